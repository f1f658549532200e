"""A question that an author writes in the middle of a section: one right answer or more, each answer with its reason."""

from typing import Any

from django import forms

from activities.blocks.authored import LOG_QUESTION
from activities.blocks.questions.option import WHY
from activities.blocks.sort import doubles

OPTIONS = range(1, 5)
FEWEST = 2
ONE_SCENE = {"rows": 2}


class ShortQuestionForm(forms.Form):
    """Answers that are left empty are left out. Anything else is changed later under Activities, where there are more kinds."""

    title = forms.CharField(max_length=60, help_text="What students see above it. For example: “The parcel”.")
    question = forms.CharField(max_length=150, help_text="For example: “What do you do first?”")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in OPTIONS:
            needed = number <= FEWEST
            self.fields[f"text_{number}"] = forms.CharField(label=f"Answer {number}", max_length=150, required=needed)
            self.fields[f"fits_{number}"] = forms.BooleanField(label=f"Answer {number} fits", required=False)
            self.fields[f"why_{number}"] = forms.CharField(
                label=f"Why answer {number} fits, or what to think about again",
                required=needed,
                widget=forms.Textarea(attrs=ONE_SCENE),
            )
        self.fields["closing"] = forms.CharField(
            label="Closing words",
            help_text="Shown at the end. It does not say that all fit.",
            widget=forms.Textarea(attrs=ONE_SCENE),
        )
        self.fields["log_question"] = forms.CharField(**LOG_QUESTION)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for number in OPTIONS:
            if given.get(f"text_{number}") and not given.get(f"why_{number}") and f"why_{number}" not in self.errors:
                self.add_error(f"why_{number}", WHY)
        if not self.errors and not any(option["fits"] for option in self.options):
            self.add_error("fits_1", "Tick the answer that fits, or more than one.")
        if said := doubles(option["text"] for option in self.options):
            self.add_error(None, said)
        return given

    @property
    def options(self) -> list[dict[str, Any]]:
        """The answers that were written, as the blocks of a question take them."""
        given = self.cleaned_data
        return [
            {
                "text": given[f"text_{number}"],
                "fits": given.get(f"fits_{number}", False),
                "feedback": given.get(f"why_{number}", ""),
            }
            for number in OPTIONS
            if given.get(f"text_{number}")
        ]
