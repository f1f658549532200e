"""Dates that the words call a birth date, and exact ages."""

import re
from collections.abc import Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot
from identifiers.page import lowered

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2} ?[/.\-–] ?\d{1,2} ?[/.\-–] ?(?:\d{4}|\d{2})|\d{2} \d{2} (?:\d{4}|\d{2})|\d{8}|\d{6}"
    rf"|{DAY}(?: day)?(?: of)?[ .-]?{MONTH}\.?,?(?: of)?[ .'’-]{{0,2}}(?:\d{{4}}|\d{{2}})|{MONTH}\.? (?:the )?{DAY},? \d{{4}}"
    rf"|{DAY}[ -]?{MONTH}[ -]?\d{{2,4}})(?![\w/]|[.:]\d)"
)
FEAST = re.compile(
    r"\bborn (?:on )?((?:Christmas (?:Day|Eve)|New Year['’]s (?:Day|Eve)|Boxing Day|Easter Sunday|Bonfire Night|Halloween)(?:,? (?:in )?\d{4})?)",  # noqa: E501
    re.IGNORECASE,
)
BIRTH = r"(?:d\.? ?o\.? ?b\.?|d/o/b|dates? of birth|birth ?dates?|birth ?day|(?:was |is )?born|bday|date born)"
BORN = re.compile(rf"(?<!\w){BIRTH}(?!\w)((?:[^\d\n.;]|\n(?=[ \t]*\d)|\.(?= ?\d)){{0,45}}?)\b({DATE})")
SHORT_BORN = re.compile(rf"(?<!\w)b(?:\.|:|orn|n\.?)? ?({DATE})", re.IGNORECASE)
AFTER = re.compile(
    rf"(?<![\w/.-])({DATE}) ?[(,\-–]? ?(?:\(?d\.?o\.?b\.?\)?|date of birth|is (?:his|her|their|my) (?:birthday|date of birth)|\(birth\w*\))",  # noqa: E501
    re.IGNORECASE,
)
#: A birthday without its year still narrows down who this may be.
BIRTHDAY = re.compile(
    rf"(?<!\w)(?:{BIRTH}|turns? \w+|turned \w+|will be \d+)(?!\w)(?:[^\d\n.;]|\.(?= ?\d)){{0,30}}?\b((?:{DAY}(?: of)?[ -]?{MONTH}|{MONTH} (?:the )?{DAY}))(?!\w)",  # noqa: E501
    re.IGNORECASE,
)
SPOKEN = re.compile(
    rf"\b{BIRTH}(?: (?:is|was|on|of|the|at)){{0,3}} ((?:the )?[a-z]+(?:[ -][a-z]+)? (?:of )?{MONTH}(?: (?:nineteen|two thousand|twenty)(?: (?:and )?[a-z]+){{0,2}})?)",  # noqa: E501
    re.IGNORECASE,
)
#: A full date straight after a name, as in lists: "Ada Poole, 3/2/1948".
NAME_DATE = re.compile(rf" ?[,(|:\-–]? ?\(?({DATE})", re.IGNORECASE)
#: A second child's date, after the first: "born 3/4/2019 and 5/6/2021".
SECOND = re.compile(rf" ?(?:,|and|&|/|or)(?: \w+)? (?:on )?({DATE})", re.IGNORECASE)
BORN_YEAR = re.compile(
    rf"\b(?:born|b\.|dob:?|year of birth:?) (?:in (?:early |late )?)?((?:{MONTH} )?(?:19|20)\d\d)(?!\w|[/.-]\d)", re.IGNORECASE
)
OTHER_EVENT = re.compile(r"\b(?:died|moved|arrived|review|visit|seen|placed|admitted|referred|since|until|from)\b", re.IGNORECASE)

UNITS = "one two three four five six seven eight nine"
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def either(words: str) -> str:
    """One of the words, as an expression."""
    return f"(?:{'|'.join(words.split())})"


SPELLED = rf"(?:{either(TENS)}(?:[ -]{either(UNITS)})?|{either(TEENS)}|{either(UNITS)})"
NUMBER = rf"(?:1[01]\d(?!\d)|[1-9]?\d(?!\d)(?:½|\.5| ?1/2)?|{SPELLED})"
SPAN = r"(?:years?|yrs?|months?|mths?|mos?|weeks?|wks?|days?)"
NO_RANGE = (
    r"(?![\w%£]|[.,:/-]\d| ?(?:to|-|–) ?\d|\+| (?:and|or) (?:over|under|above|below)| per cent| miles| minutes| hours| pounds)"
)

