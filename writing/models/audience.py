from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import OuterRef
from django.utils import timezone

from accounts.models import User
from history.constraints import all_or_none
from writing.models.educator import educates
from writing.models.flag import IdentifierFlag
from writing.models.sentence import sentence_of


class AudienceQuerySet(models.QuerySet):
    def open_to(self, user: models.Model, on: date | None = None) -> "AudienceQuerySet":
        """Audiences of things this person owns or can read on the day, as they were let in and nothing is held back from them."""
        if not user.is_authenticated:
            return self.none()
        reading = AudienceMember.objects.reading(on).filter(person=user).values("audience")
        return self.filter(models.Q(owner=user) | models.Q(pk__in=reading))

    def held_back_from(self, user: models.Model, on: date | None = None) -> "AudienceQuerySet":
        """Audiences of things this person has been let in to and cannot read, because they might identify somebody."""
        held = AudienceMember.objects.now().held_back(on).filter(person=user).values("audience")
        return self.filter(pk__in=held)


class Audience(models.Model):
    """Who can see one thing. Nobody but its owner until the owner shares it, and roles and rank change nothing."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="audiences")

    objects = AudienceQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"audience {self.pk}"

    @property
    def members_now(self) -> list["AudienceMember"]:
        """Those who have been let in and not out again. Costs nothing where a list has fetched members before."""
        return [member for member in self.members.all() if member.withdrawn_at is None]

    @property
    def readers_now(self) -> list["AudienceMember"]:
        """Those of members_now who can read it: it is not held back from them. Costs nothing after with_holds()."""
        fetched = "members" in getattr(self, "_prefetched_objects_cache", {})
        members = self.members_now if fetched else self.members.now().with_holds().select_related("person")
        if any(member.is_held_back is None for member in members):
            held = set(self.members.held_back().values_list("pk", flat=True))
            return [member for member in members if member.pk not in held]
        return [member for member in members if not member.is_held_back]

    def sentence(self, reader: User, also: Iterable[str] = ()) -> str:
        """Say who can see it, from where the reader stands: “You and Joan Pritchard can see this”.

        `also` names those who can read it in another way, such as an emergency reading.
        """
        return sentence_of(self.owner, self.readers_now, reader, also)


class AudienceMemberQuerySet(models.QuerySet):
    def now(self) -> "AudienceMemberQuerySet":
        """Those who have been let in and not out again."""
        return self.filter(withdrawn_at__isnull=True)

    def held_back(self, on: date | None = None) -> "AudienceMemberQuerySet":
        return self.filter(is_held(on))

    def not_held_back(self, on: date | None = None) -> "AudienceMemberQuerySet":
        return self.exclude(is_held(on))

    def reading(self, on: date | None = None) -> "AudienceMemberQuerySet":
        """Those who can read what they were given, on the day."""
        return self.now().not_held_back(on)

    def with_holds(self, on: date | None = None) -> "AudienceMemberQuerySet":
        """Each says of itself whether what it was given is held back from it."""
        return self.annotate(is_held_back=models.ExpressionWrapper(is_held(on), output_field=models.BooleanField()))


def is_held(on: date | None = None) -> models.Q:
    """Return the condition that what a member was given might identify somebody, so that they cannot read it.

    The practice educator of its owner goes on reading it (practice learning, A8).
    """
    flags = IdentifierFlag.objects.holding_back().filter(audience=OuterRef("audience"), version__gte=OuterRef("version"))
    teaches = educates(student=OuterRef("audience__owner"), educator=OuterRef("person"), on=on or timezone.localdate())
    return models.Q(models.Exists(flags)) & ~teaches


class AudienceMember(models.Model):
    """One person let in by name, from when to when. `version` is the text they were given, where the thing has versions.

    Who was let in as one of a group keeps what it was called and how many it had on that day, for the sentence alone:
    nobody is let in by the group itself.
    """

    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="let_in_to")
    version = models.PositiveIntegerField(null=True, blank=True)
    group = models.CharField(max_length=60, blank=True, help_text="What follows “your”: seminar group. Empty: chosen by name.")
    group_size = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How many others were in it that day.")
    shared_at = models.DateTimeField(default=timezone.now, editable=False)
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = AudienceMemberQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    is_held_back: bool | None = None  # None until with_holds() has asked

    class Meta:
        ordering = ["shared_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["audience", "person"], condition=models.Q(withdrawn_at__isnull=True), name="audience_member_once"
            ),
            models.CheckConstraint(
                condition=models.Q(group="") ^ models.Q(group_size__isnull=False), name="audience_member_group_has_a_size"
            ),
            all_or_none("withdrawn_at", "withdrawn_by", name="audience_member_withdrawn_at_and_by"),
        ]
        indexes = [
            models.Index(
                fields=["person", "audience"], condition=models.Q(withdrawn_at__isnull=True), name="audience_member_let_in"
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.person_id} in audience {self.audience_id}"
