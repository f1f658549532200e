"""What Marek is told about a section before it is published."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from learning.actions.course import put_drawing
from learning.blocks import Figure
from learning.models import ChapterPage, ModulePage, PublishedBody, SectionPage
from tests.factories.forms import section_sent
from tests.factories.learning import make_chapter, make_module, make_section

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
LAW = {
    "html": "<p>Ask first.</p>",
    "checked_on": "2026-11-16",
    "nation": "England",
    "owner": "Marek",
    "source_url": "https://x.example/",
}
ENOUGH = f"<p>{'Rosa came home and sat down. ' * 60}</p>"
PAUSE = ("pause", {"html": "<p>Who wrote it?</p>", "prompt": ""})


def draft(*blocks):
    stream = SectionPage._meta.get_field("body").stream_block
    raw = [{"type": kind, "id": f"b{at}", "value": value} for at, (kind, value) in enumerate(blocks)]
    return SectionPage(title="A visit", body=stream.to_python(raw))


def told(*blocks):
    return [finding.words for finding in draft(("text", ENOUGH), PAUSE, *blocks).findings()]


def musts(*blocks):
    return [(finding.block, finding.words) for finding in draft(*blocks).findings() if finding.must]


def picture():
    return put_drawing(title="table.svg", svg=SVG, by=None)


def document(name):
    return get_document_model().objects.create(title=name, file=ContentFile(b"bytes", name=name)).pk


def test_a_section_in_order_is_told_nothing(db):
    assert told() == []


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<h3>Later</h3><p>On.</p>", "“Later” is a small heading, and no large one stands above it. Make it a large one."),
        ("<h2></h2>", "There is a heading without words. Take it out."),
        (
            '<p><a href="https://x.example/">Click here</a></p>',
            "A link says only “Click here”. Say where it leads: some people hear the links without the text.",
        ),
        ('<p><a linktype="page" id="999">the visit</a></p>', "The link “the visit” leads nowhere. Choose where, or take it out."),
        ('<p>On <a href="https://x.example/"> </a>.</p>', "There is a link without words. Take it out, or say where it leads."),
        (
            "<p><b>What to do</b></p>",
            "“What to do” looks like a heading but is bold text. Screen readers do not find it: make it one.",
        ),
        (
            "<p>The Care Act 2014 says so.</p>",
            "“The Care Act 2014” stands in running text. What it asks for belongs in a Statement of law, with a date and an owner.",
        ),
    ],
)  # fmt: skip
def test_worth_a_look(html, said, db):
    assert told(("text", html)) == [said]


def test_one_pause_is_right(db):
    assert draft(("text", ENOUGH)).findings()[0].words == "There is no “Pause and think”. One in a section is right."
    assert told(PAUSE) == ["There are 2 times “Pause and think”. One in a section is right."]


def test_too_short_too_long_and_too_hard(db):
    assert draft(PAUSE, ("text", "<p>Rosa came.</p>")).findings()[0].words == "5 words. One sitting is 350 to 600."
    hard = "Organisational accountability necessitates comprehensive documentation of interdisciplinary deliberations " * 8
    said = draft(PAUSE, ("text", f"<p>{hard}.</p>" * 6)).findings()[0].words
    assert said.startswith("Harder to read than it need be.")
    assert "“Organisational accountability necessitates comprehensive documentation …” (64 words)" in said


def test_a_picture_without_words_a_video_without_captions_and_a_recording_without_a_transcript_must_be_mended(db):
    figure = {"picture": picture(), "alt": " ", "decorative": False, "caption": "", "credit": "Waymark"}
    video = {"title": "A visit", "recording": document("a.mp4"), "captions": None, "minutes": 2, "transcript": "<p> </p>"}
    assert musts(("figure", figure), ("media", video)) == [
        ("b0", "Figure, “What it shows”: Describe what the picture shows, or mark it as decorative."),
        ("b1", "Sound or video, “Captions”: A video needs captions, for people who cannot hear it. Bring them as a .vtt file."),
        ("b1", "Sound or video, “Transcript”: Write down every word that is said, and what can be seen that matters."),
    ]


@pytest.mark.parametrize(("field", "label"), [("checked_on", "Checked on"), ("owner", "Owner"), ("source_url", "Source")])
def test_a_statement_of_law_needs_a_date_an_owner_and_a_source(field, label, db):
    assert musts(("law", LAW | {field: None if field == "checked_on" else ""})) == [
        ("b0", f"Statement of law, “{label}”: still empty.")
    ]


def test_a_picture_whose_file_is_gone_is_named_and_its_words_stand_in_its_place(db, marek):
    image = picture()
    file = get_image_model().objects.get(pk=image).file
    file.storage.delete(file.name)
    figure = {"picture": image, "alt": "A table", "decorative": False, "caption": "", "credit": "Waymark"}
    assert musts(("figure", figure)) == [
        ("b0", "Figure, “Picture”: This picture cannot be opened. Choose another, or bring it again.")
    ]
    assert "<p>A table</p>" in draft(("figure", figure)).draw().content[0]["html"]


@pytest.fixture
def page(db):
    video = {"title": "A visit", "recording": document("a.mp4"), "captions": None, "minutes": 2, "transcript": "<p>She waits.</p>"}
    return make_section(make_chapter(make_module()), body=[{"type": "media", "id": "m", "value": video}])


def test_marek_saves_a_draft_in_any_state_and_is_stopped_when_he_publishes(page, marek, as_person):
    sent = section_sent(page) | {"body-0-value-title": ""}
    address = f"/cms/pages/{page.pk}/edit/"
    refused = as_person(marek).post(address, sent | {"action-publish": "on"})
    assert "This field is required" in refused.content.decode()
    assert "A visit" in str(PublishedBody.objects.get(page=page.pk).content)
    assert as_person(marek).post(address, sent).status_code == 302
    assert SectionPage.objects.get(pk=page.pk).get_latest_revision_as_object().body[0].value["title"] == ""


def test_a_video_without_captions_is_stopped_beside_its_field(page, marek, as_person):
    refused = as_person(marek).post(f"/cms/pages/{page.pk}/edit/", section_sent(page) | {"action-publish": "on"})
    assert "A video needs captions, for people who cannot hear it." in refused.content.decode()


def test_a_picture_without_words_is_a_draft_as_well(db):
    value = {"picture": picture(), "alt": "", "decorative": False, "caption": "", "credit": ""}
    block = Figure()
    assert block.clean_deferred(block.to_python(value))["alt"] == ""


def test_what_there_is_to_mend_is_asked_for_by_itself(page, marek, sam, as_person):
    address = f"/cms/sections/{page.pk}/findings/"
    said = as_person(marek).get(address).content.decode()
    assert "There is no “Pause and think”" in said
    assert as_person(sam).get(address).status_code in (302, 403)


def test_what_is_only_worth_a_look_is_said_once_it_is_published(page, marek, as_person):
    make_section(page.get_parent(), "Short", body=[{"type": "text", "id": "t", "value": "<p>Rosa came.</p>"}])
    page = SectionPage.objects.get(slug="short")
    sent = section_sent(page) | {"action-publish": "on"}
    said = as_person(marek).post(f"/cms/pages/{page.pk}/edit/", sent, follow=True).content.decode()
    assert "Worth a look in “Short”: There is no “Pause and think”." in said


def test_a_chapter_and_a_module_are_looked_at_as_well(db):
    chapter = ChapterPage(title="Good practice", outcomes="", further=[])
    assert [finding.words for finding in chapter.findings()] == [
        "It has no summary. Lists and searches show one.",
        "It does not say what readers will be able to do.",
        "Taking it Further has no website, reading or idea yet.",
    ]
    module = ModulePage(
        title="Digital practice", summary="A short one.", outcomes="Ask why.", licence="CC BY 4.0", ask="<p>Joan</p>"
    )
    assert [finding.words for finding in module.findings()] == [
        "It does not say how it is assessed.",
        "It does not say who made it.",
    ]


def test_what_a_chapter_must_have_is_named_first(db):
    stream = ChapterPage._meta.get_field("further").stream_block
    website = {"type": "website", "id": "w", "value": {"title": "", "url": "", "about": ""}}
    found = ChapterPage(title="x", further=stream.to_python([website])).findings()
    assert found[0].must
    assert found[0].block == "w"
