"""Numbers that belong to one person: NHS, National Insurance, vehicles, references."""

import re
from collections.abc import Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot
from identifiers.page import lowered, sections

NHS = re.compile(r"(?<![\w£/.-])\d{3}[ \u00a0.-]{0,2}\d{3}[ \u00a0.-]{0,2}\d{4}(?![\w/]|-\w)")
NI = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?[A-D](?![A-Za-z0-9])",
    re.IGNORECASE,
)
#: An order or an invoice may pass the check by chance, and says itself what it is.
TRADE = re.compile(r"\b(?:order|invoice|parcel|tracking|isbn|barcode|receipt|model|serial)\b[^\d.;]{0,20}$", re.IGNORECASE)
#: A digit may be mistyped, and a reader may still find whose it is.
CALLED_NHS = re.compile(r"\bnhs(?: ?(?:number|no|num|nr|id|#))?\.?:?(?: (?:is|was|of|ends?|given as))?:? ?$", re.IGNORECASE)
WHY_NHS = "An NHS number belongs to one person; its check digit is right."
WHY_CALLED_NHS = "The words call this an NHS number. Its check digit is wrong, so a digit may be mistyped."

LABEL = rf"(?:(?:{'|'.join(re.escape(word) for word in sorted(sections('references')['of'], key=len, reverse=True))})[ -]{{1,2}})"
SYSTEM = (
    r"(?:lcs|las|mosaic|liquid ?logic|caredirector|care ?first|framework ?i|azeus|eclipse|charms|wccis|rio|emis|systmone|system one|paris|soscare"  # noqa: E501
    r"|encompass|carenotes|h ?[&+] ?c|h and c|ticket|cop|dbs|lado|court of protection|marac|oasys|visor|holmes|abacas|careassess|tpp|lorenzo|epic|cerner|swift|ics|ehm|capita one|careworks|urn|upn|crn|pnc(?: ?id)?|nass|arc|mrn|nomis|noms|delius|vpn|cad|inc"  # noqa: E501
    r"|incident|crime|custody|log|h&c|hcn|chi|brp|cris|athena|niche|storm|uln|utr|cica|opg|ho|uc|pip|esa|hb|dwp|datix|tenancy|claim|account|acct|warrant"
    r"|decision letter|p number|pf|bailiffs?['’]? ref|passport|visa|voucher|licence|occurrence|ssid|pid|ehcp|mis|sims|cpis|ppn|dash|meter|file|record)"  # noqa: E501
)
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
UNITS = rf"(?![ ]?(?:am|pm|{MONTHS}|days|weeks|hours|mins|minutes|years|months|yrs|pages|people|miles))"
VALUE = (
    r"(?:[A-Za-z]{1,6}[ /-]?)?(?:[A-Za-z]{1,4}[ /-])?(?=[A-Za-z/-]{0,6}\d)[A-Za-z0-9]+(?:[/.\-–][A-Za-z0-9]+)*"
    rf"(?: (?:slash|of|stroke|dash) [\d/]+| \d[A-Za-z0-9]*(?:[/\-][A-Za-z0-9]+)*{UNITS}| [a-z](?!\w))"
    r"{0,4}"
)
FILLER = (
    r"(?:[ ]?(?:[:.#=]|no\b\.?|number\b|is\b|was\b|now\b|cases?\b|(?:on|in|at the top of|from) the (?:letter|form|card|file|e-?mail|text|system|referral|screen)\b|you (?:wanted|asked for)\b|given\b|quoted?\b|for (?:her|him|them|this)\b))"  # noqa: E501
    r"{0,4}"
)
#: Read on the text in lower case: an expression that minds no case takes four times as long.
LABELLED = re.compile(
    rf"(?<![\w-])(?:{LABEL}{{0,3}}(?:ref(?:erence)?s?|urn|upn|reference (?:no|number))|{LABEL}{{1,3}}(?:no|nos|num(?:ber)?|id|log|account|acct?|cert(?:ificate)?|file|code|roll)"  # noqa: E501
    rf"|{SYSTEM}(?:[ -](?:ref|reference|no|number|id|log|person|record))?)\b\.?{FILLER}[ ]?[\"“'‘]?((?:wccis )?{VALUE})",
)
#: Letters, a stroke, figures, a stroke: nothing else is written so.
STROKES = re.compile(r"(?<![\w/.-])[A-Z]{1,4}\d?[/-]\d{2,6}[/-][A-Z0-9]{2,8}(?![\w])|(?<![\w/.-])[A-Z]{2,5}-\d{4,9}(?![\w])")
#: Numbers of the family courts and the county court are told by their shape alone.
COURT = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}[A-Z]\d{5}(?![A-Za-z0-9])|(?<![A-Za-z0-9])[A-Z]\d{2}[A-Z]{2}\d{3}(?![A-Za-z0-9])")
#: The same with gaps, as people copy them: "IP 23 P 00987"; and those of tribunals: "SC242/25/01187".
COURT_APART = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2} \d{2} [A-Z] \d{5}(?![A-Za-z0-9])")
TRIBUNAL = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{3}/\d{2}/\d{4,5}(?![A-Za-z0-9])")
#: Three groups of figures after the name of a scheme: "uci 14-993-20881"; a badge: "Blue badge BB 4410 YK2".
SCHEME = re.compile(
    r"\b(?:UCI|uci|ARC|arc|BRP|brp|GWF|gwf|UAN|uan|[Bb]lue [Bb]adge|LL no|[Pp]assport|[Vv]isa|ID|SWE|SSSC|NISCC)(?: no\.?| number|:)?:? "  # noqa: E501
    r"((?=[A-Z\d/ -]{0,12}\d{3})[A-Z]{0,4} ?\d[A-Z\d]*(?:[ /-][A-Z\d]{2,8}){0,3})(?![\w/])"
)
#: "INC0044817", "COP 1344817", "w1844817".
LETTERS_FIGURES = re.compile(r"(?<![\w/.@#-])(?:[A-Za-z]{1,4}\d{6,10}[A-Z]?|COP ?\d{7,8}(?:-\d\d)?)(?![\w/.-]\w|\w)")
PRISONER = re.compile(r"(?<![A-Za-z0-9])A\d{4}[A-Z]{2}(?![A-Za-z0-9])")
LONG = re.compile(r"\b(?:[Cc]ase|[Aa]pplication|[Rr]eferral|[Rr]ecord|[Ff]ile|[Cc]omplaint) (\d{5,10})(?![\w.,/-]\d|\w)")
NO_REFERENCE = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* |(?:at|on|by|to|in|for|from) ")
YEAR_OR_TIME = re.compile(r"(?:19|20)\d\d|\d{1,2}[.:]\d\d|\d{1,2}|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?")


