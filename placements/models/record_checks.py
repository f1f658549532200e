"""What stands against putting a record forward, besides parts that are not finished: days, gaps, consent."""

from typing import Any

from placements.models.form_opening import Standing, titles_of
from placements.models.panel import FORM as PANEL
from placements.models.panel_views import why_panel_waits
from placements.models.record import Record
from placements.models.record_progress import Progress, answer_named
from placements.states import PlacementState, RecordState

AGREED = "agreed"


def why_not_put_forward(progress: Progress) -> list[str]:
    """Return it in sentences; nothing where it can be put forward."""
    record = progress.record
    found = days_are_short(progress) if record.template.key == "final_report" else []
    if record.template.key == PANEL and (why := why_panel_waits(record)):
        found.append(why)
    return found + (gaps_in(record) if not gaps_accepted(record) else [])


def days_are_short(progress: Progress) -> list[str]:
    """A recommendation of what is not complete can only be to defer; or, where the placement ended early, to fail."""
    record = progress.record
    said = answer_named(progress, "recommendation").get("answer", "")
    ledger = Standing(record.placement).ledger
    ended_early = record.placement.state == PlacementState.ENDED_EARLY
    if not said or said.startswith("Defer") or (ended_early and said == "Fail") or ledger.confirmed >= ledger.required:
        return []
    short = f"{ledger.confirmed} of {ledger.required} days are confirmed, so “{said}” can’t be put forward yet."
    return [f"{short} Have the other days confirmed, or defer."]


def gaps_in(record: Record) -> list[str]:
    """What this form says has to be signed and is not."""
    contains = record.template.fact("contains")
    if not contains:
        return []
    standing, titles = Standing(record.placement), titles_of(record.placement)
    lines = []
    for key, wanted in contains.items():
        there = sum(1 for one in standing.of(key) if one.state == RecordState.SIGNED)
        if there < wanted:
            lines.append(f"{titles.get(key, key)}: {there} of {wanted} signed")
    return lines


def gaps_accepted(record: Record) -> bool:
    """Whether the tutor accepted this version with what is missing."""
    return any(one.move == "accept_gaps" and one.version == record.version for one in record.decisions.all())


def lacks_consent(record: Record, values: dict[str, dict[str, Any]], current: dict[int, Any]) -> bool:
    """Whether words of a person who uses services would be kept without their consent (C10)."""
    fields = {one.key: one for one in record.template.fields_in_order}
    spoken = [key for key in values if fields[key].by_collector and values[key]]
    if not spoken or "consent" not in fields or AGREED not in {ask.key for ask in fields["consent"].asked}:
        return False
    held = current.get(fields["consent"].pk)
    consent = values.get("consent") or (held.value if held else {})
    return not consent.get(AGREED, "").startswith("Yes")
