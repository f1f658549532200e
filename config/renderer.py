"""How forms are drawn: by the templates of templates/django/forms; fields, inputs and menus straight away."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString

from config.fields import NOTHING, as_field, drawn

INPUTS = {
    f"django/forms/widgets/{name}.html"
    for name in ("input", "text", "email", "number", "password", "hidden", "date", "time", "url", "checkbox")
}
TEXTAREA = "django/forms/widgets/textarea.html"
SELECT = "django/forms/widgets/select.html"
ERRORS = "django/forms/errors/list/ul.html"
OPTIONS = {f"django/forms/widgets/{name}.html" for name in ("radio_option", "checkbox_option")}


class Renderer(TemplatesSetting):
    """Draws an input in Python, exactly as Django's template for it would. Each template would cost ten times as much."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        widget = context.get("widget")
        if template_name == self.field_template_name:
            return as_field(context["field"])
        if template_name == ERRORS and not context["errors"]:
            return ""
        if template_name in INPUTS or (template_name in OPTIONS and not widget.get("wrap_label")):
            return as_input(widget)
        if template_name == TEXTAREA:
            text = "" if widget["value"] is None else widget["value"]
            return drawn('<textarea name="{}"{}>\n{}</textarea>', widget["name"], in_order(widget["attrs"]), text)
        if template_name == SELECT:
            return as_menu(widget)
        return super().render(template_name, context, request)


def as_input(widget: Mapping[str, Any]) -> SafeString:
    value = NOTHING if widget["value"] is None else drawn(' value="{}"', widget["value"])
    return drawn('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, in_order(widget["attrs"]))


def as_menu(widget: Mapping[str, Any]) -> SafeString:
    groups = SafeString("".join(as_options(name, options) for name, options, _ in widget["optgroups"]))
    return drawn('<select name="{}"{}>{}\n</select>', widget["name"], in_order(widget["attrs"]), groups)


def as_options(group: str | None, options: Iterable[Mapping[str, Any]]) -> SafeString:
    """The choices of a menu, under the name of their group where they have one."""
    option = '\n<option value="{}"{}>{}</option>'
    rows = SafeString("".join(drawn(option, one["value"], in_order(one["attrs"]), one["label"]) for one in options))
    return drawn('\n<optgroup label="{}">{}\n</optgroup>', group, rows) if group else rows


def in_order(attributes: Mapping[str, Any]) -> SafeString:
    """Write attributes as they were given; one that is True is a word of its own, one that is False is left out."""
    return SafeString("".join(one(name, value) for name, value in attributes.items() if value is not False))


def one(name: str, value: Any) -> str:
    if value is True:
        return f" {escape(name)}"
    safe = value.__html__() if hasattr(value, "__html__") else escape(str(value))
    return f' {escape(name)}="{safe}"'
