"""S4 with numbers: Amara works out what being online costs Nasreen, by keyboard, by touch and without a script."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

NAME = "Try this: The cost of being online"
WEEK = "Being online costs Nasreen £11.71 a week."
TWO_TRIPS = "Being online costs Nasreen £17.71 a week."


@pytest.fixture
def address(site):
    with closing(sqlite3.connect(site.database)) as database:
        (number,) = database.execute("select id from activities_activity where key = 'the-cost-of-being-online'").fetchone()
    return f"/activities/{number}/"


def calculator(person):
    return person.page.get_by_role("region", name=NAME)


def field(person, label):
    return calculator(person).get_by_role("textbox", name=label)


def comes_to(person, words):
    calculator(person).get_by_role("group", name="What it comes to").get_by_text(words).wait_for()


def test_by_keyboard_the_figures_follow_each_key(amara, address):
    amara.opens(address)
    comes_to(amara, WEEK)
    field(amara, "Trips to the library").focus()
    keyboard = amara.page.keyboard
    keyboard.press("Control+a")
    keyboard.type("2")
    comes_to(amara, TWO_TRIPS)
    keyboard.press("Control+a")
    keyboard.type("often")
    keyboard.press("Tab")
    calculator(amara).get_by_text("Write a number here in figures, such as 1.").wait_for()
    amara.sees("Some of it cannot be worked out yet.")
    assert field(amara, "Trips to the library").input_value() == "often"
    amara.finds_it_in_order_from_the_top()
    keyboard.press("Shift+Tab")
    keyboard.press("Control+a")
    keyboard.type("2")
    keyboard.press("Enter")
    comes_to(amara, TWO_TRIPS)
    expect(calculator(amara).get_by_role("group", name="What it comes to")).to_be_focused()
    calculator(amara).get_by_role("button", name="Write about this in my log").press("Enter")
    amara.sees("What should an assessment ask about the cost of being online")
    amara.sees(TWO_TRIPS)
    amara.finds_the_page_in_order()


def test_by_touch_with_the_tab_closed_and_without_a_signal(amara, address):
    amara.opens(address)
    amara.page.wait_for_function("() => performance.getEntriesByName('waymark:started').length > 0")
    field(amara, "Trips to the library").fill("2")
    calculator(amara).get_by_text("Saved").wait_for()
    amara.page.close()
    amara.opens_a_tab()
    amara.opens(address)
    comes_to(amara, TWO_TRIPS)
    amara.page.wait_for_function("() => performance.getEntriesByName('waymark:started').length > 0")
    amara.context.set_offline(offline=True)
    field(amara, "Trips to the library").fill("1")
    comes_to(amara, WEEK)
    amara.context.set_offline(offline=False)
    calculator(amara).get_by_text("Saved").wait_for()


def test_without_a_script_a_button_works_it_out(somebody, address):
    amara = somebody("Amara", script=False)
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(address)
    field(amara, "Trips to the library").fill("some")
    amara.presses("Work it out")
    amara.sees("Write a number here in figures, such as 1.")
    assert field(amara, "Trips to the library").input_value() == "some"
    field(amara, "Trips to the library").fill("2")
    amara.presses("Work it out")
    comes_to(amara, TWO_TRIPS)
    amara.presses("Write about this in my log")
    amara.sees(TWO_TRIPS)
