"""A post as the check for identifiers reads it, before anybody else does."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import unescape
from re import sub

from django.db.models import Q

from accounts.models import User
from accounts.rules import Role
from activities.models.discussion import Discussion
from activities.models.discussion_post import Post
from identifiers import find
from writing.models.checked_text import NAME, CheckedText, Choices
from writing.models.local_words import looked_through


@dataclass(frozen=True)
class Decided:
    """What its writer decided about everything the check found: the words as they go out, and why the rest may stay."""

    checked: CheckedText
    choices: Choices
    reason: str = ""


def checked_post(words: str, *, discussion: Discussion, author: User, under: Post | None = None) -> CheckedText:
    """Return the words, looked through. Who wrote in the thread may be called by their first name, others by their whole name.

    The people that the question itself tells of are invented, so naming them is not pointed out.
    """
    thread = named_in_thread(under) if under else []
    tutors = discussion.people(Role.TUTOR)
    checked = looked_through({"words": words}, author=author, readers=[*tutors, *thread], in_group=discussion.people(Role.STUDENT))
    return replace(checked, allowed=(*checked.allowed, *named_in(told_by(discussion))))


def named_in_thread(post: Post) -> Iterable[User]:
    """Return who wrote there under their name. Whoever wrote without one is not told from others by what the check leaves out."""
    posts = Post.objects.filter(Q(pk=post.pk) | Q(under=post), unnamed=False)
    return User.objects.filter(posts__in=posts)


def told_by(discussion: Discussion) -> str:
    facts = discussion.facts
    roles = [f"{role['title']}. {role['task']}" for role in facts["roles"]]
    return "\n".join([facts["title"], unescape(sub(r"<[^>]+>", " ", facts.get("task", ""))), facts["question"], *roles])


def named_in(text: str) -> Iterable[str]:
    return {finding.text for finding in find(text) if finding.kind == NAME}
