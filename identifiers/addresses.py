"""Postcodes, and houses with their street."""

import re
from collections.abc import Iterator

from identifiers.findings import CERTAIN, WORTH_A_LOOK, Spot
from identifiers.frame import WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import lowered, sections
from identifiers.spelled import SPELLED

POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}\d[A-Z\d]?[ -]{0,2}\d[A-Z]{2}|[a-z]{1,2}\d[a-z\d]?[ -]{0,2}\d(?!am|pm|st|nd|rd|th|wk|ml|mg|kg|km|yr|hr|pt|ft|mm|cm)[a-z]{2}"  # noqa: E501
    r"|ZZ ?99 ?\d ?[A-Z]{2})(?![A-Za-z0-9])"
)
#: "wk 3 is" and "b4 9th" have the shape and are none.
NO_AREA = frozenset(
    [
        "wk",
        "pm",
        "am",
        "no",
        "in",
        "at",
        "to",
        "on",
        "of",
        "is",
        "it",
        "we",
        "my",
        "so",
        "us",
        "by",
        "if",
        "an",
        "or",
        "as",
        "go",
        "q",
        "a",
        "i",
        "x",
        "u",
        "r",
        "y",
        "p",
    ]
)
STREETS = (
    r"(?:street|st|road|rd|lane|ln|close|cl|avenue|ave|av|drive|drv|terrace|terr|row|crescent|cres|gardens|gdns|way|place|pl|court|ct|hill|rise|view|grove|"
    r"mews|walk|square|sq|parade|brae|wynd|park|green|gate|vennel|loan|mount|villas|fold|bank|quay|yard|croft|meadows?|fields?|cottages?|buildings|"
    r"house|heights|mansions|tower|point|parc|heol|stryd|ffordd|rhes|close|dale|ridge|vale|passage|path|alley|embankment|promenade|esplanade|circus|broadway|bungalows?|flats?|lodge|approach|bottoms?|nook|ings|ginnel|causeway|hollow|mead|chase|copse|steps|hts|pend|loanen|lonnen|loaning|maltings|paddock|glen|strand|lawns?|garth|wharf|orchard|reach|rigg|knowe|boreen|steadings?|mains|cuttings?|entry|dock|marina|trem|crossing|common)"
)
WORDY = r"[A-Za-zÀ-ž][A-Za-zÀ-ž'’.-]{0,24}"
FLAT = r"(?:(?:flat|apartment|apt|unit|room|rm|plot|pitch|caravan|bungalow|house|maisonette|studio|block|berth|bay|lot)s? (?:no\.? ?)?[A-Za-z0-9]{1,4}(?:/\d{1,2})?,? |\d{1,3}[a-z], (?=\d)|\d{1,2}/\d{1,2},? )"  # noqa: E501
HOUSE = r"\d{1,4} ?(?:[a-h](?![A-Za-z]))?(?: ?[-/] ?\d{1,4}[a-h]?)?"
ADDRESS = re.compile(
    rf"(?<![\w£.,:/-])(?:(?:{FLAT})?(?:no\.? ?)?{HOUSE},? (?:the )?(?:{WORDY} ){{1,3}}?{STREETS}(?![\w])|{FLAT}(?:{WORDY} ){{1,3}}?{STREETS}(?!\w))"  # noqa: E501
)
#: A building without a street's word: "Flat 18, Cotton Exchange", "Croft 5, Balnahard", "11 The Shambles".
BUILDING = re.compile(
    r"(?<![\w£.,:/-])(?:(?:[Ff]lat|[Aa]partment|[Aa]pt|[Cc]roft|[Pp]lot|[Pp]itch|[Cc]aravan|[Rr]oom) (?:no\.? )?\d{1,4}[A-Za-z]?,? (?:The )?[A-Z][\w'’-]{2,20}(?: [A-Z][\w'’-]{2,20}){0,2}"  # noqa: E501
    r"|P\.?O\.? ?Box \d{1,6}|\d{1,4}[a-h]? The [A-Z][\w'’-]{2,20}(?: [A-Z][\w'’-]{2,20})?)"
)
WELSH = re.compile(
    r"(?<![\w'’])(?:\d{1,4}[a-h]?|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}),? (?:Trem|Cae|Dol|Dôl|Golwg|Pant|Erw|Nant|Cwm|Coed|Waun|Gwaun|Porth|Rhiw|Sgwâr|Teras|Heol|Stryd|Ffordd|Lôn|Lon|Rhes|Maes|Bryn|Clos|Rhodfa|Tan|Pen|Gerddi|Cwrt|Parc|Llys|Allt|Rue|Glan)(?: (?:y|yr|[A-Z][\w'’-]+)){1,3}"  # noqa: E501
)
#: "1F2 Pilrig Steps", "number forty, Priory Court", "next door at 41", "the barge Nancy at Crow Lock", "Night at Number Nine".
FLAT_CODE = re.compile(
    r"(?<![\w/])(?:\d{1,2}[FfRrLl][\dRrLl]|[BG]F[12RL]|PF[12]),? (?:\d{1,4},? )?[A-Z][\w'’-]{2,20}(?: [A-Z][\w'’-]{2,20}){0,2}"
    rf"|\b[Nn]umber {SPELLED},? [A-Z][\w'’-]{{2,20}} (?:[A-Z][\w'’-]{{2,20}} )?(?i:{STREETS})(?!\w)"
)
AT_NUMBER = re.compile(r"\b(?:at|to|from|outside) ((?:(?:door )?number|no\.?|flat) \d{1,4}[a-h]?)(?=[,.;)]|$|\n)")
NEXT_DOOR = re.compile(r"\bnext door at (?:number |no\.? ?)?(\d{1,4}[a-h]?)(?=[,.;) ]|$|\n)")
AFLOAT = re.compile(
    r"\b((?:narrow ?boat|barge|houseboat|canal boat) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?: (?:at|on|by) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})?)"  # noqa: E501
)
BY_NUMBER = re.compile(
    r"\b(?:at|to|from|of|and|outside|in|behind) (Number (?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Twenty(?:-\w+)?|Thirty(?:-\w+)?))(?![\w-]| [A-Z])"  # noqa: E501
)
#: "The end cottage on Stackyard Lane", "flat above the bookies, cross st".
TOLD_WAY = re.compile(
    rf"\b((?:the )?(?:(?:end|last|first|second|third|middle|top|corner|white|blue|red|green|yellow) (?:house|cottage|bungalow|flat|caravan)|(?:flat|bedsit|room)s? (?:above|over|behind|next to) the [a-z]+),? "  # noqa: E501
    rf"(?:on |in |up |down |at |of )?(?:[A-Z][\w'’-]+ (?:[A-Z][\w'’-]+ )?|(?!the )[a-z]{{3,}} )(?i:{STREETS}))(?!\w)"
)
#: After "at" or "to" a number before capitals is a house, whatever its street is called.
AT = re.compile(
    r"(?<=\bat |\bto |\bof )\d{1,4}[a-h]? (?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri)\b)[A-Z][a-z'’-]{2,20}(?: [A-Z][a-z'’-]{2,20}){0,2}"  # noqa: E501
)
#: A street of one word: "17a kirkgate".
ONE_WORD = re.compile(
    rf"(?<![\w£.,:/-])(?:{FLAT})?\d{{1,4}} ?[a-h]?,? [A-Za-z]{{2,14}}(?:gate|side|ways?|fields?|croft|lands?|dene|moor|wood|garth|bank|shaw|ley|lea|holme|hurst|well|brae)(?![\w'’])"  # noqa: E501
)
NAMED_HOUSE = re.compile(
    r"(?<![\w'’])(?:The )?[A-Z][\w'’-]{1,20}(?: (?:na|nan|y|yr|of|the|an|[A-Z][\w'’-]{1,20})){0,3}, (?:[A-Z][\w'’-]{1,20} ){1,3}"
    r"(?:Street|Road|Lane|Close|Avenue|Drive|Terrace|Row|Crescent|Gardens|Way|Hill|Rise|Grove|Square|Brae|Loan|Wynd|Isaf|Uchaf|Ganol|Green|Fold)(?!\w)"
)
LIVES = re.compile(
    r"\b(?:[Ll]ives? (?:alone )?(?:at|in)|[Aa]ddress:?|[Hh]ouse is|[Hh]ome is|[Cc]roft is|[Tt]he farm at|[Tt]he farm,|[Ff]arm is|[Bb]ungalow,|[Cc]ottage,|[Hh]ouse called|[Cc]ottage called)[ ][\"“'‘]?"  # noqa: E501
    r"((?:The )?[A-Z][\w'’-]{1,20}(?: (?:na|nan|y|yr|of|the|an|[A-Z][\w'’-]{1,20})){0,3}(?:, [A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,2})?)"  # noqa: E501
)
FARM = re.compile(
    r"(?<![\w'’])[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,2} (?:Farm|Cottage|Croft|Bungalow|Farmhouse|Barn|Vicarage|Rectory|Manse)(?!\w)"  # noqa: E501
)
#: Between a number and a street in lower case these show a sentence and no address.
SENTENCE = sections("heads")["between"]
#: What stands in a sentence and in no street written without capital letters.
SMALL_WORDS = frozenset(
    [
        "behind",
        "under",
        "in",
        "near",
        "by",
        "drew",
        "with",
        "has",
        "had",
        "and",
        "or",
        "perp",
        "victim",
        "asleep",
        "doorway",
        "like",
        "so",
        "then",
    ]
)
WHY = "A house with its street leads to one household."
OTHERS = ((FLAT_CODE, 0), (AT_NUMBER, 1), (NEXT_DOOR, 1), (AFLOAT, 1), (BY_NUMBER, 1), (TOLD_WAY, 1))


