"""What the tutors of a discussion do: let posts through, send them back, hide them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded
from activities.actions import moderation
from activities.forms.discussion import DecideForm
from activities.models import Discussion, Post
from activities.models.discussion_page import conversation
from activities.rules import Permission
from activities.states import NEEDS_A_REASON, POST_MOVES
from activities.views.discussion import page_of
from activities.views.discussion_writing import OnePost
from history.transitions import IllegalMove

DONE = {
    "let_through": "Everybody here can read it now.",
    "send_back": "Sent back. The author reads your reason.",
    "hide": "Hidden. The author reads your reason.",
    "show_again": "Everybody here can read it again.",
}
TOO_LATE = "Somebody has dealt with this post already, or its author has changed it. Please look at it again."


class HeldPosts(Guarded, TemplateView):
    """Everything that waits for a tutor, the oldest first."""

    model = Discussion
    permission_required = Permission.MODERATE_DISCUSSION
    template_name = "activities/discussion/held.html"

    def get_rows(self) -> Any:
        return super().get_rows().with_group()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = Post.objects.visible_to(self.person).waiting().filter(discussion=self.object)
        posts = waiting.select_related("under").order_by("posted_at", "pk")
        said = conversation(self.object, posts, self.person, tutors=[], since=self.object.last_number)
        return super().get_context_data(discussion=self.object, facts=self.object.facts, said=said, **kwargs)


class DecidePost(OnePost, FormView):
    """One post, what it said before, and what a tutor can do with it now."""

    permission_required = Permission.MODERATE_POST
    form_class = DecideForm
    template_name = "activities/discussion/decide.html"

    def form_valid(self, form: DecideForm) -> HttpResponse:
        given = form.cleaned_data
        move = moderation.MOVES[given["move"]]
        reason = {"reason": given["reason"]} if given["move"] in NEEDS_A_REASON else {}
        try:
            move(post=self.object, by=self.person, version_seen=given["version"], **reason)
        except (IllegalMove, Post.DoesNotExist):
            messages.info(self.request, TOO_LATE)
        else:
            messages.success(self.request, DONE[given["move"]])
        return redirect(self.page_after())

    def page_after(self) -> str:
        """Back to the list of what waits, or to the post."""
        if "held" in self.request.POST:
            return f"{page_of(self.object.discussion_id)}held/"
        return page_of(self.object.discussion_id, self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        moves = set(POST_MOVES.allowed_from(self.object.state)) & set(DONE)
        earlier = self.object.earlier.all()
        decisions = self.object.decisions.select_related("by")
        more = {"moves": moves, "earlier": earlier, "decisions": decisions, "from_held": "held" in self.request.GET}
        return super().get_context_data(**more, **self.about_post(), **kwargs)
