"""What somebody says in a discussion: posting, changing, taking back."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.rules import Role
from activities.actions import attempt as attempts
from activities.models import Discussion, DiscussionReader, EarlierWords, Post
from activities.models.discussion_check import Decided
from activities.models.discussion_post import DRAFT_KIND
from activities.models.written import DraftSeen
from activities.rules import place_in
from activities.states import POST_MOVES, PostState
from history.audit import record
from writing.actions.check import mended, record_check
from writing.actions.draft import finish_draft
from writing.models import Draft


class NotHere(Exception):
    """Somebody wants to write in a discussion that they do not take part in any more. Their text stays in their draft."""


class CannotAnswer(Exception):
    """What somebody wants to answer was taken back, hidden or changed meanwhile. Their text stays in their draft."""


class PostedAlready(Exception):
    """This page has posted already, from another tab, in other words. Both texts are there; a person chooses."""

    def __init__(self, post: Post) -> None:
        super().__init__("This was posted already, in other words.")
        self.post = post


class Stale(Exception):
    """The post was changed after the page was opened that wants to change it. Nothing was changed."""

    def __init__(self, post: Post) -> None:
        super().__init__("This was changed somewhere else after you opened it.")
        self.post = post


@transaction.atomic
def write_post(
    *,
    id: UUID,  # noqa: A002
    discussion: Discussion,
    decided: Decided,
    by: User,
    under: Post | None = None,
    draft: DraftSeen | None = None,
) -> Post:
    """Say something in a discussion, or under a post of it. The same id twice is one post.

    It is there to read at once, or waits for a tutor where the discussion holds posts; tutors wait for nobody. Where their
    activity asks for no more, a student has done it with this. Raises NotHere, CannotAnswer, PostedAlready where the same id
    holds other words, Undecided where the check has no answer, and Post.DoesNotExist for an id that is somebody else's.
    """
    discussion = Discussion.objects.select_for_update(of=("self",)).with_group().get(pk=discussion.pk)
    words = mended(decided.checked, decided.choices)["words"]
    if (posted := posted_already(id, words, by)) is not None:
        return posted
    place = place_in(by, discussion)
    if place is None:
        raise NotHere
    if under is not None and not can_be_answered(under, discussion):
        raise CannotAnswer
    waits = discussion.facts["held"] and place != Role.TUTOR
    post = Post(id=id, discussion=discussion, under=under, author=by, words=words, state=PostState.WAITING)
    post.signed, post.as_tutor, post.role = by.name, place == Role.TUTOR, title_of_role(discussion, by)
    post.unnamed = discussion.facts.get("unnamed", False) and not post.as_tutor
    if not waits:
        make_readable(post, discussion)
    post.save(force_insert=True)
    leave_a_trace(post, "write", by, decided)
    finish(post.pk, draft, by)
    take_part(discussion, by)
    return post


@transaction.atomic
def change_post(*, post: Post, decided: Decided, version_seen: int, by: User, draft: tuple[UUID, DraftSeen] | None = None) -> Post:
    """Put other words in place of one's own. The earlier ones stay for their author and the tutors.

    Words that a tutor has hidden or sent back, or that a discussion holds, wait once changed. The same words twice are one
    change. Raises Stale, IllegalMove where it was taken back, Undecided, NotHere, and Post.DoesNotExist for another's.
    """
    discussion = Discussion.objects.select_for_update(of=("self",)).with_group().get(pk=post.discussion_id)
    post = locked(post, by)  # after the discussion, as moderating does: two people never wait for each other
    words = mended(decided.checked, decided.choices)["words"]
    place = place_in(by, discussion)
    if place is None:
        raise NotHere
    if words != post.words or post.state in {PostState.SENT_BACK, PostState.HIDDEN}:
        put_words(post, words, version_seen, waits=discussion.facts["held"] and place != Role.TUTOR)
        leave_a_trace(post, "change", by, decided)
    if draft is not None:
        finish(draft[0], draft[1], by)
    return post


def put_words(post: Post, words: str, version_seen: int, *, waits: bool) -> None:
    move = "change_and_wait" if waits or not post.is_shown else "change"
    state = POST_MOVES.target(move, state=post.state)
    if post.version != version_seen:
        raise Stale(post)
    EarlierWords.objects.create(post=post, version=post.version, words=post.words)
    post.words, post.version, post.changed_at, post.state = words, post.version + 1, timezone.now(), state
    post.has_news = False
    post.save(update_fields=["words", "version", "changed_at", "state", "has_news"])


@transaction.atomic
def take_back_post(*, post: Post, by: User) -> Post:
    """Remove one's own words for everybody, the author and the tutors too, with all that they said before. Twice is once.

    The place stays, so that answers still stand under something. Raises Post.DoesNotExist for another's.
    """
    post = locked(post, by)
    if post.is_taken_back:
        return post
    post.state = POST_MOVES.target("take_back", state=post.state)
    post.words, post.has_news = "", False
    post.save(update_fields=["words", "state", "has_news"])
    post.earlier.all().delete()
    leave_a_trace(post, "take_back", by)
    take_part(Discussion.objects.with_group().get(pk=post.discussion_id), by)
    return post


def locked(post: Post, by: User) -> Post:
    return Post.objects.select_for_update().get(pk=post.pk, author=by)


def posted_already(id: UUID, words: str, by: User) -> Post | None:  # noqa: A002
    """Return the post where it is there already. Of two presses of one button the second waits for the discussion's lock."""
    post = Post.objects.filter(pk=id).first()
    if post is None:
        return None
    if post.author_id != by.pk:
        raise Post.DoesNotExist
    if post.words != words:
        raise PostedAlready(post)
    return post


