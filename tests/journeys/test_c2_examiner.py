"""C2, step 6. Elin examines by her link, without an account: she is asked, reads, remarks, and Priya reads what she sent."""

import re
import time

from tests.journeys.test_c2_portfolio import signed_in

SUBJECT = "Portfolios to read as external examiner"
REMARK = "What it cannot show is said plainly. Say next time what was agreed for January."


def link_from_the_mail(person, to):
    """Wait for the newest mail to somebody in the demo's mailbox, and return the address that it holds."""
    for _ in range(40):
        person.page.goto("/demo/mailbox/")
        mails = person.page.get_by_role("listitem").filter(has_text=SUBJECT).filter(has_text=to)
        if mails.count():
            break
        time.sleep(0.5)
    mails.first.get_by_role("link", name=SUBJECT).click()
    return re.search(r"https?://\S+/examiner/by-link/\S+", person.page.locator("main").inner_text()).group(0)


def begins(elin):
    elin.opens(link_from_the_mail(elin, "Elin"))
    elin.sees_heading("Before you read")
    assert "Carol" not in elin.page.locator("main").inner_text()
    assert elin.page.locator("input:checked").count() == 0
    elin.chooses("No")
    elin.presses("Answer, and open the room")
    elin.sees_heading("Examiner’s room")
    assert "Carol" not in elin.page.locator("main").inner_text()


def test_elin_reads_and_remarks_and_priya_and_carol_see_what_is_theirs(somebody):
    elin = somebody("Elin")
    begins(elin)
    elin.follows("Portfolio 1")
    elin.sees("Unchanged.")
    elin.sees("The coordinator and the board read what you send.")
    elin.page.get_by_label("Your remark").press_sequentially(REMARK[:20])
    elin.sees("Saved ")
    elin.page.reload()
    assert elin.page.get_by_label("Your remark").input_value() == REMARK[:20]
    elin.types("Your remark", REMARK)
    elin.presses("Send the remark")
    elin.sees("1 remark sent")
    elin.follows("Portfolio 1")
    elin.sees("It stays as it is.")
    assert elin.page.get_by_label("Your remark").input_value() == ""
    assert {cookie["name"] for cookie in elin.context.cookies()} <= {"csrf", "messages"}

    priya = signed_in(somebody, "Priya")
    priya.opens("/placement/")
    priya.page.get_by_role("link", name="Panel").last.click()
    priya.finds_the_page_in_order()
    priya.follows("Prof. Elin Rees")
    priya.sees(REMARK)
    carol = signed_in(somebody, "Carol")
    carol.opens("/who-opened/")
    carol.sees("external examiner, opened")
    carol.follows("edition 1 of your portfolio")
    assert REMARK not in carol.page.locator("main").inner_text()
    priya.presses("Let the student read it")
    carol.page.reload()
    carol.sees(REMARK)


def test_by_keyboard_alone_and_without_a_script(somebody):
    elin = somebody("Elin", script=False)
    begins(elin)
    elin.follows("Portfolio 1")
    elin.page.get_by_label("Your remark").focus()
    elin.page.keyboard.type("By hand.")
    elin.page.keyboard.press("Tab")
    elin.page.keyboard.press("Tab")
    elin.page.keyboard.press("Enter")
    elin.sees("It is kept, and nobody else reads it before you send it.")
    assert elin.page.get_by_label("Your remark").input_value() == "By hand."
    elin.follows("I know this student")
    elin.presses("Yes, close it")
    elin.sees("Closed to you")


def test_priya_names_another_examiner_who_gets_a_link(somebody):
    priya = signed_in(somebody, "Priya")
    priya.opens("/placement/")
    priya.page.get_by_role("link", name="Panel").last.click()
    priya.follows("Name an external examiner")
    priya.sees("Its recommendation is not a plain pass")
    priya.types("Name of the external examiner", "Prof. Gwen Morris")
    priya.types("Their e-mail address", "gwen.morris@westmoor.example")
    last = priya.page.evaluate("new Date(Date.now() + 20 * 864e5).toISOString().slice(0, 10)")
    priya.types("Last day in the room", last)
    priya.chooses("Draw it by the rule of the panel")
    priya.presses("Name them and send the link")
    priya.sees_heading("Prof. Gwen Morris examines")
    link = link_from_the_mail(priya, "gwen.morris")
    gwen = somebody("Gwen")
    gwen.opens(link)
    gwen.sees_heading("Before you read")
    priya.page.go_back()
    priya.opens("/placement/")
    priya.page.get_by_role("link", name="Panel").last.click()
    priya.follows("Prof. Gwen Morris")
    priya.follows("Close the room")
    priya.presses("Close it")
    gwen.page.reload()
    gwen.sees("Priya Nair closed it.")
