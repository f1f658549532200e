import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from seminars.actions.case_sheet import write_case_sheet
from seminars.actions.event import NotLive
from seminars.actions.preparation import prepare
from seminars.actions.question import (
    MOST_WAITING,
    answer_question,
    carry_question,
    put_question,
    support_question,
    take_question,
    withdraw_question,
)
from seminars.actions.room import remove_old_words
from seminars.actions.session import finish
from seminars.actions.stage import NotThere
from seminars.models import Question
from seminars.models.question import UNNAMED
from seminars.states import QuestionState

WORDS = "What if I am the one who left it out?"


def put(session, by, *, words=WORDS, named=False, key=None):
    put_question(session=session, words=words, named=named, by=by, client_id=key)
    return session.questions.last()


def page(browser, session, part="now"):
    return " ".join(browser.get(f"/seminars/{session.pk}/{part}/").content.decode().split())


def test_only_the_tutor_and_whoever_asks_read_whose_question_it_is(live, amara, ben, sam, joan):
    question = put(live, amara)
    names = [question.name_for(person, is_host=person == sam) for person in (amara, sam, ben, joan)]
    assert names == ["You", amara.name, UNNAMED, UNNAMED]
    assert put(live, amara, named=True).name_for(ben, is_host=False) == amara.name
    assert put(live, sam, named=False).name_for(ben, is_host=False) == sam.name


def test_nothing_the_room_is_told_says_who_asked_supported_or_took_back(as_person, live, amara, ben):
    question = put(live, amara, key=uuid4())
    support_question(session=live, question=question.pk, support=True, by=ben, client_id=uuid4())
    withdraw_question(session=live, question=question.pk, by=amara)
    events = as_person(ben).get(f"/seminars/{live.pk}/events/?after=1").json()["events"]
    assert [(event["who"], event["name"], event["called"], event["role"], event["client_id"]) for event in events] == [
        (None, "", "", "", None)
    ] * 3
    assert WORDS not in json.dumps(events)


def test_ben_reads_the_question_without_a_name_and_the_promise_stands_beside_the_box(as_person, live, amara, ben, sam):
    browser = as_person(amara)
    assert browser.post(f"/seminars/{live.pk}/stage/put-question/", {"words": WORDS, "named": ""}).url.endswith("#stage")
    Question.objects.exclude(asker=amara).delete()
    seen = page(as_person(ben), live)
    part = seen[seen.index('data-part="questions"') : seen.index("data-room-chat")]
    assert (WORDS in part, UNNAMED in part, amara.name in part, amara.get_short_name() in part) == (True, True, False, False)
    assert "Your tutor always reads who asks, nobody else does." in part
    assert f"{amara.name} (the others don’t read the name)" in page(as_person(sam), live)


def test_a_question_is_put_once_and_supported_once_and_never_by_whoever_asks(live, amara, ben, joan):
    key = uuid4()
    for _ in range(2):
        question = put(live, amara, key=key)
    assert live.questions.count() == 1
    for person in (ben, ben, joan):
        event = support_question(session=live, question=question.pk, support=True, by=person)
    assert (event.payload["count"], event.payload["counts"]) == (2, f"question-{question.pk}")
    assert support_question(session=live, question=question.pk, support=False, by=ben).payload["count"] == 1
    with pytest.raises(NotThere, match="yours"):
        support_question(session=live, question=question.pk, support=True, by=amara)


def test_what_most_people_support_stands_first_after_what_is_taken(live, amara, ben, joan, sam):
    first, second, third = (put(live, amara, words=words) for words in ("One?", "Two?", "Three?"))
    support_question(session=live, question=second.pk, support=True, by=ben)
    take_question(session=live, question=third.pk, by=sam)
    assert [one.words for one in live.questions.as_seen_by(ben)] == ["Three?", "Two?", "One?"]
    assert [one.supported for one in live.questions.as_seen_by(ben)] == [False, True, False]
    assert first.state == QuestionState.WAITING


def test_sam_takes_answers_and_carries_and_what_nobody_got_to_is_carried_too(as_person, live, amara, sam, ben):
    taken, carried, waiting = (put(live, amara, words=words) for words in ("Taken?", "Carried?", "Waiting?"))
    take_question(session=live, question=taken.pk, by=sam)
    answer_question(session=live, question=taken.pk, words="", by=sam)
    with pytest.raises(NotThere, match="answered meanwhile"):
        carry_question(session=live, question=taken.pk, by=sam)
    carry_question(session=live, question=carried.pk, by=sam)
    finish(session=live, by=sam)
    assert [one.state for one in live.questions.order_by("pk")] == ["answered", "carried", "carried"]
    answered = {"question": waiting.pk, "words": "Write it down today."}
    browser = as_person(sam)
    assert browser.post(f"/seminars/{live.pk}/stage/answer-question/", answered).url.endswith("/after/#questions")
    seen = page(as_person(ben), live, "after")
    assert ("Write it down today." in seen, "Carried?" in seen, UNNAMED in seen) == (True, True, True)
    with pytest.raises(NotLive):
        put(live, ben)


def test_the_box_is_open_before_and_one_takes_back_only_ones_own(as_person, planned, amara, ben):
    question = put(planned, amara)
    assert WORDS in page(as_person(ben), planned, "before")
    with pytest.raises(NotThere, match="Only whoever asked"):
        withdraw_question(session=planned, question=question.pk, by=ben)
    withdraw_question(session=planned, question=question.pk, by=amara)
    assert (Question.objects.get().words, list(planned.questions.as_seen_by(amara))) == ("", [])
    for _ in range(MOST_WAITING):
        put(planned, amara)
    with pytest.raises(NotThere, match="wait already"):
        put(planned, amara)


def test_students_do_not_lead_the_box_and_what_is_refused_is_given_back(as_person, live, amara):
    question, browser = put(live, amara), as_person(amara)
    for verb in ("take", "carry", "answer"):
        sent = browser.post(f"/seminars/{live.pk}/stage/{verb}-question/", {"question": question.pk})
        assert sent.status_code == 403, verb
    long = browser.post(f"/seminars/{live.pk}/stage/put-question/", {"words": "why " * 200}).content.decode()
    assert ("Ask it in 500 characters." in long, "why why why" in long) == (True, True)


@pytest.mark.parametrize("number", [1, 3])
def test_the_box_costs_one_query_however_many_ask_and_support(live, amara, ben, joan, sam, number, django_assert_num_queries):
    from seminars.models.question_page import box_of  # noqa: PLC0415 - what the pages ask

    for person in (amara, ben, joan)[:number]:
        support_question(session=live, question=put(live, person).pk, support=True, by=sam)
    with django_assert_num_queries(1):
        assert len(box_of(live, sam, is_host=True)["open_questions"]) == number


def test_a_confidential_seminar_forgets_questions_case_and_what_was_brought(live, amara, sam):
    live.confidential, live.asked_before = True, "What?"
    live.save(update_fields=["confidential", "asked_before"])
    put(live, amara)
    write_case_sheet(session=live, title="A visit", steps=["A neighbour rings."], by=sam)
    prepare(session=live, words="Mine", bring=True, by=amara)
    finish(session=live, by=sam)
    remove_old_words(at=timezone.now() + timedelta(hours=25))
    live.case_sheet.refresh_from_db()
    assert (live.questions.get().words, live.case_sheet.steps, live.case_sheet.title) == ("", [], "")
    assert (live.preparations.get().words, live.preparations.get().brought_at) == ("Mine", None)
