"""Somebody opens a content: their attempt begins, and they are given the address of a player that is theirs alone."""

from typing import Any

from django.urls import reverse

from django_h5p import conf
from django_h5p.actions.attempt import begin_attempt
from django_h5p.models import Content
from django_h5p.player.tokens import PLAYS, Ticket
from django_h5p.policy import policy


def open_player(*, content: Content, user: Any = None, place: str = "", keep: bool = True) -> str:
    """Return the address of a player, "" for those whom the policy does not let in. `keep=False` keeps nothing, as in a preview.

    `place` tells the same content on two pages apart. `user` is None for nobody in particular.
    """
    if content.current is None or not policy().may_play(user, content, place):
        return ""
    attempt = begin_attempt(user=user, content=content, context=place) if user is not None and keep else None
    ticket = Ticket(
        user=user.pk if user is not None else None,
        content=content.uuid,
        context=place,
        attempt=attempt.uuid if attempt else None,
        revision=content.current.number,
    )
    return conf.value("H5P_ORIGIN").rstrip("/") + reverse("django_h5p:player", args=(ticket.signed(PLAYS),))
