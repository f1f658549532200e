"""Who may do what with H5P here, and how an upload is looked at in the background. django_h5p itself knows nothing of Waymark."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.dispatch import receiver
from django.urls import reverse

from accounts.rules import is_an_administrator, is_an_author
from activities.models import Activity
from activities.models.h5p import activity_at
from activities.rules import Permission
from django_h5p import policy
from django_h5p.actions import carry_out
from django_h5p.models import Import
from django_h5p.signals import import_ended
from history import audit as history
from history.outbox import delivers, promise
from writing.providers import ScannerAway, scanner


class Policy(policy.Policy):
    """Content authors write with what is installed; system administrators install. Decision 0038 says why.

    Whoever may do an activity plays the content that it embeds, in its place and nowhere else.
    """

    def may_add_content(self, user: Any) -> bool:
        return is_an_author(user) or is_an_administrator(user)

    def may_install_library(self, user: Any) -> bool:
        return is_an_administrator(user)

    def may_update_library(self, user: Any) -> bool:
        return is_an_administrator(user)

    def may_restrict_library(self, user: Any) -> bool:
        return is_an_administrator(user)

    def may_change(self, user: Any, content: Any) -> bool:
        return self.may_add_content(user)

    def may_play(self, user: Any, content: Any, context: str) -> bool:
        return user is not None and (self.may_change(user, content) or self.may_do(user, content, context))

    def may_do(self, user: Any, content: Any, context: str) -> bool:
        activity = activity_at(context, content, user)
        return activity is not None and user.has_perm(Permission.DO_ACTIVITY, activity)


def uses(contents: list[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    """For H5P_USES: the activities that play these contents, each with the address of its page. One query."""
    found: dict[UUID, list[tuple[str, str]]] = {}
    for activity in Activity.objects.only("title", "body").order_by("title"):
        content = activity.body[0].value["content"] if activity.kind_name == "h5p" else ""
        if content:
            found.setdefault(UUID(content), []).append((activity.title, reverse("activities:attempt", args=[activity.pk])))
    return {uuid: found[uuid] for uuid in contents if uuid in found}


def promise_import(import_uuid: UUID) -> None:
    """For H5P_RUN_IMPORT: an upload is looked at by whoever drains the outbox."""
    with transaction.atomic():
        promise("config.h5p_import", key=f"h5p-import-{import_uuid}", uuid=str(import_uuid))


@delivers("config.h5p_import")
def deliver_h5p_import(*, key: str, uuid: str) -> None:
    carry_out(UUID(uuid))


@receiver(import_ended)
def write_down(sender: Any, record: Import, **kwargs: Any) -> None:
    """Keep in the history who brought which file and what came of it: never its name, which somebody chose."""
    details = {"code": record.code or "accepted", "libraries": len(record.libraries_installed)}
    content = {"content": record.content.pk} if record.content else {}
    history.record("h5p.import", subject=record, by=record.by, system=record.by is None, **details, **content)


def passes_scanner(path: Path) -> bool:
    """For H5P_SCANNER: whether the site's virus check, where it has one, finds nothing. While it is away nothing is taken."""
    if not scanner().looks:
        return True
    with path.open("rb") as file:
        try:
            return not scanner().scan(file).found
        except ScannerAway:
            return False
