"""How far a record is: what each party has to write, what is missing, who has the next move."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.utils import timezone

from placements.models.form_template import FormField, FormSection
from placements.models.placement import PlacementPerson
from placements.models.record import SIGNS, UNDOES, Record, RecordAnswer, RecordDecision
from placements.states import RecordState

EMPTY = (None, "", [], {})


@dataclass(frozen=True)
class Share:
    """What one party writes in one section."""

    section: FormSection
    who: PlacementPerson
    fields: list[FormField]
    begun: bool
    finished: bool
    is_needed: bool  # the record is not put forward without it: something is asked of them first, or they have begun
    waits_for: "list[Share]"
    is_kept: bool = False  # finished once and for all: what was handed in to be read beside others is not changed after them


@dataclass(frozen=True)
class Move:
    """Who can do what next."""

    who: PlacementPerson
    what: str


class Progress:
    """One record, fetched `with_everything`, and where it stands."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def current(self) -> dict[int, RecordAnswer]:
        """The newest answer to each field, by the field's id."""
        return {answer.field_id: answer for answer in self.record.answers.all()}

    @cached_property
    def finished(self) -> set[tuple[int, str]]:
        return {(part.section_id, part.part) for part in self.record.parts.all() if part.finished_at}

    @cached_property
    def begun(self) -> set[tuple[int, str]]:
        of_field = {field.pk: section.pk for section in self.sections for field in section.fields.all()}
        return {(of_field[answer.field_id], answer.by.part) for answer in self.record.answers.all()} | self.finished

    @property
    def sections(self) -> list[FormSection]:
        return list(self.record.template.sections.all())

    def person_of(self, part: str) -> PlacementPerson | None:
        lead = self.record.lead
        return lead if lead and lead.part == part and lead.holds(timezone.localdate()) else self.record.placement.person_as(part)

    @cached_property
    def shares(self) -> list[Share]:
        """What each party writes, section by section. Parties without a person today write nothing."""
        found: list[Share] = []
        for section in self.sections:
            waits = [one for one in found if one.section.key in section.after and one.is_needed and not one.finished]
            owners = dict.fromkeys(o for field in section.fields.all() if field.is_written for o in self.record.owners_of(field))
            for part in owners:
                who = self.person_of(part)
                found += [self.share(section, part, who, waits)] if who else []
        return found

    def share(self, section: FormSection, part: str, who: PlacementPerson, waits: list[Share]) -> Share:
        fields = [field for field in section.fields.all() if self.record.may_write(field, {part})]
        begun = (section.pk, part) in self.begun
        required = any(field.required and self.first_owner_of(field) == part for field in fields)
        needed = begun or (required and not self.time_is_up(section, part))
        finished = (section.pk, part) in self.finished
        return Share(section, who, fields, begun, finished, needed, waits, finished and part in self.record.template.fact("once"))

    def first_owner_of(self, field: FormField) -> str | None:
        """Of those whose field it is, the first who is on the placement: what is required is asked of them.

        Of a concern it is whoever began it, where they may write it.
        """
        owners, beginner = self.record.owners_of(field), self.record.begun_by.part
        if self.record.template.fact("asks_beginner") and beginner in owners and self.person_of(beginner):
            return beginner
        return next((part for part in owners if self.person_of(part)), None)

    def time_is_up(self, section: FormSection, part: str) -> bool:
        """Whether a part had the days that are kept for its answer, after what it answers could be read."""
        kept = self.record.template.fact("reserved")
        if not kept or kept["part"] != part or not section.after:
            return False
        keys = {one.pk: one.key for one in self.sections}
        finished = [one.finished_at for one in self.record.parts.all() if one.finished_at and keys[one.section_id] in section.after]
        waits = {one.pk for one in self.sections if one.key in section.after} - {one.section_id for one in self.record.parts.all()}
        return not waits and bool(finished) and max(finished) + timedelta(days=kept["days"]) < timezone.now()

    def shares_of(self, parts: set[str]) -> list[Share]:
        return [share for share in self.shares if share.who.part in parts]

    def value_of(self, field: FormField) -> dict:
        answer = self.current.get(field.pk)
        return answer.value if answer else {}

    def is_answered(self, field: FormField) -> bool:
        """Whether everything that a field asks has something in it."""
        value = self.value_of(field)
        return all(value.get(ask.key) not in EMPTY for ask in field.asked if ask.is_written and not ask.optional)

    def missing_in(self, share: Share) -> list[FormField]:
        return [field for field in share.fields if field.required and not self.is_answered(field)]

    @property
    def unfinished(self) -> list[Share]:
        return [share for share in self.shares if share.is_needed and not share.finished]

    @property
    def is_ready(self) -> bool:
        """Whether it can be put forward to be signed."""
        return self.record.state == RecordState.BEING_WRITTEN and not self.unfinished

    @cached_property
    def signed(self) -> dict[int, RecordDecision]:
        """Who has signed the version that is put forward, by the id of the person; what was taken back is not there."""
        standing: dict[int, RecordDecision] = {}
        for decision in self.record.decisions.all():
            if decision.move in SIGNS and decision.version == self.record.version:
                standing[decision.by_id] = decision
            elif decision.move in UNDOES:
                standing.pop(decision.by_id, None)
        return standing

    @property
    def still_to_sign(self) -> list[PlacementPerson]:
        return [someone for someone in self.record.signers if someone.person_id not in self.signed]

    @property
    def may_sign_now(self) -> list[PlacementPerson]:
        """Those whose turn it is: everybody at once, or one after the other where the form says so."""
        if self.record.state != RecordState.TO_SIGN:
            return []
        left = self.still_to_sign
        turn = left[:1] if self.record.template.facts["in_order"] else left
        return [someone for someone in turn if someone.person_id not in self.not_theirs]

    @property
    def not_theirs(self) -> set[int]:
        """Who said of this version that it isn’t theirs to sign: they are not asked again."""
        decisions = self.record.decisions.all()
        return {one.by_id for one in decisions if one.move == "say_not_mine" and one.version == self.record.version}

    @property
    def next_moves(self) -> list[Move]:
        """Who has the next move, and which. Nobody, once it is signed or withdrawn."""
        if self.record.state == RecordState.TO_SIGN:
            return [Move(someone, "sign") for someone in self.may_sign_now]
        if self.record.state != RecordState.BEING_WRITTEN:
            return []
        writing = [Move(share.who, share.section.title) for share in self.unfinished if not share.waits_for]
        return writing or [Move(someone, "put it forward") for someone in self.record.signers]

    def waits_in_words(self, reader_pk: int) -> str:
        """“Your turn”, or “Waiting for Joan”."""
        people = {move.who.person_id: move.who.person for move in self.next_moves}
        if reader_pk in people:
            return "Your turn"
        names = [person.get_short_name() for person in people.values()]
        return f"Waiting for {' and '.join(names)}" if names else self.record.get_state_display().capitalize()


def answer_named(progress: Progress, key: str) -> dict[str, Any]:
    """Return what was answered to a field, by its key; nothing where the form has none or nobody answered."""
    one = next((one for one in progress.record.template.fields_in_order if one.key == key), None)
    return progress.value_of(one) if one else {}
