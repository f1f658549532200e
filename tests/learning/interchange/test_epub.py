from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

from learning.interchange import epub
from learning.interchange.book import Picture
from tests.learning.interchange.books import make_book

NAMES = {"h": "http://www.w3.org/1999/xhtml", "o": "http://www.idpf.org/2007/opf", "d": "http://purl.org/dc/elements/1.1/"}


@pytest.fixture(scope="module")
def book():
    return ZipFile(BytesIO(epub.write(make_book())))


def xml(book, name):
    return etree.fromstring(book.read(f"EPUB/{name}"))


def test_it_begins_with_what_it_is(book):
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, book.read("mimetype")) == ("mimetype", ZIP_STORED, b"application/epub+zip")


def test_every_file_is_in_the_manifest_and_every_page_in_the_spine(book):
    package = xml(book, "package.opf")
    listed = {one.get("href"): one for one in package.iterfind("o:manifest/o:item", NAMES)}
    assert {f"EPUB/{name}" for name in listed} == {name for name in book.namelist() if name.startswith("EPUB/")} - {
        "EPUB/package.opf"
    }
    pages = {one.get("id") for one in listed.values() if one.get("media-type") == "application/xhtml+xml"}
    assert {one.get("idref") for one in package.iterfind("o:spine/o:itemref", NAMES)} == pages


def test_links_between_pages_lead_to_files_and_anchors_that_are_there(book):
    links = {"".join(one.itertext()): one.get("href") for one in xml(book, "section-1.xhtml").iter("{*}a")}
    assert links == {
        "far": "https://xn--mnchen-3ya.example/%C3%A4?q=a%20b#c%20d",
        "next": "section-2.xhtml#there",
        "lost": "section-2.xhtml",
        "here": "#same",
        "mail": "mailto:help@waymark.example",
        "no scheme": "https://cdn.example/x",
    }


def test_a_drawing_becomes_a_picture_with_its_words_and_nothing_comes_from_elsewhere(book):
    images = [(one.get("src"), one.get("alt")) for one in xml(book, "section-1.xhtml").iter("{*}img")]
    assert [alt for _, alt in images] == ["A square & more"]
    assert b"viewBox" in book.read(f"EPUB/{images[0][0]}")
    assert b"elsewhere.example" not in b"".join(book.read(name) for name in book.namelist())


def test_a_picture_of_the_site_is_in_the_book_once():
    picture = Picture("picture-1.png", "image/png", b"bytes")
    html = '<img src="/media/a.png" alt="A"><img src="/media/a.png" alt="A">'
    book = ZipFile(BytesIO(epub.write(make_book(html=html, pictures={"/media/a.png": picture}))))
    assert [name for name in book.namelist() if name.endswith(".png")] == ["EPUB/picture-1.png"]


def test_the_contents_are_nested_as_the_module_is(book):
    toc = xml(book, "nav.xhtml").find(".//h:nav/h:ol", NAMES)
    top = ["".join(one.find("h:a", NAMES).itertext()) for one in toc]
    assert top == ["A module & its <title>", "1 A “chapter”", "About this book"]
    below = ["".join(one.itertext()) for one in toc[1].iterfind("h:ol/h:li", NAMES)]
    assert below == ["1.1 First", "1.2 Second <one> & more", "Taking it Further"]


def test_the_metadata_says_what_it_is_and_how_it_can_be_read(book):
    package = xml(book, "package.opf")
    said = {one.get("property"): one.text for one in package.iter("{*}meta") if one.get("property")}
    assert package.findtext(".//d:rights", None, NAMES) == "CC BY-SA 4.0 https://creativecommons.org/licenses/by-sa/4.0/"
    assert said["dcterms:modified"] == "2026-11-23T09:30:00Z"
    assert said["schema:accessModeSufficient"] == "textual"
    features = [one.text for one in package.iter("{*}meta") if one.get("property") == "schema:accessibilityFeature"]
    assert features == ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "alternativeText"]
    without = etree.fromstring(ZipFile(BytesIO(epub.write(make_book(html="<p>a</p>")))).read("EPUB/package.opf"))
    assert [one.text for one in without.iter("{*}meta") if one.get("property") == "schema:accessMode"] == ["textual"]


def test_where_a_reader_pauses_there_is_room_to_write():
    html = '<section class="inset think" id="block-p"><h3>Pause and think</h3><p>Why?</p></section>'
    book = ZipFile(BytesIO(epub.write(make_book(html=html))))
    assert b'<p class="lines"/></section>' in book.read("EPUB/section-1.xhtml")


def test_the_same_book_is_the_same_bytes_and_keeps_the_addresses_of_paragraphs():
    one, other = epub.write(make_book()), epub.write(make_book())
    assert one == other
    assert b'id="same"' in ZipFile(BytesIO(one)).read("EPUB/section-1.xhtml")


def test_a_very_long_title_fits_on_the_cover():
    long = make_book(title="word " * 60)
    assert ZipFile(BytesIO(epub.write(replace(long, part_of="A module")))).read("EPUB/cover.svg").count(b"<text") == 11
