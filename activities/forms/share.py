"""With whom an entry is shared, and from whom it is taken back."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User
from activities.models import LogEntry
from writing.models import AudienceMember
from writing.models.candidates import Chosen, Group, groups_around, people_around

NOBODY = "Choose at least one person."
GONE = (
    "Somebody you chose is not among the people you can share with any more. Nothing has been shared. "
    "Those who still are, are ticked: look at the list, and choose again."
)


@dataclass(frozen=True)
class Box:
    """One box to tick on the page that asks with whom."""

    value: Any
    label: str
    ticked: bool


class ShareForm(forms.Form):
    """With whom. Only the people around this author are offered, and the groups they are in.

    Where a group is first chosen, it becomes the people in it today. From then on a page names each of them, and lets in
    those whom it named (`named`): whoever joins the group between two pages is not among them.
    """

    person = forms.TypedMultipleChoiceField(
        label="Who should be able to read it?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": GONE},
    )
    group = forms.MultipleChoiceField(
        label="Groups", required=False, widget=forms.CheckboxSelectMultiple, error_messages={"invalid_choice": GONE}
    )
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, author: User, named: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.named = named
        self.around, self.groups = people_around(author), groups_around(author)
        self.people = {str(one.person.pk): one.person for one in self.around}
        self.people |= {str(other.pk): other for group in self.groups for other in group.people}
        self.fields["person"].choices = [(pk, person.name) for pk, person in self.people.items()]
        self.fields["person"].coerce = self.people.get
        self.fields["group"].choices = [(group.key, group.name) for group in self.groups]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not (given.get("person") or (given.get("group") and not self.named)) and "person" not in self.errors:
            self.add_error("person", ValidationError(NOBODY, code="required"))
        return given

    @property
    def chosen(self) -> list[Chosen]:
        """Everybody who was chosen, by name first, each once. After is_valid()."""
        by_name, groups = list(dict.fromkeys(self.cleaned_data["person"])), self.chosen_groups
        came_with = {other.pk: group for group in groups for other in group.people}
        if not self.named:
            return [
                *(Chosen(person) for person in by_name if person.pk not in came_with),
                *(as_one_of(group, other) for group in groups for other in group.people if came_with[other.pk] is group),
            ]
        rest = [as_one_of(came_with[person.pk], person) for person in by_name if person.pk in came_with]
        return [*(Chosen(person) for person in by_name if person.pk not in came_with), *rest]

    @property
    def chosen_groups(self) -> list[Group]:
        return [group for group in self.groups if group.key in self.cleaned_data["group"]]

    @property
    def boxes(self) -> list[Box]:
        """A box for each of the people around the author."""
        return [Box(one.person.pk, str(one), self.ticks("person", one.person.pk)) for one in self.around]

    @property
    def groups_of_boxes(self) -> list[tuple[Group, Box, list[Box], bool]]:
        """Each group with a box for all of it, one for each of its people, and whether one of these is ticked."""
        return [self.boxes_of(group) for group in self.groups]

    def boxes_of(self, group: Group) -> tuple[Group, Box, list[Box], bool]:
        whole = Box(group.key, f"My {group.name} – {group.in_words}", self.ticks("group", group.key))
        boxes = [Box(other.pk, other.name, self.ticks("person", other.pk)) for other in group.people]
        return group, whole, boxes, any(box.ticked for box in boxes)

    def ticks(self, name: str, value: Any) -> bool:
        return str(value) in map(str, self[name].value() or [])


def as_one_of(group: Group, person: User) -> Chosen:
    return Chosen(person, group=group.name, group_size=len(group.people))


class WithdrawForm(forms.Form):
    """From whom it is taken back: one person or several. Those who cannot read it any more are passed over."""

    def __init__(self, *args: Any, entry: LogEntry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = entry.audience.members_now

    @property
    def from_people(self) -> list[User]:
        return [member.person for member in self.members if self.is_meant(member)]

    def is_meant(self, member: AudienceMember) -> bool:
        return str(member.person_id) in self.data.getlist("person")


class UndoForm(forms.Form):
    share = forms.IntegerField(error_messages={"required": "Choose what to undo."})
