"""What a reader marked in one section, as its page shows it. One query, which is all that highlights cost there."""

from typing import NamedTuple
from uuid import UUID

from django.db import connection

from accounts.models import User
from learning.models.mark import Meaning
from learning.models.section_words import SectionWords
from writing.models.passage import Passage, find_again

MOST = 300  # of one reader in one section
HERE = """
SELECT h.id, h.quote, h.start, h."end", h.meaning, h.marked_words, n.words, n.version,
  EXISTS (SELECT 1 FROM writing_audiencemember m WHERE m.audience_id = n.audience_id AND m.withdrawn_at IS NULL)
FROM learning_highlight h LEFT JOIN learning_note n ON n.highlight_id = h.id
WHERE h.owner_id = %s AND h.section_id = %s ORDER BY h.start, h.id LIMIT %s
"""


class Here(NamedTuple):
    """One highlight beside its section; a plain value, since a page with many of them would pay for models.

    `first` and `last` count as a browser does; `place` is the id of its paragraph, "" where its words are gone.
    """

    pk: UUID
    quote: str
    meaning: str
    marked_words: str
    note: str  # "" where nothing was written
    version: int
    is_shared: bool
    place: str = ""
    first: int = 0
    last: int = 0


def highlights_in(person: User, section: int, words: SectionWords) -> list[Here]:
    """Return what this person marked here, in the order of the text; what is no longer in it comes last.

    Written out, as the query for what somebody has read is: it is asked with every section.
    """
    with connection.cursor() as cursor:
        cursor.execute(HERE, [person.pk, section, MOST])
        found = [here(row, words) for row in cursor.fetchall()]
    return sorted(found, key=lambda one: (not one.place, one.first))


def here(row: tuple, words: SectionWords) -> Here:
    pk, quote, start, end, meaning, marked_words, note, version, is_shared = row
    pk = pk if isinstance(pk, UUID) else UUID(pk)  # SQLite keeps its letters
    one = Here(pk, quote, meaning, marked_words, note or "", version or 0, bool(is_shared))
    still = words.text[start:end] == quote
    passage = Passage(quote, start, end) if still else find_again(words.text, quote, start)
    if passage is None:
        return one
    first, last = words.counted(passage)
    return one._replace(place=words.place_of(passage), first=first, last=last)


def meanings() -> list[tuple[str, str]]:
    """Each meaning with its name, in the order in which they are offered."""
    return [(meaning.value, str(meaning.label)) for meaning in Meaning]
