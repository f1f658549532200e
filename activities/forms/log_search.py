from calendar import monthrange
from datetime import date
from typing import Any

from django import forms

from activities.models.log_timeline import Filters

EARLIEST = 1900


class SearchForm(forms.Form):
    """What to look for in one's own log. Whatever an address says that makes no sense is left out."""

    q = forms.CharField(required=False, max_length=100)
    tag = forms.CharField(required=False, max_length=40)
    template = forms.SlugField(required=False)
    flagged = forms.BooleanField(required=False)
    shared = forms.ChoiceField(required=False, choices=[("yes", "shared"), ("no", "not shared")])
    when = forms.RegexField(r"^\d{4}(-\d\d){0,2}$", required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=10_000)

    @property
    def filters(self) -> Filters:
        self.is_valid()
        given = {name: self.cleaned_data.get(name) for name in self.fields}
        first, last = days_of(given["when"] or "") or (None, None)
        return Filters(
            words=given["q"] or "",
            tag=given["tag"] or "",
            template=given["template"] or "",
            flagged=bool(given["flagged"]),
            shared={"yes": True, "no": False}.get(given["shared"] or ""),
            first=first,
            last=last,
        )

    @property
    def number(self) -> int:
        self.is_valid()
        return self.cleaned_data.get("page") or 1


def days_of(when: str) -> tuple[date, date] | None:
    """Return the first and last day of a year “2026”, a month “2026-11” or a day “2026-11-20”; None where there is no such."""
    try:
        year, *rest = (int(part) for part in when.split("-"))
        month, day = [*rest, None, None][:2]
        if year < EARLIEST:
            return None
        first = date(year, month or 1, day or 1)
        return first, date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None


class PassagesForm(forms.Form):
    """Which paragraphs of an entry are brought to supervision. None chosen means none."""

    passages = forms.MultipleChoiceField(required=False)
    version = forms.IntegerField(min_value=1)

    def __init__(self, *args: Any, names: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passages"].choices = [(name, name) for name in names]


class TakeOffForm(forms.Form):
    """What has been talked about and leaves the list."""

    entry = forms.TypedMultipleChoiceField(required=False)
    passage = forms.TypedMultipleChoiceField(required=False)

    def __init__(self, *args: Any, entries: list[Any], passages: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry"].choices = [(str(pk), "") for pk in entries]
        self.fields["passage"].choices = [(str(pk), "") for pk in passages]
