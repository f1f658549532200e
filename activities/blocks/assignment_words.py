"""How long a piece of work is, and what that means for its limit: in words, and never as a refusal."""

from collections.abc import Iterable
from datetime import timedelta

from activities.blocks.kind import Facts


def count_words(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)


def most_of(facts: Facts) -> int:
    """Return how many words are still fine: the limit and what its author allows beyond it. 0 where there is no limit."""
    return facts["limit"] + facts["limit"] * facts["tolerance"] // 100


def plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def limit_in_words(facts: Facts) -> str:
    """Say what is asked for, and how much more is fine."""
    if not facts["limit"]:
        return "There is no limit to how long it is."
    allowed = f" Up to {most_of(facts):,} are fine." if most_of(facts) > facts["limit"] else ""
    return f"{plural(facts['limit'], 'word')}.{allowed}"


def length_in_words(facts: Facts, number: int) -> str:
    """Say how long a piece is, and what that means for its limit."""
    most = most_of(facts)
    if most and number > most:
        return f"{plural(number, 'word')}: {number - most:,} more than the {most:,} that are fine."
    if most and number > facts["limit"]:
        return f"{plural(number, 'word')}, which is within the {most:,} that are fine."
    return f"{plural(number, 'word')} of {facts['limit']:,}." if most else f"{plural(number, 'word')}."


def is_too_long(facts: Facts, number: int) -> bool:
    return bool(facts["limit"]) and number > most_of(facts)


def words_in_document(passages: Iterable[tuple[str, str, int]]) -> int:
    """Count the words of a document that stand in its text: not its headers, notes and links."""
    return count_words(*(text for place, text, _ in passages if place == "text"))


def late_in_words(late_by: timedelta | None) -> str:
    """Say how long after its date something was handed in, and what that means; "" where it was not late."""
    if late_by is None:
        return ""
    days, hours, minutes = late_by.days, late_by.seconds // 3600, late_by.seconds % 3600 // 60
    parts = [(days, "day"), (hours, "hour"), (minutes, "minute")]
    long = " and ".join([plural(number, noun) for number, noun in parts if number][:2]) or "less than a minute"
    return f"It was handed in {long} after its date. What that means stands in your programme’s handbook."
