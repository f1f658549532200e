"""Delivers what the actions promised. Each may run twice: the mail goes under the same Message-ID."""

from collections.abc import Callable, Iterable

from accounts.models import User
from history.mail import send
from history.outbox import delivers
from placements import notifications
from placements.models import (
    DayDecision,
    DaysRequest,
    Desk,
    Evidence,
    EvidenceDecision,
    ExaminerRelease,
    ExaminerRoom,
    PortfolioDecision,
    PortfolioFile,
    Record,
    RecordDecision,
    Signature,
    SignCode,
)
from placements.models.portfolio_making import make_file
from placements.notifications import Mail
from placements.states import DayState, EvidenceState


def send_all(key: str, mails: Iterable[Mail]) -> None:
    for number, mail in enumerate(mails):
        send(key=f"{key}-{number}", to=mail.to, subject=mail.subject, text=mail.text, html=mail.html)


@delivers("placements.sign_off_asked")
def deliver_sign_off_asked(*, key: str, decision: int) -> None:
    evidence = decided(decision).evidence
    if evidence.state == EvidenceState.WAITING:  # not where it was taken back or decided meanwhile
        send_all(key, [notifications.sign_off_asked(evidence)])


@delivers("placements.receipt")
def deliver_receipt(*, key: str, signature: int, to: int) -> None:
    signed = Signature.objects.select_related("signer", "decision__evidence__author", "decision__evidence__link").get(pk=signature)
    send_all(key, [notifications.receipt(signed, User.objects.get(pk=to))])


@delivers("placements.new_link_wanted")
def deliver_new_link_wanted(*, key: str, evidence: int, person: int) -> None:
    asked = Evidence.objects.select_related("author").get(pk=evidence)
    send_all(key, [notifications.new_link_wanted(asked, User.objects.get(pk=person))])


@delivers("placements.day_queried")
def deliver_day_queried(*, key: str, decision: int) -> None:
    queried = DayDecision.objects.select_related("day__placement", "by").get(pk=decision)
    assert queried.by is not None  # only a person asks about a day
    send_all(key, [notifications.day_queried(queried.day, queried.by)])


@delivers("placements.day_refused")
def deliver_day_refused(*, key: str, decision: int) -> None:
    refused = DayDecision.objects.select_related("day__placement", "by").get(pk=decision)
    assert refused.by is not None  # only a person refuses a day
    if refused.day.state == DayState.REFUSED:
        send_all(key, notifications.day_refused(refused.day, refused.by))


@delivers("placements.day_reopened")
def deliver_day_reopened(*, key: str, decision: int, confirmed_by: int) -> None:
    opened = DayDecision.objects.select_related("day__placement", "by").get(pk=decision)
    assert opened.by is not None  # only a person opens a day again
    told = User.objects.filter(pk__in={opened.day.placement.student.pk, confirmed_by} - {opened.by.pk}).order_by("pk")
    send_all(key, [notifications.day_reopened(opened.day, opened.by, person) for person in told])


@delivers("placements.days_asked")
def deliver_days_asked(*, key: str, request: int) -> None:
    asked = DaysRequest.objects.select_related("placement", "asked_of__person").get(pk=request)
    if mail := notifications.days_asked(asked):
        send_all(key, [mail])


@delivers("placements.sign_code")
def deliver_sign_code(*, key: str, code: int) -> None:
    made = SignCode.objects.select_related("person", "evidence__author", "evidence__link", "record__template").get(pk=code)
    if made.is_open():
        send_all(key, [notifications.sign_code(made)])


@delivers("placements.desk_again")
def deliver_desk_again(*, key: str, desk: int) -> None:
    send_all(key, [notifications.desk_again(Desk.objects.select_related("person", "link").get(pk=desk))])


def tell(kind: str, words: Callable[[EvidenceDecision], Mail | list[Mail]]) -> None:
    """Register a kind whose mails follow from one decision."""

    @delivers(kind)
    def deliver(*, key: str, decision: int) -> None:
        mails = words(decided(decision))
        send_all(key, mails if isinstance(mails, list) else [mails])


def decided(pk: int) -> EvidenceDecision:
    return EvidenceDecision.objects.select_related(
        "by", "evidence__author", "evidence__link", "evidence__asked_of__person", "evidence__placement"
    ).get(pk=pk)


tell("placements.sign_off_undone", notifications.sign_off_undone)
tell("placements.evidence_returned", notifications.evidence_returned)
tell("placements.request_expired", notifications.request_expired)
tell("placements.conversation_wanted", notifications.conversation_wanted)
tell("placements.not_theirs", notifications.not_theirs)


@delivers("placements.record_moved")
def deliver_record_moved(*, key: str, decision: int) -> None:
    made = RecordDecision.objects.select_related("by", "signature").get(pk=decision)
    made.record = Record.objects.with_everything().get(pk=made.record_id)
    send_all(key, notifications.record_moved(made))


@delivers("placements.record_answered")
def deliver_record_answered(*, key: str, decision: int) -> None:
    made = RecordDecision.objects.select_related("by").get(pk=decision)
    made.record = Record.objects.with_everything().get(pk=made.record_id)
    send_all(key, notifications.record_answered(made))


@delivers("placements.portfolio_moved")
def deliver_portfolio_moved(*, key: str, decision: int) -> None:
    made = PortfolioDecision.objects.select_related("by", "edition").get(pk=decision)
    send_all(key, notifications.portfolio_moved(made))


@delivers("placements.portfolio_file")
def deliver_portfolio_file(*, key: str, file: int, round: int) -> None:  # noqa: A002 - the field's name
    """Only as it was asked for last, and once."""
    wanted = PortfolioFile.objects.defer("content").filter(pk=file, round=round, made_at=None).first()
    if wanted is not None:
        make_file(wanted)


@delivers("placements.examiner_asked")
def deliver_examiner_asked(*, key: str, room: int, version: int) -> None:
    asked = ExaminerRoom.objects.with_everything().get(pk=room)
    if asked.is_open and asked.link.version == version:  # not where it was closed or sent again meanwhile
        send_all(key, [notifications.examiner_asked(asked)])


@delivers("placements.examiner_said")
def deliver_examiner_said(*, key: str, room: int) -> None:
    send_all(key, notifications.examiner_said(ExaminerRoom.objects.with_everything().get(pk=room)))


@delivers("placements.examiner_released")
def deliver_examiner_released(*, key: str, release: int) -> None:
    made = ExaminerRelease.objects.select_related("by", "remark__choice__edition__portfolio__placement").get(pk=release)
    send_all(key, [notifications.examiner_released(made)])
