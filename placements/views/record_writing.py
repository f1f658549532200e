"""Writing one's part of a record, finishing it, opening it again. What is typed is kept as a draft until it is saved."""

from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView, View

from history.transitions import IllegalMove
from placements.actions import record as actions
from placements.forms.asks import Around
from placements.forms.record import SectionForm
from placements.models import Record
from placements.models.claimable import claimable
from placements.models.form_ask import Kind
from placements.models.record_check import checked_part
from placements.models.record_page import words_of
from placements.models.record_progress import Progress, Share
from placements.rules import Permission
from placements.views.record import DRAFT_KIND, OfRecord
from writing.actions.attachment import NoRoom, keep_attachment
from writing.actions.virus_check import VirusFound
from writing.models import Attachment, Draft

NO_CONSENT = (
    "Nothing was saved. What a person said can only be kept with their consent: say under “Consent” that they agreed, "
    "or take their words out again."
)
STANDS = "This was put forward to be signed, so nothing in it can change. Take it back first: your text is below."

HANDED_IN = "You handed in your view. It stays as it is, and you can read what the other readers have handed in."
KEPT = "Your view is handed in, so it stays as it is. What is to be put right goes into the agreed outcome."
FINISHED = "Your part is finished, and the others can read it. Until it is put forward you can open it again."


class OfShare(OfRecord):
    """A page about what this person writes in one section."""

    permission_required = Permission.WRITE_RECORD

    def get_guarded_object(self) -> Record:
        """Whoever has nothing to write in this section is told so before anything else."""
        self.object = super().get_guarded_object()
        self.who_writes = self.share.who
        return self.object

    @cached_property
    def share(self) -> Share:
        """Return it. Raises Http404 for a section that is not there, PermissionDenied where nothing in it is theirs."""
        section = next((one for one in self.object.template.sections.all() if one.key == self.kwargs["section"]), None)
        if section is None:
            raise Http404
        for share in Progress(self.object).shares:
            if share.section == section and share.who.person_id == self.person.pk:
                return share
        raise PermissionDenied

    @property
    def about(self) -> str:
        return f"{DRAFT_KIND}-{self.object.pk}-{self.share.section.pk}"

    @cached_property
    def draft(self) -> Draft | None:
        return Draft.objects.visible_to(self.person).filter(kind=DRAFT_KIND, about=self.about).first()

    def look_again(self) -> None:
        """Fetch the record as it is after a save."""
        self.object = self.get_rows().get(pk=self.object.pk)
        self.__dict__.pop("share", None)

    def write_address(self) -> str:
        return reverse("placements:record_write", args=[self.object.pk, self.share.section.key])

    def check_address(self) -> str:
        return reverse("placements:record_check", args=[self.object.pk, self.share.section.key])

    def draft_address(self, draft: UUID) -> str:
        return reverse("writing:draft", args=[draft])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        addresses = {"page": self.address, "write": self.write_address(), "check": self.check_address()}
        return super().get_context_data(**({"urls": addresses} | kwargs))


