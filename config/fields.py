"""How a field is drawn with its label, hint and errors: one look on every page. Templates for each cost far more."""

from typing import Any

from django.forms import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

NOTHING = SafeString("")
IF_YOU_LIKE = SafeString(' <span class="opt">(if you like)</span>')
LISTS = {"radioselect", "checkboxselectmultiple"}


def as_field(field: BoundField) -> SafeString:
    """Return the field as it stands on a page: what it asks, a hint, what is wrong with it, and the input."""
    errors = field.errors
    kind = field.widget_type
    inside = as_group if field.use_fieldset else as_tick if kind == "checkbox" else as_line
    names = ["field", *(["wrong"] if errors else []), *filter(None, [field.css_classes()])]
    shown = SafeString(errors) if errors else NOTHING
    return format_html('<div class="{}">{}</div>', " ".join(names), inside(field, kind, shown))


def as_line(field: BoundField, kind: str, errors: SafeString) -> SafeString:
    """A label above one input."""
    asked = field.field
    if when := getattr(asked, "needed_when", ""):
        optional = format_html(' <span class="opt">({})</span>', when)
    else:
        optional = NOTHING if is_asked_for(asked) or kind == "select" else IF_YOU_LIKE
    label = format_html('<label for="{}">{}{}</label>', field.id_for_label, field.label, optional)
    return format_html("{}\n{}{}\n{}", label, as_help(field), errors, field)


def as_tick(field: BoundField, kind: str, errors: SafeString) -> SafeString:
    """One box to tick, with its words beside it."""
    more = NOTHING
    if field.help_text:
        more = format_html('<span id="{}_helptext">{}</span>', field.auto_id, SafeString(field.help_text))
    return format_html('{}<label class="choice plain">{}<span><b>{}</b>{}</span></label>', errors, field, field.label, more)


def as_group(field: BoundField, kind: str, errors: SafeString) -> SafeString:
    """Several inputs under one question: things to choose from, or the parts of a date."""
    described = format_html(' aria-describedby="{}"', field.aria_describedby) if field.aria_describedby else NOTHING
    optional = NOTHING if is_asked_for(field.field) else IF_YOU_LIKE
    inputs = as_choices(field) if kind in LISTS else format_html('<div class="date-parts">{}</div>', field)
    return format_html(
        '<fieldset id="{}"{}>\n<legend>{}{}</legend>\n{}{}\n{}\n</fieldset>',
        *(field.auto_id, described, field.label, optional, as_help(field), errors, inputs),
    )


def as_choices(field: BoundField) -> SafeString:
    hints = getattr(field.field, "hints", {})
    return format_html_join(
        "\n",
        '<label class="choice" for="{}">{}<span><b>{}</b>{}</span></label>',
        (
            (option.id_for_label, option.tag(), option.choice_label, as_hint(hints.get(str(option.data["value"]), "")))
            for option in field
        ),
    )


def as_hint(line: str) -> SafeString:
    return format_html("<span>{}</span>", line) if line else NOTHING


def as_help(field: BoundField) -> SafeString:
    if not field.help_text:
        return NOTHING
    return format_html('<div class="help" id="{}_helptext">{}</div>\n', field.auto_id, SafeString(field.help_text))


def is_asked_for(asked: Any) -> bool:
    """Whether it has to be answered, now or before something else can be done."""
    return asked.required or getattr(asked, "asked_for", False)
