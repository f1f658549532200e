from django import forms


class CorrectForm(forms.Form):
    minutes = forms.IntegerField(
        label="Minutes they were there",
        min_value=0,
        max_value=600,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": "Say how many minutes.", "invalid": "Write the minutes as a number, such as 45."},
    )
    reason = forms.CharField(
        label="Why",
        max_length=300,
        help_text="They can read it.",
        error_messages={"required": "Say why, such as “took part by telephone”."},
    )
