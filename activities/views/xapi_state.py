import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.http import http_date

from activities.actions.content_state import forget_content_state, keep_content_state, merge_content_state
from activities.models import ContentState
from activities.models.statement import account_of
from activities.views.xapi import Refused, Xapi
from activities.xapi import Invalid, NotYourself, read_json
from activities.xapi.asking import STATE, asked
from activities.xapi.formats import moment
from activities.xapi.reading import read_text

NEEDED = ("activityId", "agent")
KINDS = ("application/json", "text/plain")
LONGEST_NAME = 200


class State(Xapi):
    """The documents in which content keeps where one person is: text or JSON, for them alone."""

    http_method_names = ["get", "head", "put", "post", "delete"]

    def get(self, request: HttpRequest) -> HttpResponse:
        place = self.place()
        kept = ContentState.objects.visible_to(self.person).filter(**place)
        if "name" not in place:
            newer = kept.filter(updated__gt=self.since) if self.since else kept
            return JsonResponse(sorted(set(newer.values_list("name", flat=True))), safe=False)
        document = kept.first()
        if document is None:
            raise Refused(404, "There is no such document.")
        headers = {"ETag": document.etag, "Last-Modified": http_date(document.updated.timestamp())}
        return HttpResponse(document.content.encode(), content_type=f"{document.content_type}; charset=utf-8", headers=headers)

    def put(self, request: HttpRequest) -> HttpResponse:
        keep_content_state(place=self.one_place(), **self.document(), **self.conditions(), by=self.person)
        return HttpResponse(status=204)

    def post(self, request: HttpRequest) -> HttpResponse:
        merge_content_state(place=self.one_place(), **self.document(), **self.conditions(), by=self.person)
        return HttpResponse(status=204)

    def delete(self, request: HttpRequest) -> HttpResponse:
        forget_content_state(place=self.place(), only_if=request.headers.get("If-Match", ""), by=self.person)
        return HttpResponse(status=204)

    def place(self) -> dict[str, str]:
        """Which documents the address means: with a name one, else all of an activity. Raises Invalid, or NotYourself."""
        wanted = asked(self.parameters(), STATE, required=NEEDED)
        if json.loads(wanted["agent"]).get("account") != account_of(self.person.pk)["account"]:
            raise NotYourself("agent")
        if len(wanted.get("stateId", "")) > LONGEST_NAME:
            raise Invalid(f"stateId has more than {LONGEST_NAME} characters.")
        self.since = moment(wanted["since"]) if "since" in wanted else None
        names = {"activityId": "activity", "registration": "registration", "stateId": "name"}
        found = {names[name]: value for name, value in wanted.items() if name in names and value}
        return {"registration": "", **found} if "name" in found else found

    def one_place(self) -> dict[str, str]:
        place = self.place()
        if "name" not in place:
            raise Invalid("The address needs “stateId”.")
        return place

    def document(self) -> dict[str, str]:
        kind = self.request.content_type
        if kind not in KINDS:
            raise Invalid(f"Documents are {' or '.join(KINDS)}.")
        if kind == "application/json":
            read_json(self.request.body)
        return {"content": read_text(self.request.body), "content_type": kind}

    def conditions(self) -> dict[str, str | bool]:
        headers = self.request.headers
        return {"only_if": headers.get("If-Match", ""), "only_new": headers.get("If-None-Match", "").strip() == "*"}
