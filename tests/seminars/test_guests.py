from uuid import UUID

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone

from history.outbox import drain
from seminars.actions.guest import NotNow, give_code, invite_guest, knock, withdraw_code
from seminars.actions.session import finish
from seminars.models import SessionPerson
from seminars.rules import SessionRole
from tests.factories.seminars import make_session
from tests.seminars.page import Page


def door_in(message):
    return next(line for line in message.body.splitlines() if "/seminars/invited/" in line).removeprefix(settings.SITE_URL)


@pytest.fixture
def elin_is_invited(live, sam, elin):
    invite_guest(session=live, name="Somebody Else", email=elin.email, by=sam)
    drain(worker="test", limit=200)
    return door_in(mail.outbox[-1])


def test_a_guest_comes_in_once_by_their_own_link_and_speaks_in_no_other_room(live, sam, cohort, elin, elin_is_invited):
    browser, other = Client(), Client()
    assert "Come in as Elin" in browser.get(elin_is_invited).content.decode()
    assert browser.get(f"/seminars/{live.pk}/now/").status_code == 302
    room = browser.post(elin_is_invited, follow=True)
    assert "Your message" in room.content.decode()
    assert "no-store" in room.headers["Cache-Control"]
    said = browser.post(f"/seminars/{live.pk}/post-message/", {"words": "Good afternoon"}, follow=True)
    assert "Good afternoon" in said.content.decode()
    assert live.events.messages().get().actor == elin
    assert "has let a browser in already" in other.post(elin_is_invited).content.decode()
    elsewhere = make_session(sam, cohort, live=True)
    assert browser.get(f"/seminars/{elsewhere.pk}/now/").status_code == 302
    assert browser.get("/seminars/").status_code == 302  # not signed in


def test_a_new_link_makes_the_old_one_void_and_nobody_comes_in_before_the_room_opens(live, planned, sam, elin, elin_is_invited):
    invite_guest(session=live, name="Elin", email=elin.email, by=sam)
    assert Client().get(elin_is_invited).status_code == 404
    assert live.people.get(person=elin).role == SessionRole.GUEST
    finish(session=live, by=sam)
    with pytest.raises(NotNow, match="over"):
        invite_guest(session=live, name="Elin", email=elin.email, by=sam)


def test_a_code_leads_to_the_door_and_the_host_lets_people_in_until_the_end(live, sam, amara):
    code = give_code(session=live, by=sam)
    assert give_code(session=live, by=sam) == code
    browser, host = Client(), Client()
    host.force_login(sam, backend="django.contrib.auth.backends.ModelBackend")
    waits = browser.post("/seminars/join/", {"code": code.lower().replace(" ", "-"), "name": "Dee"}, follow=True)
    assert "You wait as Dee" in waits.content.decode()
    assert browser.get(f"/seminars/{live.pk}/now/").status_code == 302
    assert "Dee" in host.get(f"/seminars/{live.pk}/now/").content.decode()
    for _ in range(2):
        host.post(f"/seminars/{live.pk}/admit/", {"waiting": live.waiting.get().pk})
    assert "You were let in, Dee" in browser.get("/seminars/join/waiting/").content.decode()
    assert "Your message" in browser.get(f"/seminars/{live.pk}/now/").content.decode()
    assert live.people.filter(role=SessionRole.GUEST, person__name="Dee").count() == 1
    finish(session=live, by=sam)
    assert browser.get(f"/seminars/{live.pk}/after/").status_code == 404
    assert not mail.outbox


def test_a_wrong_or_withdrawn_code_opens_nothing_and_guesses_run_out(live, sam):
    code = give_code(session=live, by=sam)
    withdraw_code(session=live, by=sam)
    with pytest.raises(NotNow, match="No room"):
        knock(code=code, name="Dee")
    pages = [Client().post("/seminars/join/", {"code": "HERON 1", "name": "Dee"}).content.decode() for _ in range(14)]
    assert ("No room with this code" in pages[0], "That was often" in pages[-1]) == (True, True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.asyncio
async def test_a_guest_speaks_over_a_socket_and_loses_the_room_when_taken_out(live, sam, elin):
    browser = Client()
    await sync_to_async(invite_guest)(session=live, name="Elin", email=elin.email, by=sam)
    link = (await live.invitations.select_related("link").aget()).link
    await sync_to_async(browser.post)(f"/seminars/invited/{link.token}/")
    page = Page(live, browser.cookies[settings.SESSION_COOKIE_NAME].value)
    assert await page.connect()
    ticket = (await sync_to_async(browser.get)(f"/seminars/{live.pk}/ticket/")).json()["ticket"]
    await page.send(kind="hello", ticket=ticket, last_seq=0)
    await page.hear("welcome")
    await page.say("Good afternoon")
    assert UUID((await page.hear("ack"))["client_id"])
    await SessionPerson.objects.filter(session=live, person=elin).aupdate(ends=timezone.now())
    await page.send(kind="beat")
    assert await page.closed_with() == 4403
    await page.disconnect()
