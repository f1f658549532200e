from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded
from accounts.rules import Permission as AccountPermission
from accounts.rules import Role
from activities.actions import log as actions
from activities.actions.feedback_answer import note_feedback_read
from activities.actions.supervision import flag_passages
from activities.forms.log import FlagForm
from activities.forms.log_search import PassagesForm, SearchForm
from activities.models import LogEntry
from activities.models.log import entries_shared_with, unfinished_entries
from activities.models.log_comments import blocks_with, said_in, threads_on, unfinished_comments
from activities.models.log_emergency import openings_of, sentence_for
from activities.models.log_files import files_with
from activities.models.log_held import flags_on
from activities.models.log_passage import anchored
from activities.models.log_readers import who_reads
from activities.models.log_timeline import Filters, Page, months_of, page_of, tags_used_by, templates_used_by
from activities.models.log_voice import lone_voice_notes
from activities.rules import Permission
from activities.views.feedback_beside import FeedbackBeside
from activities.views.held import Shared
from history.reading import Shown, note_who_opened
from writing.actions.comment import note_reading
from writing.actions.opening import note_opening
from writing.models.disclosure import people_to_tell

CHANGED = "The entry changed after you opened this page. Please choose again."


def as_read_by(reader: Any, entries: list[LogEntry]) -> list[LogEntry]:
    """Return the entries, each with the words this reader may read and the line that says who can see it."""
    for entry in entries:
        entry.words, entry.sentence = entry.as_read_by(reader), entry.audience.sentence(reader)
    return entries


class Timeline(Guarded, TemplateView):
    """My log, month by month, and what others have shared with me. Whatever is not saved yet stands on top."""

    permission_required = AccountPermission.USE_WAYMARK
    template_name = "activities/log/timeline.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        search = SearchForm(self.request.GET) if self.request.GET else None
        filters, number = (search.filters, search.number) if search else (Filters(), 1)
        page = page_of(self.person, filters, number)
        begins = number == 1 and not filters
        unfinished = unfinished_entries(self.person) if begins else []
        may_write = self.person.has_perm(Permission.WRITE_LOG)
        looking = bool(filters) or "search" in self.request.GET
        return super().get_context_data(
            page=page,
            filters=filters,
            begins=begins,
            looking=looking,
            shared=as_read_by(self.person, entries_shared_with(person=self.person)) if begins else [],
            unfinished=unfinished,
            lone_notes=lone_voice_notes(self.person, [draft.pk for draft in unfinished]) if begins and may_write else [],
            may_write=may_write,
            **(self.choices() if looking else {}),
            **self.pages(page),
            **kwargs,
        )

    def choices(self) -> dict[str, Any]:
        """What the search form offers: months, tags and templates that are in use."""
        months = months_of(person=self.person)
        return {
            "months": months,
            "years": sorted({month.year for month, _ in months}, reverse=True),
            "tags": tags_used_by(person=self.person),
            "templates": templates_used_by(person=self.person),
        }

    def pages(self, page: Page) -> dict[str, str]:
        """The addresses of the pages before and after this one, with the same search."""

        def address(number: int) -> str:
            query = self.request.GET.copy()
            query["page"] = str(number)
            return f"?{query.urlencode()}"

        return {
            "earlier": address(page.number + 1) if page.has_earlier else "",
            "later": address(page.number - 1) if page.number > 1 else "",
        }


