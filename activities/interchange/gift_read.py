"""GIFT: questions in plain text with blank lines between them, `$CATEGORY:` lines, and comments after `//`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from json import JSONDecodeError, loads

from activities.interchange import gift_write
from activities.interchange.arriving import (
    GENERAL_LOST,
    NOT_HERE,
    WHOLE,
    begun,
    choice,
    key_in,
    matched,
    put,
    remembering,
    row_of,
    with_reasons,
)
from activities.interchange.cleaning import html_of, looked_at, plain
from activities.interchange.gift_marks import hidden, shown
from activities.interchange.mending import not_far_too_many
from activities.interchange.moodle_read import short, topic_of
from activities.interchange.question import NO_LETTERS, Choice, Line, Partner, Question, Refused, Row, from_plain

CATEGORY = "$CATEGORY:"
LONGEST_COMMENT = 2_000
WORTH = re.compile(r"%(-?\d{1,3}(?:\.\d*)?)%")
FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
ORDER = re.compile(r">\s*\d*(?:[ \t]+[A-Z_]{2,})*[ \t]*")
ID, TAG = re.compile(r"\[id:((?:\\]|[^\]])+)\]"), re.compile(r"\[tag:((?:\\]|[^\]])+)\]")
TRUE, FALSE = {"T", "TRUE"}, {"F", "FALSE"}
NO_END = "It has a { without a } before the next blank line, or a } without a {. Where they are only words, write \\{ and \\}."
SEVERAL_GAPS = "It has more than one pair of { }. Make a question of each, or write \\{ and \\} where they are only words."
NO_PAIR = "“{line}” has no ->, which stands between a line and its partner."


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


@dataclass(frozen=True)
class Answers:
    """What stands between the braces, the format its words are in, and the general feedback."""

    text: str
    format: str
    general: str

    def give(self, question: Question, notes: list[str]) -> Question:
        """Return the question with its answers. Which kind it is, GIFT says only by the marks in them."""
        if not self.text:
            raise Refused(NOT_HERE["essay"])
        if self.text.startswith("#"):
            raise Refused(NOT_HERE["numerical"])
        if self.text.startswith(">"):
            return self.order(question)
        if "~" in self.text:
            return self.choices(question, notes)
        if is_match(self.text):
            return self.match(question)
        if self.text.partition("#")[0].strip() in TRUE | FALSE:
            return self.true_or_false(question, notes)
        return self.short(question, notes)

    def choices(self, question: Question, notes: list[str]) -> Question:
        several = "=" not in self.text
        found = []
        for part in parts_of(self.text.replace("=", "~="), "~"):
            words, fraction = (part[1:].strip(), WHOLE) if part.startswith("=") else worth_of(part, 0)
            text, _, feedback = words.partition("#")
            found.append(choice(said(text, self.format), fraction, said(feedback, self.format), notes, several=several))
        options = with_reasons(found, notes, general=self.general)
        return replace(question, kind="multiple" if several else "single", options=tuple(options))

    def true_or_false(self, question: Question, notes: list[str]) -> Question:
        answer, wrong, right, *_ = [*(part.strip() for part in self.text.split("#", 2)), "", ""]
        true = answer in TRUE
        found = [
            Choice("True", true, said(right if true else wrong, self.format)),
            Choice("False", not true, said(wrong if true else right, self.format)),
        ]
        return replace(question, kind="single", options=tuple(with_reasons(found, notes, general=self.general)))

    def short(self, question: Question, notes: list[str]) -> Question:
        answers = []
        for part in parts_of(self.text, "="):
            words, fraction = worth_of(part, WHOLE)
            text, _, feedback = words.partition("#")
            answers.append((shown(FORMAT.sub("", text)).strip(), fraction, said(feedback, self.format)))
        return short(question, answers, self.general, notes)

    def match(self, question: Question) -> Question:
        pairs = []
        for part in parts_of(self.text, "="):
            line, arrow, partner = part.partition("->")
            if not arrow:
                raise Refused(NO_PAIR.format(line=shown(line)[:40]))
            pairs.append((said(line, self.format), " ".join(shown(partner).split())))
        lines, partners = matched(pairs)
        return replace(question, kind="match", lines=lines, partners=tuple(map(Partner, partners)))

    def order(self, question: Question) -> Question:
        found = (said(line, self.format) for line in ORDER.sub("", self.text, count=1).split("\n"))
        return replace(question, kind="order", lines=tuple(Line(line) for line in found if line))


def is_match(text: str) -> bool:
    return "=" in text and "->" in text and "~" not in text


def parts_of(text: str, mark: str) -> list[str]:
    return not_far_too_many([part.strip() for part in text.split(mark) if part.strip()])


def worth_of(part: str, otherwise: float) -> tuple[str, float]:
    found = WORTH.match(part)
    return (part[found.end() :].strip(), float(found[1])) if found else (part, otherwise)


def words_of(text: str, format: str) -> tuple[str, str]:  # noqa: A002 - what GIFT calls it
    """Return a text without the name of its format, and that name."""
    text = text.strip()
    found = FORMAT.match(text)
    return (shown(text[found.end() :]), found[1]) if found else (shown(text), format)


def said(text: str, format: str) -> str:  # noqa: A002 - what GIFT calls it
    return plain(looked_at(html_of(*words_of(text, format))))


def noted_in(comments: list[str]) -> Question | None:
    for line in comments:
        if line.startswith(gift_write.NOTE):
            try:
                return from_plain(loads(line.removeprefix(gift_write.NOTE)))
            except (JSONDecodeError, RecursionError):
                return None
    return None
