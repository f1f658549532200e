"""An activity as one reader finds it: in its newest attempt, or waiting to be begun."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, FilteredRelation, Q, Value
from django.urls import reverse

from accounts.models import User
from accounts.prepared import prepared
from activities.blocks import KINDS, Facts, Kind, Outcome
from activities.blocks.done import words_for
from activities.blocks.kind import PossibleRemark
from activities.models.activity import Activity
from activities.models.attempt import Attempt
from activities.models.class_picture import ClassPicture, picture_of
from activities.models.done import ActivityDone
from activities.models.h5p import place_of


@dataclass(frozen=True)
class Shown:
    """What the templates draw. Without an activity it can be read but not answered: for a preview, or a signed-out reader."""

    facts: Facts
    activity: Activity | None = None
    attempt: Attempt | None = None
    picture: ClassPicture | None = None
    done_at: datetime | None = None

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
    def counts_when(self) -> str:
        """When it counts as done, as the end of a sentence; "" where nobody can do it."""
        return words_for(self.facts["kind"], self.activity.done_when) if self.activity else ""

    @property
    def outcome(self) -> Outcome | None:
        return self.attempt.outcome if self.attempt else None

    @property
    def remarks(self) -> list[PossibleRemark]:
        """Everything that may be remarked on, where a device can choose from it without a connection."""
        return self.kind.remarks(self.facts) if self.kind.remarks else []

    is_trial = False  # True where an author tries it out in the preview

    def address(self, move: str) -> str:
        return reverse(f"activities:attempt_{move}", args=[self.activity.pk])

    @property
    def place(self) -> str:
        """Where a player of its own is told it stands."""
        return place_of(self.activity) if self.activity else ""

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


def show(user: User, activity: Activity, attempt: Attempt | None, done_at: datetime | None) -> Shown:
    """Return an activity with one attempt of this reader, and what their cohort said where both have an answer to show."""
    facts = attempt.facts if attempt else activity.facts()
    answered = attempt is not None and attempt.is_finished and KINDS[facts["kind"]].has_picture
    picture = picture_of(activity, facts, user) if answered else None
    return Shown(facts=facts, activity=activity, attempt=attempt, picture=picture, done_at=done_at)


def show_to(user: User, activity: Activity) -> Shown:
    return shown_by_key(user, [activity.key])[activity.key]


def shown_by_key(user: User, keys: list[str]) -> dict[str, Shown]:
    """Return what this reader has done with each activity, in one query however many there are.

    Two more for each poll they finished.
    """
    mine = FilteredRelation("attempts", condition=Q(attempts__person=user.pk))
    finished = FilteredRelation("done", condition=Q(done__person=user.pk))
    activities = Activity.objects.visible_to(user).filter(key__in=keys).annotate(mine=mine, finished=finished)
    rows = activities.select_related("mine__version").annotate(done_at=F("finished__at")).order_by("mine__started_at", "mine__pk")
    newest = {activity.key: activity for activity in rows}
    return {key: show(user, one, getattr(one, "mine", None), one.done_at) for key, one in newest.items()}


def done_at(user: User, activity: Activity) -> datetime | None:
    return ActivityDone.objects.visible_to(user).filter(activity=activity).values_list("at", flat=True).first()


@prepared
def begun_by(person):
    """Key and id of every attempt of one person, and keys of what they have done, with no id: some dozens over a programme."""
    begun = Attempt.objects.visible_to(person).filter(activity__live=True).order_by()
    done = ActivityDone.objects.visible_to(person).filter(activity__live=True).annotate(none=Value(0))
    return begun.values_list("activity__key", "pk", "started_at").union(done.values_list("activity__key", "none", "at"), all=True)


def begun_by_key(user: User, keys: list[str]) -> dict[str, Shown]:
    """The same for a section: only what this reader has begun. The rest is the same for all (waiting).

    One small query where nothing was begun, which is what most readers of most sections meet; one more for the rest,
    two for each poll they finished, and one for what they have done without answering.
    """
    mine = [row for row in begun_by(person=user) if row[0] in keys]
    wanted = [pk for _, pk, _ in mine if pk]
    done = {key: at for key, pk, at in mine if not pk}
    rows = Attempt.objects.visible_to(user).filter(pk__in=wanted).select_related("activity", "version").order_by("started_at", "pk")
    newest = {attempt.activity.key: attempt for attempt in rows} if wanted else {}
    begun = {key: show(user, attempt.activity, attempt, done.get(key)) for key, attempt in newest.items()}
    return begun | unanswered(user, {key: at for key, at in done.items() if key not in begun})


def unanswered(user: User, done: dict[str, datetime]) -> dict[str, Shown]:
    """What is done although nothing was answered: it was viewed, handed in, or a tutor said so."""
    if not done:
        return {}
    activities = Activity.objects.visible_to(user).filter(key__in=done)
    return {activity.key: show(user, activity, None, done[activity.key]) for activity in activities}


def waiting(facts: Facts) -> Shown:
    """Return an activity that nobody has begun, from what its section keeps of it."""
    return Shown(facts=facts, activity=Activity(pk=facts["pk"], key=facts["key"], done_when=facts.get("done_when", "")))


def facts_for_section(activity: Activity) -> Facts:
    """What a section keeps of an activity. The section is drawn again whenever the activity is published."""
    return activity.as_published() | {"pk": activity.pk}
