"""What a higher app knows about somebody's surroundings, so that the check for identifiers can ask.

`local` words point to where the person practises, and so to the people there. `allowed` words are named openly: the people
of the placement, the university, the agency (practice learning, A8).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from accounts.models import User
from writing.models.checked_text import CheckedText
from writing.models.made_up_name import made_up_names_of


@dataclass(frozen=True)
class Surroundings:
    """Words around one person: allowed to stand, or local and so worth pointing out."""

    allowed: tuple[str, ...] = ()
    local: tuple[str, ...] = ()


_sources: list[Callable[[User], Surroundings]] = []


def register_local_words(source: Callable[[User], Surroundings]) -> None:
    """A higher app says what surrounds a person, such as their placement. Call it in ready()."""
    if source not in _sources:
        _sources.append(source)


def surroundings_of(person: User) -> Surroundings:
    """Return everything that is known to surround this person, from every app that knows something."""
    told = [source(person) for source in _sources]
    return Surroundings(
        allowed=tuple(word for one in told for word in one.allowed),
        local=tuple(word for one in told for word in one.local),
    )


def looked_through(
    parts: Mapping[str, str], *, author: User, readers: Iterable[User], in_group: Iterable[User] = ()
) -> CheckedText:
    """Return the author's words as the check reads them. Author, readers and whoever is named openly are not pointed out.

    Readers who come with a group are known by their whole name only (`in_group`): among many first names is that of a child
    somebody writes about. The names on the author's own list of those they made up are not pointed out, and are offered in
    place of others.
    """
    around = surroundings_of(author)
    people = [name for person in (author, *readers) for name in (person.name, person.get_short_name())]
    return CheckedText(
        parts,
        allowed=(*people, *around.allowed),
        local=around.local,
        made_up=made_up_names_of(author),
        whole_names=tuple(person.name for person in in_group),
    )
