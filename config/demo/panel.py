"""Carol’s placement stopped early. Joan has read her portfolio for the panel, Marek has yet to; Elin examines it. Invented."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from accounts.models import Cohort, User
from config.demo.cast import OTHER_AGENCY, OTHER_COHORT
from config.demo.placements import DAYS_A_WEEK, place, record
from config.demo.records import PCF, sign
from learning.models import FrameworkNode
from placements.actions.day import confirm_days
from placements.actions.examiner import make_room
from placements.actions.naming import begin_naming
from placements.actions.panel import make_panel_list
from placements.actions.placement import end_early, publish_rule_set
from placements.actions.portfolio import agree_to_gap, confirm, explain_gap, hand_in
from placements.actions.record import begin_record, finish_part, save_answers
from placements.actions.record_signing import put_forward
from placements.models import FormTemplate, Method, Placement, PortfolioEdition, Record
from placements.models.portfolio_list import Gathered, gaps_of, missing, portfolio_list
from placements.models.record_progress import Progress
from placements.rules import Part

WEEKS_AGO, WEEKS = 12, 3
EXAMINES = 30  # days that the examiner's room is open
ILL = "I was ill after three weeks, and the placement stopped. It goes on in January, with Tom."
REPORT: dict[str, dict[str, Any]] = {
    "recommendation": {"answer": "Defer: incomplete, an extension is agreed"},
    "work_done": {"answer": [["A family I call the Hills", "Two visits with Tom, and a letter to their school"]]},
    "holistic": {
        "answer": "Three weeks are too few to judge the whole. What I saw was careful, and kind to people who had waited long."
    },
    "concerns": {"answer": "None about her practice. She told us at once when she became ill."},
    "strengths": {"answer": "She asks who is missing from the room."},
    "future": {"answer": [["Leading a visit", "From the second week in January, with Tom beside her"]]},
    "student_comment": {"answer": "Agree", "words": "It is fair, and I am glad that I can go on."},
    "tutor_note": {"answer": "Yes", "words": "We met on the phone, all three of us."},
    "pe_details": {"words": "Registered; PEPS 2; not in training"},
}
SUPPORTS = "4"
VIEW: dict[str, dict[str, Any]] = {
    "anonymity": {"answer": "No"},
    "evidence_quality": dict.fromkeys(("valid", "enough", "varied", "current", "authentic"), SUPPORTS),
    "observations_ok": {"answer": "Do not want to say"},
    "voice": {"answer": "no"},
    "pe_report": {"answer": SUPPORTS, "answer1": "Short, and plain about what three weeks can’t show."},
    "agree": {"answer": "Agree", "reason": "Nothing here could be a pass or a fail. The extension is agreed by all three."},
    "feedback_pe": {"answer": "Thank you for saying what you could not see. Say next time what you would have looked for."},
}


def build(cast: dict[str, User], today: date) -> None:
    placement = stopped(cast, today)
    write_report(placement)
    edition = handed_in(placement)
    confirm(edition=edition, by=cast["tom"], comment="", request_key=uuid4(), method=Method.SIGNED_IN)
    make_panel_list(cohort=placement.cohort, by=cast["priya"], request_key=uuid4())
    views = [ask(placement, cast[reader]) for reader in ("joan", "marek")]
    write(views[0], VIEW)
    elin = {"name": cast["elin"].name, "email": cast["elin"].email, "ends_on": today + timedelta(days=EXAMINES)}
    make_room(cohort=placement.cohort, chosen=(), why="", by=cast["priya"], request_key=uuid4(), **elin)


def stopped(cast: dict[str, User], today: date) -> Placement:
    """Three weeks of a final placement, every day confirmed, and then the end."""
    cohort = Cohort.objects.select_related("programme__university").get(title=OTHER_COHORT)
    rules = publish_rule_set(
        programme=cohort.programme,
        title="Final placement, 100 days",
        effective_from=today - timedelta(days=400),
        by=cast["priya"],
        days_required=100,
        days_a_week=DAYS_A_WEEK,
    )
    monday = today - timedelta(days=today.weekday() + 7 * WEEKS_AGO)
    placement = place(cast, "carol", "tom", cohort, OTHER_AGENCY, rules, monday)
    confirm_days(days=record(placement, cast["carol"], weeks=WEEKS, a_week=DAYS_A_WEEK, ill=None), by=cast["tom"])
    end_early(placement=placement, by=cast["priya"], comment="Carol is ill. It goes on in January.")
    return again(placement)


def again(placement: Placement) -> Placement:
    return Placement.objects.with_people().select_related("cohort__programme__university").get(pk=placement.pk)


def write_report(placement: Placement) -> None:
    """Tom's report, in which Carol and Sam have their say, signed by all three."""
    tom = placement.person_as(Part.PRACTICE_EDUCATOR)
    template = FormTemplate.objects.get(key="final_report", programme=None)
    report = begin_record(placement=placement, template=template, by=tom, key=uuid4())
    titles = FrameworkNode.objects.filter(framework__key=PCF, kind="domain").values_list("title", flat=True)
    domains = {"answer": [[title, "Not demonstrated", "Too early to say."] for title in titles]}
    write(report, REPORT | {"domains": domains})
    put_forward(record=report, by=tom)
    for someone in Record.objects.with_everything().get(pk=report.pk).signers:
        sign(report, someone)


def write(record: Record, words: dict[str, dict[str, Any]]) -> None:
    """Everybody who has something to write does so, one after the other, except the coordinator."""
    while shares := [one for one in progress_of(record).unfinished if not one.waits_for and one.who.part != Part.COORDINATOR]:
        share = shares[0]
        said = {one.key: words[one.key] for one in share.fields if one.key in words and not progress_of(record).value_of(one)}
        save_answers(record=record, section=share.section, by=share.who, values=said, seen=0)
        finish_part(record=record, section=share.section, by=share.who)


def progress_of(record: Record) -> Progress:
    return Progress(Record.objects.with_everything().get(pk=record.pk))


def handed_in(placement: Placement) -> PortfolioEdition:
    """Carol says why the rest is not there, Sam agrees, and she hands it in."""
    carol, sam = placement.student, placement.person_as(Part.TUTOR).person
    for line in missing(portfolio_list(Gathered(placement), gaps_of(placement))):
        explain_gap(placement=placement, item=line.asked.key, words=ILL, by=carol)
        agree_to_gap(placement=placement, item=line.asked.key, words_seen=ILL, by=sam)
    ai = "I did not use any."
    seen = Gathered(placement).mark
    return hand_in(placement=placement, by=carol, ai=ai, mark_seen=seen, request_key=uuid4(), method=Method.SIGNED_IN)


def ask(placement: Placement, reader: User) -> Record:
    template = FormTemplate.objects.get(key="panel_review", programme=None)
    priya = placement.person_as(Part.COORDINATOR)
    return begin_naming(placement=again(placement), template=template, by=priya, key=uuid4(), name=reader.name, email=reader.email)
