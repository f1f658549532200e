from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView

from accounts.access import Guarded
from activities.actions.spoken_feedback import SentWithout, keep_spoken_feedback
from activities.models import LogEntry
from activities.models.feedback_words import SPOKEN
from activities.rules import Permission
from activities.views.held import Shared
from activities.views.voice_note import VoiceNotes
from writing.actions.attachment import NoRoom, remove_attachment
from writing.actions.virus_check import VirusFound
from writing.forms.attachment import VoiceNoteForm
from writing.models import Attachment
from writing.rules import Permission as WritingPermission

SENT = "You have sent this feedback without it. Save a copy to this device, or record it again for more feedback."


def box_of(entry_pk: Any) -> str:
    return f"{reverse('activities:log_entry', args=[entry_pk])}#your-feedback"


class SpokenFeedback(Shared, VoiceNotes):
    """What was recorded for feedback on an entry and is not sent yet, and the way to another. As with voice notes of a log."""

    model = LogEntry
    permission_required = Permission.GIVE_FEEDBACK
    template_name = "activities/feedback/spoken.html"

    def get_rows(self) -> Any:
        return super().get_rows().with_readers()

    def form_valid(self, form: VoiceNoteForm) -> HttpResponse:
        try:
            kept = keep_spoken_feedback(id=form.uuid, feedback=self.kwargs["feedback"], upload=form.upload, by=self.person)
        except Attachment.DoesNotExist:
            raise Http404 from None
        except SentWithout:
            form.add_error("file", SENT)
            return self.form_invalid(form)
        except NoRoom:
            form.refuse_for_want_of_room()
            return self.form_invalid(form)
        except VirusFound as virus:
            form.refuse_for_virus(virus.found)
            return self.form_invalid(form)
        if kept.removed_at is None:
            messages.success(self.request, f"Kept: {kept.length}. Only you can hear it until you send your feedback.")
        return redirect("activities:feedback_spoken", feedback=self.kwargs["feedback"], pk=self.object.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pk = self.kwargs["feedback"]
        recorded = Attachment.objects.visible_to(self.person).filter(owner=self.person).beside(pk, SPOKEN)
        return FormView.get_context_data(
            self, feedback_id=pk, entry=self.object, recorded=list(recorded), place=box_of(self.object.pk), **kwargs
        )


class RemoveSpokenFeedback(Guarded, FormView):
    """Says what goes before it goes. Only what is not sent: after that the feedback itself can be taken back."""

    model = Attachment
    permission_required = WritingPermission.REMOVE_ATTACHMENT
    lookup = {"note": "pk"}
    form_class = forms.Form
    template_name = "activities/log/voice_note_remove.html"

    def get_rows(self) -> Any:
        return super().get_rows().beside(self.kwargs["feedback"], SPOKEN).filter(audience__isnull=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.object.sentence = "Only you can hear this"
        return super().get_context_data(note=self.object, place=box_of(self.kwargs["pk"]), **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        remove_attachment(attachment=self.object, by=self.person)
        messages.success(self.request, "The recording is deleted.")
        return redirect(box_of(self.kwargs["pk"]))
