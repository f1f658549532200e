"""Placements, days and evidence, made through the product's own actions."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from learning.actions.framework import load_framework
from placements.actions import placement as placements
from placements.actions.day import log_day
from placements.actions.evidence import ask_for_sign_off, claim, start_evidence
from placements.actions.sign_off import sign_off
from placements.models import Day, Judgement, Method
from placements.models.judgement import Besides
from placements.rules import Part

WORDS = "I noticed I was waiting for him to finish so that I could begin. Walking back I saw that the ramp was the assessment."
PCF = {
    "key": "pcf-2018", "name": "Professional Capabilities Framework", "short_name": "PCF", "owner": "BASW",
    "jurisdiction": "england", "version": "2018", "valid_from": "2018-01-01", "licence": "Our own summaries.",
    "source_url": "https://www.basw.co.uk/",
}  # fmt: skip
DOMAINS = {"1": "Professionalism", "6": "Critical reflection and analysis", "7": "Intervention and skills"}


def make_framework(facts=PCF, domains=DOMAINS, *, kind="domain"):
    rows = [
        {"code": code, "parent": "", "kind": kind, "title": title, "summary": "", "source_url": ""}
        for code, title in domains.items()
    ]
    return load_framework(facts=facts, rows=rows, by=None)[0]


def make_rule_set(programme, by, *, title="First placement, 70 days", **numbers):
    effective_from = timezone.localdate() - timedelta(days=200)
    return placements.publish_rule_set(
        programme=programme, title=title, effective_from=effective_from, by=by, **({"days_required": 70} | numbers)
    )


def make_placement(student, *, cohort, agency, rule_set, by, team=None, begun=True, **people):
    """Arrange a placement of six weeks ago, with the people given by part: practice_educator=joan, tutor=sam."""
    today = timezone.localdate()
    placement = placements.arrange(
        student=student, cohort=cohort, agency=agency, team=team, rule_set=rule_set,
        starts=today - timedelta(days=42), last_date=today + timedelta(days=120), by=by,
    )  # fmt: skip
    for part, person in people.items():
        placements.add_person(placement=placement, person=person, part=Part(part), by=by, starts=placement.starts)
    if begun:
        placements.begin(placement=placement, by=by)
    placement.refresh_from_db()
    return placement


def make_day(placement, days_ago=1, *, kind=Day.Kind.WORKED, note=""):
    on = timezone.localdate() - timedelta(days=days_ago)
    return log_day(placement=placement, on=on, kind=kind, note=note, by=placement.student)


def make_evidence(placement, *, title="Friday’s visit", words=WORDS, shows=("6",), by=None, source="described", days_ago=3):
    student = by or placement.student
    event_on = timezone.localdate() - timedelta(days=days_ago)
    evidence = start_evidence(placement=placement, by=student, title=title, words=words, event_on=event_on, made_from=source)
    nodes = list(make_framework().nodes.filter(code__in=shows))
    return claim(evidence=evidence, nodes=nodes, by=student) if nodes else evidence


def make_request(placement, **kwargs):
    """Return evidence that waits for the practice educator."""
    evidence = make_evidence(placement, **kwargs)
    ask_for_sign_off(evidence=evidence, by=evidence.author)
    evidence.refresh_from_db()
    return evidence


def signs(evidence, *, judgement=Judgement.AGREE, method=Method.LINK, comment="", key=None, version=None, apart=(), observed=False):
    """Return the signature of whoever was asked."""
    return sign_off(
        evidence=evidence, by=evidence.asked_of, judgement=judgement, comment=comment, method=method,
        version_seen=evidence.version if version is None else version, request_key=key or uuid4(),
        besides=Besides(apart, observed=observed),
    )  # fmt: skip
