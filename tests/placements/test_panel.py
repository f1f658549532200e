"""Priya puts portfolios on the panel's list; Elin and Marek read Amara's, each alone; they agree, and the board decides."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions.role import give_role
from accounts.rules import Role
from history.outbox import drain
from history.transitions import IllegalMove
from placements.actions.board import BoardToCome, PanelFirst
from placements.actions.naming import AlreadyOnIt
from placements.actions.panel import NeedsReason, NothingReady, ViewsMissing, send_feedback
from placements.actions.placement import add_person
from placements.actions.portfolio import return_for_more
from placements.actions.record import HandedIn, NotIndependent, NotOpenYet, NotYours, reopen_part, save_answers
from placements.actions.record_signing import NotComplete, put_forward, withdraw
from placements.actions.sign_off import Stale
from placements.actions.verify import verify_placement
from placements.models import (
    Method,
    PanelChoice,
    PanelList,
    PanelOutcome,
    PanelReading,
    PortfolioDecision,
    PortfolioEdition,
    Record,
)
from placements.models.panel_board import Board
from placements.models.panel_sample import Entry, digest, sampled
from placements.models.panel_views import CONFIRM_FAIL, CONFIRM_PASS, MORE, REFER, RETURN, Together, recommendation_in
from placements.rules import Part
from placements.states import RecordState
from tests.factories.accounts import make_person
from tests.factories.panels import (
    agrees_outcome,
    asks,
    boards,
    choice_of,
    hands_in_view,
    has_its_list,
    make_choice,
    make_report,
    sign_readings,
)
from tests.factories.portfolios import confirms, hands_in, make_confirmed, read_again
from tests.factories.records import fresh, load_forms, section_of
from tests.placements.pages import words_on

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture(autouse=True)
def _forms(db):
    load_forms()


@pytest.fixture
def choice(placement, priya):
    return make_choice(placement, by=priya)


def entries(number, *, recommendation="Pass", share=20, start=0, rules="70 days", returned=False):
    return [Entry(digest(str(start + one)), recommendation, returned, rules, share) for one in range(number)]


def chosen(placed):
    return {one.entry.fingerprint for one in placed if one.is_read}


class TestSample:
    def test_whatever_is_not_a_pass_is_read_and_so_is_what_was_returned_before(self):
        others = [
            *entries(1, recommendation="Fail", share=0),
            *entries(1, recommendation="Defer: incomplete, an extension is agreed", share=0, start=10),
            *entries(1, recommendation="", share=0, start=20),
            *entries(1, share=0, start=30, returned=True),
        ]
        passes = entries(30, share=0, start=100)
        assert chosen(sampled([*passes, *others])) == {one.fingerprint for one in others}

    @pytest.mark.parametrize(
        ("number", "share", "read"), [(30, 20, 6), (31, 20, 7), (1, 20, 1), (4, 100, 4), (9, 0, 0), (0, 20, 0)]
    )
    def test_of_the_passes_as_many_as_the_rule_set_says_rounded_up(self, number, share, read):
        assert len(chosen(sampled(entries(number, share=share)))) == read

    def test_the_same_list_in_another_order_gives_the_same_choice_and_one_more_gives_others_a_new_place(self):
        rows = entries(40)
        once, again, longer = sampled(rows), sampled(reversed(rows)), sampled([*rows, *entries(1, start=99)])
        assert (once, {one.place for one in once} & {one.place for one in longer}) == (again, set())

    def test_each_rule_set_has_its_own_share(self):
        few, many = entries(10, share=10), entries(10, share=50, rules="100 days", start=50)
        read = chosen(sampled([*few, *many]))
        assert (len(read & {one.fingerprint for one in few}), len(read & {one.fingerprint for one in many})) == (1, 5)

    def test_somebody_else_gets_the_same_from_the_words_of_the_rule(self):
        rows = entries(10)
        beginning = digest("\n".join(sorted(one.fingerprint for one in rows)))
        by_hand = sorted(rows, key=lambda one: digest(f"{beginning} {one.fingerprint}"))[:2]
        assert chosen(sampled(rows)) == {one.fingerprint for one in by_hand}


class TestList:
    def test_confirmed_portfolios_come_on_it_once_and_others_do_not(self, placement, bens_placement, priya, sam):
        with pytest.raises(NothingReady):
            has_its_list(placement, by=priya)
        make_confirmed(placement)
        key = uuid4()
        with pytest.raises(NothingReady):  # Sam coordinates nothing
            has_its_list(placement, by=sam)
        first, again = has_its_list(placement, by=priya, key=key), has_its_list(placement, by=priya, key=key)
        assert (first, [one.edition.portfolio.placement_id for one in PanelChoice.objects.all()]) == (again, [placement.pk])
        with pytest.raises(NothingReady):
            has_its_list(placement, by=priya)
        make_confirmed(bens_placement)
        assert (has_its_list(placement, by=priya).number, PanelChoice.objects.count()) == (2, 2)

    def test_the_recommendation_is_the_one_that_was_signed(self, placement, priya):
        make_report(placement)
        edition = make_confirmed(placement)
        has_its_list(placement, by=priya)
        assert recommendation_in(edition) == choice_of(placement).recommendation == "Defer: incomplete, an extension is agreed"

    def test_it_names_nobody_and_can_be_worked_out_again(self, choice, amara):
        listed = PanelList.objects.get()
        assert (amara.name in listed.payload, choice.edition.fingerprint in listed.payload) == (False, True)
        assert [one.is_read for one in listed.worked_out_again()] == [choice.is_read] == [True]

    def test_whoever_changes_the_choice_behind_our_back_is_found(self, choice, placement):
        from history.append_only import guard_lifted  # noqa: PLC0415

        assert list(verify_placement(placement)) == []
        with guard_lifted():
            PanelChoice.objects.update(is_read=False)
        assert list(verify_placement(placement)) == ["edition 1 of the portfolio: the panel’s list says otherwise who is read"]

    def test_the_database_refuses_to_change_it(self, choice):
        for table, column in (("panellist", "payload"), ("panelchoice", "recommendation")):
            with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"UPDATE placements_{table} SET {column} = 'x'")  # noqa: S608


class TestReaders:
    def test_nobody_is_asked_before_it_is_on_a_list_nor_once_it_is_returned(self, placement, elin, marek, priya):
        edition = make_confirmed(placement)
        with pytest.raises(NotOpenYet):
            asks(PanelChoice(edition=edition), elin)
        has_its_list(placement, by=priya)
        choice = choice_of(placement)
        asks(choice, elin)
        return_for_more(edition=choice.edition, by=priya, comment="More.")
        with pytest.raises(NotOpenYet):
            asks(choice, marek)

    def test_whoever_had_a_part_with_the_student_or_the_agency_cannot_read(self, choice, tom, ruth, agency, priya):
        long_ago = TODAY() - timedelta(days=400)
        add_person(placement=choice.placement, person=ruth, part=Part.COLLEAGUE, by=priya, starts=long_ago, ends=long_ago)
        with pytest.raises(NotIndependent, match="Ruth Bell has a part in a placement of Amara Osei"):
            asks(choice, ruth)
        nia = make_person("Nia Vaughan", Role.PRACTICE_EDUCATOR, agency, starts=long_ago, ends=long_ago + timedelta(days=90))
        with pytest.raises(NotIndependent, match="works, or has worked, with Kestrelshire Council"):
            asks(choice, nia)
        with pytest.raises(AlreadyOnIt):
            asks(choice, priya)
        asks(choice, tom)
        assert [one.record.lead.person for one in PanelReading.objects.all()] == [tom]

    def test_nobody_reads_the_same_twice_also_not_after_withdrawing(self, choice, elin):
        record = asks(choice, elin)
        withdraw(record=record, by=record.lead, comment="I know her mother.", method=Method.SIGNED_IN)
        with pytest.raises(NotIndependent, match="was asked to read this portfolio before"):
            asks(choice, elin)

    def test_whoever_comes_too_near_meanwhile_cannot_hand_in(self, choice, elin, agency):
        record = asks(choice, elin)
        give_role(person=elin, role=Role.PRACTICE_EDUCATOR, organisation=agency, by=None)
        with pytest.raises(NotIndependent):
            hands_in_view(record)
        assert not PanelReading.objects.handed_in().exists()

    def test_a_reader_finds_the_edition_they_were_asked_to_read_until_they_withdraw(
        self, as_person, choice, elin, marek, placement
    ):
        address = page("portfolio_edition", choice.edition)
        add_person(placement=placement, person=marek, part=Part.PANEL_MEMBER, by=elin)
        record = asks(choice, elin)
        before = [as_person(one).get(address).status_code for one in (elin, marek)]
        withdraw(record=record, by=record.lead, comment="I know her.", method=Method.SIGNED_IN)
        assert (before, as_person(elin).get(address).status_code) == ([200, 404], 404)


class TestReadingAlone:
    @pytest.fixture
    def readings(self, choice, elin, marek):
        return [asks(choice, elin), asks(choice, marek)]

    def seen(self, *people):
        return [{one.record.lead.person.name for one in PanelReading.objects.visible_to(person)} for person in people]

    def test_the_second_finds_the_first_only_once_their_own_is_handed_in(self, readings, elin, marek):
        hands_in_view(readings[0])
        assert self.seen(elin, marek) == [{elin.name}, {marek.name}]
        assert not Record.objects.visible_to(marek).filter(pk=readings[0].pk).exists()
        hands_in_view(readings[1])
        assert self.seen(elin, marek) == [{elin.name, marek.name}] * 2

    def test_a_third_reader_finds_neither_until_they_have_handed_in(self, choice, readings, elin, marek, tom):
        for one in readings:
            hands_in_view(one)
        third = asks(choice, tom)
        assert self.seen(elin, tom) == [{elin.name, marek.name}, {tom.name}]
        hands_in_view(third)
        assert self.seen(elin, tom) == [{elin.name, marek.name, tom.name}] * 2

    def test_the_page_does_not_show_it_either_nor_that_it_is_handed_in(self, as_person, choice, readings, elin, marek):
        hands_in_view(readings[0], MORE, "The second observation is thin.")
        address = page("panel_portfolio", choice)
        before = words_on(as_person(marek).get(address))
        assert [words in before for words in ("is thin", MORE, "handed in by", elin.name)] == [False] * 4
        assert as_person(marek).get(page("record", readings[0])).status_code == 404
        hands_in_view(readings[1])
        assert [words in words_on(as_person(who).get(address)) for who in (elin, marek) for words in ("is thin", MORE)] == [
            True
        ] * 4

    def test_what_is_handed_in_stays(self, as_person, readings, elin):
        record = hands_in_view(readings[0])
        section, by = section_of(record, "form"), record.lead
        with pytest.raises(HandedIn):
            save_answers(record=record, section=section, by=by, values={"agree": {"answer": MORE, "reason": "No."}}, seen=10**9)
        with pytest.raises(HandedIn):
            reopen_part(record=record, section=section, by=by)
        client = as_person(elin)
        shown = words_on(client.get(page("record", record)))
        assert ("Open my part again" in shown, client.get(page("record_write", record, "form")).status_code) == (False, 302)
        assert "stays as it is" in words_on(client.post(page("record_reopen", record, "form"), follow=True))

    def test_nobody_has_it_signed_or_sent_before_everybody_has_handed_in(self, choice, readings, priya):
        record = hands_in_view(readings[0])
        coordinator = record.placement.person_as(Part.COORDINATOR)
        chair = section_of(record, "outcome")
        save_answers(record=record, section=chair, by=coordinator, values={"chair": {"answer": CONFIRM_PASS}}, seen=10**9)
        from placements.actions.record import finish_part  # noqa: PLC0415

        finish_part(record=record, section=chair, by=coordinator)
        with pytest.raises(NotComplete):
            put_forward(record=fresh(record), by=coordinator)
        with pytest.raises(ViewsMissing):
            agrees_outcome(choice, REFER, by=priya, reason="Because.")


class TestOutcome:
    @pytest.fixture
    def both(self, choice, elin, marek):
        def hand_in(*answers):
            for reader, answer in zip((elin, marek), answers, strict=True):
                hands_in_view(asks(choice, reader), answer)
            return choice_of(choice.placement)

        return hand_in

    def test_where_they_agree_it_follows_and_where_they_differ_the_coordinator_says_why(self, both, priya):
        choice = both("Agree", "Agree")
        assert (Together(choice).differ, Together(choice).follows) == (False, REFER)  # nobody recommended anything
        with pytest.raises(NeedsReason):
            agrees_outcome(choice, CONFIRM_PASS, by=priya)
        key = uuid4()
        for _ in range(2):
            agrees_outcome(choice, REFER, by=priya, key=key)
        assert PanelOutcome.objects.count() == 1
        assert {one.state for one in Record.objects.filter(reading__choice=choice)} == {RecordState.TO_SIGN}

    def test_a_difference_is_settled_with_a_reason_and_until_somebody_signs_otherwise_again(self, both, priya, sam):
        choice = both("Agree", "Cannot agree")
        assert (Together(choice).words, Together(choice).follows) == ("The readers differ", "")
        with pytest.raises(NeedsReason):
            agrees_outcome(choice, CONFIRM_PASS, by=priya)
        with pytest.raises(NotYours):
            agrees_outcome(choice, CONFIRM_PASS, by=sam, reason="We met.")
        agrees_outcome(choice, CONFIRM_PASS, by=priya, reason="We met, and both agree to pass.")
        agrees_outcome(choice, CONFIRM_FAIL, by=priya, reason="I pressed the wrong one.")
        assert choice_of(choice.placement).outcome.outcome == CONFIRM_FAIL
        sign_readings(choice)
        with pytest.raises(IllegalMove):
            agrees_outcome(choice, CONFIRM_PASS, by=priya, reason="Again.")

    def test_no_reader_is_asked_once_it_is_agreed(self, both, priya, tom):
        choice = both("Agree", "Agree")
        agrees_outcome(choice, REFER, by=priya)
        with pytest.raises(NotOpenYet):
            asks(choice, tom)

    def test_it_goes_back_to_the_educator_with_words_and_comes_again_as_another_edition_that_is_read(
        self, both, priya, joan, mailoutbox
    ):
        choice = both(MORE, MORE)
        with pytest.raises(NeedsReason):
            agrees_outcome(choice, RETURN, by=priya)
        agrees_outcome(choice, RETURN, by=priya, words="Say in the report what she did between the visits.")
        drain(worker="test")
        assert [mail.to for mail in mailoutbox if "returned it for more" in mail.subject and mail.to == [joan.email]]
        again = hands_in(choice.placement)
        with pytest.raises(Stale):
            boards(choice, by=priya, on=TODAY())
        confirms(again)
        has_its_list(choice.placement, by=priya)
        newer = choice_of(choice.placement)
        assert (newer.edition.number, newer.is_read, Together(newer).words) == (2, True, "2 readers to name")
        assert newer.panel.worked_out_again()[0].entry.was_returned

    def test_feedback_reaches_the_educator_and_the_student_and_never_what_the_readers_said_to_each_other(
        self, as_person, both, priya, joan, amara
    ):
        choice = both("Agree", "Cannot agree")
        agrees_outcome(choice, CONFIRM_PASS, by=priya, reason="We met.")
        record = Record.objects.filter(reading__choice=choice).first()
        assert [send_feedback(choice=choice, by=priya), as_person(joan).get(page("record", record)).status_code] == [0, 404]
        sign_readings(choice)
        assert [send_feedback(choice=choice, by=priya) for _ in range(2)] == [2, 0]
        joans, amaras = (words_on(as_person(who).get(page("record", record))) for who in (joan, amara))
        for shown in (joans, amaras):
            assert ("Agreed outcome" in shown, "Do you agree with the recommendation?" in shown, "We met." in shown) == (
                True,
                False,
                False,
            )
        assert ("Feedback for PE" in joans, "Feedback for PE" in amaras) == (True, False)
        assert as_person(joan).get(page("panel_portfolio", choice)).status_code == 404


class TestBoard:
    def test_what_has_to_be_read_is_read_first(self, choice, priya):
        with pytest.raises(PanelFirst):
            boards(choice, Board.DEFER, by=priya, on=TODAY(), comment="Late.")

    def test_it_is_recorded_with_its_day_once_and_told_without_saying_what(self, choice, elin, marek, priya, amara, mailoutbox):
        for reader in (elin, marek):
            hands_in_view(asks(choice, reader))
        agrees_outcome(choice, CONFIRM_PASS, by=priya, reason="All of it is there.")
        with pytest.raises(BoardToCome):
            boards(choice, by=priya, on=TODAY() + timedelta(days=1))
        with pytest.raises(NeedsReason):  # the panel recommended a pass
            boards(choice, Board.FAIL, by=priya, on=TODAY())
        key = uuid4()
        for _ in range(2):
            boards(choice, by=priya, on=TODAY() - timedelta(days=2), key=key)
        decision = PortfolioDecision.objects.get(move="board_pass")
        choice = choice_of(choice.placement)
        assert (choice.portfolio.state, decision.board_on) == ("passed", TODAY() - timedelta(days=2))
        assert "the board confirmed a pass on" in decision.in_words
        drain(worker="test")
        told = [mail for mail in mailoutbox if "what the board decided" in mail.subject]
        assert (len(told), any("pass" in mail.subject + mail.body for mail in told)) == (3, False)

    def test_a_later_board_stands_beside_the_earlier_one_with_its_reason(self, choice, elin, marek, priya):
        for reader in (elin, marek):
            hands_in_view(asks(choice, reader))
        agrees_outcome(choice, REFER, by=priya)
        boards(choice, Board.DEFER, by=priya, on=TODAY())
        with pytest.raises(NeedsReason):
            boards(choice, Board.FAIL, by=priya, on=TODAY())
        boards(choice, Board.FAIL, by=priya, on=TODAY(), comment="The further days were not taken up.")
        moves = list(PortfolioDecision.objects.filter(move__startswith="board").values_list("move", flat=True))
        assert (moves, choice_of(choice.placement).portfolio.state) == (["board_defer", "board_fail"], "failed")
        with pytest.raises(IllegalMove):
            return_for_more(edition=read_again(PortfolioEdition.objects.get()), by=priya, comment="More.")


def page(name, row, *more):
    return reverse(f"placements:{name}", args=[row.pk, *more])
