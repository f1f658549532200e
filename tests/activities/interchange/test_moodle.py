"""Moodle XML as Moodle writes it."""

import pytest

from activities.interchange.reading import read

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<!-- question: 0  -->
<question type="category"><category><text>$course$/top/Default for SW101/Law // rights</text></category></question>
<question type="multichoice">
  <name><text>Whom to tell</text></name>
  <questiontext format="html"><text><![CDATA[<div><p>Rosa rings.</p><p>Whom do you tell <a href="https://x.example">first</a>?</p></div>]]></text></questiontext>
  <generalfeedback format="html"><text></text></generalfeedback>
  <idnumber>SW 101/7</idnumber>
  <single>true</single>
  <correctfeedback format="html"><text>Your answer is correct.</text></correctfeedback>
  <incorrectfeedback format="html"><text><![CDATA[<p>Think of who can act.</p>]]></text></incorrectfeedback>
  <answer fraction="100" format="html"><text><![CDATA[<p>Your <b>team</b></p>]]></text>
    <feedback format="html"><text>They can act.</text></feedback></answer>
  <answer fraction="0" format="html"><text>A friend</text><feedback format="html"><text></text></feedback></answer>
  <tags><tag><text>safety</text></tag></tags>
</question>
<question type="multichoice"><name><text>Several</text></name><questiontext format="moodle_auto_format"><text>Which?

Tick all.</text></questiontext><single>false</single>
  <answer fraction="50"><text>A</text><feedback><text>Yes.</text></feedback></answer>
  <answer fraction="50"><text>B</text><feedback><text>Yes.</text></feedback></answer>
  <answer fraction="-100"><text>C</text><feedback><text>No.</text></feedback></answer></question>
<question type="truefalse"><name><text>TF</text></name><questiontext><text>It is so.</text></questiontext>
  <answer fraction="0"><text>true</text><feedback><text>It is not.</text></feedback></answer>
  <answer fraction="100"><text>false</text><feedback><text>Right.</text></feedback></answer></question>
<question type="shortanswer"><name><text>Short</text></name><questiontext><text>Who?</text></questiontext><usecase>1</usecase>
  <answer fraction="100"><text>Rosa</text><feedback><text>Yes.</text></feedback></answer>
  <answer fraction="0"><text>*</text><feedback><text>Read again.</text></feedback></answer></question>
<question type="matching"><name><text>Pairs</text></name><questiontext><text>Match.</text></questiontext>
  <subquestion format="html"><text>One</text><answer><text>Eins</text></answer></subquestion>
  <subquestion format="html"><text>Two</text><answer><text>Zwei</text></answer></subquestion></question>
<question type="ordering"><name><text>Order</text></name><questiontext><text>Order.</text></questiontext>
  <answer fraction="2.0000000"><text>Second</text></answer><answer fraction="1.0000000"><text>First</text></answer></question>
<question type="cloze"><name><text>Gaps</text></name><questiontext><text>{1:SA:=a}</text></questiontext></question>
<question type="calculatedmulti"><name><text>Sum</text></name><questiontext><text>{a}+{b}</text></questiontext></question>
<question type="ddmarker"><name><text>Map</text></name><questiontext><text>Where?</text></questiontext></question>
<question type="multichoice"><name><text>Picture</text></name><questiontext format="html"><text>What?</text>
  <file name="a.png" path="/" encoding="base64">iVBORw0KGgo=</file></questiontext></question>
<question type="truefalse"><name><text>Empty</text></name><questiontext><text></text></questiontext>
  <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question>
</quiz>
"""


@pytest.fixture(scope="module")
def rows():
    return read(FILE.encode()).rows


def by_name(rows, name):
    return next(row for row in rows if row.title == name)


def test_rows_say_which_question_and_line(rows):
    assert (len(rows), rows[0].at, rows[1].at) == (11, "question 1, line 5", "question 2, line 18")


def test_one_choice_comes_in_whole(rows):
    row = by_name(rows, "Whom to tell")
    question = row.question
    assert (question.text, question.ask) == ("<p>Rosa rings.</p>", "Whom do you tell first?")
    assert [(one.text, one.fits, one.feedback) for one in question.options] == [
        ("Your team", True, "They can act."),
        ("A friend", False, "Think of who can act."),
    ]
    assert (question.key, question.topic, question.tags) == ("sw-101-7", "Law / rights", ("safety",))
    assert (row.to_mend, row.notes) == ((), ("Links were taken out: write the address in words where it matters.",))


def test_several_choices_and_text_without_html(rows):
    question = by_name(rows, "Several").question
    assert (question.kind, question.text, question.ask) == ("multiple", "<p>Which?</p>", "Tick all.")
    assert [one.fits for one in question.options] == [True, True, False]


def test_true_or_false(rows):
    assert [(one.text, one.fits) for one in by_name(rows, "TF").question.options] == [("True", False), ("False", True)]


def test_a_short_answer_forgives_capitals_and_says_so(rows):
    row = by_name(rows, "Short")
    assert (row.question.otherwise, row.notes) == ("Read again.", ("Capitals made a difference there. Here they make none.",))


def test_an_order_goes_by_its_numbers(rows):
    assert [line.text for line in by_name(rows, "Order").question.lines] == ["First", "Second"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Gaps", "It has gaps inside a text. Make a question of each gap."),
        ("Sum", "It asks for a number, which questions here do not judge. Make it a choice, or a short answer."),
        ("Map", "It is of a kind (“ddmarker”) that is not known here. Make it a choice, a short answer, a match or an order."),
        ("Empty", "It has no words: write what is asked, and import the file again."),
    ],
)
def test_what_does_not_come_in_says_why(rows, name, says):
    assert by_name(rows, name).refused == says


def test_a_question_with_a_picture_stays_away(rows):
    assert by_name(rows, "Picture").refused.startswith("It has a picture, a recording or another file")
