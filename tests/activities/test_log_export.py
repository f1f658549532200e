import json
import re
from datetime import date
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.utils import timezone

from activities.actions.comments import answer_on_entry, comment_on_entry
from activities.actions.feedback import give_feedback
from activities.actions.feedback_answer import answer_feedback, say_read, say_what_next
from activities.actions.identifier_flag import flag_identifier
from activities.actions.log import share_entry, withdraw_entry, write_entry
from activities.actions.supervision import flag_passages
from activities.models.log_comments import said_in
from activities.models.log_export_voice import name_of
from activities.models.written import Written
from tests.activities.test_log_timeline import many
from tests.factories.activities import make_entry
from tests.factories.writing import SAID, make_voice_note
from writing.actions import emergency
from writing.actions.attachment import give_attachments, remove_attachment
from writing.actions.comment import deal_with, take_back
from writing.actions.draft import save_draft
from writing.actions.flag import say_not_identifying
from writing.actions.made_up_name import add_made_up_name
from writing.models import EmergencyOpening, candidates
from writing.models.candidates import Candidate

pytestmark = pytest.mark.django_db
KINDS = ("html", "markdown", "json")


@pytest.fixture
def whole(amara, ben, joan, sam, around_amara):
    """An entry with all there can be, a draft, and something of somebody else's."""
    written = Written(title="The ramp", body="## Why\n\nHe **built** it & more.", event_on=date(2026, 11, 20), tags=("family",))
    entry = write_entry(id=uuid4(), written=written, by=amara, prompt="What did you see?")
    flag_passages(entry=entry, names=["p2"], version_seen=1, by=amara)
    share_entry(entry=entry, with_person=joan, by=amara)
    share_entry(entry=entry, with_person=sam, by=amara)
    withdraw_entry(entry=entry, from_people=[sam], by=amara)
    later = Written(title="The ramp", body="Only mine now.", event_on=date(2026, 11, 20), tags=("family",))
    entry = write_entry(id=entry.pk, written=later, by=amara, version_seen=1)
    pk = uuid4()
    fields = {"title": "Half", "body": "Half a thought."}
    save_draft(id=pk, kind="log_entry", about=str(pk), fields=fields, version_seen=0, by=amara)
    add_made_up_name(name="Mrs Fern", by=amara)
    add_made_up_name(name="Bens Mr Moss", by=ben)
    make_entry(ben, body="Bens words", title="Bens")
    return entry


def taken(client, kind):
    answer = client.get(f"/log/export/{kind}/")
    return answer, b"".join(answer.streaming_content).decode()


def test_json_is_complete_and_has_the_documented_shape(as_person, amara, whole):
    _, text = taken(as_person(amara), "json")
    facts = json.loads(text)
    entry = facts["entries"][0]
    assert (facts["format"], facts["written_by"], len(facts["entries"])) == ("waymark-log-1", "Amara Osei", 1)
    assert (entry["id"], entry["title"], entry["happened_on"]) == (str(whole.pk), "The ramp", "2026-11-20")
    assert (entry["version"], entry["body"], entry["tags"], entry["prompt"]) == (
        2,
        "Only mine now.",
        ["family"],
        "What did you see?",
    )
    assert entry["flagged_passages"][0]["text"] == "He **built** it & more."
    assert [(version["version"], version["body"]) for version in entry["shared_versions"]] == [
        (1, "## Why\n\nHe **built** it & more.")
    ]
    assert [(reader["name"], reader["until"] is None) for reader in entry["readers"]] == [
        ("Joan Pritchard", True),
        ("Dr Sam Whitlock", False),
    ]
    assert facts["unfinished"][0]["typed"] == {"title": "Half", "body": "Half a thought."}


def test_every_name_in_the_json_is_documented(as_person, amara, whole, settings):
    _, text = taken(as_person(amara), "json")
    documented = set(re.findall(r"`([a-z_]+)`", (settings.BASE_DIR / "docs" / "log_export.md").read_text()))

    def names(facts):
        for name, value in facts.items():
            yield name
            if name == "typed":
                continue
            for inner in value if isinstance(value, list) else [value]:
                if isinstance(inner, dict):
                    yield from names(inner)

    assert set(names(json.loads(text))) - documented == set()


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_download_that_no_cache_keeps(as_person, amara, whole, kind):
    answer, text = taken(as_person(amara), kind)
    assert answer.streaming
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="my-log-')
    assert answer.headers["Cache-Control"] == "private, no-store"
    for word in ("The ramp", "Only mine now.", "Joan Pritchard", "Dr Sam Whitlock", "family", "Half a thought.", "Mrs Fern"):
        assert word in text


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_others_is_in_it_but_the_names_of_readers(as_person, joan, amara, ben, whole, kind):
    _, amaras = taken(as_person(amara), kind)
    assert joan.email not in amaras
    for person in (ben, joan):
        _, text = taken(as_person(person), kind)
        assert [word for word in ("Only mine", "The ramp", "Half a thought", "Mrs Fern") if word in text] == []
    assert ("Bens words" in amaras, "Mr Moss" in amaras) == (False, False)


