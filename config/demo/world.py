"""The whole invented world, in the order in which it comes about."""

from django.db import transaction
from django.utils import timezone

from config.demo import (
    assignment,
    authoring,
    course,
    discussion,
    done,
    evidence,
    log,
    needs,
    notes,
    panel,
    people,
    placements,
    question_bank,
    records,
    remarks,
    seminars,
)


@transaction.atomic
def build() -> None:
    """Build everything, or nothing: a demo that was interrupted starts afresh."""
    today = timezone.localdate()
    cast = people.build_cast(today)
    course.build(cast, today)
    remarks.build(cast, today)
    authoring.build(cast, today)
    discussion.build(cast)
    question_bank.build(cast)
    done.build(cast, today)
    notes.build(cast, today)
    placements.build(cast, today)
    assignment.build(cast, today)
    log.build(cast, today)
    evidence.build(cast, today)
    records.build(cast, today)
    panel.build(cast, today)
    needs.build(cast, today)
    seminars.build(cast, today)
