"""The page of names that a student made up, and the answer “This is a name I made up” in the check before sharing."""

import html

import pytest
from django.contrib.sessions.models import Session

from activities.models import LogEntry
from tests.activities.test_sharing import fields_of, page_of, sent
from tests.factories.activities import make_entry
from writing.models import MadeUpName

pytestmark = pytest.mark.django_db
PAGE = "/log/names/"


@pytest.fixture
def amaras(as_person, amara):
    return as_person(amara)


def adds(client, name):
    return client.post(PAGE, {"name": name}, follow=True)


def words_on(answer):
    return html.unescape(answer.content.decode())


def names():
    return [one.name for one in MadeUpName.objects.all()]


class TestThePage:
    def test_amara_adds_a_name_and_finds_it_there(self, amaras):
        answer = adds(amaras, "  Mrs   Fern ")
        assert names() == ["Mrs Fern"]
        assert ("On your list." in words_on(answer), "1 of at most 100" in words_on(answer)) == (True, True)

    def test_it_says_who_can_see_it_and_why_no_real_name_stands_there(self, amaras):
        page = words_on(amaras.get(PAGE))
        assert ("Only you can see this" in page, "Never the real name" in page) == (True, True)

    def test_ben_finds_his_own_list_empty(self, as_person, amaras, ben):
        adds(amaras, "Mrs Fern")
        assert "Mrs Fern" not in words_on(as_person(ben).get(PAGE)).replace("Mrs Fern, or Liam K.", "").replace("“Mrs Fern”", "")

    @pytest.mark.parametrize("who", ["joan", "sam", "priya", "ruth", "marek"])
    def test_it_is_for_students(self, as_person, cast, who):
        assert as_person(cast[who]).get(PAGE).status_code == 403

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("MRS fern", "“Mrs Fern” is on your list already."),
            ("F" * 61, "That is 61 characters long, and a name here has at most 60."),
            ("123", "Write a name with at least one letter."),
            ("", "Write a name that you made up."),
        ],
    )
    def test_what_cannot_be_added_is_said_kindly_and_kept_in_the_field(self, amaras, typed, said):
        adds(amaras, "Mrs Fern")
        answer = adds(amaras, typed)
        assert said in words_on(answer)
        assert f'name="name" value="{typed}"' in words_on(answer) or not typed
        assert names() == ["Mrs Fern"]

    def test_a_full_list_is_said(self, amaras, amara):
        MadeUpName.objects.bulk_create(MadeUpName(owner=amara, name=f"Name {number}") for number in range(100))
        answer = adds(amaras, "Mrs Fern")
        assert "Your list holds 100 names, and that is the most." in words_on(answer)
        assert ('value="Mrs Fern"' in words_on(answer), MadeUpName.objects.count()) == (True, 100)

    def test_taking_a_name_off_twice_from_an_old_page_is_once(self, amaras, amara):
        adds(amaras, "Mrs Fern")
        pk = MadeUpName.objects.get().pk
        answers = [amaras.post(PAGE, {"remove": pk}, follow=True) for _ in range(2)]
        assert ([answer.status_code for answer in answers], names()) == ([200, 200], [])

    def test_ben_cannot_take_off_amaras(self, as_person, amaras, ben):
        adds(amaras, "Mrs Fern")
        as_person(ben).post(PAGE, {"remove": MadeUpName.objects.get().pk})
        assert names() == ["Mrs Fern"]

    @pytest.mark.parametrize("pressed", ["x", "-1", "9" * 30])
    def test_a_press_on_nothing_changes_nothing(self, amaras, pressed):
        adds(amaras, "Mrs Fern")
        assert amaras.post(PAGE, {"remove": pressed}).status_code == 302
        assert names() == ["Mrs Fern"]

    @pytest.mark.parametrize("number", [1, 3])
    def test_it_costs_the_same(self, amaras, amara, django_assert_num_queries, number):
        MadeUpName.objects.bulk_create(MadeUpName(owner=amara, name=f"Name {one}") for one in range(number))
        with django_assert_num_queries(3):
            amaras.get(PAGE)

    def test_no_message_and_so_no_session_holds_the_name(self, amaras):
        amaras.post(PAGE, {"name": "Mrs Fern"})
        assert "Fern" not in str([session.get_decoded() for session in Session.objects.all()]) + str(amaras.cookies)


