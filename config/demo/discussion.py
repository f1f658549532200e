"""What some of Amara's cohort have said in the discussion of chapter 3. Ben and Aisha can be read; Grace’s waits for Sam."""

from uuid import uuid4

from accounts.models import User
from activities.actions.discussion import come_in, open_discussion
from activities.actions.moderation import let_through
from activities.actions.post import write_post
from activities.models import Activity, Discussion, Post
from activities.models.discussion import discussions_open_to
from activities.models.discussion_check import Decided, checked_post

# What somebody says in each role: first for themselves, then the strongest point of the other side.
FIRST = {
    "daughter": """I have had the phone ring at six in the morning twice, and both times it was somebody else’s kitchen. With \
the tracker I could let him go out and not follow him in my head all day.

His strongest point: a walk that somebody watches is a different walk. He has gone to that market on his own since before I \
was born.""",
    "father": """I go for the paper and I come home by the river. If that thing is in my coat I am being fetched before I am lost.

Her strongest point: it was dark, it was January, and I did not know my own street. She is not asking to keep me in. She is \
asking to find me.""",
}
SECOND = {
    "daughter": """I would rather he chose it than found it sewn into a lining. But I want to be asked too: I am the one who \
drives round at night.

His strongest point: nobody in the family has ever had to say where they are, and it would begin with the one who can least \
say no.""",
    "father": """I might carry it if I can leave it on the table. What I do not want is to be told about my own morning in \
the evening.

Her strongest point: she cannot come with me every day, and the other choice that people will offer her is a locked door.""",
}
THIRD = {
    "daughter": """I ordered it on the worst evening of that week and I have not shown it to him yet. That tells me something.

His strongest point: he is being asked to give up being unfindable, and the rest of us keep that.""",
    "father": """Ask me on a good morning, with the thing on the table, and tell me who looks at it. Then I will say yes or no.

Her strongest point: she has asked before, and I said what people say so that a conversation ends.""",
}
ANSWER = """What helped me was “leave it on the table”. It makes it his. Perhaps the question is who looks, and when: only \
when he is late, and he knows it?"""


def build(cast: dict[str, User]) -> None:
    activity = Activity.objects.get(key="whose-peace-of-mind")
    aisha, callum, grace = (User.objects.get(name=name) for name in ("Aisha Rahman", "Callum Reid", "Grace Mensah"))
    discussion = open_discussion(activity=activity, group=discussions_open_to(cast["ben"], activity)[0], by=cast["ben"])
    begun = said(discussion, cast["ben"], FIRST)
    others = said(discussion, aisha, SECOND)
    for post in (begun, others):
        let_through(post=post, by=cast["sam"], version_seen=post.version)
    answer = said(discussion, callum, {"daughter": ANSWER, "father": ANSWER}, under=others)
    let_through(post=answer, by=cast["sam"], version_seen=answer.version)
    said(discussion, grace, THIRD)


def said(discussion: Discussion, by: User, words: dict[str, str], *, under: Post | None = None) -> Post:
    """Let somebody come in and say what belongs to the role they are given. Nothing in it is pointed out by the check."""
    discussion = Discussion.objects.with_group().get(pk=discussion.pk)
    role = come_in(discussion=discussion, by=by).role
    checked = checked_post(words[role["key"]], discussion=discussion, author=by, under=under)
    return write_post(id=uuid4(), discussion=discussion, decided=Decided(checked, {}), by=by, under=under)
