"""The room over a websocket: who is asking, may they, call one action, send events on.

A page says hello with its ticket and the number of the last event it knows. It is told what it missed, then what happens.
Each command is answered with its client_id: an ack with the event's number, or a refusal in words. Events reach a page in
order and without gaps, because what the channel layer lost is read again from the log.
"""

import asyncio
import json
import time
from collections import OrderedDict
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.urls import path

from seminars.access import guest_of
from seminars.actions import room
from seminars.actions.event import NotLive
from seminars.actions.publishing import group_of, is_heard, serve_sockets_on
from seminars.actions.ticket import is_ticket_for
from seminars.forms.room import HandForm, MessageForm, SentOnce, TakeHandForm
from seminars.models import Session
from seminars.models.session import room_for
from seminars.rules import Permission

LARGEST_FRAME = 20_000  # bytes: 4,000 characters of any script, and what is around them
HELLO_WITHIN = 5  # seconds
MOST_SOCKETS = 6  # of one person in one process
REPLAY_AT_ONCE = 200  # events
BURST, PER_SECOND = 12, 1.5  # commands
UNREADABLE = 1003
MOST_TROUBLE = 100  # refused commands, after which the page is broken or unkind


class Closed:
    """Why a socket was closed. Codes from 4400 are ours; the page knows which of them are final."""

    SIGNED_OUT = 4401
    REMOVED = 4403
    NO_HELLO = 4408
    ELSEWHERE = 4409
    OVER = 4410
    TOO_MUCH = 4429


COMMANDS = {
    "message": (MessageForm, Permission.TAKE_PART, room.post_message),
    "raise_hand": (HandForm, Permission.TAKE_PART, room.raise_hand),
    "lower_hand": (SentOnce, Permission.TAKE_PART, room.lower_hand),
    "take_hand": (TakeHandForm, Permission.RUN_SESSION, room.take_hand),
}


class NoLongerTheirs(Exception):
    """The session is not, or no longer, one of this person's."""


class Allowance:
    """So many commands at once, and so many a second after that."""

    def __init__(self) -> None:
        self.left, self.at = float(BURST), time.monotonic()

    def take(self) -> bool:
        now = time.monotonic()
        self.left, self.at = min(BURST, self.left + (now - self.at) * PER_SECOND), now
        if self.left < 1:
            return False
        self.left -= 1
        return True


def read_frame(text: str | None) -> dict[str, Any] | None:
    """Return what a page sent, or None where no page of ours would send it."""
    if text is None or len(text) > LARGEST_FRAME:
        return None
    try:
        command = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return command if isinstance(command, dict) and isinstance(command.get("kind"), str) else None


open_sockets: dict[int, "OrderedDict[Room, None]"] = {}


