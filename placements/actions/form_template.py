"""Forms come in as whole versions. A version that is here is never edited: records were begun with it."""

import json
from typing import Any

from django.db import transaction

from accounts.models import Programme, User
from history.audit import record
from placements.models import FormField, FormSection, FormTemplate
from placements.models.form_change import FieldChange, NewField
from placements.models.form_definition import FormDefinition
from placements.models.form_template import as_marks
from placements.rules import Part

KEPT_OF_FIELD = (
    "key",
    "label",
    "help",
    "type",
    "asks",
    "owners",
    "required",
    "needed_when",
    "shown_to",
    "kept_as",
    "by_collector",
    "sealed",
    "hidden",
)


class ChangedMeanwhile(Exception):
    """The form has a newer version than the page knew. Nothing was published."""


@transaction.atomic
def load_form(*, form: FormDefinition, order: int, by: User | None) -> tuple[FormTemplate, bool]:
    """Add a form of the definitions as the next version of Waymark's own; True says that it is new.

    The same again changes nothing.
    """
    newest = FormTemplate.objects.filter(key=form.key, programme=None).with_fields().order_by("-version").first()
    rows = [(section_row(section), [field_row(one) for one in section.fields]) for section in form.sections]
    facts = form.facts | {"number": form.number}
    if newest is not None and same(newest, facts, rows):
        return newest, False
    template = write_version(form.key, None, newest, order, facts, rows, by)
    return template, True


@transaction.atomic
def publish_form(
    *,
    template: FormTemplate,
    programme: Programme,
    title: str,
    changes: dict[int, FieldChange],
    by: User,
    new: NewField | None = None,
) -> FormTemplate:
    """Make the next version of a form for one programme: fields renamed, hidden, moved, limited, or one added.

    Records that were begun keep the version they began with. Raises ChangedMeanwhile where the programme has a newer one.
    """
    Programme.objects.select_for_update().get(pk=programme.pk)
    theirs = FormTemplate.objects.filter(key=template.key, programme=programme).order_by("-version").first()
    if theirs is not None and theirs.pk != template.pk:
        raise ChangedMeanwhile
    rows = [changed_section(section, changes, new) for section in template.sections.all()]
    facts = template.facts | {"title": title, "purpose": template.purpose, "when": template.when}
    return write_version(template.key, programme, theirs, template.order, facts, rows, by)


def changed_section(section: FormSection, changes: dict[int, FieldChange], new: NewField | None) -> tuple[dict, list[dict]]:
    rows = [
        (changes[one.pk].order if one.pk in changes else one.order, changed_field(one, changes.get(one.pk)))
        for one in section.fields.all()
    ]
    fields = [row for _, row in sorted(rows, key=lambda pair: pair[0])]
    if new is not None and new.section == section.key:
        fields.append(added(new, fields))
    return section_row(section), fields


def changed_field(one: FormField, change: FieldChange | None) -> dict[str, Any]:
    row = field_row(one) | {"asks": one.asks}
    if change is None:
        return row
    asks = [ask.limited(words=change.words, strict=change.strict) for ask in one.asked] if change.words is not None else one.asked
    row |= {"label": change.label, "help": change.help, "hidden": change.hidden, "asks": [ask.as_json() for ask in asks]}
    return row | ({"required": change.required} if change.required is not None else {})


def added(new: NewField, fields: list[dict[str, Any]]) -> dict[str, Any]:
    taken = {row["key"] for row in fields}
    key = next(f"added-{number}" for number in range(1, 100) if f"added-{number}" not in taken)
    ask = {"key": "text", "kind": "longtext", "words": new.words}
    plain = {"help": "", "needed_when": "", "shown_to": [], "kept_as": "", "by_collector": False, "sealed": False, "hidden": False}
    asked = {"key": key, "label": new.label, "type": f"longtext {new.words}", "asks": [ask], "owners": list(new.owners)}
    return plain | asked | {"required": new.required}


def section_row(section: Any) -> dict[str, Any]:
    return {"key": section.key, "title": section.title, "help": section.help, "after": list(section.after)}


def field_row(one: Any) -> dict[str, Any]:
    """Return the columns of a field, from a definition or from an earlier version."""
    row: dict[str, Any] = {name: getattr(one, name, False) for name in KEPT_OF_FIELD}
    asks = [ask if isinstance(ask, dict) else ask.as_json() for ask in one.asks]
    lists = {name: list(row[name]) for name in ("owners", "shown_to")}
    return row | lists | {"asks": asks}


def same(template: FormTemplate, facts: dict[str, Any], rows: list[tuple[dict, list[dict]]]) -> bool:
    here = [(section_row(section), [field_row(one) for one in section.fields.all()]) for section in template.sections.all()]
    told = {"title": template.title, "purpose": template.purpose, "when": template.when}
    return json.loads(json.dumps([template.facts | told, here])) == json.loads(json.dumps([facts, rows]))


def plain_lists(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in facts.items()}


def write_version(
    key: str,
    programme: Programme | None,
    before: FormTemplate | None,
    order: int,
    facts: dict[str, Any],
    rows: list[tuple[dict, list[dict]]],
    by: User | None,
) -> FormTemplate:
    kept = {name: value for name, value in plain_lists(facts).items() if name not in {"title", "purpose", "when"}}
    # Who only could lead a record finds those they lead, and no others.
    led = {part for part in kept["led_by"] if part != Part.PRACTICE_EDUCATOR}
    finders = [part for part in dict.fromkeys([*kept["parties"], *kept["seen_by"], *kept["listed"]]) if part not in led]
    template = FormTemplate.objects.create(
        key=key,
        programme=programme,
        version=before.version + 1 if before else 1,
        order=order,
        title=facts["title"],
        purpose=facts["purpose"],
        when=facts["when"],
        facts=kept,
        seen_by=as_marks(finders),
        later_by=as_marks(kept["later"]),
        made_by=by,
    )
    for number, (section, fields) in enumerate(rows, 1):
        made = FormSection.objects.create(template=template, order=number, **section)
        FormField.objects.bulk_create([FormField(section=made, order=place, **row) for place, row in enumerate(fields, 1)])
    record("form.publish", subject=template, by=by, system=by is None, key=key, version=template.version)
    return template
