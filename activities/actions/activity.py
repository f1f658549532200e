from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from accounts.actions.role import AUTHORS
from accounts.models import User
from activities.models import Activity


@transaction.atomic
def publish_activity(*, key: str, by: User | None = None, **fields: Any) -> tuple[Activity, bool]:
    """Make or renew the activity with this key, and publish it. Attempts stay on the version they began with.

    Returns the activity and whether anything changed: the same words again make no revision. Raises ValidationError
    where the words do not hold together, such as a card without feedback for one of its groups.
    """
    activity = Activity.objects.filter(key=key).first()
    before = activity.as_published() if activity and activity.live else None
    activity = activity or Activity(key=key, live=False)
    for name, value in fields.items():
        setattr(activity, name, value)
    activity.body.stream_block.clean(activity.body)
    activity.full_clean(exclude=["body"])
    if activity.as_published() == before:
        return activity, False
    activity.save()
    activity.save_revision(user=by, log_action=True).publish(user=by, skip_permission_checks=True)
    activity.refresh_from_db()
    return activity, True


@transaction.atomic
def allow_authors() -> None:
    """Let content authors write and publish activities and questions of the bank in the Wagtail admin. Twice is once."""
    group, _ = Group.objects.get_or_create(name=AUTHORS)
    names = [f"{verb}_{model}" for verb in ("add", "change", "publish") for model in ("activity", "bankquestion")]
    group.permissions.add(*Permission.objects.filter(content_type__app_label="activities", codename__in=names))
