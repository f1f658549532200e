"""Activities in a section, settled as their author would, through the product's own actions."""

from activities.actions.activity import publish_activity
from learning.models.outline import library
from tests.factories.activities import make_sort
from tests.factories.learning import make_chapter, make_module, make_section, text_block


def settled(activity, **settings):
    """Publish the same activity with other settings."""
    publish_activity(key=activity.key, **settings)
    activity.refresh_from_db()
    return activity


def section_with(*activities, title="A visit, three ways", minutes=20, **values):
    """A section of the one chapter of the one module that holds these activities, as readers find it."""
    body = [text_block("opening", "One"), *({"type": "activity", "id": f"try-{one.key}", "value": one.pk} for one in activities)]
    page = make_section(make_chapter(make_module()), title, minutes=minutes, body=body, **values)
    return entry_of(page)


def entry_of(page):
    return next(entry for module in library().modules.values() for _, entry in module.steps() if entry.pk == page.pk)


def module_now():
    return library().modules["digital-practice"]


def make_seen(number):
    """That many activities in one section, each of which tutors see who has done it."""
    made = [settled(make_sort(key=f"sort-{one}", title=f"Sort {one}"), tutors_see_done=True) for one in range(number)]
    section_with(*made)
    return made
