"""What a tutor or practice educator says about a whole text that somebody let them read, and what its owner answers."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from history.append_only import AppendOnly, AppendOnlyQuerySet
from writing.models import Audience
from writing.states import TAKE_BACK_WITHIN


class FeedbackQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model, on: date | None = None) -> "FeedbackQuerySet":
        """What others said about this person's own texts, and what they said themselves about a text they can read on the day.

        Nobody else's: other readers of the same text do not learn that there is any.
        """
        if not user.is_authenticated:
            return self.none()
        mine = Q(author=user, about__in=Audience.objects.open_to(user, on))
        return self.filter(Q(about__owner=user) | mine)


class Feedback(models.Model):
    """One person's words about a text, to its owner alone. The id is made by the page, so that sending it twice is once.

    `about` is the audience of the text, `version` the one that was read. `audience` is that of the feedback: who said it,
    and the owner of the text. Never changed; taken back within a quarter of an hour, its words are gone and its id stays taken.
    """

    id = models.UUIDField(primary_key=True)
    about = models.ForeignKey("writing.Audience", on_delete=models.PROTECT, related_name="feedback")
    version = models.PositiveIntegerField(help_text="The shared version of the text that was read.")
    audience = models.OneToOneField("writing.Audience", on_delete=models.PROTECT, related_name="feedback_itself")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="feedback_given")
    words = models.TextField(blank=True, help_text="May be empty where it was spoken.")
    sent_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    notice = models.OneToOneField("accounts.Notice", on_delete=models.PROTECT, related_name="feedback")
    read_on = models.DateField(null=True, blank=True, help_text="The day on which the owner said that they have read it.")
    question_at = models.DateTimeField(null=True, blank=True, help_text="When the owner asked something that is not answered.")
    will_do = models.TextField(blank=True, help_text="What the owner will do next, in their own words.")
    will_do_at = models.DateTimeField(null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["sent_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | Q(words=""), name="feedback_has_no_words_once_taken_back"
            ),
            models.CheckConstraint(condition=Q(will_do_at__isnull=False) ^ Q(will_do=""), name="feedback_will_do_has_its_time"),
        ]
        indexes = [
            models.Index(fields=["author"], condition=Q(question_at__isnull=False), name="feedback_with_a_question"),
        ]

    def __str__(self) -> str:
        return f"feedback {self.pk}"

    @property
    def until(self) -> datetime:
        """Until when whoever said it can take it back."""
        return self.sent_at + TAKE_BACK_WITHIN

    def can_be_taken_back(self, now: datetime) -> bool:
        return self.taken_back_at is None and now < self.until


class FeedbackAnswerQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user: models.Model) -> "FeedbackAnswerQuerySet":
        """Whoever can see the feedback."""
        return self.filter(feedback__in=Feedback.objects.visible_to(user))


class FeedbackAnswer(AppendOnly):
    """One question or answer under feedback, by its author or by the owner of the text. The id is made by the page."""

    id = models.UUIDField(primary_key=True)
    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="answers")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FeedbackAnswerQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class UnreadFeedback(models.Model):
    """That somebody has not opened the text since this was said to them. It goes when they do, so no hour of anybody is kept."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="unread")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unread_feedback")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "feedback"], name="unread_feedback_once")]

    def __str__(self) -> str:
        return f"feedback {self.feedback_id}, not read by person {self.person_id}"
