"""Writing one's part of a record by the link of the desk: no account, and the same pages, drafts and actions."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.urls import reverse

from placements.models import PlacementPerson, Record
from placements.rules import Permission
from placements.views.record import DRAFT_KIND
from placements.views.record_by_link import OnDesk
from placements.views.record_check import CheckPart
from placements.views.record_signing import PutForward
from placements.views.record_writing import FinishPart, OfShare, ReopenPart, WritePart
from writing.models import Draft
from writing.views.draft import DraftEndpoint, read_json


class OnDeskOfShare(OnDesk, OfShare):
    """A page about what they write in one section. Each address stays within the link."""

    def get_guarded_object(self) -> Record:
        """Whoever has nothing to write in this section is told so before anything else."""
        self.object = OnDesk.get_guarded_object(self)
        self.who_writes = self.share.who
        return self.object

    @property
    def reader(self) -> PlacementPerson:
        return self.who_writes

    @property
    def urls(self) -> dict[str, str]:
        return super().urls | {"write": self.write_address(), "check": self.check_address()}

    def write_address(self) -> str:
        return self.address_of_section("write")

    def check_address(self) -> str:
        return self.address_of_section("check")

    def draft_address(self, draft: UUID) -> str:
        return reverse("placements:record_by_link_draft", args=[self.kwargs["token"], self.object.pk, draft])

    def address_of_section(self, name: str) -> str:
        token, section = self.kwargs["token"], self.kwargs["section"]
        return reverse(f"placements:record_by_link_{name}", args=[token, self.object.pk, section])


class WriteByLink(OnDeskOfShare, WritePart):
    """The boxes of one section."""


class FinishByLink(OnDeskOfShare, FinishPart):
    """Their part is as it should be."""


class ReopenByLink(OnDeskOfShare, ReopenPart):
    """Open their part again, while nothing was put forward."""


class CheckByLink(OnDeskOfShare, CheckPart):
    """What might identify somebody, before the others read it."""


class PutForwardByLink(OnDesk, PutForward):
    """Every part is finished: ask everybody to sign."""


class DraftByLink(OnDesk, DraftEndpoint):
    """Where the page saves what is being typed: drafts of this record and of this person, and no others."""

    model = Record
    permission_required = Permission.WRITE_RECORD

    def get_rows(self) -> Any:
        return Record.objects.visible_to(self.person).with_everything()

    @property
    def is_about_this(self) -> str:
        return f"{DRAFT_KIND}-{self.object.pk}-"

    def get(self, request: HttpRequest, token: str, pk: int, id: UUID) -> JsonResponse:  # noqa: A002
        held = Draft.objects.visible_to(self.person).filter(pk=id).exclude(about__startswith=self.is_about_this)
        if held.exists():
            return JsonResponse({"error": "There is no such draft."}, status=404)
        return super().get(request, id)

    def put(self, request: HttpRequest, token: str, pk: int, id: UUID) -> JsonResponse:  # noqa: A002
        sent = read_json(request.body)
        if sent.get("kind") != DRAFT_KIND or not str(sent.get("about", "")).startswith(self.is_about_this):
            return JsonResponse({"error": "This page saves what belongs to its record only."}, status=400)
        return super().put(request, id)
