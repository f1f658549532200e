"""How times and pictures of a course are written."""

from datetime import date
from urllib.parse import urlsplit

from django import template
from django.template.defaultfilters import pluralize
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText

from learning.models import safe_html
from learning.models.drawing_of_pictures import as_html

register = template.Library()

HOUR = 60
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@register.filter
def duration(minutes: int) -> str:
    """Write 100 as 1 h 40, 35 as 35 min."""
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest}" if rest else f"{hours} h"


@register.filter
def minutes(count: int) -> str:
    return f"{count} minute{pluralize(count)}"


@register.filter
def running_time(seconds: int) -> str:
    """Write 200 as 3 minutes 20 seconds."""
    whole, rest = divmod(seconds, 60)
    parts = [(whole, "minute"), (rest, "second")]
    return " ".join(f"{count} {name}{pluralize(count)}" for count, name in parts if count) or "no time"


@register.filter
def with_activities(count: int) -> str:
    """Write 1 as “, with one activity”, and nothing for none."""
    if not count:
        return ""
    return f", with {NUMBERS[count] if count < len(NUMBERS) else count} activit{'y' if count == 1 else 'ies'}"


@register.filter
def host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


@register.filter
def safe_words(text: RichText) -> SafeString:
    """Draw an author's running text. Nothing else than words, headings, lists and links comes through."""
    return mark_safe(safe_html.tidy(text.source))  # noqa: S308 - cleaned just now


@register.filter
def web_address(url: str) -> str:
    return safe_html.web_address(url)


@register.filter
def iso_date(text: str | date) -> date:
    return date.fromisoformat(text) if isinstance(text, str) else text


@register.filter
def is_video(recording: object) -> bool:
    return recording.file_extension.lower() in ("mp4", "webm")


@register.simple_tag
def picture(value: dict[str, AbstractImage | str | bool]) -> SafeString:
    """Draw the picture of a figure, with its words as alternative text."""
    return as_html(value["picture"], alt="" if value["decorative"] else value["alt"])
