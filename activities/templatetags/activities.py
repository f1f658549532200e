"""What a section needs to draw an activity that its reader has not begun."""

from django import template

from activities.blocks import Facts
from activities.models.shown import Shown, waiting

register = template.Library()


@register.filter
def as_waiting(facts: Facts) -> Shown:
    return waiting(facts)
