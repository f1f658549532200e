"""Calculator: fields for numbers, and lines that are worked out from them. What may be worked out is data, never code."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks.authored import Checked, Key, Pick, Rows, closing, log_question
from activities.blocks.calculator_plan import MARKS, by_keys, parts_of, trouble_in_plan
from activities.blocks.figures import NUMBER, figure_in, is_money, shown, work_out
from activities.blocks.kind import Answer, Facts, Outcome, Quoted
from activities.blocks.sort import listed
from activities.blocks.typed import typed_in

COURSE_KEYS = {"field", "line", "question", "closing", "log_question"}
FIGURES = {"fields": ("start", "lowest", "highest", "step"), "lines": ()}
FIELD_WORDS = ("key", "label", "unit", "start", "lowest", "highest", "step", "help")
OPERATIONS = ("add", "less", "times", "over")
LONGEST = 40  # characters of a number


class Figure(blocks.CharBlock):
    """A plain number, kept as it is written."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)


def terms(label: str) -> Rows:
    pick = Pick(of="fields lines", number=True, label="Figure")
    return Rows(pick, begins_with=0, min_num=0, label=label)


class Field(blocks.StructBlock):
    label = blocks.CharBlock(max_length=80, label="What the number is", help_text="For example: “Bus to the library and back”.")
    unit = blocks.CharBlock(
        max_length=30, required=False, label="Unit", help_text="For example “£”, “£ a month”, “hours”, “miles”."
    )
    start = Figure(label="Number to begin with", help_text="Students may change it. For example: 12.50")
    lowest = Figure(default="0", label="Lowest")
    highest = Figure(default="1000", label="Highest")
    step = Figure(default="0.01", label="To the nearest", help_text="0.01 for pence, 1 for whole numbers.")
    help = blocks.CharBlock(
        max_length=200, required=False, label="A sentence beside it", help_text="Such as where to look a rate up. May stay empty."
    )
    key = Key()


class Level(blocks.StructBlock):
    at_least = Figure(label="From this figure on")
    words = blocks.CharBlock(max_length=250, label="Words", help_text="For example: “More than a week’s shopping.”")


class Line(blocks.StructBlock):
    label = blocks.CharBlock(max_length=80, label="What is worked out", help_text="For example: “Cost in a year”.")
    unit = blocks.CharBlock(max_length=30, required=False, label="Unit", help_text="With “£” it is rounded to the penny.")
    places = blocks.IntegerBlock(
        default=0, min_value=0, max_value=4, label="Digits after the point", help_text="Where it is not money."
    )
    add = terms("Add up")
    less = terms("Take away")
    times = terms("Multiply by")
    over = terms("Divide by")
    sentence = blocks.CharBlock(
        max_length=250,
        required=False,
        label="The result in a sentence",
        help_text="A figure stands in curly brackets, stars make bold: “That is **{Hours of work} hours** at work.”",
    )
    levels = Rows(
        Level(),
        begins_with=0,
        min_num=0,
        label="Words for how much it is",
        help_text="From the smallest figure on. May stay empty.",
    )
    key = Key(prefix="line-")


class CalculatorBlock(Checked):
    """What an author fills in for a calculator."""

    fields = Rows(Field(), min_num=1, max_num=20, begins_with=2, label="Numbers that students type")
    lines = Rows(
        Line(),
        min_num=1,
        max_num=20,
        label="What is worked out",
        help_text="Line by line. A line may use the numbers above and the lines before it: what is added, less what is taken away, "
        "times what it is multiplied by, divided by what it is divided by.",
    )
    questions = Rows(
        blocks.CharBlock(max_length=300, label="Question"), begins_with=0, min_num=0, label="Questions to talk about afterwards"
    )
    closing = closing("Shown under the results. May stay empty.", required=False)
    log_question = log_question()

    class Meta:
        icon = "table"
        label = "Calculator"
        description = "Students type numbers and read what comes of them. Good for what things cost, in money, miles or hours."
        example = "3B, The cost of being online"
        help_text = description

    def trouble(self, value: blocks.StructValue) -> dict[str, str]:
        said = {name: " ".join(not_a_number(value[name], fields)) for name, fields in FIGURES.items()}
        return said if any(said.values()) else trouble_in_plan(facts(value))