def valid_nhs(digits: str) -> bool:
    """The check digit of ten digits: weights 10 to 2, the remainder to 11 taken from 11; 10 cannot be."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return check == int(digits[9])


def nhs_numbers(text: str) -> Iterator[Spot]:
    """Ten digits whose check digit is right, unless the text calls them an order; or whatever the text calls an NHS number."""
    for match in NHS.finditer(text):
        digits = "".join(character for character in match[0] if "0" <= character <= "9")
        if len(digits) != 10:  # noqa: PLR2004
            continue
        before = max(0, match.start() - 40)
        if digits[0] != "0" and valid_nhs(digits) and not TRADE.search(text, before, match.start()):
            yield Spot(match.start(), match.end(), "nhs_number", CERTAIN, WHY_NHS)
        elif CALLED_NHS.search(text, before, match.start()):
            yield Spot(match.start(), match.end(), "nhs_number", WORTH_A_LOOK, WHY_CALLED_NHS)


def ni_numbers(text: str) -> Iterator[Spot]:
    for match in NI.finditer(text):
        yield Spot(match.start(), match.end(), "ni_number", CERTAIN, "A National Insurance number belongs to one person.")


def case_numbers(text: str) -> Iterator[Spot]:
    """What stands after a label such as "ref", "case no" or the name of a records system."""
    for match in LABELLED.finditer(lowered(text)):
        value = match[1]
        if YEAR_OR_TIME.fullmatch(value) or not any(character.isdigit() for character in value):
            continue
        if TRADE.search(text, max(0, match.start() - 12), match.start(1)) or re.match(r"nhs\b", match[0], re.IGNORECASE):
            continue
        if NO_REFERENCE.match(value) or sum(character.isdigit() for character in value) < 3:  # noqa: PLR2004
            continue
        yield Spot(match.start(1), match.end(1), "case_number", CERTAIN, "A reference leads to one record.")
    for match in LONG.finditer(text):
        yield Spot(
            match.start(1), match.end(1), "case_number", WORTH_A_LOOK, "A long number after such a word leads to one record."
        )
    yield from numbers_by_shape(text)


def numbers_by_shape(text: str) -> Iterator[Spot]:
    """Numbers of courts, tribunals and prisons, and those that a scheme hands out."""
    for match in SCHEME.finditer(text):
        yield Spot(match.start(1), match.end(1), "case_number", WORTH_A_LOOK, "A number of such a scheme leads to one person.")
    for pattern in (COURT, COURT_APART, TRIBUNAL, PRISONER, STROKES, LETTERS_FIGURES):
        for match in pattern.finditer(text):
            certainty = WORTH_A_LOOK if pattern in (STROKES, LETTERS_FIGURES) else CERTAIN
            yield Spot(match.start(), match.end(), "case_number", certainty, "This has the shape of a reference number.")
