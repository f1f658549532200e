"""What a coordinator makes of a form: the next version of it in a few words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FieldChange:
    """What a coordinator makes of one field of the version before."""

    label: str
    help: str
    hidden: bool
    order: int
    words: int | None = None
    strict: bool = False
    required: bool | None = None


@dataclass(frozen=True)
class NewField:
    """A field that a coordinator adds: a question for a text, at the end of a section."""

    section: str
    label: str
    owners: tuple[str, ...]
    words: int
    required: bool
