from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from history.models import Entry
from writing.actions.audience import share, withdraw
from writing.actions.comment import TooLate, answer, comment_on, deal_with, open_again, take_back
from writing.models import Audience, Comment, Thread
from writing.models.passage import Passage

pytestmark = pytest.mark.django_db

RAMP = Passage("the ramp", 4, 12)


@pytest.fixture
def hers(amara, joan):
    audience = Audience.objects.create(owner=amara)
    share(audience=audience, with_person=joan, by=amara, version=1)
    return audience


def comments(hers, by, *, id=None, words="Say more."):  # noqa: A002
    return comment_on(id=id or uuid4(), audience=hers, passage=RAMP, version=1, words=words, by=by)


def test_whoever_can_see_the_text_sees_the_comments_and_nobody_else(cast, joan, hers):
    comments(hers, joan)
    seen = [(Comment.objects.visible_to(person).count(), Thread.objects.visible_to(person).count()) for person in cast.values()]
    assert dict(zip(cast, seen, strict=True)) == {name: (1, 1) if name in {"amara", "joan"} else (0, 0) for name in cast}


def test_after_withdrawal_the_reader_sees_not_even_her_own_and_the_owner_all(amara, joan, hers):
    comments(hers, joan)
    withdraw(audience=hers, from_person=joan, by=amara)
    assert (Comment.objects.visible_to(joan).count(), Comment.objects.visible_to(amara).count()) == (0, 1)


def test_the_same_id_twice_is_one_comment_in_one_thread(joan, hers):
    once = uuid4()
    assert comments(hers, joan, id=once) == comments(hers, joan, id=once, words="Other words.")
    assert (Comment.objects.get().words, Thread.objects.count()) == ("Say more.", 1)


def test_nobody_writes_under_an_id_of_somebody_else(amara, joan, hers):
    hers_id = comments(hers, joan).pk
    with pytest.raises(Comment.DoesNotExist):
        comments(hers, amara, id=hers_id)


def test_an_answer_twice_is_one_answer(amara, joan, hers):
    thread, once = comments(hers, joan).thread, uuid4()
    for _ in range(2):
        answer(id=once, thread=thread, words="I was late.", by=amara)
    assert [comment.words for comment in thread.comments.all()] == ["Say more.", "I was late."]


def test_taking_back_removes_the_words_and_sending_again_does_not_bring_them_back(joan, hers):
    comment = comments(hers, joan)
    take_back(comment=comment, by=joan)
    take_back(comment=comment, by=joan)
    assert comments(hers, joan, id=comment.pk).words == ""


def test_after_a_quarter_of_an_hour_it_is_too_late(joan, hers):
    comment = comments(hers, joan)
    Comment.objects.filter(pk=comment.pk).update(written_at=timezone.now() - timedelta(minutes=15))
    with pytest.raises(TooLate):
        take_back(comment=comment, by=joan)
    assert Comment.objects.get().words == "Say more."


def test_nobody_takes_back_what_another_wrote(amara, joan, hers):
    with pytest.raises(Comment.DoesNotExist):
        take_back(comment=comments(hers, joan), by=amara)


def test_dealt_with_and_open_again(amara, joan, hers):
    thread = comments(hers, joan).thread
    first = deal_with(thread=thread, by=amara).dealt_with_at
    assert deal_with(thread=thread, by=amara).dealt_with_at == first
    assert open_again(thread=thread, by=amara).dealt_with_at is None
    assert open_again(thread=thread, by=amara).dealt_with_by is None


def test_each_act_leaves_one_entry_without_a_word_of_it(amara, joan, hers):
    comment = comments(hers, joan, words="Quincunx")
    deal_with(thread=comment.thread, by=amara)
    open_again(thread=comment.thread, by=amara)
    take_back(comment=comment, by=joan)
    left = Entry.objects.filter(subject_type__in=["writing.comment", "writing.thread"]).order_by("at", "pk")
    assert [entry.verb for entry in left] == ["comment.write", "thread.deal_with", "thread.open_again", "comment.take_back"]
    assert "Quincunx" not in str([(entry.details, entry.subject_pk) for entry in left])


def test_the_database_keeps_no_words_of_what_was_taken_back(joan, hers):
    comment = comments(hers, joan)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(taken_back_at=timezone.now())


def test_when_and_by_whom_it_was_dealt_with_stay_together(joan, hers):
    thread = comments(hers, joan).thread
    with pytest.raises(IntegrityError), transaction.atomic():
        Thread.objects.filter(pk=thread.pk).update(dealt_with_at=timezone.now())
