"""What every template may ask for: icons, dates, names, form helpers and style sheets."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField, Form
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

TOKEN = "form-token-of-the-page"  # noqa: S105 - a mark, put in place of the token
TITLES = {"Dr", "Prof", "Professor", "Mr", "Mrs", "Ms", "Miss", "Mx"}
SYMBOL = re.compile(r'<symbol id="([a-z-]+)">(.*?)</symbol>', re.DOTALL)


@lru_cache(maxsize=1)
def icons() -> dict[str, SafeString]:
    """Return each icon as it stands in a page. Hidden from screen readers: a word always stands beside it."""
    source = (settings.BASE_DIR / "static" / "icons.svg").read_text(encoding="utf-8")
    frame = '<svg class="i i-{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>'
    return {name: mark_safe(frame.format(name, drawing)) for name, drawing in SYMBOL.findall(source)}  # noqa: S308 our own file


@register.simple_tag
def icon(name: str) -> SafeString:
    """Put in a line icon, such as {% icon "person" %}."""
    try:
        return icons()[name]
    except KeyError:
        known = ", ".join(sorted(icons()))
        raise template.TemplateSyntaxError(f"There is no icon called “{name}”. Choose one of: {known}.") from None


@register.simple_tag
@lru_cache
def stylesheet(name: str) -> SafeString:
    """Load a style sheet of static/css, such as {% stylesheet "pages/home" %}."""
    return format_html('<link rel="stylesheet" href="{}">', static(f"css/{name}.css"))


@register.simple_tag
@lru_cache
def drawn_once(name: str) -> SafeString:
    """Put in a template that knows nothing of who reads or what is shown, such as {% drawn_once "components/_brand.html" %}."""
    return render_to_string(name)


@register.simple_tag(takes_context=True)
def main_menu(context: template.Context) -> SafeString:
    """Draw the menu of whoever is signed in, from `menu`, `user` and the form token of the page."""
    entries = tuple((entry["url"], entry["label"], entry["here"]) for entry in context["menu"]())
    token = str(context.get("csrf_token", ""))
    return mark_safe(drawn_menu(entries, context["user"].name).replace(TOKEN, token))  # noqa: S308 our own template


@lru_cache(maxsize=1000)
def drawn_menu(entries: tuple[tuple[str, str, bool], ...], name: str) -> str:
    """Return the menu as it is for everybody with these entries and this name, with a mark where the form token goes."""
    listed = [{"url": url, "label": label, "here": here} for url, label, here in entries]
    return render_to_string("components/_menu.html", {"entries": listed, "name": name, "csrf_token": TOKEN})


def local(moment: date | datetime) -> date | datetime:
    return timezone.localtime(moment) if isinstance(moment, datetime) and timezone.is_aware(moment) else moment


@lru_cache(maxsize=4000)
def written(day: date, form: str, language: str | None) -> str:
    return date_format(day, form)


def day_of(moment: date | datetime) -> date:
    return local(moment).date() if isinstance(moment, datetime) else moment


@register.filter
def quoted(title: str) -> str:
    """Put a title into quotation marks, unless it is a quotation already."""
    return title if title.startswith("“") and title.endswith("”") else f"“{title}”"


@register.filter
def short_date(moment: date | datetime | None) -> str:
    """Write a date as Mon 23 Nov 2026."""
    return written(day_of(moment), "D j M Y", get_language()) if moment else ""


@register.filter
def day_and_month(moment: date | datetime | None) -> str:
    """Write a date as 23 Nov, where the year is plain from what stands around it."""
    return written(day_of(moment), "j M", get_language()) if moment else ""


@register.filter
def month_and_year(day: date) -> str:
    """Such as November 2026."""
    return written(day_of(day), "F Y", get_language())


@register.filter
def weekday_and_month(moment: date | datetime | None) -> str:
    """Write a date as Mon 23 Nov."""
    return written(day_of(moment), "D j M", get_language()) if moment else ""


@register.filter
def clock(moment: datetime | None) -> str:
    """Write a time as 17:42."""
    return f"{local(moment):%H:%M}" if moment else ""


@register.filter
def days_between(later: date | datetime, earlier: date | datetime) -> int:
    """Return whole days from one date to another: {{ written_at|days_between:entry.event_date }}."""
    return (day_of(later) - day_of(earlier)).days


@register.filter
def person(who: Any) -> SafeString:
    """Write a name in plum, the colour of people."""
    return format_html('<span class="person">{}</span>', who)


@register.filter
def initials(who: Any) -> str:
    """Return JP for Joan Pritchard and SW for Dr Sam Whitlock."""
    words = [word for word in str(who).split() if word.rstrip(".") not in TITLES]
    return (words[0][0] + words[-1][0] if len(words) > 1 else "".join(words)[:1]).upper()


@register.filter
def anchor(field: BoundField) -> str:
    """Return the id an error summary should link to: the first place to answer."""
    return f"{field.auto_id}_0" if field.use_fieldset else str(field.id_for_label or field.auto_id)


@register.filter
def wrong_fields(form: Form) -> list[BoundField]:
    """Return the visible fields that have something wrong, in order."""
    return [field for field in form.visible_fields() if field.errors]


@register.filter
def hidden_errors(form: Form) -> list[str]:
    """Return what is wrong with the form as a whole, or with fields nobody sees."""
    return [*form.non_field_errors(), *(error for field in form.hidden_fields() for error in field.errors)]


@register.filter
def of(answers: dict[str, Any], name: str) -> Any:
    """Return what a table says under a name: {{ answers|of:"size" }}."""
    return answers.get(name, "")
