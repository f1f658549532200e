"""The inputs of a form that is data: for each kind of answer the boxes to fill in, and what they come to.

A box that may stay empty is never required here: a part is saved as far as it goes, and looked through when it is finished.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from learning.models import FrameworkNode
from placements.models.answer_words import NO, SCALE, YES, columns_of, counted_words, has_given_lines
from placements.models.form_ask import Ask, Kind
from writing.models import Attachment
from writing.models.attachment import LONGEST_NAME, Upload, limit_of
from writing.models.file_type import document_type

AREA = {"class": "input", "data-module": "grow"}
LINE = {"class": "input"}
FEW = 7  # so many choices stand on the page; more are a list to open
BLANK_LINES = 2
LONGEST = 20_000  # letters in one box
MOST_MONEY = 8  # figures
AS_IT_IS = "A PDF, .docx or .odt. It is kept as it is, with what a program wrote into it, such as who made it."  # decision 0017


@dataclass
class Around:
    """What the boxes need to know besides the definition: the framework, the people, who is writing, what was there."""

    nodes: list[FrameworkNode] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    writer: str = ""
    before: Any = None

    def of(self, kind: str) -> list[FrameworkNode]:
        """Return domains or standards, where the form asks for these; all otherwise."""
        kinds = {"domains": {"domain"}, "standards": {"standard", "statement"}}.get(kind)
        return [node for node in self.nodes if kinds is None or node.kind in kinds]

    def lines(self, ask: Ask) -> list[str]:
        """Return the given lines of a table."""
        if ask.rows:
            return list(ask.rows)
        if ask.of == "standards":  # the headings, of which the statements are parts
            headings = dict.fromkeys(str((node.parent or node).title) for node in self.of("standards"))
            return list(headings)
        return [node.title for node in self.of(ask.of)]


def words_between(ask: Ask) -> Callable[[str], None]:
    def check(text: str) -> None:
        written = counted_words(text)
        if ask.strict and ask.words and written > ask.words:
            raise ValidationError(f"You have written {written} words. Shorten it to {ask.words}.")

    return check


def limit_in_words(ask: Ask) -> str:
    if ask.at_least:
        return f"Between {ask.at_least} and {ask.words} words."
    return f"Up to {ask.words} words." if ask.words else ""


class DayBox(forms.DateField):
    """A day, kept as 2026-11-23."""

    def __init__(self, **kwargs: Any) -> None:
        given = "Give the day, such as 23/11/2026."
        super().__init__(widget=forms.DateInput(attrs=LINE | {"type": "date"}), error_messages={"invalid": given}, **kwargs)

    def clean(self, value: Any) -> str:
        day = super().clean(value)
        return day.isoformat() if day else ""


class TimeBox(forms.TimeField):
    """A time, kept as 09:30."""

    def __init__(self, **kwargs: Any) -> None:
        given = "Give the time, such as 09:30."
        super().__init__(widget=forms.TimeInput(attrs=LINE | {"type": "time"}), error_messages={"invalid": given}, **kwargs)

    def clean(self, value: Any) -> str:
        time = super().clean(value)
        return f"{time:%H:%M}" if time else ""


class NumberBox(forms.DecimalField):
    """A number, kept as it is written: never a fraction of the computer's."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs=LINE | {"inputmode": "numeric", "autocomplete": "off"})
        messages = {"invalid": "Give a number in figures.", "min_value": "Give a number that is not below nought."}
        super().__init__(widget=widget, error_messages=messages, min_value=0, max_digits=MOST_MONEY, **kwargs)

    def clean(self, value: Any) -> str:
        number = super().clean(value)
        return "" if number is None else str(number)


