"""What came of marking a text: which phrases were found, which are still to find and where, and which are fine as they are."""

from collections.abc import Iterator
from typing import Any

from activities.blocks import own_words
from activities.blocks.kind import Answer, Facts
from activities.blocks.sort import listed

NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDER = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def is_shown(answer: Answer) -> bool:
    """The rest was asked for: nothing is left to find."""
    return answer.get("shown") == "yes"


def mark_of(answer: Answer, key: str) -> str:
    """Return "" where a phrase is not marked, the number of the kind that was chosen, or “marked”."""
    return answer.get(f"mark-{key}", "")


def kind_of_mark(facts: Facts, answer: Answer, key: str) -> str:
    mark = mark_of(answer, key)
    return facts["kinds"][int(mark)] if mark.isdecimal() else ""


def found_words(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield each phrase that can be marked, its key and its words, in the order of the text."""
    for paragraph in facts["paragraphs"]:
        yield from ((piece["key"], piece["text"]) for piece in paragraph["pieces"] if piece["key"])


def kind_fits(facts: Facts, answer: Answer, key: str) -> bool:
    """Where there are kinds: the right one was chosen, or any will do."""
    wanted = facts["phrases"][key]["kinds"]
    return not facts["kinds"] or not wanted or kind_of_mark(facts, answer, key) in wanted


def all_right(facts: Facts, answer: Answer, key: str) -> bool:
    """A phrase that is worth it is marked, as what it is; one that is fine is left alone."""
    marked = bool(mark_of(answer, key))
    return marked == facts["phrases"][key]["fits"] and (not marked or kind_fits(facts, answer, key))


def without_kind(facts: Facts, answer: Answer) -> list[str]:
    if not facts["kinds"]:
        return []
    return [words for key, words in found_words(facts) if mark_of(answer, key) == "marked"]


def headline(facts: Facts, answer: Answer) -> str:
    worth = [key for key, phrase in facts["phrases"].items() if phrase["fits"]]
    found = [key for key in worth if mark_of(answer, key)]
    if len(found) == len(worth):
        return f"You found all {number(len(worth))}." if len(worth) > 1 else "You found it."
    if is_shown(answer):
        return f"You found {number(len(found))} of {number(len(worth))}. Here is the rest."
    return f"You found {number(len(found))}." if found else "None of what you marked is what to look for here."


def where_more(facts: Facts, answer: Answer) -> str:
    """Say where there is more to find: by the heading above it, or by the number of its paragraph."""
    places = [(place, missed) for place, missed in missed_by_place(facts, answer) if missed]
    if not places:
        return ""
    more = " more" if any(mark_of(answer, key) for key, phrase in facts["phrases"].items() if phrase["fits"]) else ""
    said = [f"{number(missed)}{'' if at else more} {place}" for at, (place, missed) in enumerate(places)]
    return f"There {'is' if places[0][1] == 1 else 'are'} {' and '.join([', '.join(said[:-1]), said[-1]] if said[1:] else said)}."


def missed_by_place(facts: Facts, answer: Answer) -> Iterator[tuple[str, int]]:
    """Yield each place with how many phrases are still to find there."""
    place, count, at = "at the beginning", 0, 0
    headed = any(paragraph["heading"] for paragraph in facts["paragraphs"])
    for paragraph in facts["paragraphs"]:
        if paragraph["heading"] or not headed:
            yield place, count
            at += 1
            place, count = place_of(paragraph["heading"], at), 0
        keys = [piece["key"] for piece in paragraph["pieces"] if piece["key"]]
        count += sum(facts["phrases"][key]["fits"] and not mark_of(answer, key) for key in keys)
    yield place, count


def place_of(heading: str, at: int) -> str:
    return f"under “{heading}”" if heading else f"in the {ORDER[at - 1]} paragraph" if at <= len(ORDER) else f"in paragraph {at}"


def look_again(facts: Facts, answer: Answer) -> str:
    """Name phrases that were found and called something else."""
    wrong = [
        f"“{words}”"
        for key, words in found_words(facts)
        if facts["phrases"][key]["fits"] and mark_of(answer, key) and not kind_fits(facts, answer, key)
    ]
    return f"Look again at the kind of {listed(wrong)}." if wrong else ""


def told(facts: Facts, answer: Answer, key: str, words: str) -> dict[str, Any]:
    """One phrase as the templates show it."""
    phrase = facts["phrases"][key]
    return {
        **phrase,
        "key": key,
        "text": words,
        "mark": mark_of(answer, key),
        "kind": kind_of_mark(facts, answer, key),
        "kind_fits": kind_fits(facts, answer, key),
    }


def draw(facts: Facts, answer: Answer) -> dict[str, Any]:
    """What the templates show: the text in pieces, each phrase with its mark; what was found, missed, and fine all along."""
    phrases = {key: told(facts, answer, key, words) for key, words in found_words(facts)}
    every = list(phrases.values())
    paragraphs = [
        {**paragraph, "pieces": [phrases[piece["key"]] if piece["key"] else piece for piece in paragraph["pieces"]]}
        for paragraph in facts["paragraphs"]
    ]
    return {
        "paragraphs": paragraphs,
        "kinds": [{"number": str(at), "words": words} for at, words in enumerate(facts["kinds"])],
        "found": [one for one in every if one["fits"] and one["mark"]],
        "missed": [one for one in every if one["fits"] and not one["mark"]],
        "marked_though_fine": [one for one in every if not one["fits"] and one["mark"]],
        "fine": [one for one in every if not one["fits"] and not one["mark"]],
        "to_find": number(sum(one["fits"] for one in every)) if facts["to_find"] else "",
        "shown": is_shown(answer),
        "hints": [said for said in (where_more(facts, answer), look_again(facts, answer)) if said],
        "marked": any(one["mark"] for one in every),
        "versions": facts["versions"],
        **own_words.drawn(facts["original"], answer),
    }
