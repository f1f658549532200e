"""What in a portfolio might identify somebody, shown to the student before they declare that nothing does."""

from dataclasses import dataclass

from accounts.models import User
from placements.models.portfolio_content import items_of
from placements.models.portfolio_list import Gathered
from writing.models.checked_text import Pointed
from writing.models.local_words import looked_through

MOST = 30  # on one page; the rest is counted


@dataclass(frozen=True)
class ToLookAt:
    """The first of what was found, each with a few words around it, and how many there are."""

    shown: list[Pointed]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.shown)


def to_look_at(gathered: Gathered, author: User) -> ToLookAt:
    """Look through every word that would be frozen. People of the placement are named openly and not pointed out."""
    texts = {f"{number}": words for number, words in enumerate(words_in(gathered))}
    around = [someone.person for someone in gathered.placement.people.all()]
    found = looked_through(texts, author=author, readers=around).pointed
    return ToLookAt(found[:MOST], len(found))


def words_in(gathered: Gathered) -> list[str]:
    """Return what people wrote: of evidence and records, not what Waymark worked out."""
    items = [item for asked in gathered.asked for item in items_of(asked, gathered) if item["kind"] != "days"]
    answers = [answer for item in items for part in item["sections"] for answer in part["answers"] if answer["by"]]
    said = [said for answer in answers for said in answer["said"]]
    return [item["title"] for item in items] + ["\n".join([*one["lines"], *map(" ".join, one["rows"])]) for one in said]