def can_be_answered(under: Post, discussion: Discussion) -> bool:
    """Whether it stands at the top of a thread of this discussion, for others to read, at this moment."""
    now = Post.objects.filter(pk=under.pk, discussion=discussion, under__isnull=True, state=PostState.SHOWN)
    return now.exists()


def title_of_role(discussion: Discussion, by: User) -> str:
    reader = DiscussionReader.objects.filter(discussion=discussion, person=by).first()
    role = discussion.role_called(reader.role) if reader and reader.role else None
    return role["title"] if role else ""


def make_readable(post: Post, discussion: Discussion) -> None:
    """Let everybody read it who takes part. The first time it takes the next number. `discussion` is locked."""
    post.state = PostState.SHOWN
    if post.shown_at is None:
        discussion.last_number += 1
        discussion.save(update_fields=["last_number"])
        post.number, post.shown_at = discussion.last_number, timezone.now()


def leave_a_trace(post: Post, move: str, by: User, decided: Decided | None = None) -> None:
    """Leave a Decision and an audit entry, and of the check kinds and counts: never a word."""
    post.decisions.create(move=move, by=by)
    record(f"post.{move}", subject=post, by=by, discussion=post.discussion_id)
    if decided is not None:
        record_check(about=post, checked=decided.checked, choices=decided.choices, reason=decided.reason, by=by)


def finish(id: UUID, draft: DraftSeen | None, by: User) -> None:  # noqa: A002
    """Stop offering the draft, and any other that holds the very same text, such as one of another tab."""
    if draft is None:
        return
    finish_draft(id=id, fields=draft.fields, version_seen=draft.version, by=by)
    for other in Draft.objects.visible_to(by).unfinished(DRAFT_KIND):
        if other.fields == draft.fields:
            finish_draft(id=other.pk, fields=other.fields, version_seen=other.version, by=by)


def take_part(discussion: Discussion, by: User) -> None:
    """Finish the activity where a student has now posted what it asks for. No more is kept than it asks for."""
    if discussion.activity is None or place_in(by, discussion) != Role.STUDENT:
        return
    attempt = attempts.start(activity=discussion.activity, by=by)
    if attempt.is_finished:
        return
    mine = Post.objects.filter(discussion=discussion, author=by).taking_part()
    answers = mine.filter(under__isnull=False).exclude(under__author=by).count()
    counted = {"posts": mine.filter(under__isnull=True).count(), "answers": answers}
    answer = {name: min(number, attempt.facts.get(name, 0)) for name, number in counted.items()}
    attempt = attempts.save_answer(activity=discussion.activity, answer=answer, by=by)
    if not attempt.missing:
        attempts.finish(activity=discussion.activity, answer={}, by=by)
