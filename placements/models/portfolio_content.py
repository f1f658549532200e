"""What is frozen when a portfolio is handed in: everything in words, and beside each part of it who may read it."""

from collections.abc import Iterator
from typing import Any

from placements.models.day import Day
from placements.models.evidence import Evidence
from placements.models.judgement import EvidenceDecision
from placements.models.placement import Placement
from placements.models.portfolio import EXAMINER, PortfolioEdition
from placements.models.portfolio_asked import DAYS, EVIDENCE, Asked
from placements.models.portfolio_list import Gathered, Line
from placements.models.record import Record, RecordDecision
from placements.models.record_progress import Progress
from placements.models.sealing import is_sealed
from placements.models.signature import FIRST, Signature
from placements.rules import AROUND, Part
from placements.states import DayState

FORMAT = 1  # docs/decisions/0045
AROUND_AND_AFTER = [*map(str, AROUND), str(Part.PANEL_MEMBER), EXAMINER]
# D2: the coordinator sees that there is evidence, not its words; day by day is for those around the student.
EVIDENCE_READERS = [one for one in AROUND_AND_AFTER if one != Part.COORDINATOR]
SEALED = "Answered. It is kept encrypted in Waymark, and is no part of a portfolio."
DAY_READERS = [str(part) for part in AROUND]


def content_of(gathered: Gathered, lines: list[Line], *, number: int, declared: dict[str, Any]) -> dict[str, Any]:
    """Return the whole edition. It stands on the newest signature of the placement, whose row is locked meanwhile."""
    placement = gathered.placement
    chain = list(placement.signatures.select_related("signer").order_by("number"))
    return {
        "format": FORMAT,
        "placement": placement.pk,
        "edition": number,
        "front": front_of(placement, gathered),
        "contents": [
            {"key": line.asked.key, "title": line.asked.title, "words": line.words, "status": line.status} | why_not(line)
            for line in lines
        ],
        "items": [item for asked in gathered.asked for item in items_of(asked, gathered)],
        "signatures": [facts_of(signature) for signature in chain],
        "previous": chain[-1].fingerprint if chain else FIRST,
        "declared": declared,
    }


def why_not(line: Line) -> dict[str, Any]:
    gap = line.gap
    if line.is_done or gap is None or gap.agreed_by is None:
        return {}
    return {"why_not": {"words": gap.words, "agreed_by": gap.agreed_by.name, "agreed_at": gap.agreed_at.isoformat()}}


def front_of(placement: Placement, gathered: Gathered) -> dict[str, Any]:
    programme = placement.cohort.programme
    people = [
        {"name": someone.person.name, "part": someone.part, "part_in_words": someone.get_part_display()}
        for someone in placement.people.all()
        if someone.part in AROUND and someone.part != Part.STUDENT
    ]
    return {
        "student": placement.student.name,
        "programme": str(programme),
        "cohort": placement.cohort.title,
        "university": programme.university.name,
        "level": placement.rule_set.title,
        "agency": str(placement.agency),
        "team": placement.team.name if placement.team else "",
        "starts": placement.starts.isoformat(),
        "ends": (placement.ended_on or placement.last_date).isoformat(),
        "days": f"{gathered.ledger.confirmed} of {gathered.ledger.required} days confirmed",
        "people": people,
    }


def items_of(asked: Asked, gathered: Gathered) -> Iterator[dict[str, Any]]:
    if asked.key == DAYS:
        yield days_in_total(asked, gathered)
        yield days_one_by_one(asked, gathered)
    elif asked.key == EVIDENCE:
        yield from (piece_of(asked, one) for one in gathered.signed_off)
    else:
        yield from (record_in(asked, one) for one in in_full(gathered.of_form(asked.key, signed=True)))


def in_full(records: list[Record]) -> list[Record]:
    """Fetch the rest of these records at once; most placements have a handful of each form."""
    return list(Record.objects.filter(pk__in=[one.pk for one in records]).with_everything().order_by("number"))


def days_in_total(asked: Asked, gathered: Gathered) -> dict[str, Any]:
    ledger = gathered.ledger
    rows = [[line.kind, str(line.days), str(line.counts)] for line in ledger.by_kind]
    table = {"label": "", "lines": [ledger.words], "columns": ["Kind of day", "Days", "Count as"], "rows": rows, "file": ""}
    return item(asked, "days", "Days, in total", AROUND_AND_AFTER, [section("", [answer("Days", [table])])])


def days_one_by_one(asked: Asked, gathered: Gathered) -> dict[str, Any]:
    days = [day for day in gathered.ledger.days if isinstance(day, Day)]
    rows = [[day.on.isoformat(), day.get_kind_display(), "half" if day.half else "whole", day.get_state_display()] for day in days]
    table = {"label": "", "lines": [], "columns": ["Day", "What", "How long", "State"], "rows": rows, "file": ""}
    confirmed = sum(1 for day in days if day.state == DayState.CONFIRMED)
    said = answer(f"{confirmed} of these are confirmed", [table])
    return item(asked, "days", "Days, one by one", DAY_READERS, [section("", [said])])


