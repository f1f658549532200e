"""Reading one portfolio in the examiner's room, its file, and remarks: kept while they are typed, sent with a press."""

from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView

from accounts.models import User
from history.models import Reading
from history.reading import Shown, note_who_opened
from placements.actions import examiner_room as actions
from placements.actions.portfolio_file import ask_for_file
from placements.forms.examiner import RemarkForm
from placements.models import ExaminerChoice, ExaminerRemark, PortfolioFile
from placements.models.examiner import DRAFT_KIND, EXAMINER_IN_WORDS
from placements.models.portfolio_paper import as_in_file
from placements.models.signature import fingerprint_of
from placements.views.examiner_room import InRoom, OfPortfolio
from writing.actions.draft import Conflict, finish_draft, save_draft
from writing.models import Draft
from writing.pdf import can_make_pdfs
from writing.views.draft import DraftEndpoint, read_json
from writing.views.private_file import PrivateFile, send

CLOSED = "This is closed to you. Nothing of it was shown."
FIRST = "Please answer first. Nothing opens before that."
OTHER_TEXT = (
    "Something else was typed here on another page meanwhile. Both are kept. Below is what you typed here: keep or send it again."
)


class WritesRemark(InRoom, FormView):
    """A page with a box for a remark: kept while it is typed, sent with a press."""

    form_class = RemarkForm
    choice: ExaminerChoice | None = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.stopped() or super().get(request, *args, **kwargs)

    def stopped(self) -> HttpResponse | None:
        """Where nothing can be read: back to the room, in words."""
        try:
            actions.must_be_readable(self.object, self.choice)
        except actions.NotDeclared:
            messages.info(self.request, FIRST)
        except actions.ClosedToThem:
            messages.info(self.request, CLOSED)
        else:
            return None
        return redirect(self.address_of())

    @property
    def draft(self) -> Draft | None:
        return Draft.objects.visible_to(self.person).filter(kind=DRAFT_KIND, about=self.about(self.choice)).first()

    def get_initial(self) -> dict[str, Any]:
        draft = self.draft
        known = {"draft_id": draft.pk, "draft_version": draft.version} if draft else {"draft_id": uuid4(), "draft_version": 0}
        return known | {"words": self.waiting.fields.get("words", "") if self.waiting else "", "request_key": uuid4()}

    @property
    def waiting(self) -> Draft | None:
        return draft if (draft := self.draft) and draft.finished_at is None else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        remarks = ExaminerRemark.objects.visible_to(self.person).filter(room=self.object, choice=self.choice)
        context = super().get_context_data(sent=remarks, restored=self.waiting, kind=DRAFT_KIND, **kwargs)
        draft_id = self.known_draft(context["form"])
        return context | {"about": self.about(self.choice), "draft_url": self.address_of("_draft", draft_id), "draft_id": draft_id}

    def known_draft(self, form: RemarkForm) -> UUID:
        """Return the draft that the page goes on with: what it sent, where that is one."""
        try:
            return UUID(str(form["draft_id"].value()))
        except ValueError:
            return self.get_initial()["draft_id"]

    def form_valid(self, form: RemarkForm) -> HttpResponse:
        said = form.cleaned_data
        typed = {"id": said["draft_id"], "fields": {"words": said["words"]}, "version_seen": said["draft_version"]}
        if is_of_something_else(said["draft_id"], {self.about(self.choice)}):
            raise BadRequest
        try:
            return self.keep(typed) if "keep" in self.request.POST else self.send(said, typed)
        except Conflict as other:
            again = self.request.POST.copy()
            again["draft_id"], again["draft_version"] = str(other.draft.pk), str(other.draft.version)
            form = self.form_class(again)
            form.add_error(None, OTHER_TEXT)
        except (actions.NotDeclared, actions.ClosedToThem):
            form.add_error(None, "This is closed to you by now, so nothing was sent. What you typed stands below.")
        return self.form_invalid(form)

    def keep(self, typed: dict[str, Any]) -> HttpResponse:
        save_draft(kind=DRAFT_KIND, about=self.about(self.choice), by=self.person, **typed)
        messages.success(self.request, "It is kept, and nobody else reads it before you send it.")
        return redirect(f"{self.request.path}#remark")

    def send(self, said: dict[str, Any], typed: dict[str, Any]) -> HttpResponse:
        """Send it, and stop offering the draft unless something else was typed into it elsewhere."""
        key = said["request_key"]
        actions.send_remark(room=self.object, choice=self.choice, words=said["words"], by=self.person, request_key=key)
        finish_draft(by=self.person, **typed)
        messages.success(self.request, "Sent. The practice learning coordinator can read it now.")
        return redirect(f"{self.address_of()}?sent={said['draft_id']}")


