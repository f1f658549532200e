"""What a coordinator changes in a form: words, order, limits, what is left out, and one question more."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from placements.models import FormField, FormTemplate
from placements.models.form_ask import COUNTED
from placements.models.form_change import FieldChange, NewField
from placements.rules import Part

LINE = {"class": "input"}
AREA = {"class": "input", "data-module": "grow", "rows": 1}
MOST_WORDS = 5000


@dataclass(frozen=True)
class FieldRow:
    """One field of the form as the coordinator sees it, or as it would be."""

    field: FormField
    label: str
    help: str
    words: int | None
    bound: dict[str, BoundField]


class ChangeFormForm(forms.Form):
    """All fields of one form on one page. Owners and rights are not changed here: they come with the definition."""

    programme = forms.ModelChoiceField(
        queryset=None, label="For which programme?", empty_label=None, widget=forms.Select(attrs=LINE)
    )
    title = forms.CharField(label="Title of the form", max_length=150, widget=forms.TextInput(attrs=LINE))
    new_label = forms.CharField(label="A question to add", max_length=300, required=False, widget=forms.TextInput(attrs=LINE))
    new_section = forms.ChoiceField(label="In which part?", widget=forms.Select(attrs=LINE))
    new_owner = forms.ChoiceField(label="Who answers it?", widget=forms.Select(attrs=LINE))
    new_words = forms.IntegerField(
        label="Up to how many words?",
        min_value=10,
        max_value=MOST_WORDS,
        initial=200,
        widget=forms.TextInput(attrs=LINE | {"inputmode": "numeric"}),
    )
    new_required = forms.BooleanField(label="It has to be answered", required=False)

    def __init__(self, *args: Any, template: FormTemplate, programmes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.template = template
        self.fields["programme"].queryset = programmes
        self.fields["title"].initial = template.title
        self.fields["new_section"].choices = [(section.key, section.title) for section in template.sections.all()]
        self.fields["new_owner"].choices = [(part, Part(part).label) for part in template.parties]
        for name in ("new_section", "new_owner"):
            self.fields[name].initial = self.fields[name].choices[0][0]
        for one in template.fields_in_order:
            self.fields |= self.boxes_of(one)

    def boxes_of(self, one: FormField) -> dict[str, forms.Field]:
        start = f"f{one.pk}"
        boxes: dict[str, forms.Field] = {
            f"{start}-label": forms.CharField(
                label="Question", max_length=300, initial=one.label, widget=forms.TextInput(attrs=LINE)
            ),
            f"{start}-help": forms.CharField(label="Help", required=False, initial=one.help, widget=forms.Textarea(attrs=AREA)),
            f"{start}-order": forms.IntegerField(
                label="Place",
                min_value=1,
                max_value=100,
                initial=one.order,
                widget=forms.TextInput(attrs=LINE | {"inputmode": "numeric", "size": 3}),
            ),
        }
        if any(ask.kind in COUNTED for ask in one.asked):
            limit = next((ask.words for ask in one.asked if ask.words), None)
            words = forms.IntegerField(
                label="Words at most",
                required=False,
                min_value=5,
                max_value=MOST_WORDS,
                initial=limit,
                widget=forms.TextInput(attrs=LINE | {"inputmode": "numeric"}),
            )
            strict = any(ask.strict for ask in one.asked)
            boxes |= {
                f"{start}-words": words,
                f"{start}-strict": forms.BooleanField(label="Stop at the limit", required=False, initial=strict),
            }
        if not one.required:  # what has to be answered is not hidden
            boxes[f"{start}-hidden"] = forms.BooleanField(label="Leave this out", required=False, initial=one.hidden)
        return boxes

    @property
    def sections(self) -> Iterator[tuple[str, list[FieldRow]]]:
        for section in self.template.sections.all():
            yield section.title, [self.row(one) for one in section.fields.all()]

    def row(self, one: FormField) -> FieldRow:
        ends = ("label", "help", "order", "words", "strict", "hidden")
        bound = {end: self[f"f{one.pk}-{end}"] for end in ends if f"f{one.pk}-{end}" in self.fields}
        return FieldRow(one, one.label, one.help, None, bound)

    def said(self, one: FormField, end: str, otherwise: Any = None) -> Any:
        return self.cleaned_data.get(f"f{one.pk}-{end}", otherwise)

    @property
    def changes(self) -> dict[int, FieldChange]:
        return {
            one.pk: FieldChange(
                label=self.said(one, "label"),
                help=self.said(one, "help", ""),
                hidden=bool(self.said(one, "hidden", one.hidden)),
                order=self.said(one, "order"),
                words=self.said(one, "words"),
                strict=bool(self.said(one, "strict", False)),
            )
            for one in self.template.fields_in_order
        }

    @property
    def new(self) -> NewField | None:
        given = self.cleaned_data
        if not given["new_label"]:
            return None
        return NewField(given["new_section"], given["new_label"], (given["new_owner"],), given["new_words"], given["new_required"])

    def as_it_would_be(self) -> list[tuple[str, list[FieldRow]]]:
        """Return the sections in the new order, without what is left out, with what is added."""
        shown, changes, new = [], self.changes, self.new
        for section in self.template.sections.all():
            kept = [(changes[one.pk], one) for one in section.fields.all() if one.is_written and not changes[one.pk].hidden]
            ordered = sorted(kept, key=lambda pair: pair[0].order)
            rows = [FieldRow(one, change.label, change.help, change.words, {}) for change, one in ordered]
            if new and new.section == section.key:
                rows.append(FieldRow(FormField(owners=list(new.owners)), new.label, "", new.words, {}))
            shown.append((section.title, rows))
        return shown
