"""Questions as Moodle XML. What Moodle has no place for stands in an element of our own, which Moodle passes over."""

from collections.abc import Iterable
from html import escape
from json import dumps

from lxml import etree

from activities.interchange.cleaning import together
from activities.interchange.question import NO_LETTERS, Choice, Question
from activities.interchange.safe_xml import Element

NOTE = "waymark"
WHOLE = 100.0


def write(questions: Iterable[Question]) -> bytes:
    """Return a file that Moodle’s question bank imports. Each topic becomes a category."""
    quiz, topic = etree.Element("quiz"), None
    for question in questions:
        if question.topic != topic and question.topic:
            category = etree.SubElement(quiz, "question", type="category")
            add(category, "category", f"$course$/top/{question.topic.replace('/', '//')}")
        topic = question.topic
        quiz.append(element_of(question))
    etree.indent(quiz)
    return bytes(etree.tostring(quiz, xml_declaration=True, encoding="UTF-8"))


def element_of(question: Question) -> Element:
    """Return the element of one question."""
    types = {"single": "multichoice", "multiple": "multichoice", "short": "shortanswer", "match": "matching", "order": "ordering"}
    element = etree.Element("question", type=types[question.kind])
    add(element, "name", question.title)
    add(element, "questiontext", together(question.text, question.ask), format="html")
    add(element, "generalfeedback", reasons(question), format="html")
    if question.key:
        etree.SubElement(element, "idnumber").text = question.key
    WRITERS[question.kind](element, question)
    if question.tags:
        tags = etree.SubElement(element, "tags")
        for tag in question.tags:
            add(tags, "tag", tag)
    etree.SubElement(element, NOTE).text = dumps(question.as_plain())
    return element


def choices(element: Element, question: Question) -> None:
    several = question.kind == "multiple"
    for name, words in (("single", "false" if several else "true"), ("shuffleanswers", "true"), ("answernumbering", "none")):
        etree.SubElement(element, name).text = words
    for option in question.options:
        answer(element, as_html(option.text), worth(option, question), as_html(option.feedback), format="html")


def worth(option: Choice, question: Question) -> float:
    """Of several choices those that fit share the whole, and those that do not take away as much together."""
    if question.kind == "single":
        return WHOLE if option.fits else 0
    fitting, others = question.fitting, len(question.options) - question.fitting
    return WHOLE / fitting if option.fits else -WHOLE / others


def short(element: Element, question: Question) -> None:
    etree.SubElement(element, "usecase").text = "0"
    for one in question.options:
        answer(element, one.text.replace("*", r"\*"), WHOLE if one.fits else 0, as_html(one.feedback), format="moodle_auto_format")
    answer(element, "*", 0, as_html(question.otherwise), format="moodle_auto_format")


def match(element: Element, question: Question) -> None:
    """Moodle takes one partner for each line, so the first that fits; partners that fit nowhere stand beside empty lines."""
    etree.SubElement(element, "shuffleanswers").text = "true"
    for line in question.lines:
        if line.fits:
            pair(element, as_html(line.text), question.partners[line.fits[0]].text)
    met = {line.fits[0] for line in question.lines if line.fits}
    for place, partner in enumerate(question.partners):
        if place not in met:
            pair(element, "", partner.text)


def pair(element: Element, line: str, partner: str) -> None:
    one = add(element, "subquestion", line, format="html")
    add(one, "answer", partner)


def order(element: Element, question: Question) -> None:
    settings = {"layouttype": "VERTICAL", "selecttype": "ALL", "selectcount": "0"}
    settings |= {"gradingtype": "ABSOLUTE_POSITION", "showgrading": "SHOW"}
    for name, words in settings.items():
        etree.SubElement(element, name).text = words
    for place, line in enumerate(question.lines, start=1):
        answer(element, as_html(line.text), place, "", format="html")


WRITERS = {"single": choices, "multiple": choices, "short": short, "match": match, "order": order}


def reasons(question: Question) -> str:
    """The reasons of lines, which Moodle shows after the answer: it has none of their own."""
    spoken = [(as_html(line.text), as_html(line.why)) for line in question.lines if line.why]
    lines = "".join(f"<li><b>{text}</b>: {why}</li>" for text, why in spoken)
    return f"<ul>{lines}</ul>" if lines else ""


def answer(element: Element, words: str, fraction: float, feedback: str, *, format: str) -> None:  # noqa: A002 - what Moodle calls it
    one = add(element, "answer", words, fraction=f"{fraction:.7g}", format=format)
    add(one, "feedback", feedback, format="html")


def add(element: Element, name: str, words: str, **attributes: str) -> Element:
    one = etree.SubElement(element, name, **attributes)
    etree.SubElement(one, "text").text = NO_LETTERS.sub("", words)
    return one


def as_html(words: str) -> str:
    return escape(words, quote=False)