class OverallRemark(WritesRemark):
    """What the examiner says about the whole sample."""

    template_name = "placements/examiner/overall.html"


class ExaminePortfolio(OfPortfolio, WritesRemark):
    """One frozen edition as an external examiner may read it, and a remark about it. Each opening is noted for the student."""

    template_name = "placements/examiner/portfolio.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if (elsewhere := self.stopped()) is not None:
            return elsewhere
        if request.method == "GET":
            note_opened(self.choice, self.person)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edition = self.choice.edition
        file = PortfolioFile.objects.filter(edition=edition).without_content().select_related("seal").first()
        return super().get_context_data(
            front=edition.content["front"],
            content=edition.content,
            items=as_in_file(edition),
            unchanged=fingerprint_of(edition.payload) == edition.fingerprint,
            file=file,
            may_make=can_make_pdfs(),
            **kwargs,
        )


class ExamineFile(OfPortfolio, WritesRemark):
    """The signed file of one portfolio: POST asks for it, GET takes it once it is made."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if (elsewhere := self.stopped()) is not None:
            return elsewhere
        file = PortfolioFile.objects.filter(edition=self.choice.edition).first()
        if file is None or not file.is_ready:
            return redirect(f"{self.address}#file")
        if request.method == "GET":
            note_opened(self.choice, self.person, Reading.Channel.FILE)
        content = bytes(file.content)
        name = f"portfolio-{timezone.localdate(file.made_at).isoformat()}-{self.choice.edition.fingerprint[:8]}.pdf"
        leaving = PrivateFile(
            name, "application/pdf", opened=lambda: BytesIO(content), size=len(content), tag=f"{file.pk}-{file.round}"
        )
        return send(request, leaving)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if (elsewhere := self.stopped()) is not None:
            return elsewhere
        ask_for_file(edition=self.choice.edition, by=self.person)
        return redirect(f"{self.address}#file")


class RemarkDraft(InRoom, DraftEndpoint):
    """Where the box saves what is being typed: the drafts of this room, and no others."""

    @property
    def abouts(self) -> set[str]:
        return {self.about(None), *(self.about(one) for one in self.choices())}

    def put(self, request: HttpRequest, id: UUID, **kwargs: Any) -> JsonResponse:  # noqa: A002
        sent, abouts = read_json(request.body), self.abouts
        if sent.get("kind") != DRAFT_KIND or sent.get("about") not in abouts or is_of_something_else(id, abouts):
            return JsonResponse({"error": "This page sent something that is not a remark."}, status=400)
        return super().put(request, id)

    def get(self, request: HttpRequest, id: UUID, **kwargs: Any) -> JsonResponse:  # noqa: A002
        if is_of_something_else(id, self.abouts):
            raise Http404
        return super().get(request, id)


def is_of_something_else(draft: UUID, abouts: set[str]) -> bool:
    """Whether a draft of this id is about none of these: whoever holds the link reaches nothing else that the examiner typed."""
    return Draft.objects.filter(pk=draft).exclude(kind=DRAFT_KIND, about__in=abouts).exists()


def note_opened(choice: ExaminerChoice, by: User, channel: str = Reading.Channel.LINK) -> None:
    """The student finds it under Who opened what you wrote."""
    shown = Shown(choice.edition, choice.placement.student.pk, choice.edition.number)
    note_who_opened([shown], by=by, part=EXAMINER_IN_WORDS, channel=channel)
