"""Dates of birth that a story tells without the word: "came into the world on 29 February", "17.06.15 – born"."""

import re
from collections.abc import Iterator

from identifiers.births import DATE, DAY, MONTH, WHY_BORN
from identifiers.findings import WORTH_A_LOOK, Spot
from identifiers.page import lowered
from identifiers.spelled import NTH, NTH_WORD

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
    rf"\b(?:his|her|their|my|\w+['’]s) {NTH}(?: birthday)? (?:is|was|falls|comes)(?: on)? ({WHEN})",
    re.IGNORECASE,
)
#: "Born at 03:12 on 4 March", "born in Accra in 1962", "born in '62", "birth registered 4 March 2014", "her birthday's the fourth of March".  # noqa: E501
OTHERS = (
    re.compile(rf"\bborn at \d{{1,2}}[:.]\d\d(?: ?[ap]m)?(?: on)? ({WHEN})", re.IGNORECASE),
    re.compile(r"\bborn (?:and (?:bred|raised) )?in (?:[A-Z][\w'’-]+ ?){1,3},? (?:in )?((?:19|20)\d\d)(?![\w/-])"),
    re.compile(r"\bborn (?:in )?(['’]\d\d)(?!\w)"),
    re.compile(rf"\bbirth (?:was )?registered(?: on)? ({WHEN})", re.IGNORECASE),
    re.compile(rf"\bbirthday['’]s (?:on )?({WHEN})", re.IGNORECASE),
    re.compile(rf"\bdelivered(?: on)? ({WHEN})(?=[^.\n]{{0,20}}\b(?:section|forceps|weeks))", re.IGNORECASE),
    re.compile(r"\b(?:dob|d\.o\.b\.?)\b[^.\n\d]{0,25}(\d{1,2}[/.]\d{1,2}|\d{1,2}/\d{4})(?![\d/.-]\d|\d)", re.IGNORECASE),
)
#: "17.06.15 – born", "the ninth of January when he turns eighteen": the date is looked for before these.
THEN_BORN = re.compile(r" ?[–—:-] ?(?:born|birth|delivered|dob)\b", re.IGNORECASE)
WHEN_TURNS = re.compile(
    r",? (?:when|as|the day|because) (?:s?he|they|\w+) (?:turns?|becomes?|is|will be) (?:\d{1,2}|[a-z]+(?:teen|ty|een))\b",
    re.IGNORECASE,
)
ENDS_IN_DATE = re.compile(rf"(?<![\w/.-])({WHEN})$")
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
    for pattern in (CAME, MISSPELLED, FOR_OTHER, BIG_DAY, *OTHERS):
        for match in pattern.finditer(text):
            yield Spot(match.start(1), match.end(1), "date_of_birth", WORTH_A_LOOK, WHY_BORN)
    small = lowered(text)
    for pattern in (THEN_BORN, WHEN_TURNS):
        for match in pattern.finditer(text):
            dated = ENDS_IN_DATE.search(small, max(0, match.start() - LONGEST_DATE), match.start())
            if dated:
                yield Spot(dated.start(1), dated.end(1), "date_of_birth", WORTH_A_LOOK, WHY_BORN)
