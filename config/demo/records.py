"""Records of Amara's placement: an agreement and an observation that are signed, and others in the middle. Invented."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.core.management import call_command

from accounts.models import User
from learning.models import FrameworkNode
from placements.actions.record import begin_record, finish_part, save_answers
from placements.actions.record_signing import put_forward, sign_record
from placements.models import FormTemplate, Method, Placement, PlacementPerson, Record, Stance
from placements.rules import Part

FIRST, SECOND = 24, 4  # days ago
PCF = "pcf-2018"
BEFORE = {
    "background": {"answer": "A man I call Mr Hill, back home after a long stay in hospital. I have met him once."},
    "plan": {"answer": "Find out what he would like help with first. Ask before I write anything down, and read it back to him."},
    "consent": {"how": "I rang him the day before and asked again at the door. He said yes both times.", "kind": "Spoken"},
    "theory": {"answer": "Strengths-based assessment; the wellbeing principle of the Care Act 2014; listening before the form."},
    "values": {"answer": "I hold the form and the pen. I want him to decide what goes in it, and to see what I have written."},
}
SEEN = {
    "description": {
        "answer": "She greeted him by the name he had asked for, sat where he pointed, and left the form in her bag at first."
    },
    "holistic": {
        "answer": "At the level of a first placement this was careful, warm work, with the law in the background where it belongs."
    },
    "strengths_dev": {
        "strengths": "Waits. Checks what she has understood.",
        "develop": "Ending: say what happens next, and when.",
        "next": "Plan the last five minutes of the next visit.",
    },
    "su_feedback": {"answer": "He said she was the first who asked what he wanted to start with."},
    "capable": {"answer": "Yes"},
}
AFTER = {
    "did": {"answer": "We talked about his garden before we talked about his stairs. The form took ten minutes at the end."},
    "reflection": {"answer": "I noticed that silence was harder for me than for him. When I let it be, he told me what mattered."},
    "response": {
        "observer": "The ending did run away from me. I will write down what I say in it.",
        "person": "What he said about being asked first stays with me.",
    },
    "development": {"answer": "Plan the ending of each visit, and try it on Thursday."},
}


def build(cast: dict[str, User], today: date) -> None:
    call_command("load_forms", verbosity=0)
    placement = Placement.objects.visible_to(cast["amara"]).with_people().get()
    amara, joan = placement.person_as(Part.STUDENT), placement.person_as(Part.PRACTICE_EDUCATOR)
    template = FormTemplate.objects.get(key="direct_observation")
    signed = begin_record(placement=placement, template=template, by=amara, lead=joan, key=uuid4())
    write(signed, "student-before", amara, visit(today - timedelta(days=FIRST), "Home visit") | BEFORE)
    write(signed, "observer-after", joan, SEEN | domains())
    write(signed, "student-after", amara, AFTER)
    put_forward(record=signed, by=amara)
    sign(signed, joan, "A pleasure to watch.")
    sign(signed, amara)
    begun = begin_record(placement=placement, template=template, by=amara, lead=joan, key=uuid4())
    write(
        begun,
        "student-before",
        amara,
        visit(today - timedelta(days=SECOND), "Community") | BEFORE | {"background": {"answer": PARK}},
    )
    agree_and_begin(placement, amara, joan)
    half = {key: SEEN[key] for key in ("description", "capable")}
    write(begun, "observer-after", joan, half, finished=False)


def agree_and_begin(placement: Placement, amara: PlacementPerson, joan: PlacementPerson) -> None:
    """The agreement that everybody has signed, a supervision that Joan still has to finish, and a midway review just begun."""
    templates = {one.key: one for one in FormTemplate.objects.filter(programme=None)}
    pla = begin_record(placement=placement, template=templates["pla"], by=amara, key=uuid4())
    for section in ("1-people-and-dates", "2-setting", "3-learning", "4-supervision-and-assessment", "5-agree"):
        for who in (joan, amara):
            words = {key: value for key, value in AGREED.items() if key in keys_of(pla, section, who)}
            if words:
                write(pla, section, who, words)
    put_forward(record=pla, by=amara)
    for part in (Part.STUDENT, Part.PRACTICE_EDUCATOR, Part.TUTOR):
        if someone := placement.person_as(part):
            sign(pla, someone)
    supervision = begin_record(placement=placement, template=templates["supervision_record"], by=amara, key=uuid4())
    write(supervision, "form", amara, {"agenda": {"answer": ["How visits end", "The care plan that I read"]}}, finished=False)
    midway = begin_record(placement=placement, template=templates["midway_review"], by=joan, key=uuid4())
    write(midway, "4-voices", amara, {"student_view": {"answer": "I know the team now, and I would like a longer piece of work."}})


def keys_of(record: Record, section: str, who: PlacementPerson) -> set[str]:
    return {one.key for one in record.template.sections.get(key=section).fields.all() if record.may_write(one, {who.part})}


AGREED: dict[str, dict[str, Any]] = {
    "recall": {"answer": [["Every other Monday", "Recall day at university"]]},
    "hours": {"answer": "Nine to half past four, half an hour for lunch; Friday mornings for reading and writing."},
    "emergency": {"answer": "Both numbers are in the team’s folder and on our phones."},
    "agency_context": {"answer": "A team for adults. It assesses under the Care Act and plans support with people and carers."},
    "confidentiality": {"answer": "Nothing that names a person leaves the building. Made-up names everywhere else."},
    "health_safety": {"answer": "Two of us on a first visit. Text the duty desk before and after."},
    "absence": {"answer": "Ring the duty desk before nine, then tell the university. Days are made up at the end."},
    "prior": {"answer": "Two years in a day centre, and the skills days."},
    "needs": {
        "answer": [["Ending a visit well", "Weekly visits with Joan", "Observations", "Midway review"]],
        "answer1": [{"framework": PCF, "name": "PCF", "code": "7", "title": "Skills and interventions"}],
    },
    "workload": {"answer": "Two people to begin with, four by the midway review."},
    "supervision_plan": {"answer": [["Joan", "Weekly, an hour and a half", "Both of us bring it", "In turns"]]},
    "roles": {"answer": [["Joan", "Teaches and assesses", "Sam, once a month by phone"]]},
    "observations": {"answer": [["First", "Joan", "Week 3"], ["Second", "Joan", "Week 6"]]},
    "feedback_plan": {"answer": "Joan asks two people whom Amara has met more than once."},
    "evidence_plan": {"answer": [["A reflective log a week", "Fridays"]]},
    "visibility": {"answer": "yes"},
    "declarations": {"answer": ["Nothing about suitability has changed", "DBS, health and insurance were seen"]},
}
PARK = "A young person I call Robin, who would rather walk than sit in an office. We have met three times."


def visit(on: date, setting: str) -> dict[str, dict[str, Any]]:
    return {"number": {"setting": setting, "on": on.isoformat(), "how": "Face to face"}}


def domains() -> dict[str, dict[str, Any]]:
    titles = FrameworkNode.objects.filter(framework__key=PCF, kind="domain", code__in=("6", "7")).values_list("title", flat=True)
    return {"domains": {"answer": [[title, "Strength", "Seen in how she waited."] for title in titles]}}


def write(record: Record, section: str, by: PlacementPerson, values: dict[str, Any], *, finished: bool = True) -> None:
    part = record.template.sections.get(key=section)
    save_answers(record=record, section=part, by=by, values=values, seen=0)
    if finished:
        finish_part(record=record, section=part, by=by)


def sign(record: Record, by: PlacementPerson, comment: str = "") -> None:
    version = Record.objects.get(pk=record.pk).version
    sign_record(
        record=record,
        by=by,
        stance=Stance.AGREES,
        version_seen=version,
        request_key=uuid4(),
        method=Method.SIGNED_IN,
        comment=comment,
    )
