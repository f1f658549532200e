"""The other answers to a record that waits for one's signature: talk first, or it isn't mine. Nothing is signed by either."""

from django.db import transaction

from history.outbox import promise
from placements.actions.record_deciding import decide, locked, settled
from placements.actions.record_signing import admit
from placements.models import PlacementPerson, Record, RecordDecision
from placements.states import RECORD_MOVES


@transaction.atomic
def need_conversation_about_record(*, record: Record, by: PlacementPerson, comment: str = "") -> RecordDecision:
    """Say that they want to talk first. The record waits on; student and tutor are told, again only where there is something new.

    Raises IllegalMove once it does not wait any more, and NotYours.
    """
    return answer("need_conversation", record, by, comment)


@settled
def say_record_not_mine(*, record: Record, by: PlacementPerson) -> RecordDecision:
    """Say that they should not have been asked. They are not asked about this version again; student and coordinator are told.

    Raises IllegalMove once it does not wait any more, and NotYours.
    """
    return answer("say_not_mine", record, by, "")


def answer(move: str, record: Record, by: PlacementPerson, comment: str) -> RecordDecision:
    record = locked(record)
    RECORD_MOVES.target(move, state=record.state)
    admit(by, record)
    said = record.decisions.filter(move=move, by=by.person, version=record.version).last()
    if said and comment in {"", said.comment}:
        return said
    decision = decide(record, move, by.person, comment=comment)
    promise("placements.record_answered", key=f"record-decision-{decision.pk}", decision=decision.pk)
    return decision
