"""The lines of a cohort's table. Three thousand cells are put together here: a template would take ten times as long."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from accounts.models import Membership
from activities.models.matrix import NOT_YET, Row
from writing.models.sentence import listed

register = template.Library()

EMPTY = f'<td><span class="vh">{NOT_YET}</span><span aria-hidden="true">–</span></td>'


@register.filter
def line(row: Row) -> SafeString:
    """Draw one student's line: a day where it is done, and “not yet” in words for whoever listens."""
    head = format_html('<tr><th scope="row">{}</th>', row.person.name)
    return mark_safe(f"{head}{''.join([drawn(cell.day) for cell in row.cells])}</tr>")  # noqa: S308 - a name that was escaped, and days


@lru_cache(maxsize=1000)
def drawn(day: date | None) -> str:
    return f'<td class="done"><span class="vh">Done on </span>{day.day}&nbsp;{day:%b}</td>' if day else EMPTY


@register.filter
def gap(row: Row) -> SafeString:
    """Name what is not yet done, as a sentence goes on."""
    return mark_safe(" · ".join([column.name for column in row.not_yet]))  # noqa: S308 - escaped in columns_for


@register.filter
def said_of(scores: Mapping[int, str], pk: int) -> str:
    """Return what is seen of the score of this person, or of one’s own in this activity; "" where nothing is."""
    return scores.get(pk, "")


@register.filter
def people_who_see(leaders: Iterable[Membership]) -> str:
    """Say who sees a line, by name and role."""
    return f"You see this, and {listed([f'{one.person.name} ({one.get_role_display()})' for one in leaders])}"