class Room(AsyncWebsocketConsumer):
    """One open page of one person."""

    async def dispatch(self, message: dict[str, Any]) -> None:
        try:
            await super().dispatch(message)
        except NoLongerTheirs:
            await self.close(Closed.REMOVED)

    async def connect(self) -> None:
        self.person, self.session_pk = self.scope["user"], self.scope["url_route"]["kwargs"]["pk"]
        self.told, self.greeted, self.in_group = 0, False, False
        self.allowance, self.trouble = Allowance(), 0
        self.waiting: asyncio.Task | None = None
        if not self.person.is_authenticated:
            self.person = await self.in_database(guest_of, self.scope["session"], self.session_pk) or self.person
        if not self.person.is_authenticated or await self.in_database(self.find) is None:
            await self.close()
            return
        serve_sockets_on(asyncio.get_running_loop())
        await self.accept()
        await self.make_place()
        self.waiting = asyncio.create_task(self.expect_hello())

    async def make_place(self) -> None:
        """One more page of this person is open here; of too many, the oldest closes."""
        mine = open_sockets.setdefault(self.person.pk, OrderedDict())
        mine[self] = None
        if len(mine) > MOST_SOCKETS:
            oldest, _ = mine.popitem(last=False)
            await oldest.close(Closed.ELSEWHERE)

    async def expect_hello(self) -> None:
        await asyncio.sleep(HELLO_WITHIN)
        if not self.greeted:
            await self.close(Closed.NO_HELLO)

    async def disconnect(self, code: int) -> None:
        """Says nothing about who left: a process that dies cannot say it, so only heartbeats count."""
        if self.waiting:
            self.waiting.cancel()
        mine = open_sockets.get(self.person.pk, OrderedDict())
        mine.pop(self, None)
        if not mine:
            open_sockets.pop(self.person.pk, None)
        if self.in_group:
            await self.with_layer(self.channel_layer.group_discard(group_of(self.session_pk), self.channel_name))

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        command = read_frame(text_data)
        if command is None:
            await self.close(UNREADABLE)
            return
        await self.answer(command["kind"], command)

    async def answer(self, kind: str, command: dict[str, Any]) -> None:
        if not self.greeted:
            await (self.hello(command) if kind == "hello" else self.close(Closed.NO_HELLO))
        elif kind == "beat":
            await self.beat()
        elif kind in COMMANDS:
            await self.obey(kind, command)
        else:
            await self.refuse(command, "This page is older than the room. Load it again.")

    async def hello(self, command: dict[str, Any]) -> None:
        ticket, known = command.get("ticket"), command.get("last_seq")
        if not isinstance(ticket, str) or not isinstance(known, int):
            await self.close(UNREADABLE)
        elif not is_ticket_for(ticket, session_pk=self.session_pk, person_pk=self.person.pk):
            await self.close(Closed.SIGNED_OUT)
        else:
            self.greeted, self.told = True, max(known, 0)
            await self.beat(kind="welcome")

    async def beat(self, kind: str = "here") -> None:
        """The page is there: say who else is, and whatever it missed."""
        if not self.in_group:  # before reading the log, so that nothing falls between the two
            self.in_group = await self.with_layer(self.channel_layer.group_add(group_of(self.session_pk), self.channel_name))
        try:
            news = await self.in_database(self.say_here)
        except NotLive as refusal:
            await self.fill()
            await self.tell({"kind": "over", "words": str(refusal)})
            await self.close(Closed.OVER)
            return
        if news is None:
            await self.close(Closed.SIGNED_OUT)
            return
        if news["last_seq"] > self.told:
            await self.fill()
        self.told = min(self.told, news["last_seq"])  # a page that claims to know more than there is knows nothing
        await self.tell({"kind": kind, **news, "live": is_heard() and self.in_group})

    async def obey(self, kind: str, command: dict[str, Any]) -> None:
        if not self.allowance.take():
            await self.refuse(command, "That was faster than the room can read. It is sent in a moment.", later=True)
            return
        try:
            event, refusal = await self.in_database(self.run, kind, command)
        except (NotLive, room.NoSuchHand) as not_now:
            await self.refuse(command, str(not_now))
            return
        if event is None:
            await self.refuse(command, refusal)
            return
        await self.room_event({"event": event})
        await self.tell({"kind": "ack", "client_id": command.get("client_id"), "seq": event["seq"]})

    async def refuse(self, command: dict[str, Any], words: str, *, later: bool = False) -> None:
        self.trouble += 1
        if self.trouble > MOST_TROUBLE:
            await self.close(Closed.TOO_MUCH)
            return
        client_id = command.get("client_id")
        await self.tell(
            {"kind": "refused", "client_id": client_id if isinstance(client_id, str) else None, "words": words, "later": later}
        )

    # --- from the channel layer ----------------------------------------------------------------------------------------

    async def room_event(self, message: dict[str, Any]) -> None:
        """Send an event on in its turn. What was missed before it is read from the log."""
        event = message["event"]
        if not self.greeted or event["seq"] <= self.told:
            return
        if event["seq"] > self.told + 1:
            await self.fill()
            return
        self.told = event["seq"]
        await self.tell({"kind": "event", "event": event})

    async def room_removed(self, message: dict[str, Any]) -> None:
        if message["person"] == self.person.pk:
            await self.close(Closed.REMOVED)

    # --- to the page ---------------------------------------------------------------------------------------------------

    async def fill(self) -> None:
        """Tell everything after the last number that this page was told."""
        while missed := await self.in_database(self.missed):
            for event in missed:
                self.told = event["seq"]
                await self.tell({"kind": "event", "event": event})

    async def tell(self, message: dict[str, Any]) -> None:
        await self.send(text_data=json.dumps(message))

    # --- in the database: each of these runs on a thread ---------------------------------------------------------------

    async def in_database(self, question: Any, *given: Any) -> Any:
        return await database_sync_to_async(question)(*given)

    def find(self) -> Session | None:
        return room_for(self.person, self.session_pk)

    def find_or_go(self) -> Session:
        session = self.find()
        if session is None:
            raise NoLongerTheirs
        return session

    def say_here(self) -> dict[str, Any] | None:
        """Count one heartbeat. Returns None for somebody who has signed out since."""
        if not self.scope["session"].exists(self.scope["session"].session_key):
            return None
        session = self.find_or_go()
        room.beat(session=session, by=self.person)
        return {"here": session.here_now(), "last_seq": session.last_seq, "state": session.state}

    def missed(self) -> list[dict[str, Any]]:
        return [event.as_told() for event in self.find_or_go().events.after(self.told)[:REPLAY_AT_ONCE]]

    def run(self, kind: str, command: dict[str, Any]) -> tuple[dict[str, Any] | None, str]:
        """Do what the page asks. Returns the event, or None and why not."""
        form_class, permission, action = COMMANDS[kind]
        session, form = self.find_or_go(), form_class(command)
        if not self.person.has_perm(permission, session):
            return None, "Only the tutor of this seminar can do that."
        if not form.is_valid():
            return None, form.first_error()
        return action(session=session, by=self.person, **form.sent).as_told(), ""

    async def with_layer(self, asking: Any) -> bool:
        """Whether the channel layer did it. Without it the page still gets everything, a few seconds later."""
        try:
            await asyncio.wait_for(asking, HELLO_WITHIN)
        except Exception:  # noqa: BLE001 - Redis may be gone, in any way it likes
            return False
        return True


socket_urls: list[Any] = [path("ws/seminars/<int:pk>/", Room.as_asgi())]
