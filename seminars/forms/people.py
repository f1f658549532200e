from typing import Any

from django import forms

from accounts.models import User
from seminars.models import Session


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
