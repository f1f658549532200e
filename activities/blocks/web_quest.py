"""Web quest: a question, places to look, and a grid in which each thing that was found is appraised. Nothing is judged."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks.authored import Checked, Key, Rows, closing, log_question
from activities.blocks.kind import Answer, Facts, Outcome, Quoted, Table
from activities.blocks.sort import doubles
from activities.blocks.typed import typed_in
from activities.blocks.web_quest_grid import END, answered, cell, left_out, numbers_sent, of_end, rows_of, shown_rows, still_missing
from activities.blocks.web_quest_grid import said as row_said

COURSE_KEYS = {"question", "row", "step", "column", "end", "closing", "log_question"}
MOST = 20  # rows
BOTH = "\n\n[Typed somewhere else at the same time:]\n"
LACKS = "Such as “no date”: then it has to be filled in, and “One source has no date yet.” is said. Left empty, it may stay empty."


class Place(blocks.StructBlock):
    name = blocks.CharBlock(max_length=80, label="Name", help_text="Who keeps it, in words. For example: “Research in Practice”.")
    why = blocks.CharBlock(max_length=250, label="What is to be found there")
    url = blocks.URLBlock(required=False, label="Address", help_text="Begins with https:// and opens in a new tab. May stay empty.")


class Step(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100, label="Title of the step", help_text="For example: “Find three sources”.")
    text = blocks.TextBlock(rows=3, label="What to do")
    places = Rows(Place(), begins_with=0, min_num=0, label="Places to look")


class Row(blocks.StructBlock):
    name = blocks.CharBlock(
        max_length=30, default="source", label="What they collect, one of it", help_text="For example: “source”."
    )
    plural = blocks.CharBlock(max_length=30, default="sources", label="And several of it", help_text="For example: “sources”.")
    asked = blocks.IntegerBlock(min_value=1, max_value=MOST, default=3, label="How many are asked for")
    at_most = blocks.IntegerBlock(min_value=1, max_value=MOST, default=6, label="How many there may be")
    given = Rows(
        blocks.CharBlock(max_length=300, label="Row"),
        begins_with=0,
        min_num=0,
        max_num=MOST,
        label="Rows that you name yourself",
        help_text="For example references that everybody appraises. May stay empty.",
    )


class Column(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=40, label="Heading", help_text="For example: “Who says so?”")
    help = blocks.CharBlock(
        max_length=150,
        required=False,
        label="What to think of",
        help_text="For example: “An author, a charity, a firm?” May stay empty.",
    )
    lacks = blocks.CharBlock(max_length=40, required=False, label="Said while it is empty", help_text=LACKS)
    key = Key()


class End(blocks.StructBlock):
    label = blocks.CharBlock(max_length=120, label="Question", help_text="For example: “How far do you trust what you found?”")
    help = blocks.CharBlock(max_length=300, required=False, label="What to think of", help_text="May stay empty.")
    lacks = blocks.CharBlock(
        max_length=60,
        required=False,
        label="Said while it is empty",
        help_text="Such as “no appraisal”: then it has to be filled in. May stay empty.",
    )
    key = Key()


class WebQuestBlock(Checked):
    """What an author fills in for a web quest."""

    question = blocks.CharBlock(
        max_length=300,
        label="Question",
        help_text="What they look for. For example: “Does video calling help people like Mrs Bell?”",
    )
    steps = Rows(Step(), min_num=1, max_num=8, label="Steps")
    row = Row(label="What they collect")
    columns = Rows(
        Column(),
        min_num=2,
        max_num=6,
        label="What they say about each",
        help_text="The columns of the table, or the lines of a card on a phone.",
    )
    ends = Rows(End(), begins_with=0, min_num=0, max_num=6, label="Questions under the table")
    closing = closing("Shown when it is finished.")
    log_question = log_question()

    class Meta:
        icon = "search"
        label = "Web quest"
        description = (
            "Students look for sources and say in a table how far they trust each. Good for finding and weighing evidence."
        )
        example = "2C, Twenty-minute evidence"
        help_text = f"{description} Nothing is judged."

    def trouble(self, value: blocks.StructValue) -> dict[str, str]:
        return {
            "columns": doubles(column["heading"] for column in value["columns"]),
            "ends": doubles(end["label"] for end in value["ends"]),
            "steps": " ".join(not_https(value["steps"])),
            "row": too_few(value["row"]),
        }


def not_https(steps: list[Mapping[str, Any]]) -> list[str]:
    urls = [(place["name"], place["url"]) for step in steps for place in step["places"]]
    return [
        f"The address of “{name}” does not begin with https://." for name, url in urls if url and not url.startswith("https://")
    ]


def too_few(row: Mapping[str, Any]) -> str:
    enough = max(row["at_most"], len(row["given"]))
    return f"{row['asked']} are asked for, and only {enough} can be there." if row["asked"] > enough else ""


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "question": found["question"],
        "steps": [
            {"title": step["title"], "text": step["text"], "places": [{"url": "", **place} for place in step.get("place", [])]}
            for step in found["step"]
        ],
        "row": {"given": [], **found["row"]},
        "columns": [{"help": "", "lacks": "", **column} for column in found["column"]],
        "ends": [{"help": "", "lacks": "", **end} for end in found["end"]],
        "closing": found["closing"].strip(),
        "log_question": found["log_question"],
    }


def facts(value: blocks.StructValue) -> Facts:
    return {
        "question": value["question"],
        "steps": [
            {
                "title": step["title"],
                "text": step["text"],
                "places": [{name: place[name] for name in ("name", "why", "url")} for place in step["places"]],
            }
            for step in value["steps"]
        ],
        "row": {
            **{name: value["row"][name] for name in ("name", "plural", "asked", "at_most")},
            "given": list(value["row"]["given"]),
        },
        "columns": [{name: column[name] for name in ("key", "heading", "help", "lacks")} for column in value["columns"]],
        "ends": [{name: end[name] for name in ("key", "label", "help", "lacks")} for end in value["ends"]],
        "closing": expand_db_html(value["closing"].source),
        "log_question": value["log_question"],
    }


def read(facts: Facts, posted: Mapping[str, str]) -> Answer:
    """Take what was typed, each with the words that stood there when the page was drawn, and the rows that came or went."""
    names = [cell(number, column["key"]) for number in numbers_sent(posted) for column in facts["columns"]]
    names += [of_end(end["key"]) for end in facts["ends"]]
    typed = {name: (typed_in(posted, name), posted.get(f"was-{name}", "").replace("\r\n", "\n")) for name in names}
    row, _, state = posted.get("at", "").rpartition("-")
    moved = {row: state} if row in {f"row-{number}" for number in range(1, END)} and state in {"on", "off"} else {}
    return {name: [words, was] for name, (words, was) in typed.items() if words is not None} | moved


def join(kept: Answer, added: Answer) -> Answer:
    """Return the answer with what was typed now. Where something else was typed meanwhile, both texts stand there."""
    together = dict(kept)
    for name, sent in added.items():
        words, was = sent if isinstance(sent, list) else (sent, kept.get(name, ""))
        together[name] = both(kept.get(name, ""), words, was)
    return together


def both(there: str, words: str, was: str) -> str:
    """Return what stands in a field after one more save. The same text sent twice, or an earlier one late, changes nothing."""
    if there in {"", was} or words.startswith(there):
        return words
    return there if there.startswith(words) or there.endswith(BOTH + words) else there + BOTH + words


def missing(facts: Facts, answer: Answer) -> str:
    return still_missing(facts, answer)


def feedback(facts: Facts, answer: Answer) -> Outcome:
    """Nothing is judged. What is not there yet is said by `missing`."""
    return Outcome(headline="All that was asked for is there.")


def table(facts: Facts, answer: Answer) -> Table:
    headings = [column["heading"] for column in facts["columns"]]
    rows = [[row["title"], *(one["words"] for one in row["cells"])] for row in shown_rows(facts, answer)]
    below = [(end["label"], answer.get(of_end(end["key"]), "")) for end in facts["ends"]]
    return Table(facts["question"], [facts["row"]["name"].capitalize(), *headings], rows, below)


def quote(facts: Facts, answer: Answer) -> Quoted:
    rows = [row_said(row) for row in shown_rows(facts, answer) if answered(row)]
    ends = [f"{end['label']}\n{answer[of_end(end['key'])]}" for end in facts["ends"] if answer.get(of_end(end["key"]), "").strip()]
    return Quoted(question=facts["log_question"], answers="\n\n".join([facts["question"], *rows, *ends]))


def draw(facts: Facts, answer: Answer) -> dict[str, Any]:
    """What the template shows: the rows with what was typed, those that were taken away, and which number the next one has."""
    rows, numbers = shown_rows(facts, answer), rows_of(facts, answer)
    enough = max(facts["row"]["at_most"], len(facts["row"]["given"]))
    following = max([*numbers, *left_out(facts, answer), 0]) + 1
    return {
        "rows": rows,
        "taken_away": [
            {"at": f"row-{number}-on", "id": f"row-{number}-off", "title": first_words(facts, answer, number)}
            for number in left_out(facts, answer)
        ],
        "next": f"row-{following}-on" if len(rows) < enough and following < END else "",
        "ends": [{**end, "name": of_end(end["key"]), "words": answer.get(of_end(end["key"]), "")} for end in facts["ends"]],
        "answered": any(words.strip() for name, words in answer.items() if not name.startswith("row-")),
        "missing": still_missing(facts, answer),
    }


def first_words(facts: Facts, answer: Answer, number: int) -> str:
    """Name a row that was taken away by what was written into it first."""
    words = next((text for column in facts["columns"] if (text := answer.get(cell(number, column["key"]), "").strip())), "")
    return " ".join(words.split()[:6]) or f"an empty {facts['row']['name']}"
