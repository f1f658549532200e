"""Moodle XML: one question element after another, with `category` elements that say where the next ones belong."""

from dataclasses import replace
from json import JSONDecodeError, loads

from activities.interchange import moodle_write
from activities.interchange.arriving import NOT_HERE, UNKNOWN, begun, key_in, put, remembering, row_of
from activities.interchange.cleaning import looked_at, plain
from activities.interchange.moodle_kinds import READERS, html_in, words_in
from activities.interchange.question import Question, Refused, Row, Unreadable, from_plain
from activities.interchange.safe_xml import Element, parse

NEIGHBOURS = {
    "multianswer": "cloze",
    "calculated": "numerical",
    "calculatedmulti": "numerical",
    "calculatedsimple": "numerical",
    "gapselect": "cloze",
    "ddwtos": "cloze",
}
NOT_MOODLE = (
    "This XML does not hold Moodle questions: its first element is “{name}”, and Moodle’s is “quiz”. "
    "Export the questions from Moodle’s question bank as Moodle XML, and choose that file."
)


def read(data: bytes) -> list[Row]:
    """Return a row for each question. Raises Unreadable where the file is not honest Moodle XML."""
    root = parse(data)
    if root.tag != "quiz":
        raise Unreadable(NOT_MOODLE.format(name=str(root.tag).rpartition("}")[2][:40]))
    rows: list[Row] = []
    topic = ""
    for element in root.iterchildren("question"):
        if element.get("type") == "category":
            topic = topic_of(words_in(element, "category"))
        else:
            put(row(element, f"question {len(rows) + 1}, line {element.sourceline}", topic), rows)
    return rows


def row(element: Element, at: str, topic: str) -> Row:
    return row_of(at, plain(words_in(element, "name")), lambda notes: whole(element, topic, notes))


def whole(element: Element, topic: str, notes: list[str]) -> Question:
    """Return the question, with what Waymark noted beside it when it was Waymark that wrote it."""
    seen = seen_in(element, topic, notes)
    written = noted_in(element)
    if written is None:
        return seen
    again = seen_in(moodle_write.element_of(written), topic, [])
    untouched = replace(again, topic="", tags=()) == replace(seen, topic="", tags=())
    return replace(remembering(seen, written, untouched=untouched), topic=seen.topic, tags=seen.tags)


def seen_in(element: Element, topic: str, notes: list[str]) -> Question:
    kind = str(element.get("type", ""))
    kind = NEIGHBOURS.get(kind, kind)
    if kind in NOT_HERE:
        raise Refused(NOT_HERE[kind])
    if kind not in READERS:
        raise Refused(UNKNOWN.format(kind=kind[:40]))
    if element.find(".//file") is not None:
        looked_at("<img>")
    tags = [plain(str(tag.text or "")) for tag in element.iterfind("tags/tag/text")]
    question = begun(kind, plain(words_in(element, "name")), html_in(element, "questiontext"), notes, topic=topic, tags=tags)
    return READERS[kind](element, replace(question, key=key_in(words_in(element, "idnumber"))), notes)


def topic_of(category: str) -> str:
    """Return the last part of a category’s path. Two slashes stand for one inside a name."""
    last = category.replace("//", "\0").split("/")[-1].replace("\0", "/")
    return "" if last in {"top", "$course$", "$module$", "$system$"} else plain(last)[:80]


def noted_in(element: Element) -> Question | None:
    try:
        return from_plain(loads(str(element.findtext(moodle_write.NOTE) or "null")))
    except (JSONDecodeError, RecursionError):
        return None
