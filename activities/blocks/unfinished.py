"""What is still to do in a body before it can be published: one line for each, in the words of the form."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

EMPTY = "This field is required."


def still_to_do(block: blocks.Block, value: Any) -> list[str]:
    """Return a line for each thing to mend, such as “Steps 2, Options 1, Leads to: still empty.”; none where nothing is."""
    try:
        block.clean(value)
    except ValidationError as wrong:
        return list(dict.fromkeys(lines_of(wrong, block, value, [])))
    return []


def lines_of(wrong: ValidationError, block: blocks.Block, value: Any, place: list[str]) -> Iterator[str]:
    inside = getattr(wrong, "block_errors", {})
    for where, error in inside.items():
        child, name = child_of(block, value, where)
        yield from lines_of(error, child, inner(block, value, where), [*place, name] if name else place)
    if hasattr(wrong, "non_block_errors"):
        own = [words for error in wrong.non_block_errors for words in messages_of(error)]
    else:
        own = [] if inside else wrong.messages
    here = place if name_is_said(block, place) else [*place, str(block.label)]
    yield from (in_words(here, str(words)) for words in own)


def messages_of(error: Any) -> list[str]:
    return error.messages if isinstance(error, ValidationError) else [error]


def name_is_said(block: blocks.Block, place: list[str]) -> bool:
    """A list says its name only where something is wrong with all of it."""
    return not isinstance(block, blocks.ListBlock | blocks.StreamBlock) or bool(place and place[-1] == str(block.label))


def child_of(block: blocks.Block, value: Any, where: Any) -> tuple[blocks.Block, str]:
    """Return the block inside that an error is about, and what the form calls it; "" where that is said with its rows."""
    if isinstance(block, blocks.StructBlock):
        child = block.child_blocks[where]
        return child, "" if isinstance(child, blocks.ListBlock | blocks.StreamBlock) else str(child.label)
    if isinstance(block, blocks.ListBlock):
        return block.child_block, f"{block.label} {int(where) + 1}"
    only = block.meta.max_num == 1
    return value[where].block, "" if only else f"{block.label} {int(where) + 1}"


def in_words(place: list[str], words: str) -> str:
    said = "still empty." if words == EMPTY else words
    return f"{', '.join(place)}: {said}" if place else said


def inner(block: blocks.Block, value: Any, where: Any) -> Any:
    return value[where].value if isinstance(block, blocks.StreamBlock) else value[where]
