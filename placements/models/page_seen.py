from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class PageSeen:
    """The page on which somebody typed: a key of its own, so that sent twice it is one, and its draft as it knew it."""

    key: UUID
    draft: UUID | None = None
    version: int = 0
    fields: dict[str, str] = field(default_factory=dict)
