"""The origin for private files: who gets one there, by which address, and that nothing else is there."""

from datetime import timedelta
from urllib.parse import urlencode, urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.models import LogPdf
from config import files_origin
from tests.factories.writing import SAID, make_voice_note
from writing.actions.attachment import give_attachments, remove_attachment
from writing.actions.audience import share, withdraw
from writing.models import Audience
from writing.views.private_file import SIGNED, SIGNER

pytestmark = pytest.mark.django_db
FILES = "files.waymark.example"


@pytest.fixture(autouse=True)
def origin(settings):
    settings.FILES_ORIGIN = f"https://{FILES}"
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, FILES]


@pytest.fixture
def note(amara, joan):
    note = make_voice_note(amara, audience=Audience.objects.create(owner=amara))
    give_attachments(attachments=[note], member=share(audience=note.audience, with_person=joan, by=amara, version=1), by=amara)
    return note


def page_of(note):
    return reverse("writing:attachment", args=[note.pk])


def address_for(client, page):
    answer = client.get(page)
    assert (answer.status_code, answer.content, answer.headers["Cache-Control"]) == (302, b"", "private, no-store")
    return answer.url


def fetch(client, address, **headers):
    """As a browser does it that is sent to another host: with no cookie of ours."""
    client.cookies.clear()
    parts = urlsplit(address)
    answer = client.get(f"{parts.path}?{parts.query}", headers={"host": FILES, **headers})
    return answer, b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_the_page_says_only_where_and_there_it_is_without_a_session(as_person, client, joan, note):
    address = address_for(as_person(joan), page_of(note))
    assert address.startswith(f"https://{FILES}{page_of(note)}?signed=")
    answer, said = fetch(client, address)
    assert (answer.status_code, said) == (200, SAID)
    assert "Set-Cookie" not in answer.headers and not answer.cookies
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert (answer.headers["Cache-Control"], answer.headers["Cross-Origin-Resource-Policy"]) == (
        "private, no-store",
        "cross-origin",
    )


def test_a_player_asks_for_a_part_there(as_person, client, joan, note):
    answer, said = fetch(client, address_for(as_person(joan), page_of(note)), range="bytes=0-3")
    assert (answer.status_code, said) == (206, SAID[:4])


def test_whoever_may_not_have_it_is_given_no_address(as_person, carol, note):
    assert as_person(carol).get(page_of(note)).status_code == 404


def signed(path, pk):
    return f"{path}?{urlencode({SIGNED: SIGNER.sign_object([path, pk])})}"


def test_an_address_made_for_somebody_who_may_not_have_it_gives_nothing(client, carol, note):
    answer, said = fetch(client, signed(page_of(note), carol.pk))
    assert (answer.status_code, said.decode()) == (404, files_origin.NOT_HERE)


def test_an_address_for_another_file_gives_nothing(as_person, client, amara, joan, note):
    other = make_voice_note(amara)
    address = address_for(as_person(joan), page_of(note)).replace(str(note.pk), str(other.pk))
    assert fetch(client, address)[0].status_code == 404


@pytest.mark.parametrize("spoil", [lambda s: s[:-1], lambda s: s[:10] + "x" + s[11:], lambda s: "", lambda s: "a:b:c"])
def test_a_signature_that_is_not_ours_gives_nothing(as_person, client, joan, note, spoil):
    token = urlsplit(address_for(as_person(joan), page_of(note))).query.removeprefix("signed=")
    assert fetch(client, f"{page_of(note)}?signed={spoil(token)}")[0].status_code == 404
    assert fetch(client, page_of(note))[0].status_code == 404


def test_after_a_minute_it_holds_no_more_and_leads_back_to_the_page(as_person, client, joan, note, settings, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    address = address_for(as_person(joan), page_of(note))
    time_machine.shift(timedelta(seconds=59))
    assert fetch(client, address)[0].status_code == 200
    time_machine.shift(timedelta(seconds=2))
    answer, said = fetch(client, address)
    assert (answer.status_code, answer.url, said) == (302, f"{settings.SITE_URL}{page_of(note)}", b"")


def test_within_the_minute_it_is_asked_again_who_may_have_it(as_person, client, amara, joan, note):
    address = address_for(as_person(joan), page_of(note))
    withdraw(audience=note.audience, from_person=joan, by=amara)
    assert fetch(client, address)[0].status_code == 404


def test_a_removed_file_and_a_person_who_left_get_nothing(as_person, client, amara, joan, note):
    hers, joans = (address_for(as_person(person), page_of(note)) for person in (amara, joan))
    joan.is_active = False
    joan.save()
    assert fetch(client, joans)[0].status_code == 404
    remove_attachment(attachment=note, by=amara)
    assert fetch(client, hers)[0].status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/log/", "/healthz", "/static/css/waymark.css", "/account/login/", "/cms/", "/service-worker.js"]
)
def test_nothing_else_is_there_even_with_a_signature_or_a_session(as_person, client, amara, path):
    signed_in = as_person(amara)
    assert signed_in.get(path, headers={"host": FILES}).status_code == 404
    assert signed_in.get(path, headers={"host": f"{FILES}:8443"}).status_code == 404
    assert fetch(client, signed(path, amara.pk))[0].status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_nothing_can_be_sent_there(client, amara, method):
    answer = getattr(client, method)(signed(reverse("activities:log_export_pdf"), amara.pk), headers={"host": FILES})
    assert answer.status_code == 404
    assert not LogPdf.objects.exists()


def test_the_log_to_take_away_comes_from_there_too(as_person, client, amara):
    page = reverse("activities:log_export_file", args=["markdown"])
    answer, said = fetch(client, address_for(as_person(amara), page))
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert amara.name in said.decode()


def test_a_pdf_that_is_not_made_yet_leads_to_its_page_and_not_there(as_person, amara):
    assert as_person(amara).get(reverse("activities:log_export_pdf")).url == reverse("activities:log_export")
