"""Marek writes a question set and a branching case, tries them out, is told what is missing, and publishes; Amara does one."""

import pytest

LIST = "/cms/snippets/activities/activity/"


@pytest.fixture
def marek(somebody):
    marek = somebody("Marek")
    marek.signs_in_on_the_demo_page("Marek")
    return marek


def begins(marek, kind, title, task):
    marek.page.goto(f"{LIST}add/")
    marek.page.get_by_role("link", name=kind, exact=True).click()
    marek.page.get_by_role("textbox", name="Title", exact=False).first.fill(title)
    writes(marek, 0, task)


def writes(marek, number, words):
    """Into one of the fields for running text that are still empty."""
    marek.page.get_by_role("textbox", name="Write something").or_(marek.page.locator("[role=textbox]")).nth(number).click()
    marek.page.keyboard.type(words)


def fills(marek, label, *words):
    for number, one in enumerate(words):
        marek.page.get_by_role("textbox", name=label).nth(number).fill(one)


def publishes(marek):
    marek.page.get_by_role("button", name="More actions").click()
    marek.page.get_by_role("button", name="Publish").click()


def the_preview(marek):
    if not marek.page.get_by_title("Preview").is_visible():
        marek.page.get_by_role("button", name="Toggle preview").click()
    return marek.page.frame_locator("iframe[title='Preview']")


def test_a_question_set_from_nothing_to_amara(marek, somebody):
    begins(marek, "Question set", "The parcel", "Read the message and answer.")
    marek.page.get_by_role("button", name="Insert a block").filter(visible=True).first.click()
    marek.page.get_by_role("option", name="One choice").click()
    fills(marek, "Name of the question", "A text message")
    fills(marek, "Question", "What do you do first?")
    publishes(marek)
    marek.sees("could not be")
    marek.sees("This field is required.")
