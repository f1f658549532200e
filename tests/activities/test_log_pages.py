from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.actions.attempt import check
from activities.actions.log import share_entry
from activities.models import LogEntry
from tests.activities.test_attempts import RIGHT
from tests.factories.activities import make_entry
from writing.actions.draft import save_draft
from writing.models import Draft

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"activities:{name}", args=args)


def typed(**others):
    today = timezone.localdate().isoformat()
    return {"title": "Friday’s visit", "body": "The ramp.", "event_on": today, "version": 0, "draft_version": 0} | others


def drafted(pk, by, version_seen=0, **others):
    fields = {"title": "Half", "body": "Half a thought.", "event_on": "2026-11-20", "flagged": "", "attempt": "", "prompt": ""}
    return save_draft(id=pk, kind="log_entry", about=str(pk), fields=fields | others, version_seen=version_seen, by=by)


PAGES = ["log_entry", "log_entry_edit", "log_entry_share"]


@pytest.mark.parametrize("who", ["ben", "carol", "joan", "tom", "sam", "priya", "marek", "ruth", "elin"])
@pytest.mark.parametrize("page", PAGES)
def test_an_entry_that_was_not_shared_is_not_there_for(as_person, cast, entry, page, who):
    assert as_person(cast[who]).get(address(page, entry.pk)).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_its_author_opens(as_person, amara, entry, page):
    assert as_person(amara).get(address(page, entry.pk)).status_code == 200


@pytest.mark.parametrize(("page", "status"), [("log_entry", 200), ("log_entry_edit", 403), ("log_entry_share", 403)])
def test_a_reader_reads_and_no_more(as_person, amara, joan, entry, around_amara, page, status):
    share_entry(entry=entry, with_person=joan, by=amara)
    assert as_person(joan).get(address(page, entry.pk)).status_code == status


@pytest.mark.parametrize("page", ["log_entry_flag", "log_entry_withdraw"])
@pytest.mark.parametrize(("who", "status"), [("joan", 403), ("ben", 404), ("ruth", 404)])
def test_nobody_else_changes_it(as_person, cast, entry, around_amara, page, who, status):
    share_entry(entry=entry, with_person=cast["joan"], by=cast["amara"])
    assert as_person(cast[who]).post(address(page, entry.pk), {"person": cast["joan"].pk}).status_code == status


@pytest.mark.parametrize(("who", "status"), [("amara", 302), ("joan", 403), ("sam", 403), ("ruth", 403), (None, 302)])
def test_who_writes_a_log(as_person, cast, who, status):
    assert as_person(cast.get(who)).get(address("log_entry_new")).status_code == status


def test_a_new_entry_has_an_address_of_its_own_and_is_saved_there(as_person, amara):
    client = as_person(amara)
    page = client.get(address("log_entry_new"))
    client.post(page.url, typed())
    client.post(page.url, typed())
    entry = LogEntry.objects.get()
    assert page.url == address("log_entry_write", entry.pk)
    assert (entry.author, entry.body) == (amara, "The ramp.")


def test_bad_input_keeps_what_was_typed_and_links_to_the_field(as_person, amara):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    answer = as_person(amara).post(address("log_entry_write", uuid4()), typed(event_on=tomorrow, title="Kept"))
    page = answer.content.decode()
    assert answer.context["form"].errors == {
        "event_on": ["The date is still to come. Choose the day it happened: today or earlier."]
    }
    assert '<a href="#id_event_on">' in page
    assert 'value="Kept"' in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"body": "  "}, {"body": ["Write something before you save, even one line."]}),
        ({"event_on": "soon"}, {"event_on": ["Write the date as day, month and year: 20/11/2026."]}),
        ({"event_on": ""}, {"event_on": ["Say when it happened."]}),
    ],
)
def test_errors_say_what_to_do(as_person, amara, wrong, says):
    assert as_person(amara).post(address("log_entry_write", uuid4()), typed(**wrong)).context["form"].errors == says


