"""What a player asks and says. A token stands for the person; nothing that it could say lets it act as them anywhere else."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.http import Http404, HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from django_h5p import conf
from django_h5p.actions import heard
from django_h5p.models import Attempt, Content, UserData
from django_h5p.packages.statements import FAST_CLOCK, Score, Unreadable, read_statement
from django_h5p.player import tokens
from django_h5p.views.answers import for_players

DATA_TYPE: Final = re.compile(r"[A-Za-z0-9_.:-]{1,127}")
SUB_CONTENT: Final = re.compile(r"[A-Za-z0-9-]{1,64}")
MOST_DATA: Final = 500  # rows of one person at one place
LONGEST_VISIT: Final = timedelta(days=30)


def caller(token: str) -> tuple[tokens.Ticket, Any, Content]:
    """Return who says this, about what. Raises Http404 where nothing is kept for them."""
    ticket = tokens.read(token, tokens.PLAYS)
    user, content = tokens.let_in(ticket)
    if user is None or ticket.attempt is None:
        raise Http404
    return ticket, user, content


def attempt_of(ticket: tokens.Ticket, user: Any, content: Content) -> Attempt:
    attempt = Attempt.objects.filter(uuid=ticket.attempt, user=user, content=content, context=ticket.context).first()
    if attempt is None:
        raise Http404
    return attempt


def refused(message: str, status: int = 400) -> JsonResponse:
    return JsonResponse({"success": False, "message": message}, status=status)


@for_players
@require_http_methods(["GET", "POST", "OPTIONS"])
def user_data(request: HttpRequest, token: str, content_pk: int, data_type: str, sub_content_id: str) -> JsonResponse:
    """Give what was remembered, remember it, or forget it: the core posts 0 for that."""
    ticket, user, content = caller(token)
    if content.pk != content_pk or not DATA_TYPE.fullmatch(data_type) or not SUB_CONTENT.fullmatch(sub_content_id):
        raise Http404
    place: dict[str, Any] = {"data_type": data_type, "sub_content_id": sub_content_id}
    rows = UserData.objects.filter(user=user, content=content, context=ticket.context)
    if request.method == "GET":
        row = rows.filter(**place).first()
        return JsonResponse({"success": True, "data": row.data if row else False})
    said = request.POST.get("data", "")
    if said == "0":
        heard.forget_data(user=user, content=content, ticket=ticket, **place)
        return JsonResponse({"success": True})
    if not said or len(said.encode()) > conf.value("H5P_MAX_STATE") or "\x00" in said:
        return refused("This is more than the site keeps for one activity.", 413)
    if not rows.filter(**place).exists() and rows.count() >= MOST_DATA:
        return refused("This is more than the site keeps for one activity.", 413)
    preload, invalidate = request.POST.get("preload") == "1", request.POST.get("invalidate") == "1"
    heard.keep_data(user=user, content=content, ticket=ticket, data=said, preload=preload, invalidate=invalidate, **place)
    return JsonResponse({"success": True})


@for_players
@require_http_methods(["POST", "OPTIONS"])
def statements(request: HttpRequest, token: str) -> JsonResponse:
    """Take one statement. The same one again is answered in the same way, and kept once."""
    ticket, user, content = caller(token)
    if len(request.body) > conf.value("H5P_MAX_STATEMENT"):
        return refused("This statement is longer than the site keeps.", 413)
    try:
        statement = read_statement(request.body, about=content.iri, now=timezone.now())
        heard.keep_statement(attempt=attempt_of(ticket, user, content), heard=statement)
    except Unreadable as why:
        return refused(str(why))
    return JsonResponse({"success": True})


@for_players
@require_http_methods(["POST", "OPTIONS"])
def finished(request: HttpRequest, token: str) -> JsonResponse:
    """Take the score that the core posts by itself, beside its statement."""
    ticket, user, content = caller(token)
    attempt = attempt_of(ticket, user, content)
    try:
        score = Score(float(request.POST.get("score", "")), float(request.POST.get("maxScore", "")))
        opened, ended = int(request.POST.get("opened", "")), int(request.POST.get("finished", ""))
        reported = min(datetime.fromtimestamp(ended, UTC), timezone.now() + FAST_CLOCK)
    except (ValueError, OverflowError, OSError):
        return refused("This is no score.")
    seconds = float(ended - opened)
    if not 0 <= seconds <= LONGEST_VISIT.total_seconds():
        seconds = 0.0
    heard.keep_finished(attempt=attempt, score=score, reported=reported, seconds=seconds)
    return JsonResponse({"success": True})
