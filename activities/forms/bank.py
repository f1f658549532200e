from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from activities.interchange.mending import shortened
from activities.interchange.question import Unreadable
from activities.interchange.reading import MOST_BYTES, TOO_LARGE, read
from activities.models import BankQuestion
from activities.models.bank import KIND_NAMES

TOPIC_SHOWN = 28  # characters: as wide as a phone
FORMATS = {"moodle": "Moodle XML", "gift": "GIFT", "qti": "QTI 3.0, a zip with a file for each question"}


class BringQuestionsForm(forms.Form):
    """A file of questions. The id is made by the page, so that the same press twice brings one file."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    file = forms.FileField(
        help_text="Moodle XML (.xml) or GIFT (.txt), up to 5 MB and 500 questions. You see what would come in before it does.",
        widget=forms.FileInput(attrs={"accept": ".xml,.txt,.gift"}),
        error_messages={"required": "Choose a file first.", "empty": "This file is empty. Choose the one that was exported."},
    )

    def clean_file(self):
        """Return what is in the file. Raises ValidationError with what to do where none of it can be read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(TOO_LARGE)
        content = file.read()
        try:
            read(content)
        except Unreadable as problem:
            raise ValidationError(str(problem)) from None
        return content

    @property
    def name(self) -> str:
        return self.files["file"].name


class FindQuestionsForm(forms.Form):
    """Which questions of the bank are listed. Everything may be left empty."""

    words = forms.CharField(required=False, max_length=100)
    topic = forms.ChoiceField(required=False)
    tag = forms.ChoiceField(required=False)
    kind = forms.ChoiceField(required=False, choices=[("", "Every kind"), *KIND_NAMES.items()])

    def __init__(self, *args, topics: list[str], tags: list[str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = [("", "Every topic"), *((topic, shortened(topic, TOPIC_SHOWN)) for topic in topics)]
        self.fields["tag"].choices = [("", "Every tag"), *((tag, tag) for tag in tags)]

    def narrow(self, questions: QuerySet) -> QuerySet:
        """Return those that fit what was chosen; a choice that is not there is passed over."""
        self.is_valid()
        words, topic = self.cleaned_data.get("words"), self.cleaned_data.get("topic")
        tag, kind = self.cleaned_data.get("tag"), self.cleaned_data.get("kind")
        wanted = Q()
        wanted &= Q(title__icontains=words) | Q(topic__icontains=words) if words else Q()
        wanted &= Q(topic=topic) if topic else Q()
        wanted &= Q(kind=kind) if kind else Q()
        wanted &= Q(tagged__tag__name=tag) if tag else Q()
        return questions.filter(wanted).distinct()


class ExportQuestionsForm(forms.Form):
    """Which questions of the bank go into a file, and which file."""

    questions = forms.ModelMultipleChoiceField(
        queryset=BankQuestion.objects.none(),
        error_messages={
            "required": "Tick at least one question, then choose Export.",
            "invalid_choice": "One of these questions is not published any more. Look at the list again.",
        },
    )
    format = forms.ChoiceField(choices=list(FORMATS.items()), initial="moodle", widget=forms.RadioSelect, label="Export as")

    def __init__(self, *args, questions: QuerySet, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["questions"].queryset = questions
