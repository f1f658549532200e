"""S5, steps 5 to 7. Amara shares an entry with Joan, after looking at what might identify the family."""

import pytest

TEXTS = [
    (
        (
            "Visited Thomas Greenhalgh, 14 Larch Close ZZ99 3VZ. His mum rang me on 07700 900123. NHS 999 123 0009. "
            "He was born 4/3/2014 and is the only wheelchair user at Fernhill Primary."
        ),
        7,
        ["Greenhalgh", "Larch Close", "ZZ99", "07700", "999 123", "4/3/2014", "Fernhill"],
    ),
    (
        (
            "In May 2026 I met Mrs Adeyemi with Joan. Her e-mail is bisi.adeyemi@mail.example and her case is ref ZW26C00417. "
            "We talked about section 47 and Bowlby."
        ),
        3,
        ["Adeyemi", "mail.example", "ZW26C00417"],
    ),
]


def writes(amara, text):
    amara.opens("/log/new/?another=1")
    amara.types("Title", "After the visit")
    amara.types("Your entry", text)
    amara.page.get_by_role("button", name="Save", exact=True).click()
    amara.page.get_by_role("link", name="Share…").wait_for()
    amara.finds_the_page_in_order()


@pytest.mark.parametrize(("text", "number", "gone"), TEXTS)
def test_what_might_identify_someone_is_replaced_before_joan_reads_it(amara, somebody, text, number, gone):
    writes(amara, text)
    amara.follows("Share…")
    amara.chooses("Joan Pritchard")
    amara.presses("Continue")
    amara.sees_heading(f"Before you share: {number} things that might identify someone")
    amara.presses("Replace all with suggestions")
    amara.page.get_by_role("textbox", name="instead of").first.fill("somebody I visited")
    amara.presses("Show my choices in the text")
    amara.presses("View as Joan")
    amara.sees_heading("What Joan will read")
    reading = amara.page.get_by_role("article").inner_text()
    assert [word for word in gone if word in reading] == []
    assert "somebody I visited" in reading
    amara.presses("Share with Joan")
    amara.sees("You and Joan Pritchard can see this. Sam cannot.")
    address = amara.page.url
    joan, sam = somebody("Joan"), somebody("Sam")
    joan.signs_in_on_the_demo_page("Joan")
    joan.opens(address)
    joan.sees("You and Amara Osei can see this")
    assert [word for word in gone if word in joan.page.inner_text("main")] == []
    sam.signs_in_on_the_demo_page("Sam")
    assert sam.page.goto(address).status == 404


def test_sharing_is_undone_and_her_own_words_are_back(amara, somebody):
    text, _, gone = TEXTS[1]
    writes(amara, text)
    amara.follows("Share…")
    amara.chooses("Joan Pritchard")
    amara.presses("Continue")
    amara.presses("Replace all with suggestions")
    amara.presses("Share with Joan")
    amara.sees("You can undo this until")
    address = amara.page.url
    amara.page.get_by_role("button", name="Undo sharing with Joan Pritchard").focus()
    amara.page.keyboard.press("Enter")
    amara.sees("Undone. Your own words are back. Only you can see this.")
    amara.finds_the_page_in_order()
    for words in gone:
        amara.sees(words)
    joan = somebody("Joan")
    joan.signs_in_on_the_demo_page("Joan")
    assert joan.page.goto(address).status == 404
