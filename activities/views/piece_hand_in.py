"""Handing in. What might identify somebody is decided before anybody else reads a word, and the page says once more what goes."""

from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property

from activities.actions import piece_hand_in as actions
from activities.blocks.assignment_words import is_too_long, length_in_words
from activities.forms.piece import LONGEST, PieceForm
from activities.models.assignment_check import checked_piece, documents_of, length_of, looked_at_in, says_who_wrote_it
from activities.models.assignment_piece import DRAFT_KIND
from activities.models.discussion_check import Decided
from activities.views.discussion import as_uuid
from activities.views.piece import PiecePage
from writing.actions.draft import Conflict, save_draft
from writing.forms.check import CheckForm
from writing.forms.cleaned_document import GiveDocumentsForm
from writing.models import Draft
from writing.views.check import AGAIN, LooksThrough

NOTHING = "There is nothing to hand in yet. Write something, or add a document first."
NO_TEXT = "This assignment is handed in as text. Write it in the box first."
NO_DOCUMENT = "This assignment is handed in as a document. Add one first."
OTHER = (
    "You handed this in from another page, in other words. What you typed here is kept: take back what you handed in if you "
    "want to hand in this instead."
)
KEPT = "Kept. Only you can see it until you hand it in."


class HandInPiece(LooksThrough, PiecePage):
    """Shows what would be handed in, with what the check found, until it is pressed there. Opened by itself, it is the piece."""

    changed = "You changed something since you last looked. This is how it reads now: hand it in if it is what you mean."
    to_decide = "Decide first about what is still marked. Nothing has been handed in."
    longest = {"words": LONGEST}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("activities:piece", pk=self.object.pk)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = PieceForm(request.POST, brings=self.object.assignment.facts["brings"])
        if not self.form.is_valid():
            return self.shown_again()
        if "seen" not in request.POST or self.step in ("save", "documents"):
            self.keep_draft()
        if self.step in ("save", "documents"):
            return self.kept()
        words = self.form.cleaned_data["words"]
        if trouble := self.lacks(words):
            self.form.add_error("words", trouble)
            return self.shown_again()
        check = self.looked_at(lambda: checked_piece(words, piece=self.object, readers=self.readers))
        return self.hand_in(check) if self.is_settled(check) else self.show_check(check)

    @cached_property
    def readers(self) -> list[Any]:
        return self.object.assignment.readers()

    @cached_property
    def documents(self) -> list[Any]:
        return documents_of(self.object) if self.object.assignment.facts["brings"] != "words" else []

    @cached_property
    def giving(self) -> GiveDocumentsForm:
        """Every document is ticked to begin with: they were put there to be handed in."""
        looked_at = looked_at_in(self.documents, piece=self.object, readers=self.readers)
        if "seen" not in self.request.POST:
            return GiveDocumentsForm(initial={"give": [str(one.pk) for one in self.documents]}, looked_at=looked_at, may_wait=True)
        if self.step in AGAIN:
            sent = self.request.POST
            return GiveDocumentsForm(initial={**sent.dict(), "give": sent.getlist("give")}, looked_at=looked_at, may_wait=True)
        return GiveDocumentsForm(self.request.POST, looked_at=looked_at, may_wait=True)

    def lacks(self, words: str) -> str:
        """Say what has to be there before anything can be handed in."""
        brings = self.object.assignment.facts["brings"]
        if brings == "words":
            return "" if words.strip() else NO_TEXT
        if brings == "documents":
            return "" if self.documents else NO_DOCUMENT
        return "" if words.strip() or self.documents else NOTHING

    def is_settled(self, check: CheckForm) -> bool:
        """Whether everything has an answer, and the page they pressed on showed these very words."""
        if "seen" not in self.request.POST or self.step in AGAIN:
            check.is_valid()
            return False
        decided, given = self.is_ready(check), self.giving.is_valid()
        return decided and given and self.was_read(check)

    def hand_in(self, check: CheckForm) -> HttpResponse:
        decided = Decided(check.checked, check.choices, check.cleaned_data["reason"])
        work = actions.Work(decided, self.giving.chosen)
        draft = (self.draft_id, self.form.draft)
        try:
            handed_in = actions.hand_in(id=self.new_id, piece=self.object, work=work, by=self.person, draft=draft)
        except actions.HandedInAlready:
            self.keep_draft()
            messages.info(self.request, OTHER)
            return redirect("activities:piece", pk=self.object.pk)
        except actions.NothingToHandIn:
            self.giving.add_error(None, NOTHING)
            return self.show_check(check)
        return redirect("activities:piece_receipt", pk=self.object.pk, hand_in=handed_in.pk)

    @property
    def new_id(self) -> UUID:
        return as_uuid(self.request.POST.get("id", "")) or uuid4()

    def show_check(self, check: CheckForm) -> HttpResponse:
        facts, words = self.object.assignment.facts, self.form.cleaned_data["words"]
        number = length_of(words, self.documents)
        carried = {"words": words, "draft_version": self.draft.version if self.draft else 0, "id": self.new_id}
        context = {
            **self.looked_through(check),
            **self.about_piece(),
            "giving": self.giving,
            "carried": carried,
            "length": length_in_words(facts, number),
            "too_long": is_too_long(facts, number),
            "names_author": self.object.assignment.is_anonymous and says_who_wrote_it(self.object, words, self.documents),
        }
        return render(self.request, "activities/assignment/check.html", context)

    def keep_draft(self) -> None:
        """Keep what was typed, so that a page without a script finds it again as well."""
        kept = {"kind": DRAFT_KIND, "about": str(self.object.pk), "fields": self.form.typed}
        with suppress(Conflict, Draft.DoesNotExist):
            save_draft(id=self.draft_id, version_seen=self.form.cleaned_data["draft_version"], by=self.person, **kept)
        self.__dict__.pop("draft", None)

    def kept(self) -> HttpResponse:
        if self.step == "documents":
            return redirect("activities:piece_documents", pk=self.object.pk)
        messages.success(self.request, KEPT)
        return redirect("activities:piece", pk=self.object.pk)

    def shown_again(self) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def writing(self) -> dict[str, Any]:
        return super().writing() | {"form": self.form}
