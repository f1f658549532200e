"""S4 with others: Amara and Ben talk about a tracker, each in a role, and Sam reads their posts before the cohort does."""

import sqlite3
from contextlib import closing

import pytest

NAMES = "Jane Pemberton rang me about it."
HERS = "I want to hear from him first. His strongest point: it is his walk."
HIS = "You say it better than he would. And who is told when he is late?"


@pytest.fixture
def address(site):
    with closing(sqlite3.connect(site.database)) as rows:
        found = rows.execute("SELECT id FROM activities_activity WHERE key = 'whose-peace-of-mind'").fetchone()
    return f"/activities/{found[0]}/"


def comes_in(person, address):
    person.signs_in_on_the_demo_page(person.name)
    person.opens(address)
    person.follows("Go to the discussion", exact=False)
    person.sees_heading("Whose peace of mind?")
    person.sees("Everyone in your cohort (Autumn 2025, 9 students) and their tutors can read this")
    return person


def writes(person, words, label="Your post"):
    person.page.get_by_label(label).fill(words)


def lets_one_through(sam, words):
    """Sam finds at home that something waits, reads it and lets it through."""
    sam.opens("/")
    sam.page.get_by_role("link", name="Read", exact=False).first.click()
    sam.sees_heading("Waiting to be let through")
    waiting = sam.page.get_by_role("listitem").filter(has_text=words)
    waiting.get_by_role("button", name="Let through").click()
    sam.sees("Everybody here can read it now.")
    sam.finds_it_in_order_from_the_top()


def test_amara_posts_sam_lets_it_through_and_ben_answers(somebody, address):
    amara, sam, ben = comes_in(somebody("Amara"), address), somebody("Sam"), somebody("Ben")
    amara.sees("You speak as the")
    amara.sees("You are asked for one post of your own and one answer to somebody else.")
    writes(amara, NAMES)
    amara.presses("Post")
    amara.sees_heading("Before you post: 1 thing that might identify someone")
    amara.page.get_by_role("link", name="Change the words yourself").click()
    amara.sees("Here is what you typed")
    assert amara.page.get_by_label("Your post").input_value() == NAMES
    writes(amara, HERS)
    amara.presses("Post")
    amara.sees("Waiting for Sam to let it through; only you and your tutors see it.")
    amara.finds_it_in_order_from_the_top()
    comes_in(ben, address)
    ben.no_longer_sees(HERS)
    sam.signs_in_on_the_demo_page("Sam")
    lets_one_through(sam, HERS)
    ben.opens(ben.page.url)
    ben.sees("New since you were last here: Amara Osei.")
    ben.page.get_by_role("link", name="Answer Amara Osei").click()
    writes(ben, HIS, "Your answer to Amara Osei")
    ben.presses("Post your answer")
    ben.sees("You have taken part as this asks.")
    ben.finds_it_in_order_from_the_top()


def test_by_keyboard_she_answers_in_place_and_what_she_typed_outlives_the_tab(somebody, address):
    amara = comes_in(somebody("Amara"), address)
    answer = amara.page.get_by_role("link", name="Answer Ben Hollis")
    answer.focus()
    amara.page.keyboard.press("Enter")
    box = amara.page.get_by_label("Your answer to Ben Hollis")
    box.wait_for()
    assert box.evaluate("box => document.activeElement === box")
    amara.page.keyboard.type("Half a thought")
    amara.page.get_by_text("Saved").wait_for()
    amara.page.close()
    amara.opens_a_tab()
    amara.opens(address)
    amara.follows("Go to the discussion", exact=False)
    assert amara.page.get_by_label("Your post").input_value() == ""
    amara.page.get_by_role("link", name="Answer Ben Hollis").focus()
    amara.page.keyboard.press("Enter")
    amara.page.get_by_label("Your answer to Ben Hollis").wait_for()
    amara.page.keyboard.press("End")
    amara.page.keyboard.type(", and the other half.")
    amara.page.keyboard.press("Tab")
    amara.page.keyboard.press("Enter")
    amara.sees("Half a thought, and the other half.")
    amara.sees("Waiting for Sam to let it through")


def test_without_a_script_she_posts_changes_and_takes_back(somebody, address):
    amara = comes_in(somebody("Amara", script=False), address)
    writes(amara, HERS)
    amara.presses("Post")
    amara.sees("It waits for Sam to let it through.")
    amara.page.get_by_role("link", name="Change your post").click()
    writes(amara, "I want to hear from him first.")
    amara.presses("Post the change")
    amara.no_longer_sees(HERS)
    amara.page.get_by_text("Take back…").click()
    amara.presses("Take it back")
    amara.sees("Taken back by its author.")
    amara.no_longer_sees("I want to hear from him first.")
