"""The words of the mails about placements. Links and names of people on the placement; never what anybody wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Link, Notice, User
from accounts.models.notice_words import Said
from placements.models import (
    Day,
    DaysRequest,
    Desk,
    Evidence,
    EvidenceDecision,
    ExaminerRelease,
    ExaminerRoom,
    Method,
    Nudge,
    Placement,
    PlacementPerson,
    PortfolioDecision,
    Record,
    RecordDecision,
    Signature,
    SignCode,
)
from placements.models.desk_waiting import waiting_for
from placements.models.nudge_standing import still_holding
from placements.models.record_progress import Progress
from placements.rules import Part


@dataclass(frozen=True)
class Mail:
    """One mail to one person, ready to send."""

    to: str
    subject: str
    text: str
    html: str


def write(template: str, to: str, subject: str, **facts: Any) -> Mail:
    facts |= {"site_name": settings.SITE_NAME, "help_email": settings.HELP_EMAIL}
    text, html = (render_to_string(f"placements/emails/{template}.{kind}", facts).strip() for kind in ("txt", "html"))
    return Mail(to, subject, text, html)


def address(name: str, *args: Any) -> str:
    return settings.SITE_URL + reverse(f"placements:{name}", args=args)


def sign_off_asked(evidence: Evidence) -> Mail:
    student = evidence.author.get_short_name()
    return write(
        "sign_off_asked",
        evidence.link.sent_to,
        f"{student}: 1 thing to confirm (about {evidence.minutes} minutes)",
        evidence=evidence,
        person=evidence.asked_of.person,
        url=address("sign_off_by_link", evidence.link.token),
        all_waiting=all_waiting(evidence.asked_of.person),
    )


def all_waiting(person: User) -> dict[str, Any] | None:
    """What one page holds for somebody for whom more than one thing waits, and its address."""
    desk, waiting = Desk.objects.visible_to(person).select_related("link").first(), waiting_for(person)
    if desk is None or waiting.number <= 1:
        return None
    return {"number": waiting.number, "minutes": waiting.minutes, "url": address("desk_by_link", desk.link.token)}


def days_asked(asked: DaysRequest) -> Mail | None:
    """Nothing where the days were confirmed meanwhile."""
    person, student = asked.asked_of.person, asked.placement.student
    number = asked.placement.days.to_confirm().count()
    desk = Desk.objects.visible_to(person).select_related("link").get()
    if not number:
        return None
    days = f"{number} day{'' if number == 1 else 's'}"
    return write(
        "days_asked",
        desk.link.sent_to,
        f"{student.get_short_name()}: {days} to confirm (about 1 minute)",
        person=person,
        student=student,
        days=days,
        url=address("desk_by_link", desk.link.token),
    )


def sign_code(code: SignCode) -> Mail:
    what = f"one piece of {code.evidence.author.name}’s evidence" if code.evidence else named(code.record)
    return write("sign_code", code.sent_to, "Your code to sign", code=code.figures, person=code.person, what=what)


def named(record: Record) -> str:
    return f"{record.title} of {record.placement.student.name}"


def desk_again(desk: Desk) -> Mail:
    url = address("desk_by_link", desk.link.token)
    return write("desk_again", desk.link.sent_to, "Your new link to what waits for you", person=desk.person, url=url)


def receipt(signature: Signature, to: User) -> Mail:
    evidence = signature.decision.evidence
    signer = signature.signer == to
    url = address("sign_off_by_link", evidence.link.token) if signer and evidence.link else address("evidence", evidence.pk)
    return write(
        "receipt",
        evidence.link.sent_to if signer and evidence.link else to.email,
        f"{evidence.author.get_short_name()}: signed by {signature.signer.name}, your receipt",
        signature=signature,
        evidence=evidence,
        person=to,
        url=url,
    )


def to_student(evidence: Evidence, subject: str, template: str, **facts: Any) -> Mail:
    student = evidence.author
    return write(
        template,
        student.email,
        f"{student.get_short_name()}: {subject}",
        evidence=evidence,
        person=student,
        url=address("evidence", evidence.pk),
        **facts,
    )


def told_by(decision: EvidenceDecision) -> User:
    """Who the mail speaks of: whoever made the move, or whom the request was for."""
    return decision.by or decision.evidence.asked_of.person


def sign_off_undone(decision: EvidenceDecision) -> Mail:
    who = told_by(decision)
    return to_student(decision.evidence, f"{who.get_short_name()} took a signature back", "sign_off_undone", who=who)


def evidence_returned(decision: EvidenceDecision) -> Mail:
    who = told_by(decision)
    return to_student(decision.evidence, f"{who.get_short_name()} returned your evidence", "evidence_returned", who=who)


def request_expired(decision: EvidenceDecision) -> Mail:
    who = told_by(decision)
    return to_student(decision.evidence, "a request for sign-off has expired", "request_expired", who=who)


def conversation_wanted(decision: EvidenceDecision) -> list[Mail]:
    """One to the student and one to the tutor, where there is one."""
    evidence, who = decision.evidence, told_by(decision)
    subject = f"{who.get_short_name()} would like a conversation first"
    mails = [to_student(evidence, subject, "conversation_wanted", who=who)]
    if tutor := evidence.placement.person_as(Part.TUTOR):
        title = f"{evidence.author.get_short_name()}: {subject}"
        url = address("evidence", evidence.pk)
        mails.append(
            write("conversation_wanted", tutor.person.email, title, evidence=evidence, person=tutor.person, url=url, who=who)
        )
    return mails


def not_theirs(decision: EvidenceDecision) -> list[Mail]:
    """One to the student and one to the coordinator, who may know who it should have been."""
    evidence, who = decision.evidence, told_by(decision)
    mails = [to_student(evidence, "your request went to the wrong person", "not_theirs", who=who)]
    if coordinator := evidence.placement.person_as(Part.COORDINATOR):
        title = f"{evidence.author.get_short_name()}: a request for sign-off went to the wrong person"
        url = address("placement", evidence.placement_id)
        mails.append(
            write("not_theirs", coordinator.person.email, title, evidence=evidence, person=coordinator.person, url=url, who=who)
        )
    return mails


def new_link_wanted(evidence: Evidence, who: User) -> Mail:
    return to_student(evidence, f"{who.get_short_name()} asks for a new link", "new_link_wanted", who=who)


def day_queried(day: Day, who: User) -> Mail:
    student = day.placement.student
    return write(
        "day_queried",
        student.email,
        f"{student.get_short_name()}: {who.get_short_name()} asks about a day",
        day=day,
        person=student,
        who=who,
        url=address("days", day.placement_id),
    )


def day_refused(day: Day, who: User) -> list[Mail]:
    """One to the student and one to the tutor, who can help the two to agree."""
    student, tutor = day.placement.student, day.placement.person_as(Part.TUTOR)
    return [
        write(
            "day_refused",
            person.email,
            f"{student.get_short_name()}: a day was not confirmed",
            day=day,
            person=person,
            student=student,
            who=who,
            url=address("days", day.placement_id),
        )
        for person in (student, *([tutor.person] if tutor else []))
    ]


def day_reopened(day: Day, who: User, person: User) -> Mail:
    """To the student, who can record it differently, and to whoever had confirmed it."""
    student = day.placement.student
    subject = f"{student.get_short_name()}: a confirmed day was opened again"
    url = address("days", day.placement_id)
    return write("day_reopened", person.email, subject, day=day, person=person, student=student, who=who, url=url)


def nudge_said(placement: Placement, tutor: User, words: str, reasons: Sequence[str]) -> Said:
    """What a nudge says: the same before it is sent, on the page that shows it, and in the mail."""
    student = placement.student
    facts = {"student": student, "tutor": tutor, "words": words, "reasons": reasons, "url": address("seen_by_tutor", placement.pk)}
    text = render_to_string("placements/emails/nudge.txt", facts).strip()
    return Said(f"{student.get_short_name()}: a message from {tutor.name}", text)


def nudges_said(notices: Sequence[Notice]) -> dict[int, Said]:
    """What is still to be said of nudges, looked at again now: nothing to whoever has acted since."""
    nudges = Nudge.objects.filter(notice__in=[notice.pk for notice in notices]).select_related("by")
    return {
        nudge.notice_id: nudge_said(need.placement, nudge.by, nudge.words, [r.words for r in need.reasons if r.key in nudge.keys])
        for nudge, need in still_holding(nudges)
    }


RECORD_MOVED = {
    "begin": "has begun something that you lead",
    "release": "has released it to you",
    "accept_gaps": "has accepted that something is missing",
    "finish_part": "has finished a part",
    "put_forward": "has put it forward to be signed",
    "take_back": "has taken it back to change it",
    "sign": "has signed",
    "sign_last": "has signed, and with that everybody has",
    "undo_sign": "has taken a signature back",
    "amend": "has begun a correction",
    "withdraw": "has withdrawn it",
    "withdraw_signed": "has withdrawn it",
}


def record_moved(decision: RecordDecision) -> list[Mail]:
    """To whoever has the next move; once it is signed, taken back or withdrawn, to everybody who signs. Never to who did it."""
    record = decision.record
    turn = {move.who.person for move in Progress(record).next_moves}
    everybody = {someone.person for someone in record.signers}
    people = turn if decision.move in {"begin", "finish_part", "put_forward", "sign"} else everybody
    if decision.move == "release":
        people = {
            one.person
            for one in record.placement.people.all()
            if record.is_released_to(one.part) and one.holds(timezone.localdate())
        }
    signature = getattr(decision, "signature", None)
    if signature and signature.method == Method.LINK and decision.move != "undo_sign":
        people = {*people, decision.by}  # their receipt: they have no account in which to find it
    student = record.placement.student.get_short_name()
    by_link = [one.person_id for one in record.signers if one.person in people and record.is_reached_by_link(one)]
    desks = {desk.person_id: desk.link for desk in Desk.objects.filter(person__in=by_link).select_related("link")}
    return [
        write(
            "record_moved",
            desks[person.pk].sent_to if person.pk in desks else person.email,
            f"{student}: {record.title}{', your turn' if person in turn else ''}",
            record=record,
            person=person,
            who=decision.by,
            did=RECORD_MOVED[decision.move],
            turn=person in turn,
            signature=signature,
            url=address_of_record(record, desks.get(person.pk)),
        )
        for person in sorted(people, key=lambda one: one.pk)
        if person != decision.by or (signature and signature.method == Method.LINK)
    ]


def address_of_record(record: Record, link: Link | None) -> str:
    """The page to read and sign it: by link for whoever was given one."""
    return address("record_by_link", link.token, record.pk) if link else address("record", record.pk)


RECORD_ANSWERED = {
    "need_conversation": ("would like a conversation before signing", Part.TUTOR),
    "say_not_mine": ("says that this is not theirs to sign", Part.COORDINATOR),
}


def record_answered(decision: RecordDecision) -> list[Mail]:
    """To the student and to the tutor, who can help them talk, or the coordinator, who may know whom it should have reached."""
    record, (did, part) = decision.record, RECORD_ANSWERED[decision.move]
    student, other = record.placement.student, record.placement.person_as(part)
    return [
        write(
            "record_answered",
            person.email,
            f"{student.get_short_name()}: {decision.by.get_short_name()} {did}",
            record=record,
            person=person,
            who=decision.by,
            did=did,
            url=address("records", record.placement_id) if person != student else address("record", record.pk),
        )
        for person in (student, *([other.person] if other else []))
    ]


TOLD_OF_PORTFOLIO = {
    "explain_gap": (Part.TUTOR,),
    "hand_in": (Part.PRACTICE_EDUCATOR, Part.COORDINATOR, Part.TUTOR),
    "confirm": (Part.STUDENT, Part.COORDINATOR),
    "return_for_more": (Part.STUDENT, Part.PRACTICE_EDUCATOR, Part.TUTOR),
    **dict.fromkeys(("board_pass", "board_fail", "board_defer"), (Part.STUDENT, Part.PRACTICE_EDUCATOR, Part.TUTOR)),
}


def portfolio_moved(decision: PortfolioDecision) -> list[Mail]:
    """To whoever goes on with it. What was written stands on the page, not in the mail."""
    placement = Placement.objects.with_people().get(portfolio=decision.portfolio_id)
    edition = decision.edition
    url = address("portfolio_edition", edition.pk) if edition else address("portfolio", placement.pk)
    people = [placement.person_as(part) for part in TOLD_OF_PORTFOLIO.get(decision.move, ())]
    student = placement.student.get_short_name()
    return [
        write(
            "portfolio_moved",
            someone.person.email,
            f"{student}’s portfolio: {decision.by.get_short_name()} {decision.in_mail}",
            person=someone.person,
            who=decision.by,
            did=decision.in_mail,
            student=placement.student,
            confirms=decision.move == "hand_in" and someone.part == Part.PRACTICE_EDUCATOR,
            url=url,
        )
        for someone in people
        if someone and someone.person != decision.by
    ]


def examiner_asked(room: ExaminerRoom) -> Mail:
    number = room.choices.count()
    return write(
        "examiner_asked",
        room.link.sent_to,
        "Portfolios to read as external examiner",
        room=room,
        person=room.person,
        university=room.cohort.programme.university,
        portfolios=f"{number} portfolio{'' if number == 1 else 's'}",
        until=date_format(room.ends_on, "D j M Y"),
        url=address("examine_by_link", room.link.token),
    )


def examiner_said(room: ExaminerRoom) -> list[Mail]:
    """To whoever coordinates a placement of the sample today. What was said stands on the page."""
    parts = PlacementPerson.objects.current().filter(part=Part.COORDINATOR, placement__portfolio__editions__examined_in__room=room)
    people, url = User.objects.filter(pk__in=parts.values("person")), address("examiner_room", room.pk)
    return [
        write("examiner_said", one.email, "The external examiner sent something", room=room, person=one, url=url) for one in people
    ]


def examiner_released(release: ExaminerRelease) -> Mail:
    choice = release.remark.choice
    assert choice is not None  # only what is about one portfolio is released
    url, student = address("portfolio_edition", choice.edition_id), choice.placement.student
    return write("examiner_released", student.email, "What the external examiner wrote", person=student, who=release.by, url=url)
