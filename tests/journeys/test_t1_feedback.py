"""T1, steps 2 to 4. Sam tells Ben what he thinks of an entry, and goes on; Ben reads it, asks, and says what he will do."""

import re

import pytest

OVERALL = "Thank you for showing me this one."
PHRASE = "You say what you saw before you say what you think. Keep doing that."
BOTH = f"{OVERALL} {PHRASE}"
SAVED = re.compile(r"Saved \d\d:\d\d")
DRAFTS = "**/writing/drafts/**"
TITLE = "The phone call I didn’t make"


@pytest.fixture
def sam(somebody):
    """Sam, at what Ben shared last."""
    sam = somebody("Sam")
    sam.signs_in_on_the_demo_page("Sam")
    sam.opens("/placement/needs-you/")
    sam.page.get_by_role("link", name="Read what Ben shared last").click()
    sam.sees_heading(TITLE)
    sam.waits_for_the_page()
    return sam


def box(page):
    return page.get_by_label("Overall")


def still_there(page, text):
    page.wait_for_function("text => document.getElementById('feedback-form').elements.words.value === text", arg=text)


def test_sam_gives_feedback_and_goes_on_and_ben_reads_asks_and_says_what_next(somebody, sam):
    sam.sees("You and Ben Hollis can see what you send")
    box(sam.page).fill(OVERALL)
    sam.page.get_by_text("Saved phrases").click()
    sam.presses(PHRASE[:30], exact=False)
    still_there(sam.page, BOTH)
    sam.page.get_by_text(SAVED).wait_for()
    sam.page.get_by_role("button", name="Send to Ben").dblclick()
    sam.sees("Sent. Ben will get one message")
    sam.finds_it_in_order_from_the_top()
    assert (sam.page.get_by_text(OVERALL).count(), box(sam.page).input_value()) == (1, "")
    sam.presses("Tell Ben now", exact=False)
    sam.sees("unless Ben has opened it by then")
    sam.page.get_by_role("link", name="Next student who needs you").click()
    sam.sees_heading("First week in the team")
    assert sam.page.evaluate("[location.hash, document.activeElement.id]") == ["#entry", "entry"]
    sam.sees("Amara said on")

    ben = somebody("Ben")
    ben.signs_in_on_the_demo_page("Ben")
    ben.sees(f"Sam gave you feedback on “{TITLE}”")
    ben.page.get_by_role("link", name="Read it", exact=False).first.click()
    ben.sees_heading(TITLE)
    ben.sees(OVERALL)
    ben.sees("You and Dr Sam Whitlock can see this")
    ben.finds_it_in_order_from_the_top()
    ben.presses("I have read this", exact=False)
    ben.follows("I have a question", exact=False)
    ben.types("Your words", "Which line do you mean?")
    ben.page.get_by_text(SAVED).wait_for()
    ben.page.get_by_role("button", name="Send", exact=True).click()
    ben.sees("Sent. Sam sees it at home now")
    ben.follows("Write what I will do next", exact=False)
    ben.types("What I will do next", "Ring on Monday.")
    ben.page.get_by_role("button", name="Keep", exact=True).click()
    ben.sees("Kept. Sam can see it under the feedback.")
    ben.finds_it_in_order_from_the_top()

    sam.opens("/")
    sam.sees("Ben has a question about your feedback")
    sam.page.get_by_role("link", name="Read and answer", exact=False).first.click()
    sam.sees("Which line do you mean?")
    sam.sees("Ring on Monday.")
    sam.finds_it_in_order_from_the_top()
    sam.follows("Answer under your feedback", exact=False)
    sam.types("Your words", "The last one.")
    sam.page.get_by_role("button", name="Send", exact=True).click()
    sam.sees("The last one.")
    sam.no_longer_sees("Ben waits for your answer")


