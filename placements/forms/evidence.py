from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from learning.models import FrameworkNode
from placements.models.claimable import claimable
from placements.models.page_seen import PageSeen
from placements.models.source import CAN_BE_SAID, Source

NOT_TYPED = {"data-not-typed": ""}  # what a draft leaves out
AREA = {"class": "input", "data-module": "grow"}
WHICH_DAY = "Give the day it happened, such as 20/11/2026."

HOW_IT_IS_SAID = {
    Source.DESCRIBED: "Work I did, as I describe it",
    Source.OBSERVED: "Work that somebody watched",
    Source.PEOPLE: "What a person who uses services, or a carer, said",
    Source.COLLEAGUE: "What a colleague said",
}


def not_in_the_future(on: date) -> None:
    if on > timezone.localdate():
        raise forms.ValidationError("This day has not come yet. Give the day it happened.")


class EvidenceForm(forms.Form):
    """The words of one piece of evidence."""

    title = forms.CharField(
        label="Title",
        max_length=150,
        help_text="A few words to find it by.",
        widget=forms.TextInput(attrs={"class": "input"}),
        error_messages={"required": "Give it a title of a few words."},
    )
    words = forms.CharField(
        label="What happened, and what did you do?",
        help_text="Leave out names and anything else that could tell somebody who a person is.",
        max_length=20000,
        widget=forms.Textarea(attrs=AREA | {"rows": 8}),
        error_messages={"required": "Write what happened and what you did."},
    )
    why = forms.CharField(
        label="Why does it show this?", required=False, max_length=4000, widget=forms.Textarea(attrs=AREA | {"rows": 3})
    )
    source = forms.ChoiceField(
        label="What is it made from?",
        choices=[(source, HOW_IT_IS_SAID[source]) for source in CAN_BE_SAID],
        initial=Source.DESCRIBED,
        required=False,  # a page that was open before it asked this says nothing
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"invalid_choice": "Choose one of these."},
    )
    event_on = forms.DateField(
        label="Day it happened",
        validators=[not_in_the_future],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"}),
        error_messages={"required": WHICH_DAY, "invalid": WHICH_DAY},
    )
    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput(attrs=NOT_TYPED))
    draft_id = forms.UUIDField(widget=forms.HiddenInput(attrs=NOT_TYPED))
    draft_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput(attrs=NOT_TYPED | {"data-draft-version-field": ""}))

    TYPED = ("title", "words", "why", "source", "event_on")

    def __init__(self, *args, from_log: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if from_log:  # what was chosen from the log comes from the log, however its words are mended
            del self.fields["source"]

    @property
    def written(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.TYPED if name in self.fields}

    @property
    def page(self) -> PageSeen:
        """The fields as the page's script sees them, so that a late save of the same text is known again."""
        given = self.cleaned_data
        typed = {name: self.data.get(name, "").replace("\r\n", "\n") for name in self.TYPED if name in self.fields}
        return PageSeen(key=given["key"], draft=given["draft_id"], version=given["draft_version"], fields=typed)


class FromLogForm(forms.Form):
    """Which sentences of a log entry become evidence. The rest of the entry stays as private as it is."""

    sentences = forms.MultipleChoiceField(
        label="Which sentences show it?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one sentence."},
    )
    title = forms.CharField(
        label="Title",
        max_length=150,
        widget=forms.TextInput(attrs={"class": "input"}),
        error_messages={"required": "Give it a title of a few words."},
    )

    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)

    def __init__(self, *args, sentences: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sentences"].choices = sentences

    def chosen_words(self) -> str:
        """Return the chosen sentences in order, those of one paragraph together."""
        texts = dict(self.fields["sentences"].choices)
        paragraphs: dict[str, list[str]] = {}
        for key, text in texts.items():
            if key in self.cleaned_data["sentences"]:
                paragraphs.setdefault(key.partition("-")[0], []).append(text)
        return "\n\n".join(" ".join(lines) for lines in paragraphs.values())


class ClaimForm(forms.Form):
    """What the evidence shows: capabilities and standards, each with its plain words."""

    nodes = forms.ModelMultipleChoiceField(
        label="What does it show?",
        queryset=FrameworkNode.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one capability or standard."},
    )

    def __init__(self, *args, placement, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nodes"].queryset = claimable(placement)
