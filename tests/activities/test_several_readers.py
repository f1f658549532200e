"""Amara lets several people read an entry at once: Joan, Sam, and her seminar group, each by name."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.rules import Role
from activities.actions.log import NotConnected, share_entry, withdraw_entry
from activities.actions.sharing import share_checked
from activities.actions.undo_share import undo_share
from activities.models import LogEntry, LogEntryVersion, RecentShare
from activities.models.log_check import checked_entry
from history.models import Entry
from history.outbox import drain
from tests.factories.accounts import make_person
from tests.factories.activities import make_entry
from tests.sent import fields_of as sent_from
from writing.models import AudienceMember, Check, candidates
from writing.models.candidates import Chosen, Group

BODY = "His mum rang me on 07700 900123.\n\nI was late and said so."


@pytest.fixture
def entry(amara, around_amara):
    return make_entry(amara, title="The call", body=BODY)


@pytest.fixture
def group(amara, ben, university, cohort, monkeypatch):
    """Ben, Chloe and Thomas are in Amara's seminar group, as a seminar would say. The list can be changed."""
    people = [ben, *(make_person(name, Role.STUDENT, university, cohort=cohort) for name in ("Chloe Bennett", "Thomas Field"))]
    source = lambda person: [Group("seminar", "seminar group", tuple(people))] if person == amara else []  # noqa: E731
    monkeypatch.setattr(candidates, "_groups", [source])
    return people


def page_of(entry, name="share"):
    return reverse(f"activities:log_entry_{name}" if name else "activities:log_entry", args=[entry.pk])


def fields_of(answer):
    return sent_from(answer, "share-form")


def looks_through(client, entry, **chosen):
    """Choose on the first page, and take all suggestions on the second. Returns the fields of the page."""
    asked = client.get(page_of(entry), chosen | {"version": entry.version})
    return fields_of(client.post(page_of(entry), fields_of(asked) | {"step": "all"}))


def shares(client, entry, **chosen):
    return client.post(page_of(entry), looks_through(client, entry, **chosen) | {"step": "share"}, follow=True)


def said(answer):
    return " ".join(str(one) for one in answer.context["messages"])


def readers_of(entry):
    return sorted(member.person.name for member in entry.audience.members.now())


def sentence_for(person, entry):
    return LogEntry.objects.with_readers().get(pk=entry.pk).audience.sentence(person)


def page(client, entry):
    return " ".join(client.get(page_of(entry, "")).content.decode().split())


class TestChoosing:
    def test_people_are_offered_by_what_they_are_to_her_and_the_group_by_its_names(self, as_person, amara, entry, group):
        asked = as_person(amara).get(page_of(entry)).content.decode()
        for words in (
            "My practice educator – Joan Pritchard",
            "My tutor – Dr Sam Whitlock",
            "My seminar group – 3 people",
            "Ben Hollis, Chloe Bennett, Thomas Field",
            "Somebody who joins later does not see it unless you share it with them too.",
        ):
            assert words in asked
        assert "checked" not in asked

    def test_each_name_stands_on_the_page_before_anything_is_shared(self, as_person, amara, joan, entry, group):
        asked = as_person(amara).get(page_of(entry), {"person": joan.pk, "group": "seminar", "version": 1})
        for person in (joan, *group):
            assert f'<span class="person">{person.name}</span>' in asked.content.decode()
        assert "You, Joan Pritchard and your seminar group (3) will see this. Sam will not." in asked.content.decode()
        assert readers_of(entry) == []

    @pytest.mark.parametrize("sent", [{"version": 1}, {"version": 1, "group": ""}])
    def test_nobody_is_chosen_for_her(self, as_person, amara, entry, group, sent):
        assert "Choose at least one person." in as_person(amara).get(page_of(entry), sent).content.decode()

    def test_somebody_who_is_in_the_group_and_chosen_by_name_is_one_reader(self, as_person, amara, ben, entry, group):
        shares(as_person(amara), entry, person=ben.pk, group="seminar")
        assert readers_of(entry) == ["Ben Hollis", "Chloe Bennett", "Thomas Field"]

    def test_one_of_the_group_can_be_chosen_alone(self, as_person, amara, ben, entry, group):
        answer = shares(as_person(amara), entry, person=ben.pk)
        assert said(answer).startswith("You and Ben Hollis can see this. Joan and Sam cannot.")

    def test_a_stranger_cannot_be_chosen(self, as_person, amara, carol, entry, group):
        answer = as_person(amara).post(page_of(entry), {"person": [carol.pk], "version": 1, "step": "share"})
        assert "Nothing has been shared." in answer.content.decode()
        assert "Carol" not in answer.content.decode()