class TestComments:
    """Joan wrote beside the entry and Amara answered; Sam could read it before and Tom was let in after."""

    @pytest.fixture
    def beside(self, amara, joan, sam, tom, monkeypatch):
        around = [Candidate(one) for one in (joan, sam, tom)]
        monkeypatch.setattr(candidates, "_sources", [lambda person: around if person == amara else []])
        entry = make_entry(amara, title="The ramp", body="The ramp was the assessment.\n\nHe laughed & waved.")
        for reader in (joan, sam):
            share_entry(entry=entry, with_person=reader, by=amara)
        withdraw_entry(entry=entry, from_people=[sam], by=amara)
        said = comments_of(entry, joan, amara)
        share_entry(entry=entry, with_person=tom, by=amara)
        withdraw_entry(entry=entry, from_people=[joan], by=amara)
        deal_with(thread=said.thread, by=amara)
        return entry

    def test_json_has_who_when_on_which_words_and_who_could_read_it(self, as_person, amara, beside):
        _, text = taken(as_person(amara), "json")
        [thread] = json.loads(text)["entries"][0]["comments"]
        assert (thread["about"], thread["version"], thread["dealt_with_at"] is None) == ("The ramp", 1, False)
        assert [(one["by"], one["words"], one["taken_back_at"] is None) for one in thread["said"]] == [
            ("Joan Pritchard", "Say more & how.", True),
            ("Amara Osei", "I will.", True),
            ("Joan Pritchard", "", False),
        ]
        joan_and_tom = ["Joan Pritchard", "Tom Reyes"]
        assert [one["could_be_read_by"] for one in thread["said"]] == [joan_and_tom, joan_and_tom, ["Joan Pritchard"]]
        assert all(one["written_at"] for one in thread["said"])

    @pytest.mark.parametrize(("kind", "words"), [("html", "Say more &amp; how."), ("markdown", "Say more & how.")])
    def test_the_files_to_read_have_it_too(self, as_person, amara, beside, kind, words):
        _, text = taken(as_person(amara), kind)
        assert [said for said in (words, "I will.", "Comments", "Dealt with") if said not in text] == []
        assert "Besides the author of the log, Joan Pritchard, Tom Reyes could read it." in text
        assert "until then Joan Pritchard and the author of the log could read it." in text

    @pytest.mark.parametrize("kind", KINDS)
    def test_what_was_taken_back_is_in_no_file(self, as_person, amara, beside, kind):
        assert "Not this" not in taken(as_person(amara), kind)[1]

    @pytest.mark.parametrize("kind", KINDS)
    def test_joans_own_file_has_nothing_of_it(self, as_person, joan, beside, kind):
        assert "Say more" not in taken(as_person(joan), kind)[1]

    def test_a_thread_that_was_taken_back_whole_is_left_out(self, as_person, amara, joan, around_amara):
        entry = share_entry(entry=make_entry(amara, body="The ramp was it."), with_person=joan, by=amara)
        passage = said_in(entry).between(0, 7)
        first = comment_on_entry(id=uuid4(), entry=entry, passage=passage, version=1, words="Not this", by=joan)
        take_back(comment=first, by=joan)
        assert json.loads(taken(as_person(amara), "json")[1])["entries"][0]["comments"] == []

    @pytest.mark.parametrize("number", [1, 3])
    def test_it_costs_the_same(self, as_person, amara, joan, around_amara, django_assert_num_queries, number):
        for _ in range(number):
            entry = make_entry(amara, body="The ramp was the assessment.")
            comments_of(share_entry(entry=entry, with_person=joan, by=amara), joan, amara)
        client = as_person(amara)
        with django_assert_num_queries(17):
            taken(client, "json")


