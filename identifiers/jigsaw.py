"""Facts that identify only together: three or more rare ones that meet in one text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from identifiers.findings import WORTH_A_LOOK, Finding
from identifiers.page import lowered

#: Three rare facts that do not come from one sort of rarity alone. Fewer are a person like many others.
ENOUGH = 3
#: "The first" and "the news" are rare only beside something else.
ONLY = "being the only or the first"


#: A sign is looked for only where a word of the text begins as it does, in so many letters or in all of a shorter word.
OPENING = 4
WORD = re.compile(r"\w+")
BEGINS = re.compile(r"(?:[a-z]{4}|[a-z]{2,3}(?![a-z?*+{|\\\[(]))(?![a-z]*[?*{|])")
EITHER = re.compile(r"\(\?:([a-z|' -]+)\)(?![?*{])")
#: Words that begin signs and stand in every text.
COMMON = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "one",
        "only",
        "no",
        "not",
        "for",
        "from",
        "of",
        "was",
        "had",
        "has",
        "his",
        "her",
        "two",
        "all",
        "you",
        "once",
    ]
)


def openings_of(sign: str) -> frozenset[str]:
    """How the words begin that a sign can begin with; nothing where that cannot be told, or says nothing."""
    either = EITHER.match(sign)
    begun = [BEGINS.match(f"{word} ") for word in either[1].split("|")] if either else [BEGINS.match(sign)]
    found = [match[0][:OPENING] if match else "" for match in begun]
    return frozenset() if any(word in COMMON or not word for word in found) else frozenset(found)


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """A sort of rarity: what it is called, what to blur, one expression for all its signs; which words they begin with, and the rest."""  # noqa: E501

    fact: str
    blur: str
    signs: re.Pattern[str]
    openings: frozenset[str]
    others: re.Pattern[str]

    def search(self, small: str, openings: set[str]) -> re.Match[str] | None:
        """The first sign of it in a text in small letters. Most texts have none, and this tells so for a third of the price."""
        if self.openings.isdisjoint(openings) and not self.others.search(small):
            return None
        return self.signs.search(small)


def expression(signs: list[str]) -> re.Pattern[str]:
    """One expression for all of them; for none, one that is never found."""
    return re.compile(rf"\b(?:{'|'.join(signs) or '(?!)'})(?!\w)")


@cache
def rarities() -> tuple[Rarity, ...]:
    """Each sort of rarity, as words/rare.txt lists them."""
    sorts: list[tuple[str, str, list[str]]] = []
    for line in files("identifiers").joinpath("words", "rare.txt").read_text(encoding="utf-8").split("\n"):
        if line.startswith("= "):
            fact, _, blur = line[2:].partition(" | ")
            sorts.append((fact, blur, []))
        elif line and not line.startswith("#"):
            sign = line[:-1] + r"\w*" if line.endswith("*") else line
            signs = sorts[-1][2]
            if signs and signs[-1].count("(") > signs[-1].count(")"):  # one sign on several lines
                signs[-1] += f"|{sign}"
            else:
                signs.append(sign)
    return tuple(
        Rarity(
            fact,
            blur,
            expression(signs),
            frozenset[str]().union(*map(openings_of, signs)),
            expression([sign for sign in signs if not openings_of(sign)]),
        )
        for fact, blur, signs in sorts
    )


def listed(items: list[str]) -> str:
    """Items as a sentence lists them."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


@cache
def cheapest_first() -> tuple[Rarity, ...]:
    """The sorts whose words tell soonest that they are not there, and last those that must be looked for sign by sign."""
    return tuple(sorted(rarities(), key=lambda rarity: len(rarity.others.pattern)))


def signs_of(small: str, *, needed: int) -> dict[Rarity, re.Match[str]]:
    """The first sign of each sort that a text has; once what is left cannot make up what is needed, nothing."""
    openings = {word[:OPENING] for word in WORD.findall(small)}
    met: dict[Rarity, re.Match[str]] = {}
    for at, rarity in enumerate(cheapest_first()):
        if len(met) + len(rarities()) - at < needed:
            return {}
        match = rarity.search(small, openings)
        if match:
            met[rarity] = match
    return met


def combination(text: str, found: Iterable[Finding]) -> Finding | None:
    """One finding over the stretch where three or more rare facts meet, or None."""
    school = next((item for item in found if item.kind == "school"), None)
    met = signs_of(lowered(text), needed=ENOUGH - (school is not None))
    facts = {rarity.fact: rarity.blur for rarity in rarities() if rarity in met}
    places = [met[rarity].span() for rarity in rarities() if rarity in met]
    if ONLY in facts and school:
        facts["a named school"] = "say only that it is a school"
        places.append((school.start, school.end))
    if len(facts) < ENOUGH:
        return None
    start, end = min(start for start, _ in places), max(end for _, end in places)
    why = f"Each alone might be anyone, but together they may point to one person: {listed(list(facts))}."
    advice = listed(list(facts.values())[:ENOUGH])
    return Finding(start, end, text[start:end], "combination", WORTH_A_LOOK, advice[0].upper() + advice[1:] + ".", why)
