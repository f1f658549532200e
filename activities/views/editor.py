from abc import abstractmethod
from contextlib import suppress
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded
from accounts.rules import Permission as AccountPermission
from activities.actions import log as actions
from activities.forms.log import LogEntryForm, typed_in, with_headings, written_in
from activities.models import Attempt, LogEntry, LogTemplate
from activities.models.log import DRAFT_KIND, unfinished_entries
from activities.models.log_emergency import sentence_for
from activities.models.log_photos import photos_of
from activities.models.log_template import to_choose_from
from activities.models.log_timeline import tags_used_by
from activities.models.log_voice import own_voice_notes, with_hearers
from activities.rules import Permission
from writing.actions.draft import Conflict, save_draft
from writing.models import Attachment, Draft
from writing.models.disclosure import people_to_tell

SOURCES = ("attempt", "prompt")


class NewEntry(Guarded, View):
    """Goes to an empty page with an id of its own, or back to the page that was not finished."""

    permission_required = Permission.WRITE_LOG

    def get(self, request: HttpRequest) -> HttpResponse:
        source = {name: request.GET.get(name, "") for name in SOURCES}
        waiting = [] if "another" in request.GET else unfinished_entries(self.person)
        for draft in waiting:
            if draft.is_new and all(draft.fields.get(name, "") == wanted for name, wanted in source.items() if wanted):
                return redirect("activities:log_entry_write", pk=draft.pk)
        address = reverse("activities:log_entry_write", kwargs={"pk": uuid4()})
        return redirect(f"{address}?{request.GET.urlencode()}" if any(source.values()) else address)


