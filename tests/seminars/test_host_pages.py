from datetime import timedelta

import pytest
from django.utils import timezone

from seminars.actions.room import raise_hand
from seminars.actions.session import finish
from seminars.models import Session
from seminars.states import SessionState
from tests.factories.seminars import make_session

NEXT_WEEK = timezone.localdate() + timedelta(days=7)


@pytest.fixture
def filled(cohort):
    return {
        "title": "Saying no to an agency", "question": "When is no the right word?",
        "day": NEXT_WEEK.isoformat(), "begins": "16:00", "minutes": "60", "cohort": cohort.pk,
        "preparation": "Think of one time.", "reading": "Five questions /modules/one/", "ground_rules": "Be kind.",
        "meeting_url": "https://meet.example/1", "passcode": "",
    }  # fmt: skip


def text_of(response):
    return " ".join(response.content.decode().split())


def test_sam_plans_a_seminar(as_person, sam, amara, filled):
    as_person(sam).post("/seminars/schedule/", filled)
    session = Session.objects.visible_to(amara).get()
    assert (session.title, f"{timezone.localtime(session.starts):%H:%M}") == ("Saying no to an agency", "16:00")
    assert [(reading.title, reading.url) for reading in session.readings.all()] == [("Five questions", "/modules/one/")]


WRONG = [
    ("title", "", "Give the seminar a title."),
    ("day", "soon", "Write the date as day, month and year: 26/11/2026."),
    ("day", "2020-01-01", "That is in the past. Choose a day and time to come."),
    ("begins", "late", "Write the time as 16:00."),
    ("minutes", "many", "Write the minutes as a number, such as 60."),
    ("cohort", "0", "Choose one of the groups listed."),
    ("meeting_url", "http://meet.example/1", "Use a link that begins with https://, so that nobody can listen on the way."),
    ("meeting_url", "javascript:alert(1)", "Copy the whole link from your meeting; it begins with https://."),
    ("reading", "A chapter", "End the line “A chapter” with an address that begins with https:// or a slash."),
    (
        "reading",
        "A trap //elsewhere.example",
        "End the line “A trap //elsewhere.example” with an address that begins with https:// or a slash.",
    ),
]


@pytest.mark.parametrize(("field", "typed", "words"), WRONG)
def test_what_is_wrong_is_explained_and_what_was_typed_is_kept(as_person, sam, filled, field, typed, words):
    page = text_of(as_person(sam).post("/seminars/schedule/", filled | {field: typed}))
    assert f'<a href="#id_{field}">{words}</a>' in page
    assert "Think of one time." in page
    assert not Session.objects.exists()


def test_sam_plans_only_for_his_own_groups(as_person, sam, filled, other_cohort):
    page = text_of(as_person(sam).post("/seminars/schedule/", filled | {"cohort": other_cohort.pk}))
    assert "Choose one of the groups listed." in page


def test_sam_changes_what_he_planned(as_person, sam, planned, filled):
    browser = as_person(sam)
    assert "“If it is not recorded" in text_of(browser.get(f"/seminars/{planned.pk}/change/"))
    browser.post(f"/seminars/{planned.pk}/change/", filled)
    planned.refresh_from_db()
    assert (planned.title, planned.sequence) == ("Saying no to an agency", 1)


def test_changing_a_seminar_that_has_started_keeps_what_was_typed(as_person, sam, live, filled):
    page = text_of(as_person(sam).post(f"/seminars/{live.pk}/change/", filled))
    assert ("nothing was changed" in page, "Think of one time." in page) == (True, True)


def test_sam_cancels_and_the_second_press_is_told_so(as_person, sam, planned):
    browser = as_person(sam)
    browser.post(f"/seminars/{planned.pk}/cancel/", {"reason": "Ill"})
    assert planned.decisions.get().comment == "Ill"
    page = browser.post(f"/seminars/{planned.pk}/cancel/", follow=True)
    assert "nothing was changed" in text_of(page)


def test_sam_starts_and_the_second_press_is_told_so(as_person, sam, planned):
    browser = as_person(sam)
    assert browser.post(f"/seminars/{planned.pk}/start/").url.endswith("/now/")
    page = browser.post(f"/seminars/{planned.pk}/start/", follow=True)
    assert "This seminar was started before, or called off." in text_of(page)


def test_too_early_to_start_says_from_when(as_person, sam, cohort):
    session = make_session(sam, cohort, starts_in=timedelta(days=1))
    page = as_person(sam).post(f"/seminars/{session.pk}/start/", follow=True)
    assert "one hour before" in text_of(page)


