"""An OpenDocument text after cleaning: what a reader could see is there, and whatever was hidden is nowhere in its bytes."""

import pytest

from tests.writing.documents.hiding_places import found_in, taken_apart
from tests.writing.documents.open_files import HIDDEN, SEEN, full_of_hiding_places, open_file, p
from writing.documents.clean import clean, read
from writing.documents.found import Place, in_words
from writing.documents.refusals import Refused


@pytest.fixture(scope="module")
def original():
    return full_of_hiding_places()


@pytest.fixture(scope="module")
def cleaned(original):
    return clean(original, name="log.odt")


def places_of(passages, word):
    return {one.place for one in passages if word in one.text}


def test_everything_was_planted(original):
    assert found_in(original, HIDDEN | SEEN) == HIDDEN | SEEN


def test_nothing_hidden_is_in_the_bytes(cleaned):
    assert found_in(cleaned.data, HIDDEN) == set()


def test_what_a_reader_saw_is_still_there(cleaned):
    words = " ".join(one.text for one in cleaned.passages)
    assert {word for word in SEEN if word not in words} == set()
    assert found_in(cleaned.data, SEEN) == SEEN


def test_each_word_is_told_by_its_place(original, cleaned):
    before = read(original)
    for word in ("Hiddenspan", "Hiddenparagraph", "Hiddensection", "Hiddenrow", "Headunseen"):
        assert places_of(before, word) == {Place.HIDDEN}, word
    assert places_of(before, "Deletedwords") == {Place.DELETED}
    assert places_of(before, "Commentwords") == {Place.COMMENT}
    assert places_of(before, "Authorproperty") == {Place.PROPERTY}
    assert places_of(cleaned.passages, "Headwords") == {Place.HEADER}
    assert places_of(cleaned.passages, "Notewords") == {Place.NOTE}


def test_it_says_what_was_taken_out(cleaned):
    said = in_words(cleaned.taken_out)
    for line in ("1 comment", "1 picture", "1 file property", "1 dark mark over words", "1 file inside the file", "1 bookmark"):
        assert line in said


def test_white_words_can_be_read(cleaned):
    assert b"#ffffff" not in taken_apart(cleaned.data)


def test_a_picture_that_may_stay_has_nothing_of_its_camera(original):
    kept = clean(original, pictures=True)
    assert kept.pictures == 1
    assert found_in(kept.data, HIDDEN) == {"Altofpicture"}
    assert places_of(kept.passages, "Altofpicture") == {Place.DESCRIPTION}


def test_cleaning_again_changes_nothing_more(cleaned):
    again = clean(cleaned.data)
    assert (again.passages, again.taken_out) == (cleaned.passages, {})


def test_the_kind_of_the_file_stands_first_and_unpacked(cleaned):
    assert cleaned.data[30:85] == b"mimetypeapplication/vnd.oasis.opendocument.text" + cleaned.data[77:85]


def test_one_with_a_password_is_refused():
    data = open_file(p("words"), parts={"META-INF/manifest.xml": '<a encryption-data="1"/>'})
    with pytest.raises(Refused, match="encrypted"):
        clean(data)
