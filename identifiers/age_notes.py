"""Ages in the short forms of notes: "M (34), sib 1 (9)", "Zainab 15f", "kids 12/15", "CH 1 6", "mum only 20 herself"."""

import re
from collections.abc import Iterator

from identifiers.ages import ENDS, NUMBER, PERSON, SPAN, spot
from identifiers.findings import Spot
from identifiers.page import lowered
from identifiers.spelled import TEENS, TENS, UNITS

GROWN = rf"(?:{TENS}(?:[ -]{UNITS})?|{TEENS})"
#: Who belongs to a household, in letters.
LETTERS = r"(?:M|F|Mo|Fa|GM|GF|MGM|MGF|PGM|PGF|MGGM|SF|SM|S/F|S/M|B/F|G/F|D|S|B|Sis|Bro|YP|Sib|sib|[Ss]ibling|CH|Ch|ch|Child|child|CHILD|Adult|ADULT|adult)"  # noqa: E501
HOUSEHOLD = re.compile(rf"(?<![\w/]){LETTERS}(?: ?[A-Z\d])? ?\((\d{{1,3}}(?:[ ]?{SPAN}|[ ]?/(?:12|52))?)\)")
#: The number of a child, then how old: "CH 1 6 / CH 2 3".
NUMBERED = re.compile(
    r"(?<![\w/])(?:CH|Ch|ch|CHILD|Child|child|SIB|Sib|sib) ?(?:[A-Z]|\d)[:,]? (\d{1,2})(?= ?(?:[/,;.)]|$|\n| and ))"
)
#: "Adult: 83, f, widow".
HEADED = re.compile(r"\b(?:Adult|Child|Client|Patient|Pt|Subject|YP|Carer|Referral): (\d{1,3})(?=[,;] ?(?:[mMfF]\b|male|female))")
SEX_AFTER = re.compile(r"(?<=[^\W\d_] )(\d{1,3}[mfMF])(?=[,.;)\n]|$| and | \()")
STROKES = re.compile(
    r"\b(?:kids|kiddies|children|chn|sibs|siblings|boys|girls|brothers|sisters|twins|sons|daughters|grandkids|lads),? ?(?:aged |are )?"  # noqa: E501
    r"(\d{1,2})((?:/\d{1,2})+)(?![\d/])",
)
CLAIMS = re.compile(
    r"\b(?:claims|states|presents as|appears|looks) (?:s?he is |to be |about )?(\d{1,2})(?=[,.;)\"”]|$|\n| but | and )"
)
A_WHILE = re.compile(
    rf"\b(?:has|have|['’]s|['’]ve) been ({NUMBER}) (?:for|since)\b(?! (?:a|the|this) (?:job|post|role))", re.IGNORECASE
)
#: "was 88 last Tuesday", "is sixty-one now": above what a count of things would be.
DATED = re.compile(
    rf"\b(?:is|was|turned|will be|be) ([2-9]\d|1[1-9]|{GROWN}) (?:now(?=[.,;)]|$|\n)|(?:last|next|this|on) (?:mon|tues?|wednes|thurs?|fri|satur|sun|week\b|month\b|spring|summer|autumn|winter|christmas|easter))",  # noqa: E501
)
HERSELF = re.compile(
    rf"\b{PERSON} (?:is |was |['’]s )?(?:only|just|still|barely|nearly|all of) ({NUMBER})(?= (?:herself|himself|themselves)|[,.;)]|$|\n)"  # noqa: E501
)
OF_THEM = re.compile(
    rf"\b(?:eldest|oldest|youngest|middle one|step ?-?(?:dad|mum|father|mother|son|daughter)|mum|dad|nan|gran|wife|husband|partner),? "  # noqa: E501
    rf"({GROWN}|\d{{1,2}} ?(?:wks?|weeks|months|mths)|an? year and (?:a half|{NUMBER} months)|{NUMBER} ?(?:months|weeks))(?=[,.;)]|$|\n| and | is | who )",  # noqa: E501
)
BABY = re.compile(
    rf"\b(?:bab(?:y|ies)|newborn|infant|bairn|toddler|twins),? (?:now |is |are )?({NUMBER} ?{SPAN})(?=[,.;)]|$|\n| and )",
)
COME = re.compile(
    rf"\b{PERSON}(?:['’]s| is|['’]ll be) (?:jist |just |only |no quite )?({NUMBER})(?= (?:come|if|full stop|comma|something)\b|{ENDS})",  # noqa: E501
)
TURNS = re.compile(rf"\b(?:turns|turning|turned) ({GROWN})(?= (?:full stop|comma)|{ENDS})", re.IGNORECASE)
#: "Mr T (72)", "in Year 2 and is 7", "13 going on 14".
LETTERED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Child|Person|Adult|Client|Patient|Student|Young [Pp]erson|Carer) [A-Z]\.?,? \(?(\d{1,3})(?=\)|, (?:who|has|is|was|lives)\b)"  # noqa: E501
)
AND_IS = re.compile(rf"\b(?:and|but) (?:is|was|['’]s) (?:now |only |just )?({NUMBER})(?=[,.;)]|$|\n)", re.IGNORECASE)
#: "A pensioner of 81", "at 81 she", "81 and frail", "46/F".
OF_AGE = re.compile(
    rf"\ban? (?:pensioner|widow|widower|veteran|bachelor|spinster|lad|lass|woman|man|girl|boy|teenager) of ({NUMBER})(?=[,.;)]|$|\n| and | who )",  # noqa: E501
    re.IGNORECASE,
)
AT_SHE = re.compile(r"(?:^|[.!?\n] ?)At ([3-9]\d|2[5-9]),? (?:he|she|they) ")
AND_FRAIL = re.compile(
    r"\b(\d{2,3}|[a-z]+ty(?:-[a-z]+)?) and (?:frail|fit|well|independent|widowed|deaf|blind|housebound|sprightly|unwell|retired|bedbound)\b"  # noqa: E501
)
STROKE_SEX = re.compile(r"(?<![\w/.-])(\d{1,2}/[MF])(?![\w/])")
GOING_ON = re.compile(rf"\b(\d{{1,2}}|{GROWN}|{UNITS}) going on {NUMBER}\b")

NOTES = (
    HOUSEHOLD,
    NUMBERED,
    HEADED,
    SEX_AFTER,
    CLAIMS,
    A_WHILE,
    DATED,
    HERSELF,
    OF_THEM,
    BABY,
    COME,
    TURNS,
    LETTERED,
    AND_IS,
    GOING_ON,
    OF_AGE,
    AT_SHE,
    AND_FRAIL,
    STROKE_SEX,
)
#: These look at small letters, which takes less than half of the time.
SMALL = frozenset({DATED, OF_THEM, BABY, COME, GOING_ON})


def ages_of_notes(text: str, near: list[tuple[int, int]]) -> Iterator[Spot]:
    """Ages that short forms tell, and each of a list with strokes, in the stretches that `ages.windows` gives."""
    small = lowered(text)
    for start, end in near:
        for pattern in NOTES:
            for match in pattern.finditer(small if pattern in SMALL else text, start, end):
                yield spot(match.start(1), match.end(1))
        for match in STROKES.finditer(small, start, end):
            yield spot(match.start(1), match.end(1))
            for each in re.finditer(r"\d+", match[2]):
                yield spot(match.start(2) + each.start(), match.start(2) + each.end())
