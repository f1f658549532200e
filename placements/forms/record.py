"""Forms around a record: beginning one, writing one's part, signing, giving a reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField

from placements.forms.asks import NOTHING, Around, Boxes, boxes_of
from placements.forms.sign_off import ShowsWho
from placements.models import FormField, Record, Stance
from placements.models.answer_words import Said, has_given_lines
from placements.models.form_ask import Ask, Kind
from placements.models.page_seen import PageSeen
from placements.models.record_progress import Progress
from placements.models.record_sources import worked_out
from writing.forms.shared_words import SharedWords, SharedWordsBox

NOT_TYPED = {"data-not-typed": ""}  # what a draft leaves out
SEVERAL = (forms.MultipleChoiceField,)


@dataclass(frozen=True)
class Box:
    """One ask on the page: its boxes, or what Waymark says in their place."""

    ask: Ask
    bound: list[BoundField]
    said: Said | None = None
    lines: list[tuple[str, list[BoundField], bool]] | None = None
    folded: bool = False  # given lines open one by one, so that nine of them are not a long way to scroll

    @property
    def is_tags(self) -> bool:
        return self.ask.kind == Kind.TAGS and len(self.bound) > 1


@dataclass(frozen=True)
class Question:
    """One field on the page."""

    field: FormField
    boxes: list[Box]
    stands_alone: bool  # one box that carries the label itself
    also: str = ""  # who else writes in it


class SectionForm(forms.Form):
    """One party's fields of one section, drawn from the definition."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput(attrs=NOT_TYPED))
    draft_id = forms.UUIDField(widget=forms.HiddenInput(attrs=NOT_TYPED))
    draft_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput(attrs=NOT_TYPED | {"data-draft-version-field": ""}))

    def __init__(
        self, *args: Any, fields: list[FormField], record: Record, around: Around, typed: dict[str, str], **kwargs: Any
    ) -> None:
        self.record, self.written = record, fields
        self.progress = Progress(record)
        self.boxes: dict[tuple[str, str], Boxes] = {}
        self.line_names: dict[str, list[str]] = {}
        built: dict[str, forms.Field] = {}
        initial = dict(kwargs.pop("initial", None) or {})
        for one in fields:
            for ask in one.asked:
                boxes = self.build(one, ask, around)
                for end, box in boxes.fields.items():
                    box.required = False
                    if one.sealed:
                        box.widget.attrs |= NOT_TYPED  # what is stored encrypted is not kept in clear as a draft
                    box.asked_for = one.required or len(one.asked) > 1 or len(boxes.fields) > 1  # type: ignore[attr-defined]  # looked through when the part is finished
                    built[f"{one.key}-{ask.key}{end}"] = box
        initial |= self.from_answers() | self.from_draft(typed, built)
        super().__init__(*args, initial=initial, **kwargs)
        self.fields |= built

    def build(self, one: FormField, ask: Ask, around: Around) -> Boxes:
        around.before = self.progress.value_of(one).get(ask.key)
        alone = len(one.asked) == 1
        boxes = boxes_of(ask, ask.label or one.label, around) if ask.is_written else NOTHING
        if alone and len(boxes.fields) == 1:
            box = next(iter(boxes.fields.values()))
            box.help_text = " ".join(text for text in (one.help, box.help_text) if text)
            box.needed_when = one.needed_when  # type: ignore[attr-defined]
        self.boxes[one.key, ask.key] = boxes
        if has_given_lines(ask):
            self.line_names[f"{one.key}-{ask.key}"] = around.lines(ask)
        return boxes

    def from_answers(self) -> dict[str, Any]:
        """What was saved, or what Waymark knows already where nothing was."""
        found: dict[str, Any] = {}
        for one in self.written:
            value = self.progress.value_of(one)
            for ask in one.asked:
                held = value.get(ask.key)
                if held in (None, "") and ask.source and ask.is_written:
                    held = "\n".join(worked_out(self.record, ask.source))
                if held not in (None, "", [], {}):
                    spread = self.boxes[one.key, ask.key].spread(held)
                    found |= {f"{one.key}-{ask.key}{end}": text for end, text in spread.items()}
        return found

    def from_draft(self, typed: dict[str, str], built: dict[str, forms.Field]) -> dict[str, Any]:
        """What was typed and not saved yet comes before what was saved."""
        return {
            name: text.split("\n") if isinstance(built[name], SEVERAL) else text for name, text in typed.items() if name in built
        }

    @property
    def values(self) -> dict[str, dict[str, Any]]:
        """What was filled in, by the key of the field and of what it asks."""
        found: dict[str, dict[str, Any]] = {}
        for one in self.written:
            got = {ask.key: self.gathered(one, ask) for ask in one.asked if ask.is_written}
            found[one.key] = {key: value for key, value in got.items() if value not in (None, "", [], {})}
        return found

    @property
    def uploads(self) -> dict[tuple[str, str], Any]:
        """The files that were chosen, by the keys of the field and of what it asks."""
        files = [(one.key, ask.key) for one in self.written for ask in one.asked if ask.kind == Kind.FILE]
        return {keys: upload for keys in files if (upload := self.cleaned_data["-".join(keys)])}

    def gathered(self, one: FormField, ask: Ask) -> Any:
        if ask.kind == Kind.FILE:  # what was kept before stands until there is another
            return self.progress.value_of(one).get(ask.key)
        start, boxes = f"{one.key}-{ask.key}", self.boxes[one.key, ask.key]
        return boxes.gather({end: clean_words(self.cleaned_data[start + end]) for end in boxes.fields})

    @property
    def page(self) -> PageSeen:
        """The fields as the page's script sees them, so that a late save of the same text is known again."""
        given = self.cleaned_data
        names = [
            name
            for name, box in self.fields.items()
            if not (box.widget.is_hidden or isinstance(box, forms.FileField) or "data-not-typed" in box.widget.attrs)
        ]
        typed = {name: "\n".join(self.data.getlist(name)).replace("\r\n", "\n") for name in names}
        return PageSeen(key=given["draft_id"], draft=given["draft_id"], version=given["draft_version"], fields=typed)

    @property
    def questions(self) -> Iterator[Question]:
        for one in self.written:
            boxes = [self.box(one, ask) for ask in one.asked if ask.kind != Kind.SIGNATURE]
            alone = len(boxes) == 1 and len(boxes[0].bound) == 1 and boxes[0].lines is None and not boxes[0].said
            yield Question(one, boxes, alone)

    def anchor_of(self, one: FormField) -> str:
        """Return the id of the first empty place to answer a field in, for a list of what is missing."""
        names = [f"{one.key}-{ask.key}{end}" for ask in one.asked for end in self.boxes[one.key, ask.key].fields]
        empty = [name for name in names if not self[name].value()] or names
        bound = self[empty[0]]
        return f"{bound.auto_id}_0" if bound.use_fieldset else str(bound.id_for_label or bound.auto_id)

    def box(self, one: FormField, ask: Ask) -> Box:
        if not ask.is_written:
            return Box(ask, [], Said(ask.label, tuple(worked_out(self.record, ask.source))))
        start, boxes = f"{one.key}-{ask.key}", self.boxes[one.key, ask.key]
        bound = [self[start + end] for end in boxes.fields]
        if ask.kind not in {Kind.TABLE, Kind.RUBRIC}:
            return Box(ask, bound)
        return Box(ask, bound, lines=self.lines(start, list(boxes.fields)), folded=has_given_lines(ask))

    def lines(self, start: str, ends: list[str]) -> list[tuple[str, list[BoundField], bool]]:
        """Return each line of a table: what it is called, its boxes, and whether there is something in it."""
        by_line: dict[str, list[BoundField]] = {}
        for end in ends:
            by_line.setdefault(end.split("-")[1], []).append(self[start + end])
        names = self.line_names.get(start)
        return [
            (names[int(number)] if names else f"Line {int(number) + 1}", cells, any(cell.value() for cell in cells))
            for number, cells in by_line.items()
        ]


