"""S4 in another kind of activity: Amara marks five slips at a desk, by keyboard, by touch, and without a script."""

import re
import sqlite3
from contextlib import closing

NAME = "Try this: Spot five slips"
SLIPS = [
    "The screen still shows a family’s record",
    "A yellow note on the frame says ‘Kestrel-spring-26’",
    "Eleven letters lie in the tray, names and addresses up",
    "He puts it on speaker so that he can type",
    "He sends it to his own email, to finish it at home.",
]
FINE = "drops two spoiled pages into the locked bin"


def address_of(site, key):
    with closing(sqlite3.connect(site.database)) as database:
        (found,) = database.execute("SELECT id FROM activities_activity WHERE key = ?", [key]).fetchone()
    return f"/activities/{found}/"


def sits_down_at_the_desk(amara):
    amara.opens(address_of(amara.site, "spot-five-slips"))
    return amara


def desk(amara):
    return amara.page.get_by_role("region", name=NAME)


def phrase(amara, words):
    return desk(amara).get_by_role("checkbox", name=words, exact=True)


def hears(amara, words):
    said = desk(amara).get_by_text(words)
    said.wait_for()
    assert said.evaluate("element => document.activeElement.contains(element)")
    amara.finds_it_in_order_from_the_top()


def test_by_keyboard_alone_she_looks_twice_and_takes_it_to_her_log(amara):
    sits_down_at_the_desk(amara)
    check = desk(amara).get_by_role("button", name="Check")
    check.press("Enter")
    hears(amara, "Nothing is marked yet. Mark one phrase or more, then check.")
    for words in [*SLIPS[:4], FINE]:
        phrase(amara, words).press("Space")
    check.press("Enter")
    hears(amara, "You found four.")
    amara.sees("There is one more in the fifth paragraph.")
    amara.sees("Use three or four odd words that you can remember")
    amara.sees("This is what the bin is for.")
    amara.no_longer_sees("The report is now on a server")
    phrase(amara, FINE).press("Space")
    phrase(amara, SLIPS[4]).press("Space")
    desk(amara).get_by_role("button", name="Check").press("Enter")
    hears(amara, "You found all five.")
    amara.sees("Nobody in this office is careless.")
    desk(amara).get_by_role("button", name="Write about this in my log").press("Enter")
    amara.sees("Which of these slips could have been mine")
    amara.sees("Only you can see this")


def test_by_touch_her_marks_are_there_after_the_tab_was_closed(amara):
    sits_down_at_the_desk(amara)
    phrase(amara, SLIPS[0]).click()
    desk(amara).get_by_text(re.compile(r"Saved \d\d:\d\d")).wait_for()
    amara.page.close()
    amara.opens_a_tab()
    sits_down_at_the_desk(amara)
    assert phrase(amara, SLIPS[0]).is_checked()
    desk(amara).get_by_role("button", name="Check").click()
    hears(amara, "You found one.")
    desk(amara).get_by_role("button", name="Show me the rest").click()
    hears(amara, "You found one of five. Here is the rest.")
    amara.sees("The report is now on a server")
    desk(amara).get_by_role("button", name="Try again").click()
    phrase(amara, SLIPS[0]).wait_for()
    assert not phrase(amara, SLIPS[0]).is_checked()


def test_without_a_script_it_is_the_same_desk(somebody):
    amara = somebody("Amara", script=False)
    amara.signs_in_on_the_demo_page("Amara")
    sits_down_at_the_desk(amara)
    for words in (SLIPS[1], FINE):
        phrase(amara, words).check()
    amara.presses("Check")
    assert amara.page.url.endswith("#activity-spot-five-slips-result")
    amara.sees("You found one.")
    phrase(amara, FINE).uncheck()
    for words in (SLIPS[0], *SLIPS[2:]):
        phrase(amara, words).check()
    amara.presses("Check")
    amara.sees("You found all five.")
