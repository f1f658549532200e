"""Sam reads which of his students need him, and why. What was not shared with him counts nowhere."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.rules import Role
from activities.actions.comments import answer_on_entry
from activities.actions.feedback import give_feedback
from activities.actions.feedback_answer import answer_feedback
from activities.actions.log import share_entry, withdraw_entry
from placements.actions.evidence import start_evidence
from placements.actions.placement import add_person, complete, end_person
from placements.actions.sign_off import need_conversation
from placements.models import Placement, thresholds
from placements.models.needs import needs_of, who_needs
from tests.factories.accounts import make_person
from tests.factories.activities import make_entry, make_sort
from tests.factories.placements import make_day, make_placement, make_request, make_rule_set
from tests.placements.needing import ago, asks, flags, is_as_expected, opens_activity, reasons, shares, works
from writing.actions.comment import deal_with
from writing.actions.flag import say_not_identifying, take_back_flag

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"placements:{name}", args=args)


@pytest.fixture
def expected(placement, sam):
    """Amara, as expected: nothing about her is a reason. The entry she shared with Sam today."""
    return is_as_expected(placement, sam)


class TestReasons:
    def test_a_student_who_is_as_expected_is_not_on_the_list(self, expected, sam):
        assert (reasons(sam), who_needs(sam)[1]) == ({}, 1)

    def test_nothing_shared(self, placement, sam, amara):
        works(placement)
        shares(amara, sam, days_ago=16)
        assert reasons(sam) == {"Amara": ["Nothing shared for 16 days"]}

    def test_nothing_shared_ever(self, placement, sam):
        works(placement)
        assert reasons(sam) == {"Amara": ["Nothing shared since the placement began 42 days ago"]}

    def test_one_day_less_than_the_rule_says_is_no_reason(self, placement, sam, amara):
        works(placement)
        shares(amara, sam, days_ago=thresholds.NOTHING_SHARED - 1)
        assert reasons(sam) == {}

    def test_no_day_recorded(self, placement, sam, amara):
        works(placement, range(12, 36))
        shares(amara, sam)
        assert reasons(sam) == {"Amara": ["No day recorded for 12 days"]}

    def test_days_that_are_behind_count_from_when_they_were(self, placement, sam, amara):
        works(placement, range(1, 19))
        shares(amara, sam)
        [need] = who_needs(sam)[0]
        [reason] = need.reasons
        assert reason.words == "18 of 24 expected days confirmed"
        assert reason.since == placement.starts + timedelta(weeks=6)

    def test_a_day_that_waits_for_joan(self, expected, placement, sam):
        make_day(placement, 30)
        assert reasons(sam) == {"Amara": ["A day has waited 30 days for Joan to confirm it"]}

    def test_evidence_that_waits_for_joan(self, expected, placement, sam):
        with ago(9):
            make_request(placement)
        assert reasons(sam) == {"Amara": ["Evidence has waited 9 days for Joan"]}

    def test_joan_would_like_to_talk(self, expected, request_to_joan, sam):
        need_conversation(evidence=request_to_joan, by=request_to_joan.asked_of)
        assert reasons(sam) == {"Amara": ["Joan would like to talk about evidence first"]}

    def test_a_question_beside_an_entry_leads_to_the_comment(self, placement, sam, amara):
        works(placement)
        entry = shares(amara, sam, days_ago=5)
        asked = asks(entry, amara, days_ago=3)
        [need] = who_needs(sam)[0]
        [reason] = need.reasons
        assert reason.words == "Asked you something beside an entry 3 days ago"
        assert reason.url == f"/log/{entry.pk}/#comment-{asked.pk}"

    def test_a_question_that_sam_answered_is_none(self, placement, sam, amara):
        works(placement)
        entry = shares(amara, sam, days_ago=5)
        asked = asks(entry, amara, days_ago=3)
        answer_on_entry(id=uuid4(), entry=entry, thread=asked.thread, words="Yes.", by=sam)
        assert reasons(sam) == {}

    def test_a_question_that_was_dealt_with_is_none(self, placement, sam, amara):
        works(placement)
        asked = asks(shares(amara, sam, days_ago=5), amara, days_ago=3)
        deal_with(thread=asked.thread, by=amara)
        assert reasons(sam) == {}

    def test_what_she_says_in_answer_to_joan_is_not_asked_of_sam(self, placement, sam, joan, amara):
        works(placement)
        entry = shares(amara, sam, days_ago=5)
        share_entry(entry=entry, with_person=joan, by=amara)
        asked = asks(entry, joan, days_ago=0)
        with time_machine.travel(timezone.now() + timedelta(minutes=1)):
            answer_on_entry(id=uuid4(), entry=entry, thread=asked.thread, words="Yes.", by=amara)
        with time_machine.travel(timezone.now() + timedelta(days=3)):
            assert reasons(sam) == {}

    def test_what_she_said_before_sam_could_read_it_was_not_asked_of_him(self, placement, sam, joan, amara):
        works(placement)
        shares(amara, sam)
        with ago(6):
            entry = share_entry(entry=make_entry(amara), with_person=joan, by=amara)
        asks(entry, amara, days_ago=5)
        share_entry(entry=entry, with_person=sam, by=amara)
        assert reasons(sam) == {}

    def test_a_question_about_his_feedback_is_a_reason_at_once_until_it_is_answered(self, placement, sam, amara):
        works(placement)
        entry = shares(amara, sam)
        feedback = give_feedback(id=uuid4(), about=entry.audience, version=1, words="Say more.", by=sam)
        assert reasons(sam) == {}
        answer_feedback(id=uuid4(), feedback=feedback, words="Of what?", by=amara)
        [need] = who_needs(sam)[0]
        assert [reason.words for reason in need.reasons] == ["Has a question about your feedback, asked today"]
        assert (need.reasons[0].url, need.to_nudge_about) == (f"/log/{entry.pk}/#feedback-{feedback.pk}", [])
        withdraw_entry(entry=entry, from_people=[sam], by=amara)
        assert "feedback" not in str(reasons(sam))
        share_entry(entry=entry, with_person=sam, by=amara)
        answer_feedback(id=uuid4(), feedback=feedback, words="Of his hands.", by=sam)
        assert reasons(sam) == {}

    def test_a_flag_that_was_not_looked_at(self, placement, sam, amara):
        works(placement)
        entry = shares(amara, sam, days_ago=5)
        flags(entry, sam, days_ago=4)
        assert reasons(sam) == {"Amara": ["An entry that might identify someone has waited 4 days to be looked at"]}

    @pytest.mark.parametrize("settle", ["says_why", "taken_back", "withdrawn"])
    def test_a_flag_that_is_settled_is_none(self, placement, sam, amara, settle):
        works(placement)
        shares(amara, sam)
        entry = shares(amara, sam, days_ago=5)
        flag = flags(entry, sam, days_ago=4)
        if settle == "says_why":
            say_not_identifying(flag=flag, reason="They are flowers.", by=amara)
        elif settle == "taken_back":
            take_back_flag(flag=flag, by=sam)
        else:
            withdraw_entry(entry=entry, from_people=[sam], by=amara)
        assert reasons(sam) == {}

    def test_what_she_does_in_activities_is_hers_alone(self, expected, sam, amara):
        opens_activity(make_sort(title="Quincunx"), amara, days_ago=12)
        assert reasons(sam) == {}

    @pytest.mark.parametrize(("days", "said"), [(42, "today"), (43, "in 1 day"), (51, "in 9 days"), (53, "")])
    def test_the_midway_review(self, sam, amara, priya, cohort, agency, programme, days, said):
        weeks, rest = divmod(days, 7)
        rules = make_rule_set(programme, priya, midway_days=weeks * 4 + min(rest, 3), days_a_week=4)
        placement = make_placement(amara, cohort=cohort, agency=agency, rule_set=rules, by=priya, tutor=sam)
        on = placement.rule_set.midway_review_on(placement.starts)
        with time_machine.travel(timezone.now() + (on - placement.starts - timedelta(days=days))):
            is_as_expected(placement, sam)
            found = [words for words in reasons(sam).get("Amara", []) if "Midway" in words]
            assert found == ([f"Midway review {said}"] if said else [])

    def test_a_programme_that_does_not_say_when_has_no_midway_review(self, placement):
        assert placement.rule_set.midway_review_on(placement.starts) is None

    def test_the_oldest_reason_comes_first_and_so_does_its_student(self, placement, bens_placement, sam, amara, ben):
        works(placement)
        works(bens_placement, range(12, 36))
        shares(amara, sam, days_ago=15)
        shares(ben, sam, days_ago=20)
        assert list(reasons(sam).items()) == [
            ("Ben", ["Nothing shared for 20 days", "No day recorded for 12 days"]),
            ("Amara", ["Nothing shared for 15 days"]),
        ]


class TestWhatIsPrivate:
    """Planted first: each of these could show in a title or a number, and changes nothing."""

    def page(self, as_person, sam, placement):
        pages = [as_person(sam).get(path) for path in ("/", address("needs_you"), address("seen_by_tutor", placement.pk))]
        return [page.content.decode().split("<main")[1].split("</main>")[0] for page in pages]

    def test_what_was_not_shared_with_sam_changes_no_page_of_his(self, as_person, placement, sam, joan, amara):
        works(placement, range(1, 19))
        shares(amara, sam, days_ago=16, title="For Sam")
        before = self.page(as_person, sam, placement)
        make_entry(amara, title="Quincunxprivate")
        for_joan = share_entry(entry=make_entry(amara, title="Quincunxjoan"), with_person=joan, by=amara)
        asks(for_joan, amara, days_ago=3)
        flags(for_joan, joan, days_ago=5)
        taken_back = shares(amara, sam, days_ago=1, title="Quincunxback")
        asks(taken_back, amara, days_ago=0)
        withdraw_entry(entry=taken_back, from_people=[sam], by=amara)
        start_evidence(placement=placement, by=amara, title="Quincunxdraft", words="Mine.", event_on=timezone.localdate())
        assert self.page(as_person, sam, placement) == before
        assert all("Quincunx" not in page for page in before)

    def test_the_list_says_no_title_of_what_was_shared(self, as_person, placement, sam, amara):
        works(placement)
        asks(shares(amara, sam, days_ago=5, title="Quincunx"), amara, days_ago=3)
        home, *pages = self.page(as_person, sam, placement)
        assert ["Quincunx" in page for page in pages] == [False, False]
        assert "Amara: asked you something beside an entry 3 days ago" in home


class TestTheList:
    def test_it_says_who_why_since_when_and_where(self, as_person, placement, sam, amara):
        works(placement)
        shares(amara, sam, days_ago=16)
        page = as_person(sam).get(address("needs_you")).content.decode()
        assert "1 of your 1 student." in page
        assert f'<a href="{address("latest_shared", placement.pk)}">Nothing shared for 16 days</a>' in page
        assert "since " in page

    def test_it_says_the_rules(self, as_person, sam):
        page = as_person(sam).get(address("needs_you")).content.decode()
        assert "You see a student here when" in page
        assert all(f"… {rule}" in page for rule in thresholds.RULES)

    def test_with_nobody_on_it_it_says_so(self, as_person, expected, sam):
        page = as_person(sam).get(address("needs_you")).content.decode()
        assert "Nobody needs you now. Your 1 student is as expected." in page

    @pytest.mark.parametrize("who", ["amara", "joan", "priya", "ruth", "carol"])
    def test_it_is_for_tutors(self, as_person, cast, placement, who):
        assert as_person(cast[who]).get(address("needs_you")).status_code == 403

    def test_another_tutor_finds_none_of_sams_students(self, as_person, placement, university):
        other = make_person("Dr Nell Frost", Role.TUTOR, university, called="Nell")
        page = as_person(other).get(address("needs_you")).content.decode()
        assert "Amara" not in page
        assert "No student on placement names you as their tutor now." in page

    def test_a_placement_that_is_over_is_not_on_it(self, placement, sam, priya):
        assert list(reasons(sam)) == ["Amara"]
        complete(placement=placement, by=priya)
        assert who_needs(sam) == ([], 0)

    def test_who_is_no_longer_their_tutor_sees_nobody(self, placement, sam, priya):
        end_person(someone=placement.person_as("tutor"), by=priya)
        with time_machine.travel(timezone.now() + timedelta(days=1)):
            assert who_needs(sam) == ([], 0)

    @pytest.mark.parametrize("students", [1, 3, 28])
    def test_it_costs_eleven_queries_with_one_student_with_three_and_with_28(
        self, client, sam, priya, joan, cohort, agency, university, rule_set, django_assert_num_queries, students
    ):
        for number in range(students):
            student = make_person(f"Student {number}", Role.STUDENT, university, cohort=cohort)
            placement = make_placement(
                student, cohort=cohort, agency=agency, rule_set=rule_set, by=priya, practice_educator=joan, tutor=sam
            )
            make_day(placement, 20)
            asks(shares(student, sam, days_ago=5), student, days_ago=3)
        client.force_login(sam, backend="django.contrib.auth.backends.ModelBackend")
        with django_assert_num_queries(11):
            page = client.get(address("needs_you"))
        assert page.content.decode().count("Asked you something") == students


class TestWhatBenSees:
    def test_the_student_reads_the_same_words_as_the_tutor(self, as_person, placement, sam, amara):
        works(placement, range(1, 19))
        asks(shares(amara, sam, days_ago=16), amara, days_ago=3)
        pages = [as_person(who).get(address("seen_by_tutor", placement.pk)) for who in (sam, amara)]
        said = [page.content.decode().split('class="reasons"')[1].split("</ul>")[0] for page in pages]
        assert said[0] == said[1]
        assert said[0].count("<li>") == 3
        assert [reason.words for reason in pages[1].context["need"].reasons] == reasons(sam)["Amara"]

    def test_one_function_makes_both(self, placement, sam):
        [alone] = needs_of(sam, Placement.objects.filter(pk=placement.pk))
        assert alone == who_needs(sam)[0][0]

    @pytest.mark.parametrize(
        ("who", "status"),
        [("sam", 200), ("amara", 200), ("joan", 403), ("priya", 403), ("ben", 404), ("carol", 404), ("ruth", 404)],
    )
    @pytest.mark.parametrize("page", ["seen_by_tutor", "latest_shared"])
    def test_it_is_for_the_two_of_them(self, as_person, cast, placement, who, status, page):
        got = as_person(cast[who]).get(address(page, placement.pk)).status_code
        assert got == (302 if (page, status) == ("latest_shared", 200) else status)

    def test_another_tutor_of_the_university_finds_nothing(self, as_person, placement, university):
        other = make_person("Dr Nell Frost", Role.TUTOR, university, called="Nell")
        assert as_person(other).get(address("seen_by_tutor", placement.pk)).status_code == 404

    def test_a_second_tutor_sees_what_was_shared_with_them_and_not_with_sam(self, placement, sam, amara, priya, university):
        other = make_person("Dr Nell Frost", Role.TUTOR, university, called="Nell")
        add_person(placement=placement, person=other, part="tutor", by=priya)
        is_as_expected(placement, sam)
        assert reasons(sam) == {}
        assert reasons(other) == {"Amara": ["Nothing shared since the placement began 42 days ago"]}

    def test_a_student_without_a_tutor_reads_that(self, as_person, amara, joan, priya, cohort, agency, rule_set):
        placement = make_placement(amara, cohort=cohort, agency=agency, rule_set=rule_set, by=priya, practice_educator=joan)
        page = as_person(amara).get(address("seen_by_tutor", placement.pk)).content.decode()
        assert "Your placement has no tutor now." in page

    def test_it_is_one_press_from_the_placement(self, as_person, placement, sam, amara, joan):
        pages = {who: as_person(who).get(address("placement", placement.pk)).content.decode() for who in (sam, amara, joan)}
        assert "What Sam sees about you" in pages[amara]
        assert "What Amara sees of your list" in pages[sam]
        assert address("seen_by_tutor", placement.pk) not in pages[joan]


class TestNextStudent:
    @pytest.fixture
    def both(self, placement, bens_placement, sam, amara, ben):
        """Ben first, with the older reason; then Amara."""
        works(placement), works(bens_placement)
        return shares(ben, sam, days_ago=20), shares(amara, sam, days_ago=15)

    def test_it_goes_on_in_the_order_of_the_list(self, as_person, both, sam, ben):
        answer = as_person(sam).get(address("next_student", ben.pk))
        assert answer["Location"] == f"/log/{both[1].pk}/#entry"

    def test_after_the_last_it_goes_back_to_the_list_and_says_so(self, as_person, both, sam, amara):
        page = as_person(sam).get(address("next_student", amara.pk), follow=True)
        assert page.redirect_chain[-1][0] == address("needs_you")
        assert "That was the last student on the list." in page.content.decode()

    def test_from_whoever_is_not_on_the_list_it_begins_with_the_first(self, as_person, both, sam):
        assert as_person(sam).get(address("next_student", 999))["Location"] == f"/log/{both[0].pk}/#entry"

    def test_whoever_shares_nothing_now_is_shown_by_their_reasons(self, as_person, both, bens_placement, sam, ben):
        withdraw_entry(entry=both[0], from_people=[sam], by=ben)
        assert as_person(sam).get(address("next_student", 999))["Location"] == address("seen_by_tutor", bens_placement.pk)

    def test_the_link_stands_under_what_sam_reads_and_not_under_what_joan_does(self, as_person, placement, sam, joan, amara):
        entry = shares(amara, sam)
        share_entry(entry=entry, with_person=joan, by=amara)
        link = address("next_student", amara.pk)
        pages = [as_person(who).get(f"/log/{entry.pk}/").content.decode() for who in (sam, joan, amara)]
        assert [link in page for page in pages] == [True, False, False]

    @pytest.mark.parametrize("who", ["amara", "joan", "priya"])
    def test_it_is_for_tutors(self, as_person, cast, placement, amara, who):
        assert as_person(cast[who]).get(address("next_student", amara.pk)).status_code == 403

    def test_the_latest_entry_is_the_one_shared_last(self, as_person, placement, sam, amara):
        shares(amara, sam, days_ago=5, title="Later")
        with ago(2):
            newest = share_entry(entry=make_entry(amara, title="Newest"), with_person=sam, by=amara)
        assert as_person(sam).get(address("latest_shared", placement.pk))["Location"] == f"/log/{newest.pk}/#entry"
