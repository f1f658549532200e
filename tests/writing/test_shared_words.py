"""Short words for somebody else: what has the shape of an identifier is named once, and nothing is lost by it."""

import pytest
from django import forms
from django.http import QueryDict

from writing.forms.shared_words import SharedWords, SharedWordsBox, SharedWordsLine, mark_of, pointed_out

PHONE = "He rang me from 07700 900123 after the visit."
BOTH = "He rang me from 07700 900123; his postcode is ZZ99 3VZ."


class Note(forms.Form):
    words = SharedWords(required=False, max_length=100, widget=SharedWordsBox())
    line = SharedWords(required=False, widget=SharedWordsLine())


def sent(**fields):
    data = QueryDict(mutable=True)
    data.update(fields)
    return Note(data)


def again(form, **changed):
    """What the page would send that shows this form."""
    drawn = {name: form[name].value() for name in form.fields}
    marked = [name for name in drawn if f'name="{name}-seen"' in str(form[name])]
    marks = {f"{name}-seen": mark_of(pointed_out(drawn[name])) for name in marked}
    return sent(**{name: value or "" for name, value in drawn.items()} | marks | changed)


def test_ordinary_words_go_at_once():
    form = sent(words="You waited for him, and it shows. Robin, who is nine, noticed.", line="See https://www.scie.org.uk first")
    assert form.is_valid(), form.errors
    assert "-seen" not in str(form)


@pytest.mark.parametrize("field", ["words", "line"])
def test_a_phone_number_is_named_with_what_to_do_and_the_words_are_kept(field):
    form = sent(**{field: PHONE})
    assert form.errors[field] == [
        "This might identify somebody: “07700 900123” (phone number). Take it out. If it identifies nobody, send it again as it is."
    ]
    assert PHONE in str(form[field])


def test_sent_again_as_they_are_the_words_go():
    form = again(sent(words=PHONE))
    assert form.is_valid()
    assert form.cleaned_data["words"] == PHONE


def test_something_new_is_named_too_before_it_goes():
    form = again(sent(words=PHONE), words=BOTH)
    assert not form.is_valid()
    assert "“ZZ99 3VZ” (postcode)" in form.errors["words"][0]


def test_the_page_says_by_a_mark_alone_what_was_seen():
    form = sent(words=PHONE)
    assert not form.is_valid()
    hidden = str(form["words"]).partition("</textarea>")[2]
    assert 'name="words-seen"' in hidden
    assert "07700" not in hidden


def test_words_that_were_there_when_the_page_was_opened_are_not_taken_as_seen():
    assert "-seen" not in str(Note(initial={"words": PHONE})["words"])


def test_more_than_three_things_are_counted():
    form = sent(line="07700 900123, 07700 900124, 07700 900125, 07700 900126 and ZZ99 3VZ")
    assert " and 2 more. Take it out." in form.errors["line"][0]


def test_a_mark_of_somebody_elses_making_counts_for_nothing():
    assert not sent(**{"words": PHONE, "words-seen": "0" * 16}).is_valid()
