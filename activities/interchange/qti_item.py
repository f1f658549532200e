"""One question as a QTI 3.0 item: what can be answered, what fits, how it is judged, and what is said about each answer."""

import re
from collections.abc import Callable

from lxml import etree, html

from activities.interchange.qti_judging import Judging
from activities.interchange.question import NO_LETTERS, Question
from activities.interchange.safe_xml import Element

NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
SCHEMA = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
RESPONSE = "RESPONSE"
BASE_TYPES = {"short": "string", "match": "directedPair"}
CARDINALITIES = {"single": "single", "multiple": "multiple", "short": "single", "match": "multiple", "order": "ordered"}


def item(question: Question, name: str) -> Element:
    """Return the item. Its score is 1 where the whole answer fits, and each answer has feedback of its own."""
    root = etree.Element(f"{{{NAMESPACE}}}qti-assessment-item", nsmap={None: NAMESPACE})
    schema_location(root)
    attributes = {"identifier": name, "title": NO_LETTERS.sub("", question.title), "adaptive": "false", "time-dependent": "false"}
    for attribute, value in attributes.items():
        root.set(attribute, value)
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "en-GB")
    judging = Judging(question)
    declare_response(root, question, judging)
    outcome(root, "SCORE", "single", "float", "0")
    outcome(root, "MAXSCORE", "single", "float", "1")
    outcome(root, "FEEDBACK", "multiple", "identifier")
    body = element(root, "qti-item-body")
    put_html(body, question.text)
    INTERACTIONS[question.kind](body, question)
    judging.process(root, element)
    for feedback in judging.feedbacks:
        said = element(
            root, "qti-modal-feedback", identifier=feedback.name, **{"outcome-identifier": "FEEDBACK", "show-hide": "show"}
        )
        paragraph(element(said, "qti-content-body"), feedback.words)
    return root


def declare_response(root: Element, question: Question, judging: Judging) -> None:
    base = BASE_TYPES.get(question.kind, "identifier")
    attributes = {"cardinality": CARDINALITIES[question.kind], "base-type": base}
    declaration = element(root, "qti-response-declaration", identifier=RESPONSE, **attributes)
    if judging.correct:
        correct = element(declaration, "qti-correct-response")
        for value in judging.correct:
            element(correct, "qti-value").text = NO_LETTERS.sub("", value)


def outcome(root: Element, name: str, cardinality: str, base: str, default: str = "") -> None:
    declaration = element(root, "qti-outcome-declaration", identifier=name, cardinality=cardinality, **{"base-type": base})
    if default:
        element(element(declaration, "qti-default-value"), "qti-value").text = default


def choices(body: Element, question: Question) -> None:
    several = question.kind == "multiple"
    attributes = {"response-identifier": RESPONSE, "max-choices": "0" if several else "1", "shuffle": "false"}
    interaction = element(body, "qti-choice-interaction", **attributes)
    prompt(interaction, question)
    for place, option in enumerate(question.options, start=1):
        element(interaction, "qti-simple-choice", identifier=f"A{place}").text = NO_LETTERS.sub("", option.text)


def short(body: Element, question: Question) -> None:
    paragraph(body, question.ask)
    longest = max(len(answer.text) for answer in question.options)
    line = element(body, "p")
    element(line, "qti-text-entry-interaction", **{"response-identifier": RESPONSE, "expected-length": str(max(20, longest))})


def match(body: Element, question: Question) -> None:
    attributes = {"response-identifier": RESPONSE, "max-associations": str(len(question.lines)), "shuffle": "false"}
    interaction = element(body, "qti-match-interaction", **attributes)
    prompt(interaction, question)
    lines, partners = (element(interaction, "qti-simple-match-set") for _ in range(2))
    for place, line in enumerate(question.lines, start=1):
        choice = element(lines, "qti-simple-associable-choice", identifier=f"L{place}", **{"match-max": "1"})
        choice.text = NO_LETTERS.sub("", line.text)
    for place, partner in enumerate(question.partners, start=1):
        choice = element(
            partners, "qti-simple-associable-choice", identifier=f"P{place}", **{"match-max": str(len(question.lines))}
        )
        choice.text = NO_LETTERS.sub("", partner.text)


def order(body: Element, question: Question) -> None:
    interaction = element(body, "qti-order-interaction", **{"response-identifier": RESPONSE, "shuffle": "true"})
    prompt(interaction, question)
    for place, line in enumerate(question.lines, start=1):
        element(interaction, "qti-simple-choice", identifier=f"L{place}").text = NO_LETTERS.sub("", line.text)


INTERACTIONS: dict[str, Callable[[Element, Question], None]] = {
    "single": choices,
    "multiple": choices,
    "short": short,
    "match": match,
    "order": order,
}


def prompt(interaction: Element, question: Question) -> None:
    element(interaction, "qti-prompt").text = NO_LETTERS.sub("", question.ask)


def paragraph(parent: Element, words: str) -> None:
    element(parent, "p").text = NO_LETTERS.sub("", words)


def put_html(parent: Element, words: str) -> None:
    """Put cleaned HTML into an item, as the elements it stands for."""
    if not words:
        return
    for found in list(html.fragment_fromstring(NO_LETTERS.sub("", words), create_parent="div")):
        for one in found.iter():
            one.tag = f"{{{NAMESPACE}}}{'strong' if one.tag == 'b' else one.tag}"
        parent.append(found)


def element(parent: Element, name: str, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)


def identifier(begins: str, words: str) -> str:
    """Return an identifier as QTI has them: it begins with a letter and holds only letters, digits, - and _, at most 32."""
    bare = re.sub(r"[^a-z0-9-]+", "-", words.lower()).strip("-")
    return f"{begins}-{bare}"[:32].rstrip("-")


def schema_location(root: Element, namespace: str = NAMESPACE, schema: str = SCHEMA) -> None:
    root.set(f"{{{INSTANCE}}}schemaLocation", f"{namespace} {schema}")