class EntryPage(Shared, FeedbackBeside, TemplateView):
    """An entry, as its author wrote it or as it was shared with this reader."""

    model = LogEntry
    permission_required = Permission.READ_LOG_ENTRY
    template_name = "activities/log/entry.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_looked_at:
            note_opening(audience=self.object.audience, by=self.person)
            self.note_reader()
        return super().get(request, *args, **kwargs)

    def note_reader(self) -> None:
        """For the author, who can read who opened their entry, and in which version."""
        if self.person.pk != self.object.author_id:
            shown = Shown(self.object, self.object.author_id, self.object.version_given_to(self.person))
            note_who_opened([shown], by=self.person)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """What was new is said to be new once: on this page."""
        if self.is_looked_at and any(comment.is_unread for thread in context["threads"] for comment in thread.said):
            note_reading(audience=self.object.audience, by=self.person)
        if self.is_looked_at and any(one.is_unread for one in context["feedback"]):
            note_feedback_read(about=self.object.audience, by=self.person)
        return super().render_to_response(context, **kwargs)

    @property
    def is_looked_at(self) -> bool:
        return self.request.method == "GET" and "prefetch" not in self.request.headers.get("Sec-Purpose", "")

    def get_rows(self) -> Any:
        return super().get_rows().with_readers()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_author = self.object.author_id == self.person.pk
        words = self.object.as_read_by(self.person)
        return super().get_context_data(
            entry=self.object,
            words=words,
            is_author=is_author,
            is_tutor=not is_author and Role.TUTOR in self.person.roles_now(),
            sentence=sentence_for(self.object, self.person),
            **self.comments_on(words),
            **self.feedback_on(words),
            **self.flags(words),
            **files_with(self.object, self.person),
            **(self.for_the_author() if is_author else {}),
            **kwargs,
        )

    def flags(self, words: Any) -> dict[str, Any]:
        """What was said to identify somebody: for the author, for their practice educator, and for whoever said so."""
        flags = flags_on(self.object, self.person)
        mine = [flag for flag in flags if flag.flagged_by_id == self.person.pk]
        answered = [flag for flag in mine if flag.reason and flag.version == getattr(words, "number", None)]
        return {
            "open_flags": [flag for flag in flags if flag.is_open],
            "my_flag": next((flag for flag in mine if flag.is_open), None),
            "answered": answered[-1] if answered else None,
            "contact": settings.DATA_PROTECTION_CONTACT,
        }

    def comments_on(self, words: Any) -> dict[str, Any]:
        threads = threads_on(self.object, said_in(words), self.person)
        return {
            "blocks": blocks_with(words, threads),
            "threads": threads,
            "unfinished": unfinished_comments(self.person, self.object),
            "seen": words.version if words == self.object else words.number,
            "may_comment": bool(self.object.audience.readers_now),
        }

    def for_the_author(self) -> dict[str, Any]:
        passages = anchored(self.object)
        flagged = {passage.name for passage in passages}
        return {
            "tags": list(self.object.tags.all()),
            "passages": [(name, " ".join(said), name in flagged) for name, said in self.object.pieces],
            "flagged_names": flagged,
            "gone": [passage for passage in passages if not passage.name],
            "to_tell": people_to_tell(self.person),
            **who_reads(self.object, self.person),
            "emergency_openings": openings_of(self.object),
        }


class FlagEntry(Guarded, FormView):
    model = LogEntry
    permission_required = Permission.CHANGE_LOG_ENTRY
    form_class = FlagForm
    http_method_names = ["post"]

    def form_valid(self, form: FlagForm) -> HttpResponse:
        actions.flag_for_supervision(entry=self.object, by=self.person, flagged=form.cleaned_data["flagged"])
        return redirect("activities:log_entry", pk=self.object.pk)


class FlagPassages(Guarded, FormView):
    """Which paragraphs of one's own entry to bring to supervision. All ticked ones and no others."""

    model = LogEntry
    permission_required = Permission.CHANGE_LOG_ENTRY
    form_class = PassagesForm
    http_method_names = ["post"]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"names": [name for name, _ in self.object.paragraphs]}

    def form_valid(self, form: PassagesForm) -> HttpResponse:
        given = form.cleaned_data
        try:
            flag_passages(entry=self.object, names=given["passages"], version_seen=given["version"], by=self.person)
        except actions.Stale:
            return self.form_invalid(form)
        messages.success(self.request, "Kept. Your list is under My log, “For supervision”. Nobody else sees it.")
        return redirect("activities:log_entry", pk=self.object.pk)

    def form_invalid(self, form: PassagesForm) -> HttpResponse:
        messages.info(self.request, CHANGED)
        return redirect("activities:log_entry", pk=self.object.pk)
