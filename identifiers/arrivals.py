"""Dates of birth that a story tells without the word: "came into the world on 29 February", "17.06.15 – born"."""

import re
from collections.abc import Iterator

from identifiers.births import DATE, DAY, MONTH, WHY_BORN
from identifiers.findings import WORTH_A_LOOK, Spot
from identifiers.spelled import NTH_WORD

WHEN = rf"(?:the )?(?:{DATE}|{NTH_WORD} of {MONTH}(?:,? (?:19|20)\d\d)?|{DAY}(?: of)? {MONTH}(?:,? (?:19|20)\d\d)?)"
#: Who arrives may be a visitor: it must be a baby, or the words must say that it came to live.
CAME = re.compile(
    rf"\b(?:came into (?:the|this) world|entered (?:the|this) world|made (?:his|her|their|an) (?:appearance|entrance)"
    rf"|(?:baby|babies|twins?|newborn|bairn)\b[^.\n]{{0,20}}? (?:arrived|came|appeared|was delivered|were delivered))"
    rf"(?: early| late| at last)?(?: on| at)? ({WHEN})",
    re.IGNORECASE,
)
#: "His 18th is on the 4th of March".
BIG_DAY = re.compile(
    rf"\b(?:his|her|their|my|\w+['’]s) \d{{1,3}}(?:st|nd|rd|th)(?: birthday)? (?:is|was|falls|comes)(?: on)? ({WHEN})",
    re.IGNORECASE,
)
#: "17.06.15 – born", "the ninth of January when he turns eighteen": the date is looked for before these.
THEN_BORN = re.compile(r" ?[–—:-] ?(?:born|birth|delivered|dob)\b", re.IGNORECASE)
WHEN_TURNS = re.compile(
    r",? (?:when|as|the day|because) (?:s?he|they|\w+) (?:turns?|becomes?|is|will be) (?:\d{1,2}|[a-z]+(?:teen|ty|een))\b",
    re.IGNORECASE,
)
ENDS_IN_DATE = re.compile(rf"(?<![\w/.-])({WHEN})$", re.IGNORECASE)
LONGEST_DATE = 40
#: "Dat of brith", "date of brith", "d of b".
MISSPELLED = re.compile(
    rf"\b(?:dat[es]? o[fv] (?:bri?th|birht|bitrh)|d of b|birth dat[es]?)[:.,]? ?(?:is |was )?({DATE})", re.IGNORECASE
)
#: "DOB given as 1/2/11 for one and 30.11.13 for the other".
FOR_OTHER = re.compile(
    rf"\b(?:dob|date of birth|born)\b[^.\n]{{0,20}}?{DATE} for \w+,? (?:and|or|but) ({DATE}) for\b", re.IGNORECASE
)


def dates_of_arrival(text: str) -> Iterator[Spot]:
    """The date of each, with "the" before a day in words."""
    for pattern in (CAME, MISSPELLED, FOR_OTHER, BIG_DAY):
        for match in pattern.finditer(text):
            yield Spot(match.start(1), match.end(1), "date_of_birth", WORTH_A_LOOK, WHY_BORN)
    for pattern in (THEN_BORN, WHEN_TURNS):
        for match in pattern.finditer(text):
            dated = ENDS_IN_DATE.search(text, max(0, match.start() - LONGEST_DATE), match.start())
            if dated:
                yield Spot(dated.start(1), dated.end(1), "date_of_birth", WORTH_A_LOOK, WHY_BORN)
