"""What Amara marks in a section and writes beside it."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from history.models import Entry
from learning.actions.mark import Stale, TooMany, highlight, remove_highlight, write_note
from learning.actions.publishing import draw_again
from learning.models import Highlight, Note, SectionPage
from learning.models.mark import Typed
from learning.models.outline import library
from learning.models.section_words import words_in
from tests.factories.learning import make_chapter, make_module, make_section, text_block
from writing.actions.draft import save_draft
from writing.models import Draft
from writing.models.passage import find_again

READ = "/modules/digital-practice/good-practice/a-visit-three-ways/"
FIRST = "Somebody chose the boxes of the form. A person with a name wrote it."
SECOND = "Consent is a conversation, and it can be taken back."


def section_of(*paragraphs):
    module = library().modules.get("digital-practice")
    chapter = SectionPage.objects.first().get_parent().specific if module else make_chapter(make_module())
    make_section(chapter, body=[text_block("opening", *paragraphs)])
    return library().modules["digital-practice"].chapters[0].sections[0]


@pytest.fixture
def section(db):
    return section_of(FIRST, SECOND)


def words_now(section):
    return words_in(draw_again(page=section.pk).content)


def mark(section, quote, by, *, meaning="important", pk=None):
    passage = find_again(words_now(section).text, quote, 0)
    return highlight(id=pk or uuid4(), section=section, where="1.1 A visit", passage=passage, meaning=meaning, by=by)


def note(section, quote, words, by, *, tags=()):
    return write_note(highlight=mark(section, quote, by), words=words, meaning="question", tags=tags, by=by)


def page_of(client, address=READ):
    return client.get(address).content.decode()


class TestMarking:
    def test_a_browser_says_which_characters_and_the_page_gives_them_back(self, amara, as_person, section):
        client, pk = as_person(amara), uuid4()
        first = len("".join(FIRST.split("A person", maxsplit=1)[0].split()))
        fields = {"id": pk, "first": first, "last": first + 21, "words": "A person with a name wrote", "meaning": "question"}
        answer = client.post(f"{READ}highlight/", fields)
        assert answer.url == f"{READ}?note={pk}#highlight-{pk}"
        assert (Highlight.objects.get().quote, Highlight.objects.get().meaning) == ("A person with a name wrote", "question")
        page = page_of(client)
        assert f'data-first="{first}" data-last="{first + 21}"' in page

    def test_a_whole_paragraph_is_chosen_from_a_list_without_a_script(self, amara, as_person, section):
        client = as_person(amara)
        assert '<option value="block-opening--2">Consent is a conversation, and it can be taken back.</option>' in page_of(client)
        answer = client.post(f"{READ}highlight/", {"id": uuid4(), "place": "block-opening--2", "note": "on"})
        assert answer.url == reverse("learning:note", args=[Highlight.objects.get().pk])
        assert Highlight.objects.get().quote == SECOND

    def test_pressed_twice_is_one_and_the_same_id_again_makes_it_longer(self, amara, section):
        pk = uuid4()
        mark(section, "Consent", amara, pk=pk)
        mark(section, "Consent", amara, pk=pk)
        mark(section, SECOND, amara, pk=pk, meaning="practice")
        assert list(Highlight.objects.values_list("quote", "meaning")) == [(SECOND, "practice")]

    def test_words_that_are_gone_are_said_to_be_gone_and_nothing_is_marked(self, amara, as_person, section):
        client = as_person(amara)
        answer = client.post(f"{READ}highlight/", {"id": uuid4(), "first": 0, "last": 9, "words": "Other words"}, follow=True)
        assert "has changed since you opened it" in answer.content.decode()
        assert not Highlight.objects.exists()

    def test_an_old_page_marks_the_words_it_showed(self, amara, as_person, section):
        section_of("A new first paragraph.", FIRST, SECOND)
        letters = "".join(f"{FIRST}{SECOND}".split())
        first = letters.index("Consent")
        as_person(amara).post(f"{READ}highlight/", {"id": uuid4(), "first": first, "last": first + 7, "words": "Consent"})
        assert Highlight.objects.get().quote == "Consent"

    def test_another_persons_id_is_not_found(self, amara, ben, as_person, section):
        hers = mark(section, "Consent", amara)
        answer = as_person(ben).post(f"{READ}highlight/", {"id": hers.pk, "place": "block-opening--1"})
        assert answer.status_code == 404

    def test_there_is_an_end_to_how_many(self, amara, section, monkeypatch):
        monkeypatch.setattr("learning.actions.mark.MOST", 1)
        mark(section, "Consent", amara)
        with pytest.raises(TooMany):
            mark(section, FIRST, amara)

    def test_marking_and_writing_leave_no_trace_for_investigators(self, amara, section):
        before = Entry.objects.count()
        note(section, "Consent", "Mine alone.", amara)
        assert Entry.objects.count() == before

    def test_nobody_else_finds_any_of_it(self, amara, ben, sam, as_person, section):
        hers = note(section, "Consent", "Mine alone.", amara)
        for person in (ben, sam):
            client = as_person(person)
            assert client.get(reverse("learning:note", args=[hers.pk])).status_code == 404
            assert "Mine alone" not in page_of(client) + page_of(client, reverse("learning:my_notes"))

    @pytest.mark.parametrize("marks", [1, 3])
    def test_highlights_cost_a_section_one_query(self, marks, amara, as_person, section, django_assert_num_queries):
        for quote in ("Somebody", "Consent", "name")[:marks]:
            note(section, quote, "A thought.", amara)
        client = as_person(amara)
        client.get(READ)
        with django_assert_num_queries(3):  # the person, how far they have read, what they marked here
            client.get(READ)


class TestAnAuthorWhoChangesTheText:
    def test_small_edits_take_the_highlight_along(self, amara, as_person, section):
        hers = mark(section, "A person with a name wrote it.", amara)
        section_of("New.", FIRST.replace("wrote it.", "once wrote it."), SECOND)
        hers.refresh_from_db()
        assert (hers.quote, hers.marked_words) == ("A person with a name once wrote it.", "A person with a name wrote it.")
        assert "Its author has mended these words. You marked" in page_of(as_person(amara))

    def test_a_deleted_sentence_is_kept_and_the_page_says_so(self, amara, as_person, section):
        hers = note(section, SECOND, "Ask her again.", amara)
        section_of(FIRST)
        client = as_person(amara)
        for address in (READ, reverse("learning:my_notes"), reverse("learning:note", args=[hers.pk])):
            page = page_of(client, address)
            assert "The text you marked has changed" in page
            assert SECOND in page
        section_of(FIRST, SECOND)
        assert Highlight.objects.get().lost_at is None
        assert "The text you marked has changed" not in page_of(client)

    def test_notes_outlive_the_section(self, amara, as_person, section):
        note(section, SECOND, "Ask her again.", amara)
        SectionPage.objects.get(pk=section.pk).delete()
        page = page_of(as_person(amara), reverse("learning:my_notes"))
        assert "1.1 A visit – no longer there" in page
        assert "Ask her again." in page


class TestWriting:
    def test_what_is_typed_is_a_draft_until_it_is_saved(self, amara, as_person, section):
        hers, client = mark(section, SECOND, amara), as_person(amara)
        typed = {"words": "Half a thought", "meaning": "important", "tags": ""}
        save_draft(id=hers.pk, kind="note", fields=typed, version_seen=0, by=amara, about=str(hers.pk))
        assert "Half a thought" in page_of(client, reverse("learning:my_notes"))
        address = reverse("learning:note", args=[hers.pk])
        assert "have not saved yet" in page_of(client, address)
        answer = client.post(address, {**typed, "version": 0, "draft_version": 1})
        assert answer.url == f"{READ}?note={hers.pk}#highlight-{hers.pk}"
        assert Note.objects.get().words == "Half a thought"
        assert not Draft.objects.filter(finished_at__isnull=True).exists()

    def test_a_note_changed_somewhere_else_shows_both(self, amara, as_person, section):
        hers, client = note(section, SECOND, "First.", amara), as_person(amara)
        write_note(highlight=hers, words="From my phone.", meaning="question", tags=[], by=amara, version_seen=1)
        fields = {"words": "From here.", "meaning": "question", "tags": "", "version": 1, "draft_version": 0}
        page = client.post(reverse("learning:note", args=[hers.pk]), fields).content.decode()
        assert "From my phone." in page
        assert "From here." in page
        assert 'name="version" value="2"' in page

    def test_a_late_page_overwrites_nothing(self, amara, section):
        hers = note(section, SECOND, "First.", amara)
        with pytest.raises(Stale):
            write_note(highlight=hers, words="Second.", meaning="question", tags=[], by=amara, version_seen=0)
        assert Note.objects.get().words == "First."

    def test_a_draft_that_says_something_else_stays(self, amara, section):
        hers = mark(section, SECOND, amara)
        save_draft(id=hers.pk, kind="note", fields={"words": "Other"}, version_seen=0, by=amara, about=str(hers.pk))
        save = {"words": "Saved.", "meaning": "question", "tags": [], "by": amara}
        write_note(highlight=hers, draft=Typed({"words": "Saved."}, 0), **save)
        assert Draft.objects.get().finished_at is None

    def test_too_many_tags_are_said_and_the_words_stay(self, amara, as_person, section):
        hers = mark(section, SECOND, amara)
        fields = {"words": "Kept.", "meaning": "question", "tags": ",".join("abcdefghijklmn"), "version": 0, "draft_version": 0}
        page = as_person(amara).post(reverse("learning:note", args=[hers.pk]), fields).content.decode()
        assert "Keep at most 12 tags" in page
        assert "Kept." in page

    def test_removing_asks_where_a_note_would_go_with_it(self, amara, as_person, section):
        hers, client = note(section, SECOND, "Ask her again.", amara), as_person(amara)
        address = reverse("learning:remove_highlight", args=[hers.pk])
        assert client.post(address).url == address
        assert "Ask her again." in page_of(client, address)
        assert client.post(address, {"sure": "on"}).url == f"{READ}#highlights"
        assert not Highlight.objects.exists()

    def test_a_highlight_without_words_goes_at_once(self, amara, section):
        remove_highlight(highlight=mark(section, SECOND, amara), by=amara)
        assert not Highlight.objects.exists()


class TestFinding:
    @pytest.fixture
    def notes(self, amara, section):
        note(section, SECOND, "Ask her again, each time.", amara, tags=["essay"])
        mark(section, "Somebody chose the boxes", amara)

    @pytest.mark.parametrize(
        ("query", "found"),
        [("q=consent", 1), ("q=each", 1), ("q=essay", 1), ("q=boxes", 1), ("q=nothing", 0), ("meaning=important", 1),
         ("tag=essay", 1), ("noted=on", 1), ("meaning=purple", 2), ("", 2)],
    )  # fmt: skip
    def test_by_words_meaning_and_tag(self, query, found, amara, as_person, notes):
        page = as_person(amara).get(f"{reverse('learning:my_notes')}?{query}")
        assert page.context["page"].found == found

    @pytest.mark.parametrize("times", [1, 3])
    def test_a_list_costs_the_same_however_long(self, times, amara, as_person, section, django_assert_num_queries):
        for _ in range(times):
            note(section, SECOND, "Words.", amara, tags=["essay"])
        client = as_person(amara)
        client.get(reverse("learning:my_notes"))
        with django_assert_num_queries(8):  # person, roles, count, highlights, tags, tags used, drafts, shared with them
            client.get(reverse("learning:my_notes"))


class TestTakingThemAlong:
    def test_as_web_annotations(self, amara, as_person, section):
        hers = note(section, SECOND, "Ask her again.", amara, tags=["essay"])
        answer = as_person(amara).get(reverse("learning:notes_file", args=["annotations"]))
        assert answer["Content-Type"].startswith("application/ld+json")
        told = json.loads(b"".join(answer.streaming_content))
        assert (told["@context"], told["type"], told["total"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection", 1)
        one = told["first"]["items"][0]
        assert (one["id"], one["type"], one["motivation"]) == (f"urn:uuid:{hers.pk}", "Annotation", "commenting")
        said = {(body["purpose"], body["value"]) for body in one["body"]}
        assert said == {("commenting", "Ask her again."), ("classifying", "A question"), ("tagging", "essay")}
        quote, position = one["target"]["selector"]
        assert (quote["exact"], quote["prefix"].strip()[-9:], quote["suffix"].strip()) == (SECOND, "wrote it.", "")
        text = words_now(section).text
        assert text[position["start"] : position["end"]] == SECOND
        assert one["target"]["source"].endswith(READ)

    def test_as_markdown(self, amara, as_person, section):
        note(section, SECOND, "Ask her again.", amara, tags=["essay"])
        answer = as_person(amara).get(reverse("learning:notes_file", args=["markdown"]))
        text = b"".join(answer.streaming_content).decode()
        assert "## 1.1 A visit, three ways, Digital practice" in text
        assert f"> {SECOND}\n\nAsk her again.\n\nA question" in text
        assert "#essay" in text

    def test_of_somebody_who_marked_nothing(self, ben, as_person, section):
        answer = as_person(ben).get(reverse("learning:notes_file", args=["annotations"]))
        assert json.loads(b"".join(answer.streaming_content))["first"]["items"] == []
