"""Marek writes a question set and a branching case, is told what is missing, tries them out, and publishes; Amara does one."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error

A_PAUSE = 1_000  # ms: longer than the authoring pages wait before they save a draft
LOST = 32_000  # ms: for thirty seconds Wagtail shuts a button that was pressed
SAVED = "() => !document.querySelector('[data-w-autosave-state-value=saving]')"
LIST = "/cms/snippets/activities/activity/"


@pytest.fixture
def marek(somebody):
    marek = somebody("Marek")
    marek.signs_in_on_the_demo_page("Marek")
    return marek


def begins(marek, kind, title):
    marek.page.goto(f"{LIST}add/")
    marek.page.get_by_role("link", name=kind, exact=True).click()
    fills(marek, "Title", title)
    writes(marek, "Task", "Read this and decide.")


def writes(marek, label, *words):
    """Into fields for running text."""
    for number, one in enumerate(words):
        marek.page.get_by_role("textbox", name=label, exact=True).nth(number).click()
        marek.page.keyboard.type(one)


def named(label):
    """Wagtail puts a star behind the name of a field that must not stay empty."""
    return re.compile(rf"^{re.escape(label)}\W*$")


def fills(marek, label, *words):
    for number, one in enumerate(words):
        marek.page.get_by_role("textbox", name=named(label)).nth(number).fill(one)


def publishes(marek):
    """Press Publish until another page comes. A press while the draft saves itself is lost, or makes Wagtail ask."""
    marek.page.wait_for_timeout(A_PAUSE)  # the draft saves itself half a second after the last key
    marek.page.wait_for_function(SAVED)
    before = marek.waits_for_the_page()
    publish = marek.page.get_by_role("button", name="Publish", exact=True)
    for _ in range(4):
        with suppress(Error):  # a page that goes has no button
            if not publish.is_visible():  # pressed twice, the menu is shut
                marek.page.get_by_role("button", name="More actions").click(timeout=10 * A_PAUSE)
            publish.click(timeout=10 * A_PAUSE)
        if another_page_comes(marek, before):
            return
    raise AssertionError(f"Nothing came of Publish: {marek.page.locator('body').inner_text()[:2000]}")


def another_page_comes(marek, before):
    go_on = marek.page.get_by_role("button", name="Continue", exact=True)
    for _ in range(int(LOST / A_PAUSE * 2)):
        if marek.waits_for_the_page() not in (before, None):
            return True
        with suppress(Error):
            if go_on.is_visible():
                go_on.click(timeout=A_PAUSE)
        marek.page.wait_for_timeout(A_PAUSE / 2)
    return False


def opens_the_preview(marek):
    marek.page.get_by_role("button", name="Toggle preview").click()
    marek.page.wait_for_load_state("networkidle")  # it is drawn again while the draft saves itself
    return marek.page.frame_locator("iframe").last


def closes_the_preview(marek):
    """On a phone it lies over the form."""
    marek.page.get_by_role("button", name="Toggle preview").click()


def leads(marek, number, to):
    marek.page.get_by_label("Leads to").nth(number).select_option(label=to)


def test_a_question_set_from_nothing_to_amara(marek, somebody):
    begins(marek, "Question set", "The parcel")
    fills(marek, "Name of the question", "A text message")
    fills(marek, "Question", "What do you do first?")
    publishes(marek)
    marek.sees("This field is required.")
    opens_the_preview(marek).get_by_text("Questions 1, Answers 1, Answer: still empty.").wait_for()
    closes_the_preview(marek)
    writes(marek, "Closing words", "Ring first.")
    fills(marek, "Question for the log", "What would I have done?")
    fills(marek, "Answer", "Ring the bank", "Press the link", "Wait")
    marek.page.get_by_label("This answer fits").first.check()
    fills(marek, "What a student reads who chose it", "They know.", "It is not theirs.", "It gets worse.")
    publishes(marek)
    marek.page.wait_for_url("**/activity/")
    marek.page.get_by_role("link", name="The parcel").first.click()
    marek.page.wait_for_url("**/edit/**")
    number = marek.page.url.rstrip("/").rpartition("/")[2]
    assert marek.faults == []

    amara = somebody("Amara")
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(f"/activities/{number}/")
    amara.chooses("Ring the bank")
    amara.presses("Check")
    amara.sees("They know.")


def test_a_branching_case_that_leads_nowhere_yet(marek):
    begins(marek, "Branching case", "The lift")
    fills(marek, "Title of the step", "Monday, ten to nine")
    fills(marek, "Title of the ending", "She comes back", "She stays away")
    fills(marek, "What the reader does", "Hold the door", "Take the stairs")
    fills(marek, "What comes of it", "She nods.", "She looks away.")
    leads(marek, 0, "She comes back")
    leads(marek, 1, "She comes back")
    fills(marek, "What was at stake", "Trust", "Time", "Trust", "Time")
    fills(marek, "What became of it", "More.", "Less.", "Less.", "More.")
    writes(marek, "What happens", "The lift is full.")
    writes(marek, "How it ends", "She rings.", "She does not ring.")
    writes(marek, "Closing words", "Nothing is free.")
    fills(marek, "Question for the log", "What did I trade?")
    publishes(marek)
    marek.sees("No option leads to “She stays away”. Lead there, or take it out.")
    leads(marek, 1, "She stays away")
    preview = opens_the_preview(marek)
    preview.get_by_label("Take the stairs").check()
    preview.get_by_role("button", name="See what comes of it").click()
    preview.get_by_role("heading", name="She stays away").first.wait_for()
    closes_the_preview(marek)
    publishes(marek)
    marek.page.wait_for_url("**/activity/")
    marek.page.get_by_role("link", name="The lift").first.click()
    marek.page.get_by_role("link", name="Map of the steps").click()
    marek.sees("Where each option leads")
    marek.sees("Take the stairs")
    assert marek.faults == []
