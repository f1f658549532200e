"""An activity in the preview of the Wagtail admin: as students find it, to be tried out while it is being written."""

from typing import Any

from csp.constants import HEADER, SELF
from csp.utils import build_policy
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.snippets.views.snippets import PreviewOnCreateView, PreviewOnEditView, PreviewRevisionView

from activities.actions.trial import MOVES, try_out
from activities.blocks import Facts
from activities.forms.attempt import AnswerForm
from activities.models import Activity, ActivityVersion
from activities.models.shown import Shown
from activities.models.trial import Kept, Trial, attempt_at, drawing_for, drawn_for_its_author, facts_of, trial_of

TRIED = "activities_tried"  # in the session: how far the author is, by the digest of the words they try
MOST = 3
SNIPPET = "wagtailsnippets_activities_activity"


def draw_preview(request: HttpRequest, activity: Activity, trial: Trial | None = None) -> HttpResponse:
    """Return the page of an activity that may be half written: what is still to do, and as much of it as can be drawn."""
    facts, drawing = facts_of(activity), drawing_for(activity)
    read_only = drawn_for_its_author(Shown(facts=facts) if facts else None, request, drawing=drawing)
    piece = drawn_for_its_author(trial, request, next=trial.addresses["page"]) if trial else read_only
    steps = trial is not None and trial.kind.step_by_step
    context = {
        "activity": activity,
        "still_to_do": activity.still_to_do(),
        "trial": trial,
        "piece": piece,
        "everything": drawn_for_its_author(Shown(facts=facts), request, drawing=drawing, template=trial.kind.template)
        if steps
        else "",
        "wide": bool(activity.body) and activity.kind.wide,
    }
    response = render(request, "activities/activity/preview.html", context)
    # The admin has no policy of its own; this page has that of the pages students see, but that the admin frames it.
    response.headers[HEADER] = build_policy(replace={"frame-ancestors": [SELF]})
    return response


class Previewing:
    """What the previews of a new activity and of one that is there already share. Goes before Wagtail's view."""

    def written(self) -> Activity | None:
        """Return the activity as the form was when it was last looked at, else as it was saved; None where it makes no sense."""
        state = self._get_form_state()
        if state is None and self.object.pk:
            return self.object
        form = self.get_form(self._get_form_data(state))
        if not self.validate_form(form):
            return None
        form.save(commit=False)
        return self.object

    def addresses(self) -> dict[str, str]:
        ids = [self.object.pk] if self.object.pk else []
        name = "edit" if ids else "add"
        moves = {move: reverse(f"{SNIPPET}:try_on_{name}", args=[*ids, move]) for move in MOVES}
        return {"page": reverse(f"{SNIPPET}:preview_on_{name}", args=ids), **moves}

    def kept(self, facts: Facts) -> Kept:
        return self.request.session.get(TRIED, {}).get(ActivityVersion.digest_of(facts), {})

    def trial(self, activity: Activity) -> Trial | None:
        facts = facts_of(activity)
        return trial_of(activity, facts, self.kept(facts), self.addresses()) if facts else None


class SeePreview(Previewing):
    """The page in the side panel, and in a tab of its own."""

    @method_decorator(xframe_options_sameorigin)
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        activity = self.written()
        if activity is None:
            return self.error_response()
        return draw_preview(request, activity, self.trial(activity))


class TryOut(Previewing):
    """A button of the activity, pressed in the preview."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, move: str, **kwargs: Any) -> HttpResponse:
        activity = self.written()
        facts = facts_of(activity) if activity else None
        if move not in MOVES or facts is None:
            raise Http404
        answer = AnswerForm(request, Shown(facts=facts, activity=activity)).answer
        kept = try_out(move=move, attempt=attempt_at(activity, facts, self.kept(facts)), answer=answer)
        self.keep(facts, kept)
        return self.answered(activity, facts, kept)

    def keep(self, facts: Facts, kept: Kept) -> None:
        digest = ActivityVersion.digest_of(facts)
        others = {other: state for other, state in self.request.session.get(TRIED, {}).items() if other != digest}
        self.request.session[TRIED] = dict([*others.items(), (digest, kept)][-MOST:])

    def answered(self, activity: Activity, facts: Facts, kept: Kept) -> HttpResponse:
        trial = trial_of(activity, facts, kept, self.addresses())
        page = trial.addresses["page"]
        if self.request.headers.get("Accept") == "application/json":
            return JsonResponse({"saved_at": timezone.now().isoformat(), "answer": kept["answer"]})
        if "X-Fragment" in self.request.headers:
            at = self.request.POST.get("at", "")
            return HttpResponse(drawn_for_its_author(trial, self.request, next=page, at=at))
        return redirect(f"{page}#{'begins-the-log-box' if kept.get('log') else f'activity-{activity.key}-result'}")


class SeePreviewOfNew(SeePreview, PreviewOnCreateView):
    """An activity that was never saved."""


class SeePreviewOfDraft(SeePreview, PreviewOnEditView):
    """An activity that is being changed."""


class TryOutNew(TryOut, PreviewOnCreateView):
    """A button of an activity that was never saved."""


class TryOutDraft(TryOut, PreviewOnEditView):
    """A button of an activity that is being changed."""


class SeeRevision(PreviewRevisionView):
    """An earlier state of it, to read: everything it may say."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return draw_preview(request, self.revision_object)
