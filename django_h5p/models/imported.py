"""A file that somebody brought, and what came of it. Rows stay: who brought which library may be asked much later."""

from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from django_h5p import conf
from django_h5p.models.content import Content


class Import(models.Model):
    """One file that a page, the command line or the hub brought. It is gone once it was looked at; a page shows how far it is."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waiting for its turn"
        CHECKING = "checking", "Being looked at"
        STORING = "storing", "Being put away"
        DONE = "done", "Done"
        REFUSED = "refused", "Not taken"

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="h5p_imports")
    file_name = models.CharField(max_length=255)
    from_hub = models.CharField(max_length=128, blank=True, help_text="The content type that is fetched from the hub.")
    replaces = models.ForeignKey(Content, null=True, on_delete=models.CASCADE, related_name="+", help_text="Its new revision.")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    code = models.CharField(max_length=40, blank=True)
    detail = models.TextField(blank=True)
    content = models.ForeignKey(Content, null=True, on_delete=models.SET_NULL, related_name="imports")
    libraries_installed = models.JSONField(default=list)
    libraries_held = models.JSONField(default=list, help_text="Newer patches that the file holds and nobody asked to install.")
    update_libraries = models.BooleanField(default=False)
    keep_libraries = models.BooleanField(default=False)
    began = models.DateTimeField(default=timezone.now, editable=False)
    ended = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-began"]

    def __str__(self) -> str:
        return f"{self.file_name}: {self.get_status_display()}"

    @property
    def path(self) -> Path:
        return conf.root() / "uploads" / f"{self.uuid}.h5p"

    @property
    def is_over(self) -> bool:
        return self.status in {self.Status.DONE, self.Status.REFUSED}
