"""The panel: which portfolios were on its list, who reads each, and what was agreed. What a reader says is a record of the form."""

import json
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.rules import coordinated_by
from history.append_only import AppendOnly, AppendOnlyQuerySet
from history.decision import Decision
from placements.models.panel_sample import Entry, Placed, sampled
from placements.models.placement import Placement, PlacementPerson
from placements.models.portfolio import Portfolio, PortfolioEdition, in_fours
from placements.models.record import Record, RecordPart
from placements.rules import Part
from placements.states import PortfolioState, RecordState

FORM = "panel_review"


class PanelListQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user: models.Model) -> "PanelListQuerySet":
        """Those of cohorts that somebody coordinates, and those of portfolios that they read. They name nobody."""
        if not user.is_authenticated:
            return self.none()
        read = PanelReading.objects.of_reader(user).values("choice__panel")
        return self.filter(Q(cohort__programme__university__in=coordinated_by(user)) | Q(pk__in=read))


class PanelList(AppendOnly):
    """The portfolios of a cohort that came to the panel together, and which of them two people read. Never changed.

    `payload` is the canonical text of the list and its rule, without a name; docs/decisions/0051 says what stands in it.
    """

    cohort = models.ForeignKey("accounts.Cohort", on_delete=models.PROTECT, related_name="panel_lists")
    number = models.PositiveIntegerField()
    payload = models.TextField()
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    request_key = models.UUIDField(unique=True)

    objects = PanelListQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["cohort", "number"]
        constraints = [models.UniqueConstraint(fields=["cohort", "number"], name="panel_list_number_once")]

    def __str__(self) -> str:
        return f"list {self.number} of the panel of cohort {self.cohort_id}"

    @cached_property
    def content(self) -> dict[str, Any]:
        return json.loads(self.payload)

    @property
    def short_fingerprint(self) -> str:
        return in_fours(self.fingerprint)

    def worked_out_again(self) -> list[Placed]:
        """Return the choice as its own words give it."""
        return sampled(Entry(**one) for one in self.content["entries"])


class PanelChoiceQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user: models.Model) -> "PanelChoiceQuerySet":
        """Those of placements that somebody coordinates, and those that they were asked to read."""
        if not user.is_authenticated:
            return self.none()
        led = PlacementPerson.objects.current().filter(person=user, part=Part.COORDINATOR).values("placement")
        read = PanelReading.objects.of_reader(user).values("choice")
        return self.filter(Q(edition__portfolio__placement__in=led) | Q(pk__in=read))

    def with_everything(self) -> "PanelChoiceQuerySet":
        people = PlacementPerson.objects.select_related("person")
        records = Record.objects.with_everything()
        return self.select_related(
            "panel", "edition__portfolio__placement__agency", "edition__portfolio__placement__cohort__programme"
        ).prefetch_related(
            models.Prefetch("edition__portfolio__placement__people", queryset=people),
            models.Prefetch(
                "readings", queryset=PanelReading.objects.prefetch_related(models.Prefetch("record", queryset=records))
            ),
            "outcomes__by",
            "edition__decisions__by",
        )


class PanelChoice(AppendOnly):
    """One edition on a list, and whether two people read it."""

    panel = models.ForeignKey(PanelList, on_delete=models.PROTECT, related_name="choices")
    edition = models.OneToOneField(PortfolioEdition, on_delete=models.PROTECT, related_name="choice")
    recommendation = models.CharField(max_length=100, blank=True, help_text="As the final report in the edition says it.")
    is_read = models.BooleanField()

    objects = PanelChoiceQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"choice {self.pk}"

    def parts_of(self, user: models.Model) -> set[str]:
        return self.placement.parts_of(user)

    @property
    def placement(self) -> Placement:
        return self.edition.portfolio.placement

    @property
    def portfolio(self) -> Portfolio:
        return self.edition.portfolio

    @property
    def standing_readings(self) -> list["PanelReading"]:
        """Those that count: a reading that was withdrawn does not."""
        return [one for one in self.readings.all() if one.record.state != RecordState.WITHDRAWN]

    @property
    def has_to_be_read(self) -> bool:
        """Whether the board waits for the panel: it was chosen, or somebody was asked to read it all the same."""
        return self.is_read or bool(self.standing_readings)

    @property
    def outcome(self) -> "PanelOutcome | None":
        return max(self.outcomes.all(), key=lambda one: one.pk, default=None)


class PanelReadingQuerySet(AppendOnlyQuerySet):
    def of_reader(self, user: models.Model) -> "PanelReadingQuerySet":
        """Those that somebody was asked for and that were not withdrawn, while they have their part."""
        mine = PlacementPerson.objects.current().filter(person=user, part=Part.PANEL_MEMBER)
        return self.filter(record__lead__in=mine).exclude(record__state=RecordState.WITHDRAWN)

    def with_everything(self) -> "PanelReadingQuerySet":
        """With whose portfolio each is, and how far it is."""
        people = PlacementPerson.objects.select_related("person")
        return self.select_related("record__lead__person", "choice__edition__portfolio__placement").prefetch_related(
            models.Prefetch("choice__edition__portfolio__placement__people", queryset=people), "record__parts"
        )

    def handed_in(self) -> "PanelReadingQuerySet":
        parts = RecordPart.objects.filter(part=Part.PANEL_MEMBER, finished_at__isnull=False)
        return self.filter(Exists(parts.filter(record=OuterRef("record"))))

    def visible_to(self, user: models.Model) -> "PanelReadingQuerySet":
        """Somebody's own; once that is handed in, what the others have handed in of the same portfolio; the coordinator’s all.

        Whoever has not handed in their own finds no other, whatever part they have besides.
        """
        if not user.is_authenticated:
            return self.none()
        mine = self.model.objects.of_reader(user)
        open_to_me = Q(pk__in=self.handed_in().values("pk"), choice__in=mine.handed_in().values("choice"))
        led = PlacementPerson.objects.current().filter(person=user, part=Part.COORDINATOR).values("placement")
        not_yet = mine.exclude(pk__in=mine.handed_in().values("pk")).values("choice")
        coordinated = Q(record__placement__in=led) & ~Q(choice__in=not_yet)
        return self.filter(Q(pk__in=mine.values("pk")) | open_to_me | coordinated)


class PanelReading(AppendOnly):
    """That a record is somebody's reading of one edition. Who reads is the record's lead; what they say stands in the record."""

    choice = models.ForeignKey(PanelChoice, on_delete=models.PROTECT, related_name="readings")
    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="reading")

    objects = PanelReadingQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"reading {self.pk}"


class PanelOutcome(Decision):
    """What the panel agreed about one edition; `comment` is why, where the readers differ. For the panel alone."""

    choice = models.ForeignKey(PanelChoice, on_delete=models.PROTECT, related_name="outcomes")
    outcome = models.CharField(max_length=60)
    request_key = models.UUIDField(unique=True)

    wagtail_reference_index_ignore = True


def choice_to_read(placement: Placement) -> PanelChoice | None:
    """The placement's newest edition as it came to the panel, while nobody has agreed about it and no board has met."""
    newer = PortfolioEdition.objects.filter(portfolio=OuterRef("edition__portfolio"), number__gt=OuterRef("edition__number"))
    choices = PanelChoice.objects.filter(~Exists(newer), edition__portfolio__placement=placement, outcomes__isnull=True)
    return choices.filter(edition__portfolio__state=PortfolioState.CONFIRMED).first()
