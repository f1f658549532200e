"""Numbers that belong to one person: NHS, National Insurance, vehicles, references."""

import re
from collections.abc import Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot

NHS = re.compile(r"(?<![\w£/.-])\d{3}[ \u00a0.-]{0,2}\d{3}[ \u00a0.-]{0,2}\d{4}(?![\w/]|-\w)")
NI = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?[A-D](?![A-Za-z0-9])",
    re.IGNORECASE,
)
#: An order or an invoice may pass the check by chance, and says itself what it is.
TRADE = re.compile(r"\b(?:order|invoice|parcel|tracking|isbn|barcode|receipt|model|serial)\b[^\d.;]{0,20}$", re.IGNORECASE)

CURRENT_PLATE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2} ?[A-Z]{3}(?![A-Za-z0-9])")
LOWER_PLATE = re.compile(r"(?<![A-Za-z0-9])[a-z]{2}\d{2} ?[a-z]{3}(?![A-Za-z0-9])")
OLDER_PLATE = re.compile(r"(?<![A-Za-z0-9])(?:[A-HJ-NP-TV-Y]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Y])(?![A-Za-z0-9])")
NORTHERN_PLATE = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}[IZ][A-Z]?|[IZ][A-Z]{2}) ?\d{3,4}(?![A-Za-z0-9])")
LABELLED_PLATE = re.compile(
    r"\b(?:reg(?:istration)?(?: (?:no|number|plate))?|number plate|plates?|index)\b[ .:]{1,3}(?:is |was )?"
    r"([A-Za-z]{1,3}\d{1,4} ?[A-Za-z]{0,3}|\d{1,4} ?[A-Za-z]{1,3})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
#: Three letters that end an ordinary phrase in lower case: "wk12 the".
SHORT_WORDS = frozenset(
    "the and for was has had but not she his her you are can did get got off one our out who why all any day old".split()
)

LABEL = (
    r"(?:(?:case|crime|court|police|hospital|prison|prisoner|tenancy|tenant|placement|claim|claimant|application|applicant|custody|"
    r"incident|inc|log|cad|account|acc|acct|council tax|council tax account|rent|rent account|home office|ho|port|nass|asylum support|"
    r"benefit|pension credit|pip|esa|uc|hb|dwp|ctax|mht|tribunal|hearing|warrant|bail|bailiffs?'?|patient|unit|mrn|client|customer|"
    r"service user|person|child(?:'s)?|family|referral|school|pupil|upn|urn|marac|mash|opg|cica|laa|legal aid|cafcass|blue badge|"
    r"(?:blue )?badge|bus pass|passport|biometric|brp|visa|driving licence|licence|policy|file|record|id|crn|pnc|pncid|occurrence|"
    r"safeguarding|complaint|datix|ombudsman|insurance|caution|charge|summons|licence|probation|yot|yjs|offender|nomis|delius|noms|"
    r"p|h&c|hcn|chi|soscare|paris|lcid|epex|deposit|loan|catalogue|summons|enforcement|eviction|possession|housing|homeless(?:ness)?|"
    r"order|travel|aspen|arc|membership|student|staff|eform|form|notice|nrm|voucher|grant|charity|fine|foi|sar|notification)"
    r"[ -]{1,2}){0,3}"
)
END = r"(?:ref(?:erence)?s?|no|num(?:ber)?|nos|id|log|account|acct|urn|upn|file)"
SYSTEM = (
    r"(?:lcs|las|mosaic|liquidlogic|liquid logic|caredirector|carefirst|care first|framework ?i|azeus|eclipse|charms|wccis|rio|emis|"
    r"systmone|system one|paris|soscare|encompass|carenotes|lorenzo|epic|cerner|swift|ics|ehm|capita one|core\+?|careworks|"
    r"urn|upn|crn|pnc(?: ?id)?|nass|arc|mrn|nomis|noms|delius|vpn|cad|inc|incident|log|h&c|hcn|chi|nhs scotland|brp|cris|athena|niche|storm|uln)"
)
VALUE = (
    r"(?:[A-Za-z]{1,6}[ /-]?)?(?:[A-Za-z]{1,4}[ /-])?(?=[A-Za-z/-]{0,6}\d)[A-Za-z0-9]+(?:[/.\-][A-Za-z0-9]+)*"
    r"(?: (?:slash|of|stroke|dash) [\d/]+| \d[A-Za-z0-9]*(?:[/\-][A-Za-z0-9]+)*(?![ ]?(?:am|pm|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|days|weeks|hours))){0,4}"
)
LABELLED = re.compile(
    rf"\b(?:{LABEL}{END}|{SYSTEM}(?:[ -]{END})?|crime|council tax|tenancy|custody record|bailiffs?'? ref|blue badge application)\b"
    rf"(?:[ ]?(?:[:.#=]|no\b|number\b|is\b|was\b|on the letter\b|\(|,)){{0,3}}[ ]?((?:WCCIS )?{VALUE})",
    re.IGNORECASE,
)
#: Numbers of the family courts and the county court are told by their shape alone.
COURT = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}[A-Z]\d{5}(?![A-Za-z0-9])|(?<![A-Za-z0-9])[A-Z]\d{2}[A-Z]{2}\d{3}(?![A-Za-z0-9])")
PRISONER = re.compile(r"(?<![A-Za-z0-9])A\d{4}[A-Z]{2}(?![A-Za-z0-9])")
YEAR_OR_TIME = re.compile(r"(?:19|20)\d\d|\d{1,2}[.:]\d\d|\d{1,2}|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?")


