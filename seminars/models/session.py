from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.prepared import prepared
from history.constraints import all_or_none
from history.decision import Decision
from seminars.models.person import SessionPerson, counts_as_in_it
from seminars.providers import PROVIDERS, JoinTicket, Meeting
from seminars.rules import SessionRole, role_shown
from seminars.states import SESSION_MOVES, SessionState

JOIN_OPENS = timedelta(minutes=10)
CONFIDENTIAL_DAYS = 1  # for which what was written in a confidential session is kept
EARLIEST_START = timedelta(hours=1)
GROUND_RULES = (
    "What is said here stays here, unless somebody is in danger.\n"
    "People we work with get no names here, and no details that point to one person.\n"
    "Nothing is recorded. Nobody takes pictures of the screen.\n"
    "We may disagree with a view. We don’t judge the person."
)


class SessionQuerySet(models.QuerySet):
    def visible_to(self, user: Any, at: datetime | None = None, on: date | None = None) -> "SessionQuerySet":
        """Return the sessions this person belongs to now. Each row knows their role in it without asking again."""
        belongs = counts_as_in_it(at or timezone.now(), on, through="people__")
        rows = self.filter(belongs, people__person=user.pk, people__person__is_active=True)
        return rows.annotate(role_here=models.F("people__role"), reader=models.F("people__person"))

    def with_hosts(self, at: datetime | None = None, on: date | None = None) -> "SessionQuerySet":
        """Add the first host's name and how many people belong to the session, for lists: no query per row."""
        people = SessionPerson.objects.filter(session=models.OuterRef("pk")).current(at, on)
        hosts = people.filter(role=SessionRole.HOST).order_by("starts", "pk").values("person__name")[:1]
        number = people.order_by().values("session").annotate(number=models.Count("pk")).values("number")
        return self.annotate(host_name=models.Subquery(hosts), size=models.Subquery(number))

    def upcoming(self, at: datetime | None = None) -> "SessionQuerySet":
        """Live now, or planned and not over by the clock; soonest first."""
        at = at or timezone.now()
        planned = models.Q(state=SessionState.PLANNED, ends__gt=at)
        return self.filter(planned | models.Q(state=SessionState.OPEN)).order_by("starts", "pk")

    def past(self, at: datetime | None = None) -> "SessionQuerySet":
        at = at or timezone.now()
        over = models.Q(state__in=[SessionState.FINISHED, SessionState.CANCELLED])
        return self.filter(over | models.Q(state=SessionState.PLANNED, ends__lte=at)).order_by("-starts", "-pk")

    def with_words_to_remove(self, at: datetime) -> "SessionQuerySet":
        """Over for longer than their chat is kept, and not yet emptied. Few rows: those that ended are emptied once."""
        over = self.filter(words_removed_at__isnull=True, state=SessionState.FINISHED, finished_at__lt=at)
        return over.filter(pk__in=[session.pk for session in over if session.chat_kept_until <= at])


@prepared
def upcoming_for(person, now, today, soon):
    """The first seminar that somebody can join now, and the first that comes after; of each what home says.

    `soon` is when rooms open that begin at that moment.
    """
    mine = Session.objects.visible_to(person, now, today).upcoming(now)
    open_now = mine.filter(models.Q(state=SessionState.OPEN) | models.Q(starts__lte=soon)).values("pk")[:1]
    later = mine.filter(state=SessionState.PLANNED, starts__gt=soon).values("pk")[:1]
    rows = Session.objects.filter(models.Q(pk__in=open_now) | models.Q(pk__in=later)).with_hosts(now, today)
    return rows.order_by("starts", "pk").only("title", "starts", "ends", "state", "preparation")


@prepared
def rooms_of(person, now, today, session):
    return Session.objects.visible_to(person, now, today).filter(pk=session)


def room_for(person: Any, session: int) -> "Session | None":
    """Return this session as its person may enter it now, or None. Asked again for everything they do in the room."""
    return next(iter(rooms_of(person=person, now=timezone.now(), today=timezone.localdate(), session=session)), None)


