"""A rewrite: Amara makes a letter readable, with hints that are no gate, and holds it against what others made of it."""

import json
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from activities.actions.attempt import finish, save_answer, try_again
from activities.blocks.own_words import LONGEST
from activities.models import Attempt
from activities.models.shown import show_to
from learning.blocks.readable import age_in_words, grade_of, hints_about, sentences_in
from tests.factories.activities import make_rewrite

pytestmark = pytest.mark.django_db
ORIGINAL = "Dear Sir,\n\nThe review will commence on Monday."


@pytest.fixture
def letter(db):
    return make_rewrite()


def sends(client, activity, verb="check", **posted):
    posted = {name.replace("_", "-"): value for name, value in posted.items()}
    answer = client.post(reverse(f"activities:attempt_{verb}", args=[activity.pk]), posted, follow=True)
    return " ".join(unescape(answer.content.decode()).split())


def opens(client, activity):
    return " ".join(unescape(client.get(reverse("activities:attempt", args=[activity.pk])).content.decode()).split())


class TestHowATextReads:
    def test_a_plain_sentence_is_told_from_a_report(self):
        plain_sentence = grade_of("The mat slipped and he went with it. She wrote that down.")
        report = grade_of("Multidisciplinary implementation necessitates organisational accountability considerations.")
        assert (plain_sentence < 3, report > 20) == (True, True)

    @pytest.mark.parametrize(
        ("grade", "says"),
        [
            (-2, "A 6-year-old could read this."),
            (3.4, "An 8-year-old could read this."),
            (6.5, "A 12-year-old could read this."),
            (13, "An 18-year-old could read this."),
            (15, "Somebody who reads a great deal for their work could read this."),
        ],
    )
    def test_the_grade_is_said_as_the_age_of_a_reader(self, grade, says):
        assert age_in_words(grade) == says

    def test_a_line_break_ends_a_sentence(self):
        said = sentences_in("Dear Imran,\n\nWe come on Monday. Ring us")
        assert [part.strip() for part in said] == ["Dear Imran,", "We come on Monday", "Ring us"]

    def test_without_words_there_is_nothing_to_say(self):
        hints = hints_about(" … \n")
        assert (hints.age, hints.size, hints.long, hints.plainer) == ("", "Nothing is written yet.", [], [])

    def test_long_sentences_are_named_by_their_beginning(self):
        long = "When the review has ended, " + "and so on " * 6 + "we write."
        assert hints_about(f"Short. {long}").long == ["“When the review has ended …”: 25 words"]
        assert hints_about(" ".join(["word"] * 20)).long == []

    def test_hard_words_are_found_whole_and_whatever_their_case(self):
        pairs = [
            {"hard": "commence", "plain": "start"},
            {"hard": "Prior to", "plain": "before"},
            {"hard": "men", "plain": "people"},
        ]
        assert hints_about("Commence, please. It is not prior\nto lunch.", pairs).plainer == [
            "“commence”: start",
            "“Prior to”: before",
        ]

    def test_one_word_is_one_word(self):
        assert hints_about("Yes").size == "1 word. The longest sentence has 1."


