from datetime import datetime

from django.conf import settings
from django.core import signing
from django.db import models
from django.utils import timezone
from django.utils.http import base36_to_int, int_to_base36

from accounts.prepared import prepared

SIGNER = signing.Signer(salt="accounts.link", sep=".")


class LinkQuerySet(models.QuerySet):
    def for_token(self, token: str) -> "Link":
        """Return the link this token was written for. Raises Link.DoesNotExist for a token we did not write."""
        try:
            pk, version = (base36_to_int(part) for part in SIGNER.unsign(token).split("-"))
        except (signing.BadSignature, ValueError):
            raise self.model.DoesNotExist from None
        found = links_with_person(link=pk, version=version)
        if not found:
            raise self.model.DoesNotExist
        return found[0]


@prepared
def links_with_person(link, version):
    return Link.objects.filter(pk=link, version=version).select_related("person")


class Link(models.Model):
    """Lets one invited person do one thing, without an account.

    The token is an HMAC of id and version: nothing secret is stored, and a worker can write the link again.
    The thing to be done points at its Link, never the other way. A new version makes every earlier token void.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="links")
    sent_to = models.EmailField(help_text="The address this link is bound to. Receipts go here too.")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="links_made")
    version = models.PositiveIntegerField(default=1)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"link {self.pk}"

    @property
    def token(self) -> str:
        return SIGNER.sign(f"{int_to_base36(self.pk)}-{int_to_base36(self.version)}")

    def is_open(self, now: datetime | None = None) -> bool:
        """Whether it still admits its person to act: not withdrawn, not expired."""
        return self.withdrawn_at is None and (now or timezone.now()) < self.expires_at
