"""What a piece of work is looked at for: each criterion with one sentence for every level. Words, and no numbers."""

from wagtail import blocks

from activities.blocks.authored import Key, Rows
from activities.blocks.sort import doubles, key_of


class Criterion(blocks.StructBlock):
    title = blocks.CharBlock(max_length=80, label="What is looked at", help_text="For example: “People’s own words”.")
    words = Rows(
        blocks.TextBlock(max_length=400, rows=2, label="What the work does at this level"),
        begins_with=3,
        min_num=2,
        max_num=6,
        label="In words, level by level",
        help_text="A sentence for each level, in the order of the levels above. For example: “Their words stand in it.”",
    )
    key = Key()


def trouble_with(value: blocks.StructValue) -> dict[str, str]:
    """Say what does not hold together between levels and criteria: "" where all of it does."""
    levels, criteria = list(value["levels"]), list(value["criteria"])
    uneven = [criterion["title"] for criterion in criteria if len(criterion["words"]) != len(levels)]
    return {
        "levels": "Two levels have the same name." if len({level.lower() for level in levels}) < len(levels) else "",
        "criteria": f"“{uneven[0]}” needs one sentence for each of the {len(levels)} levels."
        if uneven
        else doubles(criterion["title"] for criterion in criteria),
    }


def facts_of(value: blocks.StructValue) -> list[dict]:
    return [
        {"key": key_of(criterion, "title"), "title": criterion["title"], "words": list(criterion["words"])}
        for criterion in value["criteria"]
    ]
