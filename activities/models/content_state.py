"""What content in a browser keeps of itself for one person, so that they can go on where they were."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils import timezone

from activities.xapi.formats import LONGEST_IRI


class ContentStateQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "ContentStateQuerySet":
        """Only the person whose content it is."""
        return self.filter(person=user) if user.is_authenticated else self.none()


class ContentState(models.Model):
    """One document of the xAPI state resource. It may hold what somebody typed: nobody else reads it, and nothing logs it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="content_states")
    activity = models.CharField(max_length=LONGEST_IRI)
    registration = models.CharField(max_length=36, blank=True, help_text="Empty where it belongs to no attempt in particular.")
    name = models.CharField(max_length=200, help_text="The stateId.")
    content_type = models.CharField(max_length=40)
    content = models.TextField(blank=True)
    updated = models.DateTimeField(default=timezone.now)

    objects = ContentStateQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["person", "activity", "registration", "name"], name="content_state_once"),
        ]

    def __str__(self) -> str:
        return f"content state {self.pk}"

    @property
    def etag(self) -> str:
        """The SHA-1 of the content in quotes, as the specification has it: it tells versions apart and protects nothing."""
        return f'"{hashlib.sha1(self.content.encode(), usedforsecurity=False).hexdigest()}"'
