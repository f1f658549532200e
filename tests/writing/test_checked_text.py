"""A text is looked through part by part, and reads on with other words where something was replaced."""

import pytest

from history.models import Entry
from writing.actions.check import record_check
from writing.forms.check import CheckForm, with_suggestions
from writing.models import Audience, Check
from writing.models.checked_text import CheckedText

BODY = "Rang 07700 900123 twice.\n\nThe NHS number is 999 123 0009."


@pytest.fixture
def checked():
    return CheckedText({"title": "A call to 07700 900123", "body": BODY})


def keys(checked):
    return [one.key for one in checked.pointed]


def answers(checked, **given):
    return {f"do-{key}": "replace" for key in keys(checked)} | {f"with-{key}": "X" for key in keys(checked)} | given


def test_each_finding_is_told_in_words_with_what_stands_around_it(checked):
    assert [one.kind for one in checked.pointed] == ["Phone number", "Phone number", "NHS number"]
    assert (checked.pointed[1].before, checked.pointed[1].after) == ("Rang ", " twice.")


def test_each_part_reads_on_with_what_was_chosen(checked):
    title, body, number = keys(checked)
    words = checked.replaced({title: "my mother", body: None, number: "with her doctor"})
    assert words == {"title": "A call to my mother", "body": "Rang 07700 900123 twice.\n\nThe NHS number is with her doctor."}


def test_what_is_still_to_decide_stays_and_is_marked(checked):
    pieces = checked.pieces({keys(checked)[1]: None})["body"]
    assert [(piece.text, piece.state) for piece in pieces if piece.state] == [
        ("07700 900123", "left"),
        ("999 123 0009", "undecided"),
    ]


def test_nothing_is_chosen_for_the_writer(checked):
    form = CheckForm({}, checked=checked)
    assert (form.is_valid(), form.choices, form.undecided) == (True, {}, 3)


def test_taking_every_suggestion_leaves_what_was_decided_before(checked):
    first = keys(checked)[0]
    form = CheckForm(with_suggestions(checked, {f"do-{first}": "leave", "reason": "It is a helpline."}), checked=checked)
    assert form.is_valid()
    assert (form.choices[first], form.undecided) == (None, 0)


def test_leaving_something_needs_a_reason_of_ten_characters(checked):
    last = keys(checked)[-1]
    short = CheckForm(answers(checked, **{f"do-{last}": "leave"}, reason="Because"), checked=checked)
    assert (short.is_valid(), short.explains()) == (True, False)
    assert short.errors["reason"] == ["Say why in at least 10 characters. Only you can see it."]
    enough = CheckForm(answers(checked, **{f"do-{last}": "leave"}, reason="It is invented."), checked=checked)
    assert (enough.is_valid(), enough.explains()) == (True, True)


def test_other_choices_are_not_what_was_read(checked):
    read = CheckForm(answers(checked), checked=checked)
    assert read.is_valid()
    seen = checked.digest(read.choices)
    same = CheckForm(answers(checked, seen=seen), checked=checked)
    other = CheckForm(answers(checked, seen=seen, **{f"with-{keys(checked)[0]}": "Y"}), checked=checked)
    assert [form.is_valid() and form.was_read for form in (same, other)] == [True, False]


def test_kinds_and_counts_are_kept_and_never_the_words(amara, checked):
    title, body, number = keys(checked)
    audience = Audience.objects.create(owner=amara)
    record_check(
        audience=audience, checked=checked, choices={title: "X", body: "X", number: None}, reason="It is invented.", by=amara
    )
    check = Check.objects.get()
    assert (check.replaced, check.left, check.reason) == ({"phone": 2}, {"nhs_number": 1}, "It is invented.")
    entry = Entry.objects.get(verb="audience.check")
    assert "07700" not in str(vars(entry)) + str(vars(check))
    assert "invented" not in str(vars(entry))


@pytest.mark.parametrize("parts", [{"title": "", "body": ""}, {"body": "A quiet day. We drank tea and said little."}])
def test_a_text_with_nothing_to_point_out_is_read_all_the_same(parts):
    checked = CheckedText(parts)
    assert checked.pointed == []
    assert checked.replaced({}) == parts
