"""Cartridges that authors brought, and row by row what came of each. The file is kept until it was taken in."""

from django.conf import settings
from django.db import models

from learning.rules import Permission


class CartridgeImportQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "CartridgeImportQuerySet":
        """Content authors see all of them: drafts are everybody's who writes here."""
        return self.all() if user.has_perm(Permission.BRING_CARTRIDGE) else self.none()


class CartridgeImport(models.Model):
    """One cartridge. A worker takes it in; `rows` then say of each part what was taken and what was not, and why."""

    id = models.UUIDField(primary_key=True, editable=False)
    name = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    content = models.BinaryField()
    done_at = models.DateTimeField(null=True, blank=True)
    module = models.ForeignKey("learning.ModulePage", null=True, on_delete=models.SET_NULL, related_name="+")
    rows = models.JSONField(default=list)

    objects = CartridgeImportQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"import {self.pk}"
