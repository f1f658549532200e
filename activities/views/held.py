from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import Guarded
from activities.models import LogEntry
from writing.models import IdentifierFlag
from writing.models.educator import is_educator_of
from writing.models.sentence import listed, others_in_words

TYPED = ("words", "note")  # what a reader may have typed on a page that came too late


class Shared(Guarded):
    """Guards a page that readers of a shared entry open. While it is held back from them they find a page that says so."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            rows = LogEntry.objects.held_back_from(request.user).with_readers()
            held = rows.filter(pk=kwargs["pk"]).first()
            if held is None:
                raise
            return self.held_back(held)

    def held_back(self, entry: LogEntry) -> HttpResponse:
        """Say that it is held back and what comes next: nothing of what it says, not even its title. Gives back what was typed."""
        flags = IdentifierFlag.objects.visible_to(self.person).filter(audience=entry.audience_id)
        mine = flags.open().filter(flagged_by=self.person).first()
        sent = self.request.POST
        return render(
            self.request,
            "activities/log/held.html",
            {
                "pk": entry.pk,
                "author": entry.author,
                "mine": mine,
                "is_open": mine is not None or entry.audience.identifier_flags.open().exists(),
                "sentence": who_else_can(entry, self.person),
                "typed": "" if mine else next((sent[name] for name in TYPED if sent.get(name, "").strip()), ""),
                "contact": settings.DATA_PROTECTION_CONTACT,
            },
        )


def who_else_can(entry: LogEntry, reader: Any) -> str:
    others = others_in_words(entry.author, entry.audience.readers_now, reader)
    return f"{listed(others)} can see this. You cannot, for now"


def teaches(reader: Any, entry: LogEntry) -> bool:
    """Whether this reader is the author's practice educator today, and so goes on reading."""
    return is_educator_of(reader, entry.author, timezone.localdate())
