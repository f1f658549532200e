"""Homes, schools and services of ordinary words, told by who lives, learns or works there: "placed at Springboard".

Also those told by what they do as a body, "Phoenix run a group", and by what stands after a comma, "Haven, the refuge".
"""

import re
from collections.abc import Iterator

from identifiers.findings import WORTH_A_LOOK, Spot
from identifiers.frame import AUTHORS, MONTHS, WORLD
from identifiers.ordinary import ORDINARY
from identifiers.page import Page, Word, sections, word_list
from identifiers.places import GENERIC, HEADS, NAMING, WHY
from identifiers.speech import NEVER, NOT_NAMES, RELATIONS, SOFT_TITLES, TITLES

GIVEN, GIVEN_STARRED = word_list("given_names")
SURNAMES, _ = word_list("surnames")
TOWNS, _ = word_list("towns")
_SETS = sections("kept")
WORK = sections("heads")["work"]
#: Who or what is kept where, with the kind of place it makes likely.
LEADS = {word: kind for kind in ("school", "ward", "team", "place") for word in _SETS[f"leads to {kind}"]}
PREPOSITIONS = frozenset(["at", "from", "in", "into", "to", "with", "on", "of", "near"])
#: "The manager of Fernlea": whoever heads something.
HEADING = frozenset(["head", "headteacher", "manager", "matron", "warden", "principal", "governor"])
#: Where several do something, one word that is no plural is a body: "Phoenix run", "Harbour have".
BODILY = _SETS["bodily"]
NO_BODY = _SETS["no body"]
DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter"])
FAR = 4
LONGEST = 3


def kept(page: Page) -> Iterator[Spot]:
    """Places of ordinary words in capitals, in the middle of a sentence after a lead, or at its beginning before a body's verb."""
    words = page.words
    for at, word in enumerate(words):
        if word.lower in PREPOSITIONS and at + 1 < len(words):
            kind = lead(words, at)
            last = name_from(words, at + 1) if kind else None
            if kind and last is not None:
                yield Spot(words[at + 1].start, words[last].end, kind, WORTH_A_LOOK, WHY)
        elif word.lower in BODILY and not word.capital and at:
            first = body_before(words, at)
            if first is not None:
                yield Spot(words[first].start, words[at - 1].end, "team", WORTH_A_LOOK, WHY)
    yield from before_comma(page.text)


def lead(words: list[Word], at: int) -> str:
    """The kind of place that the words before a preposition make likely, or an empty word."""
    for back in range(at - 1, max(-1, at - FAR), -1):
        if any(mark in words[back + 1].gap for mark in ".!?;:,\n"):
            return ""
        kind = LEADS.get(words[back].lower, "")
        if kind:
            fits = words[at].lower != "with" or kind == "team"
            return kind if fits and (words[at].lower != "of" or words[back].lower in HEADING) else ""
        if words[back].capital and not words[back].first:
            return ""
    return ""


def name_from(words: list[Word], first: int) -> int | None:
    """The last word of a name in capitals that begins at `first`, with "the" before it, where it can be a place."""
    if words[first].lower == "the" and first + 1 < len(words) and words[first].gap == " ":
        first += 1
    last = first
    if not words[first].capital or words[first].gap != " " or words[first].shouted:
        return None
    while last + 1 < len(words) and last - first < LONGEST - 1 and words[last + 1].capital and words[last + 1].gap == " ":
        if words[last].possessive or words[last + 1].text == "I":
            break
        last += 1
    run = words[first : last + 1]
    return last if may_be_a_place(run) else None


