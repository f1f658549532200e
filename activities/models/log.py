from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator

from accounts.models import User
from accounts.prepared import attach, prepared
from activities.models.log_file_counts import with_file_counts
from activities.models.log_words import Format, Words
from history.append_only import AppendOnly
from writing.models import Audience, AudienceMember, Draft

DRAFT_KIND = "log_entry"
LATE = 2  # days: later than this, the page says how much later it was written


class LogEntryQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model, on: date | None = None) -> "LogEntryQuerySet":
        """The author's own, and what was shared with this person by name and is not held back from them on the day.

        Nobody else's: rank changes nothing.
        """
        if not user.is_authenticated:
            return self.none()
        return self.filter(models.Q(author=user) | models.Q(audience__in=Audience.objects.open_to(user, on)))

    def held_back_from(self, user: models.Model) -> "LogEntryQuerySet":
        """What was shared with this person and might identify somebody. They may learn that it is held back, and no more."""
        return self.filter(audience__in=Audience.objects.held_back_from(user))

    def written_by(self, user: models.Model) -> "LogEntryQuerySet":
        return self.filter(author=user)

    def shared_with(self, user: models.Model, on: date | None = None) -> "LogEntryQuerySet":
        return self.visible_to(user, on).exclude(author=user)

    def with_readers(self) -> "LogEntryQuerySet":
        """Fetch authors and readers too, so that a list can say who sees each entry."""
        members = AudienceMember.objects.now().with_holds().select_related("person")
        return self.select_related("author", "audience__owner").prefetch_related(
            models.Prefetch("audience__members", queryset=members)
        )


@prepared
def drafts_of_entries(person):
    saved = LogEntry.objects.written_by(person).filter(pk=models.OuterRef("pk"))
    return Draft.objects.visible_to(person).unfinished(DRAFT_KIND).annotate(is_new=~models.Exists(saved))


@prepared
def shared_entries(person, today):
    rows = LogEntry.objects.shared_with(person, today)
    rows = with_file_counts(rows, person, today)
    return rows.select_related("author", "audience__owner").prefetch_related("versions")


@prepared
def members_of_shared_entries(person, today):
    shared = LogEntry.objects.shared_with(person, today).values("audience")
    return AudienceMember.objects.now().with_holds(today).filter(audience__in=shared).select_related("person")


def entries_shared_with(person: User) -> list["LogEntry"]:
    """Return what others have shared with this person and is not held back from them, with readers and versions. Three queries."""
    asked = {"person": person, "today": timezone.localdate()}
    entries = shared_entries(**asked)
    members = members_of_shared_entries(**asked) if entries else []
    attach([entry.audience for entry in entries], "members", members, by="audience_id")
    return entries


def unfinished_entries(user: User) -> list[Draft]:
    """Return what this person typed into the editor and has not saved yet, newest first; `is_new` says there is no entry yet."""
    drafts = [draft for draft in drafts_of_entries(person=user) if title_of(draft)]
    for draft in drafts:
        draft.title = title_of(draft)
    return drafts


def title_of(draft: Draft) -> str:
    """What the writer knows their draft by: its title, or how it begins."""
    return draft.fields.get("title", "").strip() or Truncator(draft.fields.get("body", "").strip()).words(6, truncate=" …")


class LogEntry(Words, models.Model):
    """What a student writes about their own practice. Private to them until they share it with somebody by name.

    The id is made by the page or the phone. The text a reader gets is a LogEntryVersion, never the entry itself.
    """

    Format = Format

    id = models.UUIDField(primary_key=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="log_entries")
    audience = models.OneToOneField("writing.Audience", on_delete=models.PROTECT, related_name="log_entry")
    title = models.CharField(max_length=150, blank=True)
    body = models.TextField()
    format = models.CharField(max_length=20, choices=Format, default=Format.PLAIN)
    prompt = models.TextField(blank=True, help_text="The question it answers, as it was asked then.")
    quoted = models.TextField(blank=True, help_text="What was answered in the activity, as it was then.")
    template = models.ForeignKey(
        "activities.LogTemplate", on_delete=models.PROTECT, null=True, blank=True, to_field="key", related_name="log_entries"
    )
    template_title = models.CharField(max_length=80, blank=True, help_text="What the template was called then.")
    questions = models.JSONField(default=list, blank=True, help_text="The questions of the template, as they were asked then.")
    attempt = models.ForeignKey("activities.Attempt", on_delete=models.PROTECT, null=True, blank=True, related_name="log_entries")
    event_on = models.DateField()
    written_at = models.DateTimeField(default=timezone.now, help_text="When the first words were typed.")
    updated_at = models.DateTimeField(default=timezone.now)
    flagged_at = models.DateTimeField(null=True, blank=True, help_text="When it was flagged for supervision.")
    version = models.PositiveIntegerField(default=1)

    objects = LogEntryQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-event_on", "-written_at"]
        verbose_name_plural = "log entries"
        indexes = [models.Index(fields=["author", "-event_on", "-written_at"], name="log_entry_timeline")]

    def __str__(self) -> str:
        return f"log entry {self.pk}"

    @property
    def month(self) -> date:
        return self.event_on.replace(day=1)

    @property
    def days_later(self) -> int:
        """How many days after the event it was written; 0 where that is not worth saying."""
        days = (timezone.localdate(self.written_at) - self.event_on).days
        return days if days > LATE else 0

    def put_words(self, words: dict[str, str]) -> None:
        """Make a new version of the entry, with these words in it."""
        for name, text in words.items():
            setattr(self, name, text)
        self.version, self.updated_at = self.version + 1, timezone.now()
        self.save(update_fields=[*words, "version", "updated_at"])

    def version_given_to(self, person: User) -> int | None:
        return next((member.version for member in self.audience.members_now if member.person_id == person.pk), None)

    def as_read_by(self, person: User) -> "LogEntry | LogEntryVersion":
        """What this person may read: the author the entry itself, anybody else the version they were given."""
        if person.pk == self.author_id:
            return self
        given = self.version_given_to(person)
        return next(version for version in self.versions.all() if version.number == given)


class LogEntryVersion(Words, AppendOnly):
    """A log entry as it was when it was shared. What a reader reads, and what evidence points at. Never changed."""

    entry = models.ForeignKey(LogEntry, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=150, blank=True)
    body = models.TextField()
    format = models.CharField(max_length=20, choices=Format, default=Format.PLAIN)
    prompt = models.TextField(blank=True)
    quoted = models.TextField(blank=True)
    template_title = models.CharField(max_length=80, blank=True)
    questions = models.JSONField(default=list, blank=True)
    event_on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="log_entry_version_once")]

    def __str__(self) -> str:
        return f"version {self.number} of log entry {self.entry_id}"
