"""How a field is drawn with its label, hint and errors: one look on every page. Templates for each cost far more."""

from html import escape
from typing import Any

from django.forms import BoundField
from django.utils.safestring import SafeString

NOTHING = SafeString("")
IF_YOU_LIKE = SafeString(' <span class="opt">(if you like)</span>')
LISTS = {"radioselect", "checkboxselectmultiple"}


def drawn(pattern: str, *parts: Any) -> SafeString:
    """Return the pattern with these parts in it, each escaped unless it is safe. As format_html, at less cost."""
    return SafeString(pattern.format(*[part.__html__() if hasattr(part, "__html__") else escape(str(part)) for part in parts]))


def as_field(field: BoundField) -> SafeString:
    """Return the field as it stands on a page: what it asks, a hint, what is wrong with it, and the input."""
    errors = field.errors
    kind = field.widget_type
    inside = as_group if field.use_fieldset else as_tick if kind == "checkbox" else as_line
    names = ["field", *(["wrong"] if errors else []), *filter(None, [field.css_classes()])]
    shown = SafeString(errors) if errors else NOTHING
    return drawn('<div class="{}">{}</div>', " ".join(names), inside(field, kind, shown))


def as_line(field: BoundField, kind: str, errors: SafeString) -> SafeString:
    """A label above one input."""
    asked = field.field
    if when := getattr(asked, "needed_when", ""):
        optional = drawn(' <span class="opt">({})</span>', when)
    else:
        optional = NOTHING if is_asked_for(asked) or kind == "select" else IF_YOU_LIKE
    label = drawn('<label for="{}">{}{}</label>', field.id_for_label, field.label, optional)
    return drawn("{}\n{}{}\n{}", label, as_help(field), errors, field)


def as_tick(field: BoundField, kind: str, errors: SafeString) -> SafeString:
    """One box to tick, with its words beside it."""
    more = NOTHING
    if field.help_text:
        more = drawn('<span id="{}_helptext">{}</span>', field.auto_id, SafeString(field.help_text))
    return drawn('{}<label class="choice plain">{}<span><b>{}</b>{}</span></label>', errors, field, field.label, more)


def as_group(field: BoundField, kind: str, errors: SafeString) -> SafeString:
    """Several inputs under one question: things to choose from, or the parts of a date."""
    described = drawn(' aria-describedby="{}"', field.aria_describedby) if field.aria_describedby else NOTHING
    optional = NOTHING if is_asked_for(field.field) else IF_YOU_LIKE
    inputs = as_choices(field) if kind in LISTS else drawn('<div class="date-parts">{}</div>', field)
    return drawn(
        '<fieldset id="{}"{}>\n<legend>{}{}</legend>\n{}{}\n{}\n</fieldset>',
        *(field.auto_id, described, field.label, optional, as_help(field), errors, inputs),
    )


def as_choices(field: BoundField) -> SafeString:
    hints = getattr(field.field, "hints", {})
    choice = '<label class="choice" for="{}">{}<span><b>{}</b>{}</span></label>'
    return SafeString(
        "\n".join(
            drawn(choice, one.id_for_label, one.tag(), one.choice_label, as_hint(hints.get(str(one.data["value"]), "")))
            for one in field
        )
    )


def as_hint(line: str) -> SafeString:
    return drawn("<span>{}</span>", line) if line else NOTHING


def as_help(field: BoundField) -> SafeString:
    if not field.help_text:
        return NOTHING
    return drawn('<div class="help" id="{}_helptext">{}</div>\n', field.auto_id, SafeString(field.help_text))


def is_asked_for(asked: Any) -> bool:
    """Whether it has to be answered, now or before something else can be done."""
    return asked.required or getattr(asked, "asked_for", False)
