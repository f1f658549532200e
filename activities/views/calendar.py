from calendar import Calendar as Weeks
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from accounts.access import Guarded
from activities.forms.log_search import days_of
from activities.models.log_timeline import entries_of_month, months_of
from activities.rules import Permission

MONTH = len("2026-11")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class LogCalendar(Guarded, TemplateView):
    """One month of one's own log as a table of days. A day on which something happened leads to it."""

    permission_required = Permission.WRITE_LOG
    template_name = "activities/log/calendar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        asked = self.request.GET.get("month", "")
        named = days_of(asked) if len(asked) == MONTH else None
        first = named[0] if named else today.replace(day=1)
        weeks = Weeks().monthdatescalendar(first.year, first.month) if first.year < date.max.year else []
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1) if weeks else first
        entries = entries_of_month(self.person, first, last)
        by_day = {day: list(these) for day, these in groupby(entries, key=lambda entry: entry.event_on)}
        return super().get_context_data(
            first=first,
            weekdays=WEEKDAYS,
            weeks=[[(day, day.month == first.month, by_day.get(day, [])) for day in week] for week in weeks],
            count=len(entries),
            months=months_of(person=self.person),
            before=first - timedelta(days=1),
            after=last + timedelta(days=1) if last < today else None,
            today=today,
            **kwargs,
        )