class Editor(Guarded, FormView):
    """What writing and rewriting share. Whatever was typed and not saved is on the page again when it is opened."""

    form_class = LogEntryForm
    template_name = "activities/log/editor.html"
    newer: LogEntry | None = None  # words that were saved somewhere else after this page was opened

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.pk = kwargs["pk"]

    @abstractmethod
    def written_so_far(self) -> dict[str, Any]:
        """Return the words that are there before anything of a draft, by the names of the form's fields."""

    def get_initial(self) -> dict[str, Any]:
        self.draft = Draft.objects.visible_to(self.person).filter(pk=self.pk, kind=DRAFT_KIND).first()
        begun = {"version": 0, "draft_version": self.draft.version if self.draft else 0} | self.written_so_far()
        return begun | typed_in(self.draft) if self.draft and self.draft.finished_at is None else begun

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Without a script, questions are chosen and put into the text by buttons of the same form. No word is saved or lost."""
        if "add_voice" in request.POST:
            return self.go_and_record()
        if not {"use_template", "use_headings"} & set(request.POST):
            return super().post(request, *args, **kwargs)
        self.get_initial()
        typed = {name: request.POST[name] for name in self.form_class.base_fields if name in request.POST}
        typed["template"] = request.POST.get("use_template", typed.get("template", ""))
        if "use_headings" in request.POST:
            questions = next((one.questions for one in self.templates() if one.key == typed["template"]), [])
            typed["body"] = with_headings(typed.get("body", "").replace("\r\n", "\n"), questions)
        return self.render_to_response(self.get_context_data(form=self.form_class(initial=typed)))

    def go_and_record(self) -> HttpResponse:
        """Without a script the way to a voice note is another page. What was typed is kept, and stands here again afterwards."""
        typed = {name: self.request.POST.get(name, "").replace("\r\n", "\n") for name in self.form_class.TYPED}
        seen = self.request.POST.get("draft_version", "")
        with suppress(Conflict):  # both texts are kept, and the editor will say so
            about = {"kind": DRAFT_KIND, "about": str(self.pk), "version_seen": int(seen) if seen.isdecimal() else 0}
            save_draft(id=self.pk, fields=typed, by=self.person, **about)
        return redirect("activities:log_voice_notes", pk=self.pk)

    def templates(self) -> list[LogTemplate]:
        return to_choose_from(self.person, kept=self.object.template_id if self.object else None)

    def get_form(self, form_class: Any = None) -> LogEntryForm:
        """With a voice note there may be nothing to type."""
        form = super().get_form(form_class)
        form.fields["body"].required = not self.voice_notes
        return form

    @cached_property
    def voice_notes(self) -> list[Attachment]:
        return own_voice_notes(self.pk, self.person)

    def form_valid(self, form: LogEntryForm) -> HttpResponse:
        try:
            entry = actions.write_entry(
                id=self.pk,
                written=form.written,
                version_seen=form.cleaned_data["version"],
                draft=form.draft,
                by=self.person,
                attempt=self.attempt_named(form.cleaned_data["attempt"]),
                prompt=form.cleaned_data["prompt"],
            )
        except LogEntry.DoesNotExist:
            raise Http404 from None
        except actions.Stale as stale:
            self.newer = stale.entry
            return self.render_to_response(self.get_context_data(form=form.on_top_of(stale.entry)))
        messages.success(self.request, f"Saved. {sentence_for(entry, self.person)}.")
        return redirect("activities:log_documents" if "and_document" in self.request.POST else "activities:log_entry", pk=entry.pk)

    def attempt_named(self, pk: int | None) -> Attempt | None:
        attempts = Attempt.objects.visible_to(self.person).select_related("version")
        return attempts.filter(pk=pk).first() if pk else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(entry=self.object, newer=self.newer, pk=self.pk, kind=DRAFT_KIND, **kwargs)
        draft = self.draft if self.request.method == "GET" else None
        restored = draft if draft and draft.finished_at is None else None
        return context | {
            "restored": restored,
            "today": timezone.localdate(),
            "templates": self.templates(),
            "chosen": context["form"]["template"].value() or "",
            "my_tags": tags_used_by(person=self.person),
            "to_tell": people_to_tell(self.person),
            "photos": photos_of(self.person),
            "voice_notes": with_hearers(self.voice_notes, self.person),
            "mine": True,
        }


class EditorParts(Guarded, TemplateView):
    """What the editor says to this person and to nobody else. A browser keeps it, encrypted, for when there is no connection.

    Every browser of somebody signed in asks for it, so it is open to all; people without a log find nothing of anybody.
    """

    permission_required = AccountPermission.USE_WAYMARK
    template_name = "activities/log/editor_parts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = {"templates": to_choose_from(self.person, kept=None), "to_tell": people_to_tell(self.person)}
        said |= {"photos": photos_of(self.person)}
        return super().get_context_data(form=LogEntryForm(), chosen="", **said, **kwargs)


class WriteEntry(Editor):
    """A new entry. Its id stands in the address, so that a page that was lost can be found again."""

    permission_required = Permission.WRITE_LOG

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if LogEntry.objects.visible_to(self.person).filter(pk=self.pk).exists():
            return redirect("activities:log_entry_edit", pk=self.pk)
        return super().get(request, *args, **kwargs)

    def written_so_far(self) -> dict[str, Any]:
        asked = {name: self.request.GET[name] for name in SOURCES if name in self.request.GET}
        return {"event_on": timezone.localdate(), **asked}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        named = str(context["form"]["attempt"].value() or "")
        attempt = self.attempt_named(int(named)) if named.isdecimal() else None
        quoted = attempt.quoted if attempt else None
        prompt = quoted.question if quoted else str(context["form"]["prompt"].value() or "")
        return context | {"prompt": prompt, "quoted": quoted.answers if quoted else "", "sentence": "Only you can see this"}


class EditEntry(Editor):
    model = LogEntry
    permission_required = Permission.CHANGE_LOG_ENTRY

    def get_rows(self) -> Any:
        return super().get_rows().with_readers()

    def written_so_far(self) -> dict[str, Any]:
        return written_in(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry = self.object
        said = {"prompt": entry.prompt, "quoted": entry.quoted, "sentence": sentence_for(entry, self.person)}
        return super().get_context_data(**kwargs) | said
