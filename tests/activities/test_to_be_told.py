"""Amara is told at home of what was written beside her entry until she opens it, and so is a reader whom she answered."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from activities.actions.comments import answer_on_entry, comment_on_entry
from activities.actions.identifier_flag import flag_identifier
from activities.actions.log import share_entry, withdraw_entry, write_entry
from activities.models.log_comments import said_in
from activities.models.written import Written
from activities.views import home
from tests.factories.activities import make_entry
from writing.actions.comment import take_back
from writing.models import UnreadComment

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 11, 24, 17, 42, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def shared(amara, joan, sam, around_amara):
    entry = make_entry(amara, title="Quincunx", body="The ramp was the assessment.")
    share_entry(entry=entry, with_person=sam, by=amara)
    return share_entry(entry=entry, with_person=joan, by=amara)


def comments(entry, by, words="Zibeline", id=None):  # noqa: A002
    facts = {"passage": said_in(entry).between(1, 8), "version": entry.version, "words": words}
    return comment_on_entry(id=id or uuid4(), entry=entry, by=by, **facts)


def answers(comment, entry, by):
    return answer_on_entry(id=uuid4(), entry=entry, thread=comment.thread, words="Yes.", by=by)


def told(person):
    return [thing["title"] for thing in home.next_things(person)]


def opens(client, entry, **headers):
    return client.get(reverse("activities:log_entry", args=[entry.pk]), headers=headers)


def test_amara_is_told_who_wrote_beside_which_entry_and_when(amara, joan, shared):
    with time_machine.travel(EVENING, tick=False):
        comment = comments(shared, joan)
    [thing] = home.next_things(amara)
    assert (thing["title"], thing["detail"]) == ("Joan wrote beside “Quincunx”", "A comment of Tue 24 Nov, 17:42.")
    assert thing["url"] == f"{reverse('activities:log_entry', args=[shared.pk])}#comment-{comment.pk}"
    assert "Zibeline" not in str(thing)


def test_several_comments_are_one_line(amara, joan, sam, shared):
    for by, minutes in ((joan, 20), (sam, 10), (joan, 0)):
        with time_machine.travel(EVENING - timedelta(minutes=minutes), tick=False):
            comments(shared, by)
    [thing] = home.next_things(amara)
    assert (thing["title"], thing["detail"]) == (
        "Joan and Sam wrote beside “Quincunx”",
        "3 comments, the last of Tue 24 Nov, 17:42.",
    )


def test_it_is_new_until_she_has_opened_the_entry(as_person, amara, joan, shared):
    comments(shared, joan)
    client = as_person(amara)
    opens(client, shared, **{"Sec-Purpose": "prefetch"})
    client.head(reverse("activities:log_entry", args=[shared.pk]))
    assert told(amara) == ["Joan wrote beside “Quincunx”"]
    assert '<span class="tag">New</span>' in opens(client, shared).content.decode()
    assert told(amara) == []
    assert '<span class="tag">New</span>' not in opens(client, shared).content.decode()


def test_joan_is_told_of_amaras_answer_and_sam_who_wrote_nothing_is_not(as_person, amara, joan, sam, shared):
    answers(comments(shared, joan), shared, amara)
    assert (told(joan), told(sam)) == (["Amara wrote beside “Quincunx”"], [])
    opens(as_person(amara), shared)
    assert told(joan) == ["Amara wrote beside “Quincunx”"]
    opens(as_person(joan), shared)
    assert told(joan) == []


def test_joan_knows_the_entry_by_the_title_she_was_given(amara, joan, shared):
    comment = comments(shared, joan)
    written = Written(title="Only mine", body=shared.body, event_on=shared.event_on)
    shared = write_entry(id=shared.pk, written=written, by=amara, version_seen=1)
    answers(comment, shared, amara)
    assert told(joan) == ["Amara wrote beside “Quincunx”"]


def test_what_was_taken_back_is_not_told(amara, joan, shared):
    take_back(comment=comments(shared, joan), by=joan)
    assert told(amara) == []


def test_a_second_press_does_not_make_it_new_again(as_person, amara, joan, shared):
    once = uuid4()
    comments(shared, joan, id=once)
    opens(as_person(amara), shared)
    comments(shared, joan, id=once)
    assert told(amara) == []


def test_who_cannot_read_it_any_more_is_not_told_and_nothing_is_kept(amara, joan, shared):
    comments(shared, amara)
    withdraw_entry(entry=shared, from_people=[joan], by=amara)
    assert told(joan) == []
    assert not UnreadComment.objects.filter(person=joan).exists()


def test_what_is_held_back_from_sam_is_not_told_to_him(amara, joan, sam, shared):
    comments(shared, amara)
    flag_identifier(id=uuid4(), entry=shared, version_seen=1, kind="name", note="", by=joan)
    assert told(sam) == []


@pytest.mark.parametrize("entries", [1, 3])
def test_home_asks_once_where_nothing_is_new_and_once_more_however_much_is(
    amara, joan, around_amara, django_assert_num_queries, entries
):
    amara.roles_now()
    with django_assert_num_queries(1):
        home.next_things(amara)
    for number in range(entries):
        entry = make_entry(amara, title=f"Number {number}", body="The ramp was the assessment.")
        comments(share_entry(entry=entry, with_person=joan, by=amara), joan)
    with django_assert_num_queries(2):
        assert len(home.next_things(amara)) == entries
