"""What was chosen how often in one question, as numbers, and whether that speaks against its wording."""

from collections import Counter
from dataclasses import dataclass

from activities.blocks import Facts
from activities.blocks.questions.asked import Given

LOOK = "Look at the wording: "
FEW_ACCEPTED = f"{LOOK}fewer than half of the first answers were accepted. Say more clearly what is asked, or accept more."
HALF = 2


@dataclass(frozen=True)
class Chosen:
    """One thing that could be chosen, by how many, and how wide that is in hundredths of all."""

    text: str
    people: int
    fits: bool
    wide: int


@dataclass(frozen=True)
class ItemPart:
    """What was chosen in one place of a question: in the question itself, or for one of its lines. Never anything in words."""

    text: str
    chosen: list[Chosen]

    @property
    def right(self) -> int:
        """How many chose something that fits here."""
        return sum(one.people for one in self.chosen if one.fits)

    @property
    def mistaken(self) -> Chosen | None:
        """What does not fit and was chosen by more people than what does."""
        most = max((one for one in self.chosen if not one.fits), key=lambda one: one.people, default=None)
        return most if most and most.people > self.right else None


def parts_of(question: Facts, tries: list[Given]) -> list[ItemPart]:
    if question["kind"] in {"single", "multiple"}:
        return [ItemPart("", of_options(question, tries))]
    if question["kind"] == "match":
        return [ItemPart(line["text"], of_partners(question, line, tries)) for line in question["lines"]]
    if question["kind"] == "order":
        return [ItemPart(line["text"], of_places(question, line, tries)) for line in question["lines"]]
    return []


def of_options(question: Facts, tries: list[Given]) -> list[Chosen]:
    """Of one choice the part has no name, and its value is the option; of several each option is a part of its own."""
    several = question["kind"] == "multiple"
    counted = Counter(key for given in tries for key in (given if several else given.values()))
    return [chosen(one["text"], counted[one["key"]], len(tries), fits=one["fits"]) for one in question["options"]]


def of_partners(question: Facts, line: Facts, tries: list[Given]) -> list[Chosen]:
    counted = Counter(given[line["key"]] for given in tries)
    return [chosen(one["text"], counted[one["key"]], len(tries), fits=one["key"] in line["fits"]) for one in question["partners"]]


def of_places(question: Facts, line: Facts, tries: list[Given]) -> list[Chosen]:
    counted = Counter(int(given[line["key"]]) for given in tries)
    places = range(1, len(question["lines"]) + 1)
    fitting = range(line["first"], line["last"] + 1)
    return [chosen(f"Place {place}", counted[place], len(tries), fits=place in fitting) for place in places]


def chosen(text: str, people: int, of: int, *, fits: bool) -> Chosen:
    return Chosen(text, people, fits, round(100 * people / of))


def worth_a_look(question: Facts, parts: list[ItemPart], fitted: int, people: int) -> str:
    """Say in a sentence what in the numbers speaks against the words of a question; "" where nothing does."""
    if question["kind"] == "short":
        few = fitted * HALF < people
        return (
            f"{LOOK}fewer than half of the first answers were accepted. Say more clearly what is asked, or accept more."
            if few
            else ""
        )
    if question["kind"] == "multiple":
        return about_several(parts[0].chosen)
    found = [(part.text, part.mistaken.text) for part in parts if part.mistaken]
    if not found:
        return ""
    [(line, text), *_] = found
    where = f"for “{line}”, " if line else ""
    return f"{LOOK}{where}“{text}” was chosen by more people than what fits."


def about_several(options: list[Chosen]) -> str:
    fewest = min((one for one in options if one.fits), key=lambda one: one.people)
    most = max((one for one in options if not one.fits), key=lambda one: one.people, default=None)
    if most is None or most.people <= fewest.people:
        return ""
    return f"{LOOK}“{most.text}” does not fit and was ticked by more people than “{fewest.text}”, which does."