class TestSharing:
    def test_all_of_them_read_the_same_words_and_the_sentence_is_one(self, as_person, amara, joan, ben, entry, group):
        answer = shares(as_person(amara), entry, person=joan.pk, group="seminar")
        assert said(answer).startswith("You, Joan Pritchard and your seminar group (3) can see this. Sam cannot.")
        assert sentence_for(amara, entry) == "You, Joan Pritchard and your seminar group (3) can see this"
        assert sentence_for(joan, entry) == "You, Amara Osei and Amara’s seminar group (3) can see this"
        assert sentence_for(ben, entry) == "You, Amara Osei, Joan Pritchard and 2 more of Amara’s seminar group can see this"
        for person in (joan, *group):
            assert "07700" not in LogEntry.objects.visible_to(person).get().as_read_by(person).body
        assert (Check.objects.count(), LogEntryVersion.objects.count()) == (1, 1)
        assert Entry.objects.filter(verb="audience.share").count() == 4

    def test_whoever_joins_the_group_between_two_pages_is_not_let_in(self, as_person, amara, tom, entry, group):
        client = as_person(amara)
        fields = looks_through(client, entry, group="seminar")
        group.append(tom)
        answer = client.post(page_of(entry), fields | {"step": "share"}, follow=True)
        assert "3 of your seminar group can see this." in said(answer)
        assert "Tom Reyes" not in readers_of(entry)

    def test_somebody_who_left_meanwhile_stops_all_of_it_and_nothing_typed_is_lost(self, as_person, amara, joan, entry, group):
        client = as_person(amara)
        fields = looks_through(client, entry, person=joan.pk, group="seminar")
        first = next(name for name in fields if name.startswith("with-"))
        group.pop()
        answer = client.post(page_of(entry), fields | {first: "my landline", "reason": "Typed before", "step": "share"})
        shown = answer.content.decode()
        for words in ("is not among the people you can share with any more", "my landline", "Typed before"):
            assert words in shown
        assert "Thomas Field" not in shown
        assert len(re.findall(r'name="person"[^>]* checked', shown)) == 3  # Joan, Ben and Chloe are ticked still
        assert readers_of(entry) == []
        entry.refresh_from_db()
        assert entry.body == BODY

    def test_the_action_lets_in_all_or_none(self, amara, joan, tom, entry):
        checked = checked_entry(entry, joan)
        given = {"checked": checked, "choices": {one.key: "X" for one in checked.pointed}}
        with pytest.raises(NotConnected):
            share_checked(entry=entry, with_people=[Chosen(joan), Chosen(tom)], by=amara, version_seen=1, **given)
        entry.refresh_from_db()
        assert (readers_of(entry), entry.body, RecentShare.objects.count()) == ([], BODY, 0)

    def test_a_second_press_is_one_effect_and_says_what_the_first_one_said(self, as_person, amara, joan, sam, entry, group):
        client = as_person(amara)
        fields = looks_through(client, entry, person=[joan.pk, sam.pk])
        first, second = (client.post(page_of(entry), fields | {"step": "share"}, follow=True) for _ in range(2))
        assert said(first) == said(second)
        assert said(second).startswith("You, Joan Pritchard and Dr Sam Whitlock can see this. You can undo this until")
        assert (AudienceMember.objects.count(), RecentShare.objects.count()) == (2, 1)

    def test_another_tab_that_chose_otherwise_is_told_that_the_entry_changed(self, as_person, amara, joan, sam, entry, group):
        client = as_person(amara)
        here, there = (looks_through(client, entry, person=reader.pk) for reader in (joan, sam))
        client.post(page_of(entry), here | {"step": "share"})
        assert (
            "The entry changed after you opened this page."
            in client.post(page_of(entry), there | {"step": "share"}).content.decode()
        )
        assert readers_of(entry) == ["Joan Pritchard"]

    def test_she_looks_through_the_eyes_of_one_of_them_at_a_time(self, as_person, amara, joan, ben, entry, group):
        client = as_person(amara)
        fields = looks_through(client, entry, person=joan.pk, group="seminar")
        for reader, sentence in (
            (joan, "You, Amara Osei and Amara’s seminar group (3) can see this"),
            (ben, "You, Amara Osei, Joan Pritchard and 2 more of Amara’s seminar group can see this"),
        ):
            view = client.post(page_of(entry), fields | {"step": "view", "as": reader.pk})
            assert f"What {reader.get_short_name()} will read" in view.content.decode()
            assert sentence in view.content.decode()
        client.post(page_of(entry), fields_of(view) | {"step": "share"})
        assert len(readers_of(entry)) == 4

    def test_one_person_costs_no_press_more(self, as_person, amara, joan, entry):
        """Share…, Joan, Continue, all suggestions, Share: five presses, as when one could only share with one."""
        client = as_person(amara)
        marked = client.post(
            page_of(entry), fields_of(client.get(page_of(entry), {"person": joan.pk, "version": 1})) | {"step": "all"}
        )
        assert "View as Joan" in marked.content.decode()
        assert client.post(page_of(entry), fields_of(marked) | {"step": "share"}).status_code == 302