class TestFeedback:
    """Sam, who could read the entry, gave feedback on it; Amara asked him, and said what she will do."""

    @pytest.fixture
    def feedback(self, amara, sam, around_amara):
        entry = share_entry(entry=make_entry(amara, title="The ramp"), with_person=sam, by=amara)
        words = {"about": entry.audience, "version": 1, "words": "Say <more> of him."}
        feedback = give_feedback(id=uuid4(), by=sam, **words)
        answer_feedback(id=uuid4(), feedback=feedback, words="Of his hands?", by=amara)
        say_what_next(feedback=feedback, words="I will ask him.", by=amara, draft_id=uuid4())
        return say_read(feedback=feedback, by=amara)

    @pytest.mark.parametrize("kind", KINDS)
    def test_it_goes_with_the_entry_as_comments_do(self, as_person, amara, sam, feedback, kind):
        text = taken(as_person(amara), kind)[1].replace("&lt;", "<").replace("&gt;", ">")
        for words in ("Dr Sam Whitlock", "Say <more> of him.", "Of his hands?", "I will ask him."):
            assert words in text
        assert "Say <more>" not in taken(as_person(sam), kind)[1]

    def test_the_facts_of_it(self, as_person, amara, feedback):
        [facts] = json.loads(taken(as_person(amara), "json")[1])["entries"][0]["feedback"]
        assert (facts["by"], facts["version"], facts["words"], facts["will_do"]) == (
            "Dr Sam Whitlock",
            1,
            "Say <more> of him.",
            "I will ask him.",
        )
        assert [(one["by"], one["words"]) for one in facts["said"]] == [("Amara Osei", "Of his hands?")]
        assert (facts["read_on"], facts["spoken"], facts["taken_back_at"]) == (timezone.localdate().isoformat(), [], None)


def comments_of(entry, reader, author):
    """The reader comments, the author answers, the reader says a third thing and takes it back. Returns the first."""
    passage = said_in(entry).between(0, 7)
    first = comment_on_entry(id=uuid4(), entry=entry, passage=passage, version=1, words="Say more & how.", by=reader)
    answer_on_entry(id=uuid4(), entry=entry, thread=first.thread, words="I will.", by=author)
    third = answer_on_entry(id=uuid4(), entry=entry, thread=first.thread, words="Not this", by=reader)
    take_back(comment=third, by=reader)
    return first


def test_the_page_to_read_is_whole_and_safe(as_person, amara):
    make_entry(amara, title="<script>bad</script>", body="## Heading\n\n<script>alert(1)</script>\n\n- one")
    _, text = taken(as_person(amara), "html")
    assert text.startswith("<!doctype html>")
    assert text.rstrip().endswith("</html>")
    assert "<script" not in text
    assert ("<h2>Heading</h2>" in text, "<li>one</li>" in text, "http" in text) == (True, True, False)


def test_markdown_keeps_the_marks_as_they_were_typed(as_person, amara):
    make_entry(amara, title="A & B", body="## Why\n\nHe **built** it & more.\n\n> said")
    _, text = taken(as_person(amara), "markdown")
    assert "## Why\n\nHe **built** it & more.\n\n> said" in text
    assert "# A & B" in text


def test_an_empty_log_is_still_a_document(as_person, carol):
    _, text = taken(as_person(carol), "json")
    assert (json.loads(text)["entries"], json.loads(text)["unfinished"]) == ([], [])


def test_another_kind_is_not_there(as_person, amara):
    assert as_person(amara).get("/log/export/docx/").status_code == 404


def test_nobody_signed_out_takes_anything(client):
    assert client.get("/log/export/json/").status_code == 302


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("kind", KINDS)
def test_taking_it_costs_the_same(as_person, amara, django_assert_num_queries, kind, number):
    many(amara, number)
    client = as_person(amara)
    with django_assert_num_queries(14):
        taken(client, kind)


def test_a_thousand_entries_are_streamed_200_at_a_time(as_person, amara, django_assert_num_queries):
    many(amara, 1000)
    client = as_person(amara)
    with django_assert_num_queries(14 + 4 * 9):
        _, text = taken(client, "json")
    assert len(json.loads(text)["entries"]) == 1000


