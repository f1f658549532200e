from django import forms


class AgendaForm(forms.Form):
    """Something for the next supervision, in one's own words."""

    words = forms.CharField(
        label="Something else for supervision",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        error_messages={
            "required": "Write what you want to talk about, in a few words.",
            "max_length": "Say it in 200 letters. You have written %(show_value)d.",
        },
    )
