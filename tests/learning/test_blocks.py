"""What authors write, and what readers get of it."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from learning import block_states
from learning.actions.course import put_drawing
from learning.blocks import Figure
from learning.models import PublishedBody
from learning.models.drawing_of_pictures import NotADrawing, inline
from learning.models.outline import library
from tests.factories.learning import make_chapter, make_module, make_section, text_block

READ = "/modules/digital-practice/good-practice/a-visit-three-ways/"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9"><path d="M0 0h9" stroke="currentColor"/></svg>'


@pytest.fixture
def drawn(db):
    """Publish a section of these blocks and return what was stored of it."""
    chapter = make_chapter(make_module())

    def draw(*blocks):
        body = [block if "type" in block else text_block("t", **block) for block in blocks]
        return PublishedBody.objects.get(page=make_section(chapter, body=body).pk)

    return draw


def block(kind, name="here", **value):
    return {"type": kind, "id": name, "value": value}


def html(body):
    return "".join(piece["html"] for piece in body.content)


def test_every_paragraph_has_an_address_of_its_own(drawn):
    body = drawn({"type": "text", "id": "opening", "value": "<h2>Paper</h2><p>One.</p><ul><li>Two</li></ul>"})
    assert list(body.places) == ["block-opening--1", "block-opening--2", "block-opening--3"]
    assert '<p class="first" id="block-opening--2">One.</p>' in html(body)


def test_marks_of_the_editor_do_not_reach_readers(drawn):
    body = drawn({"type": "text", "id": "t", "value": '<p data-block-key="x1">One.</p>'})
    assert "data-block-key" not in html(body)


def test_a_case_has_its_title(drawn):
    body = drawn(block("case", title="Leo’s main issue", html="<p>It wants one.</p>"))
    assert "Leo’s main issue</h2><p>It wants one.</p>" in html(body)


def test_boxes_after_a_heading_are_one_level_below_it(drawn):
    body = drawn({"type": "text", "id": "t", "value": "<h2>Paper</h2>"}, block("case", title="Leo", html="<p>.</p>"))
    assert '<h3 id="block-here-title">' in html(body)


def test_key_terms_are_a_list_of_definitions(drawn):
    body = drawn(block("key_terms", terms=[{"term": "Informational", "meaning": "Kept as data."}]))
    assert "<dt>Informational</dt><dd>Kept as data.</dd>" in html(body)


def test_a_pause_leads_to_the_log_with_its_question(drawn):
    body = drawn(block("pause", html="<p>Who wrote about you?</p>", prompt="Who wrote & why?"))
    assert "?prompt=Who%20wrote%20%26%20why%3F" in html(body)
    assert "Write about this" not in html(drawn(block("pause", html="<p>Only think.</p>")))


def test_a_statement_of_law_says_when_where_and_by_whom_it_was_checked(drawn):
    law = block(
        "law", html="<p>Article 8.</p>", checked_on="2026-11-16", nation="UK", owner="Marek", source_url="https://x.example/8"
    )
    assert "UK · checked Mon 16 Nov 2026 by Marek" in html(drawn(law))
    assert '<a href="https://x.example/8">Source: x.example</a>' in html(drawn(law))


def test_nations_differ_in_place_and_only_the_first_counts_as_reading(drawn):
    variants = [{"nation": "England", "html": "<p>One.</p>"}, {"nation": "Wales", "html": f"<p>{'word ' * 900}</p>"}]
    body = drawn(block("nations", title="Regulators", variants=variants))
    assert "<details><summary>Wales</summary>" in html(body)
    assert body.seconds < 5


def test_a_recording_comes_with_its_transcript(drawn):
    sound = get_document_model().objects.create(title="Kettle", file=ContentFile(b"sound", name="kettle.mp3"))
    body = drawn(block("media", title="A kettle", recording=sound.pk, minutes=3, transcript="<p>It whistles.</p>"))
    assert "<audio controls" in html(body)
    assert "Transcript of “A kettle”</summary><p>It whistles.</p>" in html(body)
    assert body.seconds > 180


def test_a_drawing_stands_in_the_page_with_its_words(drawn):
    picture = put_drawing(title="table.svg", svg=SVG, by=None)
    figure = block("figure", picture=picture, alt="A table", decorative=False, caption="Seen from above.", credit="Waymark")
    assert 'role="img" aria-label="A table"' in html(drawn(figure))
    assert '<figure id="block-here" class="essential">' in html(drawn(figure))


def test_decoration_is_hidden_from_screen_readers(drawn):
    picture = put_drawing(title="table.svg", svg=SVG, by=None)
    figure = block("figure", picture=picture, alt="", decorative=True, caption="", credit="Waymark")
    assert 'aria-hidden="true"' in html(drawn(figure))


def test_a_picture_needs_words_or_the_mark_of_decoration(db):
    figure = Figure()
    value = {"picture": None, "alt": "", "decorative": False, "caption": "", "credit": "Waymark"}
    with pytest.raises(ValidationError) as refused:
        figure.clean(figure.to_python(value | {"picture": put_drawing(title="t.svg", svg=SVG, by=None)}))
    assert "Describe what the picture shows" in str(refused.value.block_errors["alt"])


@pytest.mark.parametrize(
    "part",
    [b"<script>alert(1)</script>", b"<text>words</text>", b'<path onload="x()"/>', b'<path style="fill:red"/>',
     b'<image href="https://elsewhere.example/x.png"/>', b'<path fill="url(#x)"/>', b"<!-- hidden -->"],
)  # fmt: skip
def test_a_drawing_with_more_than_shapes_is_refused(part):
    source = b'<svg xmlns="http://www.w3.org/2000/svg">' + part + b"</svg>"
    if part.startswith(b"<!--"):
        assert "hidden" not in inline(source, alt="x")
        return
    with pytest.raises(NotADrawing):
        inline(source, alt="x")


@pytest.mark.parametrize("source", [b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', b"<svg"])
def test_a_broken_or_declaring_drawing_is_refused(source):
    with pytest.raises(NotADrawing):
        inline(source, alt="x")


def test_blocks_of_higher_apps_are_asked_for_once_and_drawn_for_this_reader(amara, as_person, drawn, course_kind):
    drawn(*({"type": "law", "id": f"b{number}", "value": LAW} for number in range(3)))
    page = as_person(amara).get(READ).content.decode()
    assert course_kind == [[LAW["owner"]] * 3]
    assert page.count("Statement by Marek, seen by Amara Osei") == 3


LAW = {
    "html": "<p>Article 8.</p>",
    "checked_on": "2026-11-16",
    "nation": "UK",
    "owner": "Marek",
    "source_url": "https://x.example/8",
}


@pytest.fixture
def course_kind(monkeypatch, settings, tmp_path):
    """Let statements of law be a kind of a higher app; returns the questions it was asked."""
    (tmp_path / "kind.html").write_text("Statement by {{ block.key }}, seen by {{ state|default:'nobody' }}")
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}]
    asked = []

    def ask(user, keys):
        asked.append(keys)
        return dict.fromkeys(keys, user.name)

    kinds = {"law": block_states.Kind("law", lambda value: {"key": value["owner"], "minutes": 1}, ask, "kind.html")}
    monkeypatch.setattr(block_states, "_kinds", kinds)
    return asked


def test_somebody_signed_out_sees_such_a_block_without_a_state(client, drawn, course_kind):
    drawn({"type": "law", "id": "b", "value": LAW})
    assert "Statement by Marek, seen by nobody" in client.get(READ).content.decode()
    assert course_kind == []
    assert library().modules["digital-practice"].chapters[0].sections[0].minutes == 1


def test_what_is_stored_is_plain_data(drawn):
    assert json.loads(json.dumps(drawn(block("law", **LAW)).content))