class TestInTheCheck:
    @pytest.fixture
    def entry(self, amara):
        return make_entry(amara, title="The call", body="Mrs Fern met Mrs Okafor, who rang 07700 900123.")

    def line_of(self, entry, answer, text):
        return next(line["one"].key for line in answer.context["lines"] if line["one"].finding.text == text)

    def test_one_press_puts_the_name_on_the_list_and_keeps_what_was_answered(self, amaras, joan, entry, around_amara):
        shown = amaras.post(page_of(entry), sent(entry, joan, "mark"))
        phone, fern = self.line_of(entry, shown, "07700 900123"), self.line_of(entry, shown, "Mrs Fern")
        answered = {f"do-{phone}": "replace", f"with-{phone}": "a phone box", "reason": "Begun here"}
        again = amaras.post(page_of(entry), fields_of(shown) | answered | {"made_up": fern})
        assert names() == ["Mrs Fern"]
        assert [line["one"].finding.text for line in again.context["lines"]] == ["Mrs Okafor", "07700 900123"]
        assert ('value="a phone box"' in words_on(again), "Begun here" in words_on(again)) == (True, True)
        assert "On your list of names you made up." in words_on(again)
        assert list(LogEntry.objects.visible_to(joan)) == []

    def test_pressed_twice_it_is_one(self, amaras, joan, entry, around_amara):
        shown = amaras.post(page_of(entry), sent(entry, joan, "mark"))
        pressed = fields_of(shown) | {"made_up": self.line_of(entry, shown, "Mrs Fern")}
        answers = [amaras.post(page_of(entry), pressed) for _ in range(2)]
        assert ([len(answer.context["lines"]) for answer in answers], names()) == ([2, 2], ["Mrs Fern"])

    def test_a_phone_number_is_no_name(self, amaras, joan, entry, around_amara):
        shown = amaras.post(page_of(entry), sent(entry, joan, "mark"))
        amaras.post(page_of(entry), fields_of(shown) | {"made_up": self.line_of(entry, shown, "07700 900123")})
        assert names() == []

    def test_a_full_list_is_said_and_the_name_is_still_asked_about(self, amaras, amara, joan, entry, around_amara):
        MadeUpName.objects.bulk_create(MadeUpName(owner=amara, name=f"Invented {number}") for number in range(100))
        shown = amaras.post(page_of(entry), sent(entry, joan, "mark"))
        again = amaras.post(page_of(entry), fields_of(shown) | {"made_up": self.line_of(entry, shown, "Mrs Fern")})
        assert "Your list holds 100 names" in words_on(again)
        assert (len(again.context["lines"]), MadeUpName.objects.count()) == (3, 100)

    def test_a_page_older_than_the_entry_puts_nothing_on_the_list(self, amaras, joan, entry, around_amara):
        shown = amaras.post(page_of(entry), sent(entry, joan, "mark"))
        LogEntry.objects.filter(pk=entry.pk).update(version=2)
        amaras.post(page_of(entry), fields_of(shown) | {"made_up": self.line_of(entry, shown, "Mrs Fern")})
        assert names() == []

    def test_a_name_from_the_list_stands_in_what_joan_reads(self, amaras, joan, entry, around_amara):
        adds(amaras, "Mrs Fern")
        adds(amaras, "Liam K.")
        shown = amaras.post(page_of(entry), sent(entry, joan, "all"))
        okafor = self.line_of(entry, shown, "Mrs Okafor")
        marked = amaras.post(page_of(entry), fields_of(shown) | {f"made-{okafor}": "Liam K.", "step": "mark"})
        assert "A name you made up" in words_on(marked)
        amaras.post(page_of(entry), fields_of(marked) | {"step": "share"})
        [shared] = LogEntry.objects.visible_to(joan)
        assert shared.as_read_by(joan).body.startswith("Mrs Fern met Liam K., who rang ")

    def test_joan_sees_nothing_of_the_list(self, amaras, as_person, joan, entry, around_amara):
        adds(amaras, "Zebedee Quill")
        shown = amaras.post(page_of(entry), sent(entry, joan, "all"))
        amaras.post(page_of(entry), fields_of(shown) | {"step": "share"})
        client = as_person(joan)
        pages = [f"/log/{entry.pk}/", "/log/", "/"]
        assert [page for page in pages if "Quill" in words_on(client.get(page))] == []
