"""The question bank: kept once, asked in several sets, filled from files."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from activities.actions.attempt import save_answer, start
from activities.actions.bank import bring_questions, import_file, import_questions, put_in_bank
from activities.interchange import gift_write
from activities.interchange.reading import read
from activities.models import Activity, ActivityVersion, BankQuestion, QuestionImport, QuestionOrigin
from activities.models.bank_words import of_bank, of_set
from activities.models.import_plan import plan
from history.models import Entry
from learning.models import PublishedBody, SectionPage
from tests.activities.interchange.questions import ALL
from tests.factories.activities import QUESTIONS, make_bank_question, make_questions, questions_value, reword
from tests.factories.learning import make_chapter, make_module, make_section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("referenced")]
WHOLE = b"::Parcel::Is it real?{~yes#Look again. =no#It hurries you.}"
LACKING = b"::Parcel::Is it real?{~yes =no#It hurries you.}"
MIXED = WHOLE + b"\n\n::Two::Which?{~a#x ~b#y}\n\nHow many?{#4}"


def a_set_with(*bank, own=("multiple",), key="real-or-not"):
    asked = [*(("bank", question) for question in bank), *(QUESTIONS[kind] for kind in own)]
    return make_questions(key=key, value=questions_value() | {"questions": asked})


def what_is_wrong_with(*bank, **more):
    with pytest.raises(ValidationError) as refused:
        a_set_with(*bank, **more)
    return json.dumps(refused.value.as_json_data(), ensure_ascii=False)


def verdicts(brought):
    return [row["verdict"] for row in brought.result["rows"]]


class TestAskingFromTheBank:
    def test_a_set_asks_a_question_of_the_bank_beside_its_own(self):
        asked = a_set_with(make_bank_question()).facts()["questions"]
        assert [(one["key"], one["kind"], one["question"]) for one in asked] == [
            ("parcel", "single", "What about parcel?"),
            ("cues", "multiple", "What about cues?"),
        ]

    def test_new_words_of_the_bank_are_asked_from_then_on_in_every_set(self, amara):
        question = make_bank_question()
        sets = [a_set_with(question), a_set_with(question, key="another")]
        reword(question, question="Bait or not?")
        for one in sets:
            assert start(activity=Activity.objects.get(pk=one.pk), by=amara).facts["questions"][0]["question"] == "Bait or not?"

    def test_whoever_has_begun_goes_on_with_the_words_they_began_with(self, amara):
        question = make_bank_question()
        activity = a_set_with(question)
        save_answer(activity=activity, answer={"answer-parcel": "phish"}, by=amara)
        reword(question, question="Bait or not?")
        attempt = save_answer(activity=Activity.objects.get(), answer={"answer-cues.link": "yes"}, by=amara)
        assert (attempt.facts["questions"][0]["question"], ActivityVersion.objects.count()) == ("What about parcel?", 1)
        assert start(activity=Activity.objects.get(), by=amara).pk == attempt.pk

    def test_a_draft_of_new_words_is_asked_nowhere_yet(self):
        question = make_bank_question()
        activity = a_set_with(question)
        question.body = question.body.stream_block.normalize([("single", QUESTIONS["single"][1] | {"question": "Draft?"})])
        question.save_revision()
        assert Activity.objects.get(pk=activity.pk).facts()["questions"][0]["question"] == "What about parcel?"

    def test_a_question_that_was_taken_out_of_use_stays_where_it_is_asked_and_is_offered_no_more(self):
        question = make_bank_question()
        activity = a_set_with(question)
        question.unpublish()
        assert Activity.objects.get(pk=activity.pk).facts()["questions"][0]["key"] == "parcel"
        assert "“Parcel” is not published in the question bank" in what_is_wrong_with(BankQuestion.objects.get(), key="another")

    def test_two_questions_of_one_key_are_refused_also_from_the_bank(self):
        assert "There are two called “Parcel”" in what_is_wrong_with(make_bank_question(), own=("single",))

    def test_nothing_is_ever_deleted(self):
        with pytest.raises(ProtectedError, match="Unpublish it"):
            make_bank_question().delete()

    @pytest.mark.parametrize("number", [1, 3])
    def test_a_set_asks_for_all_of_its_bank_questions_at_once(self, number, django_assert_num_queries):
        bank = [make_bank_question(key=f"key-{place}", title=f"Title {place}") for place in range(number)]
        pk = a_set_with(*bank).pk
        with django_assert_num_queries(2):
            Activity.objects.get(pk=pk).facts()

    def test_a_section_shows_new_words_as_soon_as_they_are_published(self):
        question = make_bank_question()
        activity = a_set_with(question)
        chapter = make_chapter(make_module())
        make_section(chapter, body=[{"type": "activity", "id": "try", "value": activity.pk}])
        reword(question, question="Bait or not?")
        assert "Bait or not?" in str(PublishedBody.objects.get(page=SectionPage.objects.get().pk).content)


class TestImporting:
    def test_questions_of_every_kind_come_in_and_go_out_the_same(self, marek):
        import_file(name="all.txt", content=gift_write.write(ALL), by=marek)
        words = {question.key: of_bank(BankQuestion.objects.get(key=question.key)) for question in ALL}
        assert [(words[one.key].lines, words[one.key].options, words[one.key].text) for one in ALL] == [
            (one.lines, one.options, one.text) for one in ALL
        ]
        assert (words["parcel"].topic, words["parcel"].tags) == ("Chapter 2", ("phishing", "safety"))

    def test_what_lacks_a_reason_comes_in_as_a_draft(self, marek):
        brought = import_file(name="a.txt", content=LACKING, by=marek)
        assert (verdicts(brought), BankQuestion.objects.get().live) == (["comes in as a draft"], False)
        assert brought.result["rows"][0]["words"] == [
            "“yes” has no reason yet: say why it fits, and what to think about again where it does not."
        ]

    def test_each_row_says_what_became_of_it(self, marek):
        brought = import_file(name="a.txt", content=MIXED, by=marek)
        assert verdicts(brought) == ["comes in", "comes in as a draft", "does not come in"]
        assert brought.result["counts"] == {"comes in": 1, "comes in as a draft": 1, "is there already": 0, "does not come in": 1}

    def test_the_same_file_a_second_time_changes_nothing(self, marek):
        import_file(name="a.txt", content=MIXED, by=marek)
        before = list(BankQuestion.objects.values_list("pk", "latest_revision_id"))
        again = import_file(name="b.txt", content=MIXED, by=marek)
        assert verdicts(again) == ["is there already", "is there already", "does not come in"]
        assert list(BankQuestion.objects.values_list("pk", "latest_revision_id")) == before

    def test_what_an_author_changed_since_stays(self, marek):
        import_file(name="a.txt", content=WHOLE, by=marek)
        reword(BankQuestion.objects.get(), question="Bait or not?")
        again = import_file(name="a.txt", content=WHOLE, by=marek)
        assert again.result["rows"][0]["words"] == [
            "The same words were imported before. What was changed in the bank since stays as it is."
        ]
        assert BankQuestion.objects.get().facts()["question"] == "Bait or not?"

    def test_what_was_exported_is_known_again(self, marek):
        question = make_bank_question("match")
        again = import_file(name="a.txt", content=gift_write.write([of_bank(question)]), by=marek)
        assert again.result["rows"][0]["words"] == ["The bank has it in the same words."]

    def test_another_question_under_an_id_that_is_taken_stays_away(self, marek):
        make_bank_question()
        brought = import_file(name="a.txt", content=b"// [id:parcel]\n" + WHOLE, by=marek)
        assert (verdicts(brought), BankQuestion.objects.count()) == (["does not come in"], 1)
        assert "The bank has a question with the id “parcel” and other words." in brought.result["rows"][0]["words"][0]

    def test_a_question_that_is_in_the_file_twice_comes_in_once(self, marek):
        brought = import_file(name="a.txt", content=WHOLE + b"\n\n" + WHOLE, by=marek)
        assert (verdicts(brought), BankQuestion.objects.count()) == (["comes in", "is there already"], 1)

    def test_pressing_import_twice_is_once(self, marek):
        brought = QuestionImport.objects.create(pk="6f1b1c1e-0000-4000-8000-000000000001", name="a", content=WHOLE, by=marek)
        first = import_questions(brought=brought, by=marek)
        second = import_questions(brought=brought, by=marek)
        assert (first.imported_at, BankQuestion.objects.count()) == (second.imported_at, 1)
        assert Entry.objects.filter(verb="question.import").count() == 1

    def test_the_same_id_twice_is_one_file_and_what_was_left_lying_goes(self, marek, time_machine):
        pk = "6f1b1c1e-0000-4000-8000-000000000001"
        for _ in range(2):
            bring_questions(id=pk, name="a", content=WHOLE, by=marek)
        assert QuestionImport.objects.count() == 1
        time_machine.move_to(timezone.now() + timedelta(days=8))
        bring_questions(id="6f1b1c1e-0000-4000-8000-000000000002", name="b", content=WHOLE, by=marek)
        assert [one.name for one in QuestionImport.objects.all()] == ["b"]

    def test_answers_that_look_the_same_as_keys_stay_apart(self, marek):
        import_file(name="a.txt", content=b"What?{~5#x =\xc2\xa35#y ~\xe3\x81\x82#z ~\xe3\x81\x84#z}", by=marek)
        keys = [option["key"] for option in BankQuestion.objects.get().facts()["options"]]
        assert (BankQuestion.objects.get().live, len(set(keys)), all(keys)) == (True, 4, True)

    @pytest.mark.parametrize("rows", [1, 3])
    def test_looking_at_a_file_takes_as_many_queries_whatever_its_length(self, rows, django_assert_num_queries):
        file = b"\n\n".join(b"// [id:k%d]\n::T%d::Real?{~yes#a =no#b%d}" % (one, one, one) for one in range(rows))
        with django_assert_num_queries(2):
            plan(read(file))


class TestPuttingIntoTheBank:
    def test_a_question_of_a_set_is_copied_once(self, marek):
        activity = make_questions("single", "multiple")
        kept = [put_in_bank(activity=activity, question="parcel", by=marek) for _ in range(2)]
        assert (kept[0], kept[0].live, QuestionOrigin.objects.count()) == (kept[1], True, 1)
        assert of_bank(kept[0]) == of_set(activity)[0]
        assert [entry.verb for entry in Entry.objects.filter(verb__startswith="question")] == ["question.put_in_bank"]


class TestTheCommand:
    @pytest.fixture
    def file(self, tmp_path):
        path = tmp_path / "questions.txt"
        path.write_bytes(MIXED)
        return path

    def run(self, *args):
        said = StringIO()
        call_command("import_questions", *args, stdout=said)
        return said.getvalue()

    def test_it_says_what_became_of_each_row(self, file, marek):
        said = self.run(str(file), "--as", marek.email)
        assert said.splitlines()[0] == "line 1: “Parcel” comes in."
        assert BankQuestion.objects.count() == 2

    def test_looking_changes_nothing(self, file):
        assert "line 3: “Two” comes in as a draft. No answer fits" in self.run(str(file), "--look")
        assert BankQuestion.objects.count() == 0

    @pytest.mark.parametrize(("content", "says"), [(b"%PDF-1", "This is a PDF."), (b"", "No question was found in this file.")])
    def test_a_file_that_cannot_be_read_is_refused_in_words(self, tmp_path, content, says):
        (tmp_path / "x").write_bytes(content)
        with pytest.raises(CommandError, match=says):
            self.run(str(tmp_path / "x"))

    def test_neither_a_file_nor_an_author_that_is_not_there(self, file, tmp_path):
        with pytest.raises(CommandError, match="cannot be opened"):
            self.run(str(tmp_path / "none"))
        with pytest.raises(CommandError, match="Nobody here has the e-mail address"):
            self.run(str(file), "--as", "nobody@alderbrook.example")


def test_the_list_of_questions_counts_sets_in_the_same_query(django_assert_num_queries):
    questions = [make_bank_question(key=f"key-{place}", title=f"Title {place}") for place in range(3)]
    a_set_with(*questions[:2])
    a_set_with(questions[0], key="another")
    with django_assert_num_queries(1):
        assert [one.uses for one in BankQuestion.objects.with_uses()] == [2, 1, 0]


def test_the_address_of_a_set_still_opens_for_students(as_person, amara):
    activity = a_set_with(make_bank_question())
    page = as_person(amara).get(reverse("activities:attempt", args=[activity.pk])).content.decode()
    assert "What about parcel?" in page
    assert "Authors of the course see, from five students on, how many chose what at first" in page
