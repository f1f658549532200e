from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView

from accounts.access import Guarded
from accounts.models import User
from activities.actions.voice_note import keep_voice_note
from activities.models import LogEntry
from activities.models.log import DRAFT_KIND
from activities.models.log_voice import VOICE_NOTE, own_voice_notes, with_hearers
from activities.rules import Permission
from writing.actions.attachment import NoRoom, remove_attachment
from writing.actions.virus_check import VirusFound
from writing.forms.attachment import VoiceNoteForm
from writing.models import Attachment, Draft
from writing.rules import Permission as WritingPermission

SOMEBODY_ELSE = "Somebody else is signed in at this browser now. Your recording stays here until you sign in again."


def place_of(pk: UUID, person: User) -> str:
    """Return where somebody came from who records something: the editor, while they have words there, or else the entry."""
    entry = LogEntry.objects.visible_to(person).filter(pk=pk, author=person).exists()
    typing = Draft.objects.visible_to(person).unfinished(DRAFT_KIND).filter(pk=pk).exists()
    name = "log_entry_write" if not entry else "log_entry_edit" if typing else "log_entry"
    return reverse(f"activities:{name}", args=[pk])


class VoiceNotes(Guarded, FormView):
    """The voice notes of one's own entry, saved or not yet, and the way to another. Works with a file from the phone, too.

    A script sends its recording here as the form would. X-Whose says who made it, as with drafts.
    """

    permission_required = Permission.WRITE_LOG
    form_class = VoiceNoteForm
    template_name = "activities/log/voice_notes.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        here = str(getattr(request.user, "pk", None))
        if request.headers.get("X-Whose", here) != here:
            return JsonResponse({"error": SOMEBODY_ELSE}, status=401)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"id": uuid4()}

    def form_valid(self, form: VoiceNoteForm) -> HttpResponse:
        pk = self.kwargs["pk"]
        try:
            note = keep_voice_note(id=form.uuid, entry=pk, upload=form.upload, by=self.person)
        except (LogEntry.DoesNotExist, Attachment.DoesNotExist):
            raise Http404 from None
        except NoRoom:
            form.refuse_for_want_of_room()
            return self.form_invalid(form)
        except VirusFound as virus:
            form.refuse_for_virus(virus.found)
            return self.form_invalid(form)
        if note.removed_at is None:
            messages.success(self.request, f"Kept: your voice note of {note.length}. Only you can hear it.")
        return redirect("activities:log_voice_notes", pk=pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pk = self.kwargs["pk"]
        notes = with_hearers(own_voice_notes(pk, self.person), self.person)
        about_files = {
            "scanned": settings.FILE_SCANNER != "none",
            "refused": Attachment.objects.refused_lately(self.person, pk, VOICE_NOTE),
        }
        place = place_of(pk, self.person)
        return super().get_context_data(pk=pk, voice_notes=notes, place=place, mine=True, **about_files, **kwargs)


class RemoveVoiceNote(Guarded, FormView):
    """Says what goes, and who could hear it, before it goes."""

    model = Attachment
    permission_required = WritingPermission.REMOVE_ATTACHMENT
    lookup = {"note": "pk"}
    form_class = forms.Form
    template_name = "activities/log/voice_note_remove.html"

    def get_rows(self) -> Any:
        return super().get_rows().beside(self.kwargs["pk"], VOICE_NOTE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        [note] = with_hearers([self.object], self.person)
        return super().get_context_data(note=note, place=place_of(self.kwargs["pk"], self.person), **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        remove_attachment(attachment=self.object, by=self.person)
        messages.success(self.request, "The voice note is deleted. Nobody can hear it any more.")
        return redirect(place_of(self.kwargs["pk"], self.person))
