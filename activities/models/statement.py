"""The one store of xAPI statements: what happened in activities, and whether Waymark says so or a browser reported it."""

from dataclasses import asdict
from uuid import NAMESPACE_URL, uuid4, uuid5

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from activities.xapi import VOIDED, account
from activities.xapi.formats import LONGEST_IRI
from activities.xapi.kept import as_kept, columns_of
from history.append_only import AppendOnly, AppendOnlyQuerySet


class StatementQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user: models.Model) -> "StatementQuerySet":
        """Only the person it is about, as with attempts."""
        return self.filter(person=user) if user.is_authenticated else self.none()

    def valid(self) -> "StatementQuerySet":
        """Those that nobody voided."""
        return self.exclude(self.is_voided())

    def voided(self) -> "StatementQuerySet":
        return self.filter(self.is_voided())

    def is_voided(self) -> Q:
        """A person voids what their own browser reported; what Waymark says stands, and so does the voiding itself."""
        voiding = Statement.objects.filter(verb=VOIDED, target=OuterRef("uuid"), person=OuterRef("person"))
        return Q(Exists(voiding), verified=False) & ~Q(verb=VOIDED)


class Statement(AppendOnly):
    """One sentence about one person: who did what with which activity, and what came of it. Never changed, only voided.

    `verified` says that Waymark wrote it, from an attempt of its own. Everything else was reported by a browser and may
    be made up: it never changes an attempt and is never sent on. The columns repeat what is looked for in `statement`.
    """

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="statements")
    verb = models.CharField(max_length=LONGEST_IRI)
    activity = models.CharField(max_length=LONGEST_IRI, blank=True, help_text="Its address; empty where it is about no activity.")
    target = models.UUIDField(null=True, blank=True, help_text="The statement that this one is about.")
    registration = models.UUIDField(null=True, blank=True)
    timestamp = models.DateTimeField(help_text="When it happened, as whoever says it has it.")
    stored = models.DateTimeField(default=timezone.now, editable=False)
    verified = models.BooleanField(default=False)
    statement = models.JSONField()

    objects = StatementQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-stored", "-pk"]
        indexes = [
            models.Index(fields=["person", "-stored", "-id"], name="statement_newest"),
            models.Index(fields=["person", "activity", "-stored"], name="statement_by_activity"),
            models.Index(fields=["target"], condition=Q(target__isnull=False), name="statement_by_target"),
        ]

    def __str__(self) -> str:
        return f"statement {self.uuid}"

    @classmethod
    def saying(cls, said: dict, *, person: int, authority: dict, verified: bool) -> "Statement":
        """Return a row, not saved yet, for a valid statement with an id."""
        stored = timezone.now()
        whole = as_kept(said, stored=stored, authority=authority)
        columns = asdict(columns_of(whole))
        return cls(person_id=person, stored=stored, verified=verified, statement=whole, **columns)


def account_of(person: int) -> dict:
    """Return somebody as statements know them: the same account in all of them, which tells neither name nor address."""
    return account(settings.SITE_URL, str(uuid5(NAMESPACE_URL, f"{settings.SITE_URL}/people/{person}")))


def account_of_waymark() -> dict:
    """Who stands for what Waymark says itself."""
    return account(settings.SITE_URL, "waymark")
