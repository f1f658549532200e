"""Giving a note to one's tutor: whom, then what in it might identify somebody, then Share. And what the tutor reads."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import TemplateView

from accounts.access import Guarded
from accounts.models import User
from learning.actions import note_sharing as actions
from learning.actions.mark import Stale
from learning.models import Note
from learning.models.mark_list import NOBODY_ELSE, sections, version_read_by
from learning.models.note_check import checked_note, tutors_of
from learning.rules import Permission
from writing.actions.opening import note_opening
from writing.forms.check import CheckForm
from writing.models.checked_text import CheckedText
from writing.views.check import LooksThrough

CHANGED_MEANWHILE = "Your note changed after you opened this page. Please read it again before you share it."


class ShareNote(LooksThrough, Guarded, TemplateView):
    """Opening the page shares nothing. The check is made here, on our own server, and what it finds is not kept."""

    model = Note
    permission_required = Permission.SHARE_NOTE
    template_name = "learning/notes/share.html"
    changed = "You changed something since you last looked. This is how it reads now: share it if it is what you mean."
    to_decide = "Decide first about what is still marked. Nothing has been shared."

    def get_rows(self) -> Any:
        return super().get_rows().select_related("highlight__owner", "audience__owner")

    @cached_property
    def tutors(self) -> list[User]:
        return tutors_of(self.person)

    @cached_property
    def tutor(self) -> User | None:
        """Whom they chose; the only one there is where there is one."""
        asked = self.request.POST.get("person") or self.request.GET.get("person")
        if asked is None and len(self.tutors) == 1:
            return self.tutors[0]
        return next((one for one in self.tutors if str(one.pk) == asked), None)

    def checked(self) -> CheckedText:
        return checked_note(self.object.words, author=self.person, reader=self.tutor)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.tutor is None:
            return self.render_to_response(self.get_context_data())
        return self.show(CheckForm({}, checked=self.checked()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.tutor is None:
            return self.render_to_response(self.get_context_data(given_back=self.typed_instead()))
        if request.POST.get("version") != str(self.object.version):
            return self.read_again()
        check = self.looked_at(self.checked)
        if not (self.is_ready(check) and self.was_read(check)):
            return self.show(check)
        try:
            actions.share_note(
                note=self.object,
                with_person=self.tutor,
                by=self.person,
                version_seen=self.object.version,
                checked=check.checked,
                choices=check.choices,
                reason=check.cleaned_data["reason"],
            )
        except Stale:
            self.object = self.get_guarded_object()
            return self.read_again()
        except actions.NotATutor:
            messages.info(request, "That person is not your tutor any more, so nothing was shared.")
            return redirect("learning:note", self.object.pk)
        messages.success(request, f"You and {self.tutor.name} can see this note. You can take it back at any time.")
        return redirect("learning:note", self.object.pk)

    def read_again(self) -> HttpResponse:
        messages.info(self.request, CHANGED_MEANWHILE)
        return self.show(self.begun_again(self.checked()), given_back=self.typed_instead())

    def show(self, check: CheckForm, **more: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**self.looked_through(check), **more))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        audience = self.object.audience
        sentence = audience.sentence(self.person) if audience else NOBODY_ELSE
        return super().get_context_data(
            note=self.object, highlight=self.object.highlight, tutors=self.tutors, tutor=self.tutor, sentence=sentence, **kwargs
        )


class TakeBackNote(Guarded, View):
    """One press, at any time."""

    model = Note
    permission_required = Permission.SHARE_NOTE
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        reader = get_object_or_404(User, pk=self.kwargs["person"])
        if actions.take_back_note(note=self.object, from_person=reader, by=self.person):
            messages.success(request, f"Taken back. {reader.name} cannot see it any more.")
        return redirect("learning:note", self.object.pk)


class SharedNote(Guarded, TemplateView):
    """What a tutor was given: the passage and the words, as they were shared. Its owner goes to the note itself."""

    model = Note
    permission_required = Permission.READ_NOTE
    template_name = "learning/notes/shared.html"

    def get_rows(self) -> Any:
        return super().get_rows().select_related("highlight__owner", "audience__owner")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.highlight.owner_id == self.person.pk:
            return redirect("learning:note", self.object.pk)
        note_opening(audience=self.object.audience, by=self.person)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        note = self.object
        step = sections().get(note.highlight.section_id)
        return super().get_context_data(
            note=note,
            owner=note.highlight.owner,
            where=note.highlight.where,
            section=step[1] if step else None,
            version=version_read_by(self.person, note),
            sentence=note.audience.sentence(self.person),
            **kwargs,
        )
