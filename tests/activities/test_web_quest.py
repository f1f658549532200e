"""A web quest: Amara looks in several places, appraises what she finds, and loses none of it."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.template.loader import render_to_string
from django.urls import reverse

from activities.actions.attempt import check, finish, save_answer, try_again
from activities.blocks import KINDS
from activities.blocks.web_quest import BOTH
from activities.models import Activity, Attempt
from activities.models.attempt_file import as_csv
from activities.models.shown import show_to
from tests.factories.activities import make_web_quest, web_quest_value

pytestmark = pytest.mark.django_db
QUEST = KINDS["web_quest"]
WHOLE = {
    "cell-1-what": "A guide",
    "cell-1-when": "2024",
    "cell-2-what": "A blog",
    "cell-2-when": "May",
    "end-appraisal": "One good, one thin.",
}


@pytest.fixture
def quest(db):
    return make_web_quest()


def sends(client, quest, verb="save", **posted):
    fields = {name.replace("_", "-"): words for name, words in posted.items()}
    return client.post(reverse(f"activities:attempt_{verb}", args=[quest.pk]), fields, follow=True).content.decode()


def numbers(quest, person):
    return [row["number"] for row in show_to(person, quest).drawn["rows"]]


def still(quest, **answer):
    return QUEST.missing(quest.facts(), {name.replace("_", "-"): words for name, words in answer.items()})


class TestWriting:
    def test_a_place_is_named_in_words_and_opens_in_a_new_tab(self, as_person, amara, quest):
        page = as_person(amara).get(reverse("activities:attempt", args=[quest.pk])).content.decode()
        assert '<a href="https://www.gov.uk" target="_blank" rel="noopener noreferrer">GOV.UK' in page

    def test_what_she_types_is_kept_as_she_typed_it(self, as_person, amara, quest):
        page = sends(as_person(amara), quest, cell_1_what="\n=1+1 <b>\r\n“quoted”\0 ")
        assert Attempt.objects.get().answer == {"cell-1-what": "\n=1+1 <b>\n“quoted” "}
        assert "=1+1 &lt;b&gt;\n“quoted” </textarea>" in page

    def test_fields_that_are_not_there_are_dropped(self, as_person, amara, quest):
        sends(as_person(amara), quest, cell_1_moon="x", cell_0_what="x", cell_100_what="x", end_moon="x", at="row-100-on")
        assert not Attempt.objects.exclude(answer={}).exists()

    def test_a_source_is_added_once_however_often_it_is_pressed(self, as_person, amara, quest):
        for _ in range(2):
            page = sends(as_person(amara), quest, at="row-3-on")
        assert (numbers(quest, amara), "Add a source" in page) == ([1, 2, 3], False)

    def test_a_button_keeps_what_was_typed_beside_it(self, as_person, amara, quest):
        sends(as_person(amara), quest, at="row-3-on", cell_1_what="A guide")
        assert Attempt.objects.get().answer == {"row-3": "on", "cell-1-what": "A guide"}

    def test_a_source_that_is_taken_away_can_be_put_back_with_its_words(self, as_person, amara, quest):
        save_answer(activity=quest, answer=WHOLE, by=amara)
        page = sends(as_person(amara), quest, at="row-1-off")
        assert ("You took away “A guide”. Its words are kept." in page, numbers(quest, amara)) == (True, [2])
        sends(as_person(amara), quest, at="row-1-on")
        assert (numbers(quest, amara), Attempt.objects.get().answer["cell-1-what"]) == ([1, 2], "A guide")

    def test_without_a_script_a_button_leads_back_to_its_source(self, as_person, amara, quest):
        answer = as_person(amara).post(reverse("activities:attempt_save", args=[quest.pk]), {"at": "row-3-on"})
        assert answer["Location"] == f"/activities/{quest.pk}/#activity-evidence-row-3-on"

    def test_a_script_gets_the_new_source_with_the_focus_on_it(self, as_person, amara, quest):
        address = reverse("activities:attempt_save", args=[quest.pk])
        page = as_person(amara).post(address, {"at": "row-3-on"}, headers={"X-Fragment": "1"}).content.decode()
        assert 'id="activity-evidence-row-3-on" tabindex="-1" data-focus' in page

    def test_in_a_section_it_leads_to_a_page_with_room_for_the_table(self, amara, quest):
        pages = ("/modules/digital-practice/", f"/activities/{quest.pk}/")
        drawn = [
            render_to_string("activities/activity/_activity.html", {"state": show_to(amara, quest), "next": page}) for page in pages
        ]
        assert ["Open it on a page of its own" in page for page in drawn] == [True, False]

    def test_nobody_else_sees_a_word_of_it(self, amara, carol, quest, as_person):
        save_answer(activity=quest, answer=WHOLE, by=amara)
        assert show_to(carol, quest).attempt is None
        assert "A guide" not in as_person(carol).get(reverse("activities:attempt", args=[quest.pk])).content.decode()

    @pytest.mark.parametrize("rows", [1, 3])
    def test_it_takes_one_query_however_many_sources_there_are(self, amara, quest, rows, django_assert_num_queries):
        save_answer(activity=quest, answer={f"cell-{n}-what": "A guide" for n in range(1, rows + 1)}, by=amara)
        with django_assert_num_queries(1):
            assert len(show_to(amara, quest).drawn["rows"]) == max(2, rows)


class TestTwoDevices:
    """Both were opened with the first words; `was-…` says so."""

    @pytest.fixture
    def begun(self, amara, quest):
        save_answer(activity=quest, answer={"cell-1-what": "A guide"}, by=amara)
        return quest

    def types(self, client, quest, words, was="A guide"):
        posted = {"cell-1-what": words, "was-cell-1-what": was}
        answer = client.post(reverse("activities:attempt_save", args=[quest.pk]), posted, headers={"Accept": "application/json"})
        return answer.json()["answer"]["cell-1-what"]

    def test_an_old_page_does_not_put_its_words_back(self, as_person, amara, begun):
        save_answer(activity=begun, answer={"cell-1-what": "A better guide"}, by=amara)
        assert self.types(as_person(amara), begun, "A guide") == "A better guide"

    def test_two_texts_for_one_field_are_both_kept_and_sent_back(self, as_person, amara, begun):
        client = as_person(amara)
        assert self.types(client, begun, "A guide of 2024") == "A guide of 2024"
        both = f"A guide of 2024{BOTH}Another guide"
        assert self.types(client, begun, "Another guide") == both
        assert self.types(client, begun, "Another guide") == both

    def test_a_save_whose_answer_was_lost_is_not_two_texts(self, as_person, amara, begun):
        client = as_person(amara)
        self.types(client, begun, "A guide of")
        assert self.types(client, begun, "A guide of 2024") == "A guide of 2024"
        assert self.types(client, begun, "A guide of") == "A guide of 2024"

    def test_words_can_be_taken_out_again(self, as_person, amara, begun):
        assert self.types(as_person(amara), begun, "") == ""


class TestFinishing:
    @pytest.mark.parametrize(
        ("answer", "says"),
        [
            ({}, "Two sources are asked for. There is no appraisal yet."),
            ({"cell-1-what": "A guide"}, "One more source is asked for. One source has no date yet. There is no appraisal yet."),
            (WHOLE | {"cell-1-when": " "}, "One source has no date yet."),
            (WHOLE | {"cell-1-when": "", "cell-2-when": ""}, "Two sources have no date yet."),
            (WHOLE | {"end-appraisal": ""}, "There is no appraisal yet."),
            (WHOLE | {"row-3": "on"}, ""),
        ],
    )
    def test_what_is_still_missing_is_said_in_words(self, quest, answer, says):
        assert QUEST.missing(quest.facts(), answer) == says

    def test_pressed_early_it_says_so_and_keeps_everything(self, as_person, amara, quest):
        page = sends(as_person(amara), quest, "check", cell_1_what="A guide")
        assert "One more source is asked for." in page
        assert (Attempt.objects.get().answer, Attempt.objects.get().is_finished) == ({"cell-1-what": "A guide"}, False)

    def test_a_whole_one_is_finished_and_nothing_is_judged(self, as_person, amara, quest):
        attempt = check(activity=quest, answer=WHOLE, by=amara)
        assert (attempt.is_finished, attempt.result) == (True, {"fit": 0, "of": 0})
        page = as_person(amara).get(reverse("activities:attempt", args=[quest.pk])).content.decode()
        assert ("All that was asked for is there." in page, "Say how you know." in page) == (True, True)

    def test_she_may_leave_it_as_it_is(self, as_person, amara, quest):
        page = sends(as_person(amara), quest, "finish", cell_1_what="A guide")
        assert "Left as it is. One more source is asked for." in page
        assert Attempt.objects.get().is_finished

    def test_going_on_begins_with_what_she_wrote(self, amara, quest):
        check(activity=quest, answer=WHOLE, by=amara)
        assert try_again(activity=quest, by=amara).answer == WHOLE

    @pytest.mark.parametrize("press", [save_answer, check, finish])
    def test_what_she_types_on_another_device_after_that_is_kept(self, amara, quest, press):
        check(activity=quest, answer=WHOLE, by=amara)
        press(activity=quest, answer={"cell-1-trust": "A lot"}, by=amara)
        assert Attempt.objects.newest_first().first().answer == WHOLE | {"cell-1-trust": "A lot"}

    @pytest.mark.parametrize("press", [check, finish])
    def test_pressing_twice_finishes_once(self, amara, quest, press):
        for _ in range(2):
            attempt = press(activity=quest, answer=WHOLE, by=amara)
        assert (Attempt.objects.count(), attempt.decisions.filter(move="finish").count()) == (1, 1)

    def test_her_log_begins_with_what_she_found(self, as_person, amara, quest):
        page = sends(as_person(amara), quest, "log", **{name.replace("-", "_"): words for name, words in WHOLE.items()})
        assert "What did I find?" in page
        assert Attempt.objects.get().quoted.answers.split("\n\n") == [
            "What helps kinship carers?",
            "Source 1\nWhat is it?: A guide\nWhen?: 2024",
            "Source 2\nWhat is it?: A blog\nWhen?: May",
            "Your appraisal\nOne good, one thin.",
        ]


class TestFiles:
    def takes(self, client, quest, kind):
        return client.get(reverse("activities:attempt_file", args=[quest.pk, kind]))

    def test_she_takes_it_with_her_as_text(self, as_person, amara, quest):
        save_answer(activity=quest, answer=WHOLE, by=amara)
        answer = self.takes(as_person(amara), quest, "markdown")
        assert "## Source 1\n\n**What is it?:** A guide\n\n**When?:** 2024" in answer.getvalue().decode()
        assert (answer["Cache-Control"], answer["Content-Disposition"][:32]) == (
            "private, no-store",
            'attachment; filename="evidence-2',
        )

    def test_no_cell_of_the_table_is_worked_out(self, quest):
        answer = WHOLE | {"cell-1-what": '=HYPERLINK("x")', "cell-1-when": " @SUM(1)", "cell-2-what": "-1"}
        lines = as_csv("Evidence", QUEST.table(quest.facts(), answer)).splitlines()
        assert lines[0] == "\ufeffSource,What is it?,When?,How far do you trust it?"
        assert lines[1:3] == ['Source 1,"\'=HYPERLINK(""x"")",\' @SUM(1),', "Source 2,'-1,May,"]

    def test_a_stranger_and_somebody_who_has_not_begun_find_no_file(self, as_person, amara, carol, quest, client):
        save_answer(activity=quest, answer=WHOLE, by=amara)
        assert self.takes(client, quest, "csv").status_code == 302
        assert self.takes(as_person(carol), quest, "csv").status_code == 404

    def test_another_kind_of_file_or_activity_has_none(self, as_person, amara, quest, sort):
        for activity in (quest, sort):
            save_answer(activity=activity, answer={}, by=amara)
        assert [self.takes(as_person(amara), quest, "pdf").status_code, self.takes(as_person(amara), sort, "csv").status_code] == [
            404,
            404,
        ]


class TestAuthoring:
    @pytest.mark.parametrize(
        ("part", "wrong", "says"),
        [
            ("row", {"asked": 5}, "5 are asked for, and only 3 can be there."),
            ("columns", [{"key": "a", "heading": "A", "help": "", "lacks": ""}] * 2, "There are two called “A”"),
            (
                "steps",
                [{"title": "x", "text": "x", "places": [{"name": "Us", "why": "x", "url": "http://a.uk"}]}],
                "The address of “Us” does not begin with https://.",
            ),
        ],
    )
    def test_a_quest_that_cannot_be_done_is_refused(self, part, wrong, says):
        value = web_quest_value()
        value[part] = {**value[part], **wrong} if isinstance(wrong, dict) else wrong
        with pytest.raises(ValidationError) as refused:
            make_web_quest(value=value)
        assert says in json.dumps(refused.value.as_json_data(), ensure_ascii=False)

    def test_references_of_the_author_are_rows_that_stay(self, amara):
        given = {"name": "reference", "plural": "references", "asked": 2, "at_most": 2, "given": ["Doel (2010)", "Nobody (2031)"]}
        quest = make_web_quest(value=web_quest_value(row=given))
        save_answer(activity=quest, answer={"row-1": "off", "cell-2-what": "Not there"}, by=amara)
        drawn = show_to(amara, quest).drawn
        assert [(row["title"], row["given"]) for row in drawn["rows"]] == [("Doel (2010)", True), ("Nobody (2031)", True)]
        assert (drawn["next"], drawn["taken_away"], drawn["missing"][:34]) == ("", [], "One more reference is asked for. O")

    def test_three_barriers_are_rows_of_another_name(self):
        barrier = {"name": "barrier", "plural": "barriers", "asked": 3, "at_most": 5, "given": []}
        quest = make_web_quest(value=web_quest_value(row=barrier))
        assert QUEST.draw(quest.facts(), {})["rows"][0]["title"] == "Barrier 1"
        assert still(quest) == "Three barriers are asked for. There is no appraisal yet."

    def test_the_quest_of_the_course_asks_for_three_kinds_of_place(self):
        call_command("load_activities", verbosity=0)
        facts = Activity.objects.get(key="twenty-minute-evidence").facts()
        assert [bool(step["places"]) for step in facts["steps"]] == [True, True, True, False]
        assert QUEST.missing(facts, {}).startswith("Three sources are asked for.")
