"""The kinds of question that Moodle XML has and we have too, and how each is read."""

from collections.abc import Callable
from dataclasses import replace

from activities.interchange.arriving import GENERAL_LOST, WHOLE, choice, matched, with_reasons
from activities.interchange.cleaning import html_of, looked_at, plain
from activities.interchange.mending import not_far_too_many
from activities.interchange.moodle_write import NOTE
from activities.interchange.question import Choice, Line, Partner, Question
from activities.interchange.safe_xml import Element

SAYS_NOTHING = {"Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect."}


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
    if said(element, "generalfeedback") and element.find(NOTE) is None:
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
