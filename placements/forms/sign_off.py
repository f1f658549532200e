from typing import Any
from uuid import uuid4

from django import forms

from placements.models import Evidence, Judgement
from placements.models.judgement import Answer, Besides
from writing.forms.shared_words import SharedWords, SharedWordsBox

AREA = {"rows": 2, "class": "input", "data-module": "grow"}
TOO_LONG = "Shorten your comment to 4,000 characters. You have written %(show_value)d."
AS_ABOVE = "As above"


class ShowsWho:
    """Goes before a form that, where a signer is named, also asks for a code and for that name in full."""

    signer = ""

    def ask_who(self, signer: str) -> None:
        self.signer = signer
        if signer:
            self.fields |= {"code": code_field(), "name": name_field()}

    def clean_name(self) -> str:
        typed = " ".join(self.cleaned_data["name"].split())
        if typed.casefold() != self.signer.casefold():
            raise forms.ValidationError(f"Type your name as it stands above: {self.signer}.")
        return typed


class SignOffForm(ShowsWho, forms.Form):
    """What the practice educator says. Nothing is chosen for them. Of several claims, each can be answered apart."""

    judgement = forms.ChoiceField(
        label="Does it show this?",
        choices=Judgement.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what you think: agree, partly or not yet. Nothing has been signed.",
            "invalid_choice": "Choose agree, partly or not yet. Nothing has been signed.",
        },
    )
    comment = SharedWords(
        required=False, max_length=4000, widget=SharedWordsBox(attrs=AREA), error_messages={"max_length": TOO_LONG}
    )
    observed = forms.BooleanField(label="I saw this, or know it from somebody who did", required=False)
    version_seen = forms.IntegerField(widget=forms.HiddenInput)
    request_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, evidence: Evidence, signer: str = "", **kwargs):
        """With a signer, the form also asks for a code and for that name."""
        kwargs["initial"] = {"version_seen": evidence.version, "request_key": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.evidence = evidence
        self.claims = evidence.asked_version.claims
        self.fields["judgement"].hints = {
            Judgement.AGREE: "This shows it",
            Judgement.PARTLY: "Say below what is missing",
            Judgement.NOT_YET: "It doesn’t show this, or you can’t tell",
        }
        self.fields["comment"].label = f"A comment for {evidence.author.get_short_name()}"
        self.fields["observed"].help_text = "Then it counts as observed, not only as told."
        if len(self.claims) > 1:
            together = "both" if len(self.claims) == 2 else f"all {len(self.claims)}"  # noqa: PLR2004
            self.fields["judgement"].label = f"Does it show {together}?"
            self.add_answers()
        self.ask_who(signer)

    def add_answers(self) -> None:
        """Two fields for each claim, for whoever would not say the same of all."""
        for number, claim in enumerate(self.claims):
            name = f"{claim['title']} ({claim['name']} {claim['code']})"
            choices = [("", AS_ABOVE), *Judgement.choices]
            self.fields[f"claim_{number}"] = forms.ChoiceField(
                label=name, choices=choices, required=False, widget=forms.Select(attrs={"class": "input"})
            )
            self.fields[f"words_{number}"] = SharedWords(
                label=f"A word on {claim['title']}",
                required=False,
                max_length=1000,
                widget=SharedWordsBox(attrs=AREA),
                error_messages={"max_length": "Shorten this to 1,000 characters. You have written %(show_value)d."},
            )

    @property
    def each(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of each claim, where there are several."""
        return [(self[f"claim_{number}"], self[f"words_{number}"]) for number in range(len(self.claims)) if self.has_several]

    @property
    def has_several(self) -> bool:
        return "claim_0" in self.fields

    @property
    def answered_apart(self) -> bool:
        """Whether something was chosen or written for one claim: its part of the page then stays open."""
        return any(self.data.get(self.add_prefix(name)) for name in self.fields if name.startswith(("claim_", "words_")))

    def clean(self):
        cleaned = super().clean()
        overall, comment = cleaned.get("judgement"), cleaned.get("comment", "").strip()
        if overall == Judgement.PARTLY and not (comment or self.is_each_explained()):
            self.add_error("comment", "Say in a few words what is missing. Nothing has been signed yet.")
        for number in range(len(self.claims)):
            partly = cleaned.get(f"claim_{number}") == Judgement.PARTLY
            if partly and not (comment or cleaned.get(f"words_{number}", "").strip()):
                self.add_error(f"words_{number}", "Say in a few words what is missing here. Nothing has been signed yet.")
        return cleaned

    def is_each_explained(self) -> bool:
        return self.has_several and all(self.cleaned_data.get(f"words_{number}") for number in range(len(self.claims)))

    @property
    def said(self) -> dict[str, Any]:
        """What goes to the action: the answer to all, and those given apart."""
        given = self.cleaned_data
        names = ("judgement", "comment", "version_seen", "request_key")
        return {name: given[name] for name in names} | {"besides": Besides(self.apart(), observed=given["observed"])}

    def apart(self) -> list[Answer]:
        given, found = self.cleaned_data, []
        for number, claim in enumerate(self.claims if self.has_several else []):
            chosen, words = given[f"claim_{number}"], given[f"words_{number}"].strip()
            if chosen or words:
                found.append(Answer(claim["framework"], claim["code"], chosen or given["judgement"], words))
        return found


def code_field() -> forms.CharField:
    attrs = {"class": "input short", "inputmode": "numeric", "autocomplete": "one-time-code", "size": 8, "autofocus": True}
    return forms.CharField(
        label="Code from the mail",
        max_length=12,
        help_text="Six figures. It lasts ten minutes.",
        widget=forms.TextInput(attrs=attrs),
        error_messages={"required": "Type the six figures from the mail. Nothing has been signed."},
    )


def name_field() -> forms.CharField:
    return forms.CharField(
        label="Your name in full",
        max_length=150,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "name"}),
        error_messages={"required": "Type your name in full. Nothing has been signed."},
    )


class SureForm(forms.Form):
    """A second page that asks once more, so that no scanner or slip of the thumb tells anybody anything."""

    comment = SharedWords(
        required=False, max_length=4000, widget=SharedWordsBox(attrs={"rows": 3, "class": "input", "data-module": "grow"})
    )

    def __init__(self, *args, evidence: Evidence, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"].label = f"A few words for {evidence.author.get_short_name()}"


class ReturnForm(SureForm):
    """Giving it back needs words: without them the student would not know what to change."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = True
        self.fields["comment"].label = "What should change?"
        self.fields["comment"].error_messages["required"] = "Say what should change, so that the evidence can be improved."
