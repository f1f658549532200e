"""The question box as one person sees it: before, in the room and afterwards."""

from typing import Any
from uuid import uuid4

from seminars.models.session import Session
from seminars.states import NOT_DONE, SessionState


def box_of(session: Session, person: Any, *, is_host: bool) -> dict[str, Any]:
    """Return what the template draws. One query, however many questions and supporters. Names are given out by name_for alone."""
    rows = [
        {"question": question, "name": question.name_for(person, is_host=is_host), "mine": question.asker_id == person.pk}
        for question in session.questions.as_seen_by(person)
    ]
    return {
        "once": uuid4,
        "takes_questions": session.state in (SessionState.PLANNED, SessionState.OPEN),
        "open_questions": [row for row in rows if row["question"].state in NOT_DONE],
        "other_questions": [row for row in rows if row["question"].state not in NOT_DONE],
    }
