from django.conf import settings
from django.db import models


class UnreadComment(models.Model):
    """That somebody has not opened the text since this comment was written. It goes when they do, so no hour of anybody is kept."""

    comment = models.ForeignKey("writing.Comment", on_delete=models.CASCADE, related_name="unread")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unread_comments")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "comment"], name="unread_comment_once")]

    def __str__(self) -> str:
        return f"comment {self.comment_id}, not read by person {self.person_id}"
