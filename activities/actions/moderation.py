"""What the tutors of a discussion do with a post: let it through, send it back, hide it, show it again."""

from django.db import transaction

from accounts.models import User
from activities.actions.post import make_readable
from activities.models import Discussion, Post
from activities.states import NEEDS_A_REASON, POST_MOVES, PostState
from history.audit import record


class NoReason(Exception):
    """Nobody is sent anything back, and nothing is hidden, without being told why."""


@transaction.atomic
def let_through(*, post: Post, by: User, version_seen: int) -> Post:
    """Let everybody in the discussion read a post that waited, in the words the tutor read.

    Raises IllegalMove where it does not wait any more, as for a second press, and Post.DoesNotExist where its author has
    changed it meanwhile. So do the others.
    """
    return moderate(post, "let_through", by, version_seen)


@transaction.atomic
def send_back(*, post: Post, by: User, version_seen: int, reason: str) -> Post:
    """Give a post that waited back to its author, who is told why and can change it. Raises NoReason too."""
    return moderate(post, "send_back", by, version_seen, reason)


@transaction.atomic
def hide(*, post: Post, by: User, version_seen: int, reason: str) -> Post:
    """Take a post away from everybody but its author and the tutors. Its place stays, and its author is told why."""
    return moderate(post, "hide", by, version_seen, reason)


@transaction.atomic
def show_again(*, post: Post, by: User, version_seen: int) -> Post:
    """Let everybody read it again."""
    return moderate(post, "show_again", by, version_seen)


MOVES = {"let_through": let_through, "send_back": send_back, "hide": hide, "show_again": show_again}


def moderate(post: Post, move: str, by: User, version_seen: int, reason: str = "") -> Post:
    """Move the post and leave a Decision with the reason, which its author reads, and an audit entry without it."""
    if move in NEEDS_A_REASON and not reason.strip():
        raise NoReason
    discussion = Discussion.objects.select_for_update(of=("self",)).get(pk=post.discussion_id)
    post = Post.objects.select_for_update().get(pk=post.pk, version=version_seen)
    state = POST_MOVES.target(move, state=post.state)
    if state == PostState.SHOWN:
        make_readable(post, discussion)
    post.state, post.has_news = state, move in NEEDS_A_REASON
    post.save(update_fields=["state", "number", "shown_at", "has_news"])
    post.decisions.create(move=move, by=by, comment=reason.strip())
    record(f"post.{move}", subject=post, by=by, discussion=discussion.pk)
    return post