def test_a_foreign_id_cannot_be_written_to(as_person, ben, entry):
    client = as_person(ben)
    assert client.get(address("log_entry_write", entry.pk)).status_code == 200  # as for an id that nobody has
    assert client.post(address("log_entry_write", entry.pk), typed()).status_code == 404


def test_what_was_typed_and_not_saved_is_there_again(as_person, amara):
    pk = uuid4()
    drafted(pk, amara)
    client = as_person(amara)
    assert client.get(address("log_entry_new")).url == address("log_entry_write", pk)
    assert "Half a thought." in client.get(address("log_entry_write", pk)).content.decode()


def test_another_entry_can_be_begun_beside_it(as_person, amara):
    pk = uuid4()
    drafted(pk, amara)
    assert as_person(amara).get(f"{address('log_entry_new')}?another=1").url != address("log_entry_write", pk)


def test_saving_finishes_the_draft_and_a_late_save_does_not_bring_it_back(as_person, amara):
    pk = uuid4()
    draft = drafted(pk, amara)
    sent = draft.fields | {"version": 0, "draft_version": 1, "body": "All of it.\r\nTwo lines."}
    as_person(amara).post(address("log_entry_write", pk), sent)
    drafted(pk, amara, version_seen=1, body="All of it.\nTwo lines.")
    assert Draft.objects.get().finished_at is not None


def test_words_typed_elsewhere_meanwhile_stay_in_the_draft(as_person, amara):
    pk = uuid4()
    drafted(pk, amara)
    drafted(pk, amara, version_seen=1, body="From the phone.")
    as_person(amara).post(address("log_entry_write", pk), typed(draft_version=1))
    assert LogEntry.objects.get().body == "The ramp."
    assert "From the phone." in as_person(amara).get(address("log_entry_edit", pk)).content.decode()


def test_a_page_that_was_overtaken_shows_both_texts(as_person, amara, entry):
    client = as_person(amara)
    client.post(address("log_entry_edit", entry.pk), typed(version=1, body="From the phone."))
    answer = client.post(address("log_entry_edit", entry.pk), typed(version=1, body="From the laptop."))
    page = answer.content.decode()
    assert ("From the phone." in page, "From the laptop." in page) == (True, True)
    entry.refresh_from_db()
    assert entry.body == "From the phone."
    client.post(address("log_entry_edit", entry.pk), typed(version=answer.context["form"]["version"].value(), body="Both."))
    entry.refresh_from_db()
    assert entry.body == "Both."


def test_throwing_a_draft_away_asks_first(as_person, amara):
    pk = uuid4()
    drafted(pk, amara)
    client = as_person(amara)
    assert client.get(address("log_draft_discard", pk)).status_code == 200
    assert Draft.objects.get().finished_at is None
    client.post(address("log_draft_discard", pk))
    assert client.get(address("log_draft_discard", pk)).status_code == 404


def test_nobody_throws_away_another_persons_draft(as_person, amara, ruth):
    pk = uuid4()
    drafted(pk, amara)
    assert as_person(ruth).post(address("log_draft_discard", pk)).status_code == 404


def test_write_about_this_quotes_the_question_and_the_answers(as_person, amara, sort):
    attempt = check(activity=sort, answer=RIGHT, by=amara)
    client = as_person(amara)
    page = client.get(f"{address('log_entry_new')}?attempt={attempt.pk}", follow=True)
    assert "Which card was hardest?" in page.content.decode()
    assert "Tool: falls alarm" in page.content.decode()
    client.post(page.redirect_chain[-1][0], typed(attempt=attempt.pk))
    entry = LogEntry.objects.get()
    assert (entry.prompt, entry.quoted) == ("Which card was hardest?", "Tool: falls alarm\nValue: privacy, red flag")


def test_somebody_elses_answers_are_not_quoted(as_person, amara, ben, sort):
    attempt = check(activity=sort, answer=RIGHT, by=amara)
    client = as_person(ben)
    page = client.get(f"{address('log_entry_new')}?attempt={attempt.pk}", follow=True)
    client.post(page.redirect_chain[-1][0], typed(attempt=attempt.pk))
    assert "Which card" not in page.content.decode()
    assert (LogEntry.objects.get().prompt, LogEntry.objects.get().attempt) == ("", None)