def postcodes(text: str) -> Iterator[Spot]:
    for match in POSTCODE.finditer(text):
        area = re.match(r"[A-Za-z]+", match[0])
        lower = match[0].islower()
        if lower and " " in match[0] and area and area[0] in NO_AREA:
            continue
        yield Spot(match.start(), match.end(), "postcode", CERTAIN, "A full postcode leads to a handful of homes.")


def is_no_street(text: str, match: re.Match[str], words: list[str], inner: list[str]) -> bool:
    """Whether a number and its words are no house: "1146 the Court", "2 behind St Petroc's", "4, drew a house"."""
    if all(word.lower() in ("the", "a") for word in inner):
        return True
    saint = words[-1].lower() == "st" and text[match.end() : match.end() + 2].strip()[:1].isupper()
    return saint or (
        not words[-1][0].isupper() and not inner[-1][0].isupper() and any(word.lower() in SMALL_WORDS for word in inner)
    )


def addresses(text: str) -> Iterator[Spot]:  # noqa: C901
    """A number or name of a house with its street; a flat with its building."""
    small = lowered(text)
    for match in ADDRESS.finditer(small):
        words = re.findall(r"[^\W\d_]+", text[match.start() : match.end()])
        inner = [word for at, word in enumerate(words[:-1]) if len(word) > 1 and (at or word.lower() != "no")]
        if (
            any(
                word.lower() in SENTENCE and word.lower() != "the" and (at or word.lower() != "house")
                for at, word in enumerate(inner)
            )
            or "\n" in match[0]
        ):
            continue
        if not text[match.start()].isalpha() and is_no_street(text, match, words, inner):
            continue
        street = words[-1]
        capital = street[0].isupper()
        if not capital and any(word[0].isupper() for word in inner[-1:]):
            capital = True
        yield Spot(match.start(), match.end(), "address", CERTAIN if capital else WORTH_A_LOOK, WHY)
    for match in ONE_WORD.finditer(small):
        words = re.findall(r"[^\W\d_]+", match[0])
        if words[-1].lower() not in SENTENCE and words[-1].lower() not in ORDINARY:
            yield Spot(match.start(), match.end(), "address", WORTH_A_LOOK, WHY)
    for pattern, group in ((BUILDING, 0), (WELSH, 0), (NAMED_HOUSE, 0), (LIVES, 1), (FARM, 0), (AT, 0), *OTHERS):
        for match in pattern.finditer(text):
            if pattern is LIVES and match[1].lower() in WORLD:
                continue
            yield Spot(
                match.start(group),
                match.end(group),
                "address",
                WORTH_A_LOOK,
                "A house that is known by its name leads to one household.",
            )
