"""Who prepared for a seminar, and whose words this person may read."""

from typing import Any

from seminars.models.preparation import Preparation
from seminars.models.session import Session
from seminars.rules import SessionRole


def prepared_for(session: Session, person: Any, *, is_host: bool) -> dict[str, Any]:
    """Return what the templates draw. One query where something is asked, otherwise none."""
    if not session.asked_before:
        return {"preparations": [], "brought": [], "my_preparation": None}
    rows: list[Preparation] = list(session.preparations.as_read_by(person))
    return {
        "preparations": rows if is_host else [],
        "brought": [row for row in rows if row.brought_at],
        "my_preparation": next((row for row in rows if row.person_id == person.pk), None),
    }


def not_yet(places: list[Any], rows: list[Preparation]) -> list[Any]:
    """Return those who are asked and have not prepared."""
    done = {row.person_id for row in rows}
    return [place.person for place in places if place.role != SessionRole.HOST and place.person_id not in done]
