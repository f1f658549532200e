"""A text with phrases that can be marked: “She left [[the-screen|the screen open]] and went.” An empty line begins a new paragraph.

A paragraph that begins with “## ” is a heading.
"""

import re
from collections import Counter
from typing import Any

MARK = re.compile(r"\[\[([a-z0-9-]+)\|([^\[\]|]+)\]\]")
HEADING = "## "


def paragraphs_in(text: str) -> list[dict[str, Any]]:
    """Return each paragraph as its pieces, a phrase with its key and all else without; a heading has words and no pieces."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())]
    return [
        {"heading": part.removeprefix(HEADING), "pieces": []}
        if part.startswith(HEADING)
        else {"heading": "", "pieces": pieces_of(part)}
        for part in parts
    ]


def pieces_of(paragraph: str) -> list[dict[str, str]]:
    between, keys, words = (MARK.split(paragraph)[start::3] for start in range(3))
    pieces = [{"key": "", "text": between[0]}]
    for key, phrase, after in zip(keys, words, between[1:], strict=True):
        pieces += [{"key": key, "text": phrase}, {"key": "", "text": after}]
    return [piece for piece in pieces if piece["text"]]


def plain_text(text: str) -> str:
    """Return the text as it reads without the marks of its author."""
    unmarked = MARK.sub(lambda found: found[2], text.replace("\r\n", "\n").strip())
    return re.sub(rf"^{HEADING}", "", unmarked, flags=re.MULTILINE)


def trouble_in(text: str, keys: list[str]) -> str:
    """Say what an author has to mend so that each phrase stands in the text once and has its feedback; "" where nothing."""
    there = [key for key, _ in MARK.findall(text)]
    said = [f"“{key}” is marked in the text and has no feedback below." for key in there if key not in keys]
    said += [f"“{key}” has feedback and is not in the text." for key in keys if key not in there]
    said += [f"“{key}” is in the text more than once." for key, times in Counter(there).items() if times > 1]
    if re.search(r"\[\[|\]\]", MARK.sub("", text)):
        said.append("Write a phrase as [[key|words]], the key in a-z, 0-9 and hyphens.")
    return " ".join(said)