class TestWhatOthersDid:
    @pytest.fixture
    def others(self, amara, joan, cast, university, whole):
        """Joan flags what she was given and Amara answers; Priya opens the entry in an emergency that Ruth agreed to."""
        flag = flag_identifier(id=uuid4(), entry=whole, version_seen=1, kind="school", note="First line.", by=joan)
        say_not_identifying(flag=flag, reason="It is made up <wholly>.", by=amara)
        flag_identifier(id=uuid4(), entry=whole, version_seen=1, kind="name", note="", by=joan)
        days = {"first_day": date(2026, 11, 20), "last_day": date(2026, 11, 20)}
        asked = emergency.ask_for_emergency_reading(
            id=uuid4(),
            author=amara,
            university=university,
            reason="She has not been seen since <Friday>.",
            by=cast["priya"],
            **days,
        )
        reading = emergency.agree_to_emergency_reading(reading=asked, by=cast["ruth"])
        emergency.note_emergency_opening(reading=reading, audience=whole.audience, version=2, day=whole.event_on, by=cast["priya"])

    def test_json_says_who_read_it_in_an_emergency_when_and_why(self, as_person, amara, others):
        [reading] = json.loads(taken(as_person(amara), "json")[1])["entries"][0]["emergency_readings"]
        assert (reading["asked_by"], reading["agreed_by"]) == ("Priya Nair", "Ruth Bell")
        assert (reading["version"], reading["reason"]) == (2, "She has not been seen since <Friday>.")
        opening = EmergencyOpening.objects.get()
        assert reading["opened_at"] == timezone.localtime(opening.at).isoformat(timespec="seconds")

    def test_json_says_who_flagged_it_of_which_kind_and_how_it_was_settled(self, as_person, amara, others):
        first, second = json.loads(taken(as_person(amara), "json")[1])["entries"][0]["identifier_flags"]
        assert (first["by"], first["kind"], first["note"]) == ("Joan Pritchard", "school", "First line.")
        assert (first["state"], first["answer"], first["settled_at"] is None) == (
            "not_identifying",
            "It is made up <wholly>.",
            False,
        )
        assert (second["kind"], second["state"], second["answer"], second["settled_at"]) == ("name", "open", "", None)

    @pytest.mark.parametrize(("kind", "left", "right"), [("html", "&lt;", "&gt;"), ("markdown", "<", ">")])
    def test_the_files_to_read_have_it_too(self, as_person, amara, others, kind, left, right):
        _, text = taken(as_person(amara), kind)
        text = " ".join(re.sub("</?b>|[*]", "", text).split())
        assert "Priya Nair opened version 2 on" in text
        assert "Ruth Bell agreed on" in text
        assert f"The reason: She has not been seen since {left}Friday{right}." in text
        assert "of version 1: a school. “First line.” How it stands: looked at: it does not identify anyone," in text
        assert f"“It is made up {left}wholly{right}.”" in text
        assert "of version 1: a name. How it stands: waiting for the author." in text

    @pytest.mark.parametrize("kind", KINDS)
    def test_what_others_did_with_amaras_entry_is_in_nobody_elses_file(self, as_person, joan, others, kind):
        assert re.findall("not been seen|wholly", taken(as_person(joan), kind)[1]) == []

    @pytest.mark.parametrize("number", [1, 3])
    def test_it_costs_the_same(self, as_person, amara, joan, around_amara, django_assert_num_queries, number):
        for _ in range(number):
            entry = share_entry(entry=make_entry(amara), with_person=joan, by=amara)
            flag_identifier(id=uuid4(), entry=entry, version_seen=1, kind="name", note="", by=joan)
        client = as_person(amara)
        with django_assert_num_queries(16):
            taken(client, "json")


class TestVoiceNotes:
    @pytest.fixture
    def notes(self, amara, ben, joan, whole):
        """One with the entry, which Joan was given; one without an entry; one that was removed; and one of Ben's."""
        kept = make_voice_note(amara, about=whole.pk, audience=whole.audience)
        give_attachments(attachments=[kept], member=whole.audience.members_now[0], by=amara)
        lone = make_voice_note(amara, about=uuid4(), said=b"RIFF0000WAVE lone")
        remove_attachment(attachment=make_voice_note(amara, about=whole.pk, audience=whole.audience), by=amara)
        make_voice_note(ben)
        return kept, lone

    def test_json_says_which_file_belongs_to_which_entry_and_who_has_it(self, as_person, amara, notes):
        facts = json.loads(taken(as_person(amara), "json")[1])
        [of_entry] = facts["entries"][0]["voice_notes"]
        assert (of_entry["id"], of_entry["seconds"], of_entry["type"]) == (str(notes[0].pk), 20, "audio/wav")
        assert of_entry["readers"] == [{"name": "Joan Pritchard", "until": None}]
        assert [note["id"] for note in facts["voice_notes_without_an_entry"]] == [str(notes[1].pk)]

    @pytest.mark.parametrize("kind", ["html", "markdown"])
    def test_the_pages_name_the_files(self, as_person, amara, notes, kind):
        text = taken(as_person(amara), kind)[1]
        assert [name_of(note) in text for note in notes] == [True, True]
        assert text.count("in the archive of voice notes") == 2

    def test_the_archive_holds_the_recordings_and_no_other(self, as_person, amara, notes):
        answer = as_person(amara).get("/log/export/voice/")
        assert (answer["Content-Type"], answer["Content-Disposition"][-5:]) == ("application/zip", '.zip"')
        with ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:
            assert archive.testzip() is None
            held = {name: archive.read(name) for name in archive.namelist()}
        assert held == {name_of(notes[0]): SAID, name_of(notes[1]): b"RIFF0000WAVE lone"}

    def test_an_archive_of_nothing_opens_too(self, as_person, joan):
        answer = as_person(joan).get("/log/export/voice/")
        with ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:
            assert archive.namelist() == []
