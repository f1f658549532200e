"""The course of the demo, written as files: valid where a strict reader looks, and whole when it comes back."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

from learning.actions.book import bind
from learning.actions.cartridge import import_file
from learning.actions.course import put_page
from learning.actions.recording import make_missing_recordings
from learning.interchange import cartridge, epub
from learning.models import ChapterPage, Highlight, ModulePage, Note, PublishedBody, SectionPage
from learning.models.glossary_marks import without_buttons
from learning.models.outline import library
from learning.models.section_words import words_in
from tests.learning.interchange.books import NASTY

JAR = Path("/usr/share/java/epubcheck.jar")
SLUG = "digital-practice-in-social-work"
SAID_AGAIN = (".picture-words", "a[href*='prompt=']")  # what a picture shows; the way to the log


@pytest.fixture
def module(db):
    for command in ("load_frameworks", "load_activities", "load_course"):
        call_command(command, verbosity=0)
    return ModulePage.objects.get(slug=SLUG)


def mark_something(*, section, by):
    words = words_in(section.published_body.content)
    for number, (place, (start, end)) in enumerate(words.places.items()):
        begins = min(start + number, end - 1)
        facts = {"where": "1.1", "quote": words.text[begins:end], "start": begins, "end": end}
        marked = Highlight.objects.create(id=uuid4(), owner=by, section=section, **facts)
        Note.objects.create(highlight=marked, words=f"<{place}> & more\n\n\x0bend")


@pytest.mark.skipif(not (JAR.exists() and shutil.which("java")), reason="needs EPUBCheck: apt-get install epubcheck")
def test_epubcheck_finds_nothing_in_the_course_or_in_what_is_nasty(module, amara, settings, tmp_path):
    words = {"title": "Five < six & “seven”", "outcomes": "<b>\n&amp;", "content_notes": "</p>"}
    chapter = put_page(model=ChapterPage, parent=module, slug="five", values=words, by=None)[0]
    nasty = {"title": "<i>", "html": NASTY}
    variants = {"title": "N & N", "variants": [{"nation": "Wales", "html": NASTY}, {"nation": "Scotland", "html": "<p>x</p>"}]}
    law = {"html": NASTY, "checked_on": "2026-11-16", "nation": "<b>", "owner": "&", "source_url": "https://a.example/?a=1&b=2"}
    body = [("text", NASTY), ("case", nasty), ("pause", {"html": NASTY, "prompt": '"<&'}), ("nations", variants), ("law", law)]
    body.append(("key_terms", {"terms": [{"term": "<", "meaning": "&"}]}))
    blocks = json.dumps([{"type": kind, "id": f"{number} {kind}:", "value": value} for number, (kind, value) in enumerate(body)])
    put_page(model=SectionPage, parent=chapter, slug="six", values={"title": "Six & <seven>", "body": blocks}, by=None)
    file = tmp_path / "module.epub"
    settings.SPEECH_ENGINE = "tests.learning.test_read_aloud.Metronome"
    chapter = ChapterPage.objects.get(slug="good-practice-starts-with-why")
    for section in [*chapter.get_children().values_list("slug", flat=True), "six"]:
        make_missing_recordings(slug=section)
    mark_something(section=SectionPage.objects.get(slug="a-visit-three-ways"), by=amara)
    file.write_bytes(epub.write(bind(library().modules[SLUG], aloud=True, notes_of=amara, glossary=True)))
    command = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(JAR), str(file)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert re.findall(r"^(?:ERROR|WARNING|FATAL).*", checked.stdout + checked.stderr, re.MULTILINE) == []
    assert "No errors or warnings detected." in checked.stdout


def test_what_is_exported_comes_back_without_losing_a_word(module):
    brought = import_file(name="course.imscc", content=cartridge.write(bind(library().modules[SLUG])), by=None)
    assert {row["verdict"] for row in brought.rows} == {"came in", "came in, to be looked at"}
    for name in ("title", "summary", "outcomes", "licence", "licence_url", "credited_to", "nation"):
        assert getattr(brought.module, name) == getattr(module, name)
    for name in ("credits", "nations_note", "assessed", "ask"):
        assert words(getattr(brought.module, name)) == words(getattr(module, name))
    again = [page.specific for page in brought.module.get_children()]
    for chapter, came in zip([page.specific for page in module.get_children()], again, strict=True):
        for name in ("title", "summary", "outcomes", "content_notes"):
            assert getattr(came, name) == getattr(chapter, name)
        assert [entry_of(one) for one in came.further] == [entry_of(one) for one in chapter.further]
        for section, back in zip(chapter.get_children(), came.get_children(), strict=True):
            assert back.title == section.title
            assert missing(section, back.specific) == []


def entry_of(child):
    value = child.block.get_prep_value(child.value)
    value |= {"authors": list(child.value["authors"])} if "authors" in value else {}
    return child.block_type, {name: part for name, part in value.items() if part not in ("", False, None)}


def words(html):
    """A tag inside a sentence puts no white space before its full stop."""
    return re.sub(r" (?=[.,;:)])", "", " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split()))


def missing(section, back: SectionPage):
    """Return every paragraph, line and heading of a published section that is not in the draft that came back."""
    there = " ".join(words(part) for part in strings(back.body.get_prep_value()))
    raw = json.dumps(back.body.get_prep_value(), ensure_ascii=False)
    found = []
    for piece in without_buttons(PublishedBody.objects.get(page=section.pk).content):
        soup = BeautifulSoup(piece.get("html", ""), "html.parser")
        for element in [one for pattern in SAID_AGAIN for one in soup.select(pattern)]:
            (element.parent if element.name == "a" else element).decompose()
        lines = [
            words(str(one)) for one in soup.find_all(["p", "li", "h2", "h3", "dt", "dd", "summary"]) if not one.find(["p", "li"])
        ]
        found += [line for line in lines if line not in there and line not in {"Key terms", "Pause and think"}]
        found += [one["aria-label"] for one in soup.find_all("svg", role="img") if one["aria-label"] not in raw]
    return found


def strings(value):
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from strings(part)
