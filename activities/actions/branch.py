"""What an author does to a branching case on its map. Each is a new draft, as saving the form would be; nothing is published."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from accounts.models import User
from activities.blocks.authored import free_key
from activities.models import Activity


class ChangedMeanwhile(Exception):
    """Somebody saved the activity after the map was drawn. Its text is a sentence fit for a page."""


@transaction.atomic
def connect_options(*, activity: Activity, leads: Mapping[tuple[str, int], str], seen: int | None, by: User) -> Activity:
    """Lead options on to steps or endings, by the key of their step and their number. What is not mentioned stays.

    `seen` is the revision that the map was drawn from. Raises ChangedMeanwhile where there is a newer one.
    """

    def change(case: Any) -> None:
        known = {row["key"] for name in ("scenes", "endings") for row in case[name]}
        for scene in case["scenes"]:
            for number, choice in enumerate(scene["choices"]):
                to = leads.get((scene["key"], number), choice["leads_to"])
                choice["leads_to"] = to if to in known else ""

    return changed(activity, change, seen, by)


@transaction.atomic
def add_step(*, activity: Activity, title: str, ending: bool, seen: int | None, by: User) -> Activity:
    """Add an empty step, or an ending, with a title. Raises ChangedMeanwhile."""

    def change(case: Any) -> None:
        rows = case["endings" if ending else "scenes"]
        child = rows.list_block.child_block
        taken = {row["key"] for name in ("scenes", "endings") for row in case[name]}
        new = child.get_default()
        new["title"], new["key"] = title, free_key(title, taken, child.child_blocks["key"].prefix)
        rows.append(new)

    return changed(activity, change, seen, by)


@transaction.atomic
def add_option(*, activity: Activity, step: str, text: str, leads_to: str, seen: int | None, by: User) -> Activity:
    """Add an option to the step with this key. Raises ChangedMeanwhile."""

    def change(case: Any) -> None:
        rows = next(scene["choices"] for scene in case["scenes"] if scene["key"] == step)
        new = rows.list_block.child_block.get_default()
        new["text"], new["leads_to"] = text, leads_to
        rows.append(new)

    return changed(activity, change, seen, by)


def changed(activity: Activity, change: Callable[[Any], None], seen: int | None, by: User) -> Activity:
    locked = Activity.objects.select_for_update().get(pk=activity.pk)
    if locked.latest_revision_id != seen:
        raise ChangedMeanwhile("It was saved somewhere else meanwhile. Here it is as it is now: please do it again.")
    draft = locked.get_latest_revision_as_object()
    change(draft.body[0].value)
    draft.save_revision(user=by, log_action=True)
    return draft
