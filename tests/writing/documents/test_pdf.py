"""A PDF after cleaning: what a reader could see is there, and whatever was hidden is nowhere in its bytes."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageChops

from tests.writing.documents.hiding_places import found_in, photograph
from tests.writing.documents.pdf_files import HIDDEN, SEEN, full_of_hiding_places, jpeg, page_with, pdf_file, saved, shows
from writing.documents.clean import clean, read
from writing.documents.found import Place, in_words
from writing.documents.pdf_pictures import jpeg_without_words
from writing.documents.refusals import Refused


@pytest.fixture(scope="module")
def original():
    return full_of_hiding_places()


@pytest.fixture(scope="module")
def cleaned(original):
    return clean(original, name="log.pdf")


def refusal_of(data, **how):
    with pytest.raises(Refused) as refused:
        clean(data, **how)
    return refused.value


def test_everything_was_planted(original):
    assert found_in(original, HIDDEN | SEEN) == HIDDEN | SEEN


def test_nothing_hidden_is_in_the_bytes(cleaned):
    assert found_in(cleaned.data, HIDDEN) == set()


def test_what_a_reader_saw_is_still_there_and_what_was_cut_off_can_be_seen(cleaned):
    words = " ".join(one.text for one in cleaned.passages)
    assert {word for word in SEEN if word not in words} == set()


def test_each_word_is_told_by_its_place(original, cleaned):
    places = {
        word: {one.place for one in read(original) if word in one.text}
        for word in ("Authorproperty", "Commentwords", "Attachedname")
    }
    assert places == {"Authorproperty": {Place.PROPERTY}, "Commentwords": {Place.COMMENT}, "Attachedname": {Place.HIDDEN}}
    assert {one.text for one in cleaned.passages if one.place == Place.LINK} == {"https://example.org/seenlink"}


def test_it_says_what_was_taken_out(cleaned):
    said = in_words(cleaned.taken_out)
    for line in (
        "1 comment",
        "2 pictures",
        "1 file inside the file",
        "1 digital signature",
        "1 earlier version",
        "1 hidden layer",
        "1 bookmark",
    ):
        assert line in said, said


def test_nothing_is_left_in_the_file_but_its_pages(cleaned):
    with pikepdf.open(BytesIO(cleaned.data)) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert "/Info" not in pdf.trailer
        assert set(pdf.pages[0].obj.keys()) <= {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents", "/Annots"}


def test_a_picture_that_may_stay_has_nothing_of_its_camera(original):
    kept = clean(original, pictures=True)
    assert kept.pictures == 1
    assert found_in(kept.data, HIDDEN - {"Inlinewords"}) == set()


def test_a_picture_shows_the_same_points_without_what_its_camera_wrote():
    data = jpeg_without_words(photograph("Camerawords"))
    before, after = (Image.open(BytesIO(one)) for one in (photograph("Camerawords"), data))
    assert ImageChops.difference(before, after).getbbox() is None
    assert b"Camerawords" not in data


def test_a_second_picture_behind_the_first_is_cut_off():
    both = photograph("Camerawords") + photograph("Behindit")
    assert jpeg_without_words(both) == jpeg_without_words(photograph("x"))


def test_a_picture_painted_in_several_goes_keeps_them_all():
    out = BytesIO()
    Image.effect_noise((200, 100), 80).convert("RGB").save(out, "JPEG", progressive=True, comment=b"Camerawords")
    data = jpeg_without_words(out.getvalue())
    before, after = (Image.open(BytesIO(one)) for one in (out.getvalue(), data))
    assert ImageChops.difference(before, after).getbbox() is None
    assert b"Camerawords" not in data


def test_cleaning_again_changes_nothing_more(cleaned):
    again = clean(cleaned.data)
    assert again.passages == cleaned.passages
    assert set(again.taken_out) <= {"links"}


BOX = "0 g 15 295 120 20 re f\n"


def test_words_under_a_black_box_are_refused_with_their_page():
    refused = refusal_of(pdf_file(shows("Jane Greenhalgh") + BOX))
    assert (refused.code, "(page 1)" in refused.sentence) == ("covered", True)


def test_words_on_a_box_are_words():
    assert "Jane" in clean(pdf_file(BOX + shows("Jane").replace("0 g", "1 g") + shows("more", "20 200"))).passages[0].text


def test_words_under_a_picture_are_refused():
    pdf = pikepdf.Pdf.new()
    page = page_with(pdf, shows("Jane Greenhalgh") + "q 200 0 0 40 10 290 cm /Photo Do Q\n" + shows("below", "20 100"))
    page.Resources.XObject = pikepdf.Dictionary(Photo=jpeg(pdf, "x"))
    data = saved(pdf)
    assert {refusal_of(data).code, refusal_of(data, pictures=True).code} == {"covered"}


@pytest.mark.parametrize(
    "hiding",
    [
        shows("Greenhalgh").replace("0 g", "1 g"),
        shows("Greenhalgh", size=1),
        shows("Greenhalgh", "20 900"),
        shows("Greenhalgh").replace("0 g", "0 0 0 0 k"),
    ],
    ids=["white", "tiny", "beside the page", "no ink"],
)
def test_words_that_nobody_can_see_are_refused(hiding):
    assert refusal_of(pdf_file(shows("plain", "20 100") + hiding)).code == "unseen"


def test_a_scan_is_refused_also_with_the_words_a_scanner_put_under_it():
    pdf = pikepdf.Pdf.new()
    page = page_with(pdf, "q 400 0 0 400 0 0 cm /Photo Do Q\n" + shows("Invisiblewords", before="3 Tr"))
    page.Resources.XObject = pikepdf.Dictionary(Photo=jpeg(pdf, "x"))
    data = saved(pdf)
    assert [refusal_of(data).code, refusal_of(data, pictures=True).code] == ["scanned", "scanned"]


def test_letters_that_are_only_shapes_are_refused():
    pdf = pikepdf.Pdf.new()
    page = page_with(pdf, "BT /F2 12 Tf 20 300 Td <000100020003000400050006> Tj ET")
    kept_in = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    letters = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Shapes, CIDSystemInfo=kept_in, DW=600)
    page.Resources.Font.F2 = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Shapes, Encoding=Name("/Identity-H"), DescendantFonts=Array([letters])
    )
    assert refusal_of(saved(pdf)).code == "no_letters"


@pytest.mark.parametrize("passwords", [("u", "o"), ("", "o")], ids=["to open", "to change"])
def test_one_with_a_password_is_refused(passwords):
    user, owner = passwords
    pdf = pikepdf.Pdf.new()
    page_with(pdf, shows("words"))
    assert refusal_of(saved(pdf, encryption=pikepdf.Encryption(user=user, owner=owner))).code == "encrypted"


def test_more_pages_than_anybody_reads_are_refused():
    pdf = pikepdf.Pdf.new()
    for _ in range(101):
        page_with(pdf, shows("words"))
    assert refusal_of(saved(pdf)).code == "too_many_pages"
