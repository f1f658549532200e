"""S4 with a question: Amara looks in three kinds of place and appraises what she finds, and no word of it is lost."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

NAME = "Try this: Twenty-minute evidence"
PROMPTS = ("What is it?", "Who wrote it, and for whom?", "When?", "What does it say about the question?", "How far do you trust it")


@pytest.fixture
def address(site):
    with closing(sqlite3.connect(site.database)) as database:
        (number,) = database.execute("select id from activities_activity where key = 'twenty-minute-evidence'").fetchone()
    return f"/activities/{number}/"


def quest(person):
    return person.page.get_by_role("region", name=NAME)


def field(person, label):
    return quest(person).get_by_role("textbox", name=label)


def is_saved(person):
    quest(person).get_by_text("Saved").wait_for()


def test_by_keyboard_she_adds_a_source_finishes_and_takes_it_to_her_log(amara, address):
    amara.opens(address)
    keyboard = amara.page.keyboard
    field(amara, "Source 1: What is it?").focus()
    for source in (1, 2, 3):
        for prompt in PROMPTS:
            keyboard.type(f"{prompt} of {source}")
            keyboard.press("Tab")
        keyboard.press("Tab")  # past “Take away”
    quest(amara).get_by_role("button", name="Add a source").press("Enter")
    new = quest(amara).get_by_role("row", name="Source 4")
    expect(new).to_be_focused()
    amara.finds_it_in_order_from_the_top()
    quest(amara).get_by_role("button", name="I have finished").press("Enter")
    amara.sees("There is no appraisal in three lines yet.")
    field(amara, "Your appraisal in three lines").fill("It helps.\nI am fairly sure.\nI do not know about Wales.")
    quest(amara).get_by_role("button", name="I have finished").press("Enter")
    amara.sees("All that was asked for is there.")
    amara.finds_it_in_order_from_the_top()
    quest(amara).get_by_role("button", name="Write about this in my log").press("Enter")
    amara.sees("What did I find in twenty minutes")
    amara.sees("When?: When? of 3")


def test_by_touch_in_two_tabs_and_after_signing_in_again_both_texts_are_kept(amara, address):
    amara.opens(address)
    amara.page.wait_for_function("() => performance.getEntriesByName('waymark:started').length > 0")
    phone = amara.page
    amara.opens_a_tab()
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(address)
    amara.page.wait_for_function("() => performance.getEntriesByName('waymark:started').length > 0")
    field(amara, "Source 1: What is it?").fill("A guide from a charity")
    is_saved(amara)
    amara.page.close()
    amara.page = phone
    field(amara, "Source 1: What is it?").fill("A page of the council")
    is_saved(amara)
    amara.page.reload()
    assert field(amara, "Source 1: What is it?").input_value().split("\n") == [
        "A guide from a charity",
        "",
        "[Typed somewhere else at the same time:]",
        "A page of the council",
    ]


def test_without_a_script_a_source_comes_and_goes_and_it_may_be_left(somebody, address):
    amara = somebody("Amara", script=False)
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(address)
    field(amara, "Source 1: What is it?").fill("A guide")
    amara.presses("Add a source")
    field(amara, "Source 4: When?").fill("2024")
    amara.presses("Take away Source 1")
    amara.sees("You took away “A guide”. Its words are kept.")
    assert field(amara, "Source 3: When?").input_value() == "2024"
    amara.presses("Put it back A guide")
    assert field(amara, "Source 1: What is it?").input_value() == "A guide"
    amara.presses("Leave it as it is")
    amara.sees("Left as it is. One more source is asked for.")
    amara.presses("Go on with it")
    assert field(amara, "Source 4: When?").input_value() == "2024"
