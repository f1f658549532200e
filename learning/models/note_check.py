"""A note as the check for identifiers reads it, before a tutor does; and who that tutor may be."""

from accounts.models import User
from accounts.rules import Role
from writing.models.candidates import people_around
from writing.models.checked_text import CheckedText
from writing.models.local_words import looked_through


def tutors_of(person: User) -> list[User]:
    """Return the tutors around this person today: of their placement, and of their seminar."""
    return [one.person for one in people_around(person) if str(Role.TUTOR.label) in one.parts]


def checked_note(words: str, *, author: User, reader: User) -> CheckedText:
    """Return the words, looked through. The passage itself is published, so it is not read."""
    return looked_through({"words": words}, author=author, readers=[reader])
