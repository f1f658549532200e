"""The one door: everything in a text that might identify someone."""

from collections.abc import Iterable, Iterator

from identifiers import (
    addresses,
    age_notes,
    ages,
    apposed,
    arrivals,
    beside,
    births,
    contact,
    frame,
    houses,
    kept,
    landmarks,
    numbers,
    places,
    said_ages,
    services,
    sources,
    tables,
    towns,
    units,
    vehicles,
    wards,
    whereabouts,
)
from identifiers.findings import CERTAIN, Finding, Spot
from identifiers.headed import headed_spots
from identifiers.jigsaw import combination
from identifiers.names import names
from identifiers.page import read
from identifiers.replace import Labels, suggestion
from identifiers.seeds import WHY_UNKNOWN

#: Which rule has the say where several claim the same words: the one whose shape is hardest to meet by chance.
RULES = (
    contact.emails,
    contact.spoken_emails,
    contact.pages,
    numbers.nhs_numbers,
    numbers.ni_numbers,
    births.dates_of_birth,
    arrivals.dates_of_arrival,
    contact.phones,
    addresses.postcodes,
    tables.rows,
    vehicles.labelled_vehicles,
    numbers.case_numbers,
    vehicles.vehicles,
    houses.told_houses,
    addresses.addresses,
    houses.houses,
)


class Claims:
    """Who holds which characters. What is held is not given twice."""

    def __init__(self, text: str) -> None:
        self.taken = bytearray(len(text))
        self.spots: list[Spot] = []

    def close(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\x01" * (end - start)

    def claim(self, spot: Spot) -> None:
        """Take the part of `spot` that is still free, if it is all of it."""
        if spot.end > spot.start and 1 not in self.taken[spot.start : spot.end]:
            self.spots.append(spot)
            self.close(spot.start, spot.end)

    def claim_all(self, spots: Iterable[Spot]) -> None:
        for spot in spots:
            self.claim(spot)


def find(text: str, *, allowed: Iterable[str] = (), local: Iterable[str] = (), pseudonyms: Iterable[str] = ()) -> list[Finding]:
    """Point out what might identify someone in `text`.

    `allowed` are people and places the reader may know of; each part of a name is allowed too. `pseudonyms` are names the
    writer made up: a name is left out where one of them explains all of it, as “Fern” or “Mr Fern” where “Mrs Fern” is made
    up; a longer name or a place that has a word in common with them is still pointed out. `local` are words of the placement,
    pointed out wherever they stand.

    Findings come in order and do not overlap, except one of kind "combination", which spans the facts it is made of.
    """
    parts, wholes = frame.allowed_words(allowed)
    made_up = [frame.words_of_name(name) for name in pseudonyms]
    claims = Claims(text)
    for start, end in frame.allowed_spans(text, wholes):
        claims.close(start, end)
    for rule in RULES:
        claims.claim_all(rule(text))
    read_context(text, claims, local, parts)
    others = [spot for spot in claims.spots if spot.kind != "name" or not is_made_up(text, spot, made_up)]
    return told(text, others)


def read_context(text: str, claims: Claims, local: Iterable[str], parts: frozenset[str]) -> None:
    """What only context can tell: places, ages, names; laws and theories are closed before names are read."""
    page = read(text)
    framed = [*frame.frame_spans(text), *sources.quoted(text)]
    headed = [*headed_spots(page), *landmarks.shaped_spots(text), *services.services(page), *beside.beside(text)]
    headed = [spot for spot in headed if not inside(spot, framed)] + list(landmarks.coded_wards(text))
    headed = [spot for spot in headed if not allowed_place(text, spot, parts)]
    claims.claim_all(longest_first(headed))
    claims.claim_all(places.again(page, headed))
    claims.claim_all(places.local_spots(page, [item for item in local if item.lower() not in parts]))
    for start, end in framed:
        if 1 not in claims.taken[start:end]:
            claims.close(start, end)
    claims.claim_all(spot for spot in units.units(page) if not allowed_place(text, spot, parts))
    claims.claim_all(spot for spot in landmarks.told_by_place(page) if not allowed_place(text, spot, parts))
    claims.claim_all(spot for spot in apposed.apposed(page) if not allowed_place(text, spot, parts))
    claims.claim_all(spot for spot in wards.wards(page) if not allowed_place(text, spot, parts))
    claims.claim_all(spot for spot in towns.towns(page) if not allowed_place(text, spot, parts))
    claims.claim_all(spot for spot in kept.kept(page) if not allowed_place(text, spot, parts))
    near = list(ages.windows(text))
    claims.claim_all(said_ages.long_ages(text, near))
    claims.claim_all(ages.ages(text, near))
    claims.claim_all(age_notes.ages_of_notes(text, near))
    claims.claim_all(said_ages.said_ages(text, near))
    found = list(whereabouts.written_like_places(page, list(names(page, claims.taken, parts)), WHY_UNKNOWN))
    claims.claim_all(found)
    for spot in found:
        if spot.kind == "name":
            claims.claim_all(ages.ages_after(text, spot.end))


def longest_first(spots: list[Spot]) -> list[Spot]:
    """Where two readings of a place meet, the longer one has it."""
    return sorted(spots, key=lambda spot: spot.start - spot.end)


def inside(spot: Spot, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a spot is no more than what stands in a law, a source or the name of a national body."""
    return any(start <= spot.start and spot.end <= end for start, end in spans)


def allowed_place(text: str, spot: Spot, parts: frozenset[str]) -> bool:
    return any(word.strip("'’.,").lower() in parts for word in text[spot.start : spot.end].split())


def is_made_up(text: str, spot: Spot, made_up: list[frozenset[str]]) -> bool:
    """Whether one of the writer's own inventions explains every word of this name."""
    words = frame.words_of_name(text[spot.start : spot.end])
    return bool(words) and any(words <= name for name in made_up)


def told(text: str, spots: list[Spot]) -> list[Finding]:
    """Findings in order, each with its suggestion, and the combination where there is one."""
    labels = Labels(text)
    found = [
        Finding(spot.start, spot.end, text[spot.start : spot.end], spot.kind, spot.certainty, suggestion(spot, labels), spot.why)
        for spot in sorted(spots, key=lambda spot: spot.start)
    ]
    together = combination(text, found)
    if together:
        found.append(together)
        found.sort(key=lambda item: (item.start, item.kind == "combination"))
    return found


def certain(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Only those that a careful reader would not argue with."""
    return (finding for finding in findings if finding.certainty == CERTAIN)
