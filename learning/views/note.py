"""One's own notes: the list, writing one, taking them along."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded
from accounts.rules import Permission as AccountPermission
from learning.actions import mark as actions
from learning.forms.mark import FindForm, NoteForm
from learning.models import Highlight
from learning.models.citation_files import source_of, with_reference
from learning.models.mark import DRAFT_KIND
from learning.models.mark_export import KINDS
from learning.models.mark_here import meanings
from learning.models.mark_list import NOBODY_ELSE, page_of, sections, shared_with, tags_used_by, unfinished_notes
from learning.rules import Permission
from learning.views import highlight as highlights
from writing.models import Draft
from writing.views.private_file import GivesFile, PrivateFile

STALE = "This note was changed somewhere else after you opened it. Both texts are here: put into yours what should stay, then save."

SAVED = "Saved. Only you can see this."
SAVED_BESIDE_SHARED = "Saved. What you shared stays as it was."


class MyNotes(Guarded, TemplateView):
    """Everything somebody marked or wrote, the newest first, and what others let them read."""

    permission_required = AccountPermission.USE_WAYMARK
    template_name = "learning/notes/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = FindForm(self.request.GET)
        wanted = form.wanted
        page = page_of(self.person, wanted)
        looking = any(wanted[name] for name in ("q", "meaning", "tag", "noted"))
        query = self.request.GET.copy()
        query.pop("page", None)
        return super().get_context_data(**kwargs) | {
            "page": page,
            "books": {one.step[0].pk: one.step[0] for one in page.highlights if one.step}.values(),
            "wanted": wanted,
            "looking": looking,
            "query": query.urlencode(),
            "meanings": meanings(),
            "tags": tags_used_by(self.person) if page.found or looking else [],
            "unfinished": unfinished_notes(self.person),
            "shared": shared_with(self.person),
        }


class WriteNote(Guarded, FormView):
    """What was typed and not saved is in the field again. With ?part only the form, for the sheet beside a section."""

    model = Highlight
    permission_required = Permission.CHANGE_HIGHLIGHT
    form_class = NoteForm
    newer: Any = None

    def get_rows(self) -> Any:
        return super().get_rows().select_related("note__audience__owner").prefetch_related("tags")

    def get_template_names(self) -> list[str]:
        return ["learning/notes/_write.html" if "part" in self.request.GET else "learning/notes/write.html"]

    @property
    def note(self) -> Any:
        return getattr(self.object, "note", None)

    def get_initial(self) -> dict[str, Any]:
        draft = Draft.objects.visible_to(self.person).filter(pk=self.object.pk, kind=DRAFT_KIND).first()
        self.restored = draft if draft and draft.finished_at is None else None
        saved = {
            "words": self.note.words if self.note else "",
            "meaning": self.object.meaning,
            "tags": ", ".join(tag.word for tag in self.object.tags.all()),
        }
        typed = {name: text for name, text in self.restored.fields.items() if name in saved} if self.restored else {}
        return {
            **saved,
            **typed,
            "version": self.note.version if self.note else 0,
            "draft_version": draft.version if draft else 0,
        }

    def form_valid(self, form: NoteForm) -> HttpResponse:
        given = form.cleaned_data
        try:
            actions.write_note(
                highlight=self.object,
                words=given["words"],
                meaning=given["meaning"],
                tags=given["tags"],
                by=self.person,
                version_seen=given["version"],
                draft=form.draft,
            )
        except actions.Stale as stale:
            self.newer = stale.note
            again = form.on_top_of(stale.note.version)
            again.add_error(None, STALE)
            return self.render_to_response(self.get_context_data(form=again))
        if "share" in self.request.POST and given["words"].strip():
            return redirect("learning:share_note", self.object.pk)
        messages.success(self.request, SAVED if self.is_private else SAVED_BESIDE_SHARED)
        return redirect(highlights.page_of(self.object, self.person, at=True))

    @property
    def is_private(self) -> bool:
        return not (self.note and self.note.audience and self.note.audience.members_now)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        step = sections().get(self.object.section_id)
        audience = self.note.audience if self.note else None
        members = audience.readers_now if audience else []
        return super().get_context_data(**kwargs) | {
            "highlight": self.object,
            "note": self.note,
            "asking": "ask" in self.request.GET,
            "kind": DRAFT_KIND,
            "back": highlights.page_of(self.object, self.person, at=True),
            "section": step[1] if step else None,
            "members": members,
            "sentence": audience.sentence(self.person) if audience else NOBODY_ELSE,
            "copied": with_reference(self.object.quote, source_of(*step)) if step else "",
            "tags": tags_used_by(self.person),
            "restored": self.restored if self.request.method == "GET" else None,
            "newer": self.newer,
        }


class ExportNotes(Guarded, GivesFile):
    """A file of all one's highlights and notes. Only ever one's own."""

    permission_required = AccountPermission.USE_WAYMARK

    def find_file(self) -> PrivateFile:
        if self.kwargs["file"] not in KINDS:
            raise Http404
        ending, content_type, draw = KINDS[self.kwargs["file"]]
        return PrivateFile(f"my-notes-{timezone.localdate().isoformat()}.{ending}", content_type, made=draw(self.person))
