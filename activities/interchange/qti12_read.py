"""Questions in QTI 1.2, as Common Cartridge, Canvas and others write it: one choice, several, true or false, short answers."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from activities.interchange.arriving import NOT_HERE, UNKNOWN, begun, put, row_of, with_reasons
from activities.interchange.cleaning import html_of, plain
from activities.interchange.mending import not_far_too_many
from activities.interchange.question import Choice, Question, Reading, Refused, Row, Unreadable
from activities.interchange.safe_xml import Element, parse

KINDS = {
    "cc.multiple_choice": "single",
    "cc.true_false": "single",
    "cc.multiple_response": "multiple",
    "cc.fib": "short",
    "cc.pattern_match": "short",
    "cc.essay": "essay",
}
SIDES = {"general": "general_fb", "right": "correct_fb", "wrong": "general_incorrect_fb"}
FOREIGN = "This is not a set of questions in QTI 1.2."


def read(data: bytes) -> Reading:
    """Return a row for each question. Raises Unreadable where it is no honest QTI 1.2."""
    root = parse(data)
    if local(root) != "questestinterop":
        raise Unreadable(FOREIGN)
    rows: list[Row] = []
    for item in every(root, "item"):
        put(row(item, f"question {len(rows) + 1}"), rows)
    return Reading("qti12", rows)


def local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def every(element: Element, tag: str) -> Iterator[Element]:
    """Return everything of this name below, whatever namespace it is in."""
    return (one for one in element.iterdescendants() if local(one) == tag)


def first(element: Element, tag: str) -> Element | None:
    return next(every(element, tag), None)


def row(item: Element, at: str) -> Row:
    title = plain(escape(item.get("title") or ""))
    return row_of(at, title, lambda notes: whole(item, title, notes))


def whole(item: Element, title: str, notes: list[str]) -> Question:
    kind = kind_of(item)
    presentation = first(item, "presentation")
    if kind in NOT_HERE:
        raise Refused(NOT_HERE[kind])
    if presentation is None:
        raise Refused(UNKNOWN.format(kind=kind[:40]))
    question = begun(kind, title, asked_html(presentation), notes)
    judged = Judged(item)
    options = foreseen(judged) if kind == "short" else offered(presentation, judged)
    said = {name: judged.said(link) for name, link in SIDES.items()}
    reasons = with_reasons(options, notes, **said)
    return replace(question, options=tuple(reasons), otherwise=judged.otherwise if kind == "short" else "")


def kind_of(item: Element) -> str:
    """Return what kind it says it is; where it says nothing, what can be answered."""
    for field in every(item, "qtimetadatafield"):
        label, entry = first(field, "fieldlabel"), first(field, "fieldentry")
        if label is not None and entry is not None and (label.text or "").strip() == "cc_profile":
            name = (entry.text or "").strip().rpartition(".v")[0]
            if name not in KINDS:
                raise Refused(UNKNOWN.format(kind=(entry.text or "")[:40]))
            return KINDS[name]
    lid = first(item, "response_lid")
    if lid is not None:
        return "multiple" if lid.get("rcardinality") == "Multiple" else "single"
    if first(item, "response_str") is not None:
        return "short" if next(every(item, "varequal"), None) is not None else "essay"
    return "essay" if first(item, "render_fib") is not None else "other"


def asked_html(presentation: Element) -> str:
    """Return the words before the answers."""
    texts = [one for one in every(presentation, "mattext") if not any(local(up) == "response_label" for up in one.iterancestors())]
    return "".join(html_in(one) for one in texts)


def html_in(text: Element) -> str:
    words = text.text or ""
    return html_of(words, "html" if text.get("texttype") == "text/html" else "plain")


def words_in(element: Element) -> str:
    return " ".join(filter(None, (plain(html_in(one)) for one in every(element, "mattext"))))


def offered(presentation: Element, judged: "Judged") -> list[Choice]:
    labels = not_far_too_many(list(every(presentation, "response_label")))
    named = [(one.get("ident") or "", words_in(one)) for one in labels]
    return [Choice(words, name in judged.fitting, judged.reason(name)) for name, words in named]


def foreseen(judged: "Judged") -> list[Choice]:
    """Return the answers in words that something is said about, or that are worth everything."""
    names = not_far_too_many(list(dict.fromkeys([*judged.fitting, *judged.feedback_of])))
    return [Choice(name, name in judged.fitting, judged.reason(name)) for name in names]


def is_denied(element: Element) -> bool:
    return any(local(up) == "not" for up in element.iterancestors())


class Judged:
    """What the file says of each answer: what fits, and what is said."""

    def __init__(self, item: Element) -> None:
        self.words = {one.get("ident") or "": words_in(one) for one in every(item, "itemfeedback")}
        self.fitting: list[str] = []
        self.feedback_of: dict[str, str] = {}
        self.otherwise = ""
        for condition in every(item, "respcondition"):
            self.look_at(condition)

    def look_at(self, condition: Element) -> None:
        wanted = [(one.text or "").strip() for one in every(condition, "varequal") if not is_denied(one)]
        if any(
            (one.text or "0").strip() not in {"0", "0.0", ""} and one.get("action") != "Subtract"
            for one in every(condition, "setvar")
        ):
            self.fitting += [name for name in wanted if name not in self.fitting]
            return
        for shown in every(condition, "displayfeedback"):
            link = shown.get("linkrefid") or ""
            if first(condition, "other") is not None:
                self.otherwise = self.otherwise or self.said(link)
            for name in wanted:
                self.feedback_of.setdefault(name, link)

    def said(self, link: str) -> str:
        return self.words.get(link, "")

    def reason(self, name: str) -> str:
        return self.said(self.feedback_of.get(name, ""))
