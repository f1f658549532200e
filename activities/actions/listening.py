"""Wagtail says by signals that a question of the bank was published; the sections that show its sets are drawn again."""

from typing import Any

from wagtail import signals
from wagtail.models import ReferenceIndex

from activities.models import Activity, BankQuestion
from learning.actions.publishing import refresh_what_shows


def sets_that_ask(question: BankQuestion) -> list[Activity]:
    """Return the published sets that ask this question, by title."""
    found = ReferenceIndex.get_references_to(question).filter(base_content_type__model="activity")
    keys = {int(pk) for pk in found.values_list("object_id", flat=True)}
    return list(Activity.objects.filter(live=True, pk__in=keys).order_by("title"))


def on_question_published(sender: Any, instance: BankQuestion, **kwargs: Any) -> None:
    for activity in sets_that_ask(instance):
        refresh_what_shows(thing=activity)


def listen() -> None:
    """Called once, when the app starts."""
    signals.published.connect(on_question_published, sender=BankQuestion)
