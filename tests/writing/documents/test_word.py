"""A Word document after cleaning: what a reader could see is there, and whatever was hidden is nowhere in its bytes."""

import pytest

from tests.writing.documents.hiding_places import found_in, photograph, taken_apart
from tests.writing.documents.word_files import HIDDEN, SEEN, full_of_hiding_places, paragraph, picture, run, word_file
from writing.documents.clean import clean, read
from writing.documents.found import Place, in_words
from writing.documents.refusals import Refused


@pytest.fixture(scope="module")
def original():
    return full_of_hiding_places()


@pytest.fixture(scope="module")
def cleaned(original):
    return clean(original, name="log.docx")


def words_of(cleaned):
    return " ".join(one.text for one in cleaned.passages)


def places_of(passages, word):
    return {one.place for one in passages if word in one.text}


def test_everything_was_planted(original):
    assert (
        found_in(original, HIDDEN | SEEN) == HIDDEN | SEEN - {"Revisionid", "Cellbehind"}
        or found_in(original, HIDDEN | SEEN) >= SEEN
    )


def test_nothing_hidden_is_in_the_bytes(cleaned):
    assert found_in(cleaned.data, HIDDEN) == set()


def test_what_a_reader_saw_is_still_there(cleaned):
    assert {word for word in SEEN if word not in words_of(cleaned)} == set()
    assert found_in(cleaned.data, SEEN) == SEEN


def test_each_word_is_told_by_its_place(original, cleaned):
    before = read(original)
    assert places_of(before, "Hiddenrun") == places_of(before, "Hiddenbyparent") == {Place.HIDDEN}
    assert places_of(before, "Deletedwords") == {Place.DELETED}
    assert places_of(before, "Commentwords") == {Place.COMMENT}
    assert places_of(before, "Authorproperty") == {Place.PROPERTY}
    assert places_of(cleaned.passages, "Headwords") == {Place.HEADER}
    assert places_of(cleaned.passages, "Notewords") == {Place.NOTE}
    assert places_of(cleaned.passages, "seenlink") == {Place.LINK}


def test_it_says_what_was_taken_out(cleaned):
    said = in_words(cleaned.taken_out)
    for line in ("1 comment", "1 picture", "3 file properties", "1 dark mark over words", "1 macro or script", "1 bookmark"):
        assert line in said
    assert cleaned.pictures == 0


def test_white_words_can_be_read_and_black_marks_are_lifted(cleaned):
    apart = taken_apart(cleaned.data)
    assert b"FFFFFF" not in apart
    assert b'"black"' not in apart


def test_a_picture_that_may_stay_has_nothing_of_its_camera(original):
    kept = clean(original, pictures=True)
    assert kept.pictures == 1
    assert found_in(kept.data, HIDDEN) == set()
    assert places_of(kept.passages, "Altofpicture") == {Place.DESCRIPTION}


def test_cleaning_again_changes_nothing_more(cleaned):
    again = clean(cleaned.data)
    assert (again.passages, again.taken_out) == (cleaned.passages, {})


def test_the_same_document_gives_the_same_bytes(original, cleaned):
    assert clean(original).data == cleaned.data


def test_page_numbers_go_on_counting():
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    field = f"{mark('begin')}<w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>{mark('separate')}{run('1')}{mark('end')}"
    apart = taken_apart(clean(word_file(paragraph(run("words") + field))).data)
    assert (apart.count(b"fldChar "), apart.count(b"> PAGE <")) == (3, 1)


def test_a_deleted_row_is_gone_and_a_deleted_cell_is_empty():
    by = 'w:id="1" w:author="A"'
    table = (
        f"<w:tbl><w:tr><w:trPr><w:del {by}/></w:trPr><w:tc>{paragraph(run('Rowgone'))}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:cellDel {by}/></w:tcPr>{paragraph(run('Cellgone'))}</w:tc>"
        f"<w:tc>{paragraph(run('stays'))}</w:tc></w:tr></w:tbl>"
    )
    cleaned = clean(word_file(table + paragraph(run("end"))))
    assert words_of(cleaned) == "stays end"
    assert found_in(cleaned.data, {"Rowgone", "Cellgone"}) == set()


def test_a_document_of_pictures_says_so():
    data = word_file(paragraph(picture()), parts={"word/media/a.jpeg": photograph("x")}, links=[("pic", "image", "media/a.jpeg")])
    with pytest.raises(Refused, match="scanned"):
        clean(data)
