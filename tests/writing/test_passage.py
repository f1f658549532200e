import pytest

from writing.models.passage import LONGEST_PASSAGE, find_again, passage_at, passage_between

TEXT = "The ramp was the assessment.\n\nI waited for him to finish."


def test_characters_are_counted_without_white_space():
    passage = passage_between(TEXT, 3, 10)
    assert (passage.quote, TEXT[passage.start : passage.end]) == ("ramp was", "ramp was")


def test_a_passage_may_go_over_two_paragraphs():
    assert passage_between(TEXT, 13, 31).quote == "assessment.\n\nI waited"


@pytest.mark.parametrize(("first", "last"), [(5, 5), (9, 3), (1000, 1010)])
def test_where_there_are_no_words_there_is_no_passage(first, last):
    assert passage_between(TEXT, first, last) is None


def test_the_white_space_around_it_is_left_out():
    assert passage_at(TEXT, 3, 9) == passage_at(TEXT, 4, 8)


def test_what_is_too_long_is_cut():
    assert len(passage_at("x" * 5_000, 0, 5_000).quote) == LONGEST_PASSAGE


def test_it_is_found_again_when_words_come_before_it():
    assert find_again(f"Monday.\n\n{TEXT}", "the assessment", 13).start == 22


def test_it_is_found_again_when_only_lines_were_broken_anew():
    assert find_again("I waited\nfor  him to finish.", "I waited for him", 0).quote == "I waited\nfor  him"


def test_of_two_places_the_nearer_one_is_meant():
    assert find_again("no no no no", "no", 7).start == 6


@pytest.mark.parametrize("quote", ["a word that went", "", "   "])
def test_words_that_are_gone_are_not_found(quote):
    assert find_again(TEXT, quote, 0) is None


def test_marks_of_a_pattern_in_the_words_mean_themselves():
    assert find_again("Why (not) me?", "(not) me?", 0).quote == "(not) me?"
