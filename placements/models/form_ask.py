"""What one field of a form asks: one thing, or a few that belong together, each of one kind."""

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """Every kind of answer. Each has an input (forms.asks), words to read (models.answer_words) and a place on paper."""

    TEXT = "text"
    LONGTEXT = "longtext"
    CHOICE = "choice"
    MULTICHOICE = "multichoice"
    CHECKLIST = "checklist"
    BOOL = "bool"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    MONEY = "money"
    FILE = "file"
    USER = "user"
    LIST = "list"
    LINKS = "links"
    TABLE = "table"
    SCALE = "scale"
    RUBRIC = "rubric"
    THREAD = "thread"
    TAGS = "framework_tags"
    SIGNATURE = "signature"
    COMPUTED = "computed"


NOT_WRITTEN = {Kind.SIGNATURE, Kind.COMPUTED}  # nobody types these: one is an act of its own, the other is worked out
COUNTED = {Kind.TEXT, Kind.LONGTEXT}  # words are counted


@dataclass(frozen=True)
class Ask:
    """One thing asked. `words` is the limit and `at_least` the least, both told and neither enforced unless `strict`."""

    key: str
    kind: Kind
    label: str = ""
    words: int = 0
    at_least: int = 0
    options: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()  # the lines of a table that are given; otherwise people add their own
    choices: tuple[str, ...] = ()  # the first column of such a table is a choice among these
    of: str = ""  # lines or tags taken from the framework: "domains" or "standards"
    many: bool = False
    source: str = ""
    strict: bool = False
    optional: bool = False

    @property
    def is_written(self) -> bool:
        return self.kind not in NOT_WRITTEN

    def as_json(self) -> dict[str, Any]:
        """Return only what says something, so that a definition can be read by eye."""
        return {name: value for name, value in asdict(self).items() if value or name in {"key", "kind"}}

    def limited(self, *, words: int, strict: bool) -> "Ask":
        return replace(self, words=words, strict=strict) if self.kind in COUNTED else self


LISTS = ("options", "columns", "rows", "choices")


def ask_from(stored: dict[str, Any]) -> Ask:
    """Return the ask that `as_json` stored."""
    return Ask(**(stored | {name: tuple(stored.get(name, ())) for name in LISTS} | {"kind": Kind(stored["kind"])}))
