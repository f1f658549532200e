"""Postcodes, and houses with their street."""

import re
from collections.abc import Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot

POSTCODE = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}\d[A-Z\d]?|GIR) ?\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])", re.IGNORECASE)
#: "wk 3 is" and "b4 9th" have the shape and are none.
NO_AREA = frozenset("wk pm am no in at to on of is it we my so us by if an or as go q a i x u r y p".split())
STREETS = (
    r"(?:street|st|road|rd|lane|ln|close|cl|avenue|ave|av|drive|drv|terrace|terr|row|crescent|cres|gardens|gdns|way|place|pl|court|ct|hill|rise|view|grove|"
    r"mews|walk|square|sq|parade|brae|wynd|park|green|gate|vennel|loan|mount|villas|fold|bank|quay|yard|croft|meadows?|fields?|cottages?|buildings|"
    r"house|heights|mansions|tower|point|parc|heol|stryd|ffordd|rhes|close|dale|ridge|vale|passage|path|alley|embankment|promenade|esplanade|circus|broadway|bungalows?|flats?|lodge|approach)"
)
WORDY = r"[A-Za-zÀ-ž][A-Za-zÀ-ž'’.-]{0,24}"
FLAT = r"(?:(?:flat|apartment|apt|unit|room|rm|plot|pitch|caravan|bungalow|house|maisonette|studio|block|berth|bay|lot)s? (?:no\.? ?)?[A-Za-z0-9]{1,4}(?:/\d{1,2})?,? |\d{1,3}[a-z], (?=\d)|\d{1,2}/\d{1,2},? )"
HOUSE = r"\d{1,4} ?(?:[a-h](?![A-Za-z]))?(?: ?[-/] ?\d{1,4}[a-h]?)?"
ADDRESS = re.compile(
    rf"(?<![\w£.,:/-])(?:(?:{FLAT})?(?:no\.? ?)?{HOUSE},? (?:the )?(?:{WORDY} ){{1,3}}?{STREETS}(?![\w])|{FLAT}(?:{WORDY} ){{1,3}}?{STREETS}(?!\w))",
    re.IGNORECASE,
)
#: A street of one word: "17a kirkgate".
ONE_WORD = re.compile(
    rf"(?<![\w£.,:/-])(?:{FLAT})?\d{{1,4}} ?[a-h]?,? [A-Za-z]{{2,14}}(?:gate|side|ways?|fields?|croft|lands?|dene|moor|wood|garth|bank|shaw|ley|lea|holme|hurst|well|brae)(?![\w'’])",
    re.IGNORECASE,
)
NAMED_HOUSE = re.compile(
    r"(?<![\w'’])(?:The )?[A-Z][\w'’-]{1,20}(?: (?:na|nan|y|yr|of|the|an|[A-Z][\w'’-]{1,20})){0,3}, (?:[A-Z][\w'’-]{1,20} ){1,3}"
    r"(?:Street|Road|Lane|Close|Avenue|Drive|Terrace|Row|Crescent|Gardens|Way|Hill|Rise|Grove|Square|Brae|Loan|Wynd|Isaf|Uchaf|Ganol|Green|Fold)(?!\w)"
)
LIVES = re.compile(
    r"\b(?:[Ll]ives? (?:alone )?(?:at|in)|[Aa]ddress:?|[Hh]ouse is|[Hh]ome is|[Cc]roft is|[Tt]he farm at|[Tt]he farm,|[Ff]arm is|[Bb]ungalow,|[Cc]ottage,)[ ]"
    r"((?:The )?[A-Z][\w'’-]{1,20}(?: (?:na|nan|y|yr|of|the|an|[A-Z][\w'’-]{1,20})){0,3}(?:, [A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,2})?)"
)
FARM = re.compile(
    r"(?<![\w'’])[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,2} (?:Farm|Cottage|Croft|Bungalow|Farmhouse|Barn|Vicarage|Rectory|Manse)(?!\w)"
)
#: Between a number and a street in lower case these show a sentence and no address.
SENTENCE = frozenset(
    "a an the and or of to in on at is was are were be by for from with as if it its he she they we i you his her their my our your this that these those not no"
    " who when then than but so off out up down into over under after before since until about per each every times days day weeks week months month years year hours hour"
    " minutes minute mins min miles mile people children kids men women boys girls pounds pm am more less other others mum dad metres visits houses home".split()
)
WHY = "A house with its street leads to one household."


def postcodes(text: str) -> Iterator[Spot]:
    for match in POSTCODE.finditer(text):
        area = re.match(r"[A-Za-z]+", match[0])
        lower = match[0].islower()
        if lower and " " in match[0] and area and area[0] in NO_AREA:
            continue
        yield Spot(match.start(), match.end(), "postcode", CERTAIN, "A full postcode leads to a handful of homes.")


def addresses(text: str) -> Iterator[Spot]:
    """A number or name of a house with its street; a flat with its building."""
    for match in ADDRESS.finditer(text):
        words = re.findall(r"[^\W\d_]+", match[0])
        inner = [word for word in words[:-1] if len(word) > 1]
        if any(word.lower() in SENTENCE and word.lower() != "the" for word in inner) or "\n" in match[0]:
            continue
        street = words[-1]
        capital = street[0].isupper()
        if not capital and any(word[0].isupper() for word in inner[-1:]):
            capital = True
        yield Spot(match.start(), match.end(), "address", CERTAIN if capital else WORTH_A_LOOK, WHY)
    for match in ONE_WORD.finditer(text):
        words = re.findall(r"[^\W\d_]+", match[0])
        if words[-1].lower() not in SENTENCE:
            yield Spot(match.start(), match.end(), "address", WORTH_A_LOOK, WHY)
    for pattern, group in ((NAMED_HOUSE, 0), (LIVES, 1), (FARM, 0)):
        for match in pattern.finditer(text):
            yield Spot(
                match.start(group),
                match.end(group),
                "address",
                WORTH_A_LOOK,
                "A house that is known by its name leads to one household.",
            )