def test_without_a_script_and_by_keyboard_a_phrase_is_put_in_and_nothing_is_lost(somebody):
    sam = somebody("Sam", script=False)
    sam.signs_in_on_the_demo_page("Sam")
    sam.opens("/feedback/phrases/")
    sam.types("A phrase of yours", "And what would you do now?")
    sam.presses("Keep this phrase")
    sam.opens("/placement/needs-you/")
    sam.follows("Read what Ben shared last")
    box(sam.page).fill(OVERALL)
    sam.page.get_by_text("Saved phrases").click()
    sam.page.get_by_role("button", name="And what would you do now?").focus()
    sam.page.keyboard.press("Enter")
    sam.sees("Here is what you typed")
    assert box(sam.page).input_value() == f"{OVERALL} And what would you do now?"
    sam.page.get_by_role("button", name="Send to Ben").focus()
    sam.page.keyboard.press("Enter")
    sam.sees("Sent. Ben will get one message")


def test_the_text_survives_whatever_happens_to_the_page(sam):
    """Reload, back, the server failing, a sign-in that ran out, the tab closed, a second tab."""
    address = sam.page.url
    box(sam.page).fill(OVERALL)
    sam.page.reload()
    still_there(sam.page, OVERALL)
    sam.page.goto("/log/")
    sam.page.go_back()
    still_there(sam.page, OVERALL)

    sam.page.route(DRAFTS, lambda route: route.fulfill(status=500, body="sorry"))
    box(sam.page).fill(BOTH)
    sam.sees("not yet backed up")
    sam.page.unroute(DRAFTS)
    sam.page.reload()
    still_there(sam.page, BOTH)
    sam.page.get_by_text(SAVED).wait_for()

    cookies = [cookie for cookie in sam.context.cookies() if cookie["name"] == "session"]
    sam.context.clear_cookies(name="session")
    box(sam.page).fill("After signing out.")
    sam.sees("You are signed out. Sign in again in a new tab: your text stays here.")
    sam.context.add_cookies(cookies)
    sam.page.get_by_role("button", name="Try again now").click()
    sam.page.get_by_text(SAVED).wait_for()
    sam.page.close()
    sam.opens_a_tab()
    sam.faults.clear()  # the browser has noted the failures that this journey is about
    sam.opens(address)
    still_there(sam.page, "After signing out.")

    other = sam.context.new_page()
    other.goto(address)
    with sam.page.expect_response(DRAFTS):
        box(sam.page).fill("From the phone.")
    sam.page.get_by_text(SAVED).wait_for()
    box(other).fill("From the laptop.")
    other.get_by_role("heading", name="This was changed somewhere else too").wait_for()
    other.get_by_role("button", name="Put both into one").click()
    still_there(other, "From the phone.\n\nFrom the laptop.")


def test_sam_speaks_and_amara_hears_it_once_it_is_sent(somebody):
    sam = somebody("Sam")
    sam.context.grant_permissions(["microphone"])
    sam.signs_in_on_the_demo_page("Sam")
    sam.opens("/placement/needs-you/")
    sam.page.get_by_role("link", name="Read what Amara shared last").click()
    sam.page.get_by_text("Write more feedback").click()
    sam.page.get_by_text("Speak", exact=True).filter(visible=True).click()
    sam.sees("then Amara will hear this")
    sam.page.get_by_role("button", name="Record", exact=True).click()
    sam.page.get_by_role("timer").get_by_text("0:01 of 3:00").wait_for()
    sam.page.get_by_role("button", name="Stop").click()
    sam.page.get_by_role("button", name="Keep it with your feedback").click()
    sam.sees("Only you can hear this until you send it")
    sam.finds_it_in_order_from_the_top()
    sam.page.get_by_role("button", name="Send to Amara").click()
    sam.sees("Sent. Amara will get one message")
    amara = somebody("Amara")
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(sam.page.url.partition("?")[0])
    amara.sees(re.compile(r"Spoken, 0:0\d"))
    amara.page.locator("audio").first.evaluate("one => one.play()")
    amara.page.wait_for_function("() => [...document.querySelectorAll('audio')].some((one) => one.currentTime > 0.2)")
