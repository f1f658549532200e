import pytest
from lxml import etree

from activities.interchange import qti12
from activities.interchange.qti12_read import read
from activities.interchange.question import Choice, Line, Question, Unreadable

OPTIONS = (Choice("Yes <b>", True, "It does.", "yes"), Choice("No & never", False, "Think again.", "no"))
SINGLE = Question("single", "One", "<p>Read <strong>this</strong>.</p>", "Which?", options=OPTIONS)
ANSWERS = (Choice("PCF", True, "Right."), Choice("SWE", False, "No."))
SHORT = Question("short", "Two", "", "What is it called?", options=ANSWERS, otherwise="Look it up.")
MULTIPLE = Question("multiple", "Three", "", "Which ones?", options=(*OPTIONS, Choice("Perhaps", True, "Also.", "perhaps")))
ORDER = Question("order", "Four", "", "In order?", lines=(Line("a"), Line("b")))


def again(*questions):
    return [row.question for row in read(qti12.write(list(questions), title="A set", key="a-set")).rows]


@pytest.mark.parametrize("question", [SINGLE, SHORT, MULTIPLE], ids=["single", "short", "multiple"])
def test_a_question_comes_back_as_it_was_but_for_its_keys(question):
    found = again(question)[0]
    plain = [(one.text, one.fits, one.feedback) for one in question.options]
    assert sorted((one.text, one.fits, one.feedback) for one in found.options) == sorted(plain)
    assert (found.kind, found.title, found.text, found.ask, found.otherwise) == (
        question.kind,
        question.title,
        question.text,
        question.ask,
        question.otherwise,
    )


def test_what_the_format_has_no_words_for_is_left_out():
    assert [one.title for one in again(SINGLE, ORDER)] == ["One"]
    assert qti12.write([ORDER], title="A set", key="a-set") == b""


def test_every_item_names_its_profile_and_every_reference_leads_somewhere():
    root = etree.fromstring(qti12.write([SINGLE, SHORT, MULTIPLE], title="A set", key="a-set"))
    profiles = [one.text for one in root.iter("{*}fieldentry")]
    assert profiles[0] == "cc.exam.v0p1"
    assert profiles[-3:] == ["cc.multiple_choice.v0p1", "cc.fib.v0p1", "cc.multiple_response.v0p1"]
    for item in root.iter("{*}item"):
        said = {one.get("ident") for one in item.iter("{*}itemfeedback")}
        assert {one.get("linkrefid") for one in item.iter("{*}displayfeedback")} == said
        response = next(one.get("ident") for one in item.iter("{*}response_lid", "{*}response_str"))
        assert {one.get("respident") for one in item.iter("{*}varequal")} == {response}
        assert [one.tag.rpartition("}")[2] for one in item][:3] == ["itemmetadata", "presentation", "resprocessing"]


ESSAY = (
    '<q:questestinterop xmlns:q="x"><q:item title="E"><q:presentation><q:material><q:mattext>Why?</q:mattext></q:material>'
    "<q:response_str/></q:presentation></q:item></q:questestinterop>"
)


def test_an_essay_says_what_to_do_instead():
    assert (
        read(ESSAY.encode()).rows[0].refused == "It is an essay. Write it as a reflective prompt instead: nothing is judged there."
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"<html/>", "not a set of questions"), (b"<!DOCTYPE x><x/>", "declares entities"), (b"<a>", "not whole XML")],
)
def test_what_is_no_qti_is_refused(data, says):
    with pytest.raises(Unreadable, match=says):
        read(data)
