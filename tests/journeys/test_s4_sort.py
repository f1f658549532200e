"""S4. Amara does an activity and learns from it: by keyboard alone, by touch, and without a script."""

import re

import pytest

SECTION = "/modules/digital-practice-in-social-work/good-practice-starts-with-why/a-visit-three-ways/"
ACTIVITY = "Try this: Tool, practice, policy or value?"
PLACES = {
    "auto-filled chronology": "Tool",
    "asking before typing": "Practice",
    "retention schedule": "Policy",
    "reading a note back": "Practice",
    "drop-down list of risks": "Tool",
    "turning the screen round": "Practice",
    "lone-working rule": "Policy",
    "red ‘overdue’ flag": "Tool",
    "self-determination": "Value",
    "a box headed ‘In my own words’": "Value",
    "confidentiality": "Value",
}
WRONG = {"falls alarm": "Value"}


@pytest.fixture
def amara(amara):
    amara.opens(SECTION)
    return amara


def activity(person):
    return person.page.get_by_role("region", name=ACTIVITY)


def holds_focus(locator):
    return locator.evaluate("element => element === document.activeElement")


def places_by_keyboard(person, card, group):
    keyboard, there = person.page.keyboard, activity(person).get_by_role("button", name=f"Put it here, in {group}")
    activity(person).get_by_role("button", name=card, exact=True).focus()
    keyboard.press("Enter")
    for _ in range(4):
        keyboard.press("ArrowDown")
        if holds_focus(there):
            break
    keyboard.press("Enter")
    activity(person).get_by_text(f"Placed in ‘{group}’").wait_for(state="attached")
    assert activity(person).get_by_role("list", name=group, exact=True).get_by_role("button", name=card, exact=True).is_visible()


def places_by_pointer(person, card, group):
    activity(person).get_by_role("button", name=card, exact=True).click()
    activity(person).get_by_role("button", name=f"Put it here, in {group}").click()


def hears_the_result(person, words):
    result = person.page.get_by_text(words)
    result.wait_for()
    assert result.evaluate("element => document.activeElement.contains(element)")
    person.finds_the_page_in_order()


def test_by_keyboard_alone(amara):
    places_by_keyboard(amara, "falls alarm", "Value")
    amara.page.keyboard.press("Tab")
    activity(amara).get_by_role("button", name="Check", exact=True).press("Enter")
    hears_the_result(amara, "11 cards are still to place, then you can check.")
    for card, group in PLACES.items():
        places_by_keyboard(amara, card, group)
    assert holds_focus(activity(amara).get_by_role("button", name="Check", exact=True))
    amara.page.keyboard.press("Enter")
    hears_the_result(amara, "11 of 12 fit. Look again at “falls alarm”.")
    amara.sees("Safety is the value.")
    places_by_keyboard(amara, "falls alarm", "Tool")
    activity(amara).get_by_role("button", name="Check", exact=True).press("Enter")
    hears_the_result(amara, "All 12 fit.")
    activity(amara).get_by_role("button", name="Write about this in my log").press("Enter")
    amara.sees("Which card was hardest to place")
    amara.sees("Tool: auto-filled chronology, falls alarm")
    amara.sees("Only you can see this")
    amara.finds_the_page_in_order()


def test_by_touch_and_after_the_tab_was_closed(amara):
    places_by_pointer(amara, "falls alarm", "Tool")
    activity(amara).get_by_text(re.compile(r"Saved \d\d:\d\d")).wait_for()
    amara.page.close()
    amara.page = amara.context.new_page()
    amara.opens(SECTION)
    activity(amara).get_by_text("1 of 12 placed", exact=True).wait_for()
    for card, group in PLACES.items():
        places_by_pointer(amara, card, group)
    activity(amara).get_by_role("button", name="Check", exact=True).click()
    hears_the_result(amara, "All 12 fit.")
    activity(amara).get_by_role("button", name="Try again").click()
    activity(amara).get_by_text("0 of 12 placed", exact=True).wait_for()


def test_without_a_script(somebody):
    amara = somebody("Amara", script=False)
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(SECTION)
    for card, group in (PLACES | WRONG).items():
        amara.page.get_by_label(card, exact=True).select_option(group)
    amara.presses("Check")
    assert amara.page.url.endswith("#activity-tool-practice-policy-value-result")
    amara.sees("11 of 12 fit. Look again at “falls alarm”.")
    amara.presses("Leave it like this")
    amara.presses("Write about this in my log")
    amara.sees("Which card was hardest to place")
