"""What is written follows the published rules of Common Cartridge 1.3; what is read may come from anybody."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from lxml import etree

from learning.interchange import cartridge, cartridge_read
from learning.interchange.archive import Unreadable
from learning.interchange.cartridge_read import LINK, OTHER, PAGE, QUESTIONS, Entry, read
from tests.learning.interchange.books import make_book

CP = "{http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1}"
QTI = "imsqti_xmlv1p2/imscc_xmlv1p3/assessment"
HEAD = '<?xml version="1.0"?>'


@pytest.fixture(scope="module")
def written():
    return ZipFile(BytesIO(cartridge.write(make_book())))


@pytest.fixture(scope="module")
def manifest(written):
    return etree.fromstring(written.read("imsmanifest.xml"))


def packed(files):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return out.getvalue()


def made(items="", resources="", **files):
    text = f"{HEAD}<manifest><organizations><organization><item>{items}</item></organization></organizations>"
    return packed({"imsmanifest.xml": f"{text}<resources>{resources}</resources></manifest>", **files})


def test_the_manifest_says_what_it_is_in_the_order_of_the_specification(manifest):
    assert [one.tag.removeprefix(CP) for one in manifest] == ["metadata", "organizations", "resources"]
    assert manifest.findtext(f"{CP}metadata/{CP}schema") == "IMS Common Cartridge"
    assert manifest.findtext(f"{CP}metadata/{CP}schemaversion") == "1.3.0"
    assert [one.get("structure") for one in manifest.iter(f"{CP}organization")] == ["rooted-hierarchy"]


def test_one_root_item_holds_everything_and_only_leaves_name_a_resource(manifest):
    organization = next(manifest.iter(f"{CP}organization"))
    assert len(organization) == 1
    assert organization[0].find(f"{CP}title") is None
    for item in organization[0].iterdescendants(f"{CP}item"):
        assert item.findtext(f"{CP}title")
        assert (item.get("identifierref") is None) == (item.find(f"{CP}item") is not None)


def test_every_identifier_is_there_once_and_every_reference_leads_to_one(manifest):
    names = [one.get("identifier") for one in manifest.iter() if one.get("identifier")]
    assert len(names) == len(set(names))
    resources = {one.get("identifier") for one in manifest.iter(f"{CP}resource")}
    assert {one.get("identifierref") for one in manifest.iter() if one.get("identifierref")} <= resources


def test_every_file_is_listed_once_and_every_listed_file_is_there(written, manifest):
    listed = [one.get("href") for one in manifest.iter(f"{CP}file")]
    assert sorted(listed) == sorted(set(written.namelist()) - {"imsmanifest.xml"})


def test_pages_name_their_file_twice_and_links_and_questions_once(manifest):
    for resource in manifest.iter(f"{CP}resource"):
        files = [one.get("href") for one in resource.iter(f"{CP}file")]
        assert len(files) == 1
        if resource.get("type") == "webcontent":
            assert resource.get("href") == files[0]
        else:
            assert resource.get("type") in {"imswl_xmlv1p3", QTI}
            assert resource.get("href") is None
            assert resource.find(f"{CP}dependency") is None


def test_a_page_depends_on_the_pictures_it_shows_and_on_nothing_else(manifest):
    kinds = {one.get("identifier"): one.get("type") for one in manifest.iter(f"{CP}resource")}
    needed = [one.get("identifierref") for one in manifest.iter(f"{CP}dependency")]
    assert len(needed) == 1
    assert [kinds[one] for one in needed] == ["webcontent"]


def test_a_link_is_a_web_link_with_a_title_and_an_address(written):
    root = etree.fromstring(written.read("links/link-further-1-1.xml"))
    assert root.tag == "{http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3}webLink"
    assert [(one.tag.rpartition("}")[2], one.text or one.get("href")) for one in root] == [
        ("title", "A site & more"),
        ("url", "https://site.example/?a=1&b=2"),
    ]


def test_what_is_written_is_read_again_in_its_order():
    found = read(cartridge.write(make_book()))
    assert (found.title, found.summary) == ("A module & its <title>", "What it is.")
    assert [entry.title for entry in found.entries] == ["About this module", "A “chapter”", "About this book"]
    assert [(entry.title, entry.what) for entry in found.entries[1].entries] == [
        ("About this chapter", PAGE),
        ("First", PAGE),
        ("A set", QUESTIONS),
        ("Second <one> & more", PAGE),
        ("Taking it Further", PAGE),
        ("A site & more", LINK),
    ]


def test_the_same_book_is_the_same_bytes():
    assert cartridge.write(make_book()) == cartridge.write(make_book())


def test_what_has_no_place_here_is_named():
    items = "".join(
        f'<item identifierref="{name}"><title>{name}</title></item>' for name in ("talk", "tool", "gone", "nobody", "pdf")
    )
    resources = (
        '<resource identifier="talk" type="imsdt_xmlv1p3"><file href="t.xml"/></resource>'
        '<resource identifier="tool" type="imsbasiclti_xmlv1p3"><file href="t.xml"/></resource>'
        '<resource identifier="gone" type="webcontent" href="gone.html"/>'
        '<resource identifier="pdf" type="webcontent" href="a.pdf"/>'
    )
    found = read(made(items, resources, **{"t.xml": "<x/>", "a.pdf": "x"}))
    assert [(one.title, one.what, one.about) for one in found.entries] == [
        ("talk", OTHER, "a discussion topic"),
        ("tool", OTHER, "a link to another tool"),
        ("gone", OTHER, "a file that is not in the cartridge"),
        ("nobody", OTHER, "nothing that is in the cartridge"),
        ("pdf", OTHER, "a file that is no page"),
    ]


def test_a_package_without_an_outline_comes_in_by_its_files():
    data = packed({
        "imsmanifest.xml": f'{HEAD}<manifest><resources><resource identifier="a" type="webcontent" href="a%20b.html"/></resources>'
        "</manifest>",
        "a b.html": "<p>x</p>",
    })  # fmt: skip
    assert read(data).entries == (Entry("a b", PAGE, "a b.html"),)


LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 9 if n else "lol"}">' for n in range(9))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"not a zip", "not a zip file"),
        (packed({"a.html": "x"}), "no imsmanifest.xml"),
        (packed({"imsmanifest.xml": f"{HEAD}<!DOCTYPE manifest [{LOL}]><manifest>&l8;</manifest>"}), "declares entities"),
        (
            packed({"imsmanifest.xml": f'{HEAD}<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><m>&x;</m>'}),
            "declares entities",
        ),
        (packed({"imsmanifest.xml": "<manifest>"}), "not whole XML"),
        (packed({"imsmanifest.xml": f"<manifest>{'<a>' * 300}{'</a>' * 300}</manifest>"}), "not whole XML"),
        (packed({"imsmanifest.xml": "<manifest/>", "../../evil.html": "x"}), "names places outside itself"),
        (packed({"imsmanifest.xml": "<manifest/>", "/etc/cron.d/x": "x"}), "names places outside itself"),
        (packed({"imsmanifest.xml": "<manifest/>", "a\\..\\..\\x": "x"}), "names places outside itself"),
        (packed({"imsmanifest.xml": "<manifest/>", "C:/x": "x"}), "names places outside itself"),
        (packed({"imsmanifest.xml": "<manifest/>", "zeros.html": b"0" * 30_000_000}), "unpacks to far more"),
        (packed({"imsmanifest.xml": "<manifest/>", **{f"{n}.html": "" for n in range(2001)}}), "unpacks to far more"),
        (made("<item identifierref='x'><title>a</title></item>" * 301), "more than 300 entries"),
        (made(), "no pages, links or questions"),
        (packed({"imsmanifest.xml": "<manifest/>"})[:-30], "not a zip file"),
    ],
    ids=range(15),
)
def test_a_file_that_means_harm_or_is_no_cartridge_is_refused_in_words(data, says):
    with pytest.raises(Unreadable, match=says):
        read(data)


def test_a_file_that_is_too_large_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr("learning.interchange.archive.MOST_BYTES", 10)
    with pytest.raises(Unreadable, match="larger than 50 MB"):
        read(b"PK" * 10)


@pytest.mark.parametrize("href", ["../../../etc/passwd", "/etc/passwd", "%2e%2e/%2e%2e/x", "..", ""])
def test_a_page_that_points_outside_finds_nothing(href):
    assert cartridge_read.inside(href, "") == ""
