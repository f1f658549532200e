"""A branching case: Amara decides, sees what comes of it, goes back, and arrives at one of several endings."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from activities.actions.attempt import check
from activities.blocks.branch_map import trouble_in
from activities.models import Attempt
from tests.factories.activities import branch_value, make_branch

pytestmark = pytest.mark.django_db
FRIDAY, MONDAY = "scene-friday", "scene-monday"


@pytest.fixture
def case(db):
    return make_branch()


def page(client, case):
    return client.get(reverse("activities:attempt", args=[case.pk])).content.decode()


def chooses(client, case, **chosen):
    answer = {name.replace("_", "-"): value for name, value in chosen.items()}
    return client.post(reverse("activities:attempt_check", args=[case.pk]), answer, follow=True).content.decode()


class TestTheWay:
    def test_it_begins_in_the_first_scene_and_shows_no_other(self, as_person, amara, case):
        shown = page(as_person(amara), case)
        assert ("Dev holds up a tablet." in shown, "The kitchen." in shown, "Everything is green." in shown) == (True, False, False)

    def test_a_choice_says_what_comes_of_it_and_leads_on(self, as_person, amara, case):
        shown = chooses(as_person(amara), case, scene_friday="0")
        assert ("He reaches for his pen." in shown, "The kitchen." in shown) == (True, True)
        assert not Attempt.objects.get().is_finished

    def test_the_last_choice_arrives_and_says_what_was_traded(self, as_person, amara, case):
        client = as_person(amara)
        chooses(client, case, scene_friday="0")
        shown = chooses(client, case, scene_monday="1")
        assert ("All green" in shown, "Complete and wrong." in shown, "One of 2 endings" in shown) == (True, True, True)
        assert Attempt.objects.get().is_finished

    def test_a_shorter_way_arrives_at_once(self, as_person, amara, case):
        assert "He asks for you" in chooses(as_person(amara), case, scene_friday="1")

    def test_her_place_is_kept(self, as_person, amara, case):
        chooses(as_person(amara), case, scene_friday="0")
        assert "The kitchen." in page(as_person(amara), case)

    def test_nothing_chosen_stays_where_it_is_without_a_word_of_blame(self, as_person, amara, case):
        shown = chooses(as_person(amara), case)
        assert ("Dev holds up a tablet." in shown, "Choose what you do." in shown) == (True, False)

    def test_going_back_forgets_what_came_after(self, as_person, amara, case):
        client = as_person(amara)
        chooses(client, case, scene_friday="0")
        shown = chooses(client, case, scene_friday="", scene_monday="")
        assert ("The kitchen." in shown, "See what comes of it" in shown) == (False, True)
        assert Attempt.objects.get().answer == {"friday": "", "monday": ""}

    def test_another_way_is_another_attempt(self, as_person, amara, case):
        client = as_person(amara)
        chooses(client, case, scene_friday="1")
        shown = client.post(reverse("activities:attempt_again", args=[case.pk]), follow=True).content.decode()
        assert ("Dev holds up a tablet." in shown, Attempt.objects.count()) == (True, 2)

    def test_a_choice_that_is_not_there_is_dropped(self, as_person, amara, case):
        chooses(as_person(amara), case, scene_friday="7", scene_nowhere="0")
        assert Attempt.objects.get().answer == {}

    def test_pressing_twice_at_the_end_arrives_once(self, amara, case):
        for _ in range(2):
            attempt = check(activity=case, answer={"friday": "1"}, by=amara)
        assert (attempt.is_finished, attempt.decisions.filter(move="finish").count()) == (True, 1)

    def test_a_late_press_changes_nothing_that_is_finished(self, as_person, amara, case):
        client = as_person(amara)
        chooses(client, case, scene_friday="1")
        chooses(client, case, scene_friday="0")
        assert Attempt.objects.get().answer == {"friday": "1"}

    def test_an_attempt_stays_on_the_words_it_began_with(self, as_person, amara, case):
        chooses(as_person(amara), case, scene_friday="0")
        changed = branch_value()
        changed["scenes"][1]["text"] = "<p>Another kitchen.</p>"
        make_branch(value=changed)
        assert "<p>The kitchen.</p>" in page(as_person(amara), case)

    def test_nobody_else_sees_the_way_she_took(self, as_person, amara, ben, case):
        chooses(as_person(amara), case, scene_friday="1")
        assert "He asks for you" not in page(as_person(ben), case)

    def test_her_way_goes_into_the_log_entry_she_writes_about_it(self, as_person, amara, case):
        client = as_person(amara)
        chooses(client, case, scene_friday="1")
        shown = client.post(reverse("activities:attempt_log", args=[case.pk]), follow=True).content.decode()
        for words in ("Which value did I trade?", "Friday: Put it on your tablet", "He asks for you"):
            assert words in shown


class TestTheMap:
    """What an author is told before a case can be published."""

    ENDS = ["good", "bad"]

    def test_a_map_that_holds_together_is_left_alone(self):
        assert trouble_in([("first", ["second", "bad"]), ("second", ["good", "bad"])], self.ENDS) == []

    def test_a_way_may_come_together_with_another(self):
        assert trouble_in([("first", ["left", "right"]), ("left", ["good"]), ("right", ["left", "bad"])], self.ENDS) == []

    def test_a_choice_that_leads_nowhere(self):
        assert trouble_in([("first", ["good", "bad", "gone"])], self.ENDS) == ["“first” leads to “gone”, which is not there."]

    def test_a_way_that_leads_back(self):
        [said] = trouble_in([("first", ["second", "good"]), ("second", ["first", "bad"])], self.ENDS)
        assert said == "“first” leads to “second” leads to “first”: nobody would ever arrive. Let one of them lead on."

    def test_a_scene_that_leads_to_itself(self):
        assert "nobody would ever arrive" in trouble_in([("first", ["first", "good", "bad"])], self.ENDS)[0]

    def test_a_scene_and_an_ending_that_nobody_reaches(self):
        assert trouble_in([("first", ["good"]), ("lost", ["bad"])], self.ENDS) == [
            "No option leads to “lost”. Lead there, or take it out.",
            "No option leads to “bad”. Lead there, or take it out.",
        ]

    def test_two_of_one_name(self):
        assert trouble_in([("good", ["good", "bad"])], self.ENDS) == ["There are two called “good”: give one another title."]

    def test_a_case_that_does_not_hold_together_is_not_published(self):
        value = branch_value()
        value["scenes"][0]["choices"][0]["leads_to"] = "nowhere"
        with pytest.raises(ValidationError):
            make_branch(value=value)
