"""S5, afterwards. Sam notices a school in what Amara shared with him; it is held back until Amara has looked."""

import re

import pytest

AT_HOME = re.compile("Look at it|“After the visit” might identify someone")  # the next useful thing, or after that


@pytest.fixture
def address(somebody):
    """An entry that Amara has shared with Joan and with Sam, with a word in it that the check does not know."""
    amara = somebody("Amara")
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens("/log/new/?another=1")
    amara.types("Title", "After the visit")
    amara.types("Your entry", "We walked past the larkspur gates together.\n\nI was late and said so.")
    amara.page.get_by_role("button", name="Save", exact=True).click()
    amara.page.get_by_role("link", name="Share…").wait_for()
    address = amara.page.url
    for reader in ("Joan Pritchard", "Dr Sam Whitlock"):
        amara.opens(address)
        amara.follows("Share…")
        amara.chooses(reader)
        amara.presses("Continue")
        amara.page.get_by_role("button", name="Share with").click()
        amara.sees("You can undo this until")
    return address


def says_so(person, address, kind="A school", note="First paragraph."):
    person.opens(address)
    person.follows("This might identify someone")
    person.sees_heading("This might identify someone")
    person.page.get_by_label("What might identify someone?").select_option(kind)
    person.types("Where does it stand?", note)


def test_sam_says_so_amara_mends_it_and_everybody_reads_on(somebody, address):
    sam, joan, amara = somebody("Sam"), somebody("Joan"), somebody("Amara")
    sam.signs_in_on_the_demo_page("Sam")
    says_so(sam, address, note="The school is called Larkspur Primary.")
    sam.presses("Hold it back")
    sam.sees("Say where it stands without repeating it.")
    assert sam.page.get_by_label("Where does it stand?").input_value() == "The school is called Larkspur Primary."
    sam.types("Where does it stand?", "First paragraph.")
    sam.page.get_by_role("button", name="Hold it back").dblclick()
    sam.sees_heading("Held back for now")
    sam.finds_the_page_in_order()
    sam.sees("Amara Osei and Joan Pritchard can see this. You cannot, for now")
    assert "larkspur" not in sam.page.inner_text("main")

    joan.signs_in_on_the_demo_page("Joan")
    joan.opens(address)
    joan.sees("Held back from others")
    joan.sees("We walked past the larkspur gates together.")

    amara.signs_in_on_the_demo_page("Amara")
    amara.sees("“After the visit” might identify someone")
    amara.finds_the_page_in_order()
    amara.page.get_by_role("link", name=AT_HOME).first.click()
    amara.sees("Held back: this might identify someone")
    amara.sees("Dr Sam Whitlock said so on")
    amara.follows("Look through it and share again")
    amara.sees("Dr Sam Whitlock thinks that this might identify someone: a school.")
    amara.presses("Share with Sam")
    amara.sees("These are the words that were held back.")
    amara.follows("change it in the entry")
    amara.types("Your entry", "We walked past the gates together.\n\nI was late and said so.")
    amara.page.get_by_role("button", name="Save", exact=True).click()
    amara.sees("Held back: this might identify someone")
    amara.follows("Look through it and share again")
    amara.presses("Share with Sam")
    amara.sees("You can undo this until")
    amara.finds_the_page_in_order()
    assert amara.page.get_by_text("Held back: this might identify someone").count() == 0

    sam.opens(address)
    sam.sees("We walked past the gates together.")


def test_by_keyboard_and_without_a_script_sam_says_so_and_takes_it_back(somebody, address):
    sam = somebody("Sam", script=False)
    sam.signs_in_on_the_demo_page("Sam")
    sam.opens(address)
    sam.page.get_by_role("link", name="This might identify someone").focus()
    sam.page.keyboard.press("Enter")
    sam.sees_heading("This might identify someone")
    sam.page.get_by_label("What might identify someone?").focus()
    sam.page.keyboard.type("A school")
    sam.page.keyboard.press("Tab")
    sam.page.keyboard.type("Second line")
    button = sam.page.get_by_role("button", name="Hold it back")
    for _ in range(6):
        sam.page.keyboard.press("Tab")
        if button.evaluate("one => one === document.activeElement"):
            break
    sam.page.keyboard.press("Enter")
    sam.sees_heading("Held back for now")
    sam.sees("that it might identify someone: a school.")
    sam.presses("Take it back")
    sam.sees("Taken back. Your note is gone.")
    sam.sees("We walked past the larkspur gates together.")


def test_amara_says_why_it_does_not(somebody, address):
    sam, amara = somebody("Sam"), somebody("Amara")
    sam.signs_in_on_the_demo_page("Sam")
    says_so(sam, address, kind="Something else", note="")
    sam.presses("Hold it back")
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(address)
    amara.follows("It does not identify anyone…", exact=False)
    amara.presses("Let them read it again")
    amara.sees("Say why, in a sentence.")
    amara.types("Why does it not identify anyone?", "They are flowers by the road.")
    amara.presses("Let them read it again")
    amara.sees("You, Joan Pritchard and Dr Sam Whitlock can see this")
    sam.opens(address)
    sam.sees("“They are flowers by the road.”")
