"""What a notice says. Higher apps know, and whether it still holds: asked once for each mail, when it is made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from accounts.models.notice import Notice


@dataclass(frozen=True)
class Said:
    """What one notice says: the subject where it goes alone, and its part of the mail."""

    subject: str
    text: str


Ask = Callable[[Sequence[Notice]], dict[int, Said]]
_sources: dict[str, Ask] = {}


def register_notices(kind: str, source: Ask) -> None:
    """A higher app says what its notices say. It answers with those that still hold, by id. Call it in ready()."""
    _sources[kind] = source


def what_still_holds(notices: Sequence[Notice]) -> dict[int, Said]:
    """Return what there is to say, by the id of the notice, in the order in which they were made."""
    kinds = list(dict.fromkeys(notice.kind for notice in notices))
    said: dict[int, Said] = {}
    for kind in kinds:
        said |= _sources[kind]([notice for notice in notices if notice.kind == kind])
    return {notice.pk: said[notice.pk] for notice in notices if notice.pk in said}
