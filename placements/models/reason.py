"""Why a tutor should look at a student: one sentence for each reason, since when, and where to look. Never a score."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import ceil
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone

from placements.models import thresholds
from placements.models.ledger import Ledger
from placements.models.placement import Placement
from placements.rules import Part

# What a student can do something about: a nudge never names what waits for somebody else.
THEIRS = {"shared", "no_day", "days", "flag", "midway"}


class Reason(NamedTuple):
    """One reason in words. `kind` and `about` say which one it is: the same two are the same reason still."""

    kind: str
    about: str
    since: date
    words: str
    url: str

    @property
    def key(self) -> tuple[str, str]:
        return (self.kind, self.about)

    @property
    def is_theirs(self) -> bool:
        return self.kind in THEIRS

    @property
    def inside(self) -> str:
        """The words inside a sentence. A name keeps its capital letter."""
        return self.words if self.kind == "talk" else self.words[0].lower() + self.words[1:]


@dataclass
class Seen:
    """What a tutor can see of one student today. Nothing in it comes from what was not shared with that tutor."""

    placement: Placement
    ledger: Ledger
    last_shared: date | None = None
    questions: list[Any] = field(default_factory=list)
    about_feedback: list[Any] = field(default_factory=list)
    flags: list[Any] = field(default_factory=list)
    evidence: list[Any] = field(default_factory=list)

    @property
    def today(self) -> date:
        return self.ledger.today

    def ago(self, moment: date | datetime) -> int:
        return (self.today - day_of(moment)).days


def day_of(moment: date | datetime) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


def days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"


def reasons_for(seen: Seen) -> list[Reason]:
    """Return every reason there is, the oldest first."""
    found = [reason for rule in RULES for reason in rule(seen)]
    return sorted(found, key=lambda reason: (reason.since, reason.words))


def nothing_shared(seen: Seen) -> Iterator[Reason]:
    since = seen.last_shared or seen.placement.starts
    if (quiet := seen.ago(since)) >= thresholds.NOTHING_SHARED:
        words = f"Nothing shared for {days(quiet)}"
        if seen.last_shared is None:
            words = f"Nothing shared since the placement began {days(quiet)} ago"
        yield Reason("shared", since.isoformat(), since, words, reverse("placements:latest_shared", args=[seen.placement.pk]))


def no_day_recorded(seen: Seen) -> Iterator[Reason]:
    since = max((day.on for day in seen.ledger.days), default=seen.placement.starts)
    if (quiet := seen.ago(since)) > thresholds.NO_DAY_RECORDED:
        yield Reason("no_day", since.isoformat(), since, f"No day recorded for {days(quiet)}", days_page(seen))


def days_behind(seen: Seen) -> Iterator[Reason]:
    """Where days are missing; those that wait for somebody else to confirm them are not missing, and have a reason of their own.

    `about` is how many days are recorded: who records one has acted, and what somebody else confirms changes nothing.
    """
    ledger, starts = seen.ledger, seen.placement.starts
    expected, behind = ledger.expected(starts), thresholds.WEEKS_BEHIND * ledger.a_week
    if ledger.counted + behind <= expected:
        since = starts + timedelta(weeks=ceil((ledger.counted + behind) / ledger.a_week))
        words = f"{ledger.confirmed} of {expected} expected days confirmed"
        if ledger.recorded:
            words += f", {ledger.recorded} more recorded"
        yield Reason("days", str(len(ledger.days)), since, words, days_page(seen))


def day_waits(seen: Seen) -> Iterator[Reason]:
    if seen.ledger.waiting and (waited := seen.ago(since := seen.ledger.waiting[0].on)) > thresholds.DAY_WAITS:
        words = f"A day has waited {days(waited)} for {educator(seen)} to confirm it"
        yield Reason("day_waits", since.isoformat(), since, words, days_page(seen))


def evidence_waits(seen: Seen) -> Iterator[Reason]:
    for evidence in seen.evidence:
        url = reverse("placements:evidence", args=[evidence.pk])
        if evidence.conversation_at:
            words = f"{educator(seen)} would like to talk about evidence first"
            yield Reason("talk", str(evidence.pk), day_of(evidence.conversation_at), words, url)
        elif (waited := seen.ago(evidence.asked_at)) >= thresholds.EVIDENCE_WAITS:
            words = f"Evidence has waited {days(waited)} for {educator(seen)}"
            yield Reason("evidence", str(evidence.pk), day_of(evidence.asked_at), words, url)


def question_waits(seen: Seen) -> Iterator[Reason]:
    for thread in seen.questions:
        if (waited := seen.ago(thread.last_at)) >= thresholds.QUESTION_WAITS:
            url = f"{reverse('activities:log_entry', args=[thread.entry])}#comment-{thread.last_comment}"
            words = f"Asked you something beside an entry {days(waited)} ago"
            yield Reason("question", str(thread.last_comment), day_of(thread.last_at), words, url)


def feedback_question(seen: Seen) -> Iterator[Reason]:
    """At once: somebody wants to understand what was said to them before they go on."""
    for feedback in seen.about_feedback:
        waited = seen.ago(feedback.question_at)
        url = f"{reverse('activities:log_entry', args=[feedback.entry])}#feedback-{feedback.pk}"
        words = f"Has a question about your feedback, asked {f'{days(waited)} ago' if waited else 'today'}"
        yield Reason("feedback", str(feedback.pk), day_of(feedback.question_at), words, url)


def flag_waits(seen: Seen) -> Iterator[Reason]:
    for flag in seen.flags:
        if (waited := seen.ago(flag.flagged_at)) >= thresholds.FLAG_WAITS:
            url = reverse("activities:log_entry", args=[flag.entry])
            words = f"An entry that might identify someone has waited {days(waited)} to be looked at"
            yield Reason("flag", str(flag.pk), day_of(flag.flagged_at), words, url)


def midway_review(seen: Seen) -> Iterator[Reason]:
    on = seen.placement.rule_set.midway_review_on(seen.placement.starts)
    if on and 0 <= (left := (on - seen.today).days) <= thresholds.MIDWAY_AHEAD:
        words = f"Midway review in {days(left)}" if left else "Midway review today"
        since = on - timedelta(days=thresholds.MIDWAY_AHEAD)
        yield Reason("midway", on.isoformat(), since, words, reverse("placements:placement", args=[seen.placement.pk]))


RULES = (
    nothing_shared, no_day_recorded, days_behind, day_waits, evidence_waits, question_waits, feedback_question, flag_waits,
    midway_review,
)  # fmt: skip


def educator(seen: Seen) -> str:
    someone = seen.placement.person_as(Part.PRACTICE_EDUCATOR, seen.today)
    return someone.person.get_short_name() if someone else "somebody"


def days_page(seen: Seen) -> str:
    return reverse("placements:days", args=[seen.placement.pk])
