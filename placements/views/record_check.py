"""Before the others read one's part of a record: what might identify somebody in it, each thing with an answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from history.transitions import IllegalMove
from placements.actions.record import Missing, NotIndependent, WaitsFor
from placements.actions.record_check import ChangedMeanwhile, finish_checked
from placements.models.record_check import checked_part, left_before
from placements.models.record_progress import Progress
from placements.views.record_writing import STANDS, OfShare, finished_words
from writing.forms.check import CheckForm, as_left_before
from writing.models.checked_text import CheckedText
from writing.views.check import LooksThrough

CHANGED_MEANWHILE = "Something was written here after you opened this page. Please look at it again before you finish."


class CheckPart(LooksThrough, OfShare, TemplateView):
    """Nothing here is shown to anybody, and nothing is finished, until it is pressed."""

    template_name = "placements/records/check.html"
    changed = "You changed something since you last looked. This is how it reads now: finish if it is what you mean."
    to_decide = "Decide first about what is still marked. Your part is not finished yet."

    @cached_property
    def progress(self) -> Progress:
        return Progress(self.object)

    def checked(self) -> CheckedText:
        return checked_part(self.progress, self.share)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        checked = self.checked()
        if not (self.object.can_change and checked.findings) or self.share.finished:
            return redirect(self.address)
        answers = as_left_before(checked, left_before(self.progress, self.share, self.person))
        return self.show(CheckForm(answers, checked=checked), left_before=len(answers) - 1)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return self.look_and_finish()
        except Missing:
            return redirect(f"{self.write_address()}?missing")
        except WaitsFor:
            messages.info(request, "Somebody else has a part to finish first. Yours is saved.")
        except IllegalMove:
            messages.info(request, STANDS)
        except NotIndependent as near:
            messages.error(request, f"{near.why}. Your text is saved and was not handed in. Please tell the coordinator.")
        except ChangedMeanwhile:
            messages.info(request, CHANGED_MEANWHILE)
            return self.show(self.begun_again(self.checked()), given_back=self.typed_instead())
        return redirect(self.address)

    def look_and_finish(self) -> HttpResponse:
        if not self.share.finished and self.request.POST.get("version") != str(self.object.version):
            raise ChangedMeanwhile
        check = self.looked_at(self.checked)
        if not self.share.finished and not (self.is_ready(check) and self.was_read(check)):
            return self.show(check)
        check.is_valid()
        finish_checked(
            record=self.object,
            section=self.share.section,
            by=self.who_writes,
            version_seen=self.object.version,
            checked=check.checked,
            choices=check.choices,
            reason=check.cleaned_data["reason"],
        )
        messages.success(self.request, finished_words(self.share))
        return redirect(self.address)

    def show(self, check: CheckForm, **more: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**self.looked_through(check), **more, section=self.share.section))
