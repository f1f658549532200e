"""S4 handed in: Amara hands in a piece, takes it back and hands it in again; Sam marks without names, and Ben's comes back."""

import re
import sqlite3
from contextlib import closing

import pytest

MORE = " Nobody had asked him whether the light could be on."
NAMED = " Jane Pemberton told me so."
COMMENT = "You let us see it. Next time stay in the room a little longer."
POINTS = (
    "Begins with something you saw",
    "Asks whom it serves",
    "Keeps rights and choice in sight",
    "Ends with a step you could take",
)


@pytest.fixture
def address(site):
    with closing(sqlite3.connect(site.database)) as rows:
        found = rows.execute("SELECT id FROM activities_activity WHERE key = 'one-tool-in-practice'").fetchone()
    return f"/activities/{found[0]}/"


def comes_in(person, address):
    person.signs_in_on_the_demo_page(person.name)
    person.opens(address)
    person.follows("Go to the assignment", exact=False)
    return person


def adds(person, words):
    box = person.page.get_by_label("Your text")
    box.fill(box.input_value() + words)


def goes_on(person, button, then):
    """Presses a button that keeps what was typed before it leads on, and waits for what stands on the next page."""
    person.page.get_by_role("button", name=button, exact=True).click()
    person.sees(then)
    person.finds_it_in_order_from_the_top()


def test_amara_hands_in_takes_it_back_and_hands_it_in_again(somebody, address):
    amara = comes_in(somebody("Amara"), address)
    amara.sees_heading("One tool in practice")
    amara.sees("You have more time: until")
    amara.sees("Only you can see this until you hand it in")
    adds(amara, MORE + NAMED)
    goes_on(amara, "Hand in…", "Before you hand in: 1 thing that might identify someone")
    amara.sees("You and Dr Sam Whitlock can see what you hand in")
    goes_on(amara, "Replace all with suggestions", "All decided")
    goes_on(amara, "Hand in", "This is what counts.")
    amara.follows("Back to the assignment")
    goes_on(amara, "Take it back", "You have it back. Nobody else can see it until you hand it in again.")
    assert MORE in amara.page.get_by_label("Your text").input_value()
    goes_on(amara, "Hand in…", "Before you hand in")
    goes_on(amara, "Hand in", "This is what counts.")


def says_what_he_thinks(sam):
    for point in POINTS:
        sam.page.get_by_role("group", name=point).get_by_role("radio", name=re.compile("^Strong")).check()
    sam.page.get_by_label("Comment on the whole").fill(COMMENT)
    sam.page.get_by_label("Mark out of 100").fill("64")


def test_sam_marks_without_names_gives_back_and_ben_reads_it(somebody, address):
    sam = comes_in(somebody("Sam"), address)
    sam.sees_heading("Pieces to mark: One tool in practice")
    sam.sees("3 of 4 wait for you.")
    sam.no_longer_sees("Ben Hollis")
    sam.page.get_by_role("listitem").filter(has_text="To mark").first.get_by_role("link").click()
    for left in (2, 1, 0):
        sam.page.get_by_role("heading", name="What you say").wait_for()
        says_what_he_thinks(sam)
        name = sam.page.get_by_role("heading", level=1).inner_text()
        if left == 2:
            sam.page.get_by_text(re.compile(r"^Saved \d")).first.wait_for()
            sam.finds_it_in_order_from_the_top()
        sam.page.get_by_role("button", name="Save, and go to the next").click()
        sam.sees(f"Saved: {name}.")
    sam.sees("Nothing waits for you now.")
    sam.follows("Give back")
    sam.sees("Amara Osei (until")
    goes_on(sam, "Give back 4 pieces", "Given back: 4 pieces.")
    ben = comes_in(somebody("Ben"), address)
    ben.sees("What came back")
    ben.sees(COMMENT)
    ben.sees("64 out of 100, above the pass mark of 40.")
    ben.finds_it_in_order_from_the_top()


def test_without_a_script_and_by_keyboard_nothing_she_typed_is_lost(somebody, address):
    amara = comes_in(somebody("Amara", script=False), address)
    adds(amara, MORE)
    keep = amara.page.get_by_role("button", name="Keep it for later")
    keep.focus()
    amara.page.keyboard.press("Enter")
    amara.sees("Kept. Only you can see it until you hand it in.")
    assert MORE in amara.page.get_by_label("Your text").input_value()
    amara.page.get_by_role("button", name="Hand in…").focus()
    amara.page.keyboard.press("Enter")
    amara.sees_heading("Before you hand in")
    amara.page.get_by_role("button", name="Hand in", exact=True).focus()
    amara.page.keyboard.press("Enter")
    amara.sees_heading("Handed in: One tool in practice")
