from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property

from accounts.models import Membership, User
from accounts.prepared import prepared
from accounts.rules import Role
from activities.blocks import Facts
from activities.rules import place_in

TAKES_PART = (Role.STUDENT, Role.TUTOR)
BESIDE_A_SECTION: Facts = {"question": "", "held": False, "unnamed": False, "roles": [], "posts": 0, "answers": 0}


def groups_of(user: models.Model, *roles: Role, of: str = "") -> models.Q:
    """Return the condition: a discussion of this person's cohorts or programmes of today, in one of these roles.

    `of` leads to the discussion from another row, such as "discussion__".
    """
    places = [one for one in user.memberships_now if one.role in roles and one.cohort_id]
    cohorts = {one.cohort_id for one in places}
    programmes = {one.cohort.programme_id for one in places}
    return models.Q((f"{of}cohort__in", cohorts)) | models.Q((f"{of}programme__in", programmes))


def taking_part(here: models.Q, today: Any) -> models.QuerySet:
    """Roles that let somebody in today: the role, who, and what they are called."""
    current = Membership.objects.current(today).filter(here, role__in=TAKES_PART, person__is_active=True)
    return current.order_by("person__name", "person").values_list("role", "person", "person__called", "person__name")


@prepared
def in_cohort(cohort, today):
    return taking_part(models.Q(cohort=cohort), today)


@prepared
def in_programme(programme, today):
    return taking_part(models.Q(cohort__programme=programme), today)


class DiscussionQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "DiscussionQuerySet":
        """Discussions of the cohorts and programmes that this person studies in or is a tutor of today."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(groups_of(user, *TAKES_PART))

    def moderated_by(self, user: models.Model) -> "DiscussionQuerySet":
        """Those whose posts this person lets through and hides: its tutors of today."""
        return self.filter(groups_of(user, Role.TUTOR)) if user.is_authenticated else self.none()

    def with_group(self) -> "DiscussionQuerySet":
        return self.select_related("activity", "section", "cohort__programme", "programme")


class Discussion(models.Model):
    """What one group of readers says about one activity, or beside one section. The group is a cohort or a whole programme.

    `last_number` is the number of the post that was there last to read; its row lock keeps the numbers without gaps.
    """

    activity = models.ForeignKey("activities.Activity", on_delete=models.PROTECT, null=True, blank=True, related_name="discussions")
    section = models.ForeignKey("learning.SectionPage", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cohort = models.ForeignKey("accounts.Cohort", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    programme = models.ForeignKey("accounts.Programme", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    last_number = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DiscussionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(activity__isnull=True) ^ models.Q(section__isnull=True), name="discussion_of_one_thing"
            ),
            models.CheckConstraint(
                condition=models.Q(cohort__isnull=True) ^ models.Q(programme__isnull=True), name="discussion_of_one_group"
            ),
            *(
                models.UniqueConstraint(
                    fields=[thing, group],
                    condition=models.Q(**{f"{thing}__isnull": False, f"{group}__isnull": False}),
                    name=f"discussion_once_{thing}_{group}",
                )
                for thing in ("activity", "section")
                for group in ("cohort", "programme")
            ),
        ]

    def __str__(self) -> str:
        return f"discussion {self.pk}"

    @property
    def facts(self) -> Facts:
        """What its author set. Beside a section nobody sets anything: no roles, and nothing is held."""
        return self.activity.facts() if self.activity else {**BESIDE_A_SECTION, "title": self.title}

    @property
    def title(self) -> str:
        return self.activity.title if self.activity else f"Talk about “{self.section.title}”"

    def role_called(self, key: str) -> dict[str, str] | None:
        return next((role for role in self.facts["roles"] if role["key"] == key), None)

    def moderated_by(self, person: User) -> bool:
        return place_in(person, self) == Role.TUTOR

    @cached_property
    def people_now(self) -> list[tuple[str, int, str, str]]:
        """Each role that somebody has here today, once: the role, who, and what they are called. One query for the page."""
        today = timezone.localdate()
        if self.cohort_id:
            return list(dict.fromkeys(in_cohort(cohort=self.cohort_id, today=today)))
        return list(dict.fromkeys(in_programme(programme=self.programme_id, today=today)))

    def people(self, role: Role) -> list[User]:
        return list(User.objects.filter(pk__in=[pk for held, pk, *_ in self.people_now if held == role]))

    def tutors(self) -> list[str]:
        """What the people are called who let posts through today."""
        names = [(called, name) for role, _, called, name in self.people_now if role == Role.TUTOR]
        return [User(called=called, name=name).get_short_name() for called, name in names]

    def sentence(self, reader: User) -> str:
        """Say in plain words who can read it, from where the reader stands."""
        students = sum(role == Role.STUDENT for role, *_ in self.people_now)
        number = f"{students} student{'' if students == 1 else 's'}"
        whose = "the" if self.moderated_by(reader) else "your"
        if self.cohort:
            return f"Everyone in {whose} cohort ({self.cohort.title}, {number}) and their tutors can read this"
        return f"Everyone on {whose} programme ({self.programme.title}, {number}) and their tutors can read this"


class DiscussionReader(models.Model):
    """Somebody who has come into a discussion: their role in it, and up to which number they have had posts before them.

    No moment is kept: when somebody reads is nobody's business.
    """

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="readers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=50, blank=True, help_text="The key of the role they were given, where there are roles.")
    seen = models.PositiveIntegerField(null=True, blank=True, help_text="Empty until they have read it once.")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["discussion", "person"], name="discussion_reader_once")]

    def __str__(self) -> str:
        return f"reader {self.pk} of discussion {self.discussion_id}"


def discussions_open_to(user: Any, activity: models.Model) -> list[dict[str, int]]:
    """Return the groups whose discussion of this activity is open to somebody today, as what finds or makes the row."""
    return groups_open_to(user, "programme" if activity.facts()["audience"] == "programme" else "cohort")


def groups_open_to(user: Any, group: str = "cohort") -> list[dict[str, int]]:
    """Return the cohorts, or programmes, that somebody talks in today. Beside a section it is always a cohort."""
    places = [one for one in user.memberships_now if one.role in TAKES_PART and one.cohort_id]
    ids = [one.cohort.programme_id if group == "programme" else one.cohort_id for one in places]
    return [{f"{group}_id": pk} for pk in dict.fromkeys(ids)]
