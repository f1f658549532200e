"""P1. Joan decides from the mailed link: no account, two activations, and nothing that a mail scanner does counts."""

import re
import time

import pytest

SUBJECT = "Amara: 1 thing to confirm (about 2 minutes)"


def link_from_the_mail(person, subject=SUBJECT):
    """Wait for the mail in the demo's mailbox, and return the address that it holds."""
    for _ in range(120):  # the demo has just begun, and sends its mail beside everything else
        person.page.goto("/demo/mailbox/")
        if person.page.get_by_role("link", name=subject).count():
            break
        time.sleep(0.5)
    person.page.get_by_role("link", name=subject).first.click()
    return re.search(r"https?://\S+/evidence/by-link/\S+", person.page.locator("main").inner_text()).group(0)


@pytest.fixture
def joan(somebody):
    return somebody("Joan")


@pytest.fixture
def link(joan):
    return link_from_the_mail(joan)


def counted(person):
    """Count what she presses from here on."""
    person.page.evaluate(
        "() => { let n = +sessionStorage.pressed || 0; addEventListener('click', e => "
        "{ if (e.isTrusted) sessionStorage.pressed = ++n }, true) }"
    )


def pressed(person):
    return int(person.page.evaluate("sessionStorage.pressed || 0"))


def test_joan_decides_in_two_activations(joan, link, somebody):
    joan.opens(link)
    joan.sees_heading("Amara Osei asks you to confirm one piece of evidence")
    joan.sees("You are Joan Pritchard, practice educator at Kestrelshire Council.")
    joan.sees("It isn’t a pass or a fail.")
    assert joan.page.locator("input[type=radio]:checked").count() == 0
    assert {cookie["name"] for cookie in joan.context.cookies()} <= {"csrf"}
    counted(joan)
    joan.chooses("Agree")
    joan.presses("Sign as Joan Pritchard")
    assert pressed(joan) <= 3  # a label and its radio are one activation, and two events
    joan.sees_heading("Signed")
    joan.sees("Amara has been told.")
    joan.sees("Nothing else is waiting")
    amara = somebody("Amara")
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens("/placement/")
    amara.follows("See all evidence")
    assert amara.page.get_by_text("Signed:").count() == len(["one before", "this"])


def test_both_get_a_receipt_with_the_fingerprint(joan, link):
    joan.opens(link)
    joan.chooses("Not yet")
    joan.types("A comment for Amara", "I could not tell from this what you did yourself.")
    joan.presses("Sign as Joan Pritchard")
    shown = joan.page.locator(".receipt .print").inner_text().strip()
    receipts = []
    for _ in range(40):
        joan.page.goto("/demo/mailbox/")
        receipts = joan.page.get_by_role("link", name="signed by Joan Pritchard, your receipt").all()
        if len(receipts) == 4:  # two of the evidence signed before, two of this
            break
        time.sleep(0.5)
    receipts[0].click()
    joan.sees(shown)


def test_a_scanner_signs_and_refuses_nothing(joan, link, somebody):
    scanner = somebody("Scanner")
    for _ in range(3):
        assert scanner.context.request.head(link).ok
        assert scanner.context.request.get(link).ok
        scanner.page.goto(link)
    for name in ("Sign as Joan Pritchard", "I need a conversation first", "Give it back to be changed"):
        scanner.page.goto(link)
        scanner.page.get_by_role("button", name=name).click()
    scanner.page.goto(link)
    scanner.follows("This isn’t mine")
    joan.opens(link)
    joan.sees_heading("Amara Osei asks you to confirm one piece of evidence")
    assert joan.site.counts_new_signatures() == 0


def test_pressing_sign_without_choosing_says_what_to_do_and_keeps_the_comment(joan, link):
    joan.opens(link)
    joan.types("A comment for Amara", "You waited. Good.")
    joan.presses("Sign as Joan Pritchard")
    joan.sees("Choose what you think: agree, partly or not yet. Nothing has been signed.")
    assert joan.page.title().startswith("Error: ")
    assert joan.page.get_by_label("A comment for Amara").input_value() == "You waited. Good."
    joan.follows("Choose what you think: agree, partly or not yet. Nothing has been signed.")
    assert joan.page.evaluate("document.activeElement.name") == "judgement"


def test_partly_asks_what_is_missing(joan, link):
    joan.opens(link)
    joan.chooses("Partly")
    joan.presses("Sign as Joan Pritchard")
    joan.sees("Say in a few words what is missing. Nothing has been signed yet.")


def test_the_link_shows_a_read_only_receipt_afterwards_and_can_be_undone(joan, link):
    joan.opens(link)
    joan.chooses("Agree")
    joan.presses("Sign as Joan Pritchard")
    joan.opens(link)
    joan.sees_heading("Signed")
    assert joan.page.locator("input[type=radio]").count() == 0
    joan.presses("Undo")
    joan.sees("Your signature is taken back.")
    joan.sees_heading("Amara Osei asks you to confirm one piece of evidence")
    assert joan.site.counts_new_signatures() == 2  # the second one takes the first back


def test_not_mine_asks_once_more_and_then_closes_the_link(joan, link):
    joan.opens(link)
    joan.follows("This isn’t mine")
    joan.sees_heading("Is this not yours?")
    joan.presses("This isn’t mine")
    joan.sees_heading("Thank you for telling us")
    joan.page.goto(link)
    joan.sees_heading("This link no longer works")


def test_a_conversation_first_keeps_the_request_open(joan, link):
    joan.opens(link)
    joan.types("A comment for Amara", "Can we talk on Tuesday?")
    joan.presses("I need a conversation first")
    joan.sees_heading("Ask for a conversation first?")
    assert joan.page.get_by_label("A few words for Amara").input_value() == "Can we talk on Tuesday?"
    joan.presses("Tell Amara")
    joan.sees("You asked for a conversation on")
    joan.sees_heading("Amara Osei asks you to confirm one piece of evidence")


def test_sign_pressed_twice_is_one_signature(joan, link):
    joan.opens(link)
    joan.chooses("Agree")
    joan.page.get_by_role("button", name="Sign as Joan Pritchard").dblclick()
    joan.sees_heading("Signed")
    assert joan.site.counts_new_signatures() == 1


def test_it_works_by_keyboard_alone(joan, link):
    joan.opens(link)
    page = joan.page
    page.get_by_label("Agree").focus()
    page.keyboard.press("Space")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Sign as Joan Pritchard":
            break
    page.keyboard.press("Enter")
    joan.sees_heading("Signed")


def test_it_works_without_javascript(somebody, link):
    joan = somebody("Joan", script=False)
    joan.opens(link)
    joan.chooses("Agree")
    joan.presses("Sign as Joan Pritchard")
    joan.sees_heading("Signed")
