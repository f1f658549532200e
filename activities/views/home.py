"""What this app says on the home page: what others read, flagged or wrote beside an entry, posts, and unfinished text."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from accounts.rules import Role
from activities.models import Assignment, Discussion, Feedback, Post, PostDecision
from activities.models.assignment_told import Own, own_assignments
from activities.models.log import LogEntry, title_of
from activities.models.to_be_told import to_be_told
from activities.models.unread_beside import Beside
from writing.models import Draft, EmergencyReading, IdentifierFlag
from writing.models.sentence import listed

MOST = 2


def next_things(person: User) -> list[dict[str, Any]]:
    """Of what they wrote: that somebody can read it in an emergency, and what is held back until they have looked.

    Of what they wrote or can read: what was said about it. Of discussions: what a tutor decided about a post of theirs,
    and what waits for them as a tutor. Of assignments: what came back, and what there is to mark. One query where there is nothing.
    """
    told = to_be_told(person)
    first: dict[int, IdentifierFlag] = {}
    for flag in told.flags if Role.STUDENT in person.roles_now() else ():
        first.setdefault(flag.audience_id, flag)
    readings = [to_know_of(reading) for reading in told.readings]  # also of a student who has left
    beside = [to_look_at(flag) for flag in first.values()] + [to_read(one) for one in told.comments]
    beside += [about_feedback(person, *one) for one in told.feedback]
    discussions = [to_hear_of(*one) for one in told.decided] + [to_let_through(*one) for one in told.waiting]
    pieces = [to_look_at_again(piece) for piece in told.pieces] + [to_mark(*one) for one in told.to_mark]
    return readings + beside + discussions + pieces


def to_know_of(reading: EmergencyReading) -> dict[str, Any]:
    ends = timezone.localtime(reading.ends_at)
    can = f"can read until {ends:%H:%M}" if reading.is_running else f"could read until {ends:%a %-d %b, %H:%M}"
    return {
        "order": 1,
        "eyebrow": "You should know this",
        "title": f"{reading.asked_by.name} {can} a part of your private log",
        "detail": f"{reading.agreed_by.name} agreed. See which days, why, and what was opened.",
        "url": reverse("writing:emergency_readings_of_mine"),
        "button": "Read about it",
        "minutes": "",
    }


def to_look_at(flag: IdentifierFlag) -> dict[str, Any]:
    entry, by = flag.audience.log_entry, flag.flagged_by.get_short_name()
    return {
        "order": 15,
        "eyebrow": "Held back until you have looked",
        "title": f"“{entry.get_title()}” might identify someone",
        "detail": f"{by} said so on {timezone.localtime(flag.flagged_at):%a %-d %b}: {flag.kind_in_words}.",
        "url": reverse("activities:log_entry", args=[entry.pk]),
        "button": "Look at it",
        "minutes": "",
    }


def to_read(beside: Beside) -> dict[str, Any]:
    """One line for an entry, however much was written beside it. No word of what was written: others may see the screen."""
    comments = beside.comments
    names = listed(list(dict.fromkeys(comment.author.get_short_name() for comment in comments)))
    newest = timezone.localtime(comments[-1].written_at)
    count = "A comment" if len(comments) == 1 else f"{len(comments)} comments, the last"
    return {
        "order": 25,
        "eyebrow": "Written beside an entry",
        "title": f"{names} wrote beside “{beside.get_title()}”",
        "detail": f"{count} of {newest:%a %-d %b, %H:%M}.",
        "url": reverse("activities:log_entry", args=[beside.entry]) + f"#comment-{comments[0].pk}",
        "button": "Read it" if len(comments) == 1 else "Read them",
        "minutes": "",
    }


def about_feedback(person: User, feedback: Feedback, entry: LogEntry) -> dict[str, Any]:
    """To whoever wrote the entry: that there is feedback. To whoever gave it: that there is a question. No word of either."""
    mine = entry.author_id == person.pk
    title = f"{feedback.author.get_short_name()} gave you feedback on “{entry.get_title()}”"
    asked = f"{entry.author.get_short_name()} has a question about your feedback"
    day = timezone.localtime(feedback.question_at or feedback.sent_at)
    return {
        "order": 12 if not mine else 24,
        "eyebrow": "Feedback" if mine else "A question for you",
        "title": title if mine else asked,
        "detail": "Only you two can see it."
        if mine
        else f"Asked on {day:%a %-d %b, %H:%M}, under what you wrote. Only you two can see it.",
        "url": f"{reverse('activities:log_entry', args=[entry.pk])}#feedback-{feedback.pk}",
        "button": "Read it" if mine else "Read and answer",
        "minutes": "",
    }


def to_hear_of(post: Post, decision: PostDecision) -> dict[str, Any]:
    """That a tutor sent a post back or hid it. The reason is not said here: others may see the screen."""
    did = "sent back" if decision.move == "send_back" else "has hidden"
    return {
        "order": 18,
        "eyebrow": "About a post of yours",
        "title": f"{decision.by.get_short_name()} {did} your post in “{post.discussion.title}”",
        "detail": "The reason stands beside it. You can change it, and it is looked at again.",
        "url": f"{reverse('activities:discussion', args=[post.discussion_id])}?at={post.pk}#post-{post.pk}",
        "button": "Read why",
        "minutes": "",
    }


def to_let_through(discussion: Discussion, number: int) -> dict[str, Any]:
    return {
        "order": 22,
        "eyebrow": "Waiting to be let through",
        "title": f"{'A post waits' if number == 1 else f'{number} posts wait'} in “{discussion.title}”",
        "detail": "Only the tutors and whoever wrote it see a post until then.",
        "url": reverse("activities:discussion_held", args=[discussion.pk]),
        "button": "Read it" if number == 1 else "Read them",
        "minutes": "",
    }


def to_look_at_again(own: Own) -> dict[str, Any]:
    """That a piece came back, or that there is more time for it. No mark: others may see the screen."""
    until = f": until {timezone.localtime(own.due):%a %-d %b, %H:%M}" if own.due else ""
    return {
        "order": 17,
        "eyebrow": "Your assignment",
        "title": f"“{own.title}” is back" if own.is_back else f"You have more time for “{own.title}”{until}",
        "detail": "With what was said about it." if own.is_back else "Your tutor or coordinator says why on its page.",
        "url": reverse("activities:piece", args=[own.piece]),
        "button": "Open it",
        "minutes": "",
    }


def to_mark(assignment: Assignment, number: int) -> dict[str, Any]:
    return {
        "order": 24,
        "eyebrow": "Waiting to be marked",
        "title": f"{'A piece waits' if number == 1 else f'{number} pieces wait'} in “{assignment.title}”",
        "detail": f"{assignment.cohort.title}. Everybody’s is given back together.",
        "url": reverse("activities:assignment", args=[assignment.pk]),
        "button": "Mark it" if number == 1 else "Mark them",
        "minutes": "",
    }


def tasks(person: User) -> list[dict[str, Any]]:
    """What a student is to hand in soon, and log entries that were begun and not saved, newest first."""
    own = own_assignments(person) if Role.STUDENT in person.roles_now() else []
    due = [as_due(one) for one in own if one.is_to_hand_in][:MOST]
    return [*due, *(as_task(draft) for draft in to_be_told(person).begun[:MOST])]


def as_due(own: Own) -> dict[str, Any]:
    return {
        "title": f"Hand in “{own.title}”",
        "detail": f"Due {timezone.localtime(own.due):%a %-d %b, %H:%M}",
        "url": reverse("activities:assignment_open", args=[own.activity]),
        "status": "To hand in",
        "needs_you": True,
        "done": False,
    }


def as_task(draft: Draft) -> dict[str, Any]:
    saved_at = timezone.localtime(draft.saved_at)
    words = len(draft.fields.get("body", "").split())
    return {
        "title": f"Finish “{title_of(draft)}”",
        "detail": f"You wrote {words} word{'' if words == 1 else 's'} on {date_format(saved_at, 'l')} at {saved_at:%H:%M}",
        "url": reverse("activities:log_entry_write" if draft.is_new else "activities:log_entry_edit", args=[draft.pk]),
        "status": "In progress",
        "needs_you": True,
        "done": False,
    }
