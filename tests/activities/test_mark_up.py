"""A mark-up: Amara marks what lets something out, and each phrase says why, whether she marked it or not."""

import json
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from activities.actions.activity import publish_activity
from activities.actions.attempt import check, finish, save_answer, try_again
from activities.blocks import KINDS
from activities.blocks.mark_up_found import where_more
from activities.blocks.marked_text import paragraphs_in, plain_text
from activities.models import Attempt
from activities.models.shown import show_to
from tests.factories.activities import body_of, make_mark_up, mark_up_value

pytestmark = pytest.mark.django_db
KINDS_OF_MARK = ["unsourced", "judgemental", "jargon"]
ANEW = {
    "rewriting": "Write it so that Jay could read it.",
    "versions": [{"title": "Ola", "by": "Ola wrote it.", "text": "She locks it."}],
}


@pytest.fixture
def desk(db):
    return make_mark_up()


@pytest.fixture
def record(db):
    """With kinds: the note is unsourced or judgemental; any kind does for the screen."""
    phrases = [
        {**phrase, "kinds": ["unsourced", "judgemental"] if phrase["key"] == "note" else []}
        for phrase in mark_up_value()["phrases"]
    ]
    return make_mark_up(kinds=KINDS_OF_MARK, phrases=phrases)


@pytest.fixture
def anew(db):
    return make_mark_up(**ANEW)


def marks(*keys, **kinds):
    return {f"mark-{key}": "marked" for key in keys} | {
        f"mark-{key}": str(KINDS_OF_MARK.index(kind)) for key, kind in kinds.items()
    }


def sends(client, activity, verb="check", **posted):
    posted = {name.replace("_", "-"): value for name, value in posted.items()}
    answer = client.post(reverse(f"activities:attempt_{verb}", args=[activity.pk]), posted, follow=True)
    return " ".join(unescape(answer.content.decode()).split())


class TestMarking:
    def test_without_a_mark_she_is_asked_for_one(self, as_person, amara, desk):
        shown = sends(as_person(amara), desk, mark_screen="", mark_note="")
        assert "Nothing is marked yet. Mark one phrase or more, then check." in shown
        assert "Anyone can read it." not in shown

    def test_before_check_the_page_does_not_say_how_many_there_are(self, as_person, amara, desk):
        page = as_person(amara).get(reverse("activities:attempt", args=[desk.pk])).content.decode()
        assert (page.count('type="checkbox"'), "to find" in page, "It opens everything." in page) == (3, False, False)

    def test_unless_the_author_says_so(self, as_person, amara):
        page = as_person(amara).get(reverse("activities:attempt", args=[make_mark_up(to_find=True).pk])).content.decode()
        assert "There are <b>two</b> to find." in page

    def test_what_she_found_is_said_with_the_risk_and_the_kinder_habit(self, as_person, amara, desk):
        shown = sends(as_person(amara), desk, mark_screen="on")
        assert "<strong>You found one.</strong> There is one more in the second paragraph." in shown
        assert ("Anyone can read it." in shown, "<strong>A kinder habit:</strong> Lock it." in shown) == (True, True)
        assert "It opens everything." not in shown

    def test_what_is_fine_says_why_when_it_was_marked(self, as_person, amara, desk):
        shown = sends(as_person(amara), desk, mark_screen="on", mark_drawer="on", mark_note="on")
        assert ("You found all two." in shown, "That is what it is for." in shown) == (True, True)
        assert not Attempt.objects.get().is_finished

    def test_with_all_found_and_nothing_else_it_is_finished(self, amara, desk):
        attempt = check(activity=desk, answer=marks("screen", "note"), by=amara)
        assert (attempt.is_finished, attempt.result) == (True, {"fit": 3, "of": 3})

    def test_show_me_the_rest_shows_all_of_it_and_finishes(self, as_person, amara, desk):
        client = as_person(amara)
        sends(client, desk, mark_screen="on")
        shown = sends(client, desk, "finish", mark_screen="on", shown="yes")
        assert "You found one of two. Here is the rest." in shown
        assert [words in shown for words in ("It opens everything.", "That is what it is for.", "Lock the screen.")] == [True] * 3
        assert Attempt.objects.get().result == {"fit": 2, "of": 3}

    def test_the_rest_can_be_asked_for_after_everything_was_unmarked(self, as_person, amara, desk):
        client = as_person(amara)
        sends(client, desk, mark_screen="on")
        assert "You found none of two." in sends(client, desk, "finish", mark_screen="", shown="yes")

    def test_nothing_right_is_said_without_blame(self, as_person, amara, desk):
        shown = sends(as_person(amara), desk, mark_drawer="on")
        assert "None of what you marked is what to look for here.</strong> There is one in the first paragraph and one in" in shown

    def test_a_box_that_is_not_ticked_takes_the_mark_away_and_one_that_is_not_there_leaves_it(self, as_person, amara, desk):
        client = as_person(amara)
        sends(client, desk, "save", mark_screen="on", mark_note="on")
        sends(client, desk, "save", mark_screen="")
        assert Attempt.objects.get().answer == {"mark-screen": "", "mark-note": "marked"}

    def test_phrases_that_are_not_there_are_dropped(self, as_person, amara, desk):
        sends(as_person(amara), desk, "save", mark_nobody="on", text="Mine", compared="yes")
        assert not Attempt.objects.exclude(answer={}).exclude(answer={"compared": "yes"}).exists()
        assert "text" not in Attempt.objects.get().answer

    def test_pressing_twice_finishes_once(self, amara, desk):
        for _ in range(2):
            attempt = finish(activity=desk, answer=marks("screen") | {"shown": "yes"}, by=amara)
        assert attempt.decisions.filter(move="finish").count() == 1

    def test_a_mark_that_comes_after_the_end_is_told_so(self, as_person, amara, desk):
        check(activity=desk, answer=marks("screen", "note"), by=amara)
        assert "You have already finished “Two slips”." in sends(as_person(amara), desk, "save", mark_drawer="on")

    def test_trying_again_begins_without_marks(self, amara, desk):
        check(activity=desk, answer=marks("screen", "note"), by=amara)
        try_again(activity=desk, by=amara)
        assert (show_to(amara, desk).drawn["marked"], Attempt.objects.count()) == (False, 2)

    def test_a_text_that_is_mended_meanwhile_changes_nothing_for_who_has_begun(self, amara, desk):
        save_answer(activity=desk, answer=marks("screen"), by=amara)
        publish_activity(key=desk.key, body=body_of("mark_up", mark_up_value(text="[[screen|A]] [[drawer|B]] [[note|C]]")))
        assert show_to(amara, desk).facts["original"].startswith("She left the screen open")

    def test_what_she_marked_goes_into_her_log(self, as_person, amara, desk):
        check(activity=desk, answer=marks("screen", "note"), by=amara)
        shown = sends(as_person(amara), desk, "log")
        assert ("Which slip could have been mine?" in shown, "“the screen open”" in shown) == (True, True)

    def test_carol_finds_nothing_of_it(self, as_person, amara, carol, desk):
        check(activity=desk, answer=marks("screen", "note"), by=amara)
        page = as_person(carol).get(reverse("activities:attempt", args=[desk.pk])).content.decode()
        assert ("Anyone can read it." in page, "checked" in page) == (False, False)

    def test_the_page_takes_as_many_queries_with_one_mark_as_with_three(self, amara, desk, django_assert_num_queries):
        for answer in (marks("screen"), marks("screen", "drawer", "note")):
            save_answer(activity=desk, answer=answer, by=amara)
            with django_assert_num_queries(1):
                assert show_to(amara, desk).drawn["found"]


