"""S1. Somebody who is not signed in reads, looks up a word, finds a passage, and says what is unclear; Marek answers."""

import re

import pytest

MODULE = "/modules/digital-practice-in-social-work/"
SECTION = f"{MODULE}good-practice-starts-with-why/values-into-law/"


@pytest.fixture
def reader(somebody):
    return somebody("A reader")


def test_a_reader_looks_up_a_word_and_finds_where_else_it_is_used(reader):
    reader.opens(SECTION)
    word = reader.page.locator("article").get_by_role("button", name=re.compile("data protection", re.IGNORECASE))
    word.focus()
    reader.page.keyboard.press("Enter")
    reader.finds_the_page_in_order()
    note = reader.page.get_by_role("note", name="data protection")
    assert note.is_visible()
    reader.page.keyboard.press("Escape")
    note.wait_for(state="hidden")
    word.click()
    note.get_by_role("link", name="All words of this module").click()
    reader.sees_heading("Words of Digital practice in social work")
    reader.finds_the_page_in_order()
    reader.page.get_by_role("link", name=re.compile("^1.4")).first.click()
    reader.sees_heading("1.4")


def test_a_reader_searches_says_what_is_unclear_and_reads_the_answer_without_a_script(somebody):
    reader = somebody("A reader", script=False)
    reader.opens(f"{MODULE}search/")
    reader.page.get_by_role("searchbox").fill("portal")
    reader.presses("Search")
    reader.page.get_by_role("main").get_by_role("link").nth(1).click()
    reader.finds_the_page_in_order()
    reader.follows("Something unclear or wrong here?")
    reader.types("What is unclear or wrong?", "Which portal is meant here, the one for carers?")
    reader.presses("Send it")
    reader.sees_heading("Thank you")
    marek = somebody("Marek")
    marek.signs_in_on_the_demo_page("Marek")
    marek.follows("See remarks")
    marek.page.get_by_role("link", name=re.compile("Answer.*Which portal is meant here")).click()
    marek.sees_heading("A remark on")
    marek.finds_the_page_in_order()
    marek.types("You said", "You could not tell which portal is meant.")
    marek.types("We did", "We say now that it is the one for carers.")
    marek.presses("Answer")
    marek.sees_heading("Remarks")
    reader.page.get_by_role("main").get_by_role("link", name="You said, we did").click()
    reader.finds_the_page_in_order()
    reader.sees("We say now that it is the one for carers.")
