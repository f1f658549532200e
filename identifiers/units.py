"""Wards by letters and codes, and hospitals by a short name: "to EAU", "rang B12", "the Vic", "The Royal kept her in"."""

import re
from collections.abc import Iterator

from identifiers.findings import WORTH_A_LOOK, Spot
from identifiers.page import Page
from identifiers.places import WHY

#: Units that not every hospital has under the same letters. A&E, ICU and the like say nothing.
LETTERS = r"(?:AMU|MAU|EAU|SAU|AAU|PAU|GAU|FAU|CAU|ASU|SSU|ESSU|HASU|SDEC|CDU|HDU|PICU|NICU|SCBU|CCU|RSU|MSU|LSU|AEC|MIU|MHU|EMU|PAW|SAL|TAU|POD)"  # noqa: E501
ACRONYM = re.compile(rf"(?<![\w/-]){LETTERS}(?![\w/-])")
BEFORE_ACRONYM = re.compile(
    r"(?:^|[.!?\n] ?|\b(?:on|onto|to|from|at|in|into|via|left|rang|ring|transferred|moved|admitted|of|by|seen|with) )$",
    re.IGNORECASE,
)
#: "To A4 overnight", "rang B12, no answer", "moved to C3".
CODE = re.compile(
    r"\b(?:on|onto|to|from|rang|rung|phoned|bleeped|ring) ([A-G]\d{1,2}[A-D]?)(?=[.,;)]|$|\n| (?:overnight|for|and|until|since|with|then|last|today|tonight|yesterday|after|before|said|say|now|to|at|this|on|where|when|who|staff|nurses?|sister)\b)(?! (?:paper|grade|road))"  # noqa: E501
)
#: What a district calls its hospital.
SHORT_NAME = r"(?:Vic|QE|QEH|QA|JR|RVI|LGI|BRI|RIE|GRI|QUEH|RAH|UHW|UHB|BCH|Gen|Mater|Countess|Alex|Jessop|Heath|Gwent|Cross|Ulster|City|Royal|General|Infirmary|Western|Northern|Southern|Eastern|Marsden|Christie|Royal Vic|Princess Royal|Queen['’]s|Victoria|District)"  # noqa: E501
THE = re.compile(
    rf"\b(?:(?:[Aa]t|[Ii]n|[Tt]o|[Ii]nto|[Ff]rom|[Oo]utside|[Vv]ia|[Uu]p) (the (?:Vic|QE|QEH|JR|RVI|LGI|BRI|RIE|GRI|QUEH|RAH|UHW|Mater|Countess|Alex|Gen|Ulster|Gwent|Princess Royal))(?![\w-]| [A-Z])"  # noqa: E501
    rf"|([Tt]he {SHORT_NAME})(?= (?:have|has|had|kept|keep|sent|send|discharged|rang|rings?|say|says|said|wants?|won['’]?t|will not|lost|admitted|phoned|did|do|does|are|couldn['’]?t|cancelled|referred|wrote|told|booked|found|took)\b))"  # noqa: E501
)


def units(page: Page) -> Iterator[Spot]:
    """Every one of them, worth a look."""
    for match in ACRONYM.finditer(page.text):
        if BEFORE_ACRONYM.search(page.text, max(0, match.start() - 14), match.start()):
            yield Spot(match.start(), match.end(), "ward", WORTH_A_LOOK, WHY)
    for pattern in (CODE, THE):
        for match in pattern.finditer(page.text):
            group = match.lastindex or 0
            yield Spot(match.start(group), match.end(group), "ward", WORTH_A_LOOK, WHY)