class TestKinds:
    def test_a_mark_without_a_kind_is_asked_for_one(self, as_person, amara, record):
        shown = sends(as_person(amara), record, mark_screen="on", kind_screen="", mark_note="on", kind_note="2")
        assert "Choose a kind for “the screen open”, then check." in shown

    def test_another_kind_is_worth_a_second_look(self, as_person, amara, record):
        shown = sends(as_person(amara), record, mark_screen="on", kind_screen="2", mark_note="on", kind_note="2")
        assert "You found all two.</strong> Look again at the kind of “A note says “Kestrel26”.”." in shown
        assert "It opens everything." not in shown
        assert not Attempt.objects.get().is_finished

    def test_any_of_several_kinds_fits_and_where_none_is_named_all_do(self, amara, record):
        attempt = check(activity=record, answer=marks(screen="jargon", note="judgemental"), by=amara)
        assert attempt.is_finished

    def test_a_kind_that_is_not_there_is_no_kind(self, as_person, amara, record):
        sends(as_person(amara), record, "save", mark_screen="on", kind_screen="7")
        assert Attempt.objects.get().answer == {"mark-screen": "marked"}

    def test_a_kind_beside_a_phrase_that_is_not_marked_is_nothing(self, as_person, amara, record):
        sends(as_person(amara), record, "save", mark_screen="", kind_screen="1")
        assert Attempt.objects.get().answer == {"mark-screen": ""}

    def test_in_the_end_it_says_what_fits_better(self, as_person, amara, record):
        shown = sends(as_person(amara), record, "finish", mark_note="on", kind_note="2", shown="yes")
        assert "You said: jargon. What fits better: unsourced or judgemental." in shown

    def test_the_log_names_the_kind(self, amara, record):
        attempt = check(activity=record, answer=marks(screen="jargon", note="unsourced"), by=amara)
        assert attempt.quoted.answers.splitlines()[0] == "“the screen open”: jargon"


