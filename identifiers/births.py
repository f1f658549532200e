"""Dates that the words call a birth date, and exact ages."""

import re
from collections.abc import Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot

MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
DATE = (
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?\d{2,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}\.?,? (?:of )?(?:\d{{4}}|'?\d{{2}}(?!\d))|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}[ -]?{MONTH}[ -]?\d{{2,4}})"
)
BIRTH = r"(?:d\.? ?o\.? ?b\.?|date of birth|birth ?date|birth ?day|born|birth|b\.)"
BORN = re.compile(
    rf"(?<!\w){BIRTH}(?!\w)[ \t]*(?:[:=\-–—,(]|is|was|on|of|the|as|given|recorded|in|hospital|at|home|here|her|his){{0,2}}"
    rf"(?:[ \t]+(?:is|was|on|the|as|given|recorded|at|in|home|hospital|,)){{0,4}}[ \t:=\-(]{{0,3}}\n?[ \t]*({DATE})(?!\w)",
    re.IGNORECASE,
)
AFTER = re.compile(
    rf"(?<![\w/.-])({DATE})(?!\w)[ ]?[(,]?[ ]?(?:\(?d\.?o\.?b\.?\)?|date of birth|is (?:his|her|their) (?:birthday|date of birth))",
    re.IGNORECASE,
)

UNITS = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SPELLED = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(UNITS)}))?|{'|'.join(TEENS)}|{'|'.join(UNITS)})"
NUMBER = rf"(?:1[01]\d|[1-9]?\d(?:½|\.5)?|{SPELLED})"
SPAN = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)"

AGED = re.compile(
    rf"\b(?:aged|age|age of|ages)[: ]{{1,2}}(?:of )?({NUMBER})(?: {SPAN})?(?![\w%]|[.,:/-]\d| ?(?:to|-|–) ?\d|\+)", re.IGNORECASE
)
OLD = re.compile(
    rf"(?<![\w.,£-])({NUMBER}[ -]?{SPAN}(?: and (?:a half|{NUMBER} {SPAN}))?[ -]olds?|{NUMBER} ?y[./]?o\b|{NUMBER} ?(?:yrs?|years?) (?:of age))(?!\w)",
    re.IGNORECASE,
)
SHORT = re.compile(r"(?<![\w.,£/-])(\d{1,3} ?(?:y/o|yo|yrs old|mths old|m/o|mo old|yr old))(?!\w)", re.IGNORECASE)
#: "She is 83." A number that ends its clause; "is 9 miles" or "is 14 in the queue" is none.
IS = re.compile(
    r"\b(?:he|she|they|who|i|aged|mum|dad|mother|father|son|daughter|brother|sister|nan|gran|child|baby|boy|girl|lad|wife|husband|partner|[A-Z][a-zà-ž'’-]{1,20})"
    rf"(?:['’]s|['’]ll be|['’]re| is| was| are| am|['’]m| turns| turned| will be| is now| is only| is just|['’]s only|['’]s just|['’]s now| will turn| is nearly| is still only)"
    rf"(?: (?:only|just|now|about to be|still))? ({NUMBER})(?=[.,;:!?)\"”]|$|\n| and | but | so | in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|a )| on | next | today| tomorrow| this | now| years of age)",
    re.IGNORECASE,
)
BRACKETED = re.compile(
    rf"[ ]?\((?:aged? |also |now |age: ?|nearly |just |f |m )?({NUMBER}(?: {SPAN}| ?[my])?)(?=\)|,|;| and )", re.IGNORECASE
)
AFTER_NAME = re.compile(rf",? ({NUMBER})(?=,|;|\.(?!\d)|\)|\n|$)", re.IGNORECASE)
NOT_EXACT = re.compile(
    r"(?:over|under|about|around|nearly|almost|above|below|reading|from|between|until|since|when|at|the) $|[a-z] age$",
    re.IGNORECASE,
)
WHY_AGE = "An exact age narrows down who this may be."


def dates_of_birth(text: str) -> Iterator[Spot]:
    for pattern in (BORN, AFTER):
        for match in pattern.finditer(text):
            yield Spot(match.start(1), match.end(1), "date_of_birth", CERTAIN, "The words call this a date of birth.")


def ages(text: str) -> Iterator[Spot]:
    """Exact ages of people. A range, a decade or a bound is none."""
    for pattern in (AGED, OLD, SHORT, IS):
        for match in pattern.finditer(text):
            if pattern is AGED and re.search(
                r"(?:reading|mental|developmental|minimum|under|over|from) $",
                text[max(0, match.start() - 15) : match.start()],
                re.IGNORECASE,
            ):
                continue
            if text[match.end() : match.end() + 1] == "s":
                continue
            yield Spot(match.start(1), match.end(1), "age", WORTH_A_LOOK, WHY_AGE)


def age_after(text: str, end: int) -> Spot | None:
    """An age in brackets or between commas straight after a name that ends at `end`."""
    for pattern in (BRACKETED, AFTER_NAME):
        match = pattern.match(text, end)
        if match:
            return Spot(match.start(1), match.end(1), "age", WORTH_A_LOOK, WHY_AGE)
    return None
