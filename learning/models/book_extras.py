"""What some copies of a book have more than others: its sound, and what one reader marked in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from accounts.models import User
from learning.interchange.book import Leaf, Own, Sound
from learning.models.mark import Highlight
from learning.models.outline import Entry
from learning.models.published import Body
from learning.models.recording import Recording
from learning.models.section_words import SectionWords, words_in


@dataclass(frozen=True)
class Extras:
    """Sounds and highlights by section.

    `reader` names whose highlights they are, `name` tells this book from the plain one, `glossary` asks for the words explained.
    """

    name: str = ""
    glossary: bool = False
    reader: str = ""
    sounds: Mapping[int, Sound] = field(default_factory=dict)
    highlights: Mapping[int, list[Highlight]] = field(default_factory=dict)

    def put_on(self, leaf: Leaf, section: Entry, body: Body, *, closed: bool) -> Leaf:
        """Return the page with what belongs on it. What is not printed, because it opens only later, is not said either."""
        sound = None if closed else self.sounds.get(section.pk)
        marked = self.highlights.get(section.pk, [])
        if sound is None and not marked:
            return leaf
        words = words_in([] if closed else body.content)
        own = tuple(own_of(one, words) for one in marked)
        places = {name: words.counted_between(*between) for name, between in words.places.items()}
        return replace(leaf, letters="".join(words.text.split()), places=places, sound=sound, own=own)


NOTHING = Extras()


def own_of(highlight: Highlight, words: SectionWords) -> Own:
    passage = highlight.where_in(words.text)
    first, last = words.counted(passage) if passage else (0, 0)
    note = highlight.note.words if hasattr(highlight, "note") else ""
    return Own(highlight.quote, first, last, highlight.meaning, str(highlight.get_meaning_display()), note)


def sounds_of(sections: list[Entry]) -> dict[int, Sound]:
    """Return the sound of each section that somebody has read aloud as it is now."""
    said = {section.pk: section.sound for section in sections if section.sound}
    rows = Recording.objects.filter(page_id__in=said)
    return {
        row.pk: Sound(bytes(row.content), tuple(tuple(one) for one in row.sentences)) for row in rows if row.digest == said[row.pk]
    }


def marked_by(person: User, sections: list[Entry]) -> Extras:
    """Return what one person marked and wrote in these sections. Only ever for that person."""
    found: dict[int, list[Highlight]] = {}
    rows = Highlight.objects.visible_to(person).filter(section_id__in=[one.pk for one in sections]).select_related("note")
    for highlight in rows.order_by("start", "pk"):
        found.setdefault(highlight.section_id, []).append(highlight)
    return Extras(name=f"of person {person.pk}", reader=person.name, highlights=found)
