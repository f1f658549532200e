"""How somebody without an account is known in one room: their browser was let in there, and nowhere else."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from accounts.access import Guarded
from accounts.models import User

PASSES = "seminar_passes"  # in the browser's session: which person it is, by the room it was let into


def let_in(kept: Any, *, session_pk: int, person: User) -> None:
    """Remember in this browser's session that it was let into this room as this person."""
    kept[PASSES] = {**kept.get(PASSES, {}), str(session_pk): person.pk}


def guest_of(kept: Any, session_pk: int) -> User | None:
    """Return whom this browser was let into this room as, or None."""
    person = kept.get(PASSES, {}).get(str(session_pk))
    return User.objects.filter(pk=person, is_active=True).first() if person else None


class InTheRoom(Guarded):
    """Guarded, and open to guests: whoever is signed in is themselves, anybody else is who their browser was let in as."""

    kwargs: dict[str, Any]

    def get_person(self, request: HttpRequest) -> Any:
        self.is_guest = False
        guest = None if request.user.is_authenticated else guest_of(request.session, self.kwargs["pk"])
        self.is_guest = guest is not None
        return guest or request.user

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        if self.is_guest:
            add_never_cache_headers(response)
        return response
