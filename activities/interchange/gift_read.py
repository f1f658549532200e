"""GIFT: questions in plain text with blank lines between them, `$CATEGORY:` lines, and comments after `//`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from json import JSONDecodeError, loads

from activities.interchange import gift_write
from activities.interchange.arriving import GENERAL_LOST, NOT_HERE, begun, key_in, put, remembering, row_of
from activities.interchange.cleaning import html_of, looked_at, plain
from activities.interchange.gift_answers import Answers, is_match, said, words_of
from activities.interchange.gift_marks import hidden, shown
from activities.interchange.moodle_read import topic_of
from activities.interchange.question import NO_LETTERS, Question, Refused, Row, from_plain

CATEGORY = "$CATEGORY:"
LONGEST_COMMENT = 2_000
ID, TAG = re.compile(r"\[id:((?:\\]|[^\]])+)\]"), re.compile(r"\[tag:((?:\\]|[^\]])+)\]")
NO_END = "It has a { without a } before the next blank line, or a } without a {. Where they are only words, write \\{ and \\}."
SEVERAL_GAPS = "It has more than one pair of { }. Make a question of each, or write \\{ and \\} where they are only words."


@dataclass(frozen=True)
class Block:
    """What stands between two blank lines, without its comments."""

    line: int
    text: str
    comments: list[str]


def read(text: str) -> list[Row]:
    """Return a row for each question of a file."""
    rows: list[Row] = []
    topic = ""
    for block in blocks_of(NO_LETTERS.sub("", text)):
        lines = block.text.split("\n")
        categories = list(takewhile(lambda line: line.strip().startswith(CATEGORY), lines))
        topic = topic_of(categories[-1].strip().removeprefix(CATEGORY).strip()) if categories else topic
        if words := "\n".join(lines[len(categories) :]).strip():
            put(row(replace(block, text=words), topic), rows)
    return rows


def blocks_of(text: str) -> Iterator[Block]:
    lines: list[str] = []
    first, comments = 1, []
    for number, line in enumerate([*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""], start=1):
        if line.strip().startswith("//"):
            comments.append(line.strip())
        elif line.strip():
            first = first if lines else number
            lines.append(line)
        elif lines:
            yield Block(first, "\n".join(lines).strip(), comments)
            lines, comments = [], []


def row(block: Block, topic: str) -> Row:
    text = hidden(block.text)
    name = re.match(r"::(.*?)::", text, re.DOTALL)
    title = " ".join(shown(name[1]).split()) if name else ""
    body = text[name.end() :].strip() if name else text
    called = title or " ".join(plain(shown(body.partition("{")[0])[:LONGEST_COMMENT]).split()[:8])
    return row_of(f"line {block.line}", called, lambda notes: whole(block, title, body, topic, notes))


def whole(block: Block, title: str, body: str, topic: str, notes: list[str]) -> Question:
    """Return the question, with what Waymark noted beside it when it was Waymark that wrote it."""
    named = " ".join(line[:LONGEST_COMMENT] for line in block.comments if not line.startswith(gift_write.NOTE))[:LONGEST_COMMENT]
    tags = [found.replace(r"\]", "]") for found in TAG.findall(named)]
    written = noted_in(block.comments)
    if written and block.text.strip() == gift_write.body(written).strip():
        looked_at(written.text)
        return replace(remembering(written, written, untouched=True), topic=topic, tags=tuple(tags))
    seen = replace(seen_in(title, body, notes, noted=written is not None), topic=topic, tags=tuple(dict.fromkeys(tags)))
    ids = ID.findall(named)
    return remembering(replace(seen, key=key_in(ids[0]) if ids else ""), written, untouched=False)


def seen_in(title: str, body: str, notes: list[str], *, noted: bool) -> Question:
    begins, ends = body.find("{"), body.find("}")
    if begins == ends == -1:
        raise Refused(NOT_HERE["description"])
    if begins == -1 or ends < begins:
        raise Refused(NO_END)
    before, answers, after = body[:begins], body[begins + 1 : ends].strip(), body[ends + 1 :]
    if "{" in after or "}" in after or "{" in answers:
        raise Refused(SEVERAL_GAPS)
    asked, format = words_of(before + (f"_____{after}" if after.strip() else ""), "moodle")  # noqa: A001 - what GIFT calls it
    question = begun("", title, html_of(asked, format), notes)
    answers, _, general = answers.rpartition("####") if "####" in answers else (answers, "", "")
    answered = Answers(answers.strip(), format, said(general, format))
    if answered.general and (answered.text.startswith(">") or is_match(answered.text)) and not noted:
        notes.append(GENERAL_LOST)
    return answered.give(question, notes)


def noted_in(comments: list[str]) -> Question | None:
    for line in comments:
        if line.startswith(gift_write.NOTE):
            try:
                return from_plain(loads(line.removeprefix(gift_write.NOTE)))
            except (JSONDecodeError, RecursionError):
                return None
    return None
