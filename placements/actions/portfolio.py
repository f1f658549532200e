"""Putting a portfolio together, handing it in, confirming it, and returning it for more."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from history.outbox import promise
from history.transitions import IllegalMove
from placements.actions.record import NotYours
from placements.actions.sign_off import Stale
from placements.models import Method, Placement, Portfolio, PortfolioDecision, PortfolioEdition, PortfolioGap
from placements.models.portfolio import ANONYMOUS, OWN_WORK, REAL_PRACTICE
from placements.models.portfolio_content import content_of
from placements.models.portfolio_list import Gathered, gaps_of, missing, portfolio_list
from placements.models.signature import canonical, fingerprint_of, utc
from placements.rules import Part
from placements.states import PORTFOLIO_MOVES

FORMAT = 1  # of what a practice educator confirms: docs/decisions/0045


class StillMissing(Exception):
    """Something that is asked for is not there, and the tutor has not agreed that it need not be."""


@transaction.atomic
def explain_gap(*, placement: Placement, item: str, words: str, by: User) -> PortfolioGap:
    """The student says why something is not there. Other words than before have to be agreed to again."""
    portfolio = open_to_change(placement, "explain_gap")
    gap = PortfolioGap.objects.filter(portfolio=portfolio, item=item).first() or PortfolioGap(portfolio=portfolio, item=item)
    if gap.pk and gap.words == words:
        return gap
    gap.words, gap.explained_at, gap.agreed_at, gap.agreed_by = words, timezone.now(), None, None
    gap.save()
    decision = portfolio.decisions.create(move="explain_gap", by=by, item=item, comment=words)
    record("portfolio.explain_gap", subject=portfolio, by=by, item=item)
    promise("placements.portfolio_moved", key=f"portfolio-decision-{decision.pk}", decision=decision.pk)
    return gap


@transaction.atomic
def agree_to_gap(*, placement: Placement, item: str, words_seen: str, by: User) -> PortfolioGap:
    """The tutor agrees that it may be handed in without. Raises Stale where the student's words are others by now."""
    portfolio = open_to_change(placement, "agree_to_gap")
    gap = PortfolioGap.objects.get(portfolio=portfolio, item=item)
    if gap.words != words_seen:
        raise Stale("The words changed after you opened this page.")
    if gap.agreed_at is None:
        gap.agreed_at, gap.agreed_by = timezone.now(), by
        gap.save(update_fields=["agreed_at", "agreed_by"])
        portfolio.decisions.create(move="agree_to_gap", by=by, item=item)
        record("portfolio.agree_to_gap", subject=portfolio, by=by, item=item)
    return gap


@transaction.atomic
def hand_in(*, placement: Placement, by: User, ai: str, mark_seen: str, request_key: UUID, method: Method) -> PortfolioEdition:
    """The student declares, and everything is frozen as it is now: one edition, which nothing changes afterwards.

    The same request_key twice is one edition. Raises Stale where something was signed or taken back after the page was
    shown, StillMissing, and IllegalMove.
    """
    portfolio = locked(placement)
    if earlier := PortfolioEdition.objects.filter(request_key=request_key, portfolio=portfolio).first():
        return earlier
    state = PORTFOLIO_MOVES.target("hand_in", state=portfolio.state)
    placement = Placement.objects.with_people().get(pk=placement.pk)
    gathered = Gathered(placement)
    lines = portfolio_list(gathered, gaps_of(placement))
    if gathered.mark != mark_seen:
        raise Stale("Something was signed or changed after you opened this page.")
    if missing(lines):
        raise StillMissing
    now, number = timezone.now(), portfolio.editions.count() + 1
    declared = declaration(by, ai=ai, method=method, at=utc(now), request_key=str(request_key))
    payload = canonical(content_of(gathered, lines, number=number, declared=declared))
    edition = PortfolioEdition.objects.create(
        portfolio=portfolio,
        number=number,
        payload=payload,
        fingerprint=fingerprint_of(payload),
        handed_in_at=now,
        handed_in_by=by,
        request_key=request_key,
    )
    moved(portfolio, state, "hand_in", edition, by)
    return edition


@transaction.atomic
def confirm(*, edition: PortfolioEdition, by: User, comment: str, request_key: UUID, method: Method) -> PortfolioDecision:
    """The practice educator says, under their name, that this is the student's real practice. Twice is once.

    Raises NotYours, Stale where a newer edition was handed in, IllegalMove.
    """
    portfolio = locked(edition.portfolio.placement)
    if earlier := PortfolioDecision.objects.filter(portfolio=portfolio, move="confirm", edition=edition).first():
        return earlier
    if not edition.is_latest:
        raise Stale("A newer edition was handed in after you opened this page.")
    state = PORTFOLIO_MOVES.target("confirm", state=portfolio.state)
    if Part.PRACTICE_EDUCATOR not in edition.parts_of(by):
        raise NotYours
    facts = {
        "format": FORMAT,
        "edition": edition.fingerprint,
        "statement": REAL_PRACTICE,
        "comment": comment,
        "signer": {"person": by.pk, "name": by.name, "part": str(Part.PRACTICE_EDUCATOR), "address": by.email},
        "method": str(method),
        "at": utc(timezone.now()),
        "request_key": str(request_key),
    }
    payload = canonical(facts)
    signed = {"payload": payload, "fingerprint": fingerprint_of(payload), "request_key": request_key}
    return moved(portfolio, state, "confirm", edition, by, comment=comment, **signed)


@transaction.atomic
def return_for_more(*, edition: PortfolioEdition, by: User, comment: str) -> PortfolioDecision:
    """Give it back for more evidence. The edition and its file stay as they are; the student hands in another beside it."""
    portfolio = locked(edition.portfolio.placement)
    if not edition.is_latest:
        raise Stale("A newer edition was handed in after you opened this page.")
    state = PORTFOLIO_MOVES.target("return_for_more", state=portfolio.state)
    return moved(portfolio, state, "return_for_more", edition, by, comment=comment)


def locked(placement: Placement) -> Portfolio:
    """Lock the placement, on which signatures wait too, and return its portfolio."""
    Placement.objects.select_for_update(of=("self",)).get(pk=placement.pk)
    return Portfolio.objects.get_or_create(placement_id=placement.pk)[0]


def open_to_change(placement: Placement, move: str) -> Portfolio:
    portfolio = locked(placement)
    if not portfolio.can_change:
        raise IllegalMove(move, portfolio.state)
    return portfolio


def declaration(by: User, *, ai: str, **act: Any) -> dict[str, Any]:
    signer = {"person": by.pk, "name": by.name, "part": str(Part.STUDENT), "address": by.email}
    return {"statements": [OWN_WORK, ANONYMOUS], "ai": ai, "signer": signer} | {key: str(value) for key, value in act.items()}


def moved(portfolio: Portfolio, state: str, move: str, edition: PortfolioEdition, by: User, **facts: Any) -> PortfolioDecision:
    """Write the state, who moved it, the audit entry and the promise to tell the others, together."""
    portfolio.state = state
    portfolio.save(update_fields=["state"])
    decision = portfolio.decisions.create(move=move, by=by, edition=edition, **facts)
    record(f"portfolio.{move}", subject=portfolio, by=by, edition=edition.number)
    promise("placements.portfolio_moved", key=f"portfolio-decision-{decision.pk}", decision=decision.pk)
    return decision
