from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat, StrIndex
from django.utils import timezone

from history.append_only import AppendOnly
from history.constraints import all_or_none
from history.decision import Decision
from placements.models.form_definition import LEAD
from placements.models.form_template import FormField, FormSection, FormTemplate
from placements.models.placement import Placement, PlacementPerson
from placements.models.sealing import SealableField
from placements.rules import AROUND, OUTSIDE, Part
from placements.states import RecordState

PUT_FORWARD = (RecordState.TO_SIGN, RecordState.SIGNED)


class RecordQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model, on: Any = None) -> "RecordQuerySet":
        """The records of this person's placements that their part may find: from the beginning, as its lead, or once put forward.

        Some find only that it is there; whether they may open it is asked of the rules.
        """
        if not user.is_authenticated:
            return self.none()
        mine = PlacementPerson.objects.current(on).filter(person=user)
        from_the_beginning, later = (Exists(held_by(mine, column)) for column in ("seen_by", "later_by"))
        leads = Q(lead__in=mine.values("pk"))
        released = Exists(held_by(mine, "released_to", of="")) & Q(state=RecordState.SIGNED)
        return self.filter(from_the_beginning | leads | Q(later) & Q(state__in=PUT_FORWARD) | released)

    def with_everything(self) -> "RecordQuerySet":
        """Fetch what a page about a record says, in a number of queries that does not grow with it."""
        people = PlacementPerson.objects.select_related("person")
        return self.select_related(
            "template",
            "placement__agency",
            "placement__team",
            "placement__rule_set",
            "placement__cohort__programme",
            "lead__person",
            "begun_by",
        ).prefetch_related(
            models.Prefetch("placement__people", queryset=people),
            models.Prefetch("template__sections", queryset=FormSection.objects.prefetch_related("fields")),
            models.Prefetch("answers", queryset=RecordAnswer.objects.select_related("by__person")),
            models.Prefetch("parts", queryset=RecordPart.objects.select_related("finished_by__person")),
            models.Prefetch("decisions", queryset=RecordDecision.objects.select_related("by", "signature")),
        )


def held_by(mine: models.QuerySet, column: str, of: str = "template__") -> models.QuerySet:
    """The parts of somebody in the record's placement that its form, or the record itself, names in this column."""
    mark = Concat(Value("|"), F("part"), Value("|"))
    named = mine.filter(placement=OuterRef("placement")).annotate(named_at=StrIndex(OuterRef(f"{of}{column}"), mark))
    return named.filter(named_at__gt=0)


class Record(models.Model):
    """A filled form of one placement. Its parties write their own parts; once put forward nothing in it changes."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="records")
    template = models.ForeignKey(FormTemplate, on_delete=models.PROTECT, related_name="records")
    number = models.PositiveSmallIntegerField(help_text="The how-manieth of its form in this placement.")
    state = models.CharField(max_length=14, choices=RecordState, default=RecordState.BEING_WRITTEN)
    version = models.PositiveIntegerField(
        default=1, help_text="Counts up with every change, so that nobody signs what they have not seen."
    )
    lead = models.ForeignKey(PlacementPerson, on_delete=models.PROTECT, null=True, blank=True, related_name="led_records")
    begun_at = models.DateTimeField(default=timezone.now)
    begun_by = models.ForeignKey(PlacementPerson, on_delete=models.PROTECT, related_name="begun_records")
    released_to = models.CharField(
        max_length=250, blank=True, default="", help_text="The parts it was released to, while it is signed."
    )
    page_key = models.UUIDField(unique=True, help_text="Of the page it was begun on: sent twice it is one.")
    put_forward_at = models.DateTimeField(null=True, blank=True)
    put_forward_by = models.ForeignKey(PlacementPerson, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True, help_text="When the last of them signed.")

    objects = RecordQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["placement", "template__order", "number"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "template", "number"], name="record_number_once"),
            all_or_none("put_forward_at", "put_forward_by", name="record_put_forward_by_and_at"),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True) | Q(state__in=(RecordState.SIGNED, RecordState.WITHDRAWN)),
                name="record_signed_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"record {self.pk}"

    def parts_of(self, user: models.Model) -> set[str]:
        """What somebody is to this record. Of several colleagues or panel members, only the one whose record it is."""
        parts = self.placement.parts_of(user)
        if self.lead and self.lead.person_id != user.pk and self.template.fact("own") and not self.is_released_to(self.lead.part):
            return parts - ({self.lead.part} - set(AROUND))
        return parts

    def is_released_to(self, part: str) -> bool:
        return self.state == RecordState.SIGNED and f"|{part}|" in self.released_to

    @property
    def title(self) -> str:
        """What it is called: “Observation 2”, or the title of a form of which a placement has one."""
        facts = self.template.facts
        return f"{facts['called'] or self.template.title} {self.number}" if facts["counted"] else self.template.title

    @property
    def is_released(self) -> bool:
        return self.state == RecordState.SIGNED and bool(self.released_to)

    @property
    def can_change(self) -> bool:
        return self.state == RecordState.BEING_WRITTEN

    def undo_until(self, decision: "RecordDecision") -> datetime:
        """Until when somebody may take a signature back."""
        return decision.at + timedelta(minutes=self.placement.rule_set.undo_minutes)

    def owners_of(self, field: FormField) -> list[str]:
        """Whose field it is in this record: where somebody leads it, of those who could lead only they."""
        if field.key == self.template.fact("other_side"):
            return [owner for owner in field.owners if owner != self.begun_by.part]
        if self.lead is None:
            return field.owners
        return [owner for owner in field.owners if owner not in self.template.led_by or owner == self.lead.part]

    def may_write(self, field: FormField, parts: set[str]) -> bool:
        """Whether somebody with these parts fills this field. Never the system's, nor one that is signed."""
        return field.is_written and not parts.isdisjoint(self.owners_of(field))

    @property
    def signers(self) -> list[PlacementPerson]:
        """Who is asked to sign, in order: those of the form who are on the placement today. Nobody signs twice, in two parts."""
        parts = dict.fromkeys(self.lead.part if part == LEAD and self.lead else part for part in self.template.facts["signs"])
        lead = self.lead
        held = (lead if lead and part == lead.part else self.placement.person_as(part) for part in parts if part != LEAD)
        people: dict[int, PlacementPerson] = {}
        today = timezone.localdate()
        for someone in held:
            if someone and someone.holds(today):
                people.setdefault(someone.person_id, someone)
        return list(people.values())

    @property
    def asks_for_proof(self) -> bool:
        """Whether signing it needs more than a link or a session (design: the higher the stakes, the more)."""
        rules = self.placement.rule_set
        return rules.step_up or self.template.key in rules.step_up_forms

    def is_reached_by_link(self, someone: PlacementPerson) -> bool:
        """Whether a mailed link lets them do what is theirs now: whoever signs, and whoever writes from outside the university."""
        if someone.part == Part.STUDENT or someone not in self.signers:
            return False
        return self.state in PUT_FORWARD or (self.can_change and someone.part in OUTSIDE)

    @property
    def readers(self) -> set[str]:
        """The parts that may open it as it stands now."""
        facts = self.template.facts
        lead = {self.lead.part, Part.PRACTICE_EDUCATOR} if self.lead else set(facts["led_by"])
        parts = {*facts["parties"], *facts["seen_by"]} - (set(facts["led_by"]) - lead)
        if self.state in PUT_FORWARD:
            parts |= set(facts["later"])
        if self.state == RecordState.SIGNED:
            parts |= set(filter(None, self.released_to.split("|")))
        return parts

    def is_read_by(self, user: models.Model) -> bool:
        return not self.parts_of(user).isdisjoint(self.readers)

    def is_written_by(self, user: models.Model) -> bool:
        """Whether any field of it is theirs to fill."""
        parts = self.parts_of(user)
        return any(self.may_write(field, parts) for field in self.template.fields_in_order)

    def audience_sentence(self, reader: models.Model) -> str:
        """Who can read it as it stands, as this reader would say it."""
        today = timezone.localdate()
        people = {
            one.person_id: one.person.name for one in self.placement.people.all() if one.holds(today) and one.part in self.readers
        }
        names = [name for pk, name in people.items() if pk != reader.pk]
        you = ["You"] if reader.pk in people else []
        *others, last = [*you, *names] or ["Nobody"]
        if not others:
            return f"Only {last.replace('You', 'you')} can see this"
        return f"{', '.join(others)} and {last} can see this"

    @property
    def statement(self) -> str:
        """What somebody says by signing. Kept in the signature, word for word."""
        return (
            "By signing you say that you have read this record as it stands on this page, and that your answer is your own. "
            "It can’t be changed afterwards: a correction is a new version that asks everybody again."
        )