def piece_of(asked: Asked, piece: Evidence) -> dict[str, Any]:
    """One piece of evidence, in the words that were signed."""
    version = piece.asked_version
    said = [
        [f"{claim['title']} ({claim['name']} {claim['code']})", claim.get("status", "").replace("_", " "), claim.get("words", "")]
        for claim in piece.answered(version.claims)
    ]
    claims = {"label": "", "lines": [], "columns": ["Shows", "Answer", "Comment"], "rows": said, "file": ""}
    decisions = EvidenceDecision.objects.filter(evidence=piece, move="sign_off").select_related("by", "signature")
    last = decisions.order_by("pk").last()
    answers = [
        answer("What happened", [text(version.words)], piece.author.name),
        answer("Why it shows this", [text(version.why)], piece.author.name),
        answer("What was said of it", [claims, text(last.comment if last else "")], last.by.name if last and last.by else ""),
    ]
    signed = [signed_by(last.by.name, Part.PRACTICE_EDUCATOR, last.signature, "")] if last and last.by else []
    facts = {"id": piece.pk, "version": version.number, "on": version.event_on.isoformat(), "signed": signed}
    return item(asked, "evidence", version.title, EVIDENCE_READERS, [section("", answers)]) | facts


def record_in(asked: Asked, record: Record) -> dict[str, Any]:
    """One signed record, in the words of the page that was signed, with who may read each field."""
    content = record.versions.get(number=record.version).content
    shown_to = {field.key: field.shown_to for field in record.template.fields_in_order}
    sections = [
        section(
            part["title"],
            [
                answer(
                    one["label"],
                    [text(SEALED)] if is_sealed(one["said"]) else one["said"],
                    "" if asked.unnamed or not one["by"] else one["by"]["name"],
                    shown_to.get(one["field"]),
                )
                for one in part["answers"]
                if one["field"] not in asked.leave_out
            ],
        )
        for part in content["sections"]
    ]
    readers = {str(part) for part in record.readers}
    readers |= {EXAMINER} if Part.PANEL_MEMBER in readers else set()
    signed = [
        signed_by("" if asked.unnamed else decision.by.name, part_of(decision), decision.signature, decision.get_stance_display())
        for decision in Progress(record).signed.values()
        if decision.by
    ]
    facts = {"id": record.pk, "version": record.version, "on": record.signed_at.date().isoformat(), "signed": signed}
    return item(asked, "record", record.title, sorted(readers), sections) | facts


def part_of(decision: RecordDecision) -> str:
    return str(decision.signature.facts["signer"]["part"])


def item(asked: Asked, kind: str, title: str, readers: list[str], sections: list[dict[str, Any]]) -> dict[str, Any]:
    return {"of": asked.key, "kind": kind, "title": title, "readers": readers, "sections": sections, "signed": []}


def section(title: str, answers: list[dict[str, Any]]) -> dict[str, Any]:
    return {"title": title, "answers": [one for one in answers if one["said"]]}


def answer(label: str, said: list[dict[str, Any]], by: str = "", readers: list[str] | None = None) -> dict[str, Any]:
    """One question and what was said. `readers`: whom it is for, where that is fewer than read the rest."""
    said = [one for one in said if one["lines"] or one["rows"]]
    return {"label": label, "by": by, "said": said, "readers": list(map(str, readers or ()))}


def text(words: str) -> dict[str, Any]:
    return {"label": "", "lines": [words] if words else [], "columns": [], "rows": [], "file": ""}


def signed_by(name: str, part: str, signature: Signature, said: str) -> dict[str, Any]:
    return {
        "name": name,
        "part": str(part),
        "part_in_words": str(Part(part).label),
        "said": said,
        "at": signature.facts["at"],
        "number": signature.number,
        "fingerprint": signature.fingerprint,
    }


def facts_of(signature: Signature) -> dict[str, Any]:
    """A signature without the words it is about: its place in the chain, whose part, when, and its fingerprint."""
    facts = signature.facts
    about = facts["content"]["title"] if "record" in facts else "Evidence"
    return {
        "number": signature.number,
        "previous": facts["previous"],
        "fingerprint": signature.fingerprint,
        "undoes": facts["undoes"],
        "move": facts["move"],
        "part": facts["signer"]["part"],
        "method": facts["method"],
        "at": facts["at"],
        "about": about,
    }


def read_by(edition: PortfolioEdition, readers: set[str]) -> list[dict[str, Any]]:
    """Return every item as these readers may see it: words where it is for them, and elsewhere only that it is there."""
    return [as_read(one, readers) for one in edition.content["items"]]


def as_read(one: dict[str, Any], readers: set[str]) -> dict[str, Any]:
    if readers.isdisjoint(one["readers"]):
        title = "A piece of evidence" if one["kind"] == "evidence" else one["title"]
        return one | {"title": title, "sections": [], "is_hidden": True}
    sections = [
        part | {"answers": [said for said in part["answers"] if not said["readers"] or not readers.isdisjoint(said["readers"])]}
        for part in one["sections"]
    ]
    return one | {"sections": [part for part in sections if part["answers"]], "is_hidden": False}
