"""What a piece of work is looked at for: each criterion with one sentence for every level. Words, and no numbers."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from activities.blocks.sort import KEY, doubles, key_of


class Criterion(blocks.StructBlock):
    title = blocks.CharBlock(max_length=80, help_text="What is looked at, such as “People’s own words”.")
    words = blocks.ListBlock(
        blocks.TextBlock(max_length=400, rows=2),
        min_num=2,
        max_num=6,
        help_text="What the work does at each level, in the order of the levels above.",
    )
    key = blocks.RegexBlock(**KEY, help_text="Left empty, made from the title. Keep it when you change the title.")


def problems_of(value: blocks.StructValue) -> dict[str, str]:
    """Say what does not hold together between levels and criteria: "" where all of it does."""
    levels, criteria = list(value["levels"]), list(value["criteria"])
    uneven = [criterion["title"] for criterion in criteria if len(criterion["words"]) != len(levels)]
    return {
        "levels": "Two levels have the same name." if len({level.lower() for level in levels}) < len(levels) else "",
        "criteria": f"“{uneven[0]}” needs one sentence for each of the {len(levels)} levels."
        if uneven
        else doubles(key_of(criterion, "title") for criterion in criteria),
    }


def refuse(problems: dict[str, str]) -> None:
    """Raise what an author reads beside the fields, where there is something."""
    if any(problems.values()):
        raise blocks.StructBlockValidationError({name: ValidationError(words) for name, words in problems.items() if words})


def facts_of(value: blocks.StructValue) -> list[dict]:
    return [
        {"key": key_of(criterion, "title"), "title": criterion["title"], "words": list(criterion["words"])}
        for criterion in value["criteria"]
    ]
