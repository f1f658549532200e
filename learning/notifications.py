"""The words of the mails to authors."""

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import Notice
from accounts.models.notice_words import Said
from learning.models.dated import by_author, facts_to_check


def check_again_said(notices: Sequence[Notice]) -> dict[int, Said]:
    """What is to be checked again by now: nothing to whoever has done it since, or is no author any more."""
    waiting = by_author(facts_to_check())
    address = settings.SITE_URL + reverse("dated_facts")
    said = {}
    for notice in notices:
        if count := len(waiting.get(notice.person, ())):
            text = render_to_string("learning/emails/check_again.txt", {"count": count, "address": address})
            said[notice.pk] = Said(f"{notice.person.get_short_name()}: {count} to check again", text)
    return said