class WritePart(OfShare, FormView):
    """The boxes of one section. Whatever was typed and not saved is in them again, on any device."""

    form_class = SectionForm
    template_name = "placements/records/write.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.share.is_kept:
            messages.info(request, KEPT)
            return redirect(self.address)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        waiting = self.waiting
        return super().get_form_kwargs() | {
            "fields": self.share.fields,
            "record": self.object,
            "around": self.around(),
            "typed": waiting.fields if waiting else {},
        }

    def get_initial(self) -> dict[str, Any]:
        newest = max((answer.pk for answer in self.object.answers.all()), default=0)
        draft = self.draft
        known = {"draft_id": draft.pk, "draft_version": draft.version} if draft else {"draft_id": uuid4(), "draft_version": 0}
        return known | {"seen": newest}

    @property
    def waiting(self) -> Draft | None:
        """What was typed and is not in the record yet, for a page that is opened."""
        return self.draft if self.request.method == "GET" and self.draft and self.draft.finished_at is None else None

    def around(self) -> Around:
        asked = [ask for one in self.share.fields for ask in one.asked]
        nodes = list(claimable(self.object.placement)) if any(ask.kind == Kind.TAGS or ask.of for ask in asked) else []
        people = [f"{one.person.name}, {one.get_part_display()}" for one in self.object.placement.people.all()]
        return Around(nodes=nodes, people=people, writer=self.person.name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        missing = Progress(self.object).missing_in(self.share) if "missing" in self.request.GET else []
        return context | {
            "share": self.share,
            "draft_id": (draft_id := self.known_draft(context["form"])),
            "draft_url": self.draft_address(draft_id),
            "section": self.share.section,
            "kind": DRAFT_KIND,
            "about": self.about,
            "restored": self.waiting,
            "missing": [(one, context["form"].anchor_of(one)) for one in missing],
            "missing_keys": {one.key for one in missing},
            "readers": self.readers(),
        }

    def known_draft(self, form: SectionForm) -> UUID:
        """Return the draft that the page goes on with: what it sent, where that is one."""
        try:
            return UUID(str(form["draft_id"].value()))
        except ValueError:
            return self.get_initial()["draft_id"]

    def readers(self) -> str:
        """Who can read this part now, and when the others can."""
        shared = any(len(self.object.owners_of(one)) > 1 for one in self.share.fields)
        if shared:
            return "Whoever writes in this part can see it now, the others once you have finished it"
        return "Only you can see this until you finish your part"

    def form_valid(self, form: SectionForm) -> HttpResponse:
        try:
            values = self.with_files(form)
        except (VirusFound, NoRoom) as refused:
            form.add_error(None, f"The file was not kept. {refused}".strip())
            return self.form_invalid(form)
        try:
            actions.save_answers(
                record=self.object,
                section=self.share.section,
                by=self.who_writes,
                values=values,
                seen=form.cleaned_data["seen"],
                page=form.page,
            )
        except actions.Overtaken as meanwhile:
            return self.show_both(form, meanwhile)
        except actions.NoConsent:
            form.add_error(None, NO_CONSENT)
            return self.form_invalid(form)
        except (IllegalMove, actions.HandedIn) as refused:
            form.add_error(None, KEPT if isinstance(refused, actions.HandedIn) else STANDS)
            return self.form_invalid(form)
        if "finish" in self.request.POST:
            return finish(self.request, self, form.cleaned_data["draft_id"])
        return redirect(f"{self.address}?draft={form.cleaned_data['draft_id']}#{self.share.section.key}")

    def with_files(self, form: SectionForm) -> dict[str, dict[str, Any]]:
        """Keep the files that were chosen, and return the answers with their names and fingerprints."""
        values = form.values
        for (one, asked), upload in form.uploads.items():
            about = f"{DRAFT_KIND}-{self.object.pk}"
            kept = keep_attachment(id=uuid4(), kind=Attachment.Kind.DOCUMENT, about=about, upload=upload, by=self.person)
            values[one][asked] = {"id": str(kept.pk), "name": kept.file_name, "sha256": kept.sha256}
        return values

    def show_both(self, form: SectionForm, meanwhile: actions.Overtaken) -> HttpResponse:
        """Nothing was saved: what the other wrote, and what was typed here. Saved once more, this one stands."""
        again = self.request.POST.copy()
        again["seen"] = str(max(answer.pk for answer in meanwhile.answers))
        both = [(answer, words_of(self.object, answer.field, answer)) for answer in meanwhile.answers]
        shown = self.form_class(**(self.get_form_kwargs() | {"data": again}))
        return self.render_to_response(self.get_context_data(form=shown, both=both), status=409)


def finish(request: HttpRequest, page: OfShare, draft: Any = "") -> HttpResponse:
    """Finish the part, and say what came of it. Where something in it might identify somebody, that is decided first."""
    page.look_again()
    share = page.share
    if has_to_be_checked(page.object, share):
        address = page.check_address()
        return redirect(f"{address}?draft={draft}" if draft else address)
    try:
        actions.finish_part(record=page.object, section=share.section, by=page.who_writes)
    except actions.Missing:
        return redirect(f"{page.write_address()}?missing")
    except actions.WaitsFor as first:
        names = " and ".join(dict.fromkeys(one.who.person.get_short_name() for one in first.shares))
        title = first.shares[0].section.title
        messages.info(request, f"Your text is saved. You can finish this part once {names} has finished “{title}”.")
    except IllegalMove:
        messages.info(request, "This was put forward to be signed a moment ago, so your part stands as it is.")
    except actions.NotIndependent as near:
        messages.error(request, f"{near.why}. Your text is saved and was not handed in. Please tell the coordinator.")
    else:
        messages.success(request, finished_words(share))
    return redirect(f"{page.address}?draft={draft}" if draft else page.address)


def finished_words(share: Share) -> str:
    """What is said once a part is finished: some are handed in for good."""
    return HANDED_IN if share.who.part in share.section.template.fact("once") else FINISHED


def has_to_be_checked(record: Record, share: Share) -> bool:
    """Whether it could be finished now, were it not for something that might identify somebody."""
    if not record.can_change or share.finished or share.waits_for:
        return False
    progress = Progress(record)
    return not progress.missing_in(share) and bool(checked_part(progress, share).findings)


class FinishPart(OfShare, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if (draft := self.draft) and draft.finished_at is None:
            messages.info(request, "You typed something here that is not in the record yet. Look at it and save it, then finish.")
            return redirect(self.write_address())
        return finish(request, self)


class ReopenPart(OfShare, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        share = self.share
        try:
            actions.reopen_part(record=self.object, section=share.section, by=self.who_writes)
        except IllegalMove:
            messages.info(request, "This was put forward to be signed. Take it back first.")
            return redirect(self.address)
        except actions.HandedIn:
            messages.info(request, KEPT)
            return redirect(self.address)
        return redirect(self.write_address())
