"""What is said of a piece of work: a level for each criterion, words beside them, a mark where the programme uses marks."""

from typing import Any
from uuid import UUID

from django import forms

from activities.blocks import Facts
from activities.forms.log import NOT_TYPED
from activities.forms.piece import VERSION_OF_DRAFT
from activities.models import Assessment
from activities.models.assignment_said import Said
from activities.models.written import DraftSeen
from writing.forms.shared_words import SharedWords, SharedWordsBox

LONGEST_REMARK, LONGEST_COMMENT, LONGEST_REASON = 2_000, 10_000, 2_000


def level_name(key: str) -> str:
    return f"level-{key}"


def remark_name(key: str) -> str:
    return f"remark-{key}"


class LevelsForm(forms.Form):
    """A level for each criterion, and the mark. What marking and agreeing share."""

    id = forms.UUIDField(widget=forms.HiddenInput(attrs=NOT_TYPED))

    def __init__(self, *args: Any, facts: Facts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.facts = facts
        for criterion in facts["criteria"]:
            self.fields[level_name(criterion["key"])] = forms.TypedChoiceField(
                label=criterion["title"],
                choices=list(enumerate(facts["levels"])),
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": f"Choose a level for “{criterion['title']}”."},
            )
        if facts["marks"]:
            self.fields["mark"] = forms.IntegerField(
                label="Mark out of 100",
                min_value=0,
                max_value=100,
                help_text=f"The pass mark is {facts['pass_mark']}.",
                widget=forms.TextInput(attrs={"class": "input", "inputmode": "numeric", "autocomplete": "off", "size": 4}),
                error_messages={
                    "required": "Give a mark from 0 to 100.",
                    "invalid": "Write the mark as a whole number from 0 to 100.",
                    "min_value": "Write the mark as a whole number from 0 to 100.",
                    "max_value": "Write the mark as a whole number from 0 to 100.",
                },
            )

    def lines(self) -> list[dict[str, Any]]:
        """Return one line for each criterion: its levels with their sentences, which one is chosen, and what belongs beside it."""
        return [self.line(criterion) for criterion in self.facts["criteria"]]

    def line(self, criterion: dict[str, Any]) -> dict[str, Any]:
        field = self[level_name(criterion["key"])]
        chosen = field.value()
        levels = [
            {"value": place, "title": title, "words": words, "chosen": str(chosen) == str(place)}
            for place, (title, words) in enumerate(zip(self.facts["levels"], criterion["words"], strict=True))
        ]
        name = remark_name(criterion["key"])
        remark = self[name] if name in self.fields else None
        return {"title": criterion["title"], "field": field, "levels": levels, "remark": remark}

    @property
    def levels(self) -> dict[str, int]:
        return {one["key"]: self.cleaned_data[level_name(one["key"])] for one in self.facts["criteria"]}

    @property
    def said(self) -> Said:
        return Said(levels=self.levels, mark=self.cleaned_data.get("mark"), reason=self.cleaned_data.get("reason", ""))


class MarkForm(LevelsForm):
    """What one person says. `seen` is the Assessment that stood there when the page was opened."""

    comment = SharedWords(
        label="Comment on the whole",
        max_length=LONGEST_COMMENT,
        help_text="To the author: what works, and one thing to do next.",
        widget=SharedWordsBox(attrs={"rows": 6, "class": "input", "data-module": "grow"}),
        error_messages={"required": "Write a sentence or two to the author."},
    )
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput(attrs=NOT_TYPED))
    draft_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput(attrs=NOT_TYPED | VERSION_OF_DRAFT))

    def __init__(self, *args: Any, facts: Facts, **kwargs: Any) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        for criterion in facts["criteria"]:
            self.fields[remark_name(criterion["key"])] = SharedWords(
                label=f"About “{criterion['title']}”",
                required=False,
                max_length=LONGEST_REMARK,
                widget=SharedWordsBox(attrs={"rows": 2, "class": "input", "data-module": "grow"}),
            )

    @property
    def typed(self) -> dict[str, str]:
        """The fields as the page's script sees them."""
        return {name: self.data.get(name, "").replace("\r\n", "\n") for name in self.names_typed}

    @property
    def names_typed(self) -> list[str]:
        return [name for name in self.fields if name not in {"id", "seen", "draft_version"}]

    @property
    def draft(self) -> DraftSeen:
        return DraftSeen(fields=self.typed, version=self.cleaned_data["draft_version"])

    @property
    def said(self) -> Said:
        keys = [one["key"] for one in self.facts["criteria"]]
        remarks = {key: words for key in keys if (words := self.cleaned_data[remark_name(key)].strip())}
        given = self.cleaned_data
        return Said(levels=self.levels, remarks=remarks, comment=given["comment"], mark=given.get("mark"))


class AgreeForm(LevelsForm):
    """What is given back in the end. Nothing is chosen before somebody chooses it, but what one alone said."""

    reason = forms.CharField(
        label="Why",
        required=False,
        max_length=LONGEST_REASON,
        help_text="Needed where it is not what was said before. Other markers read it; the author does not.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "input", "data-module": "grow"}),
    )

    def refuse_for_want_of_a_reason(self) -> None:
        self.add_error("reason", "Say why in a sentence: this is not what was said before.")


def as_typed(assessment: Assessment | None, id: UUID, draft_version: int = 0) -> dict[str, Any]:  # noqa: A002
    """Return what a form begins with: what was said last, or nothing."""
    begun: dict[str, Any] = {"id": id, "draft_version": draft_version}
    if assessment is None:
        return begun
    levels = {level_name(key): place for key, place in assessment.levels.items()}
    remarks = {remark_name(key): words for key, words in assessment.remarks.items()}
    return {**begun, **levels, **remarks, "comment": assessment.comment, "mark": assessment.mark, "seen": assessment.pk}
