from io import BytesIO, StringIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

from activities.models import Activity
from history.models import Entry
from learning.actions.cartridge import bring_cartridge, import_file, import_waiting
from learning.actions.site import prepare_site
from learning.models import BasePage, CartridgeImport, ChapterPage, ModulePage, SectionPage
from learning.models.cartridge_values import entry_of
from tests.factories.learning import make_course

BRING = "/cms/cartridges/"
QTI = """<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="a" title="Check">
<section ident="s"><item ident="i" title="One">
<presentation><material><mattext texttype="text/html">&lt;p&gt;Which?&lt;/p&gt;</mattext></material>
<response_lid ident="r"><render_choice><response_label ident="a"><material><mattext>Yes</mattext></material></response_label>
<response_label ident="b"><material><mattext>No</mattext></material></response_label></render_choice></response_lid></presentation>
<resprocessing><respcondition><conditionvar><varequal respident="r">a</varequal></conditionvar><setvar>100</setvar></respcondition>
</resprocessing></item></section></assessment></questestinterop>"""
LINK = '<webLink xmlns="x"><title>{}</title><url href="{}"/></webLink>'


@pytest.fixture
def authoring(db):
    """What lets authors into the Wagtail admin."""
    prepare_site()


def png():
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return out.getvalue()


def packed(**files):
    """A course with a folder of pages, links and questions, as another system might write it."""
    kinds = {".xml": "imswl_xmlv1p1", ".qti": "imsqti_xmlv1p2/imscc_xmlv1p1/assessment", ".html": "webcontent"}
    listed = [(f"r{n}", name, kinds.get("." + name.rpartition(".")[2])) for n, name in enumerate(files)]
    items = "".join(
        f'<item identifierref="{ref}"><title>{name.rpartition(".")[0]}</title></item>' for ref, name, kind in listed if kind
    )
    resources = "".join(
        f'<resource identifier="{ref}" type="{kind}"><file href="{name}"/></resource>' for ref, name, kind in listed if kind
    )
    manifest = (
        "<manifest><metadata><schema>IMS Common Cartridge</schema><lom><general><title><string>Law &amp; life</string></title>"
        "</general></lom></metadata><organizations><organization><item><item>"
        f"<title>Week 1</title>{items}</item></item></organization>"
        f"</organizations><resources>{resources}</resources></manifest>"
    )
    out = BytesIO()
    with ZipFile(out, "w") as zipped:
        zipped.writestr("imsmanifest.xml", manifest)
        for name, content in files.items():
            zipped.writestr(name, content)
    return out.getvalue()


def taken(**files):
    return import_file(name="course.imscc", content=packed(**files), by=None)


def rows(brought):
    return [(row["what"], row["title"], row["verdict"]) for row in brought.rows]


def test_a_course_of_another_system_comes_in_as_drafts(db):
    brought = taken(**{
        "Welcome.html": "<html><head><title>Welcome</title></head><body><h1>Welcome</h1><p>Hello <b>you</b></p></body></html>",
        "A site.xml": LINK.format("A site", "https://a.example/"),
        "Check.qti": QTI,
    })  # fmt: skip
    assert rows(brought) == [
        ("module", "Law & life", "came in"),
        ("chapter", "Week 1", "came in"),
        ("page", "Welcome", "came in"),
        ("link", "A site", "came in, to be looked at"),
        ("questions", "Check", "came in, to be looked at"),
    ]
    section, chapter, activity = SectionPage.objects.get(), ChapterPage.objects.get(), Activity.objects.get()
    assert [page.live for page in (brought.module, chapter, section, activity)] == [False] * 4
    assert [one.block_type for one in section.body] == ["text", "activity"]
    assert (str(section.body[0].value), section.body[1].value) == ("<p>Hello <b>you</b></p>", activity)
    assert [(one.block_type, one.value["url"]) for one in chapter.further] == [("website", "https://a.example/")]
    assert [one.block_type for one in activity.body[0].value["questions"]] == ["single"]
    assert section.latest_revision is not None


def test_what_means_harm_on_a_page_comes_in_as_words_or_not_at_all(db):
    brought = taken(**{
        "Page.html": "<p onclick=x()>Safe<script>evil()</script><a href='javascript:evil()'>link</a></p><iframe src=//x></iframe>",
        "Bad link.xml": LINK.format("Bad", "javascript:evil()"),
        "No link.xml": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><webLink>&e;</webLink>',
        "Questions.qti": "<html/>",
        "Deep.html": "<div>" * 5000,
    })  # fmt: skip
    assert [row[2] for row in rows(brought)] == ["came in", "came in", "came in", *["did not come in"] * 4]
    assert [str(one.value) for one in SectionPage.objects.get().body] == ["<p>Safelink</p>"]


def test_pictures_come_along_and_what_is_no_picture_is_named(db):
    brought = taken(**{
        "Page.html": '<p>a</p><img src="$IMS-CC-FILEBASE$/a.png" alt="A"><img src="b.svg"><img src="../../etc/passwd">'
        '<img src="c.png">',
        "web_resources/a.png": png(),
        "b.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script>evil()</script></svg>",
        "c.png": "no picture",
    })  # fmt: skip
    assert [image.title for image in get_image_model().objects.all()] == ["a.png"]
    page = next(row for row in brought.rows if row["what"] == "page")
    assert page["words"] == [
        "A picture (b.svg) is not of a kind that can be shown here, so it was left out.",
        "A picture (passwd) is not in the cartridge.",
        "A picture (c.png) is not of a kind that can be shown here, so it was left out.",
        "Say who made each picture, and under which licence, before you publish it.",
    ]


