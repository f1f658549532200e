from uuid import uuid4

from django import forms

from writing.forms.shared_words import SharedWords, SharedWordsBox

MANY = 10  # more than so many at once: the number is typed
USUAL_WORDS = (
    "I noticed a few things on your placement and wondered how you are getting on. Is there something I can help with? "
    "Write to me, or come and find me."
)


class NudgeForm(forms.Form):
    """Words to several students at once, and how they go."""

    words = SharedWords(
        label="What do you want to say?",
        max_length=1000,
        help_text="The name and the reasons of each student are put around it.",
        widget=SharedWordsBox(attrs={"rows": 4, "class": "input"}),
        error_messages={
            "required": "Write a sentence or two. What Waymark put there is a beginning.",
            "max_length": "This is too long for a nudge. Say it in 1,000 letters at most.",
        },
    )
    alone = forms.BooleanField(label="Tell them now, in a mail of its own", required=False)
    how_many = forms.IntegerField(
        widget=forms.TextInput(attrs={"class": "input", "inputmode": "numeric", "autocomplete": "off", "size": 4}),
        error_messages={"required": "Type the number of students.", "invalid": "Type the number in figures."},
    )
    press = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(self, *args, students: int, goes: str, **kwargs):
        kwargs.setdefault("initial", {"words": USUAL_WORDS, "seen": USUAL_WORDS, "press": uuid4()})
        super().__init__(*args, **kwargs)
        self.students = students
        self.fields["alone"].help_text = f"Otherwise it goes {goes}, in one mail with everything else of the day."
        if students > MANY:
            self.fields["how_many"].label = f"You are writing to {students} students. Type the number to go on"
        else:
            del self.fields["how_many"]

    def clean_words(self):
        return self.cleaned_data["words"].replace("\r\n", "\n")

    def clean_how_many(self):
        if self.cleaned_data["how_many"] != self.students:
            raise forms.ValidationError(f"Type {self.students}, the number of students you are writing to.")
        return self.cleaned_data["how_many"]

    @property
    def looked_at(self) -> bool:
        """Whether the messages on the page were shown with these words. A browser sends its own line ends."""
        return plain(self.cleaned_data["words"]) == plain(self.cleaned_data["seen"])


def plain(words: str) -> str:
    return " ".join(words.split())
