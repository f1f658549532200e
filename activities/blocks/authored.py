"""What the blocks of every kind share in the Wagtail admin, so that an author types words and never a key.

A key is what answers and other blocks name a thing by. It is made from its words once and kept when they change.
static/js/authoring-names.js makes it in the page where something else is to name it; what is left is named here when it is saved.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from wagtail import blocks

LONGEST_KEY = 50
CLOSING = ["bold", "ol", "ul", "link"]
LOG_QUESTION = {
    "max_length": 300,
    "label": "Question for the log",
    "help_text": "Stands at the top of a log entry about this. For example: “Which card was hardest to place, and why?”",
}


class Key(blocks.RegexBlock):
    """A key, hidden. `prefix` keeps those of two lists apart whose things are named in one breath."""

    def __init__(self, prefix: str = "", **kwargs: Any) -> None:
        super().__init__(
            regex=r"^[a-z0-9-]+\Z",
            required=False,
            max_length=LONGEST_KEY,
            error_messages={"invalid": "Use a-z, 0-9 and hyphens."},
            form_classname="made-key",
            **kwargs,
        )
        self.prefix = prefix
        self.field.widget = forms.HiddenInput(attrs={"data-key": prefix})


class Pick(blocks.CharBlock):
    """A field that names another part of the form; the page makes it a list to choose from.

    `of` names the lists whose things can be chosen, by their keys; `words` a list of words, or a text with [[phrases]] in it;
    with `number` a figure may be typed instead.
    """

    def __init__(self, of: str = "", words: str = "", *, number: bool = False, **kwargs: Any) -> None:
        super().__init__(**{"max_length": LONGEST_KEY, **kwargs})
        said = {"data-pick": of, "data-pick-words": words, **({"data-pick-number": "yes"} if number else {})}
        self.field.widget = forms.TextInput(attrs={**self.field.widget.attrs, **said})


class Rows(blocks.ListBlock):
    """A list that begins with as many rows as it needs, or `begins_with`. Rows that have a key are given one when saved."""

    def __init__(self, child_block: Any, begins_with: int | None = None, **kwargs: Any) -> None:
        super().__init__(child_block, **kwargs)
        if not self._has_default:
            rows = begins_with if begins_with is not None else max(1, self.meta.min_num or 0)
            self.meta.default = [self.child_block.get_default() for _ in range(rows)]

    def clean(self, value: Any) -> Any:
        value = self.normalize(value)
        children = getattr(self.child_block, "child_blocks", {})
        if "key" in children:
            give_keys([row.value for row in value.bound_blocks], children)
        more = (self.meta.min_num or 0) - len(value)
        if more > 0 and not self.is_deferred_validation:
            raise blocks.ListBlockValidationError(non_block_errors=[ValidationError(too_few(self.meta.min_num, more))])
        return super().clean(value)


def too_few(asked: int, more: int) -> str:
    needed, missing = "is" if asked == 1 else "are", "one" if more == 1 else more
    return f"At least {asked} {needed} needed: add {missing}{' more' if asked > more else ''}."


def give_keys(rows: Iterable[Any], children: Mapping[str, blocks.Block], taken: Iterable[str] = ()) -> None:
    """Give each row without a key one that no other row has, and none of `taken`. One copied from another row is made anew."""
    rows, taken = list(rows), set(taken)
    named = next(name for name in children if name != "key")
    for row in rows:
        if not row["key"] or row["key"] in taken:
            known = taken | {other["key"] for other in rows}
            row["key"] = free_key(str(row[named] or ""), known, getattr(children["key"], "prefix", ""))
        taken.add(row["key"])


def free_key(words: str, taken: Iterable[str], prefix: str = "") -> str:
    """Return a key made from words that is not taken, such as “who-can-stop-it” or, the second time, “who-can-stop-it-2”."""
    made = f"{prefix}{slugify(words)}"[: LONGEST_KEY - 4].strip("-") or "part"
    made = f"part-{made}" if made.isdecimal() else made
    number, key = 1, made
    while key in taken:
        number += 1
        key = f"{made}-{number}"
    return key


class Checked(blocks.StructBlock):
    """A block that says in `trouble` what has to be mended before it can be published. A draft may be in any state."""

    def trouble(self, value: Mapping[str, Any]) -> dict[str, str]:
        """Say by field what has to be mended, in sentences; "" where nothing has."""
        return {}

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        problems = {name: ValidationError(said) for name, said in self.trouble(value).items() if said}
        if problems:
            raise blocks.StructBlockValidationError(problems)
        return value


def closing(help_text: str = "Shown at the end. For example what people often overlook.", **more: Any) -> Any:
    return blocks.RichTextBlock(features=CLOSING, label="Closing words", help_text=help_text, **more)


def log_question() -> blocks.CharBlock:
    return blocks.CharBlock(**LOG_QUESTION)
