"""How forms are drawn: by the templates of templates/django/forms, and plain inputs straight away."""

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

INPUTS = {
    f"django/forms/widgets/{name}.html"
    for name in ("input", "text", "email", "number", "password", "hidden", "date", "time", "url")
}
TEXTAREA = "django/forms/widgets/textarea.html"
OPTIONS = {f"django/forms/widgets/{name}.html" for name in ("radio_option", "checkbox_option")}


class Renderer(TemplatesSetting):
    """Draws an input in Python, exactly as Django's template for it would. Each template would cost ten times as much."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        widget = context.get("widget")
        if template_name in INPUTS or (template_name in OPTIONS and not widget.get("wrap_label")):
            return as_input(widget)
        if template_name == TEXTAREA:
            text = "" if widget["value"] is None else widget["value"]
            return format_html('<textarea name="{}"{}>\n{}</textarea>', widget["name"], in_order(widget["attrs"]), text)
        return super().render(template_name, context, request)


def as_input(widget: Mapping[str, Any]) -> SafeString:
    value = "" if widget["value"] is None else format_html(' value="{}"', widget["value"])
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, in_order(widget["attrs"]))


def in_order(attributes: Mapping[str, Any]) -> SafeString:
    """Write attributes as they were given; one that is True is a word of its own, one that is False is left out."""
    told = {name: value for name, value in attributes.items() if value is not False}
    return format_html_join("", "{}", ((one(name, value),) for name, value in told.items()))


def one(name: str, value: Any) -> SafeString:
    return format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value)
