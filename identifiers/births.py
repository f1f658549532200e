"""Dates that the words call a birth date, in whatever way they are written."""

import re
from collections.abc import Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot
from identifiers.page import lowered
from identifiers.spelled import NTH, NTH_WORD, TEENS, TENS, UNITS

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
ROMAN = r"(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR_SPOKEN = rf"(?:nineteen|twenty|two thousand)(?: and)?(?: (?:oh )?(?:{TENS}(?:[ -]{UNITS})?|{TEENS}|{UNITS}))?|(?:19|20)\d\d"
#: What may part day, month and year: a stroke, a stop, a bar, a wave.
APART = r" ?[/.\-–|~_•·*\\:,] ?"
DATE = (
    rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}{APART}\d{{1,2}}{APART}['’]?(?:\d{{4}}|\d{{2}})|\d{{1,2}} \d{{1,2}} (?:\d{{4}}|\d{{2}})|\d{{8}}|\d{{6}}"  # noqa: E501
    rf"|{DAY}(?: day)?(?: of)?[ .-]?{MONTH}\.?,?(?: of)?[ .'’-]{{0,2}}(?:\d{{4}}|\d{{2}})|{MONTH}\.? (?:the )?{DAY},? \d{{4}}"
    rf"|{DAY}[ -]?{MONTH}[ -]?\d{{2,4}}|{NTH} of (?:the )?{NTH},? (?:{YEAR_SPOKEN}|\d\d)|\d{{1,2}}[ ./-]{ROMAN}[ ./-]\d{{4}})(?![\w/]|[.:]\d)"  # noqa: E501
)
FEAST_DAY = (
    r"(?:(?:st\.?|saint) [a-z]?[\w]+['’]s?(?: (?:day|eve))?|(?:christmas|new year['’]?s?|boxing|lady|valentine['’]?s|midsummer['’]?s?|bonfire|burns|all saints['’]?|candlemas|mayday|may"  # noqa: E501
    r"|remembrance|leap|independence|twelfth) (?:day|eve|night)|easter (?:sunday|monday|day)|good friday|halloween|hogmanay|michaelmas|epiphany|eid(?: al-\w+)?|diwali|vaisakhi)"  # noqa: E501
)
FEAST = re.compile(rf"\bborn (?:on )?({FEAST_DAY}(?:,? (?:in )?\d{{4}})?)|\b({FEAST_DAY},? (?:in )?(?:19|20)\d\d)(?= bab(?:y|ies))")
#: "A 1929 baby", "1958-born".
BABY = re.compile(rf"\b((?:{MONTH} )?(?:19|20)\d\d)(?:[ -]born\b| (?:bab(?:y|ies)|vintage)\b)")
BIRTH = r"(?:d\.? ?o\.? ?b\.?|d/o/b|dates? of birth|birth ?dates?|birth ?day|b['’]day|(?:was |is )?born|bday|date born|birth cert(?:ificate)?)"  # noqa: E501
BORN = re.compile(
    rf"(?<!\w){BIRTH}(?!\w)((?: at \d{{1,2}}(?:\+\d)? w(?:ee)?ks)?(?:[^\d\n.;]|\n(?=[ \t]*\d)|\.(?= ?\d)){{0,45}}?)\b({DATE})"
)
SHORT_BORN = re.compile(rf"(?<!\w)(?:b(?:\.|:|orn|n\.?)?|ur\.|nar\.|geb(?:oren|\.)|né(?:e)? le|ganwyd) ?({DATE})")
AFTER = re.compile(
    rf"(?<![\w/.-])({DATE}) ?[(,\-–]? ?(?:\(?d\.?o\.?b\.?\)?|date of birth|is (?:his|her|their|my) (?:birthday|date of birth)|\(birth\w*\))",  # noqa: E501
)
#: A birthday without its year still narrows down who this may be.
BIRTHDAY = re.compile(
    rf"(?<!\w)(?:{BIRTH}|turns? \w+|turned \w+|will be \d+)(?!\w)(?:[^\d\n.;]|\.(?= ?\d)){{0,30}}?\b((?:{DAY}(?: of)?[ -]?{MONTH}|{MONTH} (?:the )?{DAY}))(?!\w)",  # noqa: E501
)
SPOKEN = re.compile(
    rf"\b{BIRTH}(?: (?:is|was|on|of|the|at)){{0,3}} ((?:the )?[a-z]+(?:[ -][a-z]+)? (?:of )?{MONTH}(?:,? (?:{YEAR_SPOKEN}))?)(?!\w)",  # noqa: E501
)
#: A day and its year in words is hardly ever another date: "the fifteenth of August, nineteen forty".
ALL_SPOKEN = re.compile(rf"\b((?:the )?{NTH_WORD} (?:day )?(?:of )?{MONTH},? (?:in )?(?:{YEAR_SPOKEN}))(?!\w)")
#: A full date straight after a name, as in lists: "Ada Poole, 3/2/1948".
NAME_DATE = re.compile(rf" ?[,(|:\-–]? ?\(?({DATE})", re.IGNORECASE)
WHOSE = r"(?:(?:his|her|their|the|mum|mam|dad|mother|father|sister|brother|son|daughter|twin|partner|baby|child|nan|gran)(?:['’]?s)?|(?-i:[A-Z][\w-]+['’]s))"  # noqa: E501
#: A second child's date, after the first: "born 3/4/2019 and 5/6/2021", "Dad's: 20 April 1997".
SECOND = re.compile(rf" ?(?:[,.;]|and|&|/|or)(?: and)?(?: {WHOSE}){{0,2}}:? (?:is |was )?(?:on )?({DATE})", re.IGNORECASE)
BORN_YEAR = re.compile(
    rf"(?:\b(?:born|b\.?|bn|dob:?|ur\.|yob:?|year of birth:?(?: is| was)?) (?:in )?(?:the )?(?:(?:early|late|spring|summer|autumn|winter) (?:of )?)?|\b(?:b|ur)\.|(?<!\w)\* ?)"  # noqa: E501
    rf"((?:{MONTH} )?(?:19|20)\d\d|{MONTH} ['’]?\d\d)(?!\w|[/.-]\d)",
)
#: "Ours says 28 February 2021", where births are what the text speaks of.
STATED = re.compile(
    rf"\b(?:own|ours|theirs|certificate|passport|form|record|system|red book|card)(?: (?:says?|said|has|shows?|gives?|reads?|is))?:? (?:the )?({DATE})",  # noqa: E501
    re.IGNORECASE,
)
BIRTHS = re.compile(r"\b(?:birth|born|d\.?o\.?b|birthday)", re.IGNORECASE)
OTHER_EVENT = re.compile(r"\b(?:died|moved|arrived|review|visit|seen|placed|admitted|referred|since|until|from)\b", re.IGNORECASE)
#: Ideas and services are born too.
NO_PERSON = re.compile(
    r"\b(?:NHS|service|movement|idea|profession|union|charity|project|theory|concept|department|state|scheme|team)(?:,? (?:was|is))? ?$"  # noqa: E501
)
WHY_BORN = "The words call this a date of birth."


