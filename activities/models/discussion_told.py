"""What somebody is told at home about discussions: posts that wait for them as a tutor, and what became of a post of theirs."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.models import Membership, User
from accounts.rules import Role
from activities.models.discussion import Discussion
from activities.models.discussion_page import decisions_about
from activities.models.discussion_post import Post, PostDecision


def waiting_for(person: Any, today: Any) -> models.QuerySet:
    """Return the posts that this person, as a tutor of the day, can let through. Also for a prepared query."""
    tutors = Membership.objects.current(today).filter(person=person, role=Role.TUTOR)
    here = Q(cohort=OuterRef("discussion__cohort")) | Q(cohort__programme=OuterRef("discussion__programme"))
    return Post.objects.waiting().filter(Exists(tutors.filter(here)))


def decided_about(person: Any) -> models.QuerySet:
    """Return this person's own posts of which they have not seen yet what a tutor decided."""
    return Post.objects.filter(author=person, has_news=True)


def discussions_waiting(person: User, ids: list[Any]) -> list[tuple[Discussion, int]]:
    """Return the discussions that these posts wait in, and how many in each. One query."""
    rows = Discussion.objects.moderated_by(person).with_group().filter(posts__in=ids)
    return [(row, row.waiting) for row in rows.annotate(waiting=models.Count("posts", filter=Q(posts__in=ids)))]


def posts_decided(person: User, ids: list[Any]) -> list[tuple[Post, PostDecision]]:
    """Return these posts with the decision about each, of discussions that this person still takes part in. Two queries."""
    posts = Post.objects.visible_to(person).filter(pk__in=ids).select_related("discussion__activity", "discussion__section")
    decisions = decisions_about([post.pk for post in posts])
    return [(post, decisions[post.pk]) for post in posts if post.pk in decisions]
