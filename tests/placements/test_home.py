from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.once import keep_answers
from placements.actions.day import confirm_days
from placements.actions.sign_off import need_conversation, return_with_comments
from placements.models import Day
from placements.views import home
from tests.factories.placements import make_day, make_placement, make_request, signs
from tests.placements.needing import is_as_expected, shares, works


def recorded(placement, days=range(1, 25)):
    """Four days a week until yesterday, as expected."""
    return [make_day(placement, days_ago) for days_ago in days]


class TestStudent:
    def test_what_was_returned_comes_first(self, request_to_joan, amara):
        return_with_comments(evidence=request_to_joan, by=request_to_joan.asked_of, comment="Say more.")
        [thing] = home.next_things(amara)
        assert (thing["order"], thing["title"]) == (20, "“Friday’s visit” was returned with a comment")

    def test_what_waits_for_joan_is_a_task_that_needs_nothing(self, request_to_joan, amara):
        [task] = home.tasks(amara)
        assert (task["status"], task["needs_you"], task["done"]) == ("Waiting for Joan", False, False)

    def test_when_joan_would_like_to_talk_it_needs_her(self, request_to_joan, amara):
        need_conversation(evidence=request_to_joan, by=request_to_joan.asked_of)
        [task] = home.tasks(amara)
        assert (task["status"], task["needs_you"]) == ("Joan would like to talk first", True)

    @pytest.mark.parametrize(
        ("judgement", "title", "status", "done"),
        [
            ("agree", "Joan agreed that “Friday’s visit” shows it", "Agreed", True),
            ("partly", "Joan says “Friday’s visit” shows it partly", "Read what is missing", False),
            ("not_yet", "Joan says “Friday’s visit” does not show it yet", "Read why", False),
        ],
    )
    def test_what_was_decided_is_told_for_a_week(self, request_to_joan, amara, judgement, title, status, done):
        signs(request_to_joan, judgement=judgement, comment="Say more about consent.")
        [task] = home.tasks(amara)
        assert (task["title"], task["status"], task["done"], task["needs_you"]) == (title, status, done, not done)
        with time_machine.travel(timezone.now() + timedelta(days=8)):
            assert home.tasks(amara) == []

    def test_the_days_stand_beside_it(self, placement, amara, joan):
        confirm_days(days=[make_day(placement, 3)], by=joan)
        make_day(placement, 2)
        [panel] = home.panels(amara)
        ledger = panel["context"]["ledger"]
        assert (ledger.confirmed, ledger.recorded, ledger.to_come) == (1, 1, 68)

    def test_before_the_first_day_there_are_only_days_to_come(self, placement, amara):
        assert home.panels(amara)[0]["context"]["ledger"].to_come == 70

    def test_a_student_without_a_placement_sees_no_days(self, carol):
        assert (home.next_things(carol), home.tasks(carol), home.panels(carol)) == ([], [], [])

    @pytest.mark.parametrize("rows", [1, 3])
    def test_it_costs_three_queries_with_one_row_and_with_three(self, placement, amara, django_assert_num_queries, rows):
        for number in range(rows):
            make_request(placement, title=f"Number {number}")
            make_day(placement, number + 1)
        amara.roles_now()
        keep_answers(amara)
        with django_assert_num_queries(3):
            home.next_things(amara), home.tasks(amara), home.panels(amara)


class TestPracticeEducator:
    def test_what_waits_comes_first_with_the_longest_wait_on_top(self, request_to_joan, placement, joan):
        make_request(placement, title="Later")
        things = home.next_things(joan)
        assert [thing["detail"].split(",")[0] for thing in things] == ["“Friday’s visit”", "“Later”"]
        assert things[0]["url"] == f"/placement/evidence/{request_to_joan.pk}/sign-off/"

    def test_what_others_were_asked_is_not_offered(self, bens_placement, placement, joan):
        make_request(bens_placement)
        assert home.next_things(joan) == []

    def test_days_to_confirm_are_one_line_a_student(self, placement, bens_placement, joan):
        recorded(placement, range(1, 4))
        recorded(bens_placement, range(1, 3))
        [task] = home.tasks(joan)
        assert (task["title"], task["needs_you"]) == ("Confirm 3 days of Amara Osei", True)

    def test_her_students_stand_beside_it(self, placement, bens_placement, joan):
        [panel] = home.panels(joan)
        assert [placement.student.name for placement, *_ in panel["context"]["students"]] == ["Amara Osei"]

    @pytest.mark.parametrize("rows", [1, 3])
    def test_it_costs_seven_queries_with_one_row_and_with_three(self, placement, joan, django_assert_num_queries, rows):
        for number in range(rows):
            make_request(placement, title=f"Number {number}")
            make_day(placement, number + 1)
        joan.roles_now()
        keep_answers(joan)
        with django_assert_num_queries(7):
            home.next_things(joan), home.tasks(joan), home.panels(joan)


