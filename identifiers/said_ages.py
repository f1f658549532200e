"""Ages as people say them: "im 17 and i can decide", "one ten one twelve", "a mother of 26", "86 oed", "he died at 67"."""

import re
from collections.abc import Iterator

from identifiers.ages import ENDS, NO_RANGE, spot
from identifiers.births import MONTH
from identifiers.findings import Spot
from identifiers.page import lowered
from identifiers.spelled import NTH, SPELLED, TEENS, TENS, UNITS

#: Above what somebody has of children, of a clock and of most counts.
GROWN = rf"(?:1[3-9]|[2-9]\d|{TENS}(?:[ -]{UNITS})?|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
ANY = rf"(?:\d{{1,3}}|{SPELLED})"
#: What is counted or measured after a number, and so is no age.
NO_COUNT = (
    r"(?![\w%]|[.,:/-]\d| ?(?:%|-|–|per|of|or|to|in a|out|pounds?|quid|stone|st|kg|cm|lb|am|pm|percent|weeks?|days?|months?|hours?|mins?|minutes?|miles?)\b"  # noqa: E501
    r"| years? (?!old|young)| [a-z]{3,}s\b(?<!was)(?<!has)(?<!its))"
)
PARENT = r"(?:mother|father|mum|mam|dad|wife|husband|partner|carer|nan|gran|grandmother|grandfather|grandad)"
GROUP = (
    r"(?:boys|girls|lads|lasses|children|kids|weans|bairns|sons|daughters|brothers|sisters|siblings|twins|grandchildren|wee ones)"
)
SOMEBODY = r"(?:chap|man|woman|lady|gentleman|gent|fella|bloke|lad|lass|male|female|boy|girl|teenager|mum|dad|mother|father|widow|widower|wumman)"  # noqa: E501
SAID = (
    re.compile(rf"(?<![\w'’])i(?:['’]?m| am) (?:only |just |still |now |nearly )?({GROWN}|\d){NO_COUNT}"),
    re.compile(rf"\b{PARENT} of ({GROWN}){NO_RANGE}(?! (?:children|kids|boys|girls|sons|daughters|years))"),
    re.compile(
        rf"\b(?:died|passed away|passed|widowed|retired|married|pregnant|orphaned) at (?:just |only |the age of )?({GROWN})(?!\w|[.:]\d| ?(?:am|pm|hours|weeks|months|degrees))"  # noqa: E501
    ),
    re.compile(
        rf"\b(?:celebrat\w+|mark\w*|missed|enjoyed|forgot|(?:party|cake|card|tea|do|balloons?) for) (?:his|her|their|my|our|mum['’]?s|dad['’]?s|nan['’]?s) ({NTH}|1[01]\dth)(?![\w-])(?! (?:of|{MONTH}))"  # noqa: E501
    ),
    re.compile(rf", ({ANY}) (?:in|come|this|next) (?:{MONTH}|spring|summer|autumn|winter|christmas)(?=[,.;)]|$|\n)"),
    re.compile(
        rf"(?:^|[.!?\n] ?)(?:an? |the |this |elderly |older |young |single |white |asian |black ){{0,3}}{SOMEBODY}\b[^.\d\n]{{0,40}}, ({GROWN})(?=,|\.|;|$|\n)"  # noqa: E501
    ),
    re.compile(
        rf"\b(?:child|sibling|adult|subject|client|patient|baby|son|daughter|parent|mother|father|sib)\b[ \w]{{0,4}}[,–:-] ?(?:male|female|m|f|boy|girl)[,]? ?[,–:/-] ?({ANY})(?=[;,.)/]|$|\n| and )"  # noqa: E501
    ),
    re.compile(
        rf"\b(?:one|first|eldest|older|other|youngest|younger|middle|big|wee) (?:one |boy |girl |lad |lass )?(?:is |was |of |aged |about |['’]s )?({ANY})(?=,? (?:and )?(?:the )?(?:one|other|second|next|youngest|younger|wee|middle|third)\b)"  # noqa: E501
    ),
)
#: These are looked for only where the text has the letters that they need.
GATED = (
    ("to be ", re.compile(rf"\b({TENS}[ -]{UNITS}|{TEENS}|{UNITS}|\d{{1,3}}),? to be (?:exact|precise)")),
    ("birthday", re.compile(rf"\bbirthday (?:boy|girl|lad|lass|lady)\b[^.\d\n]{{0,14}}?({ANY}){ENDS}")),
    (
        "/",
        re.compile(
            r"\b(?:bab|baby|babe|infant|bairn|wean|wee one|newborn|child|twins?|he|she|boy|girl)(?: is| now| was|['’]?s|,)? (?:aged |now |only |about )?(\d{1,2} ?/ ?(?:12|52|7))(?![/\d])"  # noqa: E501
        ),
    ),
    ("oed", re.compile(rf"(?<![\d/.,])({ANY}) (?:mlwydd |blwydd |mis |blynedd )?oed\b")),
)
#: The second of "one ten, one twelve"; and "one is 4 and the other is 6" wherever children are spoken of.
OTHER = re.compile(
    rf"\b(?:one|other|second|next|youngest|younger|third)(?: one| boy| girl| lad| lass)?(?: is| was| of|,| aged|['’]s)? ({ANY})(?=[.,;)]|$|\n| and )"  # noqa: E501
)
PAIR = re.compile(rf"\b{GROUP}\b[^.\n]{{0,30}}\b(?:one|eldest|older|first|youngest)\b[^.\n]{{0,20}}?(?:\d|{SPELLED})[^.\n]{{0,30}}")
#: "Two years and three months old": one age.
BOTH = re.compile(rf"(?<![\w.,£-])({ANY} (?:years?|yrs?),? (?:and )?{ANY} (?:months?|mths?|weeks?))[ -](?:old|of age)\b")
#: "When I was 14" is past; "if I'm 10 minutes late" is a count.
NO_AGE = re.compile(r"\b(?:when|if|until|till|since|before|bus|room|page|number|bed|bay|week|day|step|form) ?(?:\w+ )?$")


def said_ages(text: str, near: list[tuple[int, int]]) -> Iterator[Spot]:
    """Ages in the words of speech, in the stretches that `ages.windows` gives."""
    small = lowered(text)
    patterns = (*SAID, *(pattern for letters, pattern in GATED if letters in small))
    for start, end in near:
        for pattern in patterns:
            for match in pattern.finditer(small, start, end):
                if not NO_AGE.search(small, max(0, match.start() - 14), match.start()):
                    yield spot(*match.span(1))
        for match in PAIR.finditer(small, start, end):
            for each in OTHER.finditer(small, match.start(), min(end, match.end() + 12)):
                yield spot(*each.span(1))


def long_ages(text: str, near: list[tuple[int, int]]) -> Iterator[Spot]:
    """Ages of years and months together, before a rule takes the months alone."""
    small = lowered(text)
    for start, end in near:
        for match in BOTH.finditer(small, start, end):
            yield spot(*match.span(1))
