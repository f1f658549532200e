"""A discussion of five hundred posts: each thread with two answers, and twenty threads on a page."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import Cohort, User
from activities.models import Discussion, Post
from activities.states import PostState
from learning.models import SectionPage

POSTS, ANSWERS = 500, 2
WORDS = (
    "On my last visit nobody had said who would read what I wrote down, and I had not asked. I went back and said it: "
    "my manager, the team, and you if you want to.\n\nWhat would you have done with number {}?"
)


def fill_discussion(title: str) -> Discussion:
    """Add the posts in one go: what is measured is the page, and rows made by actions are the same rows."""
    cohort = Cohort.objects.get(title=title)
    discussion = Discussion.objects.create(section=SectionPage.objects.live().first(), cohort=cohort, last_number=POSTS)
    people, begun = cohort.students(), timezone.now() - timedelta(days=30)
    threads = -(-POSTS // (ANSWERS + 1))
    posts = [post_of(discussion, people[number % len(people)], number, begun) for number in range(POSTS)]
    for number, post in enumerate(posts[threads:]):
        post.under = posts[number % threads]
    Post.objects.bulk_create(posts)
    return discussion


def post_of(discussion: Discussion, author: User, number: int, begun: datetime) -> Post:
    at = begun + timedelta(minutes=number)
    facts = {"state": PostState.SHOWN, "number": number + 1, "posted_at": at, "shown_at": at}
    return Post(id=uuid4(), discussion=discussion, author=author, signed=author.name, words=WORDS.format(number), **facts)
