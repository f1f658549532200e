"""A text that a reader writes anew, kept as typed, and the versions of others that they can look at beside their own afterwards.

Mark-up and rewrite share it. In an answer the text is `text`; `compared` is there once the others were shown.
"""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks

from activities.blocks.kind import Answer, Facts

LONGEST = 10_000  # characters; the field on the page takes no more


class Version(blocks.StructBlock):
    """What somebody else made of the text."""

    title = blocks.CharBlock(max_length=80, label="Title", help_text="For example: “What the self-advocacy group wrote”.")
    by = blocks.CharBlock(max_length=200, label="Who wrote it", help_text="In a sentence. Say so where they are invented.")
    text = blocks.TextBlock(rows=10, label="Text", help_text="Plain text. An empty line begins a new paragraph.")


def versions_in(value: list[Mapping[str, str]]) -> list[Facts]:
    return [{"title": version["title"], "by": version["by"], "text": version["text"].strip()} for version in value]


def read(posted: Mapping[str, str]) -> Answer:
    """Take the text where it is not what the page was drawn with, together with that, and whether the others were asked for."""
    answer: Answer = {"compared": "yes"} if posted.get("compared") == "yes" else {}
    if "text" not in posted:
        return answer
    text, was = (posted.get(name, "").replace("\r\n", "\n")[:LONGEST] for name in ("text", "was-text"))
    return answer if text == was else {**answer, "text": text, "was_text": was}


def join(before: Answer, new: Answer) -> Answer:
    """Put new parts of an answer to the earlier ones. A text that its writer has not seen, from another device, is put aside.

    It stays on the page under the text. One that the new text only goes on from is not kept twice.
    """
    there, text, was = before.get("text", ""), new.get("text", ""), new.get("was_text")
    whole = {**before, **{name: value for name, value in new.items() if name != "was_text"}}
    aside = whole.get("aside", [])
    if "text" in new and there not in {"", was, *aside} and not text.startswith(there):
        whole["aside"] = [*aside, there]
    return whole


def was_compared(answer: Answer) -> bool:
    return answer.get("compared") == "yes"


def drawn(original: str, answer: Answer) -> dict[str, Any]:
    """What the templates show of it: the text as it is now, the original before anything was typed."""
    return {"text": answer.get("text", original), "aside": answer.get("aside", []), "compared": was_compared(answer)}
