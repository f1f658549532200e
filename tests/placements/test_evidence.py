import pytest

from history.models import Delivery, Entry
from placements.actions.evidence import (
    CannotChangeNow,
    NobodyToAsk,
    NothingClaimed,
    ask_for_sign_off,
    change_evidence,
    claim,
    withdraw_request,
)
from placements.actions.placement import add_person, end_person
from placements.actions.sign_off import return_with_comments
from placements.models import Evidence
from placements.rules import Part
from placements.states import EvidenceState
from tests.factories.activities import make_entry
from tests.factories.placements import make_evidence, make_framework, make_request


def change(evidence, **changes):
    said = {"title": evidence.title, "words": evidence.words, "event_on": evidence.event_on, "why": evidence.why}
    return change_evidence(evidence=evidence, by=evidence.author, **(said | changes))


def test_new_evidence_is_a_draft_that_nobody_else_sees(evidence, joan, sam, priya):
    assert evidence.state == EvidenceState.DRAFT
    assert [Evidence.objects.visible_to(person).count() for person in (evidence.author, joan, sam, priya)] == [1, 0, 0, 0]


def test_changing_words_is_a_new_version(evidence):
    before = evidence.version
    assert change(evidence, words="I waited.").version == before + 1


def test_the_same_words_again_are_no_new_version(evidence):
    assert change(evidence).version == evidence.version


def test_claims_are_exactly_those_chosen_last(evidence, amara):
    nodes = list(make_framework().nodes.filter(code__in=("1", "7")))
    claim(evidence=evidence, nodes=nodes, by=amara)
    assert [tag.node.code for tag in evidence.tags.all()] == ["1", "7"]


def test_asking_puts_the_words_as_they_are_now_before_joan(request_to_joan, joan):
    asked = request_to_joan
    assert (asked.state, asked.asked_of.person, asked.link.person, asked.link.sent_to) == ("waiting", joan, joan, joan.email)
    assert (asked.asked_version.words, asked.asked_version.number) == (asked.words, asked.version)


def test_asking_promises_one_mail(request_to_joan):
    decision = request_to_joan.decisions.get()
    promised = Delivery.objects.get(kind="placements.sign_off_asked")
    assert promised.payload == {"decision": decision.pk}


def test_the_audit_log_holds_ids_and_no_words(request_to_joan):
    entries = Entry.objects.filter(subject_type="placements.evidence")
    assert {entry.verb: sorted(entry.details) for entry in entries} == {
        "evidence.start": [], "evidence.claim": ["claims"], "evidence.ask_for_sign_off": ["version"],
    }  # fmt: skip


def test_evidence_that_claims_nothing_cannot_be_asked_about(placement):
    evidence = make_evidence(placement, shows=())
    with pytest.raises(NothingClaimed):
        ask_for_sign_off(evidence=evidence, by=evidence.author)


def test_without_a_practice_educator_nobody_is_asked(placement, evidence, priya):
    yesterday = placement.starts
    end_person(someone=placement.person_as(Part.PRACTICE_EDUCATOR), by=priya, on=yesterday)
    with pytest.raises(NobodyToAsk):
        ask_for_sign_off(evidence=evidence, by=evidence.author)
    assert (Evidence.objects.get(pk=evidence.pk).state, Delivery.objects.count()) == ("draft", 0)


@pytest.mark.parametrize("what", [{"words": "Other words."}, {"title": "Other"}, {"why": "Because."}])
def test_nothing_changes_while_it_waits(request_to_joan, what):
    with pytest.raises(CannotChangeNow):
        change(request_to_joan, **what)


def test_claims_do_not_change_while_it_waits(request_to_joan, amara):
    with pytest.raises(CannotChangeNow):
        claim(evidence=request_to_joan, nodes=[], by=amara)


def test_withdrawing_closes_the_link_and_hides_it_again(request_to_joan, joan):
    withdraw_request(evidence=request_to_joan, by=request_to_joan.author)
    request_to_joan.link.refresh_from_db()
    assert not request_to_joan.link.is_open()
    assert not Evidence.objects.visible_to(joan).exists()


def test_asking_joan_again_opens_the_link_she_has(request_to_joan, amara):
    old = request_to_joan.link.token
    return_with_comments(evidence=request_to_joan, by=request_to_joan.asked_of, comment="Say more.")
    change(request_to_joan, words="I waited, and saw why.")
    ask_for_sign_off(evidence=request_to_joan, by=amara)
    request_to_joan.refresh_from_db()
    assert (request_to_joan.link.token, request_to_joan.link.is_open()) == (old, True)


def test_a_new_address_of_joans_gets_a_link_of_its_own_and_voids_the_old(request_to_joan, amara, joan):
    old = request_to_joan.link.token
    joan.email = "joan@elsewhere.example"
    joan.save()
    withdraw_request(evidence=request_to_joan, by=amara)
    ask_for_sign_off(evidence=request_to_joan, by=amara)
    link = Evidence.objects.get(pk=request_to_joan.pk).link
    assert (link.sent_to, link.token == old) == ("joan@elsewhere.example", False)


def test_somebody_else_who_is_asked_gets_a_link_of_their_own(request_to_joan, placement, amara, tom, priya):
    withdraw_request(evidence=request_to_joan, by=amara)
    add_person(placement=placement, person=tom, part=Part.PRACTICE_EDUCATOR, by=priya)
    ask_for_sign_off(evidence=Evidence.objects.get(pk=request_to_joan.pk), by=amara)
    assert Evidence.objects.get(pk=request_to_joan.pk).link.person == tom


def test_while_it_is_changed_joan_still_reads_what_she_returned(request_to_joan):
    said = request_to_joan.words
    return_with_comments(evidence=request_to_joan, by=request_to_joan.asked_of, comment="Say more.")
    changed = change(Evidence.objects.get(pk=request_to_joan.pk), words="New words, not asked about yet.")
    assert changed.asked_version.words == said


def test_evidence_from_a_log_entry_leaves_the_entry_private(placement, amara, joan):
    entry = make_entry(amara)
    evidence = make_request(placement)
    Evidence.objects.filter(pk=evidence.pk).update(entry=entry)
    assert not type(entry).objects.visible_to(joan).exists()
