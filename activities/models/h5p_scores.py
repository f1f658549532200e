"""Scores of H5P activities, as far as those who lead a cohort may see them (decision 0057)."""

from collections.abc import Iterable

from accounts.models import User
from activities.blocks.h5p import seen_by_tutors
from activities.models.activity import Activity
from activities.models.attempt import Attempt


def seen_scores(activity: Activity, people: Iterable[User]) -> dict[int, Attempt]:
    """Return the attempt of each of these people whose score is seen, by person. One query, none where nothing is seen."""
    if not activity.tutors_see_score:
        return {}
    rows = Attempt.objects.scores_seen_by_tutors().filter(activity=activity, person__in=[one.pk for one in people])
    rows = rows.select_related("version").order_by("started_at", "pk")
    return {row.person_id: row for row in rows if "score" in row.answer}


def seen_words(activity: Activity, people: Iterable[User]) -> dict[int, str]:
    """The same in words."""
    return {person: seen_by_tutors(attempt.answer) for person, attempt in seen_scores(activity, people).items()}


def own_words_seen(person: User) -> dict[int, str]:
    """Return what tutors see of one's own scores, in their words, by activity. One query."""
    rows = Attempt.objects.visible_to(person).scores_seen_by_tutors().select_related("activity").order_by("started_at", "pk")
    words = {row.activity_id: seen_by_tutors(row.answer) for row in rows if row.activity.tutors_see_score}
    return {activity: said for activity, said in words.items() if said}
