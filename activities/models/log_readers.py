"""Who can see an entry, as its author sees it on its page: each reader, what they have, and whether they opened it."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from accounts.models import User
from activities.models.log import LogEntry
from activities.models.log_share import RecentShare
from writing.models import AudienceMember, Opening
from writing.models.opening import who_opened
from writing.models.sentence import listed, others_in_words


@dataclass(frozen=True)
class Reader:
    """One person who is let in, with the newest day they opened it."""

    member: AudienceMember
    opening: Opening | None
    has_this: bool  # the words as they are now

    @property
    def opened_before(self) -> bool:
        """Whether they opened it only before they were given what they have now."""
        return self.opening is not None and self.opening.on < timezone.localdate(self.member.shared_at)


@dataclass(frozen=True)
class Undo:
    """A press of Share that can still be undone: whom it let in, in words, and whether words come back."""

    share: RecentShare
    whom: str
    words_come_back: bool


@dataclass(frozen=True)
class Readers:
    """Everybody an entry is shared with now. Who came with a group stands with it."""

    by_name: list[Reader]
    groups: list[tuple[str, list[Reader]]]
    undoable: list[Undo]
    left: list[Opening]  # by those who opened it and cannot read it now

    @property
    def all(self) -> list[Reader]:
        return [*self.by_name, *(reader for _, readers in self.groups for reader in readers)]

    @property
    def behind(self) -> list[Reader]:
        """Those who have earlier words."""
        return [reader for reader in self.all if not reader.has_this]

    @property
    def opened(self) -> int:
        return sum(reader.opening is not None for reader in self.all)


def who_reads(entry: LogEntry, author: User) -> dict[str, Any]:
    """Return the readers of an entry, those it is held back from, and those who still read it. Two queries, one more to undo."""
    openings = {opening.person_id: opening for opening in who_opened(entry.audience)}
    members = entry.audience.members_now
    readers = [Reader(one, openings.pop(one.person_id, None), one.version == entry.version) for one in members]
    groups: dict[str, list[Reader]] = {}
    for reader in readers:
        groups.setdefault(reader.member.group, []).append(reader)
    by_name = groups.pop("", [])
    return {
        "readers": Readers(by_name, list(groups.items()), undoable(entry, author, members), list(openings.values())),
        "held_from": [member for member in members if member.is_held_back],
        "still_reading": entry.audience.readers_now,
    }


def undoable(entry: LogEntry, author: User, members: list[AudienceMember]) -> list[Undo]:
    """Return the presses that can be undone, the newest first: those who let in somebody who is still in, or that keep words."""
    found = []
    for share in RecentShare.objects.visible_to(author).undoable().filter(entry=entry):
        let_in, words_come_back = share.let_in(members), share.brings_words_back(entry)
        if let_in or words_come_back:
            whom = listed(others_in_words(author, let_in, author))
            found.insert(0, Undo(share, whom, words_come_back))
    return found
