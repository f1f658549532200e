"""The words of the mails to authors, and of those about notes. Names and a link; never what anybody wrote."""

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import Notice
from accounts.models.notice_words import Said
from learning.models.dated import by_author, facts_to_check
from writing.models import AudienceMember, Opening


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


def note_shared_said(notices: Sequence[Notice]) -> dict[int, Said]:
    """What is still to be said of shared notes: nothing to whoever has opened one since, or cannot read it any more."""
    wanted = {int(notice.key): notice for notice in notices}
    members = AudienceMember.objects.reading().filter(pk__in=wanted, audience__note__isnull=False)
    said = {}
    for member in members.select_related("audience__owner", "audience__note", "person"):
        if not Opening.objects.filter(audience=member.audience, person=member.person, on__gte=member.shared_at.date()).exists():
            said[wanted[member.pk].pk] = said_of(member)
    return said


def said_of(member: AudienceMember) -> Said:
    by, person = member.audience.owner, member.person
    url = settings.SITE_URL + reverse("learning:shared_note", args=[member.audience.note.pk])
    text = render_to_string("learning/emails/note_shared.txt", {"person": person, "by": by, "url": url})
    return Said(f"{person.get_short_name()}: {by.get_short_name()} shared a note with you", text.strip())
