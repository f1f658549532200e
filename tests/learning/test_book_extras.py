"""Books that are read aloud, and books with what one reader marked in them."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from learning.actions.book import bind, make_missing_books
from learning.actions.mark import highlight
from learning.actions.recording import make_missing_recordings
from learning.interchange import epub
from learning.models import Highlight, ModulePage, Note, SectionPage, Term
from learning.models.outline import library
from learning.models.section_words import words_in

CHAPTER = "/modules/digital-practice/good-practice/"


@pytest.fixture
def spoken(course, settings):
    settings.SPEECH_ENGINE = "tests.learning.test_read_aloud.Metronome"
    make_missing_recordings()
    return library().modules["digital-practice"]


def files_of(content):
    book = ZipFile(BytesIO(content))
    return {name: book.read(name) for name in book.namelist()}


def test_each_sentence_of_a_chapter_is_said_when_it_is_shown(spoken):
    files = files_of(epub.write(bind(spoken, spoken.chapters[0], aloud=True)))
    section = spoken.chapters[0].sections[0]
    page = files[f"EPUB/section-{section.pk}.xhtml"].decode()
    smil = files[f"EPUB/section-{section.pk}.smil"].decode()
    pars = re.findall(r'#([^"]+)"/><audio src="[^"]+" clipBegin="([\d.]+)s" clipEnd="([\d.]+)s"', smil)
    assert pars[0] == ("title", "0.000", "0.500")
    assert all(f'id="{name}"' in page for name, _, _ in pars)
    times = [float(time) for _, begins, ends in pars for time in (begins, ends)]
    assert times == sorted(times)
    first = re.search(rf'<span id="{pars[1][0]}">(.*?)</span>', page)[1]
    assert first.startswith("One")
    assert f'media-overlay="overlay-section-{section.pk}"' in files["EPUB/package.opf"].decode()


def test_whoever_may_read_a_chapter_takes_it_away_with_its_sound(client, spoken):
    make_missing_books()
    assert "With sound" in client.get("/modules/digital-practice/e-book/").content.decode()
    answer = client.get(f"{CHAPTER}e-book/aloud/")
    assert answer["Content-Disposition"] == 'attachment; filename="good-practice-read-aloud.epub"'
    assert any(name.endswith(".mp3") for name in files_of(answer.content))


def test_a_chapter_that_nobody_has_read_aloud_has_no_such_book(client, course):
    make_missing_books()
    assert "With sound" not in client.get("/modules/digital-practice/e-book/").content.decode()
    assert client.get(f"{CHAPTER}e-book/aloud/").status_code == 302


@pytest.fixture
def marked(amara, section):
    """Amara marked two words of the first section and wrote beside them; of another passage the words are gone."""
    words = words_in(SectionPage.objects.get(pk=section.pk).published_body.content)
    passage = words.between(4, 9)
    facts = {"section": section, "where": "1.1", "meaning": "question", "by": amara}
    first = highlight(id="00000000-0000-4000-8000-000000000001", passage=passage, **facts)
    Note.objects.create(highlight=first, words="Ask <Joan> about this.\n\nSoon.")
    Highlight.objects.create(
        id="00000000-0000-4000-8000-000000000002",
        owner=amara,
        section_id=section.pk,
        where="1.1",
        quote="Words that went.",
        start=0,
        end=16,
    )
    return passage


def test_amara_takes_her_notes_with_her_where_they_belong(amara, as_person, course, section, marked):
    answer = as_person(amara).get(f"{CHAPTER}e-book/mine/")
    assert answer["Cache-Control"] == "private, no-store"
    page = files_of(b"".join(answer.streaming_content))[f"EPUB/section-{section.pk}.xhtml"].decode()
    assert f'<mark class="own question">{marked.quote}</mark>' in page
    assert "<p>Ask &lt;Joan&gt; about this.</p><p>Soon.</p></aside>" in page
    assert page.index("</mark>") < page.index("<aside") < page.index("Also marked by you") < page.index("Words that went.")


def test_nobody_else_finds_her_notes_in_their_book(ben, as_person, course, marked):
    for_ben = b"".join(as_person(ben).get(f"{CHAPTER}e-book/mine/").streaming_content)
    assert all(b"Joan" not in content for content in files_of(for_ben).values())
    assert as_person(None).get(f"{CHAPTER}e-book/mine/").status_code == 302


def test_a_book_explains_the_words_that_stand_in_it(course):
    page = ModulePage.objects.get(pk=course.pk)
    Term.objects.create(module=page, term="word", meaning="Something that is said.")
    Term.objects.create(module=page, term="unsaid", meaning="Something that is not.")
    module = library().modules["digital-practice"]
    for chapter, expected in ((module.chapters[0], (True, False)), (None, (True, True))):
        words = files_of(epub.write(bind(module, chapter, glossary=True)))["EPUB/glossary.xhtml"].decode()
        assert ("Something that is said." in words, "Something that is not." in words) == expected