def test_sam_finishes_with_one_line(as_person, sam, amara, live):
    browser = as_person(sam)
    assert "Where do you stand?</textarea>" in text_of(browser.get(f"/seminars/{live.pk}/finish/"))
    browser.post(f"/seminars/{live.pk}/finish/", {"asked": "Where do you stand?", "takeaways": "Write it down.", "actions": ""})
    assert Session.objects.get(pk=live.pk).state == SessionState.FINISHED
    assert "Write it down." in text_of(as_person(amara).get(f"/seminars/{live.pk}/after/"))


def test_a_summary_without_the_question_is_asked_for_it(as_person, sam, live):
    page = text_of(as_person(sam).post(f"/seminars/{live.pk}/finish/", {"asked": "", "takeaways": "Kept"}))
    assert '<a href="#id_asked">Write down what the seminar asked.</a>' in page
    assert "Kept</textarea>" in page


def test_a_summary_is_saved_though_the_clock_was_faster(as_person, sam, live):
    finish(session=live, by=None)
    page = as_person(sam).post(f"/seminars/{live.pk}/finish/", {"asked": "What?", "takeaways": "Kept"}, follow=True)
    assert "Your summary is saved." in text_of(page)
    assert live.summary.takeaways == "Kept"


def test_finishing_what_never_started_keeps_what_was_typed(as_person, sam, planned):
    page = text_of(as_person(sam).post(f"/seminars/{planned.pk}/finish/", {"asked": "What?", "takeaways": "Kept"}))
    assert ("nothing to finish" in page, "Kept</textarea>" in page) == (True, True)


def test_a_summary_before_the_end_keeps_what_was_typed(as_person, sam, live):
    page = text_of(as_person(sam).post(f"/seminars/{live.pk}/save-summary/", {"asked": "What?", "takeaways": "Kept"}))
    assert ("once the seminar has finished" in page, "Kept</textarea>" in page) == (True, True)


def test_sam_changes_the_summary(as_person, sam, live):
    finish(session=live, by=None)
    browser = as_person(sam)
    browser.post(f"/seminars/{live.pk}/save-summary/", {"asked": "What?", "takeaways": "First"})
    assert "First</textarea>" in text_of(browser.get(f"/seminars/{live.pk}/save-summary/"))


def test_sam_says_ben_please(as_person, sam, ben, live):
    hand = raise_hand(session=live, by=ben).payload["hand"]
    as_person(sam).post(f"/seminars/{live.pk}/take-hand/", {"hand_id": hand})
    assert live.hands.taken().get().taken_by == sam


def test_sam_takes_ben_out(as_person, sam, ben, live):
    browser = as_person(sam)
    browser.post(f"/seminars/{live.pk}/remove-person/", {"person": ben.pk})
    assert as_person(ben).get(f"/seminars/{live.pk}/now/").status_code == 404


@pytest.mark.parametrize("who", ["sam", "carol"])
def test_sam_cannot_take_out_himself_or_somebody_who_is_not_in(as_person, cast, live, who):
    page = as_person(cast["sam"]).post(f"/seminars/{live.pk}/remove-person/", {"person": cast[who].pk}, follow=True)
    assert "not in this seminar any more" in text_of(page)
    assert live.people.current().count() == 4


def test_sam_corrects_minutes_and_ben_reads_why(as_person, sam, ben, live):
    finish(session=live, by=sam)
    address = f"/seminars/{live.pk}/attendance/{ben.pk}/correct/"
    browser = as_person(sam)
    assert "0 minutes" in text_of(browser.get(address))
    assert "Say why, such as" in text_of(browser.post(address, {"minutes": "60", "reason": ""}))
    browser.post(address, {"minutes": "60", "reason": "Took part by telephone"})
    page = text_of(as_person(ben).get(f"/seminars/{live.pk}/after/"))
    assert "60 minutes, corrected by Dr Sam Whitlock: Took part by telephone" in page


@pytest.mark.parametrize(("who", "status"), [("sam", 200), ("amara", 403), ("joan", 403), ("carol", 404), ("ruth", 404)])
def test_who_can_correct_minutes(as_person, cast, live, who, status):
    finish(session=live, by=cast["sam"])
    address = f"/seminars/{live.pk}/attendance/{cast['ben'].pk}/correct/"
    assert as_person(cast[who]).get(address).status_code == status


def test_minutes_of_somebody_not_on_the_register_are_not_found(as_person, sam, joan, live):
    finish(session=live, by=sam)
    assert as_person(sam).get(f"/seminars/{live.pk}/attendance/{joan.pk}/correct/").status_code == 404
