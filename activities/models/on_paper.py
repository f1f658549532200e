"""An activity outside the site: as it is printed in a book, and as questions that other systems can ask."""

from django.template.loader import render_to_string
from django.urls import reverse

from activities.blocks import KINDS, Facts
from activities.interchange import qti12
from activities.models.bank_words import to_travel
from learning.interchange.book import Assessment

PAGES = {
    "assignment": "activities/on_paper/_assignment.html",
    "branch": "activities/on_paper/_branch.html",
    "calculator": "activities/on_paper/_calculator.html",
    "discussion": "activities/on_paper/_discussion.html",
    "h5p": "activities/on_paper/_h5p.html",
    "mark_up": "activities/on_paper/_mark_up.html",
    "poll": "activities/on_paper/_poll.html",
    "questions": "activities/on_paper/_questions.html",
    "reflective_prompt": "activities/on_paper/_reflective_prompt.html",
    "rewrite": "activities/on_paper/_rewrite.html",
    "sort": "activities/on_paper/_sort.html",
    "web_quest": "activities/on_paper/_web_quest.html",
}


def on_paper(facts: Facts) -> str:
    """Return what a book prints of an activity: what to do and room to write. What fits is not in it."""
    context = {
        "facts": facts,
        "drawn": KINDS[facts["kind"]].draw(facts, {}),
        "address": reverse("activities:attempt", args=[facts["pk"]]),
        "kind_template": PAGES[facts["kind"]],
    }
    return render_to_string("activities/on_paper/activity.html", context)


def as_assessment(facts: Facts) -> Assessment | None:
    """Return the questions of a set for Common Cartridge, None where it is no set or has none that the format knows."""
    if facts["kind"] != "questions":
        return None
    questions = [to_travel(one) for one in facts["questions"]]
    xml = qti12.write(questions, title=facts["title"], key=facts["key"])
    left_out = tuple(one.title for one in questions if one.kind not in qti12.PROFILES)
    return Assessment(facts["key"], facts["title"], xml, left_out) if xml else None
