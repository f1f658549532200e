"""What a tutor sees of their students, and why one needs them. One function makes the tutor's page and the student's own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, Subquery
from django.utils import timezone

from accounts.models import User
from activities.models import LogEntry
from activities.models.feedback_told import questions_about_feedback
from placements.models.day import Day
from placements.models.evidence import Evidence
from placements.models.ledger import Ledger, Recorded, ledger_of
from placements.models.nudge import Nudge
from placements.models.placement import Placement
from placements.models.reason import Reason, Seen, day_of, reasons_for
from writing.models import AudienceMember, Comment, IdentifierFlag, Thread


@dataclass(frozen=True)
class Need:
    """One student of a tutor: why they need the tutor, the oldest reason first, and when the tutor wrote to them about it."""

    placement: Placement
    ledger: Ledger
    reasons: list[Reason]
    nudges: list[Nudge]  # the newest first

    @property
    def student(self) -> User:
        return self.placement.student

    @property
    def oldest(self) -> date:
        return self.reasons[0].since if self.reasons else date.max

    @property
    def to_nudge_about(self) -> list[Reason]:
        """What the student can do something about and was not written to about before: never two for one thing."""
        told = {key for nudge in self.nudges if nudge.stands for key in nudge.keys}
        return [reason for reason in self.reasons if reason.is_theirs and reason.key not in told]


def who_needs(tutor: User) -> tuple[list[Need], int]:
    """Return the students who need their tutor, whoever has the oldest reason first, and how many students there are."""
    found = needs_of(tutor, Placement.objects.tutored_by(tutor).under_way())
    return [need for need in oldest_first(found) if need.reasons], len(found)


def oldest_first(needs: list[Need]) -> list[Need]:
    """In plain order: by the day of the oldest reason, and by name. Those without a reason come last."""
    return sorted(
        needs, key=lambda need: (need.reasons[0].since if need.reasons else date.max, need.student.name, need.placement.pk)
    )


def needs_of(tutor: User, placements: Any) -> list[Need]:
    """Return what this tutor sees in each of these placements. Nine queries, however many there are.

    The student's own page asks it about the tutor of the placement: so both read the same sentences.
    """
    today = timezone.localdate()
    rows = list(placements.with_people())
    seen = what_is_seen(tutor, rows, today) if rows else []
    nudges: dict[int, list[Nudge]] = {}
    for nudge in Nudge.objects.filter(placement__in=rows).select_related("by", "notice") if rows else ():
        nudges.setdefault(nudge.placement_id, []).append(nudge)
    return [Need(one.placement, one.ledger, reasons_for(one), nudges.get(one.placement.pk, [])) for one in seen]


def what_is_seen(tutor: User, rows: Sequence[Placement], today: date) -> list[Seen]:
    students = [row.student.pk for row in rows]
    days = by_first(Day.objects.filter(placement__in=rows).order_by("on").values_list("placement", *Recorded._fields))
    shared = last_shared(tutor, students)
    questions, flags = by_owner(questions_to(tutor, students)), by_owner(flags_of(tutor, students, today))
    about_feedback = by_owner(questions_about_feedback(tutor, students))
    evidence: dict[int, list[Evidence]] = {}
    for piece in (
        Evidence.objects.visible_to(tutor, today)
        .waiting()
        .filter(placement__in=rows)
        .only("placement", "asked_at", "conversation_at")
    ):
        evidence.setdefault(piece.placement_id, []).append(piece)
    return [
        Seen(
            placement=row,
            ledger=ledger_of(row, today, days=[Recorded(*one) for one in days.get(row.pk, [])]),
            last_shared=shared.get(student),
            questions=questions.get(student, []),
            about_feedback=about_feedback.get(student, []),
            flags=flags.get(student, []),
            evidence=evidence.get(row.pk, []),
        )
        for row, student in zip(rows, students, strict=True)
    ]


def last_shared(tutor: User, students: list[int]) -> dict[int, date]:
    """When each student last shared an entry with this tutor. What was taken back counts as never shared."""
    let_in = AudienceMember.objects.now().filter(person=tutor, audience__owner__in=students, audience__log_entry__isnull=False)
    newest = let_in.order_by().values_list("audience__owner").annotate(Max("shared_at"))
    return {student: day_of(moment) for student, moment in newest}


def latest_shared(tutor: User, student: User) -> LogEntry | None:
    """Return the entry that this student shared with the tutor last and the tutor can read."""
    entries = LogEntry.objects.shared_with(tutor).written_by(student)
    given = AudienceMember.objects.now().filter(audience=OuterRef("audience"), person=tutor).values("shared_at")[:1]
    return entries.annotate(given_at=Subquery(given)).order_by("-given_at", "-written_at").first()


def questions_to(tutor: User, students: list[int]) -> Iterable[Thread]:
    """Open threads where a student wrote last: in answer to this tutor, or to nobody else, since the tutor was first let in."""
    said = Comment.objects.filter(thread=OuterRef("pk"), taken_back_at__isnull=True)
    last = said.order_by("-written_at", "-pk")
    by_others = said.exclude(author=OuterRef("audience__owner")).exclude(author=tutor)
    let_in = AudienceMember.objects.filter(audience=OuterRef("audience"), person=tutor, shared_at__lte=OuterRef("last_at"))
    threads = Thread.objects.visible_to(tutor).filter(
        audience__owner__in=students, audience__log_entry__isnull=False, dealt_with_at__isnull=True
    )
    threads = threads.annotate(
        last_comment=Subquery(last.values("pk")[:1]),
        last_by=Subquery(last.values("author")[:1]),
        last_at=Subquery(last.values("written_at")[:1]),
        owner=F("audience__owner"),
        entry=F("audience__log_entry"),
    )
    asked_of_them = Q(Exists(said.filter(author=tutor))) | ~Q(Exists(by_others))
    return threads.filter(asked_of_them, Exists(let_in), last_by=F("audience__owner"))


def flags_of(tutor: User, students: list[int], today: date) -> Iterable[IdentifierFlag]:
    """What this tutor said might identify somebody, as long as it is open and they are still let in."""
    let_in = AudienceMember.objects.now().filter(audience=OuterRef("audience"), person=tutor)
    flags = IdentifierFlag.objects.visible_to(tutor, today).open().filter(Exists(let_in), flagged_by=tutor)
    flags = flags.filter(audience__owner__in=students, audience__log_entry__isnull=False)
    return flags.annotate(owner=F("audience__owner"), entry=F("audience__log_entry"))


def by_owner(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.owner, []).append(row)
    return found


def by_first(rows: Iterable[tuple]) -> dict[int, list[tuple]]:
    found: dict[int, list[tuple]] = {}
    for first, *rest in rows:
        found.setdefault(first, []).append(tuple(rest))
    return found