class TestTheCheck:
    def found(self, entry, *readers, in_group=()):
        return [one.finding.text for one in checked_entry(entry, *readers, in_group=in_group).pointed]

    def test_all_who_will_read_it_may_be_named(self, amara, joan, sam, tom, around_amara):
        entry = make_entry(amara, title="", body="Tom Reyes said it, and Joan and Sam agreed with Mrs Okafor.")
        assert self.found(entry, joan, sam) == ["Tom", "Mrs Okafor"]
        assert self.found(entry, joan, sam, tom) == ["Mrs Okafor"]

    def test_a_group_is_known_by_whole_names_only(self, amara, joan, group, around_amara):
        entry = make_entry(amara, title="", body="Thomas Field and Ben Hollis helped me. Then Thomas cried, and Mr Hollis rang.")
        assert self.found(entry, joan, in_group=group) == ["Thomas", "Mr Hollis"]
        assert self.found(entry, joan, *group) == []

    def test_a_whole_name_is_known_wherever_it_stands(self, amara, joan, tom, around_amara):
        entry = make_entry(amara, title="Tom Reyes", body="TOM REYES’s view, and then Tom\nReyes again. Tom’s mum rang.")
        assert self.found(entry, joan, in_group=[tom]) == ["Tom"]


class TestUndoing:
    def undo(self, client, entry):
        return client.post(page_of(entry, "undo_share"), {"share": RecentShare.objects.get().pk}, follow=True)

    def test_one_press_undoes_all_of_it_and_the_words_come_back_once(self, as_person, amara, joan, entry, group):
        client = as_person(amara)
        shares(client, entry, person=joan.pk, group="seminar")
        shown = page(client, entry)
        assert shown.count("You can undo this until") == 1
        assert "Shared with Joan Pritchard and your seminar group (3) at" in shown
        assert said(self.undo(client, entry)) == "Undone. Your own words are back. Only you can see this."
        entry.refresh_from_db()
        assert (readers_of(entry), entry.body, entry.version) == ([], BODY, 3)

    def test_each_goes_back_to_what_they_could_read_before(self, as_person, amara, joan, sam, entry, group):
        share_entry(entry=entry, with_person=joan, by=amara)
        client = as_person(amara)
        shares(client, LogEntry.objects.get(), person=[joan.pk, sam.pk])
        assert said(self.undo(client, entry)) == (
            "Undone. Joan has what you shared before. Your own words are back. You and Joan Pritchard can see this."
        )
        assert LogEntry.objects.visible_to(joan).get().as_read_by(joan).body == BODY

    def test_from_whom_it_was_taken_back_meanwhile_stays_out(self, as_person, amara, joan, sam, entry):
        share_entry(entry=entry, with_person=joan, by=amara)
        client = as_person(amara)
        shares(client, LogEntry.objects.get(), person=[joan.pk, sam.pk])
        withdraw_entry(entry=entry, from_people=[joan], by=amara)
        self.undo(client, entry)
        assert readers_of(entry) == []

    def test_her_words_can_come_back_after_it_was_taken_back_from_all(self, as_person, amara, joan, sam, entry):
        client = as_person(amara)
        shares(client, entry, person=[joan.pk, sam.pk])
        withdraw_entry(entry=entry, from_people=[joan, sam], by=amara)
        assert "You can undo this until" in page(client, entry)
        assert said(self.undo(client, entry)) == "Undone. Your own words are back. Only you can see this."

    def test_sharing_once_more_with_one_leaves_undoing_for_the_others(self, amara, joan, sam, entry):
        checked = checked_entry(entry, joan, sam)
        choices = {one.key: "his number" for one in checked.pointed}
        given = {"by": amara, "checked": checked, "choices": choices}
        share_checked(entry=entry, with_people=[Chosen(joan), Chosen(sam)], version_seen=1, **given)
        entry.refresh_from_db()
        entry.put_words({"body": "I began again."})
        checked = checked_entry(entry, joan)
        share_checked(entry=entry, with_people=[Chosen(joan)], by=amara, version_seen=3, checked=checked, choices={})
        first, second = RecentShare.objects.all()
        undo_share(entry=entry, share=first.pk, by=amara)
        assert readers_of(entry) == ["Joan Pritchard"]
        undo_share(entry=entry, share=second.pk, by=amara)
        assert LogEntry.objects.visible_to(joan).get().as_read_by(joan).number == 2

    def test_words_that_were_replaced_go_even_where_everybody_was_given_newer_ones(self, amara, joan, entry):
        checked = checked_entry(entry, joan)
        choices = {one.key: "his number" for one in checked.pointed}
        share_checked(entry=entry, with_people=[Chosen(joan)], by=amara, version_seen=1, checked=checked, choices=choices)
        entry.refresh_from_db()
        entry.put_words({"body": "I began again."})
        share_checked(
            entry=entry, with_people=[Chosen(joan)], by=amara, version_seen=3, checked=checked_entry(entry, joan), choices={}
        )
        assert RecentShare.objects.filter(words_before__body=BODY).exists()
        with time_machine.travel(timezone.now() + timedelta(minutes=16)):
            drain(worker="test")
        assert not RecentShare.objects.exists()


