"""Branching case: a scene, what to do in it, and what comes of that, until one of several endings. No ending is perfect."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks.authored import Checked, Key, Pick, Rows, closing, log_question
from activities.blocks.branch_map import trouble_in
from activities.blocks.kind import Answer, Facts, Outcome, Quoted

WORDS = {"features": ["bold", "ol", "ul"]}
COURSE_KEYS = {"scene", "ending", "closing", "log_question"}


class Choice(blocks.StructBlock):
    text = blocks.CharBlock(
        max_length=150, label="What the reader does", help_text="From a verb on. For example: “Ask Dev what he thinks”."
    )
    leads_to = Pick(of="scenes endings", label="Leads to", help_text="A step or an ending of this case, by its title.")
    follows = blocks.TextBlock(
        rows=3,
        label="What comes of it",
        help_text="Read before the next step. For example: “He reaches for his pen and looks at you.”",
    )


class Scene(blocks.StructBlock):
    title = blocks.CharBlock(
        max_length=80, label="Title of the step", help_text="Short, so that you find it again. For example: “Friday, the kitchen”."
    )
    text = blocks.RichTextBlock(
        **WORDS, label="What happens", help_text="Two or three short paragraphs that end where something has to be decided."
    )
    question = blocks.CharBlock(max_length=120, default="What do you do?", label="Question")
    choices = Rows(
        Choice(), min_num=2, max_num=5, label="Options", help_text="Two to five. None of them foolish: each has something for it."
    )
    key = Key()


class Trade(blocks.StructBlock):
    value = blocks.CharBlock(max_length=40, label="What was at stake", help_text="For example: “Trust”.")
    words = blocks.CharBlock(
        max_length=200, label="What became of it", help_text="For example: “Stronger. He asks for you by name.”"
    )


class Ending(blocks.StructBlock):
    title = blocks.CharBlock(max_length=80, label="Title of the ending", help_text="For example: “He asks for you”.")
    text = blocks.RichTextBlock(**WORDS, label="How it ends")
    trades = Rows(
        Trade(),
        min_num=2,
        label="What was gained and what was given up",
        help_text="Name the same things at every ending, so that endings can be compared. No ending is perfect.",
    )
    key = Key(prefix="end-")


class BranchBlock(Checked):
    """What an author fills in for a branching case. The first scene is where everybody begins."""

    scenes = Rows(
        Scene(), min_num=1, label="Steps", help_text="Everybody begins in the first one. Each option leads on, and never back."
    )
    endings = Rows(Ending(), min_num=2, label="Endings")
    closing = closing("Shown under each ending. For example: “Something is given up on every way.”")
    log_question = log_question()

    class Meta:
        icon = "tasks"
        label = "Branching case"
        description = "Students decide, see what comes of it, and arrive at one of several endings. Good for judgement."
        example = "1A, The new app"
        help_text = f"{description} No ending is perfect: each says what was traded."

    def trouble(self, value: blocks.StructValue) -> dict[str, str]:
        ways = [(scene["key"], [choice["leads_to"].strip() for choice in scene["choices"]]) for scene in value["scenes"]]
        titles = {one["key"]: one["title"] for one in [*value["scenes"], *value["endings"]]}
        found = trouble_in(ways, [ending["key"] for ending in value["endings"]], titles)
        return {"scenes": " ".join(found)}


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