class TestWriting:
    def test_it_begins_with_the_letter_and_how_that_reads(self, as_person, amara, letter):
        page = opens(as_person(amara), letter)
        assert f"{' '.join(ORIGINAL.split())}</textarea>" in page
        assert ("“commence”: start" in page, "8 words. The longest sentence has 6." in page, "We come on Monday." in page) == (
            True,
            True,
            False,
        )

    def test_looking_at_it_says_how_it_reads_and_finishes_nothing(self, as_person, amara, letter):
        shown = sends(as_person(amara), letter, text="We come on Monday.", was_text=ORIGINAL)
        assert "4 words. The longest sentence has 4." in shown
        assert (Attempt.objects.get().is_finished, Attempt.objects.get().answer) == (False, {"text": "We come on Monday."})

    def test_what_she_typed_is_kept_as_she_typed_it(self, as_person, amara, letter):
        client = as_person(amara)
        sends(client, letter, "save", text="  We come.\r\n\r\n<b>Monday</b>  ", was_text=ORIGINAL)
        assert Attempt.objects.get().answer == {"text": "  We come.\n\n<b>Monday</b>  "}
        page = client.get(reverse("activities:attempt", args=[letter.pk])).content.decode()
        assert "\n  We come.\n\n&lt;b&gt;Monday&lt;/b&gt;  </textarea>" in page

    def test_a_page_on_which_nothing_was_typed_overwrites_nothing(self, as_person, amara, letter):
        save_answer(activity=letter, answer={"text": "Mine.", "was_text": ORIGINAL}, by=amara)
        sends(as_person(amara), letter, text=ORIGINAL, was_text=ORIGINAL)
        assert Attempt.objects.get().answer == {"text": "Mine."}

    def test_what_was_typed_on_two_devices_is_all_kept_and_shown(self, as_person, amara, letter):
        client = as_person(amara)
        sends(client, letter, "save", text="From the phone.", was_text=ORIGINAL)
        shown = sends(client, letter, text="From the desk.", was_text=ORIGINAL)
        assert ("From the desk.</textarea>" in shown, "Also typed, on another page or device" in shown) == (True, True)
        assert Attempt.objects.get().answer == {"text": "From the desk.", "aside": ["From the phone."]}
        sends(client, letter, "save", text="From the phone.", was_text="From the desk.")
        sends(client, letter, "save", text="Newer.", was_text=ORIGINAL)
        assert Attempt.objects.get().answer["aside"] == ["From the phone."]

    def test_typing_on_after_an_answer_was_lost_puts_nothing_aside(self, as_person, amara, letter):
        client = as_person(amara)
        sends(client, letter, "save", text="We come", was_text=ORIGINAL)
        sends(client, letter, "save", text="We come on Monday", was_text=ORIGINAL)
        assert Attempt.objects.get().answer == {"text": "We come on Monday"}

    def test_a_script_is_told_when_it_was_saved(self, as_person, amara, letter):
        posted = {"text": "We come.", "was-text": ORIGINAL}
        answer = as_person(amara).post(
            reverse("activities:attempt_save", args=[letter.pk]), posted, headers={"Accept": "application/json"}
        )
        assert answer.json() == {"saved_at": Attempt.objects.get().saved_at.isoformat(), "answer": {"text": "We come."}}

    def test_more_than_the_field_takes_is_cut_where_the_field_would(self, as_person, amara, letter):
        sends(as_person(amara), letter, "save", text="x" * (LONGEST + 5), was_text=ORIGINAL)
        assert len(Attempt.objects.get().answer["text"]) == LONGEST


class TestComparing:
    def test_her_version_stands_beside_others_with_who_wrote_them(self, as_person, amara, letter):
        shown = sends(as_person(amara), letter, "finish", text="We will come.", was_text=ORIGINAL, compared="yes")
        assert "Here is your version, and another to compare it with." in shown
        assert [words in shown for words in ("We will come.", "We come on Monday.", "Ola is a housing worker.", "Show it to")] == [
            True
        ] * 4

    def test_hints_are_no_gate_an_untouched_letter_may_be_compared(self, amara, letter):
        assert finish(activity=letter, answer={"compared": "yes"}, by=amara).result == {"fit": 0, "of": 0}

    def test_nothing_of_it_is_a_score_or_leaves_in_a_statement(self, as_person, amara, letter):
        client = as_person(amara)
        sends(client, letter, text="We will come.", was_text=ORIGINAL)
        sends(client, letter, "finish", text="We will come.", was_text="We will come.", compared="yes")
        said = json.dumps([one.statement for one in amara.statements.all()])
        assert (len(json.loads(said)), "score" in said, "will come" in said) == (3, False, False)

    def test_pressing_twice_finishes_once(self, amara, letter):
        for _ in range(2):
            attempt = finish(activity=letter, answer={"text": "We come.", "was_text": ORIGINAL, "compared": "yes"}, by=amara)
        assert attempt.decisions.filter(move="finish").count() == 1

    def test_a_late_save_of_other_words_is_told_that_it_is_finished(self, as_person, amara, letter):
        finish(activity=letter, answer={"text": "We come.", "was_text": ORIGINAL, "compared": "yes"}, by=amara)
        assert "You have already finished “Make it plain”." in sends(
            as_person(amara), letter, "save", text="Late", was_text=ORIGINAL
        )

    def test_her_version_goes_into_her_log(self, as_person, amara, letter):
        finish(activity=letter, answer={"text": "We will come.", "was_text": ORIGINAL, "compared": "yes"}, by=amara)
        shown = sends(as_person(amara), letter, "log")
        assert ("What did I have to understand first?" in shown, "We will come." in shown) == (True, True)

    def test_beginning_again_begins_with_the_letter(self, amara, letter):
        finish(activity=letter, answer={"text": "We will come.", "was_text": ORIGINAL, "compared": "yes"}, by=amara)
        try_again(activity=letter, by=amara)
        assert show_to(amara, letter).drawn["text"] == ORIGINAL

    def test_ben_sees_nothing_of_what_amara_wrote(self, as_person, amara, ben, letter):
        save_answer(activity=letter, answer={"text": "Amara’s words.", "was_text": ORIGINAL}, by=amara)
        assert "Amara’s words." not in opens(as_person(ben), letter)


class TestAuthoring:
    def test_without_a_version_to_compare_with_it_is_refused(self):
        with pytest.raises(ValidationError):
            make_rewrite(versions=[])
