"""{% h5p_embed content %} shows a content on a page. {% h5p_frame address title %} shows what an address of the host leads to."""

from typing import Any

from django import template

from django_h5p.actions import open_player
from django_h5p.models import Content
from django_h5p.views.player import SANDBOX

register = template.Library()


@register.inclusion_tag("django_h5p/embed.html", takes_context=True)
def h5p_embed(context: Any, content: Content, place: str = "", *, keep: bool = True) -> dict[str, Any]:
    """Show a content to whoever is signed in, and keep what they do there; `keep=False` keeps nothing, as in a preview.

    `place` tells the same content on two pages apart. Shows nothing to those whom the policy does not let in. Costs a query.
    """
    user = context["request"].user
    person = user if user.is_authenticated else None
    address = open_player(content=content, user=person, place=place, keep=keep)
    return {"title": content.title, "address": address, "sandbox": SANDBOX, "first": is_first(context)}


@register.inclusion_tag("django_h5p/embed.html", takes_context=True)
def h5p_frame(context: Any, address: str, title: str) -> dict[str, Any]:
    """Show a player whose address the host makes when it is asked for: a view that redirects to what `open_player` returns.

    For pages that are drawn once for many readers. Costs no query, and nothing is begun before the frame is in sight.
    """
    return {"title": title, "address": address, "sandbox": SANDBOX, "first": is_first(context)}


def is_first(context: Any) -> bool:
    """Whether the page needs the script and the style."""
    first = not context.get("h5p_embedded")
    context.dicts[0]["h5p_embedded"] = True
    return first


@register.simple_tag
def h5p_sandbox() -> str:
    """What a frame of ours may do."""
    return SANDBOX
