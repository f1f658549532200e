"""What Waymark writes, it reads again: the same question, whatever words are in it."""

import json
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings

from activities.interchange import gift_write, moodle_write
from activities.interchange.question import Choice, Line, from_plain
from activities.interchange.reading import read
from tests.activities.interchange.questions import ALL, questions

WRITERS = {"moodle": moodle_write.write, "gift": gift_write.write}


def again(form, *written):
    found = read(WRITERS[form](written))
    assert found.format == form
    return [row.question or row.refused for row in found.rows]


def without_our_note(file):
    """The file as another system would write it: what only Waymark wrote beside the questions is gone."""
    lines = [line for line in file.decode().split("\n") if not line.startswith(gift_write.NOTE) and "<waymark>" not in line]
    return "\n".join(lines).encode()


@pytest.mark.parametrize("form", WRITERS)
def test_questions_of_every_kind_come_back_as_they_were(form):
    assert again(form, *ALL) == [replace(question, topic="Chapter 2") for question in ALL]


@pytest.mark.parametrize("form", WRITERS)
@settings(max_examples=100, deadline=None)
@given(question=questions())
def test_any_words_come_back_as_they_were(form, question):
    assert again(form, question) == [question]


@pytest.mark.parametrize("form", WRITERS)
@settings(max_examples=50, deadline=None)
@given(question=questions(kinds=("single", "multiple")))
def test_choices_come_back_without_our_own_note_too(form, question):
    assume(0 < question.fitting < len(question.options))
    [row] = read(without_our_note(WRITERS[form]([question]))).rows
    bare = tuple(Choice(one.text, one.fits, one.feedback) for one in question.options)
    assert (row.question.kind, row.question.ask, row.question.text) == (question.kind, question.ask, question.text)
    assert row.question.options == bare


@pytest.mark.parametrize("form", WRITERS)
def test_without_our_own_note_a_match_comes_back_as_a_draft_with_its_pairs(form):
    [row] = read(without_our_note(WRITERS[form]([ALL[3]]))).rows
    pairs = [(line.text, line.fits[0]) for line in row.question.lines]
    assert pairs == [("A bank you do not use", 0), ("The council -> your team", 1)]
    assert [partner.text for partner in row.question.partners] == ["Delete it", "Ring them", "Wait"]
    assert row.to_mend == ("2 answers have no reason yet: say why it fits, and what to think about again where it does not.",)


@pytest.mark.parametrize("form", WRITERS)
def test_words_that_were_changed_in_the_file_count_and_the_rest_is_remembered(form):
    file = WRITERS[form]([ALL[4]]).decode()
    note = file[file.index('{"kind"') : file.index("}", file.index('"tags": ')) + 1]
    changed = file.replace("Tell somebody", "Tell your tutor").replace(note.replace("Tell somebody", "Tell your tutor"), note)
    [row] = read(changed.encode()).rows
    first, second, third = row.question.lines
    assert (first.why, first.key, third.swaps) == ("Before anything else.", "stop", True)
    assert second == Line("Tell your tutor")
    assert row.question.key == "first"


def test_a_note_that_is_no_question_is_passed_over():
    whole = ALL[3].as_plain()
    plain = json.loads(json.dumps(whole))
    assert from_plain(plain) == ALL[3]
    for wrong in (
        None,
        [],
        "x",
        {},
        *(plain | change for change in ({"kind": "cloze"}, {"title": 1}, {"more": ""}, {"lines": "ab"})),
    ):
        assert from_plain(wrong) is None
    for line in ({"fits": [9]}, {"fits": [True]}, {"swaps": "yes"}, {"text": "\0"}, {"text": "a" * 30_000}, {"more": 1}):
        assert from_plain(plain | {"lines": [plain["lines"][0] | line]}) is None
    assert from_plain(plain | {"tags": ["a"] * 100}) is None
