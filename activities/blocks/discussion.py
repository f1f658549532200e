"""Discussion: a question that people of one cohort, or of one programme, answer each other on. Feedback on moves, never on volume.

What they write is kept in `Post`, not in an attempt: an attempt only knows whether they have done what the author asks.
"""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks.authored import Checked, Key, Rows, closing, log_question
from activities.blocks.kind import Answer, Facts, Outcome, Quoted
from activities.blocks.sort import doubles, key_of

COURSE_KEYS = {"question", "audience", "held", "posts", "answers", "role", "closing", "log_question"}
OPTIONAL_KEYS = {"unnamed"}
COHORT, PROGRAMME = "cohort", "programme"
AUDIENCES = [(COHORT, "Students of one cohort and their tutors"), (PROGRAMME, "Everyone on the programme and their tutors")]
MOST_ASKED = 5
NUMBERS = ("no", "one", "two", "three", "four", "five")


class RoleOfDiscussion(blocks.StructBlock):
    title = blocks.CharBlock(
        max_length=60,
        label="Name of the role",
        help_text="Who they speak for or what they do. For example: “the daughter” or “challenger”.",
    )
    task = blocks.CharBlock(max_length=300, label="What somebody in this role does", help_text="In one sentence.")
    key = Key()


class DiscussionBlock(Checked):
    """What an author fills in for a discussion."""

    question = blocks.TextBlock(
        max_length=600,
        rows=3,
        label="What they talk about",
        help_text="It stands at the top. For example: “Whose peace of mind does the sensor serve?”",
    )
    audience = blocks.ChoiceBlock(
        choices=AUDIENCES, default=COHORT, label="Who talks here", help_text="They see it before they write."
    )
    held = blocks.BooleanBlock(
        required=False,
        label="Posts wait until a tutor lets them through",
        help_text="For subjects where one careless post could hurt somebody.",
    )
    unnamed = blocks.BooleanBlock(
        required=False,
        label="Students don’t see each other’s names",
        help_text="Tutors do, and everybody reads so before they write. What was posted so stays so.",
    )
    posts = blocks.IntegerBlock(
        min_value=0, max_value=MOST_ASKED, default=1, label="Posts of their own", help_text="How many you ask for."
    )
    answers = blocks.IntegerBlock(
        min_value=0, max_value=MOST_ASKED, default=1, label="Answers to others", help_text="How many you ask for."
    )
    roles = Rows(
        RoleOfDiscussion(),
        begins_with=0,
        min_num=0,
        max_num=8,
        label="Roles",
        help_text="Given at random, each to as many people. None, or two and more.",
    )
    closing = closing("Shown to somebody who has posted what you ask for.")
    log_question = log_question()

    class Meta:
        icon = "openquote"
        label = "Discussion"
        description = (
            "Students answer a question and each other. Good for what has no right answer, and for hearing how others see it."
        )
        example = "3D, Whose peace of mind?"
        help_text = description

    def trouble(self, value: blocks.StructValue) -> dict[str, str]:
        alone = len(value["roles"]) == 1
        return {
            "roles": "One role alone is no role. Add another, or take it away."
            if alone
            else doubles(role["title"] for role in value["roles"]),
            "posts": "" if value["posts"] or value["answers"] else "Ask for a post or an answer at least.",
        }


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    same = ("question", "audience", "held", "posts", "answers", "log_question")
    return {
        **{name: found[name] for name in same},
        "unnamed": found.get("unnamed", False),
        "roles": [{name: role[name] for name in ("key", "title", "task")} for role in found["role"]],
        "closing": found["closing"].strip(),
    }


def facts(value: blocks.StructValue) -> Facts:
    same = ("question", "audience", "posts", "answers", "log_question")
    return {
        **{name: value[name] for name in same},
        "held": bool(value["held"]),
        "unnamed": bool(value.get("unnamed")),
        "roles": [{"key": key_of(role, "title"), "title": role["title"], "task": role["task"]} for role in value["roles"]],
        "closing": expand_db_html(value["closing"].source),
    }


def read(facts: Facts, posted: Mapping[str, str]) -> Answer:
    """Nothing: what somebody has posted is counted from their posts, not taken from a form."""
    return {}


def missing(facts: Facts, answer: Answer) -> str:
    """Say what is still to do, in words. Numbers of what was done are never shown to anybody."""
    posts = facts["posts"] - answer.get("posts", 0)
    answers = facts["answers"] - answer.get("answers", 0)
    more = bool(answer.get("posts") or answer.get("answers"))
    left = [words for words in (in_words(posts, "post of your own"), in_words(answers, "answer to somebody else")) if words]
    return f"Still to do: {' and '.join(left)}." if left and more else asked(facts) if left else ""


def in_words(number: int, what: str) -> str:
    noun, _, rest = what.partition(" ")
    return f"{NUMBERS[number]} {noun}{'s' if number > 1 else ''} {rest}" if number > 0 else ""


def asked(facts: Facts) -> str:
    """Say what the author asks for."""
    wanted = (in_words(facts["posts"], "post of your own"), in_words(facts["answers"], "answer to somebody else"))
    return f"You are asked for {' and '.join(words for words in wanted if words)}."


def feedback(facts: Facts, answer: Answer) -> Outcome:
    """There is nothing to judge, and nothing to count."""
    return Outcome(headline="You have taken part as this asks.")


def quote(facts: Facts, answer: Answer) -> Quoted:
    return Quoted(question=facts["log_question"])


def draw(facts: Facts, answer: Answer) -> dict[str, Any]:
    everybody = facts["audience"] == PROGRAMME
    return {
        "question": facts["question"],
        "who": "Everyone on your programme and their tutors" if everybody else "Everyone in your cohort and their tutors",
        "roles": [role["title"] for role in facts["roles"]],
        "still": missing(facts, answer),
    }
