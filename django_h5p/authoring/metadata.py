"""Who made a content and what others may do with it: the part of h5p.json that an author writes."""

from typing import Any

from django import forms

LICENSES = [
    ("U", "Not said"),
    ("CC BY", "CC BY: use it with the author’s name"),
    ("CC BY-SA", "CC BY-SA: … and pass it on alike"),
    ("CC BY-ND", "CC BY-ND: … without changing it"),
    ("CC BY-NC", "CC BY-NC: … not for money"),
    ("CC BY-NC-SA", "CC BY-NC-SA: … not for money, and alike"),
    ("CC BY-NC-ND", "CC BY-NC-ND: … not for money, unchanged"),
    ("CC0 1.0", "CC0: anything, by the author’s will"),
    ("CC PDM", "Public domain mark"),
    ("PD", "Public domain"),
    ("ODC PDDL", "ODC public domain"),
    ("GNU GPL", "GNU GPL"),
    ("C", "All rights reserved"),
]
VERSIONS = [
    ("", "Not said"),
    ("4.0", "4.0"),
    ("3.0", "3.0"),
    ("2.5", "2.5"),
    ("2.0", "2.0"),
    ("1.0", "1.0"),
    ("v3", "GPL 3"),
    ("v2", "GPL 2"),
]
PEOPLE = "One person a line. After a comma you may say what they did: Editor, Licensee, Originator."
ROLES = ("Author", "Editor", "Licensee", "Originator")


class MetadataForm(forms.Form):
    """Title, people and licence. What h5p.json says besides is kept. Its fields are called as h5p.json calls them."""

    title = forms.CharField(max_length=255, label="Title", error_messages={"required": "Give it a title."})
    authors = forms.CharField(required=False, widget=forms.Textarea({"rows": 2}), label="Made by", help_text=PEOPLE)
    license = forms.ChoiceField(choices=LICENSES, label="What others may do with it")
    licenseVersion = forms.ChoiceField(choices=VERSIONS, required=False, label="Version of the licence")  # noqa: N815
    yearFrom = forms.IntegerField(required=False, min_value=0, max_value=9999, label="Year it was made")  # noqa: N815
    yearTo = forms.IntegerField(required=False, min_value=0, max_value=9999, label="Year it was last changed")  # noqa: N815
    source = forms.CharField(required=False, max_length=2000, label="Where it comes from", help_text="An address, for example.")
    licenseExtras = forms.CharField(required=False, widget=forms.Textarea({"rows": 2}), label="More about the licence")  # noqa: N815
    authorComments = forms.CharField(  # noqa: N815
        required=False,
        widget=forms.Textarea({"rows": 2}),
        label="Notes for other authors",
        help_text="Whoever takes the file away can read them.",
    )

    def __init__(self, data: Any = None, *, known: dict[str, Any]):
        self.known = known
        shown = {name: known.get(name) for name in self.base_fields if known.get(name) is not None}
        super().__init__(data, initial={"license": "U", **shown, "authors": written(known.get("authors"))}, prefix="metadata")
        self._keep_unknown_choices()

    def _keep_unknown_choices(self) -> None:
        """Other systems know licences and versions that we do not list; saving does not take them away."""
        for name in ("license", "licenseVersion"):
            field, value = self.fields[name], self.known.get(name)
            assert isinstance(field, forms.ChoiceField)
            listed = [choice for choice, _ in field.choices]  # type: ignore[misc, union-attr]
            if value and value not in listed:
                field.choices = [*field.choices, (value, value)]  # type: ignore[list-item, misc]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("yearFrom"), cleaned.get("yearTo")
        if first and last and last < first:
            self.add_error("yearTo", f"Enter {first} or a later year: it cannot have been changed before it was made.")
        return cleaned

    @property
    def has_other_errors(self) -> bool:
        """Whether something is wrong besides the title, which stands by itself."""
        return any(name != "title" for name in self.errors)

    def metadata(self) -> dict[str, Any]:
        """What h5p.json says now: what was changed here, and the rest as it was."""
        made = dict(self.known)
        for name in self.changed_data:
            value = self.cleaned_data[name]
            if _squeezed(value) == _squeezed(self.initial.get(name)):
                continue  # a browser sends lines in its own way, and Django takes spaces off the end
            if name == "authors":
                value = read(value)
            if value in ("", None, []):
                made.pop(name, None)
            else:
                made[name] = value
        return made


def _squeezed(value: Any) -> str:
    return " ".join(str("" if value is None else value).split())


def written(authors: Any) -> str:
    lines = []
    for author in authors if isinstance(authors, list) else []:
        if isinstance(author, dict) and author.get("name"):
            role = author.get("role")
            lines.append(str(author["name"]) + (f", {role}" if role and role != "Author" else ""))
    return "\n".join(lines)


def read(typed: str) -> list[dict[str, str]]:
    """People, one a line; whoever has no role is an author."""
    people = []
    for line in filter(None, map(str.strip, typed.splitlines())):
        name, _, role = line.rpartition(",")
        known = next((known for known in ROLES if known.lower() == role.strip().lower()), None)
        people.append({"name": name.strip(), "role": known} if known and name.strip() else {"name": line, "role": "Author"})
    return people