def not_a_number(rows: Iterable[Mapping[str, Any]], fields: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each place where a number belongs and none stands."""
    for row in rows:
        figures = [row[name] for name in fields] + [level["at_least"] for level in row.get("levels", [])]
        if any(not NUMBER.fullmatch(figure.strip()) for figure in figures):
            yield f"Write plain numbers for “{row['label']}”, such as 12.50."


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "fields": [{name: str(field.get(name, "")) for name in FIELD_WORDS} for field in found["field"]],
        "lines": [
            {name: line.get(name, "") for name in ("key", "label", "unit", "sentence")}
            | {name: [str(one) for one in line.get(name, [])] for name in OPERATIONS}
            | {"places": line.get("places", 0)}
            | {"levels": [{"at_least": str(level["at_least"]), "words": level["words"]} for level in line.get("level", [])]}
            for line in found["line"]
        ],
        "questions": found["question"],
        "closing": found["closing"].strip(),
        "log_question": found["log_question"],
    }


def facts(value: blocks.StructValue) -> Facts:
    figures = [*value["fields"], *value["lines"]]
    return {
        "fields": [{name: field[name].strip() for name in FIELD_WORDS} for field in value["fields"]],
        "lines": [
            {name: line[name] for name in ("key", "label", "unit", "places")}
            | {"sentence": by_keys(line["sentence"], figures)}
            | {name: [one.strip() for one in line[name]] for name in OPERATIONS}
            | {"levels": [{"at_least": level["at_least"].strip(), "words": level["words"]} for level in line["levels"]]}
            for line in value["lines"]
        ],
        "questions": list(value["questions"]),
        "closing": expand_db_html(value["closing"].source) if value["closing"] else "",
        "log_question": value["log_question"],
    }


def read(facts: Facts, posted: Mapping[str, str]) -> Answer:
    """Take what was typed as it was typed, be it a number or not."""
    typed = {f"field-{field['key']}": typed_in(posted, f"field-{field['key']}") for field in facts["fields"]}
    return {name: words[:LONGEST] for name, words in typed.items() if words is not None}


def typed(field: Mapping[str, str], answer: Answer) -> str:
    return answer.get(f"field-{field['key']}", begins_with(field))


def begins_with(field: Mapping[str, str]) -> str:
    return shown(figure_in(field["start"]) or 0, field["unit"], MARKS).removeprefix("£")


def sentences(field: Mapping[str, str]) -> dict[str, str]:
    """What is said beside a field, by what is wrong with it."""
    lowest, highest, start = (shown(figure_in(field[name]) or 0, field["unit"], MARKS) for name in ("lowest", "highest", "start"))
    step = "penny" if is_money(field["unit"]) and field["step"] == "0.01" else shown(figure_in(field["step"]) or 1, "", MARKS)
    nearest = f"Write a whole number, such as {start}." if step == "1" else f"Write it to the nearest {step}, such as {start}."
    return {
        "empty": "Write a number here, 0 if there is none." if figure_in(field["lowest"]) == 0 else "Write a number here.",
        "not_a_number": f"Write a number here in figures, such as {start}.",
        "out_of_range": f"Write a number from {lowest} to {highest}.",
        "between_steps": nearest,
    }


def trouble(field: Mapping[str, str], words: str) -> str:
    """Say what to do about what was typed into a field, "" where it is a number that can be used."""
    figure, lowest, highest = (figure_in(one) for one in (words, field["lowest"], field["highest"]))
    if figure is None:
        return sentences(field)["not_a_number" if words.strip() else "empty"]
    if not lowest <= figure <= highest:
        return sentences(field)["out_of_range"]
    return sentences(field)["between_steps"] if (figure - lowest) % figure_in(field["step"]) else ""


def worked_out(facts: Facts, answer: Answer) -> dict[str, Any]:
    used = {field["key"]: typed(field, answer) for field in facts["fields"]}
    fit = {field["key"]: not trouble(field, used[field["key"]]) for field in facts["fields"]}
    return work_out(facts["lines"], {key: figure_in(words) if fit[key] else None for key, words in used.items()})


def missing(facts: Facts, answer: Answer) -> str:
    wrong = [f"“{field['label']}”" for field in facts["fields"] if trouble(field, typed(field, answer))]
    return f"Look again at {listed(wrong)}, then it can be worked out." if wrong else ""


def feedback(facts: Facts, answer: Answer) -> Outcome:
    """There is nothing to judge: the figures stand on the page as they are typed."""
    return Outcome(headline="")


def quote(facts: Facts, answer: Answer) -> Quoted:
    drawn = draw(facts, answer)
    given = [f"{field['label']}: {field['said']}" for field in drawn["fields"]]
    found = ["".join(part["words"] for part in line["parts"]) for line in drawn["lines"] if line["parts"] and line["found"]]
    return Quoted(question=facts["log_question"], answers="\n".join([*given, "", *found]))


def draw(facts: Facts, answer: Answer) -> dict[str, Any]:
    """What the template shows: each field as it was typed, each line with its figure and words, and the plan for the script."""
    figures = worked_out(facts, answer)
    fields = [field_drawn(field, typed(field, answer)) for field in facts["fields"]]
    units = {one["key"]: (one["unit"], one.get("places", MARKS)) for one in [*facts["fields"], *facts["lines"]]}
    said = {key: shown(figure, *units[key]) for key, figure in figures.items() if figure is not None}
    return {
        "fields": fields,
        "lines": [line_drawn(line, figures, said) for line in facts["lines"]],
        "wanting": any(figures[line["key"]] is None for line in facts["lines"]),
        "answered": bool(answer),
        "plan": json.dumps({"fields": [plan_of(field) for field in facts["fields"]], "lines": facts["lines"]}),
    }


def plan_of(field: Mapping[str, str]) -> dict[str, Any]:
    return {**{name: field[name] for name in ("key", "unit", "lowest", "highest", "step")}, "says": sentences(field)}


def field_drawn(field: Mapping[str, str], words: str) -> dict[str, Any]:
    unit = field["unit"].removeprefix("£").strip()
    wrong, money = trouble(field, words), is_money(field["unit"])
    said = words if wrong else shown(figure_in(words), field["unit"], MARKS)
    return {
        **field,
        "typed": words,
        "trouble": wrong,
        "money": money,
        "after": unit,
        "said": f"{said} {unit}".strip(),
        "begins_with": begins_with(field),
    }


def line_drawn(line: Mapping[str, Any], figures: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Any]:
    parts, needs = parts_of(line["sentence"], said)
    found, after = line["key"] in said, line["unit"].removeprefix("£").strip()
    reached = [n for n, level in enumerate(line["levels"]) if found and figures[line["key"]] >= figure_in(level["at_least"])]
    levels = [{"words": level["words"], "now": reached[-1:] == [number]} for number, level in enumerate(line["levels"])]
    return {
        "key": line["key"],
        "label": line["label"],
        "after": after,
        "figure": said.get(line["key"], "…"),
        "parts": parts,
        "needs": " ".join(sorted({line["key"], *needs})),
        "found": found and all(key in said for key in needs),
        "levels": levels,
    }