class TestChangingLater:
    @pytest.fixture
    def shared(self, as_person, amara, joan, entry, group):
        shares(as_person(amara), entry, person=joan.pk, group="seminar")
        RecentShare.objects.all().delete()
        return LogEntry.objects.get()

    def test_each_reader_stands_there_with_what_they_have_and_whether_they_opened_it(self, as_person, amara, ben, shared):
        as_person(ben).get(page_of(shared, ""))
        shared.put_words({"body": "Other words."})
        shown = page(as_person(amara), shared)
        assert "Who can see this" in shown
        assert "1 of 4 opened it" in shown
        assert "Ben opened this today." in shown
        assert "Joan has not opened it yet." in shown
        assert shown.count("Reads the words you shared then: you have changed the entry since.") == 4

    def test_it_is_taken_back_from_one_and_the_sentence_stays_true(self, as_person, amara, ben, shared):
        answer = as_person(amara).post(page_of(shared, "withdraw"), {"person": ben.pk}, follow=True)
        assert said(answer) == ("Ben Hollis can no longer read this. You, Joan Pritchard and 2 of your seminar group can see this.")
        assert sentence_for(amara, shared) == "You, Joan Pritchard and 2 of your seminar group can see this"

    def test_it_is_taken_back_from_all_with_one_press_and_twice_is_once(self, as_person, amara, shared):
        shown = page(as_person(amara), shared)
        everybody = re.findall(r'name="person" value="(\d+)"', shown[: shown.index("Take back from all")].rpartition("<form")[2])
        first, second = (as_person(amara).post(page_of(shared, "withdraw"), {"person": everybody}, follow=True) for _ in range(2))
        assert said(first).endswith("can no longer read this. Only you can see this.")
        assert said(second) == "They cannot read it any more."
        assert readers_of(shared) == []

    def test_the_newer_version_is_shared_with_all_who_have_an_earlier_one(self, as_person, amara, joan, shared):
        client = as_person(amara)
        shared.put_words({"body": "Other words."})
        [address] = re.findall(r'href="([^"]+)">Share it as it is now with 4 people…', page(client, shared))
        asked = client.get(address.replace("&amp;", "&"))
        client.post(page_of(shared), fields_of(asked) | {"step": "share"})
        versions = {member.version for member in shared.audience.members.now()}
        assert versions == {shared.version}
        assert sentence_for(amara, shared) == "You, Joan Pritchard and your seminar group (3) can see this"

    def test_the_one_of_a_group_who_is_left_is_named(self, as_person, amara, ben, shared):
        chloe, thomas = (member.person for member in shared.audience.members.now().filter(group="seminar group")[1:])
        withdraw_entry(entry=shared, from_people=[chloe, thomas], by=amara)
        assert sentence_for(amara, shared) == "You, Joan Pritchard and Ben Hollis can see this"

    def test_nobody_else_takes_it_back(self, as_person, joan, ben, carol, shared):
        for person, status in ((joan, 403), (ben, 403), (carol, 404)):
            assert as_person(person).post(page_of(shared, "withdraw"), {"person": joan.pk}).status_code == status
        assert len(readers_of(shared)) == 4


@pytest.mark.parametrize("readers", [1, 3])
def test_the_page_costs_the_same_however_many_read_it(as_person, amara, entry, group, django_assert_num_queries, readers):
    for person in group[:readers]:
        share_entry(entry=entry, with_person=person, by=amara)
    client = as_person(amara)
    with django_assert_num_queries(17):
        client.get(page_of(entry, ""))


@pytest.mark.parametrize("readers", [1, 3])
def test_the_timeline_and_its_sentences_cost_the_same(as_person, amara, entry, group, django_assert_num_queries, readers):
    shares(as_person(amara), entry, person=[person.pk for person in group[:readers]])
    client = as_person(amara)
    with django_assert_num_queries(8):
        client.get(reverse("activities:log"))
