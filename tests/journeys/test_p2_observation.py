"""P2. Joan writes up the visit she observed, on two devices; Amara reads it once it is finished. Both sign, Joan from her mail."""

import re
import time


def opens_the_observation(person, title):
    person.opens("/placement/")
    if person.page.get_by_role("link", name="Amara Osei").count():
        person.follows("Amara Osei")
    person.follows("See the records")
    person.page.get_by_role("link", name=title, exact=True).last.click()  # in its place in the process; above it may come next
    person.sees_heading(title)


def link_to_sign(person, subject):
    """Wait for the mail that asks for a signature, and return its link: no account is needed to follow it."""
    for _ in range(80):
        person.page.goto("/demo/mailbox/")
        if person.page.get_by_role("link", name=subject).count():
            person.page.get_by_role("link", name=subject).first.click()
            person.page.wait_for_load_state()
            if found := re.search(r"https?://\S+/to-sign/\S+/record/\d+/", person.page.locator("main").inner_text()):
                return found.group(0)
        time.sleep(0.5)
    raise AssertionError(f"no mail “{subject}” with a link came")


def test_an_observation_is_written_on_two_devices_and_signed_by_both(amara, somebody):
    joan = somebody("Joan")
    joan.signs_in_on_the_demo_page("Joan")
    opens_the_observation(joan, "Observation 2")
    joan.page.get_by_role("link", name="Go on writing").click()
    joan.sees_heading("What the observer saw")
    joan.types("Your assessment, at the level of this placement", "Warm and careful work.")
    joan.page.get_by_text("Saved").filter(visible=True).first.wait_for()
    phone = somebody("Joan")
    phone.signs_in_on_the_demo_page("Joan")
    opens_the_observation(phone, "Observation 2")
    phone.sees("You typed something here that isn’t in the record yet")
    phone.page.get_by_role("link", name="Go on writing").click()
    phone.sees("here is what you typed then")
    phone.presses("Save, and my part is finished")
    phone.sees("Your part is not finished yet")
    phone.follows("Answer “Strengths and next steps”")
    for label, words in (
        ("Strengths", "She waits."),
        ("Areas to develop", "Endings."),
        ("Next steps", "Plan the last five minutes."),
    ):
        phone.page.get_by_role("textbox", name=label, exact=True).fill(words)
    phone.presses("Save, and my part is finished")
    phone.sees("Your part is finished, and the others can read it.")
    opens_the_observation(amara, "Observation 2")
    amara.sees("Warm and careful work.")
    amara.page.get_by_role("link", name="Write my part of Looking back").click()
    amara.types("What happened?", "We walked.")
    amara.types("Critical reflection", "I let the silence be.")
    amara.types("To the observer’s report", "I will plan the ending.")
    amara.types("To what the person said", "Robin said nothing this time.")
    amara.types("What will you do next?", "Say what comes next.")
    amara.presses("Save, and my part is finished")
    amara.sees_heading("Before you finish: 1 thing that might identify someone")
    amara.presses("This is a name I made up – Robin")
    amara.presses("Finish my part")
    amara.presses("Put it forward to be signed")
    opens_the_observation(amara, "Observation 2")
    amara.follows("Read it and sign")
    amara.chooses("I agree with this record")
    amara.page.get_by_role("button", name="Sign as").click()
    amara.sees("Undo my signature")
    by_mail = somebody("Joan")
    by_mail.opens(link_to_sign(by_mail, "Amara: Observation 2, your turn"))
    by_mail.sees_heading("Observation 2 of Amara Osei waits for your signature")
    by_mail.chooses("I agree with this record")
    by_mail.presses("Sign as Joan Pritchard")
    by_mail.sees_heading("You signed Observation 2 at")
    by_mail.presses("Undo my signature")
    by_mail.chooses("I agree with this record")
    by_mail.presses("Sign as Joan Pritchard")
    opens_the_observation(phone, "Observation 2")
    phone.sees("Signed by everybody")


def test_the_same_is_written_from_the_link_alone_at_a_desk_and_then_on_the_phone(somebody):
    desk = somebody("Joan", on="desktop")
    link = link_to_sign(desk, "Amara: Observation 2, your turn")
    desk.opens(link)
    desk.sees("No account, no password.")
    desk.page.get_by_role("link", name="Go on writing").click()
    desk.sees_heading("What the observer saw")
    desk.types("Your assessment, at the level of this placement", "Warm and careful work.")
    desk.page.get_by_text("Saved").filter(visible=True).first.wait_for()
    assert {cookie["name"] for cookie in desk.context.cookies()} <= {"csrf"}
    desk.page.close()
    phone = somebody("Joan", on="phone")
    phone.opens(link)
    phone.sees("You typed something here that isn’t in the record yet")
    phone.page.get_by_role("link", name="Go on writing").click()
    phone.sees("here is what you typed then")
    assert phone.page.get_by_label("Your assessment, at the level of this placement").input_value() == "Warm and careful work."
    phone.presses("Save, and my part is finished")
    phone.sees("Your part is not finished yet")
    phone.follows("Answer “Strengths and next steps”")
    assert phone.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    for label in ("Strengths", "Areas to develop", "Next steps"):
        phone.page.get_by_role("textbox", name=label, exact=True).fill("She waits.")
    phone.presses("Save, and my part is finished")
    phone.sees("Your part is finished, and the others can read it.")
    phone.follows("Everything that waits for you")
    phone.sees("To write, when you have longer")
