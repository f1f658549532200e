"""The form of the reading settings."""

from django import forms

from config.reading import SETTINGS


class ReadingForm(forms.Form):
    """One question each; a question left out stays as it was."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, setting in SETTINGS.items():
            self.fields[name] = forms.ChoiceField(label=setting.label, choices=setting.choices.items(), required=False)