def test_marek_brings_a_cartridge_and_sees_row_by_row_what_came_of_it(marek, as_person, authoring):
    client = as_person(marek)
    page = client.get(BRING).content.decode()
    assert '"/cms/cartridges/"' in page
    file = SimpleUploadedFile("law.imscc", packed(**{"Welcome.html": "<p>Hello</p>"}))
    pk = uuid4()
    response = client.post(BRING, {"id": pk, "file": file})
    assert "is being taken in" in client.get(response["Location"]).content.decode()
    assert import_waiting() == 1
    page = client.get(response["Location"]).content.decode()
    assert "Nothing of it is published" in page
    assert f'href="/cms/pages/{SectionPage.objects.get().pk}/edit/"' in page
    assert Entry.objects.filter(verb="cartridge.import", actor_pk=str(marek.pk)).count() == 1


def test_the_same_press_twice_brings_one_course(marek, db):
    content, pk = packed(**{"a.html": "<p>x</p>"}), uuid4()
    for _ in range(2):
        bring_cartridge(id=pk, name="a", content=content, by=marek)
        import_waiting()
    assert (CartridgeImport.objects.count(), ModulePage.objects.count()) == (1, 1)
    assert bytes(CartridgeImport.objects.get().content) == b""


@pytest.mark.parametrize(
    ("data", "says"), [(b"", "This file is empty"), (b"x", "not a zip file"), (packed(), "no pages, links or questions")]
)
def test_a_file_that_is_no_cartridge_is_refused_in_words_and_nothing_is_kept(data, says, marek, as_person, authoring):
    page = as_person(marek).post(BRING, {"id": uuid4(), "file": SimpleUploadedFile("a.imscc", data)})
    assert says in page.content.decode()
    assert CartridgeImport.objects.count() == 0


def test_a_file_that_nobody_foresaw_leaves_nothing_and_says_so(marek, monkeypatch, db):
    brought = bring_cartridge(id=uuid4(), name="a", content=packed(**{"a.html": "x"}), by=marek)
    monkeypatch.setattr("learning.actions.cartridge_chapter.stream", lambda blocks: 1 / 0)
    import_waiting()
    brought.refresh_from_db()
    assert [row["verdict"] for row in brought.rows] == ["did not come in"]
    assert BasePage.objects.filter(title="Law & life").count() == 0


@pytest.mark.parametrize("who", ["amara", "joan", "sam", "priya", "elin"])
def test_nobody_but_authors_brings_or_exports_a_course(who, cast, as_person, db):
    module = make_course()
    client = as_person(cast[who])
    pk = import_file(name="a", content=packed(**{"a.html": "x"}), by=None).pk
    for address in (BRING, f"{BRING}{pk}/", f"{BRING}export/{module.pk}/markdown/", "/cms/links/"):
        assert client.get(address).status_code in (302, 403, 404)


def test_marek_takes_a_published_module_away_as_a_file(marek, as_person, db):
    module, client = make_course(), as_person(marek)
    for name, ending in (("cartridge", "imscc"), ("markdown", "zip"), ("e-book", "epub")):
        answer = client.get(reverse("cartridges:export", args=[module.pk, name]))
        assert answer["Content-Disposition"] == f'attachment; filename="digital-practice.{ending}"'
        assert answer.content.startswith(b"PK")
    assert client.get(reverse("cartridges:export", args=[module.pk, "other"])).status_code == 404
    assert (
        reverse("cartridges:export", args=[module.pk, "markdown"]) in client.get(f"/cms/pages/{module.pk}/edit/").content.decode()
    )


def test_the_command_says_what_came_of_each(tmp_path, marek, db):
    (tmp_path / "a.imscc").write_bytes(packed(**{"Welcome.html": "<p>Hello</p>"}))
    said = StringIO()
    call_command("import_cartridge", tmp_path / "a.imscc", "--as", marek.email, stdout=said)
    assert "page “Welcome” came in" in said.getvalue()
    assert SectionPage.objects.get().owner == marek
    (tmp_path / "b.imscc").write_bytes(b"x")
    with pytest.raises(CommandError, match="not a zip file"):
        call_command("import_cartridge", tmp_path / "b.imscc")
    with pytest.raises(CommandError, match="Nobody here has the address"):
        call_command("import_cartridge", tmp_path / "a.imscc", "--as", "x@a.example")


@pytest.mark.parametrize(
    "found",
    [
        None,
        {"type": "other", "value": {"title": "a"}},
        {"type": "website", "value": {"title": "a", "url": "javascript:x"}},
        {"type": "website", "value": {"title": "a", "url": "https://a.example/", "checked_on": "2026-02-31"}},
        {"type": "website", "value": {"title": "a", "access": "stolen"}},
        {"type": "reading", "value": {"title": "a", "year": "x"}},
        {"type": "reading", "value": {"title": ["a"]}},
        {"type": "idea", "value": {"text": "a"}},
    ],
)
def test_an_entry_that_no_author_could_have_filled_in_is_none(found):
    assert entry_of(found) is None
