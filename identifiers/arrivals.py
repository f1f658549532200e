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
)
#: "His 18th is on the 4th of March".
BIG_DAY = re.compile(
    rf"\b(?:his|her|their|my|\w+['’]s) {NTH}(?: birthday)? (?:is|was|falls|comes)(?: on)? ({WHEN})",
)
#: "Born at 03:12 on 4 March", "born in Accra in 1962", "born in '62", "birth registered 4 March 2014", "her birthday's the fourth of March".  # noqa: E501
OTHERS = (
    re.compile(rf"\bborn at \d{{1,2}}[:.]\d\d(?: ?[ap]m)?(?: on)? ({WHEN})"),
    re.compile(r"\bborn (?:and (?:bred|raised) )?in (?:[^\W\d][\w'’-]* ?){1,3},? (?:in )?((?:19|20)\d\d)(?![\w/-])"),
    re.compile(r"\bborn (?:in )?(['’]\d\d)(?!\w)"),
    re.compile(rf"\bbirth (?:was )?registered(?: on)? ({WHEN})"),
    re.compile(rf"\bbirthday['’]s (?:on )?({WHEN})"),
    re.compile(rf"\bdelivered(?: on)? ({WHEN})(?=[^.\n]{{0,20}}\b(?:section|forceps|weeks|mother|mum|baby|safely|weighing|well))"),
    re.compile(r"\b(?:dob|d\.o\.b\.?)\b[^.\n\d]{0,25}(\d{1,2}[/.]\d{1,2}|\d{1,2}/\d{4})(?![\d/.-]\d|\d)"),
)
#: "Gave birth to a boy on 4 April", "a January baby, 8/1/17".
MOTHERS = re.compile(
    rf"\b(?:gave birth|had (?:the|her|their|my) (?:baby|bab|bairn|wean|twins)|became an? (?:mother|mum|father|dad)|(?:baby|bairn|wean|newborn),?)"  # noqa: E501
    rf"(?: to(?: [a-z]+){{1,3}}?)?(?: on| at)? \(?({WHEN})",
)
#: "17.06.15 – born", "the ninth of January when he turns eighteen": the date is looked for before these.
THEN_BORN = re.compile(r" ?[–—:-] ?(?:born|birth|delivered|dob)\b")
WHEN_TURNS = re.compile(
    r",? (?:when|as|the day|because) (?:s?he|they|\w+) (?:turns?|becomes?|is|will be) (?:\d{1,2}|[a-z]+(?:teen|ty|een))\b",
)
ENDS_IN_DATE = re.compile(rf"(?<![\w/.-])({WHEN})$")
LONGEST_DATE = 40
#: "Dat of brith", "date of brith", "d of b".
MISSPELLED = re.compile(rf"\b(?:dat[es]? o[fv] (?:bri?th|birht|bitrh)|d of b|birth dat[es]?)[:.,]? ?(?:is |was )?({DATE})")
#: "DOB given as 1/2/11 for one and 30.11.13 for the other".
FOR_OTHER = re.compile(rf"\b(?:dob|date of birth|born)\b[^.\n]{{0,20}}?{DATE} for \w+,? (?:and|or|but) ({DATE}) for\b")

#: Most texts speak of no birth, and these soon tell.
SPOKEN_OF = re.compile(
    r"born|birth|brith|birht|bitrh|bab|bairn|wean|twin|deliver|world|appearance|entrance|dob|d\.o\.b|d of b|became"
)


def dates_of_arrival(text: str) -> Iterator[Spot]:
    """The date of each, with "the" before a day in words."""
    small = lowered(text)
    spoken_of = bool(SPOKEN_OF.search(small))
    for pattern in (CAME, MOTHERS, MISSPELLED, FOR_OTHER, BIG_DAY, *OTHERS) if spoken_of else (BIG_DAY,):
        for match in pattern.finditer(small):
            yield Spot(match.start(1), match.end(1), "date_of_birth", WORTH_A_LOOK, WHY_BORN)
    for pattern in (THEN_BORN, WHEN_TURNS) if spoken_of else (WHEN_TURNS,):
        for match in pattern.finditer(small):
            dated = ENDS_IN_DATE.search(small, max(0, match.start() - LONGEST_DATE), match.start())
            if dated:
                yield Spot(dated.start(1), dated.end(1), "date_of_birth", WORTH_A_LOOK, WHY_BORN)