class Session(models.Model):
    """One live meeting of a group, with what comes before it and what comes of it.

    `last_seq` is the number of the newest event in its room; its row lock is what keeps the numbers without gaps.
    `sequence` counts how often it was moved, so that a reminder of an earlier date knows that it is stale.
    """

    class Provider(models.TextChoices):
        NONE = "none", "no sound or video"
        LINK = "link", "a meeting link, such as Teams or Zoom"

    title = models.CharField(max_length=200)
    question = models.TextField(blank=True, help_text="What the session asks. It stands at the top of the room.")
    cohort = models.ForeignKey("accounts.Cohort", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    time_zone = models.CharField(max_length=60, default=settings.TIME_ZONE)
    preparation = models.TextField(blank=True, help_text="What to read, think about or bring.")
    asked_before = models.TextField(blank=True, help_text="What everybody but hosts is asked to answer beforehand, for themselves.")
    ground_rules = models.TextField(default=GROUND_RULES)
    provider = models.CharField(max_length=20, choices=Provider, default=Provider.NONE)
    meeting_url = models.URLField(max_length=500, blank=True)
    passcode = models.CharField(max_length=60, blank=True)
    keep_chat_days = models.PositiveSmallIntegerField(default=30)
    series = models.ForeignKey("seminars.Series", on_delete=models.PROTECT, null=True, blank=True, related_name="sessions")
    made_with = models.UUIDField(unique=True, null=True, editable=False, help_text="Of the form, so that sending it twice is once.")
    confidential = models.BooleanField(
        default=False, help_text="Chat and hands are deleted a day after it, and calendars do not learn its title."
    )
    join_code = models.CharField(max_length=20, blank=True, help_text="Two words that lead to the waiting room, such as HERON 42.")
    answers_due = models.DateField(null=True, blank=True, help_text="Until when people who were not there can answer.")
    words_removed_at = models.DateTimeField(null=True, blank=True, help_text="When the words of the chat were deleted.")

    state = models.CharField(max_length=20, choices=SessionState, default=SessionState.PLANNED)
    last_seq = models.PositiveIntegerField(default=0)
    sequence = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    finished_at = models.DateTimeField(
        null=True, blank=True, help_text="Who finished it is in its decision: by the clock, nobody did."
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "pk"]
        indexes = [models.Index(fields=["state", "starts"], name="session_by_state_and_start")]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="session_ends_after_it_starts"),
            all_or_none("started_at", "started_by", name="session_started_at_and_by"),
            all_or_none("cancelled_at", "cancelled_by", name="session_cancelled_at_and_by"),
            models.CheckConstraint(
                condition=models.Q(finished_at__isnull=True) | models.Q(started_at__isnull=False),
                name="session_finished_after_start",
            ),
            models.UniqueConstraint(
                fields=["join_code"],
                condition=~models.Q(join_code="") & models.Q(state__in=[SessionState.PLANNED, SessionState.OPEN]),
                name="session_join_code_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(provider="link") | ~models.Q(meeting_url=""), name="session_link_provider_has_a_link"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def role_of(self, person: Any) -> str:
        """Return this person's role here now, or nothing. Asks the database only where the row was fetched for somebody else."""
        if getattr(self, "reader", None) == person.pk:
            return self.role_here
        row = self.people.current().filter(person=person).first()
        return row.role if row else ""

    @property
    def is_live(self) -> bool:
        return self.state == SessionState.OPEN

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def join_opens_at(self) -> datetime:
        return self.starts - JOIN_OPENS

    def can_join(self, at: datetime | None = None) -> bool:
        """Whether the room lets its people in: live, or within ten minutes of the start."""
        return self.is_live or (self.state == SessionState.PLANNED and self.join_opens_at <= (at or timezone.now()) < self.ends)

    def can_start(self, at: datetime | None = None) -> bool:
        """Whether its host can open the room: from an hour before, for an agenda that begins early."""
        return self.state == SessionState.PLANNED and (at or timezone.now()) >= self.starts - EARLIEST_START

    @property
    def was_not_held(self) -> bool:
        return self.state == SessionState.PLANNED and self.ends <= timezone.now()

    @property
    def chat_kept_until(self) -> datetime:
        days = CONFIDENTIAL_DAYS if self.confidential else self.keep_chat_days
        return (self.finished_at or self.ends) + timedelta(days=days)

    @property
    def join_ticket(self) -> JoinTicket:
        return PROVIDERS[self.provider].join(Meeting(url=self.meeting_url, passcode=self.passcode))

    def here_now(self) -> list[dict[str, Any]]:
        """Return who is in the room, as everybody there is told it. One query."""
        role = self.people.filter(person=models.OuterRef("person"), ends__isnull=True).values("role")[:1]
        present = self.presences.here().select_related("person").annotate(role=models.Subquery(role)).order_by("joined")
        people = {presence.person_id: presence for presence in present}
        return [
            {
                "who": presence.person_id,
                "name": presence.person.name,
                "called": presence.person.get_short_name(),
                "role": role_shown(presence.role),
            }
            for presence in people.values()
        ]

    def as_it_was_left(self) -> "Session":
        """Return the same seminar with its summary and its case, where there are any. One query."""
        return Session.objects.select_related("summary__saved_by", "case_sheet").get(pk=self.pk)

    def moves_now(self) -> list[str]:
        return SESSION_MOVES.allowed_from(self.state)


class Reading(models.Model):
    """Something to read before a session: a section of ours, or a page elsewhere."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="readings")
    title = models.CharField(max_length=200)
    url = models.CharField(max_length=500)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title


class SessionDecision(Decision):
    """One move of one session. `by` is empty where the clock finished it."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="decisions")
