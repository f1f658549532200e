from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from activities.models import LogEntry
from activities.models.written import DraftSeen, Written
from writing.models import Draft
from writing.models.tag import LONGEST_TAG, MOST_TAGS, TOO_MANY_TAGS, tags_in, wrong_with

LONGEST = 100_000  # characters: far more than an entry, less than the server takes in one go

NOT_TYPED = {"data-not-typed": ""}  # what a draft leaves out


class LogEntryForm(forms.Form):
    """The editor. The hidden fields say which words the page was opened on, so that newer ones are never overwritten."""

    title = forms.CharField(max_length=150, required=False)
    body = forms.CharField(
        label="Your entry",
        max_length=LONGEST,
        widget=forms.Textarea,
        error_messages={"required": "Write something before you save, even one line."},
    )
    event_on = forms.DateField(
        label="Date it happened",
        help_text="It may be earlier than today: both dates are kept.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Say when it happened.", "invalid": "Write the date as day, month and year: 20/11/2026."},
    )
    flagged = forms.BooleanField(
        label="Flag for supervision",
        required=False,
        help_text="Marks it, for you, as one to bring along. The entry itself stays with you.",
    )
    tags = forms.CharField(
        label="Tags",
        max_length=MOST_TAGS * (LONGEST_TAG + 2),
        required=False,
        help_text="A word or two to find it by, with commas between: home visit, law. Only you see them.",
        widget=forms.TextInput(attrs={"list": "my-tags", "data-module": "tags", "autocapitalize": "none"}),
        error_messages={"max_length": TOO_MANY_TAGS},
    )
    template = forms.SlugField(required=False, widget=forms.HiddenInput)
    attempt = forms.IntegerField(required=False, widget=forms.HiddenInput)
    prompt = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput(attrs=NOT_TYPED))
    draft_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput(attrs=NOT_TYPED | {"data-draft-version-field": ""}))

    TYPED = ("title", "body", "event_on", "flagged", "tags", "template", "attempt", "prompt")
    MAY_BE_MISSING = {"tags", "template"}  # from a page that was opened before they existed

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event_on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean_event_on(self):
        happened = self.cleaned_data["event_on"]
        if happened > timezone.localdate():
            raise ValidationError("The date is still to come. Choose the day it happened: today or earlier.")
        return happened

    def clean_tags(self):
        tags = tags_in(self.cleaned_data["tags"])
        if trouble := wrong_with(tags):
            raise ValidationError(trouble)
        return tags

    @property
    def written(self) -> Written:
        return Written(**{name: self.cleaned_data[name] for name in ("title", "body", "event_on", "flagged", "tags", "template")})

    @property
    def draft(self) -> DraftSeen:
        """The fields as the page's script sees them, so that a late save of the same text is known again."""
        there = [name for name in self.TYPED if name in self.data or name not in self.MAY_BE_MISSING]
        typed = {name: self.data.get(name, "").replace("\r\n", "\n") for name in there}
        return DraftSeen(fields=typed, version=self.cleaned_data["draft_version"])

    def on_top_of(self, entry: LogEntry) -> "LogEntryForm":
        """The same words again, on a page that knows the newer ones: saving them now is a choice."""
        data = self.data.copy()
        data["version"] = str(entry.version)
        again = type(self)(data)
        again.fields["body"].required = self.fields["body"].required
        return again


def with_headings(body: str, questions: list[str]) -> str:
    """Return the text with the questions below it as headings, each with room under it. Those it has already are not repeated."""
    had = {line.strip() for line in body.splitlines()}
    missing = [heading for heading in (f"## {question}" for question in questions) if heading not in had]
    headings = "\n\n\n\n".join(missing)
    return "".join(f"{part}\n\n" for part in (body.rstrip(), headings) if part)


def typed_in(draft: Draft) -> dict[str, Any]:
    """Return what a draft holds as initial values of the editor."""
    typed = {name: draft.fields[name] for name in LogEntryForm.TYPED if name in draft.fields}
    return typed | {"flagged": bool(typed.get("flagged")), "draft_version": draft.version}


def written_in(entry: LogEntry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "body": entry.body,
        "event_on": entry.event_on,
        "flagged": entry.flagged_at is not None,
        "tags": ", ".join(tag.word for tag in entry.tags.all()),
        "template": entry.template_id or "",
        "version": entry.version,
    }


class FlagForm(forms.Form):
    flagged = forms.BooleanField(required=False)