def test_a_question_of_a_section_is_quoted(as_person, amara):
    client = as_person(amara)
    page = client.get(f"{address('log_entry_new')}?prompt=What did you see?", follow=True)
    client.post(page.redirect_chain[-1][0], typed(prompt="What did you see?"))
    assert LogEntry.objects.get().prompt == "What did you see?"


def test_sharing_shows_what_will_be_read_before_anything_is_shared(as_person, amara, joan, entry, around_amara):
    client = as_person(amara)
    page = client.get(address("log_entry_share", entry.pk), {"person": joan.pk, "version": 1}).content.decode()
    assert "What Joan will read" in page
    assert "The ramp was the assessment." in page
    assert list(LogEntry.objects.visible_to(joan)) == []


def test_sharing_and_taking_back(as_person, amara, joan, entry, around_amara):
    client = as_person(amara)
    share_entry(entry=entry, with_person=joan, by=amara)
    shared = client.get(address("log_entry", entry.pk))
    assert shared.context["sentence"] == "You and Joan Pritchard can see this"
    assert as_person(joan).get(address("log_entry", entry.pk)).context["sentence"] == "You and Amara Osei can see this"
    back = as_person(amara).post(address("log_entry_withdraw", entry.pk), {"person": joan.pk}, follow=True)
    assert [str(said) for said in back.context["messages"]] == ["Joan Pritchard can no longer read this. Only you can see this."]
    assert as_person(joan).get(address("log_entry", entry.pk)).status_code == 404


def test_taking_back_twice_is_a_kind_sentence(as_person, amara, joan, entry):
    answer = as_person(amara).post(address("log_entry_withdraw", entry.pk), {"person": joan.pk}, follow=True)
    assert [str(said) for said in answer.context["messages"]] == ["They cannot read it any more."]


@pytest.mark.parametrize("sent", [{}, {"person": "0", "version": "1"}])
def test_nobody_is_chosen_for_amara(as_person, amara, entry, around_amara, sent):
    answer = as_person(amara).post(address("log_entry_share", entry.pk), sent)
    assert answer.status_code == 200
    assert "person" in answer.context["form"].errors
    assert entry.audience.members.count() == 0


def test_an_entry_that_changed_is_read_again_before_it_is_shared(as_person, amara, joan, entry, around_amara):
    client = as_person(amara)
    client.post(address("log_entry_edit", entry.pk), typed(version=1, body="Changed."))
    client.post(address("log_entry_share", entry.pk), {"person": joan.pk, "version": 1})
    assert list(LogEntry.objects.visible_to(joan)) == []


def test_the_log_begins_with_one_sentence_and_one_thing_to_do(as_person, amara):
    page = as_person(amara).get(address("log")).content.decode()
    assert "Write the first entry" in page


def test_joan_finds_what_was_shared_with_her_in_its_shared_words(as_person, amara, joan, entry, around_amara):
    share_entry(entry=entry, with_person=joan, by=amara)
    as_person(amara).post(address("log_entry_edit", entry.pk), typed(version=1, title="A private title"))
    page = as_person(joan).get(address("log")).content.decode()
    assert ("Friday’s visit" in page, "A private title" in page) == (True, False)


@pytest.mark.parametrize("entries", [1, 3])
def test_the_timeline_costs_the_same(as_person, amara, joan, around_amara, django_assert_num_queries, entries):
    for _ in range(entries):
        share_entry(entry=make_entry(amara), with_person=joan, by=amara)
        drafted(uuid4(), amara)
    client = as_person(amara)
    with django_assert_num_queries(8):
        client.get(address("log"))
    client = as_person(joan)
    with django_assert_num_queries(7):
        client.get(address("log"))


def test_flagging_and_taking_the_flag_off(as_person, amara, entry):
    client = as_person(amara)
    client.post(address("log_entry_flag", entry.pk), {"flagged": "on"})
    assert LogEntry.objects.get().flagged_at is not None
    client.post(address("log_entry_flag", entry.pk))
    assert LogEntry.objects.get().flagged_at is None
