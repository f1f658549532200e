"""An open page of the room, as its script behaves: a socket with a cookie, a ticket, and an ear for one kind of message."""

import json
from contextlib import asynccontextmanager

from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.conf import settings
from django.test import Client

from config.asgi import application
from seminars.actions.ticket import issue_ticket

OUR_SITE = b"http://testserver"
PATIENCE = 5  # seconds


def cookie_of(person):
    browser = Client()
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


class Page(ApplicationCommunicator):
    def __init__(self, session, cookie="", origin=OUR_SITE):
        path = f"/ws/seminars/{session.pk}/"
        headers = [(b"origin", origin), (b"cookie", f"{settings.SESSION_COOKIE_NAME}={cookie}".encode())]
        super().__init__(
            application,
            {
                "type": "websocket",
                "path": path,
                "raw_path": path.encode(),
                "query_string": b"",
                "headers": headers,
                "subprotocols": [],
            },
        )

    async def connect(self):
        """Whether the socket was let in."""
        await self.send_input({"type": "websocket.connect"})
        return (await self.receive_output(PATIENCE))["type"] == "websocket.accept"

    async def send(self, **message):
        await self.send_frame(json.dumps(message))

    async def send_frame(self, text):
        await self.send_input({"type": "websocket.receive", "text": text})

    async def say(self, words, client_id="6f4a0a52-3c9e-4f2b-9d0f-2b6f3a1c5d01"):
        await self.send(kind="message", words=words, client_id=client_id)

    async def next(self):
        output = await self.receive_output(PATIENCE)
        assert output["type"] == "websocket.send", output
        return json.loads(output["text"])

    async def hear(self, kind):
        while (heard := await self.next())["kind"] != kind:
            pass
        return heard

    async def hear_event(self, kind):
        while (heard := (await self.hear("event"))["event"])["kind"] != kind:
            pass
        return heard

    async def closed_with(self):
        while (output := await self.receive_output(PATIENCE))["type"] != "websocket.close":
            pass
        return output["code"]

    async def disconnect(self):
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wait(PATIENCE)


@asynccontextmanager
async def page_of(session, person, last_seq=0):
    """A page that has said hello and been welcomed. `missed` is what it was told first."""
    page = Page(session, await sync_to_async(cookie_of)(person))
    assert await page.connect()
    await page.send(kind="hello", ticket=issue_ticket(session=session, by=person), last_seq=last_seq)
    page.missed = []
    while (heard := await page.next())["kind"] != "welcome":
        page.missed.append(heard["event"])
    page.welcome = heard
    try:
        yield page
    finally:
        await page.disconnect()