def clean_words(value: Any) -> Any:
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


class SignRecordForm(ShowsWho, forms.Form):
    """What somebody says of a record that they sign. Nothing is chosen for them."""

    stance = forms.ChoiceField(
        label="What do you say?",
        choices=Stance.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose whether you agree, or have received it and do not agree. Nothing has been signed.",
            "invalid_choice": "Choose one of the two. Nothing has been signed.",
        },
    )
    comment = SharedWords(
        label="A comment",
        required=False,
        max_length=4000,
        help_text="It stands beside the record, and everybody who reads the record reads it.",
        widget=SharedWordsBox(attrs={"rows": 2, "class": "input", "data-module": "grow"}),
    )
    version_seen = forms.IntegerField(widget=forms.HiddenInput)
    request_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, record: Record, signer: str = "", **kwargs: Any) -> None:
        """With a signer, the form also asks for a code and for that name."""
        kwargs["initial"] = {"version_seen": record.version, "request_key": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.record = record
        self.ask_who(signer)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("stance") == Stance.RECEIVED and not cleaned.get("comment", "").strip():
            self.add_error("comment", "Say in a few words what you do not agree with. Nothing has been signed yet.")
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """What goes to the action."""
        return {name: self.cleaned_data[name] for name in ("stance", "comment", "version_seen", "request_key")}


class ReasonForm(forms.Form):
    """Why a record is taken back, corrected or withdrawn. Everybody who reads it reads the reason."""

    comment = SharedWords(
        label="Why?",
        max_length=1000,
        widget=SharedWordsBox(attrs={"rows": 3, "class": "input", "data-module": "grow"}),
        error_messages={"required": "Say in a few words why. The others read it."},
    )
