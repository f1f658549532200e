"""H5P: an activity brought from elsewhere or written with an H5P type. What it scores is heard from its player (actions.h5p)."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks
from wagtail.rich_text import expand_db_html

from activities.blocks.authored import Checked, closing, log_question
from activities.blocks.kind import Answer, Facts, Outcome, Quoted
from django_h5p.models import Content

COURSE_KEYS = {"content", "closing", "log_question"}
OPTIONAL_KEYS = {"counts", "tutors_see_score"}
BEST, LAST, FIRST = "best", "last", "first"
COUNTS = [(BEST, "The best"), (LAST, "The newest"), (FIRST, "The first")]
YOURS = {BEST: "Your best so far", LAST: "Your newest", FIRST: "Your first"}


def contents() -> list[tuple[str, str]]:
    """Return the id and the name of each content that can be played, by name."""
    return [(str(uuid), title) for uuid, title in Content.objects.filter(current__isnull=False).values_list("uuid", "title")]


class H5PBlock(Checked):
    """What an author fills in around an H5P content."""

    content = blocks.ChoiceBlock(
        choices=contents,
        label="H5P content",
        help_text="Bring a file or write one under “H5P activities” first; then it can be chosen here.",
    )
    counts = blocks.ChoiceBlock(
        choices=COUNTS,
        default=BEST,
        label="Which score counts",
        help_text="Where somebody does it more than once. They read which.",
    )
    tutors_see_score = blocks.BooleanBlock(
        required=False,
        label="Tutors see the score that counts",
        help_text="They can count another in its place, with a reason that the student reads. Students read so before they begin. "
        "Tick “tutors see who has done it” as well.",
    )
    closing = closing("Shown when they have done it. May stay empty.", required=False)
    log_question = log_question()

    class Meta:
        icon = "media"
        label = "H5P activity"
        description = "A file from Moodle, Lumi or h5p.org, or one written here. It keeps its place and its score."
        example = "An H5P question set from Moodle"
        help_text = f"{description} What it scores is counted in the student’s own browser: good for learning, no proof."


def from_course(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "content": found["content"],
        "counts": found.get("counts", BEST),
        "tutors_see_score": found.get("tutors_see_score", False),
        "closing": found["closing"].strip(),
        "log_question": found["log_question"],
    }


def facts(value: blocks.StructValue) -> Facts:
    """What an attempt is drawn from; `scored` says whether its author saw a score in it. One query.

    What is as usual is left out, so that it is one version before and after it could be chosen.
    """
    content = value["content"] or ""
    return {
        "content": content,
        "scored": Content.objects.filter(uuid=content or None, max_score__isnull=False).exists(),
        "closing": expand_db_html(value["closing"].source),
        "log_question": value["log_question"],
        **({"counts": value["counts"]} if value.get("counts", BEST) != BEST else {}),
        **({"tutors_see_score": True} if value.get("tutors_see_score") else {}),
    }


def read(facts: Facts, posted: Mapping[str, str]) -> Answer:
    """Nothing but the reader's own word that it is done, where there is no score: that comes from the player, never from a form."""
    return {"done": True} if posted.get("done") and not facts["scored"] else {}


def missing(facts: Facts, answer: Answer) -> str:
    return "" if answer else "Nothing has been answered in it yet."


def feedback(facts: Facts, answer: Answer) -> Outcome:
    """The score that counts, or that they have done it where it has no score. A tutor's counts, and says whose it is and why."""
    score, given = answer.get("score"), answer.get("given")
    if score is None:
        return Outcome(headline="You said that you have done this.")
    own = f"{YOURS[facts.get('counts', BEST)]}: {score['fit']} of {score['of']}."
    if given is None:
        return Outcome(headline=own, fit=score["fit"], of=score["of"])
    headline = f"{given['by']} counts {given['fit']} of {given['of']} here, and says why: “{given['why']}” {own}"
    return Outcome(headline=headline, fit=given["fit"], of=given["of"])


def seen_by_tutors(answer: Answer) -> str:
    """The score that counts, in the words that a tutor and the student read; "" where there is none."""
    score, given = answer.get("score"), answer.get("given")
    if score is None:
        return ""
    if given is None:
        return f"Scored {score['fit']} of {score['of']}."
    return f"{given['by']} counts {given['fit']} of {given['of']}, in place of {score['fit']} of {score['of']}: “{given['why']}”"


def quote(facts: Facts, answer: Answer) -> Quoted:
    return Quoted(question=facts["log_question"])


def draw(facts: Facts, answer: Answer) -> dict[str, Any]:
    """The content as it is now, None where it was taken away. One query."""
    return {"content": Content.objects.with_revision().filter(uuid=facts["content"] or None).first()}
