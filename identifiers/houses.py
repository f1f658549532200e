"""Homes told in words: "the white van by Lidl on Mill Road", "8 fairfax", "moored at Tinker's Lock", "17c Bluevale"."""

import re
from collections.abc import Iterator

from identifiers.addresses import STREETS, WHY
from identifiers.findings import WORTH_A_LOOK, Spot
from identifiers.ordinary import ORDINARY
from identifiers.page import lowered, sections
from identifiers.places import GENERIC
from identifiers.speech import SMALL_NEVER
from identifiers.spelled import SPELLED

WORK = sections("heads")["work"]
CAP = r"[A-ZÀ-Ž][\w'’-]+"
NAME = rf"{CAP}(?: {CAP}){{0,2}}"
STREET = rf"(?:{CAP} ){{1,2}}(?i:{STREETS})(?!\w)"
DWELLING = (
    r"(?:van|camper|caravan|trailer|tent|shed|squat|bedsit|flat|house|bungalow|cottage|terrace|semi|maisonette|room|doorway|hostel|shop|garage|croft|bothy|chalet|lodge|boat|barge"
    r"|bookies|chippy|chip shop|butchers|bakery|bakers|laundrette|pub|post office|newsagents?|off licence|takeaway|barbers|bank|library|church|chemist|petrol station|corner shop)"  # noqa: E501
)
#: "The white van by Lidl on Pontefract Road", "over the bookies on Station Road", "the end terrace on Alma Street".
TOLD = re.compile(
    rf"\b((?:[Ff]lat \w{{1,3}} )?(?:(?:above|over|behind|below|beneath|opposite|next to|beside) )?(?:the|a|an|his|her|their) (?:[a-z-]+ ){{0,2}}{DWELLING}"  # noqa: E501
    rf"(?: (?:by|near|behind|above|over|opposite|next to|beside|past|at the (?:end|top|bottom|back) of|outside|under) (?:the )?[\w'’]+(?: [\w'’]+)?)?"  # noqa: E501
    rf" (?:on|in|at|off|up|down|along|at the (?:end|top|bottom|back|foot) of|halfway (?:up|down)) (?:the )?{STREET})"
)
#: "13 the Green", "no. 6 the Paddock", "Unit 4, the Maltings".
THE = re.compile(
    rf"(?<![\w£.,:/-])((?:(?:[Nn]o\.?|[Nn]umber|[Ff]lat|[Uu]nit|[Aa]pt|[Pp]lot) )?\d{{1,4}}[a-h]?,? the ({CAP})(?: {CAP})?)(?=[,.;)]|$|\n| (?:opposite|off|in|by|near|with|where|is|was|and|at)\b)"  # noqa: E501
)
#: "17c Bluevale": a letter close to its number, then a name.
LETTERED = re.compile(
    rf"(?<![\w£.,:/-])(?<!Figure )(?<!Table )(?<!Appendix )(?<!section )(?<!Section )(?<!step )(?<!question )(?<!Part )(?<!Form )(\d{{1,3}}[a-d],? ({CAP})(?: {CAP})?)"  # noqa: E501
)
#: "Went round to 8 fairfax", "lives at 23 kelvindale".
ROUND_TO = re.compile(
    r"\b(?:round (?:to|at)|lives? at|living at|stays? at|staying at|visit(?:ed)? to|called at|call at|knocked at|moved to|moving to|back to|over at|over to|up at|address|home is|house is|from|at):? "  # noqa: E501
    r"((?:flat \d{1,3}[a-h]?,? |no\.? ?|number )?\d{1,3}[a-h]? ([a-z]{5,})(?: [a-z]{4,})?)(?=[.,;)]|$|\n| (?:and|nobody|no one|but|with|where|for|on|to)\b)"  # noqa: E501
)
#: "Moored at Tinker's Lock", "on the boat Kingfisher", "the narrowboat is called Lady Jane".
BOAT = r"(?:boat|narrow ?boat|barge|houseboat|canal boat|yacht|cruiser)"
AFLOAT = re.compile(
    rf"\b{BOAT},? (?:is |was )?(?:called |named |the )?[\"“'‘]?({NAME}(?:[\"”'’]?,? (?:which is |that is |now )?(?:moored|tied up|lying|berthed) (?:up )?(?:at|by|on|near|below|above) (?:the )?{NAME})?)"  # noqa: E501
    rf"|\b(?:moored|berthed|tied up) (?:up )?(?:at|by|near|below|above|off) ((?:the )?{NAME})"
)
AT_SEA = re.compile(r"boat|barge|yacht|cruiser|moored|berthed|tied up")
#: "Pitch 11", "Berth 6", "Plot 3A".
PITCH = re.compile(
    r"(?<![\w-])((?:[Pp]itch|[Bb]erth|[Mm]ooring|[Cc]halet|[Cc]aravan|[Pp]lot|[Hh]ut) (?:no\.? ?|number )?\d{1,3}[A-Za-z]?)(?![\w/])"  # noqa: E501
)
#: "One hundred and four Mersey View".
HUNDREDS = re.compile(rf"\b((?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree) hundred(?: and)? (?:{SPELLED},? )?{STREET})")
#: "Key with the neighbour at 27", "next door, number 12".
NEIGHBOUR = re.compile(
    r"\b(?:neighbours?|next door|lady|man|woman|couple|family|people|folk|aunt|friend|nan|gran|mum|dad|brother|sister|key|keys)(?: who (?:lives?|is))?,? (?:at|in|from|on) ((?:number |no\.? ?|flat )?\d{1,3}[a-h]?)(?=[.;)]|$|\n|, (?:who|the|and))(?! ?(?:am|pm))"  # noqa: E501
)
#: "Woodbine Villa, " before a number and its street; "top floor flat, ", "basement flat at ".
BEFORE_NUMBER = re.compile(
    rf"(?<![\w'’-])(?:(?:{CAP} ){{0,2}}(?:House|Villas?|Lodge|Cottages?|Court|Mansions|Buildings?|Tower|Point|Heights|Place|Hall|Mill|Wharf|Works|Block [A-Z\d]|View|Apartments|Bungalow|Chambers), "  # noqa: E501
    r"|(?:[Tt]he )?(?:[Tt]op|[Ff]irst|[Ss]econd|[Tt]hird|[Gg]round|[Bb]asement|[Gg]arden|[Mm]iddle|[Ll]ower|[Uu]pper|[Aa]ttic|[Bb]ack|[Ff]ront|[Ll]eft|[Rr]ight)(?:[ -]floor)?(?: (?:left|right|front|back))?(?: (?:flat|maisonette|bedsit|studio|room))?,? (?:at |of |in )?)"  # noqa: E501
    rf"\d{{1,4}}[a-h]?,? {STREET}"
)


