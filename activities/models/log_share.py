from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import User
from activities.models.log import LogEntry
from writing.models import AudienceMember
from writing.states import TAKE_BACK_WITHIN


class RecentShareQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "RecentShareQuerySet":
        """Only the author's own."""
        return self.filter(entry__author=user) if user.is_authenticated else self.none()

    def undoable(self, now: datetime | None = None) -> "RecentShareQuerySet":
        """Those whose quarter of an hour is not over, each with whom it let in."""
        return self.filter(shared_at__gte=(now or timezone.now()) - TAKE_BACK_WITHIN).prefetch_related("readers")


class RecentShare(models.Model):
    """One press of Share, for as long as it can be undone. The row goes then, and with it the words that were replaced."""

    entry = models.ForeignKey(LogEntry, on_delete=models.PROTECT, related_name="recent_shares")
    version = models.PositiveIntegerField(help_text="What they were given.")
    words_before = models.JSONField(
        default=dict, blank=True, help_text="The author's own words, where sharing replaced them. Empty where it did not."
    )
    seen = models.CharField(max_length=16, blank=True, help_text="Which words the page showed, so that a second press is known.")
    shared_at = models.DateTimeField(default=timezone.now)

    objects = RecentShareQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["shared_at", "pk"]

    def __str__(self) -> str:
        return f"recent share {self.pk}"

    @property
    def undo_until(self) -> datetime:
        return self.shared_at + TAKE_BACK_WITHIN

    def brings_words_back(self, entry: LogEntry) -> bool:
        """Whether undoing gives the author their own words again: where some were replaced, and not changed since."""
        return bool(self.words_before) and entry.version == self.version

    def let_in(self, members: list[AudienceMember]) -> list[AudienceMember]:
        """Return those of the members that undoing is about: they have what this press gave them, and it is not taken back."""
        people = {reader.person_id for reader in self.readers.all()}
        return [member for member in members if member.person_id in people and member.version == self.version]


class RecentShareReader(models.Model):
    """Somebody whom one press of Share let in, or gave newer words to."""

    share = models.ForeignKey(RecentShare, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version_before = models.PositiveIntegerField(null=True, blank=True, help_text="What they could read until then, if anything.")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["share", "person"], name="recent_share_reader_once")]

    def __str__(self) -> str:
        return f"person {self.person_id} in recent share {self.share_id}"


def pressed_before(entry: LogEntry, author: User, people: list[User], seen: str) -> RecentShare | None:
    """Return the share that the same press has made already: with these words, to these people. None where there is none."""
    if not seen:
        return None
    shares = RecentShare.objects.visible_to(author).undoable().filter(entry=entry, version=entry.version, seen=seen)
    wanted = {person.pk for person in people}
    return next((share for share in shares if wanted <= {reader.person_id for reader in share.readers.all()}), None)
