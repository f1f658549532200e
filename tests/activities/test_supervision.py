from datetime import date

import pytest
from django.urls import reverse

from activities.actions.log import Stale, flag_for_supervision, share_entry, write_entry
from activities.actions.supervision import flag_passages, take_off_the_list
from activities.models import FlaggedPassage, LogEntry
from activities.models.log_passage import anchored, for_supervision
from activities.models.written import Written
from history.models import Entry
from tests.factories.activities import make_entry

pytestmark = pytest.mark.django_db
BODY = "I asked about school first.\n\nHe was quiet. I did not ask why, and I keep thinking of it.\n\nWe walked back."
PAGE = "/log/supervision/"


@pytest.fixture
def entry(amara):
    return make_entry(amara, body=BODY)


def flag(entry, by, *names):
    return flag_passages(entry=entry, names=names, version_seen=entry.version, by=by)


def rewritten(entry, body, by):
    written = Written(title=entry.title, body=body, event_on=entry.event_on)
    return write_entry(id=entry.pk, written=written, version_seen=entry.version, by=by)


def names(entry):
    return [(passage.name, passage.text.split(".")[0]) for passage in anchored(LogEntry.objects.get(pk=entry.pk))]


def test_the_ticked_paragraphs_are_flagged_and_no_others(amara, entry):
    flag(entry, amara, "p1", "p2")
    flag(entry, amara, "p2", "p3")
    flag(entry, amara, "p2", "p3")
    assert names(entry) == [("p2", "He was quiet"), ("p3", "We walked back")]


def test_a_flag_stays_on_its_words_when_a_paragraph_comes_before_them(amara, entry):
    flag(entry, amara, "p2")
    rewritten(entry, f"Rain all day.\n\n{BODY}", amara)
    assert names(entry) == [("p3", "He was quiet")]


def test_a_mended_passage_stays_flagged_with_its_new_words(amara, entry):
    flag(entry, amara, "p2")
    rewritten(entry, BODY.replace("keep thinking of it", "still think of it"), amara)
    assert names(entry) == [("p2", "He was quiet")]
    assert "still think of it" in FlaggedPassage.objects.get().text


def test_a_passage_that_was_taken_out_stays_on_the_list_until_it_is_taken_off(as_person, amara, entry):
    flag(entry, amara, "p2")
    entry = rewritten(entry, "I asked about school first.\n\nSomething else altogether.", amara)
    flag(entry, amara, "p1")
    assert names(entry) == [("p1", "I asked about school first"), ("", "He was quiet")]
    page = as_person(amara).get(PAGE).content.decode()
    assert "These words are no longer in the entry." in page


def test_paragraphs_chosen_on_an_older_page_are_not_flagged(as_person, amara, entry):
    rewritten(entry, f"Rain all day.\n\n{BODY}", amara)
    with pytest.raises(Stale):
        flag_passages(entry=entry, names=["p2"], version_seen=1, by=amara)
    address = reverse("activities:log_entry_passages", args=[entry.pk])
    answer = as_person(amara).post(address, {"passages": ["p2"], "version": 1}, follow=True)
    assert [str(said) for said in answer.context["messages"]] == [
        "The entry changed after you opened this page. Please choose again."
    ]
    assert FlaggedPassage.objects.count() == 0


@pytest.mark.parametrize("sent", [{"version": 1, "passages": ["p9"]}, {"passages": ["p1"]}, {"version": "x"}])
def test_what_makes_no_sense_flags_nothing(as_person, amara, entry, sent):
    assert as_person(amara).post(reverse("activities:log_entry_passages", args=[entry.pk]), sent).status_code == 302
    assert FlaggedPassage.objects.count() == 0


def test_nobody_flags_passages_of_another(as_person, amara, ben, joan, around_amara, entry):
    with pytest.raises(LogEntry.DoesNotExist):
        flag(entry, ben, "p1")
    share_entry(entry=entry, with_person=joan, by=amara)
    address = reverse("activities:log_entry_passages", args=[entry.pk])
    assert as_person(joan).post(address, {"passages": ["p1"], "version": 1}).status_code == 403
    assert as_person(ben).post(address, {"passages": ["p1"], "version": 1}).status_code == 404


def test_the_list_holds_passages_and_whole_entries_with_a_way_back(as_person, amara, entry):
    flag(entry, amara, "p2")
    whole = make_entry(amara, title="All of it", event_on=date(2026, 1, 5))
    flag_for_supervision(entry=whole, by=amara)
    make_entry(amara, title="Not this one")
    page = as_person(amara).get(PAGE).content.decode()
    assert f'href="{reverse("activities:log_entry", args=[entry.pk])}#p2"' in page
    assert "Printed or copied by you; nobody else sees it" in page
    assert ("All of it" in page, "The whole entry" in page, "Not this one" in page) == (True, True, False)
    assert "He was quiet. I did not ask why" in page
    assert "We walked back" not in page


def test_what_was_talked_about_leaves_the_list_and_stays_in_the_log(as_person, amara, entry):
    flag(entry, amara, "p2", "p3")
    flag_for_supervision(entry=entry, by=amara)
    passage = FlaggedPassage.objects.first()
    as_person(amara).post(PAGE, {"passage": [passage.pk], "entry": [entry.pk]})
    entry.refresh_from_db()
    assert (entry.flagged_at, entry.body, names(entry)) == (None, BODY, [("p3", "We walked back")])
    again = as_person(amara).post(PAGE, {"passage": [passage.pk]})
    assert again.status_code == 302


def test_ticking_nothing_says_what_to_do(as_person, amara, entry):
    flag(entry, amara, "p2")
    answer = as_person(amara).post(PAGE, {}, follow=True)
    assert [str(said) for said in answer.context["messages"]] == ["Tick what leaves the list."]


def test_nobody_takes_anything_off_another_persons_list(amara, ben, entry):
    flag(entry, amara, "p2")
    flag_for_supervision(entry=entry, by=amara)
    passage = FlaggedPassage.objects.get()
    assert take_off_the_list(entries=[entry.pk], passages=[passage.pk], by=ben) == 0
    assert FlaggedPassage.objects.count() == 1


@pytest.mark.parametrize(("who", "status"), [("ben", 200), ("joan", 403), ("sam", 403), ("ruth", 403), (None, 302)])
def test_the_list_is_ones_own(as_person, cast, amara, entry, who, status):
    flag(entry, amara, "p2")
    answer = as_person(cast.get(who)).get(PAGE)
    assert answer.status_code == status
    assert "He was quiet" not in answer.content.decode()


def test_flagging_leaves_no_audit_entry_to_count(amara, entry):
    flag(entry, amara, "p2")
    assert list(Entry.objects.filter(verb__contains="log")) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same(as_person, amara, django_assert_num_queries, number):
    for _ in range(number):
        flag(make_entry(amara, body=BODY), amara, "p1", "p2")
    client = as_person(amara)
    with django_assert_num_queries(4):
        client.get(PAGE)
    assert len(for_supervision(amara)) == number
