"""Facts that identify only together: three or more rare ones that meet in one text."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from identifiers.findings import WORTH_A_LOOK, Finding
from identifiers.page import lowered

#: Three rare facts that do not come from one sort of rarity alone. Fewer are a person like many others.
ENOUGH = 3
#: "The first" and "the news" are rare only beside something else.
ONLY = "being the only or the first"


@cache
def rarities() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each sort of rarity: what it is called, what to blur, and one expression for all its signs."""
    sorts: list[tuple[str, str, list[str]]] = []
    for line in files("identifiers").joinpath("words", "rare.txt").read_text(encoding="utf-8").split("\n"):
        if line.startswith("= "):
            fact, _, blur = line[2:].partition(" | ")
            sorts.append((fact, blur, []))
        elif line and not line.startswith("#"):
            sorts[-1][2].append(line[:-1] + r"\w*" if line.endswith("*") else line)
    return tuple((fact, blur, re.compile(rf"\b(?:{'|'.join(signs)})(?!\w)")) for fact, blur, signs in sorts)


def listed(items: list[str]) -> str:
    """Items as a sentence lists them."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def combination(text: str, found: Iterable[Finding]) -> Finding | None:
    """One finding over the stretch where three or more rare facts meet, or None."""
    small = lowered(text)
    facts: dict[str, str] = {}
    places: list[tuple[int, int]] = []
    for fact, blur, pattern in rarities():
        match = pattern.search(small)
        if match:
            facts[fact] = blur
            places.append((match.start(), match.end()))
    school = next((item for item in found if item.kind == "school"), None)
    if ONLY in facts and school:
        facts["a named school"] = "say only that it is a school"
        places.append((school.start, school.end))
    if len(facts) < ENOUGH:
        return None
    start, end = min(start for start, _ in places), max(end for _, end in places)
    why = f"Each alone might be anyone, but together they may point to one person: {listed(list(facts))}."
    advice = listed(list(facts.values())[:ENOUGH])
    return Finding(start, end, text[start:end], "combination", WORTH_A_LOOK, advice[0].upper() + advice[1:] + ".", why)
