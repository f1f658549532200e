from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from activities.models.assignment import Assignment, as_the_second, of_their_cohorts
from activities.models.assignment_assessment import Assessment
from activities.models.assignment_hand_in import HandIn
from activities.states import PIECE_MOVES, PieceState
from history.constraints import all_or_none
from history.decision import Decision

DRAFT_KIND = "piece"
MARKING_KIND = "marking"
HANDED_IN = (PieceState.HANDED_IN, PieceState.SETTLED, PieceState.RELEASED)


class PieceQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "PieceQuerySet":
        """One's own, and those that this person is to mark and their authors cannot take back any more."""
        if not user.is_authenticated:
            return self.none()
        theirs = of_their_cohorts(user, "assignment__") | (as_the_second(user, "assignment__") & models.Q(second_look=True))
        return self.filter(models.Q(student=user) | (theirs & models.Q(pk__in=Piece.objects.to_be_read().values("pk"))))

    def to_be_read(self, now: datetime | None = None) -> "PieceQuerySet":
        """Handed in, and past their date: whoever marks can read them."""
        due = Coalesce("extended_until", "assignment__due_at")
        over = models.Q(marking_began_at__isnull=False) | models.Q(due__lte=now or timezone.now())
        return self.alias(due=due).filter(over, state__in=HANDED_IN)

    def with_work(self) -> "PieceQuerySet":
        """With what was handed in and what was said of it."""
        return self.select_related("student", "current", "first__by", "second__by", "agreed__by", "assignment__cohort__programme")


class Piece(models.Model):
    """What one student makes for one assignment. Each time it is handed in is a HandIn, which stays as it was.

    `number` is what a marker knows it by where names are hidden; it is drawn, so that it tells nothing. `first`, `second` and
    `agreed` are the newest of each, for lists. `second_look` says that a second person is to look at it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="pieces")
    student = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pieces")
    state = models.CharField(max_length=20, choices=PieceState, default=PieceState.WRITING)
    number = models.PositiveIntegerField(null=True, blank=True)
    current = models.ForeignKey("activities.HandIn", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    extended_until = models.DateTimeField(null=True, blank=True)
    second_look = models.BooleanField(default=False)
    first = models.ForeignKey(Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    second = models.ForeignKey(Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed = models.ForeignKey(Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    marking_began_at = models.DateTimeField(null=True, blank=True, help_text="From then on it cannot be taken back.")
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    has_news = models.BooleanField(default=False, help_text="It was given back, or given more time, and its author has not looked.")
    opened_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PieceQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number", "opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "student"], name="piece_once_for_each_student"),
            models.UniqueConstraint(fields=["assignment", "number"], name="piece_number_once"),
            models.CheckConstraint(
                condition=models.Q(state=PieceState.WRITING, current__isnull=True)
                | (~models.Q(state=PieceState.WRITING) & models.Q(current__isnull=False, number__isnull=False)),
                name="piece_handed_in_has_its_work",
            ),
            models.CheckConstraint(
                condition=models.Q(state=PieceState.RELEASED) ^ models.Q(released_at__isnull=True),
                name="piece_released_has_its_time",
            ),
            all_or_none("released_at", "released_by", name="piece_released_at_and_by"),
        ]
        indexes = [
            models.Index(fields=["student"], condition=models.Q(has_news=True), name="piece_with_news"),
        ]

    def __str__(self) -> str:
        return f"piece {self.pk}"

    @property
    def due_at(self) -> datetime | None:
        return self.extended_until or self.assignment.due_at

    @property
    def is_past(self) -> bool:
        return self.due_at is not None and self.due_at <= timezone.now()

    @property
    def is_handed_in(self) -> bool:
        return self.state != PieceState.WRITING

    @property
    def is_released(self) -> bool:
        return self.state == PieceState.RELEASED

    @property
    def can_be_taken_back(self) -> bool:
        """Until its date, and as long as nobody has said anything about it."""
        moves = PIECE_MOVES.allowed_from(self.state)
        return "take_back" in moves and not self.is_past and self.marking_began_at is None

    @property
    def late_by(self) -> timedelta | None:
        """How long after its date it was handed in, counting more time that was given since. None where it was not late."""
        return self.late_with(self.current) if self.current else None

    def late_with(self, handed_in: HandIn) -> timedelta | None:
        late = self.due_at is not None and handed_in.at > self.due_at
        return handed_in.at - self.due_at if late else None

    @property
    def result(self) -> Assessment | None:
        """What is given back: what two agreed on, or what the one said. None as long as something is missing."""
        if self.state not in (PieceState.SETTLED, PieceState.RELEASED):
            return None
        return self.agreed or self.first

    def name_for(self, reader: User) -> str:
        """What it is called to whoever marks: by its number as long as names are hidden."""
        hidden = self.assignment.is_anonymous and not self.is_released and self.student_id != reader.pk
        return f"Piece of work {self.number}" if hidden else self.student.name

    @property
    def hides_its_author(self) -> bool:
        return self.assignment.is_anonymous and not self.is_released


class PieceDecision(Decision):
    """One move of a piece. Of more time, `until` is how long and `comment` is why, which the student reads."""

    piece = models.ForeignKey(Piece, on_delete=models.PROTECT, related_name="decisions")
    until = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta(Decision.Meta):
        abstract = False
