"""How names of British and Irish places are built: "Aber-", "Bally-", "-thwaite", "-ley"."""

import re
from functools import lru_cache

from identifiers.page import sections

_SETS = sections("toponyms")

#: Beginnings and endings that hardly any other word has, and endings that surnames have as well.
BEGINNINGS = re.compile(rf"(?:{'|'.join(sorted(_SETS['beginnings']))})[a-zà-ž]{{3,}}$")
STRONG = re.compile(rf"[a-zà-ž'’-]{{2,}}(?:{'|'.join(sorted(_SETS['strong endings']))})$")
WEAK = re.compile(rf"[a-zà-ž'’-]{{2,}}(?:{'|'.join(sorted(_SETS['weak endings']))})$")
#: Words of the land and the town that end a name of two words: "Chard Newton", "Marsh Mills Cross".
LAND = _SETS["land"]
#: Words that begin one: "Nether Pennick", "Cold Barton".
BEFORE = _SETS["before"]
#: Small words inside one: "Hay-on-Severn", "Câmara de Baixo".
INSIDE = _SETS["inside"]


@lru_cache(maxsize=8_000)
def shaped(lower: str) -> int:
    """How much a word in lower case looks like a place: 2 like no other word, 1 like a surname too, 0 not."""
    if len(lower) < 5:  # noqa: PLR2004
        return 0
    if any(part in INSIDE for part in lower.split("-")[1:-1]):
        return 2
    if STRONG.match(lower) or (len(lower) > 6 and BEGINNINGS.match(lower)):  # noqa: PLR2004
        return 2
    return 1 if WEAK.match(lower) else 0
