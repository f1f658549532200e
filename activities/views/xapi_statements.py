from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from activities.actions.statement import report_statements
from activities.models.statement_search import one, search
from activities.views.xapi import Refused, Xapi
from activities.xapi import Invalid, read_json
from activities.xapi.asking import ONE_STATEMENT, asked, asked_for_statements
from activities.xapi.formats import uuid
from activities.xapi.kept import written

MOST_TOGETHER = 50
LATEST = timedelta(seconds=5)  # longer than a request that stores something takes to commit
CONSISTENT = "X-Experience-API-Consistent-Through"


class Statements(Xapi):
    """One person's own statements: look through them, and report new ones."""

    http_method_names = ["get", "head", "put", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        response[CONSISTENT] = written(timezone.now() - LATEST)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted = asked_for_statements(self.parameters())
        if ONE_STATEMENT.keys() & wanted.keys():
            return self.one_statement(wanted)
        page, more = search(self.person, wanted)
        answer = {"statements": [statement.statement for statement in page], "more": ""}
        if more:
            answer["more"] = f"{reverse('activities:xapi_statements')}?{urlencode({**wanted, 'after': str(page[-1].uuid)})}"
        return JsonResponse(answer)

    def one_statement(self, wanted: dict[str, str]) -> HttpResponse:
        found = one(self.person, wanted)
        if found is None:
            raise Refused(404, "There is no such statement.")
        return JsonResponse(found.statement, headers={"Last-Modified": http_date(found.stored.timestamp())})

    def put(self, request: HttpRequest) -> HttpResponse:
        wanted = asked(self.parameters(), {"statementId": uuid}, required=("statementId",))
        statement = self.sent()
        if not isinstance(statement, dict):
            raise Invalid("PUT takes one statement.")
        if "id" in statement and str(statement["id"]).lower() != wanted["statementId"].lower():
            raise Invalid("statement.id is not the statementId of the address.")
        report_statements(statements=[{**statement, "id": wanted["statementId"]}], by=self.person)
        return HttpResponse(status=204)

    def post(self, request: HttpRequest) -> HttpResponse:
        asked(self.parameters(), {})
        sent = self.sent()
        statements = sent if isinstance(sent, list) else [sent]
        if not 0 < len(statements) <= MOST_TOGETHER:
            raise Refused(413 if statements else 400, f"POST takes one statement, or a list of 1 to {MOST_TOGETHER}.")
        ids = report_statements(statements=statements, by=self.person)
        return JsonResponse([str(one_id) for one_id in ids], safe=False)

    def sent(self) -> Any:
        if self.request.content_type != "application/json":
            raise Invalid("Send statements as application/json. Attachments cannot be kept here.")
        return read_json(self.request.body)
