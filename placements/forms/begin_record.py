"""Beginning a record: who leads it, or who is named for it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms

from placements.models import FormTemplate, Placement, PlacementPerson
from placements.rules import NAMES, Part

NEW = "new"
LINE = {"class": "input"}


@dataclass(frozen=True)
class NewPerson:
    """Somebody who has no part in the placement yet, and the day on which the part that they are named for ends."""

    name: str
    email: str
    until: date | None = None


class BeginRecordForm(forms.Form):
    """Who observes, collects, reads or answers, where the form asks for it. Otherwise nothing but the press of the button."""

    key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)

    def __init__(self, *args: Any, template: FormTemplate, placement: Placement, beginner: str, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.template = template
        self.named: str = template.fact("names")
        parts = template.led_by or ([self.named] if self.named else [])
        self.could = [someone for someone in placement.people.all() if someone.part in parts and someone.holds(on)]
        self.may_name = bool(self.named) and beginner in NAMES.get(Part(self.named), ())
        if template.led_by or (self.named and not self.could):
            self.add_people()

    def add_people(self) -> None:
        choices = [(str(one.pk), f"{one.person.name}, {one.get_part_display()}") for one in self.could]
        choices += [(NEW, "Somebody else")] if self.may_name else []
        self.fields["lead"] = forms.ChoiceField(
            label=self.template.facts["led_words"] or f"Who is the {Part(self.named).label}?",
            choices=choices,
            widget=forms.RadioSelect,
            help_text="" if choices else f"Nobody is there yet: {who_names(self.named)} has to begin this, and says who it is.",
            error_messages={"required": "Choose who it is.", "invalid_choice": "Choose one of these people."},
        )
        if self.may_name:
            self.add_boxes()

    def add_boxes(self) -> None:
        label = Part(self.named).label
        self.fields["name"] = forms.CharField(
            label=f"Name of the {label}",
            required=False,
            max_length=150,
            widget=forms.TextInput(attrs=LINE | {"autocomplete": "off"}),
        )
        self.fields["email"] = forms.EmailField(
            label="Their e-mail",
            required=False,
            help_text="They get a mail that says how to sign in, and find nothing here but what they are asked for.",
            widget=forms.EmailInput(attrs=LINE | {"autocomplete": "off"}),
            error_messages={"invalid": "Give an e-mail address such as name@place.example."},
        )
        if self.named == Part.SECOND_OPINION:
            self.fields["until"] = forms.DateField(
                label="Until when may they read?",
                required=False,
                widget=forms.DateInput(attrs=LINE | {"type": "date"}),
                error_messages={"invalid": "Give the day, such as 23/11/2026."},
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("lead") == NEW:
            for box, words in (("name", "Give their name."), ("email", "Give their e-mail address."), ("until", "Give the day.")):
                if box in self.fields and not cleaned.get(box) and box not in self.errors:
                    self.add_error(box, words)
        return cleaned

    @property
    def lead(self) -> PlacementPerson | None:
        """Return who was chosen of those who are there, where the form is led by somebody."""
        chosen = self.cleaned_data.get("lead")
        return next((one for one in self.could if str(one.pk) == chosen), None) if self.template.led_by else None

    @property
    def new(self) -> NewPerson | None:
        given = self.cleaned_data
        return NewPerson(given["name"], given["email"], given.get("until")) if given.get("lead") == NEW else None


def who_names(part: str) -> str:
    return " or ".join(f"the {one.label}" for one in NAMES.get(Part(part), ()))
