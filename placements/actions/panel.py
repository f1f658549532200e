"""The panel of a cohort: making its list, agreeing the outcome of what was read, and sending the feedback."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Cohort, User
from history.audit import record as note
from history.transitions import IllegalMove
from placements.actions.portfolio import locked, return_for_more
from placements.actions.record import NotYours, finish_part, save_answers
from placements.actions.record_release import release_record
from placements.actions.record_signing import put_forward, take_back
from placements.actions.sign_off import Stale
from placements.models import PanelChoice, PanelList, PanelOutcome, Placement, PlacementPerson, Record
from placements.models.panel_ready import entry_of, ready_for_panel
from placements.models.panel_sample import RULE, sampled
from placements.models.panel_views import RETURN, Together
from placements.models.signature import canonical, fingerprint_of, utc
from placements.rules import Part
from placements.states import PortfolioState, RecordState

FORMAT = 1  # of a list: docs/decisions/0051


class NothingReady(Exception):
    """No portfolio is confirmed that is not on a list already."""


class ViewsMissing(Exception):
    """Fewer than two people read it, or somebody who was asked has not handed in a view."""


class NeedsReason(Exception):
    """What was chosen does not follow from what was said, and nobody says why."""


@transaction.atomic
def make_panel_list(*, cohort: Cohort, by: User, request_key: UUID) -> PanelList:
    """Put every confirmed portfolio on the next list, and work out which two people read. Twice is once. Raises NothingReady."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    if earlier := PanelList.objects.filter(request_key=request_key, cohort=cohort).first():
        return earlier
    editions = {one.fingerprint: one for one in ready_for_panel(cohort, by)}
    if not editions:
        raise NothingReady
    entries = [entry_of(one) for one in editions.values()]
    now, number = timezone.now(), PanelList.objects.filter(cohort=cohort).count() + 1
    facts = {
        "format": FORMAT,
        "cohort": cohort.pk,
        "list": number,
        "at": utc(now),
        "rule": RULE,
        "entries": [one.as_json() for one in entries],
        "request_key": str(request_key),
    }
    payload = canonical(facts)
    made = PanelList.objects.create(
        cohort=cohort,
        number=number,
        payload=payload,
        fingerprint=fingerprint_of(payload),
        made_at=now,
        made_by=by,
        request_key=request_key,
    )
    for one in sampled(entries):
        edition = editions[one.entry.fingerprint]
        made.choices.create(edition=edition, recommendation=one.entry.recommendation, is_read=one.is_read)
    note("panel.make_list", subject=made, by=by, portfolios=len(entries))
    return made


@transaction.atomic
def agree_outcome(*, choice: PanelChoice, outcome: str, reason: str, words: str, by: User, request_key: UUID) -> PanelOutcome:
    """Write the agreed outcome under every reading, and ask everybody to sign. To return it, `words` say what is needed.

    Until the first of them signs it can be agreed otherwise. The same request_key twice is once. Raises ViewsMissing, Stale
    where another edition counts by now, IllegalMove, NotYours, and NeedsReason where it is not what all readers say.
    """
    placement = choice.edition.portfolio.placement
    portfolio = locked(placement)
    if earlier := PanelOutcome.objects.filter(request_key=request_key, choice=choice).first():
        return earlier
    choice = PanelChoice.objects.with_everything().get(pk=choice.pk)
    if not choice.edition.is_latest:
        raise Stale("A newer edition was handed in after you opened this page.")
    if portfolio.state != PortfolioState.CONFIRMED:
        raise IllegalMove("agree_outcome", portfolio.state)
    together, someone = Together(choice), coordinator_of(choice.placement, by)
    if not together.is_complete:
        raise ViewsMissing
    if (outcome != together.follows and not reason) or (outcome == RETURN and not words):
        raise NeedsReason
    made = PanelOutcome.objects.create(
        choice=choice, move="agree_outcome", by=by, outcome=outcome, comment=reason, request_key=request_key
    )
    for view in together.views:
        write_outcome(view.record, someone, outcome)
    note("panel.agree_outcome", subject=choice, by=by, outcome=outcome)
    if outcome == RETURN:
        return_for_more(edition=choice.edition, by=by, comment=words)
    return made


def write_outcome(record: Record, by: PlacementPerson, outcome: str) -> None:
    if record.state == RecordState.TO_SIGN:
        if any(one.move == "sign" and one.version == record.version for one in record.decisions.all()):
            raise IllegalMove("agree_outcome", record.state)
        take_back(record=record, by=by, comment="The outcome was agreed again.")
    section = record.template.sections.get(key="outcome")
    newest = max((answer.pk for answer in record.answers.all()), default=0)
    save_answers(record=record, section=section, by=by, values={"chair": {"answer": outcome}}, seen=newest)
    finish_part(record=record, section=section, by=by)
    put_forward(record=record, by=by)


@transaction.atomic
def send_feedback(*, choice: PanelChoice, by: User) -> int:
    """Release every reading that is signed to the practice educator and the student; each reads what is for them. Twice is once."""
    choice = PanelChoice.objects.with_everything().get(pk=choice.pk)
    someone = coordinator_of(choice.placement, by)
    signed = [view.record for view in Together(choice).views if view.record.state == RecordState.SIGNED]
    return sum(1 for record in signed if release_record(record=record, by=someone))


def coordinator_of(placement: Placement, person: User) -> PlacementPerson:
    """Return this person as the placement's coordinator. Raises NotYours."""
    someone = placement.person_as(Part.COORDINATOR)
    if someone is None or someone.person_id != person.pk:
        raise NotYours
    return someone
