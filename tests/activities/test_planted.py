"""Unique words are planted in everything a student writes, and then looked for in every place that keeps anything."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from activities.actions import log as log_actions
from activities.models import LogEntry
from history.models import Delivery
from history.outbox import drain
from tests.activities.test_sharing import fields_of
from tests.factories.sounds import TAG, sent, sound
from tests.writing.documents.hiding_places import taken_apart
from tests.writing.documents.word_files import paragraph, run, word_file
from writing.models import Attachment
from writing.models.attachment import private_files

pytestmark = pytest.mark.django_db

WORDS = {
    "typed": "Quincunxdraft",
    "title": "Quincunxtitle",
    "body": "Quincunxbody",
    "tag": "quincunxtag",
    "looked for": "Quincunxsought",
    "reason": "Quincunxreason",
    "broken": "Quincunxbroken",
    "made up": "Quincunxfern",
    "made up in the check": "Quincunxelm",
    "why it may be heard": "Quincunxheard",
    "name of a recording": "Quincunxfile",
    "written around a recording": "Quincunxsound",
    "in a document": "Quincunxpage",
    "name of a document": "Quincunxpaper",
    "hidden in a document": "Quincunxvanish",
    "reason for a document": "Quincunxwhy",
    "why in an emergency": "Quincunxmissing",
    "why not in an emergency": "Quincunxrefusal",
}
# The only rows that may hold them: the author's own writing, and what they themselves chose to share.
OWN_WRITING = {
    "writing.Draft",
    "writing.DraftVersion",
    "writing.Check",
    "writing.GivenAttachment",
    "activities.LogEntry",
    "activities.LogEntryVersion",
    "activities.LogTag",
    "writing.MadeUpName",
    "writing.Attachment",
    "writing.CleanedDocument",
}
# What two others said about opening it. The author reads the reason; neither goes anywhere else.
SAID_OF_IT = {"writing.EmergencyReading", "writing.EmergencyReadingDecision"}


def planted_in(text):
    return {name for name, word in WORDS.items() if word.lower() in str(text).lower()}


def form(**others):
    today = timezone.localdate().isoformat()
    typed = {
        "title": WORDS["title"],
        "body": f"{WORDS['body']} came. His mum is on 07700 900123. Mrs {WORDS['made up in the check']} waved.",
        "event_on": today,
    }
    return typed | {"tags": WORDS["tag"], "version": 0, "draft_version": 0} | others


def save_by_itself(client, pk, words):
    body = {"kind": "log_entry", "about": str(pk), "version": 0, "fields": {"title": "", "body": words}}
    return client.put(reverse("writing:draft", args=[pk]), body, content_type="application/json")


def recording():
    assert WORDS["written around a recording"] in TAG
    return sent(sound("m4a"), name=f"{WORDS['name of a recording']}.m4a")


def fail_with_the_text(**given):
    raise ValueError(f"Cannot keep {given}")


@pytest.fixture
def written(as_person, amara, joan, sam, priya, ruth, around_amara, lines, monkeypatch, settings):
    """Amara types, saves, searches, looks through, shares and meets a fault, all on the pages; Priya reads it in an emergency.

    Returns the lines logged.
    """
    settings.ADMINS = [("Ruth", "ruth.bell@alderbrook.example")]
    client, saved = as_person(amara), uuid4()
    client.raise_request_exception = False
    assert save_by_itself(client, uuid4(), WORDS["typed"]).status_code == 200
    assert client.post(reverse("activities:log_entry_write", args=[saved]), form()).status_code == 302
    assert client.post(reverse("activities:log_voice_notes", args=[saved]), recording()).status_code == 302
    for query in ({"q": WORDS["looked for"]}, {"q": WORDS["body"]}, {"tag": WORDS["tag"]}):
        assert client.get(reverse("activities:log"), query).status_code == 200
    for name in (f"Mrs {WORDS['made up']}", f"Mrs {WORDS['made up']}", WORDS["made up"] * 9):  # there, there already, too long
        assert client.post(reverse("activities:log_names"), {"name": name}, follow=True).status_code == 200
    add_document(client, saved)
    share(client, LogEntry.objects.get(pk=saved), joan, sam)
    client.post(reverse("activities:log_entry_withdraw", args=[saved]), {"person": [joan.pk, sam.pk]})
    client.get(reverse("activities:log_export_file", args=["json"]))
    read_in_an_emergency(as_person, priya, ruth, saved)
    client = as_person(amara)
    client.raise_request_exception = False
    assert WORDS["why in an emergency"] in client.get(reverse("writing:emergency_readings_of_mine")).content.decode()
    monkeypatch.setattr(log_actions, "write_entry", fail_with_the_text)
    broken = client.post(reverse("activities:log_entry_write", args=[uuid4()]), form(body=WORDS["broken"]))
    assert broken.status_code == 500
    return lines()


def add_document(client, entry):
    hidden = run(WORDS["hidden in a document"], "<w:vanish/>")
    said = run(f"{WORDS['in a document']} came. Her number is 07700 900123.")
    data = word_file(paragraph(said + hidden), parts={"docProps/core.xml": f"<a>{WORDS['hidden in a document']}</a>"})
    file = SimpleUploadedFile(f"{WORDS['name of a document']}.docx", data)
    answer = client.post(reverse("activities:log_documents", args=[entry]), {"id": uuid4(), "file": file}, follow=True)
    assert "The cleaned copy is kept." in answer.content.decode()


def share(client, entry, *readers):
    address = reverse("activities:log_entry_share", args=[entry.pk])
    sent = {"person": [reader.pk for reader in readers], "version": entry.version}
    shown = client.post(address, sent | {"step": "mark"})
    waved = next(line["one"].key for line in shown.context["lines"] if WORDS["made up in the check"] in line["one"].finding.text)
    client.post(address, fields_of(shown) | {"made_up": waved})
    fields = fields_of(client.post(address, sent | {"step": "all"}))
    left = {name: "leave" for name in fields if name.startswith("do-")} | {"reason": f"{WORDS['reason']}: he agreed to it."}
    left |= {
        "hear": str(Attachment.objects.get(kind="voice_note").pk),
        "hear_reason": f"{WORDS['why it may be heard']}: only me in it.",
    }
    marked = fields_of(client.post(address, fields | left | {"step": "mark"}))
    document = Attachment.objects.get(kind="document")
    given = {"give": document.pk, f"why-{document.pk}": f"{WORDS['reason for a document']}: it is invented."}
    answer = client.post(address, marked | left | given | {"step": "share"})
    assert document.given.exists()
    assert answer.status_code == 302, "the entry was not shared, so nothing was planted on that way"


def read_in_an_emergency(as_person, priya, ruth, entry):
    """Priya asks twice, Ruth refuses and then agrees, Priya opens it."""
    for answer in ({"answer": "refuse", "words": f"{WORDS['why not in an emergency']} first."}, {"answer": "agree"}):
        today = timezone.localdate().isoformat()
        sent = {"email": "amara.osei@alderbrook.example", "first_day": today, "last_day": today, "key": uuid4()}
        reason = f"{WORDS['why in an emergency']}: she has not been seen since Tuesday."
        page = as_person(priya).post(reverse("writing:emergency_reading_ask"), sent | {"reason": reason})
        as_person(ruth).post(f"{page.url}answer/", answer)
    drain(worker="test")
    opened = as_person(priya).post(f"{page.url}entries/{entry}/open/", follow=True)
    assert WORDS["body"] in opened.content.decode(), "it was not opened, so nothing was planted on that way"


def rows_that_hold_them():
    found = {}
    for model in apps.get_models():
        for row in model._base_manager.values_list():
            for name in planted_in(row):
                found.setdefault(model._meta.label, set()).add(name)
    return found


def what_redis_holds():
    client = cache._cache.get_client()
    for key in client.scan_iter("*"):
        yield key
        kind = client.type(key)
        yield client.get(key) if kind == b"string" else client.lrange(key, 0, -1) if kind == b"list" else client.hgetall(key)


def what_is_cached():
    return list(what_redis_holds()) if settings.REDIS_URL else list(cache._cache.items())


def test_everything_was_planted_where_its_author_finds_it(written):
    found = rows_that_hold_them()
    planted = {"typed", "title", "body", "tag", "reason", "made up", "made up in the check", "why it may be heard"}
    planted |= {"in a document", "name of a document", "reason for a document"}
    assert set().union(*found.values()) >= planted


def test_no_row_holds_it_but_the_authors_own_writing(written):
    found = rows_that_hold_them()
    assert set(found) <= OWN_WRITING | SAID_OF_IT
    said = {"why in an emergency", "why not in an emergency"}
    assert {label for label, words in found.items() if words & said} == SAID_OF_IT
    assert set().union(*(found[label] for label in SAID_OF_IT)) == said


def test_what_was_hidden_in_a_document_is_kept_nowhere(written):
    assert "hidden in a document" not in set().union(*rows_that_hold_them().values())
    with private_files().open(Attachment.objects.get(kind="document").file.name) as kept:
        assert planted_in(taken_apart(kept.read())) == {"in a document"}


def test_the_list_of_made_up_names_stands_in_one_place_only(written):
    found = rows_that_hold_them()
    assert {label for label, words in found.items() if "made up" in words} == {"writing.MadeUpName"}
    assert "made up in the check" in found["writing.MadeUpName"]


def test_of_a_recording_nothing_is_left_but_its_sound(written):
    assert not {"name of a recording", "written around a recording"} & set().union(*rows_that_hold_them().values())
    kept = [path for path in Path(settings.DATA_DIR, "private").rglob("*") if path.is_file()]
    assert kept, "no recording was kept, so there was nothing to look at"


def test_no_line_of_the_log_holds_it_not_even_the_fault_it_caused(written):
    assert any("ValueError" in str(line) for line in written), "the fault was not logged, so there was nothing to look at"
    assert planted_in(written) == set()


def test_no_mail_and_no_promise_of_one_holds_it(written):
    for delivery in Delivery.objects.all():
        assert planted_in(vars(delivery)) == set()
    assert planted_in([(message.subject, message.body, message.alternatives) for message in mail.outbox]) == set()
    assert [message.to for message in mail.outbox if "ruth.bell@alderbrook.example" in message.to] == []


def test_neither_the_cache_nor_the_queue_holds_it(written):
    assert planted_in(what_is_cached()) == set()


def test_no_session_holds_it(written):
    assert Session.objects.exists()
    assert planted_in([session.get_decoded() for session in Session.objects.all()]) == set()


def test_no_file_holds_it(written):
    files = [path for path in Path(settings.DATA_DIR).rglob("*") if path.is_file() and "sqlite" not in path.name]
    files = [path for path in files if "private" not in path.parts]  # where the cleaned copy of her own document lies
    assert {str(path) for path in files if planted_in(path.read_bytes())} == set()
