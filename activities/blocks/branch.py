"""Branching case: a scene, what to do in it, and what comes of that, until one of several endings. No ending is perfect."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks.branch_map import trouble_in
from activities.blocks.kind import Answer, Facts, Outcome, Quoted
from activities.blocks.sort import KEY

NAME = {**KEY, "required": True}
WORDS = {"features": ["bold", "ol", "ul"]}
COURSE_KEYS = {"scene", "ending", "closing", "log_question"}


class Choice(blocks.StructBlock):
    text = blocks.CharBlock(max_length=150, help_text="What the reader does, from a verb on.")
    leads_to = blocks.CharBlock(max_length=50, help_text="The key of a scene or of an ending.")
    follows = blocks.TextBlock(rows=3, help_text="What comes of it, shown before the next scene.")


class Scene(blocks.StructBlock):
    key = blocks.RegexBlock(**NAME, help_text="How choices name it.")
    title = blocks.CharBlock(max_length=80)
    text = blocks.RichTextBlock(**WORDS)
    question = blocks.CharBlock(max_length=120, default="What do you do?")
    choices = blocks.ListBlock(Choice(), min_num=2, max_num=5)


class Trade(blocks.StructBlock):
    value = blocks.CharBlock(max_length=40, help_text="What was at stake: trust, time, record.")
    words = blocks.CharBlock(max_length=200, help_text="What became of it.")


class Ending(blocks.StructBlock):
    key = blocks.RegexBlock(**NAME, help_text="How choices name it.")
    title = blocks.CharBlock(max_length=80)
    text = blocks.RichTextBlock(**WORDS)
    trades = blocks.ListBlock(Trade(), min_num=2, help_text="The same values at each ending, so that endings can be compared.")


class BranchBlock(blocks.StructBlock):
    """What an author fills in for a branching case. The first scene is where everybody begins."""

    scenes = blocks.ListBlock(Scene(), min_num=1)
    endings = blocks.ListBlock(Ending(), min_num=2)
    closing = blocks.RichTextBlock(features=["bold", "ol", "ul", "link"], help_text="Shown under each ending.")
    log_question = blocks.CharBlock(max_length=300, help_text="Quoted in the log entry that somebody writes about it.")

    class Meta:
        icon = "tasks"
        label = "Branching case"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        ways = [(scene["key"], [choice["leads_to"].strip() for choice in scene["choices"]]) for scene in value["scenes"]]
        problems = trouble_in(ways, [ending["key"] for ending in value["endings"]])
        if problems:
            raise blocks.StructBlockValidationError({"scenes": ValidationError(problems)})
        return value


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "scenes": [
            {name: scene[name] for name in ("key", "title", "text", "question")} | {"choices": scene["choice"]}
            for scene in found["scene"]
        ],
        "endings": [
            {name: ending[name] for name in ("key", "title", "text")} | {"trades": ending["trade"]} for ending in found["ending"]
        ],
        "closing": found["closing"].strip(),
        "log_question": found["log_question"],
    }


def facts(value: blocks.StructValue) -> Facts:
    return {
        "scenes": [scene_facts(scene) for scene in value["scenes"]],
        "endings": [
            {
                "key": ending["key"],
                "title": ending["title"],
                "text": expand_db_html(ending["text"].source),
                "trades": [{"value": trade["value"], "words": trade["words"]} for trade in ending["trades"]],
            }
            for ending in value["endings"]
        ],
        "closing": expand_db_html(value["closing"].source),
        "log_question": value["log_question"],
    }


def scene_facts(scene: Mapping[str, Any]) -> Facts:
    return {
        "key": scene["key"],
        "title": scene["title"],
        "text": expand_db_html(scene["text"].source),
        "question": scene["question"],
        "choices": [
            {"text": choice["text"], "leads_to": choice["leads_to"].strip(), "follows": choice["follows"]}
            for choice in scene["choices"]
        ],
    }


def read(facts: Facts, posted: Mapping[str, str]) -> Answer:
    """Take what was chosen in each scene, as the number of the choice; "" goes back to before it was chosen."""
    chosen = {scene["key"]: posted.get(f"scene-{scene['key']}") for scene in facts["scenes"]}
    numbers = {scene["key"]: {str(number) for number in range(len(scene["choices"]))} for scene in facts["scenes"]}
    return {key: number for key, number in chosen.items() if number == "" or number in numbers[key]}


def way_taken(facts: Facts, answer: Answer) -> Iterator[dict[str, Any]]:
    """Yield each step from the first scene on: its number, the scene, and what was chosen; None where nothing is chosen yet."""
    scenes = {scene["key"]: scene for scene in facts["scenes"]}
    here = facts["scenes"][0]["key"]
    for number in count(1):
        chosen = answer.get(here) or ""
        choice = scenes[here]["choices"][int(chosen)] if chosen else None
        yield {"number": number, "scene": scenes[here], "choice": choice}
        if choice is None or choice["leads_to"] not in scenes:
            return
        here = choice["leads_to"]


def ending_of(facts: Facts, answer: Answer) -> dict[str, Any] | None:
    *_, last = way_taken(facts, answer)
    leads_to = last["choice"]["leads_to"] if last["choice"] else None
    return next((ending for ending in facts["endings"] if ending["key"] == leads_to), None)


def missing(facts: Facts, answer: Answer) -> str:
    return "" if ending_of(facts, answer) else "Choose what you do."


def feedback(facts: Facts, answer: Answer) -> Outcome:
    ending = ending_of(facts, answer)
    return Outcome(headline=ending["title"] if ending else "")


def quote(facts: Facts, answer: Answer) -> Quoted:
    steps = [f"{step['scene']['title']}: {step['choice']['text']}" for step in way_taken(facts, answer) if step["choice"]]
    ending = ending_of(facts, answer)
    return Quoted(question=facts["log_question"], answers="\n".join([*steps, *([ending["title"]] if ending else [])]))


def draw(facts: Facts, answer: Answer) -> dict[str, Any]:
    """What the template shows: the way so far, the scene somebody stands in or the ending, and how many endings there are."""
    steps = list(way_taken(facts, answer))
    taken = [step for step in steps if step["choice"]]
    here = steps[-1]["scene"] if steps[-1]["choice"] is None else None
    return {"taken": taken, "here": here, "ending": ending_of(facts, answer), "endings": len(facts["endings"])}
