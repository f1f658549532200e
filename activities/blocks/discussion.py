"""Discussion: a question that people of one cohort, or of one programme, answer each other on. Feedback on moves, never on volume.

What they write is kept in `Post`, not in an attempt: an attempt only knows whether they have done what the author asks.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks.kind import Answer, Facts, Outcome, Quoted
from activities.blocks.sort import KEY, doubles, key_of

COURSE_KEYS = {"question", "audience", "held", "posts", "answers", "role", "closing", "log_question"}
COHORT, PROGRAMME = "cohort", "programme"
AUDIENCES = [(COHORT, "Students of one cohort and their tutors"), (PROGRAMME, "Everyone on the programme and their tutors")]
MOST_ASKED = 5
NUMBERS = ("no", "one", "two", "three", "four", "five")


class RoleOfDiscussion(blocks.StructBlock):
    title = blocks.CharBlock(max_length=60, help_text="Who they speak for or what they do, such as “the daughter” or “challenger”.")
    task = blocks.CharBlock(max_length=300, help_text="What somebody in this role does, in one sentence.")
    key = blocks.RegexBlock(**KEY, help_text="Left empty, made from the title. Keep it when you change the title.")


class DiscussionBlock(blocks.StructBlock):
    """What an author fills in for a discussion."""

    question = blocks.TextBlock(max_length=600, rows=3, help_text="What they talk about. It stands at the top.")
    audience = blocks.ChoiceBlock(choices=AUDIENCES, default=COHORT, help_text="Who talks here. They see it before they write.")
    held = blocks.BooleanBlock(required=False, help_text="Posts wait until a tutor lets them through.")
    posts = blocks.IntegerBlock(min_value=0, max_value=MOST_ASKED, default=1, help_text="How many posts of their own you ask for.")
    answers = blocks.IntegerBlock(min_value=0, max_value=MOST_ASKED, default=1, help_text="How many answers to others you ask for.")
    roles = blocks.ListBlock(
        RoleOfDiscussion(), min_num=0, max_num=8, default=[], help_text="Given at random, each to as many. None, or two and more."
    )
    closing = blocks.RichTextBlock(
        features=["bold", "ol", "ul", "link"], help_text="Shown to somebody who has posted what you ask for."
    )
    log_question = blocks.CharBlock(max_length=300, help_text="Quoted in the log entry that somebody writes about it.")

    class Meta:
        icon = "openquote"
        label = "Discussion"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        problems = {
            "roles": "One role alone is no role. Add another, or take it away."
            if len(value["roles"]) == 1
            else doubles(key_of(role, "title") for role in value["roles"]),
            "posts": "" if value["posts"] or value["answers"] else "Ask for a post or an answer at least.",
        }
        if any(problems.values()):
            raise blocks.StructBlockValidationError({name: ValidationError(words) for name, words in problems.items() if words})
        return value


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    same = ("question", "audience", "held", "posts", "answers", "log_question")
    return {
        **{name: found[name] for name in same},
        "roles": [{name: role[name] for name in ("key", "title", "task")} for role in found["role"]],
        "closing": found["closing"].strip(),
    }


def facts(value: blocks.StructValue) -> Facts:
    same = ("question", "audience", "posts", "answers", "log_question")
    return {
        **{name: value[name] for name in same},
        "held": bool(value["held"]),
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
