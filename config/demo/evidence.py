"""What Amara wrote, shared and asked about, and what Joan said. Invented, and without anything that could identify anybody."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from activities.actions.log import Written, share_entry, write_entry
from activities.models import LogEntry
from learning.models import FrameworkNode
from placements.actions.evidence import ask_for_sign_off, claim, start_evidence
from placements.actions.sign_off import sign_off
from placements.models import Evidence, Judgement, Method, Placement
from placements.rules import Part

PCF, STANDARDS = "pcf-2018", "swe-professional-standards-2019"

RAMP = """I had planned to ask about school first. He wanted to show me the ramp he and his uncle had built, and I noticed I \
was waiting for him to finish so that I could begin. Walking back I saw that the ramp was the assessment: who helps, what he \
can do, what he is proud of.

I felt embarrassed, then relieved. Next time I’ll ask what he would like to start with, and \
leave the form in my bag until he has."""

NOTES = """I asked how she would like me to take notes. She chose the notebook over the laptop, and asked to hold the pen \
herself for the part about money. She wrote three lines. They were better than mine would have been.

I typed them up afterwards exactly as she wrote them and read them back by phone. She changed one word."""

PHONE = """I rang four services for a parent and kept being sent back to the website. On the third call I stopped apologising \
for the system and said what I needed. The person on the line found a form that was not on any page.

I want to keep a list of who can actually change something."""


def build(cast: dict[str, User], today: date) -> None:
    amara, joan = cast["amara"], cast["joan"]
    placement = Placement.objects.visible_to(amara).with_people().get()
    notes = write("A pen of her own", NOTES, today - timedelta(days=19), amara)
    phone = write("Four phone calls", PHONE, today - timedelta(days=11), amara)
    ramp = write("Friday’s visit", RAMP, last_friday(today), amara)
    share_entry(entry=ramp, with_person=joan, by=amara)
    signed = offer(placement, notes, NOTES, {PCF: "7", STANDARDS: "1.3"}, amara)
    ask_for_sign_off(evidence=signed, by=amara)
    signed.refresh_from_db()
    sign_off(
        evidence=signed,
        by=placement.person_as(Part.PRACTICE_EDUCATOR),
        judgement=Judgement.AGREE,
        version_seen=signed.version,
        request_key=uuid4(),
        method=Method.LINK,
        comment="You let her decide how her words are kept. Say that in the final report too.",
    )
    waiting = offer(placement, ramp, RAMP, {PCF: "6", STANDARDS: "4.7"}, amara)
    ask_for_sign_off(evidence=waiting, by=amara)
    first_paragraph, _ = PHONE.split("\n\n")
    offer(placement, phone, first_paragraph, {PCF: "8"}, amara)
    write(BENS_TITLE, BEN, today - timedelta(days=16), cast["ben"])


BENS_TITLE = "The phone call I didn’t make"
BEN = """Tom asked me to ring the day centre. I had the number in front of me for most of the afternoon. I told myself I was \
waiting for the right time to call. I think I was worried they would ask something I couldn’t answer and know I was a student."""


def last_friday(today: date) -> date:
    return today - timedelta(days=(today.weekday() - 4) % 7 or 7)


def write(title: str, body: str, on: date, author: User) -> LogEntry:
    evening = timezone.make_aware(datetime.combine(on, time(17, 42)))
    return write_entry(id=uuid4(), written=Written(body=body, event_on=on, title=title), by=author, at=evening)


def offer(placement: Placement, entry: LogEntry, words: str, shows: dict[str, str], by: User) -> Evidence:
    evidence = start_evidence(placement=placement, by=by, title=entry.title, words=words, event_on=entry.event_on, made_from=entry)
    nodes = [FrameworkNode.objects.get(framework__key=framework, code=code) for framework, code in shows.items()]
    return claim(evidence=evidence, nodes=nodes, by=by)
