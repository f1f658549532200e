"""The pages of the panel: Priya leads it, Elin and Marek read, and nobody else finds it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from placements.models import PanelChoice, PanelOutcome, PortfolioDecision, Record
from placements.models.panel_views import CONFIRM_PASS, MORE, RETURN
from tests.factories.panels import agrees_outcome, asks, choice_of, hands_in_view, has_its_list, make_choice, sign_readings
from tests.factories.portfolios import make_confirmed
from tests.factories.records import load_forms
from tests.placements.pages import filled, words_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forms(db):
    load_forms()


@pytest.fixture
def choice(placement, priya):
    return make_choice(placement, by=priya)


@pytest.fixture
def read(choice, elin, marek):
    """Elin agrees, and Marek would like more."""
    for reader, answer in ((elin, "Agree"), (marek, MORE)):
        hands_in_view(asks(choice, reader), answer)
    return choice_of(choice.placement)


def page(name, row):
    return reverse(f"placements:{name}", args=[row.pk])


class TestWhoMay:
    @pytest.mark.parametrize("name", ["panel", "panel_make_list"])
    def test_the_panel_is_the_coordinators(self, as_person, cast, cohort, choice, name):
        for who, person in cast.items():
            expected = (200 if name == "panel" else 405) if who == "priya" else 403 if who in {"amara", "ben", "sam"} else 404
            assert as_person(person).get(page(name, cohort)).status_code == expected, who
            if who != "priya":
                assert as_person(person).post(page(name, cohort), {"request_key": uuid4()}).status_code in {403, 404}

    def test_a_portfolio_on_it_is_hers_and_its_readers(self, as_person, cast, choice, elin):
        asks(choice, elin)
        for who, person in cast.items():
            status = as_person(person).get(page("panel_portfolio", choice)).status_code
            assert status == (200 if who in {"priya", "elin"} else 404), who
            assert as_person(person).get(page("panel_list", choice.panel)).status_code == status, who

    @pytest.mark.parametrize("name", ["panel_outcome", "panel_send", "panel_board"])
    def test_nobody_else_agrees_sends_or_records_also_not_by_sending_a_form(self, as_person, cast, read, name):
        said = {"outcome": "pass" if name == "panel_board" else CONFIRM_PASS, "reason": "x", "on": "2026-01-05", "comment": "x"}
        for who, person in cast.items():
            if who != "priya":
                status = as_person(person).post(page(name, read), said | {"request_key": uuid4()}).status_code
                assert status == (403 if who in {"elin", "marek"} else 404), who
        assert (PanelOutcome.objects.count(), PortfolioDecision.objects.filter(board_on__isnull=False).count()) == (0, 0)


class TestPriya:
    def test_she_sees_what_is_ready_and_makes_the_list_once(self, as_person, priya, placement, cohort):
        make_confirmed(placement)
        client, address = as_person(priya), page("panel", cohort)
        shown = words_on(client.get(address))
        assert ("Amara Osei" in shown, "No recommendation in it · always read" in shown) == (True, True)
        said = filled(client, address, "request_key")
        for _ in range(2):
            client.post(page("panel_make_list", cohort), said)
        assert PanelChoice.objects.count() == 1
        shown = words_on(client.get(address))
        assert ("Nothing new." in shown, "2 readers to name" in shown) == (True, True)
        assert client.post(page("panel_make_list", cohort), {"request_key": "x"}).status_code == 400

    def test_another_university_finds_nothing(self, as_person, cohort, choice, db):
        from accounts.models import Organisation  # noqa: PLC0415
        from tests.factories.accounts import make_person  # noqa: PLC0415

        elsewhere = Organisation.objects.create(kind=Organisation.Kind.UNIVERSITY, name="University of Fenwick")
        nia = make_person("Nia Vaughan", "coordinator", elsewhere)
        pages = [page("panel", cohort), page("panel_portfolio", choice), page("panel_list", choice.panel)]
        assert [as_person(nia).get(one).status_code for one in pages] == [404] * 3

    def test_it_asks_the_database_as_much_for_one_portfolio_on_the_list_as_for_two(
        self, as_person, priya, placement, bens_placement, cohort, elin, marek, django_assert_max_num_queries
    ):
        make_confirmed(placement)
        has_its_list(placement, by=priya)
        asks(choice_of(placement), elin)
        client = as_person(priya)
        client.get(page("panel", cohort))
        with django_assert_max_num_queries(60) as first:
            client.get(page("panel", cohort))
        make_confirmed(bens_placement)
        has_its_list(bens_placement, by=priya)
        asks(choice_of(bens_placement), marek)
        with django_assert_max_num_queries(len(first) + 1):
            client.get(page("panel", cohort))

    def test_she_asks_a_reader_by_name_and_is_told_where_that_cannot_be(self, as_person, priya, choice, joan, elin):
        client, address = as_person(priya), reverse("placements:record_begin", args=[choice.placement.pk, "panel_review"])
        said = {"key": uuid4(), "lead": "new", "name": joan.name, "email": joan.email}
        assert "another part in this placement" in words_on(client.post(address, said))
        client.post(address, {"key": uuid4(), "lead": "new", "name": elin.name, "email": elin.email})
        assert [one.record.lead.person for one in choice_of(choice.placement).readings.all()] == [elin]
        assert "1 reader to name" in words_on(client.get(page("panel_portfolio", choice)))

    def test_where_they_differ_she_says_why(self, as_person, priya, read):
        client, address = as_person(priya), page("panel_outcome", read)
        said = filled(client, address, "request_key", outcome=CONFIRM_PASS)
        assert "It is not what every reader says." in words_on(client.post(address, said))
        assert "Choose what was agreed." in words_on(client.post(address, said | {"outcome": ""}))
        assert PanelOutcome.objects.count() == 0
        for _ in range(2):
            client.post(address, said | {"reason": "We talked. What Marek missed is in observation 2."})
        assert [one.comment[:9] for one in PanelOutcome.objects.all()] == ["We talked"]
        assert "Agreed: confirm pass" in words_on(client.get(page("panel_portfolio", read)))

    def test_returning_it_needs_words_for_the_educator_who_reads_them(self, as_person, priya, joan, read):
        client, address = as_person(priya), page("panel_outcome", read)
        said = filled(client, address, "request_key", outcome=RETURN, reason="Marek is right.")
        assert "Say what is needed" in words_on(client.post(address, said))
        client.post(address, said | {"words": "Say what she did between the visits."})
        shown = words_on(as_person(joan).get(page("portfolio_edition", read.edition)))
        assert ("Say what she did between the visits." in shown, "Marek is right." in shown) == (True, False)

    def test_once_signed_she_sends_the_feedback_in_one_press(self, as_person, priya, joan, read):
        agrees_outcome(read, CONFIRM_PASS, by=priya, reason="We talked.")
        sign_readings(read)
        client = as_person(priya)
        assert "Send the outcome and the feedback" in words_on(client.get(page("panel_portfolio", read)))
        client.post(page("panel_send", read))
        records = Record.objects.filter(reading__choice=read)
        assert [as_person(joan).get(page("record", one)).status_code for one in records] == [200, 200]

    def test_she_records_the_board_with_its_day(self, as_person, priya, amara, read):
        agrees_outcome(read, CONFIRM_PASS, by=priya, reason="We talked.")
        client, address = as_person(priya), page("panel_board", read)
        today = timezone.localdate()
        said = filled(client, address, "request_key", outcome="fail", on=str(today + timedelta(days=1)))
        assert "That day is still to come." in words_on(client.post(address, said))
        assert "Say why." in words_on(client.post(address, said | {"on": str(today)}))
        client.post(address, said | {"on": str(today), "outcome": "pass"})
        shown = words_on(as_person(amara).get(page("portfolio_edition", read.edition)))
        assert f"Priya Nair recorded that the board confirmed a pass on {date_format(today, 'j M Y')}" in shown


class TestReader:
    def test_she_finds_what_she_reads_under_placements_and_what_she_does_next(self, as_person, elin, choice):
        record = asks(choice, elin)
        client = as_person(elin)
        shown = words_on(client.get(reverse("placements:placements")))
        assert ("Amara Osei" in shown, "Your turn" in shown, "Panel: Autumn" in shown) == (True, True, False)
        assert "Write my view" in words_on(client.get(page("panel_portfolio", choice)))
        assert "The portfolio and the panel" in words_on(client.get(page("record", record)))
        hands_in_view(record)
        assert "Handed in" in words_on(client.get(reverse("placements:placements")))

    def test_the_outcome_is_told_to_a_reader_only_after_their_own_view(self, as_person, elin, marek, tom, read, priya):
        third = asks(read, tom)
        assert [as_person(tom).get(page("panel_portfolio", read)).status_code, "The readers differ" in words_on(
            as_person(tom).get(page("panel_portfolio", read)))] == [200, False]  # fmt: skip
        hands_in_view(third)
        assert "The readers differ" in words_on(as_person(tom).get(page("panel_portfolio", read)))