class TestWritingItAnew:
    def test_it_begins_with_the_text_in_it_once_the_rest_was_asked_for(self, as_person, amara, anew):
        client = as_person(amara)
        assert "<textarea" not in sends(client, anew, mark_screen="on")
        shown = sends(client, anew, mark_screen="on", shown="yes")
        assert "She left the screen open and locked the drawer. A note says “Kestrel26”.</textarea>" in shown
        assert ("It opens everything." in shown, "She locks it." in shown) == (True, False)

    def test_finding_all_is_not_yet_the_end(self, amara, anew):
        assert not check(activity=anew, answer=marks("screen", "note"), by=amara).is_finished

    def test_what_she_wrote_stands_beside_the_others_and_goes_into_her_log(self, as_person, amara, anew):
        client = as_person(amara)
        sends(client, anew, mark_screen="on", shown="yes")
        shown = sends(client, anew, "finish", text="She locked both.", compared="yes")
        assert ("She locked both." in shown, "She locks it." in shown, "Ola wrote it." in shown) == (True, True, True)
        assert Attempt.objects.get().quoted.answers == "“the screen open”\n\nShe locked both."
        assert Attempt.objects.get().result == {"fit": 3, "of": 4}

    def test_nothing_she_wrote_is_in_a_statement(self, as_person, amara, anew):
        sends(as_person(amara), anew, "finish", mark_screen="on", shown="yes", text="She locked both.", compared="yes")
        said = json.dumps([one.statement for one in amara.statements.all()])
        assert ("locked" in said, '"raw": 3' in said) == (False, True)


class TestWhereThereIsMore:
    def where(self, text, *found):
        phrases = [{**phrase, "fits": True, "habit": "Other."} for phrase in mark_up_value()["phrases"]]
        facts = make_mark_up(text=text, phrases=phrases).facts()
        return where_more(facts, marks(*found))

    def test_two_in_one_place(self):
        assert self.where("[[note|A]] and [[drawer|B]].\n\n[[screen|C]]", "screen") == "There are two more in the first paragraph."

    def test_in_several_places(self):
        said = self.where("[[note|A]]\n\n[[drawer|B]]\n\n[[screen|C]]")
        assert said == "There is one in the first paragraph, one in the second paragraph and one in the third paragraph."

    def test_under_a_heading(self):
        assert self.where("## Monday\n\n[[note|A]]\n\n[[drawer|B]]\n\n## Friday\n\n[[screen|C]]", "note", "screen") == (
            "There is one more under “Monday”."
        )

    def test_before_the_first_heading(self):
        assert self.where("[[note|A]]\n\n## Friday\n\n[[drawer|B]] [[screen|C]]", "drawer", "screen") == (
            "There is one more at the beginning."
        )


class TestAuthoring:
    def test_a_text_is_taken_apart_and_reads_the_same_without_its_marks(self):
        text = "## Monday\n\nShe left [[screen|the screen]] on.\nAnd went."
        assert paragraphs_in(text) == [
            {"heading": "Monday", "pieces": []},
            {
                "heading": "",
                "pieces": [
                    {"key": "", "text": "She left "},
                    {"key": "screen", "text": "the screen"},
                    {"key": "", "text": " on.\nAnd went."},
                ],
            },
        ]
        assert plain_text(text) == "Monday\n\nShe left the screen on.\nAnd went."

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"text": "[[screen|A]] [[drawer|B]]"}, "“note” is spoken of below and does not stand in square brackets in the text."),
            (
                {"text": "[[screen|A]] [[drawer|B]] [[note|C]] [[door|D]]"},
                "“D” is marked in the text and nothing is said about it below.",
            ),
            ({"text": "[[screen|A]] [[drawer|B]] [[note|C]] [[note|C]]"}, "“C” is in the text more than once"),
            ({"text": "[[screen|A]] [[drawer|B]] [[note|C]] [[Big Door|D]]"}, "Write a phrase as [[words]]"),
            ({"phrases": [{**one, "fits": False} for one in mark_up_value()["phrases"]]}, "Nothing is worth marking"),
            ({"phrases": [{**one, "habit": ""} for one in mark_up_value()["phrases"]]}, "“screen” needs a kinder habit"),
            (
                {"phrases": [{**one, "kinds": ["rude"]} for one in mark_up_value()["phrases"]]},
                "names a kind that is not there: rude.",
            ),
            ({"versions": ANEW["versions"]}, "Say what to do with the text"),
        ],
    )
    def test_a_text_that_cannot_be_marked_is_refused(self, wrong, says):
        with pytest.raises(ValidationError) as refused:
            make_mark_up(**wrong)
        assert says in json.dumps(refused.value.as_json_data(), ensure_ascii=False)

    def test_something_to_compare_it_with_can_stand_above(self, as_person, amara):
        activity = make_mark_up(beside_title="What was said", beside="<p>Rosa: I did not say that.</p>")
        page = as_person(amara).get(reverse("activities:attempt", args=[activity.pk])).content.decode()
        assert ("<summary>What was said</summary>" in page, "Rosa: I did not say that." in page) == (True, True)

    def test_a_course_file_may_leave_out_what_it_does_not_need(self):
        found = {
            "text": "[[a|B]]",
            "phrase": [{"key": "a", "fits": True, "why": "W.", "habit": "H."}],
            "closing": "",
            "log_question": "Q?",
        }
        value = KINDS["mark_up"].from_course(found)
        assert (value["kinds"], value["rewriting"], value["versions"], value["to_find"]) == ([], "", [], False)
