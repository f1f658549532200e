"""S1. Amara signs in by e-mail code and carries on where she stopped."""

import re
import time

import pytest


def signs_in_by_code(person, email):
    person.opens("/account/login/code/")
    person.types("Your e-mail address", email)
    person.presses("Send me a code")
    mailbox = person.context.new_page()
    for _ in range(40):
        mailbox.goto("/demo/mailbox/")
        found = mailbox.get_by_role("listitem").filter(has_text=email).filter(has_text="code")
        if found.count():
            break
        time.sleep(0.5)
    found.first.get_by_role("link").click()
    code = re.search(r"\b[A-Z0-9]{3,4}-[A-Z0-9]{3,4}\b", mailbox.locator("main").inner_text()).group(0)
    mailbox.close()
    person.page.get_by_role("textbox").first.fill(code)
    person.page.get_by_role("button", name=re.compile("Sign in|Continue")).first.click()
    person.finds_the_page_in_order()


@pytest.fixture
def amara(somebody):
    return somebody("Amara")


def test_amara_signs_in_by_code_and_carries_on(amara):
    signs_in_by_code(amara, "amara.osei@alderbrook.example")
    amara.sees_heading("Hello Amara")
    amara.page.get_by_role("link", name=re.compile("^Carry on reading")).first.click()
    amara.finds_the_page_in_order()
    amara.sees_heading("1.3 Five questions")
    amara.sees("You stopped here")
    top = amara.page.get_by_text("You stopped here").first.bounding_box()["y"]
    assert 0 <= top <= amara.page.viewport_size["height"] / 3
    amara.presses("Mark as done")
    amara.sees("3 of 6 sections")
    amara.follows("Next section")
    amara.sees_heading("1.4 Values into law")


def test_amara_continues_with_her_university_and_carries_on(amara):
    amara.opens("/account/login/")
    amara.follows("Continue with my university")
    amara.finds_the_page_in_order()
    amara.sees_heading("University of Alderbrook: who are you?")
    amara.presses("I am Amara")
    amara.sees_heading("Hello Amara")
    amara.page.get_by_role("link", name=re.compile("^Carry on reading")).first.click()
    amara.sees_heading("1.3 Five questions")
    amara.sees("You stopped here")


def test_amara_turns_back_at_her_university_and_takes_a_code(amara):
    amara.opens("/account/login/?next=/log/")
    amara.follows("Continue with my university")
    amara.presses("Go back without signing in")
    amara.sees_heading("You are not signed in")
    amara.finds_the_page_in_order()
    amara.follows("Send me a code")
    amara.sees("Your e-mail address")


def test_not_done_takes_it_back(amara):
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens("/modules/digital-practice-in-social-work/good-practice-starts-with-why/five-questions/")
    amara.presses("Mark as done")
    amara.presses("Not done")
    amara.page.get_by_role("button", name="Mark as done").wait_for()


def test_carrying_on_works_without_javascript(somebody):
    amara = somebody("Amara", script=False)
    amara.signs_in_on_the_demo_page("Amara")
    amara.page.get_by_role("link", name=re.compile("^Carry on reading")).first.click()
    amara.sees_heading("1.3 Five questions")
    amara.presses("Mark as done")
    amara.sees("3 of 6 sections")
    amara.follows("Next section")
    amara.sees_heading("1.4 Values into law")


def test_a_chapter_says_what_may_be_hard_before_it_begins_and_offers_a_way_out(somebody):
    amara = somebody("Amara")
    amara.opens("/modules/digital-practice-in-social-work/people-carers-and-unequal-connections/")
    amara.sees("Before you begin")
    amara.page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="The weather"))
    for _ in range(3):
        amara.page.keyboard.press("Shift")
    amara.page.wait_for_url("https://www.bbc.co.uk/weather")
