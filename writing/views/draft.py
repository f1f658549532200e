import json
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views import View

from accounts.access import Guarded
from accounts.rules import Permission
from writing.actions.draft import Conflict, save_draft
from writing.forms.draft import DraftForm
from writing.models import Draft

LONGEST = 400_000  # bytes of one save: some sixty thousand words
SAVES_A_MINUTE = 120
SOMEBODY_ELSE = "Somebody else is signed in at this browser now. Your text stays here, for you alone, until you sign in again."


def too_many_saves(person_pk: int) -> bool:
    """Count this save. Far above what typing in several tabs makes; a stuck page is slowed down, not locked out."""
    key = f"writing-saves-{person_pk}"
    cache.add(key, 0, timeout=60)
    try:
        return cache.incr(key) > SAVES_A_MINUTE
    except ValueError:  # the minute ended just now, or the cache is away
        return False


class DraftEndpoint(Guarded, View):
    """Where a page saves what is being typed. Answers in JSON, so that the page keeps its text whatever happens.

    PUT {kind, about, version, fields} → 200 {version, saved_at, words}, or 409 with the other text.
    GET → the draft, to its owner, and a fresh CSRF token for a page that outlived its sign-in; with ?token, only that.
    X-Whose says who typed it: a page that outlived a change of people at one browser saves nothing under another's name.
    """

    permission_required = Permission.USE_WAYMARK
    http_method_names = ["get", "put"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return JsonResponse({"error": "You are signed out. Sign in again in a new tab: your text stays here."}, status=401)
        if request.headers.get("X-Whose", str(request.user.pk)) != str(request.user.pk):
            return JsonResponse({"error": SOMEBODY_ELSE}, status=401)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, id: UUID) -> JsonResponse:  # noqa: A002
        if "token" in request.GET:
            return JsonResponse({"csrf": get_token(request)})
        draft = Draft.objects.visible_to(self.person).filter(pk=id).first()
        found = as_json(draft) | {"fields": draft.fields} if draft else {"error": "There is no such draft."}
        return JsonResponse(found | {"csrf": get_token(request)}, status=200 if draft else 404)

    def put(self, request: HttpRequest, id: UUID) -> JsonResponse:  # noqa: A002
        if len(request.body) > LONGEST:
            return JsonResponse({"error": "This text is too long to be saved as you type. Copy part of it."}, status=413)
        if too_many_saves(self.person.pk):
            return JsonResponse({"error": "Too many saves in one minute."}, status=429, headers={"Retry-After": "20"})
        form = DraftForm(read_json(request.body))
        if not form.is_valid():
            return JsonResponse({"error": "This page sent something that is not a draft.", "fields": form.errors}, status=400)
        try:
            draft = save_draft(id=id, by=self.person, **form.cleaned_data)
        except Draft.DoesNotExist:
            return JsonResponse({"error": "There is no such draft."}, status=404)
        except Conflict as conflict:
            return JsonResponse(as_json(conflict.draft) | {"fields": conflict.draft.fields}, status=409)
        return JsonResponse(as_json(draft))


def read_json(body: bytes) -> dict[str, Any]:
    try:
        sent = json.loads(body)
    except ValueError:
        return {}
    return sent if isinstance(sent, dict) else {}


def as_json(draft: Draft) -> dict[str, Any]:
    return {
        "id": str(draft.pk),
        "version": draft.version,
        "saved_at": draft.saved_at.isoformat(),
        "words": draft.saved_words,
    }
