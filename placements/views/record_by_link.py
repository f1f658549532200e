"""A record that waits for somebody's signature, reached by the link to their desk: no account, and the same actions."""

from abc import abstractmethod
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView

from accounts.access import GuardedByLink
from history.models import Reading
from history.reading import Shown, note_who_opened
from history.transitions import IllegalMove
from placements.actions.record_answer import need_conversation_about_record, say_record_not_mine
from placements.forms.record_answer import WordsForm
from placements.models import Desk, Method, PlacementPerson, Record
from placements.models.record_checks import why_not_put_forward
from placements.rules import Permission
from placements.views.record import OfRecord, unsaved_in
from placements.views.record_signing import SignRecord, UndoSign

ACTS = ("write", "finish", "reopen")  # what can be done in a section
SHORT = 12  # letters: what is shorter was chosen, not written
GONE = "It does not wait for you any more: this is how it stands now. Nothing was done."


class OnDesk(GuardedByLink):
    """Goes before a page about a record. The link is that of the desk; what it opens is asked of the rules each time."""

    method = Method.LINK
    desk: Desk | None = None

    def get_guarded_object(self) -> Record:
        self.desk = Desk.objects.visible_to(self.person).filter(link=self.link).first()
        if self.desk is None or not self.link.is_open():
            raise Http404
        return get_object_or_404(self.get_rows(), pk=self.kwargs["pk"])

    def dead_link(self, request: HttpRequest, *, status: int) -> HttpResponse:
        """One that has only expired offers a new one, to the same address."""
        if self.desk is None or self.link.is_open():
            return super().dead_link(request, status=status)
        again = reverse("placements:desk_by_link_again", args=[self.kwargs["token"]])
        facts = {"again": again, "gone": words_in(request)}
        return self.never_stored(render(request, "placements/desk/expired.html", facts, status=410))

    def address_of(self, name: str) -> str:
        return reverse(f"placements:record_by_link{name}", args=[self.kwargs["token"], self.object.pk])

    @property
    def address(self) -> str:
        return self.address_of("")

    @property
    def urls(self) -> dict[str, str]:
        urls = {name: self.address_of(f"_{name}") for name in ("conversation", "not_mine", "undo", "put_forward")}
        return urls | {"page": self.address, "desk": reverse("placements:desk_by_link", args=[self.kwargs["token"]])}

    @property
    def reader(self) -> PlacementPerson:
        return self.signer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {"urls": self.urls, "by_link": True, "signer": self.reader}
        return super().get_context_data(**(shown | kwargs))


class SignRecordByLink(OnDesk, SignRecord):
    """Read it and sign, while it waits for this person; otherwise how it stands, with their receipt."""

    def get_template_names(self) -> list[str]:
        if self.is_open():
            return ["placements/records/by_link.html"]
        return ["placements/records/by_link_write.html" if self.object.can_change else "placements/records/by_link_done.html"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        record = self.object
        if request.method == "GET" and not record.can_change:
            shown = Shown(record, record.placement.student.pk, record.version)
            note_who_opened([shown], by=self.person, part=self.signer.get_part_display(), channel=Reading.Channel.LINK)
        return FormView.get(self, request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        mine = context["progress"].signed.get(self.person.pk)
        until = self.object.undo_until(mine) if mine and not self.object.can_change else None
        undo_until = until if until and until > timezone.now() else None
        writing = self.where_it_is_written(context) if self.object.can_change else {}
        return context | writing | {"mine": mine, "undo_until": undo_until}

    def where_it_is_written(self, context: dict[str, Any]) -> dict[str, Any]:
        """Of a record that is being written: each section with the way to their part of it, and what was typed and not saved."""
        unsaved, progress = unsaved_in(self.object, self.person), context["progress"]
        token, record = self.kwargs["token"], self.object
        steps = [
            (
                shown,
                {name: reverse(f"placements:record_by_link_{name}", args=[token, record.pk, shown.section.key]) for name in ACTS},
            )
            for shown in context["sections"]
        ]
        ready = progress.is_ready and not why_not_put_forward(progress)
        return {"steps": steps, "unsaved": unsaved, "turn": progress.waits_in_words(self.person.pk), "ready": ready}


def words_in(request: HttpRequest) -> list[str]:
    """What was written into a page whose link has closed meanwhile: given back, so that nothing is lost."""
    written = (text.strip() for name, text in request.POST.items() if name == "comment" or "-" in name)
    return [text for text in written if len(text) > SHORT or text == request.POST.get("comment", "").strip() != ""]


class UndoSignByLink(OnDesk, UndoSign):
    """The button on the receipt."""


class AnswerByLink(OnDesk, OfRecord, FormView):
    """A page that asks once more, so that neither a scanner nor a slip of the thumb tells anybody anything."""

    permission_required = Permission.SIGN_RECORD
    form_class = WordsForm
    template_name = "placements/records/by_link_sure.html"
    words: dict[str, str]

    @abstractmethod
    def act(self, comment: str) -> None:
        """Do it."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "sure" in request.POST:
            return super().post(request, *args, **kwargs)
        form = WordsForm(initial={"comment": request.POST.get("comment", "")})
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(words=self.words, action=self.request.path, **kwargs)

    def form_valid(self, form: WordsForm) -> HttpResponse:
        try:
            self.act(form.cleaned_data["comment"])
        except IllegalMove:
            messages.info(self.request, GONE)
        return redirect(self.address)


class ConversationAboutRecord(AnswerByLink):
    words = {
        "heading": "Ask for a conversation first?",
        "lede": "The student and the tutor are told that you would like to talk. Nothing is signed, and you can still sign later, "
        "with the same link.",
        "button": "Tell them",
        "asks": "yes",
    }

    def act(self, comment: str) -> None:
        need_conversation_about_record(record=self.object, by=self.signer, comment=comment)
        messages.success(self.request, "They have been told that you would like to talk first. Nothing was signed.")


class RecordNotMine(AnswerByLink):
    words = {
        "heading": "Is this not yours to sign?",
        "lede": "Then nothing is signed, the student is told, and the coordinator finds out whom it should have reached.",
        "button": "This isn’t mine",
    }

    def act(self, comment: str) -> None:
        say_record_not_mine(record=self.object, by=self.signer)
