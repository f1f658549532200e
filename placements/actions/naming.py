"""Beginning a record for somebody who had no part in the placement: a colleague, an agency contact, a panel member."""

from datetime import date
from uuid import UUID

from django.db import transaction

from accounts.actions.person import invite_person
from placements.actions.placement import add_person
from placements.actions.record import NotYours, begin_record
from placements.models import FormTemplate, Placement, PlacementPerson, Record
from placements.rules import AROUND, NAMES, Part


class AlreadyOnIt(Exception):
    """Whoever was named is around the student already, in a part of their own. Nothing was begun."""


@transaction.atomic
def begin_naming(
    *,
    placement: Placement,
    template: FormTemplate,
    by: PlacementPerson,
    key: UUID,
    name: str,
    email: str,
    until: date | None = None,
) -> Record:
    """Give somebody the part that this form names, until a day, and begin the record with them. The same page twice is once.

    Somebody whose address is new is told how to sign in. Raises NotYours, AlreadyOnIt, and what begin_record raises; then
    nobody was added either.
    """
    Placement.objects.select_for_update().get(pk=placement.pk)
    if begun := Record.objects.filter(page_key=key, begun_by=by).first():
        return begun
    part = Part(template.fact("names"))
    if by.part not in NAMES[part]:
        raise NotYours
    person = invite_person(email=email, name=name, by=by.person)
    if PlacementPerson.objects.current().filter(placement=placement, person=person, part__in=AROUND).exists():
        raise AlreadyOnIt
    someone = add_person(placement=placement, person=person, part=part, by=by.person, ends=until)
    lead = someone if part in template.led_by else None
    return begin_record(placement=placement, template=template, by=by, key=key, lead=lead)
