from collections.abc import Iterator

from django import forms

from activities.blocks.branch_drawing import Drawing


class MapForm(forms.Form):
    """What the forms on the map of a branching case share: which draft the map was drawn from."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, drawing: Drawing, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.drawing = drawing
        self.places = [("", "Choose"), *((box.key, box.title) for box in drawing.boxes)]


class LeadForm(MapForm):
    """Where each option leads: a list of all steps and endings for each."""

    def __init__(self, drawing: Drawing, **kwargs: object) -> None:
        super().__init__(drawing, **kwargs)
        for step in drawing.steps:
            for option in step.options:
                label = f"{step.title}, “{option['text']}” leads to"
                choices = [place for place in self.places if place[0] != step.key]
                field = forms.ChoiceField(choices=choices, required=False, label=label, initial=option["leads_to"])
                self.fields[f"lead.{step.key}.{option['at']}"] = field

    def by_step(self) -> Iterator[tuple[object, list[tuple[dict, forms.BoundField]]]]:
        for step in self.drawing.steps:
            yield step, [(option, self[f"lead.{step.key}.{option['at']}"]) for option in step.options]

    @property
    def leads(self) -> dict[tuple[str, int], str]:
        names = [name.split(".") for name in self.cleaned_data if name.startswith("lead.") and name in self.data]
        return {(step, int(at)): self.cleaned_data[f"lead.{step}.{at}"] for _, step, at in names}


class StepForm(MapForm):
    title = forms.CharField(max_length=80, label="Title of the new step or ending", error_messages={"required": "Give it a title."})
    ending = forms.ChoiceField(
        choices=[("", "A step, with options"), ("yes", "An ending")], required=False, label="What it is", initial=""
    )


class OptionForm(MapForm):
    step = forms.ChoiceField(label="Step", error_messages={"required": "Choose the step."})
    text = forms.CharField(max_length=150, label="What the reader does", error_messages={"required": "Say what the reader does."})
    leads_to = forms.ChoiceField(required=False, label="Leads to")

    def __init__(self, drawing: Drawing, **kwargs: object) -> None:
        super().__init__(drawing, **kwargs)
        self.fields["step"].choices = [("", "Choose"), *((box.key, box.title) for box in drawing.steps)]
        self.fields["leads_to"].choices = self.places
