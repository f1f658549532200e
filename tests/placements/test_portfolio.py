"""Amara puts her portfolio together and hands it in: frozen, confirmed by Joan, returned by Priya, and handed in again."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from history.models import Delivery, Entry, Reading
from history.outbox import drain
from history.transitions import IllegalMove
from placements.actions.placement import add_person
from placements.actions.portfolio import StillMissing, agree_to_gap, explain_gap, return_for_more
from placements.actions.record_signing import put_forward
from placements.actions.sign_off import Stale
from placements.actions.verify import verify_placement
from placements.models import Portfolio, PortfolioDecision, PortfolioEdition
from placements.models.portfolio import EXAMINER
from placements.models.portfolio_content import SEALED, read_by
from placements.models.record_progress import Progress
from placements.rules import Part
from tests.factories.panels import asks, make_choice
from tests.factories.placements import make_request, signs
from tests.factories.portfolios import WHY, confirms, hands_in, list_of, make_confirmed, make_edition, read_again, settle
from tests.factories.records import answers_to, fresh, load_forms, make_record, make_signed, signs_record, writes
from tests.placements.pages import filled, words_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forms(db):
    load_forms()


@pytest.fixture
def signed(placement):
    """What Amara's portfolio can be made from: one piece of evidence, one observation."""
    signs(make_request(placement), comment="You waited for him.")
    return make_signed(placement)


@pytest.fixture
def supervised(placement):
    """A supervision record that everybody has written and signed; one answer of it is kept encrypted."""
    record = make_record(placement, "supervision_record", by=Part.PRACTICE_EDUCATOR)
    while left := [share for share in Progress(record).unfinished if not share.waits_for]:
        for share in left:
            answers = answers_to([one for one in share.fields if record.may_write(one, {share.who.part})])
            answers |= {"wellbeing": {"answer": "How the student is"}} if "wellbeing" in answers else {}
            record = writes(record, share.section.key, share.who.part, **answers)
    put_forward(record=record, by=record.signers[0])
    for someone in record.signers:
        signs_record(record, someone.part)
    return record


def page(name, row, *more):
    return reverse(f"placements:{name}", args=[row.pk, *more])


class TestWhatGoesIn:
    def test_the_list_says_in_words_what_there_is_and_who_has_to_do_something(self, as_person, amara, placement, signed):
        make_record(placement)
        shown = words_on(as_person(amara).get(page("portfolio", placement)))
        for words in (
            "1 of 2 signed. Observation 2: being written",
            "0 of 70 confirmed",
            "1 agreed",
            "0 of 1 signed. Opens ",
            "Private log entries are never part of it.",
        ):
            assert words in shown
        assert reverse("placements:portfolio_hand_in", args=[placement.pk]) not in shown

    def test_it_asks_the_database_as_much_for_one_record_as_for_three(
        self, as_person, amara, placement, signed, django_assert_num_queries
    ):
        client, address = as_person(amara), page("portfolio", placement)
        client.get(address)
        with django_assert_num_queries(15):
            client.get(address)
        for _ in range(2):
            make_record(placement)
            make_request(placement)
        with django_assert_num_queries(15):
            client.get(address)

    def test_what_is_missing_may_stay_out_once_she_said_why_and_her_tutor_agreed_to_those_words(self, as_person, cast, placement):
        client, address = as_person(cast["amara"]), page("portfolio_explain", placement, "pla")
        assert "Say in a few words why it is not there." in words_on(client.post(address, {"words": ""}))
        client.post(address, {"words": WHY})
        assert "pla" in {line.asked.key for line in list_of(placement) if not line.is_settled}
        explain_gap(placement=placement, item="pla", words="Other words.", by=cast["amara"])
        with pytest.raises(Stale):
            agree_to_gap(placement=placement, item="pla", words_seen=WHY, by=cast["sam"])
        sams = as_person(cast["sam"])
        assert "Other words." in words_on(sams.get(page("portfolio", placement)))
        for _ in range(2):
            sams.post(page("portfolio_agree", placement, "pla"), {"words_seen": "Other words."})
        assert [line.status for line in list_of(placement) if line.asked.key == "pla"] == ["Agreed without"]
        assert PortfolioDecision.objects.filter(move="agree_to_gap").count() == 1
        drain(worker="test")

    def test_with_something_missing_nothing_is_handed_in(self, placement, signed):
        with pytest.raises(StillMissing):
            hands_in(placement)
        assert PortfolioEdition.objects.count() == 0


