"""The examiner's room: a sample of portfolios for one person from outside, who has a link, an end date and no account."""

from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.rules import coordinated_by
from history.append_only import AppendOnly, AppendOnlyQuerySet
from placements.models.placement import Placement, PlacementPerson
from placements.models.portfolio import PortfolioEdition
from placements.rules import Part
from placements.states import CONFIRMED_OR_DECIDED

EXAMINER_IN_WORDS = "external examiner"
DRAFT_KIND = "examiner"  # what is typed and not sent yet: writing.Draft


def led_by(user: Any) -> models.QuerySet:
    """The placements that somebody coordinates today."""
    return PlacementPerson.objects.current().filter(person=user, part=Part.COORDINATOR).values("placement")


class ExaminerRoomQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "ExaminerRoomQuerySet":
        """The examiner's own; a coordinator's where a portfolio of a placement that they look after is in it."""
        if not user.is_authenticated:
            return self.none()
        led = ExaminerChoice.objects.filter(edition__portfolio__placement__in=led_by(user)).values("room")
        coordinated = Q(cohort__programme__university__in=coordinated_by(user), pk__in=led)
        return self.filter(Q(person=user) | coordinated)

    def with_everything(self) -> "ExaminerRoomQuerySet":
        return self.select_related("link", "person", "made_by", "cohort__programme__university")


class ExaminerRoom(models.Model):
    """What one external examiner was given to read, and until when. The sample stands in its choices and never changes."""

    cohort = models.ForeignKey("accounts.Cohort", on_delete=models.PROTECT, related_name="examiner_rooms")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="examiner_rooms")
    link = models.OneToOneField("accounts.Link", on_delete=models.PROTECT, related_name="examiner_room")
    ends_on = models.DateField(help_text="The last day on which the examiner can read and write.")
    drawn_from = models.JSONField(default=list, help_text="Every portfolio that could be in it, as the rule saw it. Empty: chosen.")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    request_key = models.UUIDField(unique=True)

    objects = ExaminerRoomQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"examiner room {self.pk}"

    @property
    def is_over(self) -> bool:
        return timezone.localdate() > self.ends_on

    @property
    def is_withdrawn(self) -> bool:
        return self.link.withdrawn_at is not None

    @property
    def is_open(self) -> bool:
        """Whether its link admits today. One that has only expired can be sent again."""
        return not self.is_over and self.link.is_open()

    @property
    def link_ends_at(self) -> datetime:
        """When a link that is sent now stops: after the usual days, and never later than the room."""
        last = datetime.combine(self.ends_on + timedelta(days=1), time(), timezone.get_current_timezone())
        return min(timezone.now() + timedelta(days=settings.LINK_DAYS), last)

    @property
    def state_in_words(self) -> str:
        if self.is_withdrawn:
            return "Withdrawn"
        if self.is_over:
            return "Over"
        return "Open" if self.declarations.all() else "Not opened yet"

    @cached_property
    def closed_to_examiner(self) -> set[int]:
        """The choices that the examiner may not read, because of what they said. What was said once is not taken back here."""
        return {pk for one in self.declarations.all() for pk in one.closes}


class ExaminerChoiceQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user: models.Model) -> "ExaminerChoiceQuerySet":
        """Those of the examiner's own rooms, and of placements that somebody coordinates."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(room__person=user) | Q(edition__portfolio__placement__in=led_by(user)))

    def readable(self) -> "ExaminerChoiceQuerySet":
        """Those whose portfolio was not returned since: what is returned is being worked on."""
        return self.filter(edition__portfolio__state__in=CONFIRMED_OR_DECIDED)

    def with_everything(self) -> "ExaminerChoiceQuerySet":
        people = PlacementPerson.objects.select_related("person")
        return self.select_related(
            "edition__portfolio__placement__agency", "edition__portfolio__placement__cohort__programme__university"
        ).prefetch_related(models.Prefetch("edition__portfolio__placement__people", queryset=people), "edition__decisions__by")


class ExaminerChoice(AppendOnly):
    """One edition in a room, and why it is in it."""

    room = models.ForeignKey(ExaminerRoom, on_delete=models.PROTECT, related_name="choices")
    edition = models.ForeignKey(PortfolioEdition, on_delete=models.PROTECT, related_name="examined_in")
    number = models.PositiveIntegerField(help_text="What the examiner calls it: Portfolio 1.")
    reason = models.CharField(max_length=400)

    objects = ExaminerChoiceQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["room", "number"]
        constraints = [
            models.UniqueConstraint(fields=["room", "edition"], name="examined_once_in_room"),
            models.UniqueConstraint(fields=["room", "number"], name="examined_number_once"),
        ]

    def __str__(self) -> str:
        return f"portfolio {self.number} of examiner room {self.room_id}"

    @property
    def placement(self) -> Placement:
        return self.edition.portfolio.placement

    @property
    def is_readable(self) -> bool:
        return self.edition.portfolio.state in CONFIRMED_OR_DECIDED


class ExaminerDeclaration(AppendOnly):
    """What an examiner said about conflicts of interest, in the words they were asked, and what that closes to them."""

    room = models.ForeignKey(ExaminerRoom, on_delete=models.PROTECT, related_name="declarations")
    words = models.TextField(help_text="The question and the answer, word for word.")
    closes = models.JSONField(default=list, help_text="Ids of the choices that this closes.")
    at = models.DateTimeField(default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"declaration {self.pk}"


class ExaminerRemarkQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user: models.Model, on: date | None = None) -> "ExaminerRemarkQuerySet":
        """The examiner's own; the coordinator's, about their placements and the whole sample; a student's once released."""
        if not user.is_authenticated:
            return self.none()
        mine = PlacementPerson.objects.current(on).filter(person=user, part=Part.STUDENT).values("placement")
        whole = Q(choice=None, room__in=ExaminerRoom.objects.visible_to(user))
        led = Q(choice__edition__portfolio__placement__in=led_by(user))
        released = Q(release__isnull=False, choice__edition__portfolio__placement__in=mine)
        return self.filter(Q(room__person=user) | whole | led | released)


class ExaminerRemark(AppendOnly):
    """What an examiner sent: about one portfolio, or with no choice about the whole sample. As they typed it."""

    room = models.ForeignKey(ExaminerRoom, on_delete=models.PROTECT, related_name="remarks")
    choice = models.ForeignKey(ExaminerChoice, on_delete=models.PROTECT, null=True, blank=True, related_name="remarks")
    words = models.TextField()
    sent_at = models.DateTimeField(default=timezone.now, editable=False)
    request_key = models.UUIDField(unique=True)

    objects = ExaminerRemarkQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"remark {self.pk} of examiner room {self.room_id}"

    @property
    def cohort(self) -> Any:
        return self.room.cohort


class ExaminerRelease(AppendOnly):
    """That a coordinator lets the student read one remark about their portfolio."""

    remark = models.OneToOneField(ExaminerRemark, on_delete=models.PROTECT, related_name="release")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"release of remark {self.remark_id}"
