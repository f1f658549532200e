from django import forms


class PlaceForm(forms.Form):
    """Where a reader stopped: the id of a block, or of a paragraph in it."""

    place = forms.RegexField(r"^block-[A-Za-z0-9-]{1,100}$", max_length=120)
