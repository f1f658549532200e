"""From what a format says about one question to a Row: the same for every format."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from activities.interchange.cleaning import asked_in, cleaned, looked_at, notes_about
from activities.interchange.mending import shortened, to_mend
from activities.interchange.question import MOST_QUESTIONS, TOO_MANY, Choice, Line, Question, Refused, Row, Unreadable

WHOLE = 100.0
NOT_HERE = {
    "essay": "It is an essay. Write it as a reflective prompt instead: nothing is judged there.",
    "description": "It is a description, and asks nothing. Put its words above a question, or into the section.",
    "numerical": "It asks for a number, which questions here do not judge. Make it a choice, or a short answer.",
    "cloze": "It has gaps inside a text. Make a question of each gap.",
}
UNKNOWN = "It is of a kind (“{kind}”) that is not known here. Make it a choice, a short answer, a match or an order."
BORROWED = "Its general feedback stands as the reason of each answer that had none."
GENERAL_LOST = "Its general feedback is left out: write it into the reasons of the lines."


def row_of(at: str, title: str, make: Callable[[list[str]], Question]) -> Row:
    """Return the row of one question. `make` returns it and adds to the notes it is given, or raises Refused."""
    notes: list[str] = []
    shown = shortened(title) if title else ""
    try:
        question = make(notes)
        mend = to_mend(question)
    except Refused as refused:
        return Row(at, shown or "A question without a name", refused=str(refused))
    if len(" ".join(title.split())) > len(question.title):
        notes.append("Its name is shortened.")
    return Row(at, question.title, question, to_mend=mend, notes=tuple(dict.fromkeys(notes)))


def put(row: Row, rows: list[Row]) -> None:
    """Add a row. Raises Unreadable where there are more than one import takes."""
    if len(rows) == MOST_QUESTIONS:
        raise Unreadable(TOO_MANY)
    rows.append(row)


def begun(kind: str, title: str, html: str, notes: list[str], *, topic: str = "", tags: Iterable[str] = ()) -> Question:
    """Return a question with its words and nothing to choose yet. Raises Refused where it shows a picture."""
    text, ask = asked_in(looked_at(html))
    notes += notes_about(html)
    return Question(kind, shortened(title or ask or "A question"), text, ask, topic=topic, tags=tuple(dict.fromkeys(tags)))


def choice(text: str, fraction: float, feedback: str, notes: list[str], *, several: bool = False) -> Choice:
    """Return one option. Of several choices what was worth anything fits, otherwise only what was worth everything."""
    fits = fraction > 0 if several else fraction >= WHOLE
    if 0 < fraction < WHOLE and not several:
        notes.append(f"“{shortened(text, 40)}” was worth {fraction:g}%. Here it does not fit: tick “fits” if it should.")
    return Choice(text, fits, feedback)


def with_reasons(
    options: Sequence[Choice], notes: list[str], *, general: str = "", right: str = "", wrong: str = ""
) -> list[Choice]:
    """Give each option that has no reason the one of its side, else the general feedback."""
    spoken = [one if one.feedback else replace(one, feedback=(right if one.fits else wrong) or general) for one in options]
    if any(one.feedback == general and not before.feedback for one, before in zip(spoken, options, strict=True)) and general:
        notes.append(BORROWED)
    return spoken


def key_in(words: str) -> str:
    """Return another system’s id as a key, "" where nothing of it can be one."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:50]


def matched(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[Line, ...], list[str]]:
    """Return the lines and the words of the partners, each once, in the order in which they came."""
    partners = list(dict.fromkeys(partner for _, partner in pairs))
    return tuple(Line(line, fits=(partners.index(partner),)) for line, partner in pairs if line), partners


def remembering(seen: Question, written: Question | None, *, untouched: bool) -> Question:
    """Return a question with what its format cannot hold, which Waymark noted beside it when it wrote the file.

    `untouched`: the words are as Waymark wrote them, so everything stands. Otherwise each part keeps what was noted of
    the part with the same words.
    """
    if written is None or written.kind != seen.kind:
        return seen
    written = replace(written, text=cleaned(written.text))
    if untouched:
        return written
    options = {one.text: one for one in written.options}
    lines = {one.text: one for one in written.lines}
    partners = {one.text: one for one in written.partners}
    return replace(
        seen,
        key=seen.key or written.key,
        options=tuple(replace(one, key=options[one.text].key) if one.text in options else one for one in seen.options),
        partners=tuple(partners.get(one.text, one) for one in seen.partners),
        lines=tuple(line_again(one, lines.get(one.text)) for one in seen.lines),
    )


def line_again(seen: Line, written: Line | None) -> Line:
    return replace(seen, why=written.why, again=written.again, key=written.key, swaps=written.swaps) if written else seen
