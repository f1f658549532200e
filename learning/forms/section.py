from django import forms


class AddSectionForm(forms.Form):
    """What a new section is called. Everything else is written in the authoring pages."""

    title = forms.CharField(max_length=120, label="What the new section is called")
