"""What a reader marked in one section, as its page shows it. One query, which is all that highlights cost there."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from accounts.models import User
from accounts.prepared import prepared
from learning.models.mark import Highlight, Meaning
from learning.models.section_words import SectionWords
from writing.models import AudienceMember

MOST = 300  # of one reader in one section


@dataclass(frozen=True)
class Here:
    """One highlight beside its section. `first` and `last` count as a browser does; both are None where its words are gone."""

    highlight: Highlight
    first: int | None
    last: int | None
    place: str  # the id of its paragraph; "" where its words are gone

    @property
    def words(self) -> str:
        """What was written beside it, if anything."""
        note = getattr(self.highlight, "note", None)
        return note.words if note else ""


@prepared
def highlights_on(person, section):
    let_in = AudienceMember.objects.now().filter(audience=OuterRef("note__audience"))
    rows = Highlight.objects.visible_to(person).filter(section=section).annotate(is_shared=Exists(let_in))
    return rows.select_related("note").order_by("start", "pk")[:MOST]


def highlights_in(person: User, section: int, words: SectionWords) -> list[Here]:
    """Return what this person marked here, in the order of the text; what is no longer in it comes last."""
    found = [here(highlight, words) for highlight in highlights_on(person=person, section=section)]
    return sorted(found, key=lambda one: (one.first is None, one.first or one.highlight.start))


def here(highlight: Highlight, words: SectionWords) -> Here:
    passage = highlight.where_in(words.text)
    if passage is None:
        return Here(highlight, None, None, "")
    return Here(highlight, *words.counted(passage), words.place_of(passage))


def meanings() -> list[tuple[str, str]]:
    """Each meaning with its name, in the order in which they are offered."""
    return [(meaning.value, str(meaning.label)) for meaning in Meaning]
