"""T1, steps 1, 5 and 6. Sam has twenty minutes: who needs him, a nudge to two, and what Ben sees about himself."""

import re

import pytest

WORDS = "Shall we talk on Tuesday, before the seminar?"
BENS = ["Nothing shared for 16 days", "18 of 28 expected days confirmed, 2 more recorded", "Midway review in"]


@pytest.fixture
def sam(somebody):
    sam = somebody("Sam")
    sam.signs_in_on_the_demo_page("Sam")
    return sam


def reasons_on(person):
    return person.page.locator(".reasons").first.inner_text()


def test_sam_reads_who_needs_him_nudges_two_and_sees_what_ben_sees(somebody, sam):
    sam.sees("2 students need you")
    sam.sees("Ben: nothing shared for 16 days · 18 of 28 expected days confirmed")
    sam.finds_it_in_order_from_the_top()
    sam.follows("See who, and why")
    sam.sees_heading("Needs you")
    for words in BENS:
        sam.sees(words)
    sam.sees("Asked you something beside an entry 3 days ago")
    sam.sees("You see a student here when")

    sam.follows("Read what Ben shared last")
    sam.sees_heading("The phone call I didn’t make")
    sam.finds_it_in_order_from_the_top()
    sam.page.get_by_role("link", name="Next student who needs you").click()
    sam.sees_heading("First week in the team")
    assert sam.page.evaluate("location.hash") == "#entry"
    sam.sees("Would it be odd, as a student, to be the one who introduces people?")
    sam.page.get_by_role("link", name="Next student who needs you").click()
    sam.sees("That was the last student on the list.")

    sam.chooses("Nudge Ben Hollis")
    sam.chooses("Nudge Amara Osei")
    sam.presses("Nudge…")
    sam.sees_heading("Nudge 2 students")
    sam.types("What do you want to say?", WORDS)
    letters = sam.page.locator(".letter").all_inner_texts()
    assert [letter.startswith(f"Hello {name},\n\n{WORDS}\n") for name, letter in zip(("Ben", "Amara"), letters, strict=True)] == [
        True,
        True,
    ]
    assert "Asked you something" not in letters[1]
    sam.finds_it_in_order_from_the_top()
    sam.page.get_by_role("button", name="Send to 2").dblclick()
    sam.sees("Sent to 2: ")
    sam.sees("You wrote on")
    sam.no_longer_sees("Nudge Ben Hollis")
    sam.finds_it_in_order_from_the_top()
    sam.follows("What Ben sees")
    sam.sees_heading("What Ben sees")
    sam.sees("Its mail leaves on")
    assert sam.page.get_by_text("wrote about:").count() == 1
    what_sam_reads = reasons_on(sam)

    ben = somebody("Ben")
    ben.signs_in_on_the_demo_page("Ben")
    ben.sees("Sam wrote to you")
    ben.finds_it_in_order_from_the_top()
    ben.page.get_by_role("link", name=re.compile("^Read it")).first.click()
    ben.sees_heading("What Sam sees about you")
    ben.finds_it_in_order_from_the_top()
    assert reasons_on(ben) == what_sam_reads
    ben.sees(WORDS)
    ben.sees("You and Dr Sam Whitlock can see this")


def test_without_a_script_and_by_keyboard_the_words_are_shown_before_they_go(somebody):
    sam = somebody("Sam", script=False)
    sam.signs_in_on_the_demo_page("Sam")
    sam.opens("/placement/needs-you/")
    sam.page.get_by_label("Nudge Ben Hollis").focus()
    sam.page.keyboard.press("Space")
    sam.page.get_by_role("button", name="Nudge…").focus()
    sam.page.keyboard.press("Enter")
    sam.sees_heading("Nudge 1 student")
    sam.types("What do you want to say?", WORDS)
    sam.presses("Send to 1")
    sam.sees("Read them once more, then send.")
    assert sam.page.locator(".letter").inner_text().startswith(f"Hello Ben,\n\n{WORDS}\n")
    sam.page.get_by_role("button", name="Send to 1").focus()
    sam.page.keyboard.press("Enter")
    sam.sees("Sent to 1: Ben.")


def test_ben_acts_and_is_told_nothing_more(somebody, sam):
    sam.opens("/placement/needs-you/")
    sam.chooses("Nudge Ben Hollis")
    sam.presses("Nudge…")
    sam.presses("Send to 1")
    sam.sees("Sent to 1: Ben.")
    ben = somebody("Ben")
    ben.signs_in_on_the_demo_page("Ben")
    ben.sees("Sam wrote to you")
    ben.opens("/log/")
    ben.follows("The phone call I didn’t make", exact=False)
    address = ben.page.url
    ben.opens(f"{address}edit/")
    ben.types("Your entry", "I rang the day centre in the end. I was late and said so.")
    ben.page.get_by_role("button", name="Save", exact=True).click()
    ben.page.get_by_role("link", name="Share…").wait_for()
    ben.opens(f"{address}share/")
    ben.chooses("Dr Sam Whitlock")
    ben.presses("Continue")
    ben.page.get_by_role("button", name="Share with").click()
    ben.sees("You can undo this until")
    ben.opens("/")
    ben.no_longer_sees("Sam wrote to you")
    sam.opens("/placement/needs-you/")
    sam.sees("18 of 28 expected days confirmed")
    assert sam.page.get_by_role("link", name="Nothing shared for 16 days").count() == 0
