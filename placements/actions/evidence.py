"""What a student does with evidence, up to asking for a sign-off. What the practice educator does is in sign_off.py."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.actions.link import make_link, renew_link, reopen_link, withdraw_link
from accounts.models import Link, User
from activities.models import LogEntry
from history.audit import record
from history.outbox import promise
from learning.models import FrameworkNode
from placements.actions.desk import open_desk
from placements.models import Evidence, EvidenceDecision, EvidenceTag, Placement, PlacementPerson
from placements.models.page_seen import PageSeen
from placements.models.source import Source
from placements.rules import Part
from placements.states import EVIDENCE_MOVES
from writing.actions.draft import finish_draft
from writing.models import Check

NOT_DECIDED = {"status": EvidenceTag.Status.CLAIMED, "said": "", "decided_at": None, "decided_by": None}


class NothingClaimed(Exception):
    """Sign-off was asked for without saying what the evidence shows."""


class NobodyToAsk(Exception):
    """The placement has no practice educator today."""


class CannotChangeNow(Exception):
    """The words are waiting or signed; they do not change while they do."""


@transaction.atomic
def start_evidence(
    *,
    placement: Placement,
    by: User,
    title: str,
    words: str,
    event_on: date,
    why: str = "",
    made_from: LogEntry | str = Source.DESCRIBED,
    page: PageSeen | None = None,
) -> Evidence:
    """Begin a piece of evidence, for the student alone until they ask.

    `made_from` is the log entry its words were chosen from, which stays private, or one of the other sources. The same page
    sent twice is one piece of evidence. Its draft stops being offered.
    """
    Placement.objects.select_for_update().get(pk=placement.pk)  # a double press waits here
    if page and (begun := Evidence.objects.filter(page_key=page.key, author=by).first()):
        return begun
    entry = made_from if isinstance(made_from, LogEntry) else None
    evidence = Evidence.objects.create(
        placement=placement,
        author=by,
        title=title,
        words=words,
        why=why,
        source=source_of(made_from),
        entry=entry,
        event_on=event_on,
        written_at=entry.written_at if entry else timezone.now(),
        page_key=page.key if page else None,
    )
    record("evidence.start", subject=evidence, by=by)
    finish(page, by)
    return evidence


@transaction.atomic
def change_evidence(
    *,
    evidence: Evidence,
    by: User,
    title: str,
    words: str,
    event_on: date,
    why: str = "",
    source: str = "",
    page: PageSeen | None = None,
) -> Evidence:
    """Change the words. Raises CannotChangeNow while they wait or once they are signed off."""
    evidence = changeable(evidence)
    written = {"title": title, "words": words, "event_on": event_on, "why": why, "source": source or evidence.source}
    put_words(evidence, written, by)
    finish(page, by)
    return evidence


@transaction.atomic
def claim(*, evidence: Evidence, nodes: list[FrameworkNode], by: User) -> Evidence:
    """Say which capabilities and standards it shows: exactly these. Raises CannotChangeNow as above."""
    evidence = changeable(evidence)
    wanted = {node.pk for node in nodes}
    held = set(evidence.tags.values_list("node", flat=True))
    if wanted != held:
        evidence.tags.exclude(node__in=wanted).delete()
        EvidenceTag.objects.bulk_create([EvidenceTag(evidence=evidence, node_id=node) for node in sorted(wanted - held)])
        evidence.version += 1
        evidence.save(update_fields=["version"])
        record("evidence.claim", subject=evidence, by=by, claims=len(wanted))
    return evidence


@transaction.atomic
def ask_for_sign_off(*, evidence: Evidence, by: User) -> EvidenceDecision:
    """Put the words, as they are now, before the practice educator, and promise them a mail with a link.

    Asked twice at once is asked once: the second meets IllegalMove. Raises NothingClaimed and NobodyToAsk.
    """
    evidence = locked(evidence)
    return put_before(who_to_ask(evidence), evidence, by)


def who_to_ask(evidence: Evidence) -> PlacementPerson:
    """Return who would be asked now. Raises IllegalMove, NobodyToAsk or NothingClaimed where nobody can be."""
    EVIDENCE_MOVES.target("ask_for_sign_off", state=evidence.state)
    educator = evidence.placement.person_as(Part.PRACTICE_EDUCATOR)
    if educator is None:
        raise NobodyToAsk
    if not evidence.tags.all():
        raise NothingClaimed
    return educator


def put_before(educator: PlacementPerson, evidence: Evidence, by: User, checked: Check | None = None) -> EvidenceDecision:
    """Freeze the words, open the link and promise the mail. `checked` says that they were looked through before."""
    evidence.state = EVIDENCE_MOVES.target("ask_for_sign_off", state=evidence.state)
    freeze(evidence)
    evidence.link = link_for(evidence, educator, by)
    evidence.asked_at, evidence.asked_of, evidence.conversation_at = timezone.now(), educator, None
    evidence.save(update_fields=["state", "link", "asked_at", "asked_of", "conversation_at"])
    evidence.tags.update(**NOT_DECIDED)
    open_desk(person=educator.person, by=by, days=evidence.placement.rule_set.link_days)
    decision = decide(evidence, "ask_for_sign_off", by, checked=checked)
    promise("placements.sign_off_asked", key=f"decision-{decision.pk}", decision=decision.pk)
    return decision


@transaction.atomic
def withdraw_request(*, evidence: Evidence, by: User) -> Evidence:
    """Take the request back: the link closes, the words can be changed again. Raises IllegalMove once it is decided."""
    evidence = locked(evidence)
    evidence.state = EVIDENCE_MOVES.target("withdraw_request", state=evidence.state)
    evidence.save(update_fields=["state"])
    if evidence.link:
        withdraw_link(link=evidence.link, by=by)
    decide(evidence, "withdraw_request", by)
    return evidence


@transaction.atomic
def expire_request(*, evidence: Evidence) -> Evidence:
    """Nobody decided while the link lasted. The student is told and may ask again. For the schedule."""
    evidence = locked(evidence)
    evidence.state = EVIDENCE_MOVES.target("expire_request", state=evidence.state)
    evidence.save(update_fields=["state"])
    decision = decide(evidence, "expire_request", None)
    promise("placements.request_expired", key=f"decision-{decision.pk}", decision=decision.pk)
    return evidence


def source_of(made_from: LogEntry | str) -> Source:
    """Say what evidence comes from. An entry that was written about an activity comes from the activity."""
    if isinstance(made_from, LogEntry):
        return Source.ACTIVITY if made_from.attempt_id else Source.LOG
    return Source(made_from)


def finish(page: PageSeen | None, by: User) -> None:
    """What was typed has reached its place: its draft is not offered again."""
    if page and page.draft:
        finish_draft(id=page.draft, fields=page.fields, version_seen=page.version, by=by)


def link_for(evidence: Evidence, educator: PlacementPerson, by: User) -> Link:
    """A new link for somebody new. The same person keeps theirs, so that a page they have open leads to the new request."""
    expires_at = timezone.now() + timedelta(days=evidence.placement.rule_set.link_days)
    link = evidence.link
    if link is None or link.person_id != educator.person_id:
        return make_link(person=educator.person, by=by, expires_at=expires_at)
    if link.sent_to != educator.person.email:
        return renew_link(link=link, by=by, expires_at=expires_at)
    return reopen_link(link=link, by=by, expires_at=expires_at)


def put_words(evidence: Evidence, words: dict[str, Any], by: User) -> None:
    """Make a new version with these words in it. The same words again are none."""
    if all(getattr(evidence, name) == said for name, said in words.items()):
        return
    for name, said in words.items():
        setattr(evidence, name, said)
    evidence.version += 1
    evidence.save(update_fields=[*words, "version"])
    record("evidence.change", subject=evidence, by=by, version=evidence.version)


def freeze(evidence: Evidence) -> None:
    kept = {name: getattr(evidence, name) for name in ("title", "words", "why", "source", "event_on", "claims")}
    evidence.versions.get_or_create(number=evidence.version, defaults=kept)


def decide(evidence: Evidence, move: str, by: User | None, **said: Any) -> EvidenceDecision:
    """Leave the Decision and the audit entry of one move."""
    decision = evidence.decisions.create(move=move, by=by, version=evidence.version, **said)
    record(f"evidence.{move}", subject=evidence, by=by, system=by is None, version=evidence.version)
    return decision


def locked(evidence: Evidence) -> Evidence:
    return Evidence.objects.select_for_update(of=("self",)).with_everything().get(pk=evidence.pk)


def changeable(evidence: Evidence) -> Evidence:
    evidence = Evidence.objects.select_for_update().get(pk=evidence.pk)
    if not evidence.can_change:
        raise CannotChangeNow
    return evidence