class TestTutor:
    """Each reason: tests/placements/test_needs_you.py."""

    def test_a_student_who_is_as_expected_is_no_card(self, placement, sam):
        is_as_expected(placement, sam)
        assert home.next_things(sam) == []

    def test_who_needs_him_is_one_card_and_comes_first(self, placement, bens_placement, sam, amara):
        is_as_expected(bens_placement, sam)
        works(placement)
        shares(amara, sam, days_ago=16)
        [thing] = home.next_things(sam)
        assert thing["title"] == "1 student needs you"
        assert thing["detail"] == "Amara: nothing shared for 16 days."
        assert (thing["url"], thing["order"]) == ("/placement/needs-you/", 4)

    def test_the_card_names_two_and_says_how_many_more(self, sam, priya, cast, cohort, agency, rule_set):
        for who in ("amara", "ben", "carol"):
            placement = make_placement(cast[who], cohort=cohort, agency=agency, rule_set=rule_set, by=priya, tutor=sam)
            works(placement)
        [thing] = home.next_things(sam)
        never = "nothing shared since the placement began 42 days ago"
        assert thing["title"] == "3 students need you"
        assert thing["detail"] == f"Amara: {never}. Ben: {never}. 1 more on the list."

    def test_whoever_has_the_oldest_reason_comes_first_beside_it(self, placement, bens_placement, sam):
        is_as_expected(placement, sam)
        [panel] = home.panels(sam)
        rows = [(placement.student.name, bool(reasons)) for placement, _, reasons in panel["context"]["students"]]
        assert rows == [("Ben Hollis", True), ("Amara Osei", False)]

    @pytest.mark.parametrize("students", [1, 3])
    def test_it_costs_ten_queries_with_one_student_and_with_three(
        self, sam, priya, cast, cohort, agency, rule_set, django_assert_num_queries, students
    ):
        for who in ("amara", "ben", "carol")[:students]:
            make_placement(cast[who], cohort=cohort, agency=agency, rule_set=rule_set, by=priya, tutor=sam)
        sam.roles_now()
        keep_answers(sam)
        with django_assert_num_queries(10):
            home.next_things(sam), home.tasks(sam), home.panels(sam)


class TestCoordinator:
    def reasons(self, priya):
        return {thing["title"]: thing["detail"] for thing in home.next_things(priya)}

    def test_nothing_recorded_for_long(self, placement, priya):
        assert self.reasons(priya) == {"Amara Osei": "No day recorded for 42 days. 0 days recorded, 24 expected by now."}

    def test_days_that_wait_for_long(self, placement, priya):
        recorded(placement)
        assert self.reasons(priya) == {"Amara Osei": "A day has waited 24 days to be confirmed."}

    def test_evidence_that_waits_for_long(self, placement, priya, joan):
        with time_machine.travel(timezone.now() - timedelta(days=9)):
            make_request(placement)
        confirm_days(days=recorded(placement), by=joan)
        assert self.reasons(priya) == {"Amara Osei": "Evidence has waited 9 days for Joan."}

    def test_a_conversation_that_was_asked_for(self, request_to_joan, priya, joan):
        need_conversation(evidence=request_to_joan, by=request_to_joan.asked_of)
        confirm_days(days=recorded(request_to_joan.placement), by=joan)
        assert self.reasons(priya) == {"Amara Osei": "Joan would like to talk about evidence."}

    def test_evidence_that_was_decided_is_no_reason(self, placement, priya, joan):
        with time_machine.travel(timezone.now() - timedelta(days=9)):
            asked = make_request(placement)
        signs(asked)
        confirm_days(days=recorded(placement), by=joan)
        assert self.reasons(priya) == {}

    def test_away_days_are_days_that_were_recorded(self, placement, priya, joan):
        confirm_days(days=recorded(placement, range(2, 26)), by=joan)
        make_day(placement, 1, kind=Day.Kind.AWAY)
        assert self.reasons(priya) == {}

    @pytest.mark.parametrize("students", [1, 3])
    def test_it_costs_five_queries_with_one_student_and_with_three(
        self, sam, priya, cast, cohort, agency, rule_set, django_assert_num_queries, students
    ):
        for who in ("amara", "ben", "carol")[:students]:
            make_placement(cast[who], cohort=cohort, agency=agency, rule_set=rule_set, by=priya, tutor=sam, coordinator=priya)
        priya.roles_now()
        keep_answers(priya)
        with django_assert_num_queries(5):
            home.next_things(priya), home.tasks(priya), home.panels(priya)


class TestTheWholePage:
    """Every app speaks on it, and each question is asked once: of the person in a session, not only of a row in hand."""

    @pytest.mark.parametrize(("who", "queries"), [("amara", 9), ("joan", 10), ("sam", 14)])
    def test_it_costs_that_many_queries(self, as_person, cast, placement, django_assert_num_queries, who, queries):
        browser = as_person(cast[who])
        browser.get("/")
        with django_assert_num_queries(queries):
            browser.get("/")