def may_be_a_place(run: list[Word]) -> bool:
    """Whether no word of it is a person, a job, a nation, a time or a body that all know."""
    lowers = [word.lower for word in run]
    if any(
        lower in WORLD or lower in MONTHS or lower in DAYS or lower in WORK or lower in NEVER or lower in AUTHORS
        for lower in lowers
    ):
        return False
    if lowers[0] in TITLES or lowers[0] in SOFT_TITLES or lowers[0] in RELATIONS or lowers[0] in NOT_NAMES:
        return False
    if len(run) > 1 and lowers[-1].endswith("s") and all(lower in ORDINARY and lower not in GENERIC for lower in lowers):
        return True
    if (lowers[0] in GIVEN and lowers[0] not in NAMING) or (lowers[-1] in GIVEN and lowers[-1] not in GIVEN_STARRED):
        return False
    if len(run) > 1 and lowers[-1] in SURNAMES and lowers[-1] not in ORDINARY and lowers[-1] not in HEADS:
        return False
    return not all(lower in GENERIC for lower in lowers) and not run[0].possessive and len(run[0].lower) > 2  # noqa: PLR2004


def body_before(words: list[Word], at: int) -> int | None:
    """The first word of a body that ends before the verb at `at`, where it begins a sentence or stands in the middle of one."""
    last = words[at - 1]
    if words[at].gap != " " or not last.capital or last.shouted or last.possessive or last.lower.endswith(("s", "ly")):
        return None
    if last.lower in NO_BODY or "'" in last.lower or not may_be_a_place([last]) or last.lower in SURNAMES or last.lower in HEADS:
        return None
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].gap == " " else None
    noun = words[at].lower in NOUNS
    if after is None or (after.lower not in AFTER_NOUN if noun else after.lower in NO_BODY):
        return None
    before = words[at - 2] if at > 1 and last.gap in (" ", " & ") else None
    if before and (before.capital or before.lower in AND):
        return at - 2 if before.lower == "the" and before.capital else None
    if before and before.lower not in ("the", "that", "but", "because", "so", "when", "if", "where", "then"):
        return None
    return at - 1


#: "Late work loses marks": a noun, but "Link work with lads" is what they do.
NOUNS = frozenset(["run", "work", "offer", "need", "want", "keep", "see", "think", "say"])
AFTER_NOUN = frozenset(
    [
        "a",
        "an",
        "it",
        "with",
        "him",
        "her",
        "them",
        "us",
        "me",
        "he",
        "she",
        "they",
        "his",
        "my",
        "our",
        "their",
        "no",
        "yes",
        "there",
    ]
)
AND = frozenset(
    ["and", "or", "nor", "&", "did", "does", "do", "should", "would", "could", "can", "will", "must", "may", "might", "to"]
)
CAP = r"[A-ZÀ-Ž][\w'’-]+"
NOUN = (
    r"(?:unit|ward|home|hostel|refuge|hospice|school|nursery|college|academy|shelter|clinic|surgery|hospital|care home|nursing home|childminder['’]s|church|chapel|mosque|temple|pub|club|cafe|gym|shop"  # noqa: E501
    r"|estate|village|farm|scheme|project|charity|centre|youth club|food ?bank|day centre|playgroup|pre-?school|outpatients|rehab|estate|site|house|bungalow|cottage)"  # noqa: E501
)
#: "Kestrel, the locked unit", "Hillview, the special school". "Sarah, the ward manager" is somebody.
BEFORE_COMMA = re.compile(
    rf"(?<![\w'’-])({CAP}(?: {CAP})?), (?:(?:the|a|an|our|his|her|their|my) (?:[a-z-]+ ){{0,3}}?{NOUN}|outpatients)(?=[.,;)]|$|\n| (?:in|on|by|at|near|that|where|which|for|has|had|is|was|with|down|up|off|across|behind)\b)"  # noqa: E501
)


def before_comma(text: str) -> Iterator[Spot]:
    """Kestrel, the locked unit."""
    for match in BEFORE_COMMA.finditer(text):
        words = match[1].lower().split()
        person = words[0] in GIVEN and words[0] not in NAMING
        known = any(words[0] in few for few in (TITLES, RELATIONS, NEVER, NO_BODY)) or words[-1] in MONTHS | DAYS | WORLD
        if not (person or known or (words[-1] in SURNAMES and words[-1] not in ORDINARY)):
            yield Spot(match.start(1), match.end(1), "ward", WORTH_A_LOOK, WHY)
