"""What is still to do in a body before it can be published: one line for each, in the words of the form."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

EMPTY = "This field is required."


def still_to_do(block: blocks.Block, value: Any) -> list[str]:
    """Return a line for each thing to mend, such as “Steps 2, Options 1, Leads to: is still empty.”; an empty list where nothing is."""
    try:
        block.clean(value)
    except ValidationError as wrong:
        return list(dict.fromkeys(lines_of(wrong, block, [])))
    return []


def lines_of(wrong: ValidationError, block: blocks.Block, place: list[str]) -> Iterator[str]:
    inside = getattr(wrong, "block_errors", {})
    for where, error in inside.items():
        child, name = child_of(block, where)
        yield from lines_of(error, child, [*place, name] if name else place)
    own = wrong.non_block_errors if hasattr(wrong, "non_block_errors") else [] if inside else wrong.messages
    for said in own:
        for words in said.messages if isinstance(said, ValidationError) else [said]:
            yield in_words(place, str(words))


def child_of(block: blocks.Block, where: Any) -> tuple[blocks.Block, str]:
    """Return the block inside that an error is about, and what the form calls it."""
    if isinstance(block, blocks.StructBlock):
        child = block.child_blocks[where]
        return child, "" if isinstance(child, blocks.ListBlock | blocks.StreamBlock) else str(child.label)
    if isinstance(block, blocks.ListBlock):
        return block.child_block, f"{block.label} {int(where) + 1}"
    return block, f"{block.label} {int(where) + 1}"


def in_words(place: list[str], words: str) -> str:
    said = "is still empty." if words == EMPTY else words
    return f"{', '.join(place)}: {said}" if place else said
