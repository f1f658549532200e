"""Files of questions that authors bring, and which words of them are in the bank already."""

import hashlib
import json

from django.conf import settings
from django.db import models

from activities.interchange.question import Question
from history.constraints import all_or_none


class QuestionOrigin(models.Model):
    """Words of a file that a question of the bank was made of, so that the same file a second time changes nothing."""

    digest = models.CharField(max_length=64, unique=True)
    question = models.ForeignKey("activities.BankQuestion", on_delete=models.PROTECT, related_name="origins")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"origin of question {self.question_id}"

    @staticmethod
    def digest_of(question: Question) -> str:
        """The same for the same question, whatever its topic and tags are."""
        plain = {name: value for name, value in question.as_plain().items() if name not in {"topic", "tags"}}
        return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


class QuestionImportQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "QuestionImportQuerySet":
        """Only whoever brought the file."""
        return self.filter(by=user) if user.is_authenticated else self.none()


class QuestionImport(models.Model):
    """A file that an author brought, between looking at it and taking it in. `result` says afterwards what became of it."""

    id = models.UUIDField(primary_key=True, editable=False)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    imported_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(null=True, blank=True)

    objects = QuestionImportQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at"]
        constraints = [all_or_none("imported_at", "result", name="question_import_done_with_its_result")]

    def __str__(self) -> str:
        return f"import {self.pk}"
