"""An activity as one reader finds it: in its newest attempt, or waiting to be begun."""

from dataclasses import dataclass
from typing import Any

from django.db.models import FilteredRelation, Q
from django.urls import reverse

from accounts.models import User
from accounts.prepared import prepared
from activities.blocks import KINDS, Facts, Kind, Outcome
from activities.models.activity import Activity
from activities.models.attempt import Attempt
from activities.models.class_picture import ClassPicture, picture_of


@dataclass(frozen=True)
class Shown:
    """What the templates draw. Without an activity it can be read but not answered: for a preview, or a signed-out reader."""

    facts: Facts
    activity: Activity | None = None
    attempt: Attempt | None = None
    picture: ClassPicture | None = None

    @property
    def kind(self) -> Kind:
        return KINDS[self.facts["kind"]]

    @property
    def drawn(self) -> dict[str, Any]:
        return self.kind.draw(self.facts, self.attempt.answer if self.attempt else {})

    @property
    def can_be_answered(self) -> bool:
        return self.activity is not None and not (self.attempt and self.attempt.is_finished)

    @property
    def outcome(self) -> Outcome | None:
        return self.attempt.outcome if self.attempt else None

    is_trial = False  # True where an author tries it out in the preview

    def address(self, move: str) -> str:
        return reverse(f"activities:attempt_{move}", args=[self.activity.pk])

    @property
    def to_save(self) -> str:
        return self.address("save")

    @property
    def to_check(self) -> str:
        return self.address("check")

    @property
    def to_finish(self) -> str:
        return self.address("finish")

    @property
    def to_log(self) -> str:
        return self.address("log")

    @property
    def to_again(self) -> str:
        return self.address("again")

    @property
    def missing(self) -> str:
        """What Check found missing when it was pressed early; "" once something has moved since."""
        attempt = self.attempt
        if attempt is None or attempt.is_finished or self.kind.step_by_step:
            return ""
        return attempt.missing if attempt.was_just_checked else ""


def show(user: User, activity: Activity, attempt: Attempt | None) -> Shown:
    """Return an activity with one attempt of this reader, and what their cohort said where both have an answer to show."""
    facts = attempt.facts if attempt else activity.facts()
    answered = attempt is not None and attempt.is_finished and KINDS[facts["kind"]].has_picture
    picture = picture_of(activity, facts, user) if answered else None
    return Shown(facts=facts, activity=activity, attempt=attempt, picture=picture)


def show_to(user: User, activity: Activity) -> Shown:
    return shown_by_key(user, [activity.key])[activity.key]


def shown_by_key(user: User, keys: list[str]) -> dict[str, Shown]:
    """Return what this reader has done with each activity, in one query however many there are.

    Two more for each poll they finished.
    """
    mine = FilteredRelation("attempts", condition=Q(attempts__person=user.pk))
    activities = Activity.objects.visible_to(user).filter(key__in=keys).annotate(mine=mine)
    rows = activities.select_related("mine__version").order_by("mine__started_at", "mine__pk")
    newest = {activity.key: activity for activity in rows}
    return {key: show(user, activity, getattr(activity, "mine", None)) for key, activity in newest.items()}


@prepared
def begun_by(person):
    """Key and id of every attempt of one person, the newest last: some dozens over a whole programme."""
    begun = Attempt.objects.visible_to(person).filter(activity__live=True)
    return begun.order_by("started_at", "pk").values_list("activity__key", "pk")


def begun_by_key(user: User, keys: list[str]) -> dict[str, Shown]:
    """The same for a section: only what this reader has begun. The rest is the same for all (waiting).

    One small query where nothing was begun, which is what most readers of most sections meet; one more for the rest,
    and two for each poll they finished.
    """
    wanted = [pk for key, pk in begun_by(person=user) if key in keys]
    rows = Attempt.objects.visible_to(user).filter(pk__in=wanted).select_related("activity", "version").order_by("started_at", "pk")
    newest = {attempt.activity.key: attempt for attempt in rows} if wanted else {}
    return {key: show(user, attempt.activity, attempt) for key, attempt in newest.items()}


def waiting(facts: Facts) -> Shown:
    """Return an activity that nobody has begun, from what its section keeps of it."""
    return Shown(facts=facts, activity=Activity(pk=facts["pk"], key=facts["key"]))


def facts_for_section(activity: Activity) -> Facts:
    """What a section keeps of an activity. The section is drawn again whenever the activity is published."""
    return activity.facts() | {"pk": activity.pk}
