from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView

from accounts.access import Guarded
from activities.actions import log as actions
from activities.actions.share_with_files import changes_what_they_have, share_with_files
from activities.forms.share import GONE, ShareForm
from activities.forms.voice_note import HearForm
from activities.models import LogEntry, LogEntryVersion, RecentShare
from activities.models.log_check import checked_entry
from activities.models.log_emergency import sentence_for
from activities.models.log_held import flags_on
from activities.models.log_share import pressed_before
from activities.models.log_voice import own_voice_notes
from activities.rules import Permission
from activities.views.share_documents import GivesDocuments
from writing.forms.check import CheckForm
from writing.models import Attachment
from writing.models.candidates import Chosen, people_around
from writing.models.checked_text import CheckedText
from writing.models.sentence import listed, others_in_words
from writing.views.check import LooksThrough

CHANGED_MEANWHILE = "The entry changed after you opened this page. Please read it again before you share it."
FEW = 2  # names on a button
HELD_BACK = (
    "These are the words that were held back. Put others where they might identify someone, "
    "or go back to the entry and say why they do not."
)


class ShareEntry(GivesDocuments, LooksThrough, Guarded, FormView):
    """First with whom; then what might identify somebody, each replaced or left with a reason; then Share, with all at once.

    Opening a page shares nothing. The check is made here, on our own server, and what it finds is not kept.
    """

    model = LogEntry
    permission_required = Permission.SHARE_LOG_ENTRY
    form_class = ShareForm
    template_name = "activities/log/share.html"
    changed = "You changed something since you last looked. This is how it reads now: share it if it is what you mean."
    to_decide = "Decide first about what is still marked. Nothing has been shared."

    def get_rows(self) -> Any:
        return super().get_rows().with_readers()

    def get_form_kwargs(self) -> dict[str, Any]:
        asked = {"data": self.request.GET} if self.request.method == "GET" and "version" in self.request.GET else {}
        about = {"author": self.person, "named": self.request.method == "POST", "initial": {"version": self.object.version}}
        return super().get_form_kwargs() | about | asked

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if not (form.is_bound and form.is_valid()):
            return self.render_to_response(self.get_context_data(form=form))
        return self.show(form, CheckForm({}, checked=self.checked_for(form.chosen)))

    def form_invalid(self, form: ShareForm) -> HttpResponse:
        """Nobody is chosen, or somebody who cannot be any more. What was typed on the page before is given back."""
        reasons = [self.request.POST.get(name, "").strip() for name in ("reason", "hear_reason")]
        given_back = [*self.typed_instead(), *filter(None, reasons)]
        return self.render_to_response(self.get_context_data(form=form, given_back=given_back))

    def form_valid(self, form: ShareForm) -> HttpResponse:
        if form.cleaned_data["version"] != self.object.version:
            return self.read_again(form)
        check = self.looked_at(lambda: self.checked_for(form.chosen))
        if not (self.is_ready(check) & self.hearing.is_valid() & self.giving(form.chosen).is_valid()):
            return self.show(form, check)
        if self.step == "view":
            return self.show(form, check, template="activities/log/share_view.html")
        return self.share(form, check) if self.was_read(check) else self.show(form, check)

    def checked_for(self, chosen: Sequence[Chosen]) -> CheckedText:
        by_name = [one.person for one in chosen if not one.group]
        return checked_entry(self.object, *by_name, in_group=[one.person for one in chosen if one.group])

    @cached_property
    def hearing(self) -> HearForm:
        """Which voice notes the readers may hear, and why. Asked beside the check, since nothing looks through a recording."""
        return HearForm(self.request.POST, notes=own_voice_notes(self.object.pk, self.person))

    def share(self, form: ShareForm, check: CheckForm) -> HttpResponse:
        given = check.cleaned_data
        try:
            shared = share_with_files(
                entry=self.object,
                with_people=form.chosen,
                by=self.person,
                version_seen=self.object.version,
                checked=check.checked,
                choices=check.choices,
                reason=given["reason"],
                keep_original=given["keep_original"],
                notes=self.hearing.cleaned_data["hear"],
                why=self.hearing.cleaned_data["hear_reason"],
                giving=self.giving(form.chosen).chosen,
            )
        except (actions.Stale, Attachment.DoesNotExist):
            return self.read_again(form)
        except actions.NotConnected:
            form.add_error("person", GONE)
            return self.form_invalid(form)
        except actions.HeldBack:
            check.add_error(None, HELD_BACK)
            return self.show(form, check)
        return self.said(form.chosen, RecentShare.objects.visible_to(self.person).undoable().filter(version=shared.version))

    def said(self, chosen: Sequence[Chosen], recent: Any) -> HttpResponse:
        people = {one.person_id for one in chosen}
        undo = recent.filter(entry=self.object, readers__person__in=people).last()
        until = f" You can undo this until {timezone.localtime(undo.undo_until):%H:%M}." if undo else ""
        messages.success(self.request, f"{self.who_can(chosen)}{until}")
        return redirect("activities:log_entry", pk=self.object.pk)

    def read_again(self, form: ShareForm) -> HttpResponse:
        """Nothing was shared, unless the same press has shared it already. Show the entry as it is now, and what was typed."""
        self.object = self.get_guarded_object()
        people = [one.person for one in form.chosen]
        seen = self.request.POST.get("seen", "")
        if pressed_before(self.object, self.person, people, seen) and self.have_what_was_ticked(form):
            return self.said(form.chosen, RecentShare.objects.visible_to(self.person).undoable())
        messages.info(self.request, CHANGED_MEANWHILE)
        return self.show(form, self.begun_again(self.checked_for(form.chosen)), given_back=self.typed_instead())

    def have_what_was_ticked(self, form: ShareForm) -> bool:
        """Whether they have the files that the page ticks, and no others: a late tick is not the press before it."""
        hearing, giving = self.hearing, self.giving(form.chosen)
        if not (hearing.is_valid() & giving.is_valid()):
            return False  # something is ticked without its reason
        ticked = {"notes": hearing.cleaned_data["hear"], "giving": giving.chosen}
        return not changes_what_they_have(entry=self.object, with_people=form.chosen, **ticked)

    def show(self, form: ShareForm, check: CheckForm, template: str = "", **more: Any) -> HttpResponse:
        """Show the findings, and beside them what the readers would read."""
        found = self.looked_through(check)
        context = self.get_context_data(
            **found,
            **more,
            **self.readers(form),
            hearing=self.hearing,
            giving=self.giving(form.chosen),
            open_flags=[flag for flag in flags_on(self.object, self.person) if flag.is_open],
            shown=self.as_shared(check.checked.replaced(check.choices)),
            will_see=self.who_can(form.chosen, "will see", "will not"),
        )
        return self.response_class(self.request, template or self.get_template_names(), context)

    def readers(self, form: ShareForm) -> dict[str, Any]:
        """Those who were chosen, and the one of them whose eyes the author looks through."""
        chosen = form.chosen
        one = next((one.person for one in chosen if str(one.person_id) == self.request.POST.get("as")), chosen[0].person)
        others = others_in_words(self.person, self.with_these(chosen), one, most=None)
        names = [one.person.get_short_name() for one in chosen]
        return {
            "chosen": chosen,
            "by_name": [one for one in chosen if not one.group],
            "groups": [(group, [one for one in chosen if one.group == group.name]) for group in form.chosen_groups],
            "several": len(chosen) > 1,
            "viewer": one,
            "viewers_sentence": f"{listed(['You', *others])} can see this",
            "called": listed(names) if len(names) <= FEW else f"{len(names)} people",
        }

    def as_shared(self, words: dict[str, str]) -> LogEntryVersion:
        """The version that the readers would be given, not kept anywhere."""
        entry = self.object
        given = {name: getattr(entry, name) for name in actions.GIVEN} | words
        return LogEntryVersion(entry=entry, number=entry.version, **given)

    def with_these(self, chosen: Sequence[Chosen]) -> list[Any]:
        """Those who can read it now, and these."""
        members = {member.person_id: member for member in self.object.audience.readers_now}
        return list((members | {one.person_id: one for one in chosen}).values())

    def who_can(self, chosen: Sequence[Chosen], can: str = "can see", cannot: str = "cannot") -> str:
        """Say who can read it with these among them, and who of the people around the author cannot."""
        reading = self.with_these(chosen)
        inside = f"{listed(['You', *others_in_words(self.person, reading, self.person, most=None)])} {can} this."
        ids = {member.person_id for member in reading}
        others = [one.person.get_short_name() for one in people_around(self.person) if one.person.pk not in ids]
        return f"{inside} {listed(others)} {cannot}." if others else inside

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(entry=self.object, sentence=sentence_for(self.object, self.person), **kwargs)
