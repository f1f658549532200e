"""Voice notes that go with a log entry: whose they are, and who can hear them."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from accounts.prepared import prepared
from writing.models import Attachment
from writing.models.given_attachment import given_now
from writing.models.sentence import listed, others_in_words

VOICE_NOTE = Attachment.Kind.VOICE_NOTE
WAITS = "Waiting for the virus check. Only you can hear this, and it cannot be shared until then"


def own_voice_notes(pk: UUID, person: User) -> list[Attachment]:
    """Return what this person recorded for an entry of theirs, also before there is one. The oldest first; one query."""
    return list(Attachment.objects.visible_to(person).filter(owner=person).select_related("owner").beside(pk, VOICE_NOTE))


def with_hearers(notes: Iterable[Attachment], reader: User) -> list[Attachment]:
    """Put `sentence` on each note: “You and Joan Pritchard can hear this”, as they stand from where the reader does."""
    notes = list(notes)
    given = given_now(notes)
    for note in notes:
        others = others_in_words(note.owner, given[note.pk], reader)
        note.sentence = f"{listed(['You', *others])} can hear this" if others else "Only you can hear this"
        if note.awaits_virus_check:
            note.sentence = WAITS
    return notes


@prepared
def recorded_without_an_entry(person, today):
    """Asked on every visit to My log, and nearly always empty."""
    mine = Attachment.objects.visible_to(person, today).filter(owner=person, kind=VOICE_NOTE, audience__isnull=True)
    return mine.order_by("-made_at")


def lone_voice_notes(person: User, drafts: Iterable[UUID]) -> list[Attachment]:
    """Return the newest voice note of each entry that was never saved and has no words either, so that it is found again."""
    with_words = {str(pk) for pk in drafts}
    notes = recorded_without_an_entry(person=person, today=timezone.localdate())
    return list({note.about: note for note in reversed(notes) if note.about not in with_words}.values())[::-1]
