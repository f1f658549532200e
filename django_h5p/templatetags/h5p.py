"""{% h5p_embed content %}: the one tag of a page that shows a content."""

from typing import Any

from django import template
from django.urls import reverse

from django_h5p import conf
from django_h5p.actions import begin_attempt
from django_h5p.models import Content
from django_h5p.player.tokens import PLAYS, Ticket
from django_h5p.policy import policy
from django_h5p.views.player import SANDBOX

register = template.Library()


@register.inclusion_tag("django_h5p/embed.html", takes_context=True)
def h5p_embed(context: Any, content: Content, place: str = "", *, keep: bool = True) -> dict[str, Any]:
    """Show a content to whoever is signed in, and keep what they do there; `keep=False` keeps nothing, as in a preview.

    `place` tells the same content on two pages apart. Shows nothing to those whom the policy does not let in. Costs a query.
    """
    user = context["request"].user
    person = user if user.is_authenticated else None
    if content.current is None or not policy().may_play(person, content, place):
        return {"content": content, "address": ""}
    attempt = begin_attempt(user=person, content=content, context=place) if person is not None and keep else None
    ticket = Ticket(
        user=person.pk if person is not None else None,
        content=content.uuid,
        context=place,
        attempt=attempt.uuid if attempt else None,
        revision=content.current.number,
    )
    first = not context.get("h5p_embedded")
    context.dicts[0]["h5p_embedded"] = True
    return {
        "content": content,
        "address": conf.value("H5P_ORIGIN").rstrip("/") + reverse("django_h5p:player", args=(ticket.signed(PLAYS),)),
        "sandbox": SANDBOX,
        "first": first,
    }
