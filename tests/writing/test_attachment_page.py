"""The page that gives out the bytes: to whom, in which parts, and with which words to the browser."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories.writing import SAID, make_voice_note
from writing.actions.attachment import give_attachments, remove_attachment
from writing.actions.audience import share, withdraw
from writing.actions.flag import flag_identifier
from writing.models import Attachment, Audience

pytestmark = pytest.mark.django_db


@pytest.fixture
def note(amara, joan):
    hers = Audience.objects.create(owner=amara)
    note = make_voice_note(amara, audience=hers, name="Café “Änne”.mp3")
    give_attachments(attachments=[note], member=share(audience=hers, with_person=joan, by=amara, version=1), by=amara)
    return note


def address(note):
    return reverse("writing:attachment", args=[note.pk])


def fetch(client, note, **headers):
    answer = client.get(address(note), headers=headers)
    return answer, b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_the_owner_and_whoever_was_given_it_get_the_bytes_and_everybody_else_finds_nothing(as_person, cast, note):
    got = {name: fetch(as_person(person), note) for name, person in cast.items()}
    assert {name for name, (answer, said) in got.items() if answer.status_code == 200 and said == SAID} == {"amara", "joan"}
    assert {name for name, (answer, _) in got.items() if answer.status_code == 404} == set(cast) - {"amara", "joan"}


def test_somebody_signed_out_is_sent_to_sign_in(client, note):
    assert fetch(client, note)[0].url.startswith("/account/login/")


def test_each_request_asks_again(as_person, amara, joan, sam, note):
    client = as_person(joan)
    assert fetch(client, note)[0].status_code == 200
    withdraw(audience=note.audience, from_person=joan, by=amara)
    assert fetch(client, note)[0].status_code == 404
    member = share(audience=note.audience, with_person=joan, by=amara, version=2)
    give_attachments(attachments=[note], member=member, by=amara)
    assert fetch(client, note)[0].status_code == 200
    flag_identifier(id=uuid4(), audience=note.audience, version=2, kind="name", note="", by=sam)
    assert fetch(client, note)[0].status_code == 404


def test_a_removed_one_is_not_there_for_its_owner_either(as_person, amara, note):
    remove_attachment(attachment=note, by=amara)
    assert fetch(as_person(amara), note)[0].status_code == 404


def test_what_browsers_are_told(as_person, amara, note):
    answer, _ = fetch(as_person(amara), note)
    told = {name: answer.headers[name] for name in ("Content-Type", "Content-Length", "Cache-Control", "X-Content-Type-Options")}
    assert told == {
        "Content-Type": "audio/wav",
        "Content-Length": str(len(SAID)),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    assert "sandbox" in answer.headers["Content-Security-Policy"] and "script-src" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Disposition"] == ("inline; filename*=utf-8''Caf%C3%A9%20%E2%80%9C%C3%84nne%E2%80%9D.mp3.wav")


def test_a_document_is_saved_and_not_opened(as_person, amara, note):
    Attachment.objects.update(kind=Attachment.Kind.DOCUMENT)
    assert fetch(as_person(amara), note)[0].headers["Content-Disposition"].startswith("attachment; ")


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-1", SAID[:2]),
        ("bytes=4-", SAID[4:]),
        ("bytes=-5", SAID[-5:]),
        ("bytes=-99999", SAID),
        ("bytes=3-99999", SAID[3:]),
        (f"bytes={len(SAID) - 1}-", SAID[-1:]),
    ],
)
def test_a_part_is_given_where_one_is_asked_for(as_person, amara, note, asked, part):
    answer, said = fetch(as_person(amara), note, range=asked)
    start = SAID.index(part) if part != SAID[-1:] else len(SAID) - 1
    assert (answer.status_code, said) == (206, part)
    assert answer.headers["Content-Range"] == f"bytes {start}-{start + len(part) - 1}/{len(SAID)}"
    assert answer.headers["Content-Length"] == str(len(part))


@pytest.mark.parametrize("asked", [f"bytes={len(SAID)}-", "bytes=9-3", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused(as_person, amara, note, asked):
    answer, said = fetch(as_person(amara), note, range=asked)
    assert (answer.status_code, answer.headers["Content-Range"], said) == (416, f"bytes */{len(SAID)}", b"")


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "words=1-2", "bytes=-", "bytes=a-b"])
def test_whoever_asks_for_something_else_gets_it_all(as_person, amara, note, asked):
    answer, said = fetch(as_person(amara), note, range=asked)
    assert (answer.status_code, said, "Content-Range" in answer.headers) == (200, SAID, False)


def test_a_part_of_other_bytes_is_not_mixed_with_these(as_person, amara, note):
    assert fetch(as_person(amara), note, range="bytes=0-1", if_range='"other"')[0].status_code == 200
    assert fetch(as_person(amara), note, range="bytes=0-1", if_range=f'"{note.sha256}"')[0].status_code == 206


def test_a_head_has_no_body_and_nothing_can_be_sent_there(as_person, amara, note):
    client = as_person(amara)
    head = client.head(address(note))
    assert (head.status_code, head.headers["Content-Length"], head.content) == (200, str(len(SAID)), b"")
    assert client.post(address(note)).status_code == 405


def test_no_line_of_the_log_holds_what_was_said_or_its_name(as_person, amara, note, lines):
    client = as_person(amara)
    fetch(client, note)
    fetch(client, note, range="bytes=0-40")
    written = str(lines())
    assert "writing:attachment" in written
    assert [word for word in ("Quincunxvoice", "Café", "Änne", note.file.name) if word in written] == []


def test_asking_costs_two_questions_to_the_database(as_person, amara, joan, note, django_assert_num_queries):
    client = as_person(amara)
    fetch(client, note)
    with django_assert_num_queries(2):  # who it is, and whether they may
        fetch(client, note)


POLYGLOT = b"%PDF-1.4 <html><script>alert(document.cookie)</script></html>"
HOSTILE = ['a".html', "x; filename=evil.html", "../../up.html", "\u202ecod.html", "Änne.pdf"]


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_file_is_called_and_holds_it_is_saved_as_what_we_say(as_person, amara, name):
    note = make_voice_note(amara, said=POLYGLOT, name=name, content_type="application/pdf")
    Attachment.objects.update(kind=Attachment.Kind.DOCUMENT)
    answer, _ = fetch(as_person(amara), note)
    saved = answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == "application/pdf"
    assert saved.startswith("attachment; filename") and saved.rstrip('"').endswith(".pdf")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "\n" not in saved