class LinesBox(forms.CharField):
    """One thing on each line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs=AREA | {"rows": 3}), max_length=LONGEST, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:  # type: ignore[override]
        text = super().clean(value)
        return [line.strip() for line in text.splitlines() if line.strip()]


class LinksBox(LinesBox):
    """Addresses on the web or in Waymark, one on each line."""

    def clean(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = super().clean(value)
        wrong = [line for line in lines if not (line.startswith("/") or urlsplit(line).scheme in {"http", "https"})]
        if wrong:
            raise ValidationError(f"“{wrong[0][:60]}” is not an address. Begin each with https:// or copy it from Waymark.")
        return lines


def text_box(ask: Ask, label: str) -> forms.Field:
    long = ask.kind == Kind.LONGTEXT
    attrs = AREA | {"rows": 5 if long else 2} | ({"data-words": ask.words} if ask.words else {})
    if ask.words:
        attrs["data-module"] = "grow count-words"
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        widget=forms.Textarea(attrs=attrs),
        help_text=limit_in_words(ask),
        validators=[words_between(ask)],
    )


def choice_box(label: str, options: Iterable[tuple[str, str]]) -> forms.Field:
    given = list(options)
    if len(given) <= FEW:
        widget: forms.Widget = forms.RadioSelect
    else:
        given, widget = [("", "Choose one"), *given], forms.Select(attrs=LINE)
    return forms.ChoiceField(label=label, choices=given, widget=widget, error_messages={"invalid_choice": "Choose one of these."})


def several_box(label: str, options: Iterable[tuple[str, str]]) -> forms.Field:
    given = {"invalid_choice": "Choose among these."}
    return forms.MultipleChoiceField(label=label, choices=list(options), widget=forms.CheckboxSelectMultiple, error_messages=given)


def same(options: Iterable[str]) -> list[tuple[str, str]]:
    return [(one, one) for one in options]


@dataclass
class Boxes:
    """The form fields of one ask by the end of their names, and the way from what is in them to the answer and back."""

    fields: dict[str, forms.Field]
    gather: Callable[[dict[str, Any]], Any]
    spread: Callable[[Any], dict[str, Any]]


def one_box(box: forms.Field) -> Boxes:
    return Boxes({"": box}, lambda got: got[""], lambda value: {"": value})


def person_boxes(ask: Ask, label: str, around: Around) -> Boxes:
    if ask.many:
        return one_box(several_box(label, same(around.people)))
    mail = forms.EmailField(
        label="E-mail",
        widget=forms.EmailInput(attrs=LINE),
        error_messages={"invalid": "Give an e-mail address such as name@place.example."},
    )
    boxes = {"": forms.CharField(label=label, max_length=150, widget=forms.TextInput(attrs=LINE)), "-email": mail}
    return Boxes(
        boxes,
        lambda got: {"name": got[""], "email": got["-email"]} if got[""] or got["-email"] else {},
        lambda value: {"": value.get("name", ""), "-email": value.get("email", "")} if value else {},
    )


def tag_boxes(ask: Ask, label: str, around: Around) -> Boxes:
    """A list of ticks for each framework."""
    nodes = around.of(ask.of)
    by_framework: dict[str, list[FrameworkNode]] = {}
    for node in nodes:
        by_framework.setdefault(node.framework.key, []).append(node)
    claims = {str(node.pk): claim_of(node) for node in nodes}
    boxes = {
        f"-{key}": several_box(group[0].framework.short_name, [(str(node.pk), f"{node.code} {node.title}") for node in group])
        for key, group in by_framework.items()
    }
    if len(boxes) == 1:
        next(iter(boxes.values())).label = label or next(iter(boxes.values())).label

    def spread(value: Any) -> dict[str, Any]:
        held = {(one["framework"], one["code"]) for one in value or []}
        return {f"-{key}": [str(node.pk) for node in group if (key, node.code) in held] for key, group in by_framework.items()}

    return Boxes(boxes, lambda got: [claims[pk] for chosen in got.values() for pk in chosen], spread)


def claim_of(node: FrameworkNode) -> dict[str, str]:
    return {"framework": node.framework.key, "name": node.framework.short_name, "code": node.code, "title": node.title}


def table_boxes(ask: Ask, around: Around) -> Boxes:
    return given_lines_boxes(ask, around) if has_given_lines(ask) else free_lines_boxes(ask, around)


def cell(label: str) -> forms.Field:
    return forms.CharField(label=label, max_length=2000, widget=forms.Textarea(attrs=AREA | {"rows": 1}))


def given_lines_boxes(ask: Ask, around: Around) -> Boxes:
    """The lines are there; each has a choice, a comment, or both."""
    lines, headings = around.lines(ask), columns_of(ask, fixed=True)[1:]
    boxes: dict[str, forms.Field] = {}
    for number in range(len(lines)):
        for place, heading in enumerate(headings):
            chosen = ask.choices and place == 0
            boxes[f"-{number}-{place}"] = choice_box(heading, same(ask.choices)) if chosen else cell(heading)

    def gather(got: dict[str, Any]) -> list[list[str]]:
        rows = [[line, *(got[f"-{number}-{place}"] for place in range(len(headings)))] for number, line in enumerate(lines)]
        return [row for row in rows if any(row[1:])]

    def spread(value: Any) -> dict[str, Any]:
        held = {row[0]: row[1:] for row in value or []}
        return {f"-{number}-{place}": text for number, line in enumerate(lines) for place, text in enumerate(held.get(line, ()))}

    return Boxes(boxes, gather, spread)


def free_lines_boxes(ask: Ask, around: Around) -> Boxes:
    """As many lines as there are, and two more to fill."""
    headings = columns_of(ask, fixed=False)
    many = len(around.before or []) + BLANK_LINES
    boxes = {f"-{number}-{place}": cell(heading) for number in range(many) for place, heading in enumerate(headings)}

    def gather(got: dict[str, Any]) -> list[list[str]]:
        rows = [[got[f"-{number}-{place}"] for place in range(len(headings))] for number in range(many)]
        return [row for row in rows if any(row)]

    def spread(value: Any) -> dict[str, Any]:
        return {f"-{number}-{place}": text for number, row in enumerate(value or []) for place, text in enumerate(row)}

    return Boxes(boxes, gather, spread)


def thread_boxes(label: str, around: Around) -> Boxes:
    """What was said stays; one more can be added."""
    before = list(around.before or [])
    box = forms.CharField(label=label or "Add to it", max_length=LONGEST, widget=forms.Textarea(attrs=AREA | {"rows": 3}))

    def gather(got: dict[str, Any]) -> list[dict[str, str]]:
        new = {"by": around.writer, "on": timezone.localdate().isoformat(), "words": got[""]}
        return [*before, new] if got[""] else before

    return Boxes({"": box}, gather, lambda _: {})


class DocumentBox(forms.FileField):
    """A PDF, a Word or an OpenDocument text; comes to an Upload, ready to be kept."""

    def clean(self, data: Any, initial: Any = None) -> Upload | None:
        file = super().clean(data, initial)
        if not file:
            return None
        kind = document_type(file)
        if not kind:
            raise ValidationError("Choose a PDF, a Word document (.docx) or an OpenDocument text (.odt).")
        if file.size > limit_of(Attachment.Kind.DOCUMENT):
            raise ValidationError("This file is too large. Bring only the part that matters.")
        name = "".join(letter for letter in file.name if letter.isprintable()).strip()
        return Upload(file=file, name=name[-LONGEST_NAME:] or "File", content_type=kind, size=file.size)


Maker = Callable[[Ask, str, Around], Boxes]


def plain(box: Callable[..., forms.Field], **facts: Any) -> Maker:
    """Return the maker of one box that needs no more than its label."""
    return lambda _, label, _around: one_box(box(label=label, **facts))


def among(ask: Ask, label: str, around: Around) -> Boxes:
    return one_box(choice_box(label, same(ask.options)))


def several(ask: Ask, label: str, around: Around) -> Boxes:
    return one_box(several_box(label, same(ask.options)))


NOTHING = Boxes({}, lambda _: None, lambda _: {})
MAKERS: dict[Kind, Maker] = {
    Kind.TEXT: lambda ask, label, _: one_box(text_box(ask, label)),
    Kind.LONGTEXT: lambda ask, label, _: one_box(text_box(ask, label)),
    Kind.CHOICE: among,
    Kind.BOOL: lambda _, label, _around: one_box(choice_box(label, [(YES, "Yes"), (NO, "No")])),
    Kind.SCALE: lambda _, label, _around: one_box(choice_box(label, same(SCALE))),
    Kind.MULTICHOICE: several,
    Kind.CHECKLIST: several,
    Kind.DATE: plain(DayBox),
    Kind.TIME: plain(TimeBox),
    Kind.NUMBER: plain(NumberBox),
    Kind.MONEY: plain(NumberBox, decimal_places=2),
    Kind.FILE: plain(DocumentBox, help_text=AS_IT_IS),
    Kind.LIST: plain(LinesBox, help_text="One on each line."),
    Kind.LINKS: plain(LinksBox, help_text="One address on each line."),
    Kind.USER: person_boxes,
    Kind.TAGS: tag_boxes,
    Kind.TABLE: lambda ask, _, around: table_boxes(ask, around),
    Kind.RUBRIC: lambda ask, _, around: table_boxes(ask, around),
    Kind.THREAD: lambda _, label, around: thread_boxes(label, around),
}


def boxes_of(ask: Ask, label: str, around: Around) -> Boxes:
    """Return what to fill in for an ask. Nothing for what is signed or worked out."""
    maker = MAKERS.get(ask.kind)
    return maker(ask, label, around) if maker else NOTHING
