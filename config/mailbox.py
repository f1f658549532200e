"""The demo's post: each message becomes one file, and a page of the demo reads them. Nothing leaves the machine."""

import email
import os
import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage as ReceivedMessage
from email.policy import default as modern
from itertools import count
from pathlib import Path
from typing import Self

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

NAME = re.compile(r"\d{19}-\d+")
LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")

turn = count()


@dataclass(frozen=True)
class Mail:
    """A message that somebody in the demo was sent."""

    id: str
    to: str
    subject: str
    sent: datetime
    text: str

    @property
    def links(self) -> list[str]:
        return list(dict.fromkeys(LINK.findall(self.text)))

    @classmethod
    def read(cls, path: Path) -> Self:
        received = email.message_from_bytes(path.read_bytes(), _class=ReceivedMessage, policy=modern)
        body = received.get_body(("plain", "html"))
        return cls(
            id=path.stem,
            to=str(received["To"]),
            subject=str(received["Subject"]),
            sent=datetime.fromtimestamp(int(path.stem.partition("-")[0]) / 1e9, tz=UTC),
            text=body.get_content() if body else "",
        )


def folder() -> Path:
    return Path(settings.DATA_DIR) / "mailbox"


def messages() -> list[Mail]:
    """Return everything that was sent, newest first."""
    return [Mail.read(path) for path in sorted(folder().glob("*.eml"), reverse=True)]


def message(name: str) -> Mail | None:
    path = folder() / f"{name}.eml"
    return Mail.read(path) if NAME.fullmatch(name) and path.is_file() else None


class EmailBackend(BaseEmailBackend):
    """Puts each message into the mailbox folder. A reader never meets half a message."""

    def send_messages(self, email_messages: list[EmailMessage]) -> int:
        folder().mkdir(parents=True, exist_ok=True)
        for each in email_messages:
            self.put(each.message().as_bytes())
        return len(email_messages)

    def put(self, content: bytes) -> None:
        name = f"{time.time_ns()}-{os.getpid()}{next(turn)}"
        unfinished = folder() / f"{name}.part"
        unfinished.write_bytes(content)
        unfinished.rename(folder() / f"{name}.eml")
