"""S4 in a set of questions: Amara tells real messages from bait, by keyboard alone, on two days by touch, and without a script."""

import sqlite3
from contextlib import closing

import pytest

NAME = "Try this: Real or phish?"
FITS = [
    ("radio", ["Not real. It wants card details, today, through its own link."]),
    ("radio", ["Not real. The sender and the link belong to somebody else."]),
    ("textbox", ["mailbox-check.example"]),
    ("radio", ["Real. It has no link, and sends her a way that she knows."]),
    ("checkbox", ["It threatens her, and gives her a day.", "It asks for her work password to read a file."]),
    ("radio", ["She cannot be sure. She rings the school, by the number in her own file."]),
    ("radio", ["It could be either. She rings the number she has"]),
    (
        "checkbox",
        [
            "It comes from an address that is not the council’s.",
            "She is to keep it quiet, and cannot ring to ask.",
            "It wants money in a form that nobody can take back.",
        ],
    ),
    ("radio", ["Real. Somebody has her password."]),
]
STEPS = ["Stop, type nothing more", "Ring the IT help desk", "Change the password", "Tell Joan", "Write down what happened"]


@pytest.fixture
def opens_the_set(somebody, site):
    """Open it on its own page, which stands by its number; sections may come and go around it."""
    with closing(sqlite3.connect(site.database)) as database:
        number = database.execute("select id from activities_activity where key = 'real-or-phish'").fetchone()[0]

    def open_it(**how):
        amara = somebody("Amara", **how)
        amara.signs_in_on_the_demo_page("Amara")
        amara.opens(f"/activities/{number}/")
        return amara

    return open_it


def questions(amara):
    return amara.page.get_by_role("region", name=NAME)


def at_question(amara, number):
    amara.page.get_by_role("heading", level=3).filter(has_text=f"Question {number} of 10").wait_for()


def presses(amara, name):
    questions(amara).get_by_role("button", name=name, exact=True).first.click()


def answers(amara, role, given):
    for words in given:
        if role == "textbox":
            questions(amara).get_by_role("textbox").fill(words)
        else:
            questions(amara).get_by_role(role, name=words).check()


def answers_the_first_nine(amara):
    for number, (role, given) in enumerate(FITS, start=1):
        at_question(amara, number)
        answers(amara, role, given)
        presses(amara, "Check")
        questions(amara).get_by_text("That fits." if role != "checkbox" else "Just these fit.").wait_for()
        presses(amara, "Next")
    at_question(amara, 10)


def puts_the_lines_in_order(amara, press):
    """From the top: each line goes up as often as it has to. The focus stays on its button, so that keys can go on."""
    lines = questions(amara).get_by_role("group").get_by_role("listitem")
    for place, words in enumerate(STEPS):
        here = next(at for at, text in enumerate(lines.all_inner_texts()) if words in text)
        for _ in range(here - place):
            press(lines.filter(has_text=words).get_by_role("button", name="Up"))
        assert words in lines.nth(place).inner_text()


def hears(amara, words):
    said = questions(amara).get_by_text(words).first
    said.wait_for()
    assert said.evaluate("words => document.activeElement.contains(words)")
    amara.finds_it_in_order_from_the_top()


def test_by_keyboard_alone_the_focus_follows(opens_the_set):
    amara = opens_the_set()
    keyboard = amara.page.keyboard
    questions(amara).get_by_role("radio").first.focus()
    keyboard.press("Space")
    keyboard.press("Enter")
    hears(amara, "Look again.")
    questions(amara).get_by_role("radio").first.focus()
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    hears(amara, "That fits.")
    questions(amara).get_by_role("button", name="Next").press("Enter")
    hears(amara, "Question 2 of 10")
    questions(amara).get_by_text("All questions, 1 of 10 looked at").press("Enter")
    questions(amara).get_by_role("button", name="If you have pressed").press("Enter")
    hears(amara, "Question 10 of 10")
    puts_the_lines_in_order(amara, lambda button: button.press("Enter"))
    questions(amara).get_by_role("button", name="Check").press("Enter")
    hears(amara, "This order fits.")
    questions(amara).get_by_role("button", name="To the summary").first.press("Enter")
    hears(amara, "8 questions are still to answer and check.")
    questions(amara).get_by_role("button", name="The court").press("Enter")
    hears(amara, "Question 5 of 10")


def test_by_touch_and_after_the_tab_was_closed(opens_the_set):
    amara = opens_the_set()
    answers(amara, "radio", FITS[0][1])
    questions(amara).get_by_text("Saved").wait_for()
    amara.page.close()
    amara = opens_the_set()
    assert questions(amara).get_by_role("radio", name=FITS[0][1][0]).is_checked()
    answers_the_first_nine(amara)
    puts_the_lines_in_order(amara, lambda button: button.click())
    presses(amara, "Check")
    hears(amara, "This order fits.")
    presses(amara, "To the summary")
    hears(amara, "All 10 fit.")
    amara.sees("Did I expect it?")
    presses(amara, "Write about this in my log")
    amara.sees("Which of these messages could have caught me")
    amara.sees("Whose address is it?: mailbox-check.example")
    amara.sees("Only you can see this")


def test_without_a_script_it_is_the_same_set(opens_the_set):
    amara = opens_the_set(script=False)
    presses(amara, "Check")
    amara.sees("Choose an answer, then press Check.")
    answers_the_first_nine(amara)
    for place, words in enumerate(STEPS, start=1):
        questions(amara).get_by_label(f"Place of “{words}").select_option(str(place if place < 5 else 4))
    presses(amara, "Check")
    amara.sees("Two lines have the same place, and 5 is free.")
    questions(amara).get_by_label(f"Place of “{STEPS[4]}").select_option("5")
    presses(amara, "Check")
    amara.sees("This order fits.")
    presses(amara, "To the summary")
    amara.sees("All 10 fit.")
    amara.finds_the_page_in_order()