def valid_nhs(digits: str) -> bool:
    """The check digit of ten digits: weights 10 to 2, the remainder to 11 taken from 11; 10 cannot be."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return check == int(digits[9])


def nhs_numbers(text: str) -> Iterator[Spot]:
    """Ten digits whose check digit is right, unless the text calls them an order."""
    for match in NHS.finditer(text):
        digits = "".join(character for character in match[0] if "0" <= character <= "9")
        if len(digits) != 10 or digits[0] == "0" or not valid_nhs(digits):  # noqa: PLR2004
            continue
        if TRADE.search(text, max(0, match.start() - 40), match.start()):
            continue
        yield Spot(
            match.start(), match.end(), "nhs_number", CERTAIN, "An NHS number belongs to one person; its check digit is right."
        )


def ni_numbers(text: str) -> Iterator[Spot]:
    for match in NI.finditer(text):
        yield Spot(match.start(), match.end(), "ni_number", CERTAIN, "A National Insurance number belongs to one person.")


def vehicles(text: str) -> Iterator[Spot]:
    why = "A number plate leads to whoever keeps the vehicle."
    for pattern in (CURRENT_PLATE, NORTHERN_PLATE, OLDER_PLATE):
        for match in pattern.finditer(text):
            yield Spot(match.start(), match.end(), "vehicle", CERTAIN if pattern is CURRENT_PLATE else WORTH_A_LOOK, why)
    for match in LOWER_PLATE.finditer(text):
        if match[0][-3:] not in SHORT_WORDS:
            yield Spot(match.start(), match.end(), "vehicle", WORTH_A_LOOK, why)
    for match in LABELLED_PLATE.finditer(text):
        if any(character.isdigit() for character in match[1]) and any(character.isalpha() for character in match[1]):
            yield Spot(match.start(1), match.end(1), "vehicle", CERTAIN, why)


def case_numbers(text: str) -> Iterator[Spot]:
    """What stands after a label such as "ref", "case no" or the name of a records system."""
    for match in LABELLED.finditer(text):
        value = match[1]
        if YEAR_OR_TIME.fullmatch(value) or not any(character.isdigit() for character in value):
            continue
        if sum(character.isdigit() for character in value) < 3:  # noqa: PLR2004 - "form 12b" numbers a form
            continue
        yield Spot(match.start(1), match.end(1), "case_number", CERTAIN, "A reference leads to one record.")
    for pattern in (COURT, PRISONER):
        for match in pattern.finditer(text):
            yield Spot(match.start(), match.end(), "case_number", CERTAIN, "This has the shape of a court or prison number.")
