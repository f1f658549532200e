"""Amara takes her log with her as a PDF: made by a worker, hers alone, gone the next day."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from pdfminer.high_level import extract_text

from activities.models import LogPdf
from history.models import Delivery
from history.outbox import drain
from tests.factories.activities import make_entry

pytestmark = pytest.mark.django_db
ADDRESS = "/log/export/pdf/"


@pytest.fixture
def entry(amara):
    return make_entry(amara, title="The ramp", body="I listened to Łucja.\n\nThen I wrote.")


@pytest.fixture
def drawn_at_once(monkeypatch):
    """Drawing takes seconds. Where only what becomes of the file matters, its words are the page's."""
    monkeypatch.setattr("activities.tasks.as_pdf", str.encode)


def asks(client):
    return client.post(ADDRESS, follow=True)


def page(client):
    return client.get("/log/export/").content.decode()


def test_she_asks_a_worker_makes_it_and_she_takes_it(as_person, amara, entry):
    client = as_person(amara)
    assert "Make a PDF" in page(client)
    assert "Your PDF is being made" in asks(client).content.decode()
    assert client.get(ADDRESS).url == "/log/export/"
    drain(worker="test")
    assert f"made {timezone.localdate():%a}" in page(client)
    answer = client.get(ADDRESS)
    words = extract_text(io.BytesIO(answer.getvalue()))
    assert ("The ramp" in words, "I listened to Łucja." in words, "Log of Amara Osei" in words) == (True, True, True)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="my-log-')


def test_it_is_nobody_elses(as_person, amara, ben, ruth, entry, drawn_at_once):
    asks(as_person(amara))
    drain(worker="test")
    for somebody in (ben, ruth):
        client = as_person(somebody)
        assert client.get(ADDRESS).url == "/log/export/"
        assert "Make a PDF" in page(client)
    assert LogPdf.objects.visible_to(ben).count() == 0


def test_asking_twice_is_once(as_person, amara, entry):
    client = as_person(amara)
    asks(client)
    asks(client)
    assert Delivery.objects.filter(kind="activities.log_pdf").count() == 1


def test_asking_anew_puts_the_new_one_in_the_place_of_the_old(as_person, amara, entry, drawn_at_once):
    client = as_person(amara)
    asks(client)
    drain(worker="test")
    make_entry(amara, title="A day later", body="More.")
    asks(client)
    assert client.get(ADDRESS).status_code == 302
    drain(worker="test")
    assert "A day later" in client.get(ADDRESS).getvalue().decode()


def test_it_is_erased_a_day_later_and_one_asked_for_meanwhile_is_not(as_person, amara, entry, drawn_at_once):
    client = as_person(amara)
    asks(client)
    drain(worker="test")
    with time_machine.travel(timezone.now() + timedelta(hours=23), tick=False):
        asks(as_person(amara))
        drain(worker="test")
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        drain(worker="test")
        assert LogPdf.objects.get().is_ready
    with time_machine.travel(timezone.now() + timedelta(hours=48), tick=False):
        drain(worker="test")
        assert LogPdf.objects.count() == 0


def test_one_that_was_asked_for_anew_while_it_was_made_is_not_kept(amara):
    old = LogPdf.objects.create(person=amara, round=1)
    LogPdf.objects.filter(pk=amara.pk).update(round=2)
    assert old.keep(b"%PDF-old") is False
    assert not LogPdf.objects.get().is_ready


def test_a_late_one_says_so_and_can_be_asked_for_again(as_person, amara, entry):
    asks(as_person(amara))
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        client = as_person(amara)
        assert "is not here yet. Ask again" in page(client)
        assert "Your PDF is being made" in asks(client).content.decode()


def test_a_machine_without_the_libraries_offers_the_page_to_print(as_person, amara, monkeypatch):
    monkeypatch.setattr("activities.views.export.can_make_pdfs", lambda: False)
    shown = page(as_person(amara))
    assert ("Make a PDF" in shown, "Print it from there to make a PDF" in shown) == (False, True)


def test_the_promise_carries_ids_and_nothing_else(as_person, amara, entry):
    asks(as_person(amara))
    for delivery in Delivery.objects.all():
        assert delivery.payload == {"person": amara.pk, "round": 1}
