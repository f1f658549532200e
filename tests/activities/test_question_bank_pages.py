"""The pages of the question bank in the Wagtail admin: for content authors, and nobody else."""

import io
import zipfile
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from activities.actions.activity import allow_authors
from activities.models import Activity, BankQuestion, QuestionImport
from activities.views.bank_admin import say_where_it_is_asked
from tests.factories.activities import (
    QUESTIONS,
    make_bank_question,
    make_questions,
    make_sort,
    questions_value,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("referenced")]
LIST = "wagtailsnippets_activities_bankquestion"
FILE = b"::Parcel::Is it real?{~yes#Look again. =no#It hurries you.}\n\n::Two::Which?{~a ~b}\n\nHow many?{#4}"


@pytest.fixture
def as_marek(university, marek, as_person):
    allow_authors()
    group = Group.objects.get(name="Content authors")
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return as_person(marek)


def words(response):
    return " ".join(response.content.decode().split())


def bring(client, content=FILE, name="file.txt", pk=None):
    posted = {"id": pk or uuid4(), "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("question_bank:bring"), posted, follow=True)


def addresses(activity, brought):
    return [
        reverse("question_bank:bring"),
        reverse("question_bank:look", args=[brought]),
        reverse("question_bank:export"),
        reverse("question_bank:sets"),
        reverse("question_bank:item_report", args=[activity.pk]),
        reverse("question_bank:export_set", args=[activity.pk, "gift"]),
        reverse(f"{LIST}:list"),
    ]


class TestWhoGetsThere:
    @pytest.mark.parametrize("who", ["amara", "joan", "sam", "priya", "elin"])
    def test_nobody_but_authors(self, who, cast, as_person, as_marek):
        bring(as_marek)
        activity = make_questions()
        client = as_person(cast[who])
        for address in addresses(activity, QuestionImport.objects.get().pk):
            assert client.get(address).status_code in {302, 403}, address
        assert client.post(reverse("question_bank:put_in_bank", args=[activity.pk]), {"question": "parcel"}).status_code in {
            302,
            403,
        }
        assert BankQuestion.objects.count() == 0

    def test_an_administrator_sees_no_numbers_and_no_files_of_others(self, ruth, as_person, as_marek):
        bring(as_marek)
        activity = make_questions()
        client = as_person(ruth)
        found = [client.get(address) for address in addresses(activity, QuestionImport.objects.get().pk)[:-1]]
        assert [page.status_code for page in found] == [302, 404, 302, 302, 302, 302]
        assert {page["Location"] for page in found if page.status_code == 302} == {"/cms/"}  # where Wagtail says that she may not

    def test_marek_opens_all_of_them(self, as_marek):
        bring(as_marek)
        activity = make_questions()
        make_bank_question()
        for address in addresses(activity, QuestionImport.objects.get().pk):
            assert as_marek.get(address).status_code == 200, address

    def test_there_are_no_numbers_of_what_is_no_question_set(self, as_marek):
        sort = make_sort()
        for address in (
            reverse("question_bank:item_report", args=[sort.pk]),
            reverse("question_bank:export_set", args=[sort.pk, "qti"]),
        ):
            assert as_marek.get(address).status_code == 404
        assert as_marek.post(reverse("question_bank:put_in_bank", args=[sort.pk]), {"question": "x"}).status_code == 404


class TestImporting:
    def test_marek_sees_row_by_row_what_would_come_in_before_anything_does(self, as_marek):
        page = words(bring(as_marek))
        for said in ("Line 1", "Parcel", "Comes in", "Comes in as a draft", "Does not come in", "It asks for a number"):
            assert said in page
        assert ("Import 2 questions" in page, BankQuestion.objects.count()) == (True, 0)

    def test_then_he_imports_them_and_reads_what_became_of_each(self, as_marek):
        bring(as_marek)
        look = reverse("question_bank:look", args=[QuestionImport.objects.get().pk])
        for _ in range(2):
            page = words(as_marek.post(look, follow=True))
        assert "2 questions came into the bank." in page
        assert ("What came in from <strong>file.txt</strong>" in page, BankQuestion.objects.count()) == (True, 2)

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"%PDF-1.7", "This is a PDF. Choose a file of Moodle XML (.xml) or GIFT (.txt)."),
            (b"<?xml version='1.0'?><!DOCTYPE q [<!ENTITY a 'b'>]><quiz/>", "This file declares entities"),
            (b"", "This file is empty."),
            (b"a" * 5_000_001, "This file is larger than 5 MB."),
        ],
    )
    def test_a_file_that_cannot_be_read_is_refused_in_words(self, as_marek, content, says):
        assert says in words(bring(as_marek, content))
        assert QuestionImport.objects.count() == 0

    def test_without_a_file_the_page_says_what_to_do(self, as_marek):
        assert "Choose a file first." in words(as_marek.post(reverse("question_bank:bring"), {"id": uuid4()}))

    def test_a_double_press_brings_one_file(self, as_marek):
        pk = uuid4()
        for _ in range(2):
            bring(as_marek, pk=pk)
        assert QuestionImport.objects.count() == 1

    def test_words_of_a_file_are_shown_as_words(self, as_marek):
        page = words(bring(as_marek, b"::<script>alert(1)</script>::[plain]<b>?{~a#x =b#y}"))
        assert "<script>alert" not in page


