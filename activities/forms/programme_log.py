"""What a coordinator sets for the logs of a programme."""

from typing import Any

from django import forms

from activities.models.log_template import Questions

FEWEST, MOST, LONGEST = 1, 12, 300
AREA = {"class": "input", "data-module": "grow"}


class PhotosForm(forms.Form):
    """Whether photos may go with an entry. A reason is asked for either way: students read it."""

    taken = forms.ChoiceField(
        label="May students add photos to an entry?",
        choices=[("no", "No"), ("yes", "Yes")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the two.", "invalid_choice": "Choose one of the two."},
    )
    about = forms.CharField(
        label="Why",
        max_length=300,
        help_text="Students read it beside the place for files. For example: “A photo of your own notes, never of people.”",
        widget=forms.Textarea(attrs=AREA | {"rows": 2}),
        error_messages={"required": "Say why, in a sentence: students read it.", "max_length": "Say it in 300 characters."},
    )


class QuestionsForm(forms.Form):
    title = forms.CharField(
        label="What it is called",
        max_length=80,
        help_text="Such as “Weekly log”.",
        widget=forms.TextInput(attrs={"class": "input"}),
        error_messages={"required": "Give it a name that students choose it by."},
    )
    about = forms.CharField(
        label="When it helps", required=False, max_length=150, help_text="In one line.",
        widget=forms.TextInput(attrs={"class": "input"}),
    )  # fmt: skip
    questions = forms.CharField(
        label="The questions",
        help_text="One on each line. Three to six help most.",
        max_length=MOST * (LONGEST + 2),
        widget=forms.Textarea(attrs=AREA | {"rows": 6}),
        error_messages={"required": "Write at least one question."},
    )
    live = forms.BooleanField(
        label="Offer it for new entries", required=False, help_text="Entries that were written with it keep it either way."
    )

    def clean_questions(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["questions"].splitlines() if line.strip()]
        if not FEWEST <= len(lines) <= MOST:
            raise forms.ValidationError(f"Write {FEWEST} to {MOST} questions, one on each line.")
        if too_long := next((line for line in lines if len(line) > LONGEST), ""):
            raise forms.ValidationError(f"“{too_long[:40]}…” is longer than {LONGEST} characters. Make two of it.")
        return lines

    @property
    def says(self) -> Questions:
        given: dict[str, Any] = self.cleaned_data
        return Questions(given["title"], given["about"], given["questions"], given["live"])
