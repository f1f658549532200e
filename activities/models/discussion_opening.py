"""How a post begins that somebody starts from a passage of a section."""

from django.utils.text import Truncator

from learning.models.outline import Entry
from learning.models.published import body_of
from learning.models.section_words import words_of

LONGEST_QUOTE = 400  # characters; who reads the post has the section to hand
MOST_DIGITS = 7  # no section is that long, and an address may hold anything


def passage_of(section: Entry | None, first: str, last: str) -> str:
    """Return words that somebody chose in a section, quoted as a post begins with them; nothing where there are none.

    `first` and `last` are counted as a browser does (learning/models/section_words.py).
    """
    if section is None or not all(one.isdecimal() and len(one) <= MOST_DIGITS for one in (first, last)):
        return ""
    body = body_of(section.pk, section.stamp)
    passage = words_of(section.pk, section.stamp, body).between(int(first), int(last)) if body else None
    return f"> {Truncator(' '.join(passage.quote.split())).chars(LONGEST_QUOTE, truncate=' …')}\n\n" if passage else ""
