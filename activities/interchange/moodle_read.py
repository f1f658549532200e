"""Moodle XML: one question element after another, with `category` elements that say where the next ones belong."""

from collections.abc import Callable
from dataclasses import replace
from json import JSONDecodeError, loads

from activities.interchange import moodle_write
from activities.interchange.arriving import (
    GENERAL_LOST,
    NOT_HERE,
    UNKNOWN,
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
from activities.interchange.mending import not_far_too_many
from activities.interchange.question import Choice, Line, Partner, Question, Refused, Row, Unreadable, from_plain
from activities.interchange.safe_xml import Element, parse

SAYS_NOTHING = {"Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect."}
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


def multichoice(element: Element, question: Question, notes: list[str]) -> Question:
    several = words_in(element, "single").lower() in {"false", "0"}
    found = [
        choice(plain(html_in(one)), fraction_of(one), plain(html_in(one, "feedback")), notes, several=several)
        for one in answers_of(element)
    ]
    right, wrong = (said(element, name) for name in ("correctfeedback", "incorrectfeedback"))
    options = with_reasons(found, notes, general=said(element, "generalfeedback"), right=right, wrong=wrong)
    return replace(question, kind="multiple" if several else "single", options=tuple(options))


def truefalse(element: Element, question: Question, notes: list[str]) -> Question:
    answers = [(words_in(one), fraction_of(one), plain(html_in(one, "feedback"))) for one in answers_of(element)]
    found = [Choice(words.capitalize(), fraction >= WHOLE, feedback) for words, fraction, feedback in answers]
    options = with_reasons(found, notes, general=said(element, "generalfeedback"))
    return replace(question, kind="single", options=tuple(options))


def shortanswer(element: Element, question: Question, notes: list[str]) -> Question:
    if words_in(element, "usecase") == "1":
        notes.append("Capitals made a difference there. Here they make none.")
    answers = [(words_in(one), fraction_of(one), plain(html_in(one, "feedback"))) for one in answers_of(element)]
    return short(question, answers, said(element, "generalfeedback"), notes)


def short(question: Question, answers: list[tuple[str, float, str]], general: str, notes: list[str]) -> Question:
    """Put the answers of a short question together: the one that stands for anything is what is said otherwise."""
    otherwise = next((feedback for text, _, feedback in answers if text == "*"), "") or general
    found = []
    for text, fraction, feedback in answers:
        if text == "*":
            continue
        if "*" in text.replace(r"\*", ""):
            notes.append(f"“{text[:40]}” stood for several answers. Here it stands for itself: write out what should be accepted.")
        found.append(choice(" ".join(text.replace(r"\*", "*").split()), fraction, feedback, notes))
    return replace(question, kind="short", options=tuple(with_reasons(found, notes, general=general)), otherwise=otherwise)


def matching(element: Element, question: Question, notes: list[str]) -> Question:
    pairs = [(plain(html_in(one)), plain(words_in(one, "answer"))) for one in answers_of(element, "subquestion")]
    lines, partners = matched(pairs)
    note_lost(element, notes)
    return replace(question, kind="match", lines=lines, partners=tuple(map(Partner, partners)))


def ordering(element: Element, question: Question, notes: list[str]) -> Question:
    in_order = sorted(answers_of(element), key=fraction_of)
    note_lost(element, notes)
    lines = []
    for one in in_order:
        feedback = plain(html_in(one, "feedback"))
        lines.append(Line(plain(html_in(one)), why=feedback, again=feedback))
    return replace(question, kind="order", lines=tuple(lines))


READERS: dict[str, Callable[[Element, Question, list[str]], Question]] = {
    "multichoice": multichoice,
    "truefalse": truefalse,
    "shortanswer": shortanswer,
    "matching": matching,
    "ordering": ordering,
}


def answers_of(element: Element, name: str = "answer") -> list[Element]:
    return not_far_too_many(element.findall(name))


def note_lost(element: Element, notes: list[str]) -> None:
    if said(element, "generalfeedback") and noted_in(element) is None:
        notes.append(GENERAL_LOST)


def words_in(element: Element, name: str = "") -> str:
    """Return the words of a part, as they stand in its `text`."""
    found = element.findtext(f"{name}/text" if name else "text")
    found = element.findtext(name) if found is None and name else found
    return str(found or "").strip()


def html_in(element: Element, name: str = "") -> str:
    part = element.find(name) if name else element
    if part is None:
        return ""
    return looked_at(html_of(words_in(part), str(part.get("format", "moodle_auto_format"))))


def said(element: Element, name: str) -> str:
    words = plain(html_in(element, name))
    return "" if words in SAYS_NOTHING else words


def fraction_of(answer: Element) -> float:
    try:
        return float(str(answer.get("fraction", "0")))
    except ValueError:
        return 0.0


def topic_of(category: str) -> str:
    """Return the last part of a category’s path. Two slashes stand for one inside a name."""
    last = category.replace("//", "\0").split("/")[-1].replace("\0", "/")
    return "" if last in {"top", "$course$", "$module$", "$system$"} else plain(last)[:80]


def noted_in(element: Element) -> Question | None:
    try:
        return from_plain(loads(str(element.findtext(moodle_write.NOTE) or "null")))
    except (JSONDecodeError, RecursionError):
        return None