class TestHandingIn:
    def test_she_declares_and_it_is_frozen_with_all_that_was_signed(self, as_person, amara, joan, placement, signed, mailoutbox):
        settle(placement)
        client, address = as_person(amara), page("portfolio_hand_in", placement)
        said = filled(client, address, "mark_seen", "request_key", own="on", ai="I did not.", anonymous="on")
        assert "Tick the box if it is your own work. Nothing has been handed in." in words_on(
            client.post(address, said | {"own": ""})
        )
        assert "frozen as edition 1" in words_on(client.post(address, said, follow=True))
        client.post(address, said)
        edition = PortfolioEdition.objects.get()
        content = edition.content
        assert [item["title"] for item in content["items"] if item["kind"] != "days"] == ["Friday’s visit", "Observation 1"]
        assert content["previous"] == placement.signatures.last().fingerprint
        assert [one["number"] for one in content["signatures"]] == [1, 2, 3]
        assert (content["declared"]["ai"], content["declared"]["signer"]["name"]) == ("I did not.", "Amara Osei")
        assert content["contents"][0]["why_not"] == {
            "words": WHY,
            "agreed_by": "Dr Sam Whitlock",
            "agreed_at": content["contents"][0]["why_not"]["agreed_at"],
        }
        assert (Portfolio.objects.get().state, list(verify_placement(placement))) == ("handed_in", [])
        drain(worker="test")
        told = {mail.to[0]: mail for mail in mailoutbox if "handed it in" in mail.subject}
        assert ("confirm that it is Amara’s real practice" in told[joan.email].body, len(told)) == (True, 3)

    def test_sent_twice_it_is_one_edition_with_one_decision_and_one_promise(self, placement, signed):
        settle(placement)
        key = uuid4()
        first, again = hands_in(placement, key=key), hands_in(placement, key=key)
        made = PortfolioDecision.objects.get(move="hand_in")
        assert (first, Entry.objects.filter(verb="portfolio.hand_in").count()) == (again, 1)
        assert Delivery.objects.filter(kind="placements.portfolio_moved", key__endswith=f"-{made.pk}").count() == 1
        with pytest.raises(IllegalMove):
            hands_in(placement)

    def test_a_page_older_than_a_signature_hands_nothing_in_and_keeps_what_was_typed(self, as_person, amara, placement, signed):
        settle(placement)
        client, address = as_person(amara), page("portfolio_hand_in", placement)
        said = filled(client, address, "mark_seen", "request_key", own="on", ai="For one sentence.", anonymous="on")
        signs(make_request(placement, title="A second piece"))
        answer = client.post(address, said)
        assert (answer.status_code, "For one sentence." in words_on(answer), PortfolioEdition.objects.count()) == (409, True, 0)

    def test_what_might_identify_somebody_is_shown_first(self, as_person, amara, placement):
        signs(make_request(placement, words="I rang Mrs Patricia Brownlow of 14 Mill Lane on 07700 900123."))
        settle(placement)
        shown = words_on(as_person(amara).get(page("portfolio_hand_in", placement)))
        assert ("07700 900123" in shown, "Phone number" in shown) == (True, True)

    def test_the_database_refuses_to_change_it(self, placement, signed):
        make_confirmed(placement)
        for table, column in (("portfolioedition", "payload"), ("portfoliodecision", "comment")):
            with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"UPDATE placements_{table} SET {column} = 'x'")  # noqa: S608