#: Without one of these no address begins before its number.
HOUSE = re.compile(
    r"House|Villa|Lodge|Cottage|Court|Mansions|Building|Tower|Point|Heights|Place|Hall|Mill|Wharf|Works|Block|View|Apartments|Bungalow|Chambers|[Ff]lat|[Ff]loor|maisonette|bedsit|studio|room|left|right"
)


def told_houses(text: str) -> Iterator[Spot]:
    """Those that begin before the number or the street that another rule would see alone."""
    for match in TOLD.finditer(text):
        yield Spot(match.start(1), match.end(1), "address", WORTH_A_LOOK, WHY)
    if HOUSE.search(text):
        for match in BEFORE_NUMBER.finditer(text):
            yield Spot(match.start(), match.end(), "address", WORTH_A_LOOK, WHY)


def houses(text: str) -> Iterator[Spot]:
    """Every one of them, worth a look."""
    small = lowered(text)
    for pattern in (PITCH, NEIGHBOUR, *((AFLOAT,) if AT_SEA.search(small) else ()), *((HUNDREDS,) if "hundred" in small else ())):
        for match in pattern.finditer(text):
            group = match.lastindex or 0
            yield Spot(match.start(group), match.end(group), "address", WORTH_A_LOOK, WHY)
    for pattern in (THE, LETTERED):
        for match in pattern.finditer(text):
            word = match[2].lower()
            if word not in WORK and word not in GENERIC - STREETS_TOO:
                yield Spot(match.start(1), match.end(1), "address", WORTH_A_LOOK, WHY)
    for match in ROUND_TO.finditer(small):
        if match[2] not in ORDINARY and match[2] not in SMALL_NEVER and not text[match.start(2)].isupper():
            yield Spot(match.start(1), match.end(2), "address", WORTH_A_LOOK, WHY)


#: Generic words that are streets after "the": "13 the Green".
STREETS_TOO = frozenset(["green", "village", "garden", "court", "bank", "corner", "church", "railway"])
