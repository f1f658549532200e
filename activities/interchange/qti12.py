"""Questions as QTI 1.2 in the profile of Common Cartridge: one file for a set. Read again by qti12_read."""

from collections.abc import Sequence

from lxml import etree

from activities.interchange.cleaning import together
from activities.interchange.qti_item import identifier
from activities.interchange.question import NO_LETTERS, Question
from activities.interchange.safe_xml import Element

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = f"{NAMESPACE} http://www.imsglobal.org/profile/cc/ccv1p3/ccv1p3_qtiasiv1p2p1_v1p0.xsd"
PROFILES = {"single": "cc.multiple_choice.v0p1", "multiple": "cc.multiple_response.v0p1", "short": "cc.fib.v0p1"}
ABOUT = {
    "cc_profile": "cc.exam.v0p1",
    "qmd_assessmenttype": "Examination",
    "qmd_scoretype": "Percentage",
    "qmd_feedbackpermitted": "Yes",
    "cc_maxattempts": "unlimited",
}
ALL, OTHERWISE = "100", "otherwise"


def write(questions: Sequence[Question], *, title: str, key: str) -> bytes:
    """Return the set, b"" where the format has no words for any of its questions: it knows no matching and no order."""
    known = [one for one in questions if one.kind in PROFILES]
    if not known:
        return b""
    root = etree.Element(f"{{{NAMESPACE}}}questestinterop", nsmap={None: NAMESPACE, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", SCHEMA)
    whole = put(root, "assessment", ident=identifier("set", key or title), title=letters(title))
    metadata(whole, ABOUT)
    section = put(whole, "section", ident="root_section")
    for number, question in enumerate(known, 1):
        write_item(section, question, f"q{number}")
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def put(parent: Element, tag: str, words: str | None = None, /, **attributes: str) -> Element:
    one = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    if words is not None:
        one.text = letters(words)
    return one


def letters(words: str) -> str:
    return NO_LETTERS.sub("", words)


def metadata(parent: Element, fields: dict[str, str]) -> None:
    found = put(parent, "qtimetadata")
    for label, entry in fields.items():
        one = put(found, "qtimetadatafield")
        put(one, "fieldlabel", label)
        put(one, "fieldentry", entry)


def material(parent: Element, words: str, *, html: bool = False) -> None:
    put(put(parent, "material"), "mattext", words, texttype="text/html" if html else "text/plain")


def write_item(section: Element, question: Question, ident: str) -> None:
    item = put(section, "item", ident=ident, title=letters(question.title))
    metadata(put(item, "itemmetadata"), {"cc_profile": PROFILES[question.kind]})
    presentation = put(item, "presentation")
    material(presentation, together(question.text, question.ask), html=True)
    names = [f"a{number}" for number in range(1, len(question.options) + 1)]
    if question.kind == "short":
        put(put(presentation, "response_str", ident=f"{ident}-response", rcardinality="Single"), "render_fib", fibtype="String")
    else:
        several = "Multiple" if question.kind == "multiple" else "Single"
        choices = put(put(presentation, "response_lid", ident=f"{ident}-response", rcardinality=several), "render_choice")
        for name, option in zip(names, question.options, strict=True):
            material(put(choices, "response_label", ident=name), option.text)
    judge(item, question, names, f"{ident}-response")
    reasons = [*zip(names, (one.feedback for one in question.options), strict=True), (OTHERWISE, question.otherwise)]
    for name, words in reasons:
        if words:
            material(put(put(item, "itemfeedback", ident=f"{name}_fb"), "flow_mat"), words)


def judge(item: Element, question: Question, names: Sequence[str], response: str) -> None:
    processing = put(item, "resprocessing")
    put(put(processing, "outcomes"), "decvar", maxvalue=ALL, minvalue="0", varname="SCORE", vartype="Decimal")
    for name, option in zip(names, question.options, strict=True):
        if option.feedback:
            said = condition(processing, go_on=True)
            equal(said[1], option.text if question.kind == "short" else name, response)
            put(said[0], "displayfeedback", feedbacktype="Response", linkrefid=f"{name}_fb")
    if question.otherwise:
        said = condition(processing, go_on=True)
        put(said[1], "other")
        put(said[0], "displayfeedback", feedbacktype="Response", linkrefid=f"{OTHERWISE}_fb")
    for fitting in whole_answers(question, names):
        said = condition(processing, go_on=False)
        together_in = put(said[1], "and") if question.kind == "multiple" else said[1]
        for name, fits in fitting:
            equal(together_in if fits else put(together_in, "not"), name, response)
        put(said[0], "setvar", ALL, action="Set", varname="SCORE")


def whole_answers(question: Question, names: Sequence[str]) -> list[list[tuple[str, bool]]]:
    """Return each answer that is worth everything, as what has to be chosen and what must not be."""
    pairs = list(zip(names, question.options, strict=True))
    if question.kind == "multiple":
        return [[(name, option.fits) for name, option in pairs]]
    return [[(option.text if question.kind == "short" else name, True)] for name, option in pairs if option.fits]


def condition(processing: Element, *, go_on: bool) -> tuple[Element, Element]:
    """Return a new condition, and where what has to hold is put."""
    said = put(processing, "respcondition", **{"continue": "Yes" if go_on else "No"})
    return said, put(said, "conditionvar")


def equal(parent: Element, words: str, response: str) -> None:
    put(parent, "varequal", words, respident=response)
