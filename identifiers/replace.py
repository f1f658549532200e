"""What could stand there instead. The same person has the same label through a whole text."""

import re

from identifiers.findings import Spot

FIXED = {
    "nhs_number": "[NHS number removed]",
    "ni_number": "[National Insurance number removed]",
    "postcode": "[postcode removed]",
    "address": "their home",
    "phone": "their phone number",
    "email": "their e-mail address",
    "web": "[page or handle removed]",
    "vehicle": "[number plate removed]",
    "case_number": "[reference removed]",
    "school": "the school",
    "ward": "the ward",
    "team": "the team",
    "place": "[place removed]",
}
MEN = frozenset(["mr", "sir", "uncle", "brother", "father", "fr", "grandad", "grandpa", "imam", "rabbi", "lord", "dad"])
WOMEN = frozenset(
    [
        "mrs",
        "ms",
        "miss",
        "aunt",
        "auntie",
        "aunty",
        "sister",
        "nan",
        "nana",
        "nanna",
        "gran",
        "granny",
        "lady",
        "mother",
        "mum",
        "nain",
        "mamgu",
    ]
)
TITLES = (
    MEN
    | WOMEN
    | frozenset(
        [
            "mx",
            "dr",
            "prof",
            "professor",
            "rev",
            "cllr",
            "pc",
            "dc",
            "ds",
            "di",
            "sgt",
            "judge",
            "nurse",
            "big",
            "little",
            "old",
            "young",
            "wee",
            "sr",
            "baby",
            "pastor",
            "bishop",
        ]
    )
)
YOUNG = re.compile(
    r"\b(?:son|daughter|boys?|girls?|baby|toddler|twins?|pupil|schoolboy|schoolgirl|niece|nephew|grandson|granddaughter|year \d)\b|\b(?:aged?|is|\() ?(?:[1-9]|1[0-7])\b",  # noqa: E501
    re.IGNORECASE,
)
GROWN = re.compile(
    r"\b(?:mum|mother|dad|father|wife|husband|nan|gran|grandmother|carer|worker|teacher|partner)\b[^.]{0,12}$", re.IGNORECASE
)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
YEAR = re.compile(r"(?:19|20)\d\d")
YEARS = re.compile(r"\by|\d ?y", re.IGNORECASE)
MONTHS = 12
MONTHLY = re.compile(r"m(?:on)?th|\bmo|\dmo|/12|m/o|\dm\b", re.IGNORECASE)
BABY = re.compile(rf"{MONTHLY.pattern}|w(?:ee)?k|w/o|/52|/7|day", re.IGNORECASE)


def letter(position: int) -> str:
    """A to Z, then AA, AB and on."""
    return LETTERS[position] if position < len(LETTERS) else letter(position // len(LETTERS) - 1) + LETTERS[position % len(LETTERS)]


def band(number: int) -> str:
    """An age band wide enough to hide in."""
    for limit, words in ((2, "a baby"), (5, "under five"), (12, "of primary school age"), (18, "a teenager")):
        if number < limit:
            return words
    return f"in their {number // 10 * 10}s" if number >= 20 else "a young adult"  # noqa: PLR2004


class Labels:
    """Hands out labels for people as they come, and remembers them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.labels: dict[str, str] = {}
        self.people = 0

    def parts(self, spot: Spot) -> list[str]:
        words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", self.text[spot.start : spot.end].lower())
        return [word for word in words if word not in TITLES] or words or [self.text[spot.start : spot.end].lower()]

    def style(self, spot: Spot) -> str:
        first = self.text[spot.start : spot.end].lower().split(" ")[0].rstrip(".")
        around = self.text[max(0, spot.start - 30) : spot.start]
        if first in MEN:
            return "Mr"
        if first in WOMEN:
            return "Ms"
        if not GROWN.search(around) and (YOUNG.search(around) or YOUNG.search(self.text[spot.end : spot.end + 25].split(".")[0])):
            return "Child"
        return "Person"

    def person(self, spot: Spot) -> str:
        """The label of whoever is named at `spot`: known by any part of the name that stood before."""
        parts = self.parts(spot)
        known = next((self.labels[part] for part in (" ".join(parts), parts[0], parts[-1]) if part in self.labels), None)
        if known is None:
            known = f"{self.style(spot)} {letter(self.people)}"
            self.people += 1
        for part in (" ".join(parts), *parts):
            self.labels.setdefault(part, known)
        return known


def age_words(found: str) -> str:
    """The band of an age, or of a birth date when the year is written."""
    year = YEAR.search(found)
    if year:
        return f"[date of birth removed: born in the {int(year[0]) // 10 * 10}s]"
    number = re.search(r"\d+", found)
    if number and BABY.search(found) and not YEARS.search(found):
        return "a baby" if int(number[0]) < 2 * MONTHS or not MONTHLY.search(found) else "under five"
    return band(int(number[0])) if number else "[age band]"


def suggestion(spot: Spot, labels: Labels) -> str:
    """What could stand at `spot`."""
    found = labels.text[spot.start : spot.end]
    if spot.kind == "name":
        return labels.person(spot)
    if spot.kind == "age":
        return age_words(found)
    if spot.kind == "date_of_birth":
        words = age_words(found)
        return words if words.startswith("[") else "[date of birth removed: give an age band]"
    return FIXED[spot.kind]