AGED = re.compile(rf"\b(?:aged|ages?:?|age of|age is)(?: of| is|:| now| just| only)? ?{NUMBER}(?: {SPAN})?{NO_RANGE}")
OLD = re.compile(
    rf"(?<![\w.,£-])(?:{NUMBER}[ -]?{SPAN}(?: and (?:a half|{NUMBER} {SPAN}))?[ -]olds?|{NUMBER}[ -](?:and-a-half[ -])?years?[ -]old"  # noqa: E501
    rf"|{NUMBER} ?(?:yrs?|years?) (?:of age)|{NUMBER} (?:weeks|days|months) old)(?!\w)(?! (?:room|group|class|check|review|assessment))"  # noqa: E501
)
SHORT = re.compile(
    r"(?<![\w.,£/-])\d{1,3} ?(?:y/o|yo|y\.o\.?|yr ?old|yrs ?old|mths? old|m/o|mo old|yrs|y ?o)(?!\w)(?! (?:ago|in|of exp|later|since|room))"  # noqa: E501
)
WOMAN_OF = re.compile(
    rf"\b(?:wom[ae]n|m[ae]n|boys?|girls?|lads?|lady|gentleman|child|baby|person|male|female|daughter|son)(?: of ({NUMBER})|, (\d{{1,3}}))(?: {SPAN})?{NO_RANGE}",  # noqa: E501
    re.IGNORECASE,
)
#: "She is 83." A number that ends its clause; "is 9 miles" or "is 14 in the queue" is none.
WHO = (
    r"(?:s?he|they|who|i|you|mum|mam|dad|mother|father|sons?|daughter|brother|sister|nan|gran|child|baby|boy|girl|lad|wife|husband|partner|client"
    r"|youngest|eldest|oldest|middle one|twins|(?-i:(?!It|This|That|What|There|Hers|His|Theirs|Score|Total|Week|Day|Page|Room|Level|Stage|Step|Part|"  # noqa: E501
    r"Target|Rent|Mine|Number|Average|Answer|Question|Word|Mark|Reading|Attendance|Deadline|Price|Cost|Limit|Maximum|Minimum|Bus|Here)[A-ZÀ-Ž][\w'’-]{1,20}))"
)
BE = (
    r"(?:['’]s|['’]ll be|['’]re|['’]m|,? is|,? was| are| were| am| s| turns| turned| will be| has turned| has just turned| will turn| is turning"  # noqa: E501
    r"|['’]d be| would be| must be| looks| be| becomes| became| being|['’]s turning)"
)
ENDS = (
    r"(?=[;:!?)\"”'’]|[.,](?!\d)|$|\n| (?:and|but|so|in (?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|a (?:week|month|fortnight)|the)|on|next|today"  # noqa: E501
    r"|tomorrow|this|now|then|at|when|yesterday|last|with|he|she|they|who|pregnant|years of age|already|too|though|years? young|living|lives)\b)"  # noqa: E501
)
IS = re.compile(
    rf"\b{WHO}{BE}(?: (?:only|just|now|still|about|nearly|almost|already|not yet|not even|barely|about to be|only just|still only)){{0,2}} ({NUMBER}){ENDS}",  # noqa: E501
    re.IGNORECASE,
)
LOOSE = frozenset({"about", "nearly", "almost"})
RELATED = re.compile(
    rf"\b(?:sons?|daughters?|brothers?|sisters?|boys?|girls?|twins?|child|children|baby|mum|mam|mother|dad|father|nan|gran|wife|husband|partner|nephew|niece|grandson"
    rf"|granddaughter|carer|client|patient|lad|youngest|eldest|oldest|male|female|man|woman|lodger|neighbour|cousin|friend|girlfriend|boyfriend)"
    rf"(?:,? \(|, | is | \(aged |: )(\d{{1,3}}(?: ?{SPAN}| ?[mMyY])?)(?=\)|,|;|\.(?!\d)|\n| and |$)",
    re.IGNORECASE,
)
NOW = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]|[Ww]ho)(?:['’](?:s|m|re)| is| are| am| was| were) (?:both|all|barely|not yet|not quite|already|still) (\d{1,3})(?![\w%.,:/-]\d)"  # noqa: E501
)
SEXED = re.compile(r"(?<![\w/.-])(\d{1,3} ?(?:M|F|yrs? M|yrs? F))(?=[ ,.;)])(?! ?\d)")
AT_AGE = re.compile(r"(?:^|[.!?;(\"“] ?|\n)(?:at|now|only|just) (\d{1,3})(?:,| (?:he|she|they|i) )", re.IGNORECASE)
TURN = re.compile(rf"\b(?:turns|turning|turned|hits|approaching) ({NUMBER}){ENDS}", re.IGNORECASE)
LEADS = r"(?:aged? |also |now |age: ?|just |f |m |only |who is |who's |he is |she is |she's |he's |both )?"
BRACKETED = re.compile(rf" ?\({LEADS}({NUMBER}(?: {SPAN}| ?[myMFfw])?)(?=\)|,|;|/| and | & | in | on |: )", re.IGNORECASE)
AFTER_NAME = re.compile(
    rf"[\"”]?,? ({NUMBER})(?=,(?! ?\d)| and |;|\.(?!\d)|\)|\n|$| in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
IS_NAME = re.compile(rf"{BE}(?: (?:only|just|now|still))? ({NUMBER}){ENDS}", re.IGNORECASE)
ANOTHER = re.compile(rf"(?:,| and|, and| &|/) ?({NUMBER})(?=[,.;)]|\n|$| and )", re.IGNORECASE)
APPOSED = re.compile(
    r"(?<=[a-z]{3}), (\d{1,3})(?=, (?:and|who|is|was|has|had|lives|said|in|with|on|whose|he|she)\b)", re.IGNORECASE
)
PAST_OR_NONE = re.compile(
    r"(?:since|until|till|reading|mental|developmental|minimum|under|over|from|below|above|retirement|school|working) ?(?:\w+ )?(?:was |is )?$",  # noqa: E501
    re.IGNORECASE,
)
WHY_AGE = "An exact age narrows down who this may be."
WHY_BORN = "The words call this a date of birth."


def dates_of_birth(text: str) -> Iterator[Spot]:  # noqa: C901
    """Dates after "born", "DOB" and the like, on their own line too, and the second of a pair."""
    for match in BORN.finditer(lowered(text)):
        if OTHER_EVENT.search(match[1]):
            continue
        yield Spot(match.start(2), match.end(2), "date_of_birth", CERTAIN, WHY_BORN)
        end = match.end(2)
        while further := SECOND.match(text, end):
            yield Spot(further.start(1), further.end(1), "date_of_birth", WORTH_A_LOOK, WHY_BORN)
            end = further.end(1)
    for pattern in (SHORT_BORN, AFTER):
        for match in pattern.finditer(text):
            yield Spot(match.start(1), match.end(1), "date_of_birth", CERTAIN, WHY_BORN)
    for pattern in (BIRTHDAY, SPOKEN, FEAST):
        for match in pattern.finditer(text):
            yield Spot(match.start(1), match.end(1), "date_of_birth", WORTH_A_LOOK, WHY_BORN)
    for match in BORN_YEAR.finditer(text):
        yield Spot(match.start(1), match.end(1), "date_of_birth", WORTH_A_LOOK, "A year of birth gives an exact age.")


def ages(text: str) -> Iterator[Spot]:
    """Exact ages of people. A range, a decade or a bound is none."""
    small = lowered(text)
    for pattern, group in (
        (AGED, 0),
        (OLD, 0),
        (SHORT, 0),
        (WOMAN_OF, 1),
        (IS, 1),
        (AT_AGE, 1),
        (TURN, 1),
        (APPOSED, 1),
        (RELATED, 1),
        (NOW, 1),
        (SEXED, 1),
    ):
        for match in pattern.finditer(small if group == 0 else text):
            start, end = match.span(match.lastindex or 0) if group else match.span()
            if PAST_OR_NONE.search(text[max(0, match.start() - 24) : match.start()]) or not LOOSE.isdisjoint(
                match[0].lower().split()
            ):
                continue
            yield Spot(start, end, "age", WORTH_A_LOOK, WHY_AGE)


def ages_after(text: str, end: int) -> Iterator[Spot]:
    """Ages in brackets or between commas straight after a name that ends at `end`: "Jo, 10 and 7"."""
    dated = NAME_DATE.match(text, end)
    if dated and re.search(r"\d", dated[1]) and len(dated[1]) > 6 and not dated[1].isdigit():  # noqa: PLR2004
        yield Spot(
            dated.start(1), dated.end(1), "date_of_birth", WORTH_A_LOOK, "A full date straight after a name may be a date of birth."
        )
        return
    for pattern in (BRACKETED, AFTER_NAME, IS_NAME):
        match = pattern.match(text, end)
        if not match:
            continue
        yield Spot(match.start(1), match.end(1), "age", WORTH_A_LOOK, WHY_AGE)
        further = ANOTHER.match(text, match.end(1))
        if further:
            yield Spot(further.start(1), further.end(1), "age", WORTH_A_LOOK, WHY_AGE)
        return
