"""A discussion as one person finds it: threads in the order in which they were begun, and what they may read of each post.

What a page gets are `Said`: words that are not for this person are not in them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from typing import NamedTuple
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.safestring import SafeString, mark_safe

from accounts.models import User
from accounts.prepared import prepared
from activities.models.discussion import Discussion
from activities.models.discussion_post import DRAFT_KIND, Post, PostDecision
from activities.models.log_marks import as_html
from activities.models.log_words import BETWEEN_PARAGRAPHS
from activities.states import NEEDS_A_REASON, PostState
from writing.models import Draft

THREADS_ON_A_PAGE = 20  # with their answers, which is far to scroll on a phone


@dataclass
class Said:
    """A post as its reader finds it. `words` are empty where they are not for them; `about` says why, or what next."""

    post: Post
    mine: bool
    name: str
    words: str
    about: str = ""
    reason: str = ""
    is_new: bool = False
    can_change: bool = False
    can_hide: bool = False
    can_show_again: bool = False
    can_decide: bool = False
    can_answer: bool = False
    answers: list["Said"] = field(default_factory=list)

    @cached_property
    def paragraphs(self) -> tuple[SafeString, ...]:
        """The words as HTML."""
        return drawn(self.words)

    @property
    def look(self) -> "Look | None":
        """All that a page says of it, None where a tutor has something to do with it or had: there is more to say then."""
        if self.about or not self.words:
            return None
        post = self.post
        named = (self.name, post.role, post.as_tutor, post.unnamed)
        facts = (post.posted_at, post.changed_at, self.words, self.is_new, self.mine, self.can_hide)
        return Look(post.pk, post.discussion_id, *named, *facts)


class Look(NamedTuple):
    """What a post is on a page, to all who may read it. Of who reads there is only whether it is theirs."""

    pk: UUID
    discussion: int
    name: str
    role: str
    as_tutor: bool
    unnamed: bool
    posted_at: datetime
    changed_at: datetime | None
    words: str
    is_new: bool
    mine: bool
    can_hide: bool

    @property
    def said(self) -> Said:
        """The same as it is drawn: with these facts and no others."""
        named = {"role": self.role, "as_tutor": self.as_tutor, "unnamed": self.unnamed}
        at = {"posted_at": self.posted_at, "changed_at": self.changed_at}
        post = Post(id=self.pk, discussion_id=self.discussion, state=PostState.SHOWN, **named, **at)
        may = {"can_change": self.mine, "can_hide": self.can_hide}
        return Said(post, mine=self.mine, name=self.name, words=self.words, is_new=self.is_new, **may)


@lru_cache(maxsize=2000)
def drawn(words: str) -> tuple[SafeString, ...]:
    """Return the words as HTML, the same for everybody. Headings in a post stand below that of its thread."""
    texts = [text.strip() for text in BETWEEN_PARAGRAPHS.split(words.replace("\r\n", "\n")) if text.strip()]
    return tuple(below_the_thread(as_html(text, "")) for text in texts)


def below_the_thread(html: SafeString) -> SafeString:
    for level in ("h2", "h3"):
        html = html.replace(f"<{level}>", "<h4>").replace(f"</{level}>", "</h4>")
    return mark_safe(html)  # noqa: S308 cleaned by as_html; only names of tags were put in place of others


def either(names: Sequence[str]) -> str:
    """Return “Sam”, “Sam or Jo”, or “a tutor” where there is none today."""
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else "".join(names) or "a tutor"


@dataclass(frozen=True)
class Reading:
    """Who reads, from which number on posts are new to them (None: nothing is), and what tutors decided that they may know of."""

    person: User
    tutor: bool
    tutors: Sequence[str]
    since: int | None
    decisions: dict[UUID, PostDecision]

    def said(self, post: Post) -> Said:
        mine = post.author_id == self.person.pk
        may_read = post.can_be_read_by(self.person.pk, tutor=self.tutor) and not post.is_taken_back
        decision = self.decisions.get(post.pk) if may_read else None
        return Said(
            post=post,
            mine=mine,
            name=post.name_for(self.person.pk, tutor=self.tutor),
            words=post.words if may_read else "",
            about=self.about(post, decision, mine=mine),
            reason=decision.comment if decision else "",
            is_new=not mine and post.is_shown and self.came_since(post.number),
            can_change=mine and not post.is_taken_back,
            can_decide=self.tutor and post.is_waiting,
            can_hide=self.tutor and post.is_shown and not mine,
            can_show_again=self.tutor and post.state == PostState.HIDDEN,
            can_answer=post.is_shown and post.under_id is None,
        )

    def came_since(self, number: int | None) -> bool:
        return self.since is not None and number is not None and number > self.since

    def about(self, post: Post, decision: PostDecision | None, *, mine: bool) -> str:
        who = decision.by.get_short_name() if decision else "A tutor"
        seen_by = "only you and your tutors see it" if mine else "only its author and the tutors see it"
        if post.is_waiting:
            waiting = f"Waiting for {either(self.tutors)} to let it through; {seen_by}."
            return waiting if mine or self.tutor else "Changed by its author, and waiting for a tutor to let it through."
        if post.state == PostState.SENT_BACK:
            sent = f"{who} sent this back; {seen_by}."
            return sent if mine or self.tutor else "Not here at the moment."
        if post.state == PostState.HIDDEN:
            return f"{who} has hidden this; {seen_by}." if mine or self.tutor else "A tutor has hidden this."
        return "Taken back by its author." if post.is_taken_back else ""


def page_of_threads(discussion: Discussion, reader: User, *, number: str | int, at: UUID | None = None) -> Page:
    """Return one page of posts that begin a thread: the one with this number, or the one that shows the post `at`."""
    threads = Post.objects.visible_to(reader).filter(discussion=discussion, under__isnull=True)
    pages = Paginator(threads.order_by("posted_at", "pk"), THREADS_ON_A_PAGE)
    wanted = Post.objects.visible_to(reader).filter(discussion=discussion, pk=at).select_related("under").first() if at else None
    if wanted is not None:
        begun = (wanted.under or wanted).posted_at
        number = threads.filter(posted_at__lt=begun).count() // THREADS_ON_A_PAGE + 1
    return pages.get_page(number)


def conversation(
    discussion: Discussion, threads: Iterable[Post], reader: User, *, tutors: Sequence[str], since: int | None
) -> list[Said]:
    """Return these threads with their answers, each as this person may read it. Two queries, however many there are.

    The second only where a tutor has decided something that this person may know.
    """
    threads = list(threads)
    answers = list(Post.objects.visible_to(reader).filter(under__in=[post.pk for post in threads]).order_by("posted_at", "pk"))
    tutor = discussion.moderated_by(reader)
    told = [post.pk for post in (*threads, *answers) if was_decided(post) and (tutor or post.author_id == reader.pk)]
    reading = Reading(reader, tutor, tutors, since, decisions_about(told))
    under: dict[UUID, list[Said]] = {}
    for post in answers:
        under.setdefault(post.under_id, []).append(reading.said(post))
    said = [reading.said(post) for post in threads]
    for one in said:
        one.answers = under.get(one.post.pk, [])
    return said


def with_answers(said: Iterable[Said]) -> list[Said]:
    return [each for one in said for each in (one, *one.answers)]


def was_decided(post: Post) -> bool:
    return post.state in {PostState.SENT_BACK, PostState.HIDDEN}


def decisions_about(posts: list[UUID]) -> dict[UUID, PostDecision]:
    """Return for each of these posts why it was sent back or hidden the last time."""
    if not posts:
        return {}
    decisions = PostDecision.objects.filter(post__in=posts, move__in=NEEDS_A_REASON).select_related("by").order_by("at", "pk")
    return {decision.post_id: decision for decision in decisions}


def one_said(post: Post, reader: User, tutors: Sequence[str]) -> Said:
    """Return one post for a page of its own."""
    tutor = post.discussion.moderated_by(reader)
    decisions = decisions_about([post.pk]) if was_decided(post) else {}
    return Reading(reader, tutor, tutors, post.discussion.last_number, decisions).said(post)


def new_to(discussion: Discussion, reader: User, since: int | None) -> list[Post]:
    """Return what others have posted since, in the order in which it was there. No query where nothing was."""
    if since is None or since >= discussion.last_number:
        return []
    posts = Post.objects.visible_to(reader).filter(discussion=discussion, number__gt=since, state=PostState.SHOWN)
    return list(posts.exclude(author=reader).order_by("number"))


@prepared
def unfinished_posts(person):
    """What somebody typed in discussions and has not posted: seldom more than one or two."""
    return Draft.objects.visible_to(person).unfinished(DRAFT_KIND)


def unfinished_post(person: User, discussion: Discussion, under: str) -> Draft | None:
    """Return what this person typed here and has not posted: for the whole discussion, or under one post."""
    here = {"discussion": str(discussion.pk), "under": under}
    mine = unfinished_posts(person=person)
    return next((one for one in mine if here.items() <= one.fields.items() and one.fields.get("words")), None)
