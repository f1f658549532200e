"""Two direct observations of Amara's with Joan: one that both have signed, and one in the middle. Invented."""

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
    half = {key: SEEN[key] for key in ("description", "capable")}
    write(begun, "observer-after", joan, half, finished=False)


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
