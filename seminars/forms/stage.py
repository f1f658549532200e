"""What the small forms in front of everybody ask for. Each carries a name of its own, as everything sent from a room does."""

from django import forms
from django.core.exceptions import ValidationError

from seminars.forms.room import SentOnce
from seminars.models.poll import MOST_OPTIONS

FEWEST, MOST_ROOMS = 2, 12
LONGEST_QUESTION = 500


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class BroadcastForm(SentOnce):
    words = forms.CharField(max_length=500, required=False, error_messages={"max_length": "Say it in 500 characters."})


class TimerForm(SentOnce):
    minutes = forms.IntegerField(
        min_value=0, max_value=180, error_messages={"required": "Say how many minutes.", "invalid": "Write a number, such as 8."}
    )


class PollForm(SentOnce):
    question = forms.CharField(
        max_length=300, error_messages={"required": "Write the question.", "max_length": "Ask it in 300 characters."}
    )
    options = forms.CharField(
        max_length=800, widget=forms.Textarea, error_messages={"required": "Write the answers to choose from, one a line."}
    )

    def clean_options(self) -> list[str]:
        options = lines_of(self.cleaned_data["options"])
        if not FEWEST <= len(options) <= MOST_OPTIONS or len({option.lower() for option in options}) < len(options):
            raise ValidationError(f"Write two to {MOST_OPTIONS} different answers, one a line.")
        return options


class OnePollForm(SentOnce):
    poll = forms.IntegerField(min_value=1, error_messages={"required": "Choose a vote."})


class VoteForm(OnePollForm):
    choice = forms.IntegerField(min_value=0, error_messages={"required": "Choose an answer first."})


class BreakoutsForm(SentOnce):
    questions = forms.CharField(
        max_length=3000, widget=forms.Textarea, error_messages={"required": "Write a question for each room, one a line."}
    )
    minutes = forms.IntegerField(
        min_value=1, max_value=180, error_messages={"required": "Say how many minutes.", "invalid": "Write a number, such as 8."}
    )

    def clean_questions(self) -> list[str]:
        questions = lines_of(self.cleaned_data["questions"])
        if not FEWEST <= len(questions) <= MOST_ROOMS or any(len(line) > LONGEST_QUESTION for line in questions):
            raise ValidationError(f"Write two to {MOST_ROOMS} lines, one for each room, each in 500 characters.")
        return questions


class OneRoomForm(SentOnce):
    breakout = forms.IntegerField(min_value=1, error_messages={"required": "Choose a room."})


class OutcomeForm(OneRoomForm):
    words = forms.CharField(max_length=4000, required=False, error_messages={"max_length": "Say it in 4,000 characters."})
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput, error_messages={"required": "Load the page again."})


class StepForm(SentOnce):
    step = forms.IntegerField(min_value=1, error_messages={"required": "Choose a step."})


class QuestionForm(SentOnce):
    words = forms.CharField(
        max_length=500, error_messages={"required": "Write your question first.", "max_length": "Ask it in 500 characters."}
    )
    named = forms.BooleanField(required=False)


class OneQuestionForm(SentOnce):
    question = forms.IntegerField(min_value=1, error_messages={"required": "Choose a question."})


class SupportForm(OneQuestionForm):
    support = forms.BooleanField(required=False)


class AnswerQuestionForm(OneQuestionForm):
    words = forms.CharField(max_length=4000, required=False, error_messages={"max_length": "Say it in 4,000 characters."})


class AnswerForm(forms.Form):
    """What somebody answers who was not there."""

    words = forms.CharField(
        label="Your answer",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="No names of people you work with, and no details that point to one person.",
        error_messages={"required": "Write your answer first.", "max_length": "Say it in 4,000 characters."},
    )
