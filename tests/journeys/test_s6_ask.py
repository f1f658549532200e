"""S6, before step 3. Amara looks at what might identify somebody before Joan is asked, and Joan reads what is left."""

WORDS = (
    "Visited Thomas Greenhalgh, 14 Larch Close ZZ99 3VZ. His mum rang me on 07700 900123. NHS 999 123 0009.\n\n"
    "I was late and said so."
)
NUMBER = 5
GONE = ["Greenhalgh", "Larch Close", "ZZ99", "07700", "999 123"]


def writes_evidence(amara, words=WORDS):
    amara.opens("/placement/")
    amara.follows("See all evidence")
    amara.page.get_by_role("link", name="Write new evidence").first.click()
    amara.sees_heading("Write new evidence")
    amara.types("Title", "After the visit")
    amara.types("What happened, and what did you do?", words)
    amara.types("Why does it show this?", "I told him why I was late.")
    amara.page.get_by_role("button", name="Save", exact=True).click()  # it goes once the draft is kept
    amara.sees_heading("What does it show?")
    amara.finds_the_page_in_order()
    amara.chooses("Professionalism")
    amara.presses("Save what it shows")


def asks(amara):
    amara.follows("Ask Joan to sign this off")
    amara.sees_heading(f"Before you ask: {NUMBER} things that might identify someone")


def test_what_might_identify_someone_is_replaced_before_joan_signs_it(amara, somebody):
    writes_evidence(amara)
    asks(amara)
    amara.presses("Send to Joan")
    amara.sees("Decide first about what is still marked. Nothing has been sent.")
    amara.presses("Replace all with suggestions")
    amara.page.get_by_role("textbox", name="instead of").first.fill("somebody I visited")
    amara.presses("Show my choices in the text")
    amara.presses("Send to Joan")
    amara.sees("Waiting for Joan")
    address = amara.page.url
    joan = somebody("Joan")
    joan.signs_in_on_the_demo_page("Joan")
    joan.opens(address)
    joan.follows("Read and decide")
    reading = joan.page.locator("main").inner_text()
    assert [word for word in GONE if word in reading] == []
    for said in ("somebody I visited", "I was late and said so.", "I told him why I was late."):
        assert said in reading


def test_what_is_left_needs_a_reason_and_is_not_asked_twice(amara):
    writes_evidence(amara)
    asks(amara)
    for one in amara.page.get_by_label("Leave it").all():
        one.check()
    amara.presses("Show my choices in the text")
    amara.presses("Send to Joan")
    amara.sees("Say why in at least 10 characters. Only you can see it.")
    amara.types("Why does what you leave not identify anybody?", "All of them are invented.")
    amara.presses("Send to Joan")
    amara.sees("Waiting for Joan")
    amara.presses("Withdraw request")
    asks(amara)
    amara.sees("All decided")
    amara.presses("Send to Joan")
    amara.sees("Waiting for Joan")


def test_by_keyboard_enter_in_a_field_shows_the_choice_and_sends_nothing(amara):
    writes_evidence(amara)
    asks(amara)
    page = amara.page
    page.get_by_label("Replace it").first.focus()
    page.keyboard.press("Space")
    field = page.get_by_role("textbox", name="instead of").first
    field.fill("somebody I visited")
    field.press("Enter")
    amara.finds_the_page_in_order()
    amara.sees(f"{NUMBER - 1} to decide")
    assert "somebody I visited" in page.get_by_role("region", name="What Joan will read").inner_text()


def test_it_works_without_javascript(somebody):
    amara = somebody("Amara", script=False)
    amara.signs_in_on_the_demo_page("Amara")
    writes_evidence(amara)
    asks(amara)
    amara.presses("Replace all with suggestions")
    amara.presses("Send to Joan")
    amara.sees("Waiting for Joan")


def test_send_pressed_twice_asks_once(amara):
    writes_evidence(amara)
    asks(amara)
    amara.presses("Replace all with suggestions")
    amara.page.get_by_role("button", name="Send to Joan").dblclick()
    amara.sees("Waiting for Joan")
    assert amara.page.get_by_text("asked for sign-off").count() == 1
