from uuid import uuid4

import pytest

from seminars.actions.case_sheet import open_step, write_case_sheet
from seminars.actions.event import NotLive
from seminars.actions.session import finish
from seminars.actions.stage import NotThere
from seminars.models import CaseSheet

STEPS = ["A neighbour rings.", "The file says something else.", "The person tells you a third thing."]


@pytest.fixture
def case(live, sam):
    return write_case_sheet(session=live, title="A visit with two stories", steps=STEPS, by=sam)


def room(browser, session):
    return browser.get(f"/seminars/{session.pk}/now/").content.decode()


def test_the_room_reads_a_case_step_by_step_and_it_stays_afterwards(as_person, live, case, sam, amara):
    assert [words in room(as_person(amara), live) for words in (case.title, *STEPS)] == [False] * 4
    sent = {"step": 1, "client_id": str(uuid4())}
    for _ in range(2):
        as_person(sam).post(f"/seminars/{live.pk}/stage/open-step/", sent)
    assert [words in room(as_person(amara), live) for words in (case.title, *STEPS)] == [True, True, False, False]
    assert live.events.last().as_told()["say"] == "Step 1 of 3 of the case is open."
    assert STEPS[1] in room(as_person(sam), live)
    finish(session=live, by=sam)
    after = as_person(amara).get(f"/seminars/{live.pk}/after/").content.decode()
    assert [words in after for words in STEPS] == [True, False, False]


def test_steps_are_opened_one_after_the_other_each_once(live, planned, case, sam):
    with pytest.raises(NotThere, match="before it first"):
        open_step(session=live, step=2, by=sam)
    open_step(session=live, step=1, by=sam)
    with pytest.raises(NotThere, match="open already"):
        open_step(session=live, step=1, by=sam)
    with pytest.raises(NotThere, match="not in the case"):
        open_step(session=live, step=4, by=sam)
    with pytest.raises(NotLive):
        open_step(session=planned, step=1, by=sam)
    assert CaseSheet.objects.get().opened == 1


def test_what_is_open_stays_as_it_was_read(as_person, live, case, sam):
    open_step(session=live, step=1, by=sam)
    with pytest.raises(NotThere, match="stays as it is"):
        write_case_sheet(session=live, title="New", steps=["Other words"], by=sam)
    typed = {"title": "New", "step_1": "Other words", "step_2": "Another file."}
    assert as_person(sam).post(f"/seminars/{live.pk}/case-sheet/", typed).status_code == 302
    assert (CaseSheet.objects.get().title, CaseSheet.objects.get().steps) == ("New", [STEPS[0], "Another file."])
    finish(session=live, by=sam)
    assert "stays as it is" in as_person(sam).post(f"/seminars/{live.pk}/case-sheet/", typed).content.decode()


def test_what_might_point_to_somebody_is_pointed_out_once_and_gaps_are_refused(as_person, live, sam, amara):
    browser, address = as_person(sam), f"/seminars/{live.pk}/case-sheet/"
    typed = {"title": "A visit", "step_1": "Call her on 07700 900123.", "step_2": "", "step_3": "Later."}
    assert "Move the steps together" in browser.post(address, typed).content.decode()
    typed |= {"step_2": "Later.", "step_3": ""}
    page = browser.post(address, typed)
    assert ("Might this point to somebody?" in page.content.decode(), CaseSheet.objects.count()) == (True, 0)
    looked = page.context["form"]["looked"].value()
    assert "Might this point" in browser.post(address, typed | {"step_2": "Ring 07700 900124.", "looked": looked}).content.decode()
    assert browser.post(address, typed | {"looked": looked}).status_code == 302
    assert CaseSheet.objects.get().steps == ["Call her on 07700 900123.", "Later."]
    assert as_person(amara).get(address).status_code == 403
    assert as_person(amara).post(f"/seminars/{live.pk}/stage/open-step/", {"step": 1}).status_code == 403
