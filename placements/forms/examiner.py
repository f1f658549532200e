"""Naming an external examiner, what they are asked before they read, and their remarks."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from placements.forms.evidence import NOT_TYPED
from placements.models import ExaminerRoom, PortfolioEdition

DRAW, CHOOSE = "draw", "choose"
LONGEST = 366  # days that a room can be open
LINE = {"class": "input", "autocomplete": "off"}
AREA = {"class": "input", "data-module": "grow"}


class NameExaminerForm(forms.Form):
    """Whom, until when, and how the sample is made. Nothing is chosen beforehand."""

    name = forms.CharField(
        label="Name of the external examiner",
        max_length=150,
        widget=forms.TextInput(attrs=LINE),
        error_messages={"required": "Give the examiner’s name."},
    )
    email = forms.EmailField(
        label="Their e-mail address",
        help_text="The link goes there and to no other address.",
        widget=forms.EmailInput(attrs=LINE),
        error_messages={
            "required": "Give the address that the link goes to.",
            "invalid": "Give an address such as elin.rees@westmoor.ac.uk.",
        },
    )
    ends_on = forms.DateField(
        label="Last day in the room",
        help_text="After it nothing can be read or written there.",
        widget=forms.DateInput(attrs={"class": "input", "type": "date"}),
        error_messages={"required": "Give the last day.", "invalid": "Give the day, such as 18/12/2026."},
    )
    how = forms.ChoiceField(
        label="How is the sample made?",
        choices=[(DRAW, "Draw it by the rule of the panel"), (CHOOSE, "I choose it myself")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say how the sample is made."},
    )
    chosen = forms.MultipleChoiceField(
        label="If you choose: which portfolios?", required=False, widget=forms.CheckboxSelectMultiple
    )
    why = forms.CharField(
        label="If you choose: why these?",
        required=False,
        max_length=300,
        help_text="The examiner reads this beside each portfolio.",
        widget=forms.Textarea(attrs=AREA | {"rows": 2}),
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, editions: list[PortfolioEdition], drawn: dict[str, str], **kwargs: Any) -> None:
        kwargs["initial"] = {"request_key": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for name in ("chosen", "why"):
            self.fields[name].asked_for = True  # type: ignore[attr-defined]  # who chooses has to answer them
        number = f"{len(drawn)} of {len(editions)}"
        self.fields["how"].choices = [(DRAW, f"Draw it by the rule of the panel: {number}"), (CHOOSE, "I choose it myself")]
        self.fields["chosen"].choices = [(str(one.pk), one.content["front"]["student"]) for one in editions]

    def clean_ends_on(self) -> date:
        day, today = self.cleaned_data["ends_on"], timezone.localdate()
        if not today <= day <= today + timedelta(days=LONGEST):
            raise forms.ValidationError("Give a day from today to a year from now.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("how") == CHOOSE:
            if not cleaned.get("chosen"):
                self.add_error("chosen", "Choose at least one portfolio, or let the rule draw.")
            if not cleaned.get("why"):
                self.add_error("why", "Say why these, so that the examiner can judge the sample.")
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """What the action takes."""
        kept = {name: self.cleaned_data[name] for name in ("name", "email", "ends_on", "request_key", "why")}
        chooses = self.cleaned_data["how"] == CHOOSE
        return kept | {"chosen": [int(pk) for pk in self.cleaned_data["chosen"]] if chooses else []}


class ConflictForm(forms.Form):
    """What an examiner is asked before they read. Nothing is answered beforehand."""

    taught = forms.ChoiceField(
        choices=[("no", "No"), ("yes", "Yes")],
        widget=forms.RadioSelect,
        error_messages={"required": "Answer yes or no. Nothing opens before that."},
    )
    agencies = forms.MultipleChoiceField(
        label="Have you ever worked, taught or assessed at one of these?",
        required=False,
        help_text="Tick each. Its portfolios stay closed to you. None? Leave them all empty.",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, room: ExaminerRoom, agencies: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        university = room.cohort.programme.university.name
        self.fields["taught"].label = f"Have you ever taught or assessed at {university}, other than as its external examiner?"
        self.fields["agencies"].asked_for = True  # type: ignore[attr-defined]  # leaving it empty says: none
        self.fields["agencies"].choices = [(str(pk), name) for pk, name in agencies]

    @property
    def words(self) -> str:
        """The questions and the answers, word for word."""
        names = dict(self.fields["agencies"].choices)
        ticked = ", ".join(names[pk] for pk in self.cleaned_data["agencies"]) or "None"
        taught = dict(self.fields["taught"].choices)[self.cleaned_data["taught"]]
        return f"{self.fields['taught'].label} {taught}.\n{self.fields['agencies'].label} {ticked}."


class RemarkForm(forms.Form):
    """A remark as it is typed. What is kept while typing is a draft of the same words."""

    words = forms.CharField(
        label="Your remark",
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs=AREA | {"rows": 6}),
        error_messages={"required": "Write something before you send it. Nothing was sent."},
    )
    draft_id = forms.UUIDField(widget=forms.HiddenInput(attrs=NOT_TYPED))
    draft_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput(attrs=NOT_TYPED | {"data-draft-version-field": ""}))
    request_key = forms.UUIDField(widget=forms.HiddenInput(attrs=NOT_TYPED))

    def clean_words(self) -> str:
        words = self.cleaned_data["words"].replace("\r\n", "\n")  # as the box holds it
        if not words.strip():
            raise forms.ValidationError(self.fields["words"].error_messages["required"])
        return words