class TestExporting:
    def test_marek_finds_questions_by_topic_and_takes_them_away(self, as_marek):
        chosen = make_bank_question()
        BankQuestion.objects.filter(pk=chosen.pk).update(topic="Chapter 2")
        make_bank_question("multiple")
        page = words(as_marek.get(reverse("question_bank:export"), {"topic": "Chapter 2"}))
        assert ("1 question<" in page.replace(" <", "<"), "Cues" in page) == (True, False)
        file = as_marek.post(reverse("question_bank:export"), {"questions": [chosen.pk], "format": "gift"})
        assert file["Content-Disposition"].startswith('attachment; filename="questions-gift-')
        assert b"::Parcel::" in file.content
        assert b"Cues" not in file.content

    def test_nothing_ticked_says_what_to_do(self, as_marek):
        make_bank_question()
        assert "Tick at least one question, then choose Export." in words(
            as_marek.post(reverse("question_bank:export"), {"format": "qti"})
        )

    def test_a_draft_is_not_exported(self, as_marek):
        draft = make_bank_question(publish=False)
        page = words(as_marek.post(reverse("question_bank:export"), {"questions": [draft.pk], "format": "qti"}))
        assert "One of these questions is not published any more." in page

    @pytest.mark.parametrize("form", ["moodle", "gift", "qti"])
    def test_a_set_goes_out_whole(self, as_marek, form):
        activity = make_questions()
        file = as_marek.get(reverse("question_bank:export_set", args=[activity.pk, form]))
        content = file.content
        if form == "qti":
            with zipfile.ZipFile(io.BytesIO(content)) as zipped:
                content = zipped.read("test.xml")
                assert len(zipped.namelist()) == 7
        assert all(key.encode() in content for key in ("parcel", "cues", "whom", "pairs", "first"))

    def test_another_format_is_not_there(self, as_marek):
        assert as_marek.get(reverse("question_bank:export_set", args=[make_questions().pk, "csv"])).status_code == 404

    @pytest.mark.parametrize("number", [1, 3])
    def test_the_page_asks_as_much_whatever_its_length(self, as_marek, number, django_assert_max_num_queries):
        for place in range(number):
            make_bank_question(key=f"key-{place}", title=f"Title {place}")
        as_marek.get(reverse("question_bank:export"))
        with django_assert_max_num_queries(14):
            as_marek.get(reverse("question_bank:export"))


class TestTheList:
    def test_it_leads_to_the_other_pages_and_says_where_each_is_asked(self, as_marek):
        question = make_bank_question()
        make_questions(value=questions_value() | {"questions": [("bank", question)]})
        page = words(as_marek.get(reverse(f"{LIST}:list")))
        for said in ("Import questions", "Export questions", "Question sets and item reports", "Asked in sets", "One choice"):
            assert said in page

    @pytest.mark.parametrize("number", [1, 3])
    def test_it_asks_as_much_whatever_its_length(self, as_marek, number, django_assert_max_num_queries):
        for place in range(number):
            make_bank_question(key=f"key-{place}", title=f"Title {place}")
        as_marek.get(reverse(f"{LIST}:list"))
        with django_assert_max_num_queries(18):
            as_marek.get(reverse(f"{LIST}:list"))

    def test_a_question_is_edited_previewed_and_never_deleted(self, as_marek, ruth, as_person):
        question = make_bank_question()
        assert as_marek.get(reverse(f"{LIST}:edit", args=[question.pk])).status_code == 200
        preview = words(as_marek.get(reverse(f"{LIST}:revisions_view", args=[question.pk, question.latest_revision_id])))
        assert ("It hurries you." in preview, "<form" in preview.partition("<main")[2].partition("</main")[0]) == (True, False)
        for client in (as_marek, as_person(ruth)):
            assert client.post(reverse(f"{LIST}:delete", args=[question.pk])).status_code in {302, 403}
        assert BankQuestion.objects.count() == 1

    def test_the_editor_of_a_set_offers_the_bank(self, as_marek):
        activity = make_questions(value=questions_value() | {"questions": [("bank", make_bank_question()), QUESTIONS["short"]]})
        page = as_marek.get(reverse("wagtailsnippets_activities_activity:edit", args=[activity.pk])).content.decode()
        assert "From the question bank" in page

    def test_publishing_says_in_which_sets_the_new_words_are_asked(self, as_marek, rf):
        question = make_bank_question()
        make_questions(value=questions_value() | {"questions": [("bank", question)]})
        request = as_marek.get(reverse(f"{LIST}:list")).wsgi_request
        request.POST = {"action-publish": "1"}
        say_where_it_is_asked(request, question)
        [said] = [str(message) for message in request._messages]
        assert said.startswith("From now on these words are asked in “Real or not?”. Whoever has begun goes on")


class TestASet:
    def test_its_page_says_when_numbers_begin_and_what_comes_from_the_bank(self, as_marek):
        activity = make_questions(value=questions_value() | {"questions": [("bank", make_bank_question()), QUESTIONS["short"]]})
        page = words(as_marek.get(reverse("question_bank:item_report", args=[activity.pk])))
        assert page.count("There are no numbers yet.") == 2
        assert (page.count("From the question bank."), page.count("Put into the question bank")) == (1, 1)

    def test_one_of_its_questions_goes_into_the_bank_by_a_press(self, as_marek):
        activity = make_questions("single", "multiple")
        address = reverse("question_bank:put_in_bank", args=[activity.pk])
        for _ in range(2):
            page = words(as_marek.post(address, {"question": "cues"}, follow=True))
        assert ("“Cues” is in the bank. This set keeps its own." in page, BankQuestion.objects.get().key) == (True, "cues")
        assert as_marek.post(address, {"question": "moon"}).status_code == 404

    def test_the_list_of_activities_leads_to_it(self, as_marek):
        make_questions()
        make_sort()
        page = as_marek.get(reverse("wagtailsnippets_activities_activity:list")).content.decode()
        assert page.count("Item report and export") == 1
        assert Activity.objects.count() == 2
