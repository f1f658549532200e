"""Who is told of a move of a record, and with which key they come in."""

from history.outbox import promise
from placements.actions.desk import open_desk
from placements.models import Record, RecordDecision
from placements.models.record_progress import Progress


def told(decision: RecordDecision) -> RecordDecision:
    """Promise the mails. Whoever is to sign now and is not the student gets a link that lets them, without an account.

    So does whoever is to write now, where nobody gave them an account: they are outside the university.
    """
    record = Record.objects.with_everything().get(pk=decision.record_id)
    for move in Progress(record).next_moves:
        if record.is_reached_by_link(move.who):
            open_desk(person=move.who.person, by=decision.by or move.who.person, days=record.placement.rule_set.link_days)
    promise("placements.record_moved", key=f"record-decision-{decision.pk}", decision=decision.pk)
    return decision
