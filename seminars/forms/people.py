from typing import Any

from django import forms

from accounts.models import User
from seminars.models import Session
from seminars.rules import SessionRole


class PersonForm(forms.Form):
    """One of the people of a session, other than the one who asks. Gives their place in it."""

    person = forms.ModelChoiceField(
        queryset=None,
        to_field_name="person",
        error_messages={"required": "Choose a person.", "invalid_choice": "They are not in this seminar any more."},
    )

    def __init__(self, *args: Any, session: Session, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = session.people.current().exclude(person=by).select_related("person")


class InviteForm(forms.Form):
    """Somebody asked by name."""

    name = forms.CharField(
        label="Their name",
        max_length=150,
        help_text="As everybody in the room will see it.",
        error_messages={"required": "Write their name."},
    )
    email = forms.EmailField(
        label="Their e-mail address",
        error_messages={
            "required": "Write their e-mail address.",
            "invalid": "Write the whole address, such as joan@agency.example.",
        },
    )
    role = forms.ChoiceField(
        label="They come as",
        choices=[(SessionRole.GUEST, "guest"), (SessionRole.PRESENTER, "presenter")],
        initial=SessionRole.GUEST,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one."},
    )


class CodeForm(forms.Form):
    """A code from the wall, and what to call whoever typed it."""

    code = forms.CharField(
        label="The code",
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        help_text="Two words, such as HERON 42.",
        error_messages={"required": "Type the code that your host shows."},
    )
    name = forms.CharField(
        label="What should people call you?",
        max_length=60,
        help_text="Your first name, or a name you choose. Everybody in the room sees it.",
        error_messages={"required": "Write a name."},
    )

    def clean_code(self) -> str:
        return " ".join(self.cleaned_data["code"].upper().replace("-", " ").split())


class WaitingForm(forms.Form):
    """One of those who wait at the door."""

    waiting = forms.ModelChoiceField(queryset=None, error_messages={"invalid_choice": "They are not waiting any more."})

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["waiting"].queryset = session.waiting.filter(answered_at__isnull=True)
