"""The list of names that somebody made up: theirs alone, and never a real name beside an invented one."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from history.models import Entry
from writing.actions.made_up_name import ListIsFull, add_made_up_name, remove_made_up_name
from writing.forms.check import CheckForm
from writing.models import MadeUpName
from writing.models.checked_text import CheckedText
from writing.models.local_words import looked_through
from writing.models.made_up_name import MOST_NAMES, made_up_names_of

pytestmark = pytest.mark.django_db
OTHERS = ["ben", "carol", "joan", "tom", "sam", "priya", "marek", "ruth", "elin"]


def keeps(person, *names):
    return [add_made_up_name(name=name, by=person) for name in names]


class TestTheList:
    def test_amara_finds_her_names_by_the_alphabet(self, amara):
        keeps(amara, "Mrs Fern", "aunt Ivy", "Liam K.")
        assert made_up_names_of(amara) == ("aunt Ivy", "Liam K.", "Mrs Fern")

    @pytest.mark.parametrize("who", OTHERS)
    def test_nobody_else_finds_them(self, cast, amara, who):
        keeps(amara, "Mrs Fern")
        assert (list(MadeUpName.objects.visible_to(cast[who])), made_up_names_of(cast[who])) == ([], ())

    def test_the_same_name_twice_is_one_in_whatever_capitals(self, amara):
        first, second = keeps(amara, "Zoë Fern", "ZOË FERN")
        assert (first, made_up_names_of(amara)) == (second, ("Zoë Fern",))

    def test_two_people_may_have_the_same_name(self, amara, ben):
        keeps(amara, "Mrs Fern")
        keeps(ben, "Mrs Fern")
        assert MadeUpName.objects.count() == 2

    def test_the_database_keeps_each_once(self, amara):
        keeps(amara, "Mrs Fern")
        with pytest.raises(IntegrityError), transaction.atomic():
            MadeUpName.objects.create(owner=amara, name="mrs fern")

    def test_the_hundred_and_first_is_refused_and_one_that_is_there_is_not(self, amara):
        MadeUpName.objects.bulk_create(MadeUpName(owner=amara, name=f"Name {number}") for number in range(MOST_NAMES))
        keeps(amara, "Name 7")
        with pytest.raises(ListIsFull):
            keeps(amara, "Mrs Fern")
        assert MadeUpName.objects.count() == 100

    def test_taking_off_twice_is_once_and_another_persons_stays(self, amara, ben):
        [name] = keeps(amara, "Mrs Fern")
        assert [remove_made_up_name(pk=name.pk, by=person) for person in (ben, amara, amara)] == [False, True, False]

    def test_no_audit_entry_counts_them(self, amara):
        before = Entry.objects.count()
        [name] = keeps(amara, "Mrs Fern")
        remove_made_up_name(pk=name.pk, by=amara)
        assert Entry.objects.count() == before

    def test_they_go_when_the_account_goes(self, db):
        left = User.objects.create_user("lee.moss@alderbrook.example", name="Lee Moss", called="Lee")
        keeps(left, "Mrs Fern")
        left.delete()
        assert MadeUpName.objects.count() == 0

    def test_its_own_name_says_nothing(self, amara):
        [name] = keeps(amara, "Mrs Fern")
        assert "Fern" not in f"{name} {name!r}"


class TestTheCheck:
    def checked(self, text="Mrs Fern met Mrs Okafor, who rang 07700 900123.", made_up=("Liam K.", "Mrs Fern")):
        return CheckedText({"body": text}, made_up=made_up)

    def keys(self, checked):
        return [one.key for one in checked.pointed]

    def test_a_made_up_name_is_no_finding_for_its_author_only(self, amara, ben, joan):
        keeps(amara, "Mrs Fern")
        found = [looked_through({"body": "Mrs Fern waved."}, author=who, readers=[joan]).pointed for who in (amara, ben)]
        assert [[one.finding.text for one in pointed] for pointed in found] == [[], ["Mrs Fern"]]

    def test_choosing_one_from_the_list_is_an_answer(self):
        checked = self.checked()
        okafor, _ = self.keys(checked)
        form = CheckForm({f"made-{okafor}": "Liam K.", f"with-{okafor}": "Ms A"}, checked=checked)
        assert (form.is_valid(), form.choices, form.undecided) == (True, {okafor: "Liam K."}, 1)

    def test_it_goes_before_leaving_the_name_as_it_is(self):
        checked = self.checked()
        okafor, _ = self.keys(checked)
        form = CheckForm({f"made-{okafor}": "Liam K.", f"do-{okafor}": "leave"}, checked=checked)
        assert (form.is_valid(), form.choices) == (True, {okafor: "Liam K."})

    def test_names_only_are_offered_names(self):
        checked = self.checked()
        okafor, phone = self.keys(checked)
        form = CheckForm({}, checked=checked)
        assert (f"made-{okafor}" in form.fields, f"made-{phone}" in form.fields) == (True, False)

    def test_a_name_that_left_the_list_is_said_and_what_was_typed_stays(self):
        checked = self.checked()
        okafor, _ = self.keys(checked)
        form = CheckForm({f"made-{okafor}": "Aunt Ivy", f"do-{okafor}": "replace", f"with-{okafor}": "her aunt"}, checked=checked)
        assert form.is_valid() is False
        assert form.errors[f"made-{okafor}"][0].startswith("That name is no longer on your list.")
        assert form.lines()[-1]["with"] == "her aunt"

    def test_the_line_says_that_it_is_a_made_up_name(self):
        checked = self.checked()
        okafor, _ = self.keys(checked)
        [line] = [line for line in CheckForm({f"made-{okafor}": "Liam K."}, checked=checked).lines() if line["decided"]]
        assert (line["made_up"], line["own_wording"], line["with"]) == (True, False, "Liam K.")