class TestAfterwards:
    def test_joan_confirms_it_once_and_her_words_are_kept_under_the_fingerprint_of_the_edition(
        self, as_person, joan, placement, signed
    ):
        edition = make_edition(placement)
        client, address = as_person(joan), page("portfolio_confirm", edition)
        said = filled(client, address, "request_key", comment="All of it.")
        client.post(address, said)
        client.post(address, said)
        confirmed = PortfolioDecision.objects.get(move="confirm")
        assert (edition.fingerprint in confirmed.payload, confirmed.comment) == (True, "All of it.")
        assert (Portfolio.objects.get().state, confirms(edition)) == ("confirmed", confirmed)

    def test_returned_it_stays_frozen_and_another_is_handed_in_beside_it(self, as_person, cast, placement, signed):
        first = make_confirmed(placement)
        as_person(cast["priya"]).post(page("portfolio_return", first), {"comment": "A second observation."})
        assert "A second observation." in words_on(as_person(cast["amara"]).get(page("portfolio", placement)))
        signs(make_request(placement, title="A second piece"))
        second = hands_in(placement)
        assert (second.number, read_again(first).payload, second.fingerprint == first.fingerprint) == (2, first.payload, False)
        assert "A newer edition was handed in" in words_on(as_person(cast["sam"]).get(page("portfolio_edition", first)))
        with pytest.raises(Stale):
            return_for_more(edition=first, by=cast["priya"], comment="Too late")
        drain(worker="test")

    def test_each_reads_what_was_decided_when_it_was_frozen(self, as_person, cast, placement, signed, marek, priya):
        edition = make_edition(placement)
        address = page("portfolio_edition", edition)
        shown = {who: words_on(as_person(cast[who]).get(address)) for who in ("amara", "joan", "sam", "priya")}
        words = "I noticed I was waiting for him to finish"
        assert {who: words in text for who, text in shown.items()} == {"amara": True, "joan": True, "sam": True, "priya": False}
        assert ("Friday’s visit" in shown["priya"], "Its words are not for you" in shown["priya"]) == (False, True)
        assert {
            read.reader for read in Reading.objects.filter(author=cast["amara"].pk, subject_type="placements.portfolioedition")
        } == {cast[who].pk for who in ("joan", "sam", "priya")}

    def test_a_field_for_fewer_people_is_not_in_the_file(self, placement, supervised):
        edition = make_edition(placement)
        hidden = [
            answer
            for item in edition.content["items"]
            for section in item["sections"]
            for answer in section["answers"]
            if answer["readers"] and EXAMINER not in answer["readers"]
        ]
        assert hidden
        in_the_file = str(read_by(edition, {EXAMINER}))
        assert all(answer["label"] not in in_the_file for answer in hidden)

    def test_an_answer_that_is_kept_encrypted_is_in_it_for_nobody(self, placement, supervised):
        edition = make_edition(placement)
        [sealed] = [one for one in fresh(supervised).answers.all() if one.field.key == "wellbeing"]
        assert "How the student is" in str(sealed.value)
        assert "How the student is" not in edition.payload
        assert SEALED in str(read_by(edition, {"student"}))

    def test_a_panel_member_finds_it_once_they_are_asked_to_read_it(self, as_person, placement, signed, marek, priya):
        add_person(placement=placement, person=marek, part=Part.PANEL_MEMBER, by=priya)
        choice = make_choice(placement, by=priya)
        client, address = as_person(marek), page("portfolio_edition", choice.edition)
        before = client.get(address).status_code
        asks(choice, marek)
        assert (before, client.get(address).status_code, client.get(page("portfolio", placement)).status_code) == (404, 200, 404)
        return_for_more(edition=choice.edition, by=priya, comment="One more observation.")
        assert client.get(address).status_code == 404

    @pytest.mark.parametrize("name", ["portfolio_edition", "portfolio_confirm", "portfolio_return", "portfolio_file"])
    def test_who_may(self, as_person, cast, placement, signed, name):
        edition = make_edition(placement)
        may = {"portfolio_confirm": {"joan"}, "portfolio_return": {"priya"}}.get(name, {"amara", "joan", "sam", "priya"})
        for who, person in cast.items():
            status = as_person(person).get(page(name, edition)).status_code
            on_it = who in {"amara", "joan", "sam", "priya"}
            assert status in ({200, 302} if who in may else {403} if on_it else {404}), (who, status)
        refused = {who: as_person(cast[who]).post(page("portfolio_file", edition)).status_code for who in ("joan", "sam", "tom")}
        assert refused == {"joan": 403, "sam": 403, "tom": 404}

    def test_whoever_changes_it_behind_our_back_is_found(self, placement, signed):
        from history.append_only import guard_lifted  # noqa: PLC0415

        edition = make_confirmed(placement)
        with guard_lifted():
            PortfolioEdition.objects.filter(pk=edition.pk).update(
                payload=edition.payload.replace("I did not use any.", "A little.")
            )
        assert list(verify_placement(placement)) == ["edition 1 of the portfolio: what was handed in differs from its fingerprint"]