class RecordPart(models.Model):
    """What one party has to write in one section, and whether they have finished it."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="parts")
    section = models.ForeignKey(FormSection, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=30, choices=Part)
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.ForeignKey(PlacementPerson, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "section", "part"], name="part_once_in_record"),
            all_or_none("finished_at", "finished_by", name="part_finished_by_and_at"),
        ]

    def __str__(self) -> str:
        return f"{self.part} in section {self.section_id} of record {self.record_id}"


class RecordAnswer(AppendOnly):
    """What somebody put into one field, as one save left it. The newest is what the record says; the earlier ones stay."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="answers")
    field = models.ForeignKey(FormField, on_delete=models.PROTECT, related_name="+")
    value = SealableField(help_text="By the key of what the field asks. Encrypted where the field says so.")
    by = models.ForeignKey(PlacementPerson, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class RecordVersion(AppendOnly):
    """The record as it was put forward, in the words of the page. What signatures speak about; never changed."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    made_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="record_version_once")]

    def __str__(self) -> str:
        return f"version {self.number} of record {self.record_id}"


class Stance(models.TextChoices):
    """What somebody says of a record that they sign. Never chosen for them."""

    AGREES = "agrees", "I agree with this record"
    RECEIVED = "received", "I have received it and do not agree"


SIGNS = ("sign", "sign_last")
UNDOES = ("undo_sign",)


class RecordDecision(Decision):
    """One move of a record: who, when and why; with what they said where they signed."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="decisions")
    version = models.PositiveIntegerField()
    stance = models.CharField(max_length=10, choices=Stance, blank=True)
    section = models.ForeignKey(FormSection, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    checked = models.ForeignKey(
        "writing.Check",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where a part was finished: what was decided about words that might identify somebody.",
    )

    wagtail_reference_index_ignore = True

    @property
    def in_words(self) -> str:
        """What was done, to follow the name of whoever did it."""
        if self.move in SIGNS:
            return "signed it: agrees" if self.stance == Stance.AGREES else "signed that they received it and do not agree"
        return MOVES_IN_WORDS[self.move]


MOVES_IN_WORDS = {
    "release": "released it",
    "stop_release": "ended the release",
    "accept_gaps": "accepted it as it is",
    "begin": "began it",
    "finish_part": "finished their part",
    "reopen_part": "opened their part again",
    "put_forward": "put it forward to be signed",
    "take_back": "took it back to change it",
    "undo_sign": "took their signature back",
    "amend": "began a correction",
    "need_conversation": "would like to talk before signing",
    "say_not_mine": "said that it isn’t theirs to sign",
    "withdraw": "withdrew it",
    "withdraw_signed": "withdrew it after it was signed",
}