def dates_of_birth(text: str) -> Iterator[Spot]:  # noqa: C901
    """Dates after "born", "DOB" and the like, on their own line too, and the second of a pair."""
    small = lowered(text)
    for match in BORN.finditer(small):
        if OTHER_EVENT.search(match[1]) or of_no_person(text, match):
            continue
        yield Spot(match.start(2), match.end(2), "date_of_birth", CERTAIN, WHY_BORN)
        end = match.end(2)
        while further := SECOND.match(text, end):
            yield Spot(further.start(1), further.end(1), "date_of_birth", WORTH_A_LOOK, WHY_BORN)
            end = further.end(1)
    spoken_of = bool(BIRTHS.search(small))
    for pattern in (SHORT_BORN, AFTER) if spoken_of else (SHORT_BORN,):
        for match in pattern.finditer(small):
            yield Spot(match.start(1), match.end(1), "date_of_birth", CERTAIN, WHY_BORN)
    for pattern in (BIRTHDAY, SPOKEN, FEAST, ALL_SPOKEN, BABY):
        for match in pattern.finditer(small):
            group = match.lastindex or 1
            if not of_no_person(text, match):
                yield Spot(match.start(group), match.end(group), "date_of_birth", WORTH_A_LOOK, WHY_BORN)
    for match in STATED.finditer(text) if spoken_of else ():
        if BIRTHS.search(text, max(0, match.start() - 400), match.start()):
            yield Spot(match.start(1), match.end(1), "date_of_birth", WORTH_A_LOOK, WHY_BORN)
    for match in BORN_YEAR.finditer(small):
        yield Spot(match.start(1), match.end(1), "date_of_birth", WORTH_A_LOOK, "A year of birth gives an exact age.")


def of_no_person(text: str, match: re.Match[str]) -> bool:
    """Whether it is a service or an idea that was born."""
    return bool(NO_PERSON.search(text, max(0, match.start() - 16), match.start()))


def date_after(text: str, end: int) -> Spot | None:
    """A full date straight after a name that ends at `end`."""
    dated = NAME_DATE.match(text, end)
    if dated and re.search(r"\d", dated[1]) and len(dated[1]) > 6 and not dated[1].isdigit():  # noqa: PLR2004
        why = "A full date straight after a name may be a date of birth."
        return Spot(dated.start(1), dated.end(1), "date_of_birth", WORTH_A_LOOK, why)
    return None
