"""A QTI 3.0 package, looked at with the rules of the published specification: names, namespaces, order of elements, identifiers."""

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from lxml import etree

from activities.interchange import qti
from activities.interchange.qti_judging import places_of
from tests.activities.interchange.questions import ALL, ORDER, questions

ITEM = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
PACKAGE = "{http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1}"
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
# The children of an item, in the order in which they may come.
ORDER_OF_ITEM = [
    "qti-response-declaration",
    "qti-outcome-declaration",
    "qti-item-body",
    "qti-response-processing",
    "qti-modal-feedback",
]
INTERACTIONS = {
    "single": "qti-choice-interaction",
    "multiple": "qti-choice-interaction",
    "short": "qti-text-entry-interaction",
    "match": "qti-match-interaction",
    "order": "qti-order-interaction",
}
BODY = {"p", "b", "strong", "ul", "ol", "li", "blockquote", "br", "qti-prompt", "qti-simple-choice", "qti-simple-match-set"}
BODY |= {"qti-simple-associable-choice", *INTERACTIONS.values()}


def opened(content):
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        assert zipped.testzip() is None
        return {name: etree.fromstring(zipped.read(name)) for name in zipped.namelist()}


def the_item(question):
    files = opened(qti.write([question]))
    [name] = [name for name in files if name.startswith("items/")]
    return files[name]


def names(parent):
    return [etree.QName(child).localname for child in parent]


def look_at(item):
    """Hold an item against the rules: everything in the one namespace, in order, with declared and unique identifiers."""
    assert {etree.QName(one).namespace for one in item.iter()} == {ITEM.strip("{}")}
    assert set(item.keys()) >= {"identifier", "title", "adaptive", "time-dependent"}
    order = [ORDER_OF_ITEM.index(name) for name in names(item)]
    assert order == sorted(order)
    assert names(item).count("qti-item-body") == names(item).count("qti-response-processing") == 1
    assert {etree.QName(one).localname for one in item.find(f"{ITEM}qti-item-body").iterdescendants()} <= BODY
    declared = {one.get("identifier") for name in ORDER_OF_ITEM[:2] for one in item.iterfind(f"{ITEM}{name}")}
    assert declared == {"RESPONSE", "SCORE", "MAXSCORE", "FEEDBACK"}
    for name in ("qti-variable", "qti-correct", "qti-set-outcome-value"):
        assert {one.get("identifier") for one in item.iter(f"{ITEM}{name}")} <= declared
    assert {one.get("response-identifier") for one in item.iter() if one.get("response-identifier")} == {"RESPONSE"}
    choices = [one.get("identifier") for one in item.find(f"{ITEM}qti-item-body").iter() if one.get("identifier")]
    feedback = [one.get("identifier") for one in item.iterfind(f"{ITEM}qti-modal-feedback")]
    assert (len(choices), len(feedback)) == (len(set(choices)), len(set(feedback)))
    assert all(IDENTIFIER.fullmatch(name) for name in [item.get("identifier"), *choices, *feedback])
    return choices, feedback


def values(item, kind):
    """The identifiers that response processing speaks of: of choices, pairs or feedback."""
    return {one.text for one in item.iter(f"{ITEM}qti-base-value") if one.get("base-type") == kind}


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_an_item_keeps_the_rules_and_speaks_only_of_what_is_there(question):
    item = the_item(question)
    choices, feedback = look_at(item)
    assert item.find(f".//{ITEM}{INTERACTIONS[question.kind]}") is not None
    pairs = {part for pair in values(item, "directedPair") for part in pair.split()}
    assert pairs | values(item, "identifier") <= set(choices) | set(feedback)
    correct = [value.text for value in item.find(f"{ITEM}qti-response-declaration").iter(f"{ITEM}qti-value")]
    assert (
        correct
        == {
            "single": ["A2"],
            "multiple": ["A1", "A2"],
            "short": ["the IT help desk"],
            "match": ["L1 P2", "L2 P1"],
            "order": ["L1", "L2", "L3"],
        }[question.kind]
    )


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_every_reason_is_said_somewhere_and_by_a_condition(question):
    item = the_item(question)
    said = {" ".join(one.itertext()).strip() for one in item.iterfind(f"{ITEM}qti-modal-feedback")}
    reasons = {one.feedback for one in question.options} | {words for line in question.lines for words in (line.why, line.again)}
    assert said == reasons | ({question.otherwise} if question.otherwise else set())
    shown = {one.get("identifier") for one in item.iterfind(f"{ITEM}qti-modal-feedback")}
    conditions = item.findall(f".//{ITEM}qti-response-condition")
    assert len(conditions) == len(shown) + 1
    assert shown <= values(item, "identifier")


def test_lines_that_may_change_places_both_fit():
    assert [places_of(ORDER, place) for place in (1, 2, 3)] == [(1, 1), (2, 3), (2, 3)]


@settings(max_examples=60, deadline=None)
@given(question=questions().filter(lambda one: one.kind in {"match", "order"} or one.fitting))
def test_any_words_make_an_item_that_keeps_the_rules(question):
    look_at(the_item(question))


def test_a_set_is_a_package_whose_manifest_names_every_file():
    files = opened(qti.write(ALL, title="Real or phish?", key="real-or-phish"))
    manifest = files["imsmanifest.xml"]
    assert {etree.QName(one).namespace for one in manifest.iter()} == {PACKAGE.strip("{}")}
    assert names(manifest) == ["metadata", "organizations", "resources"]
    assert [one.text for one in manifest.find(f"{PACKAGE}metadata")] == ["QTI Package", "3.0.0"]
    resources = manifest.findall(f".//{PACKAGE}resource")
    assert {one.get("href") for one in resources} == set(files) - {"imsmanifest.xml"}
    assert all(one.find(f"{PACKAGE}file").get("href") == one.get("href") for one in resources)
    assert [one.get("type") for one in resources] == ["imsqti_test_xmlv3p0", *["imsqti_item_xmlv3p0"] * 5]
    depends = [one.get("identifierref") for one in resources[0].iterfind(f"{PACKAGE}dependency")]
    assert depends == [one.get("identifier") for one in resources[1:]]


def test_the_test_of_a_set_asks_its_items_in_order():
    files = opened(qti.write(ALL, title="Real or phish?", key="real-or-phish"))
    test = files["test.xml"]
    assert (test.tag, test.get("title")) == (f"{ITEM}qti-assessment-test", "Real or phish?")
    [part] = test
    assert (part.get("navigation-mode"), part.get("submission-mode")) == ("nonlinear", "individual")
    assert names(part) == ["qti-item-session-control", "qti-assessment-section"]
    asked = [(one.get("identifier"), one.get("href")) for one in test.iter(f"{ITEM}qti-assessment-item-ref")]
    assert [href for _, href in asked] == [f"items/q-{question.key}.xml" for question in ALL]
    assert [name for name, _ in asked] == [files[href].get("identifier") for _, href in asked]


def test_a_selection_has_no_test_and_questions_of_one_name_stay_apart():
    files = opened(qti.write([ALL[0], ALL[0]]))
    assert set(files) == {"imsmanifest.xml", "items/q-parcel.xml", "items/q-parcel-2.xml"}


def test_the_same_questions_are_the_same_bytes():
    assert qti.write(ALL, title="a") == qti.write(ALL, title="a")
