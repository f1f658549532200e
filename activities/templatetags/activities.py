"""What templates ask of an activity beyond what it holds."""

from django import template

from activities.blocks import Facts
from activities.models.class_picture import ClassPicture, Share
from activities.models.shown import Shown, waiting

register = template.Library()


@register.filter
def as_waiting(facts: Facts) -> Shown:
    """Return an activity that its reader has not begun, from what a section keeps of it."""
    return waiting(facts)


@register.filter
def shares_of(picture: ClassPicture | None, key: str) -> list[Share]:
    """Return what a cohort said of one item of a poll; an empty list where there is no picture."""
    return picture.lines.get(key, []) if picture else []
