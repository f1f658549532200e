"""Amara shares an entry with Joan and her seminar group at once, changes later who can see it, and undoes it with one press."""

import pytest

TEXT = "I met Mrs Adeyemi with Joan. Her e-mail is bisi.adeyemi@mail.example. I was late, and said so."
READERS = "You, Joan Pritchard and your seminar group (8) can see this"


@pytest.fixture
def amara(somebody, size):
    """On a phone without a script, and at a desk with one and the keyboard."""
    amara = somebody("Amara", script=size == "desktop")
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens("/log/new/?another=1")
    amara.types("Title", "After the visit")
    amara.types("Your entry", TEXT)
    amara.page.get_by_role("button", name="Save", exact=True).click()
    amara.page.get_by_role("link", name="Share…").wait_for()
    return amara


def ticks_with_the_keyboard(person, label):
    box = person.page.get_by_label(label, exact=False).first
    box.focus()
    person.page.keyboard.press("Space")
    assert box.is_checked()


def shares_with_joan_and_the_group(amara):
    amara.follows("Share…")
    amara.sees("Aisha Rahman, Ben Hollis, Callum Reid")
    amara.sees("Somebody who joins later does not see it unless you share it with them too.")
    ticks_with_the_keyboard(amara, "My practice educator – Joan Pritchard")
    ticks_with_the_keyboard(amara, "My seminar group – 8 people")
    amara.presses("Continue")
    amara.sees_heading("Before you share: 2 things that might identify someone")
    amara.presses("Replace all with suggestions")
    amara.page.get_by_label("View as").select_option(label="Ben Hollis")
    amara.presses("View")
    amara.sees_heading("What Ben will read")
    amara.sees("You, Amara Osei, Joan Pritchard and 7 more of Amara’s seminar group can see this")
    amara.presses("Share with 9 people")
    amara.sees(f"{READERS}. Sam cannot. You can undo this until")


def test_shared_with_several_and_changed_later(amara, somebody):
    shares_with_joan_and_the_group(amara)
    address = amara.page.url
    ben = somebody("Ben")
    ben.signs_in_on_the_demo_page("Ben")
    ben.opens(address)
    ben.sees("You, Amara Osei, Joan Pritchard and 7 more of Amara’s seminar group can see this")
    assert "Adeyemi" not in ben.page.inner_text("main")

    amara.opens(address)
    amara.sees("1 of 9 opened it")
    amara.page.get_by_text("Your seminar group: 8 people").click()
    amara.sees("Ben opened this today.")
    amara.finds_the_page_in_order()
    amara.presses("Take back from Ben Hollis")
    amara.sees("Ben Hollis can no longer read this. You, Joan Pritchard and 7 of your seminar group can see this.")
    assert ben.page.goto(address).status == 404
    amara.presses("Take back from all")
    amara.sees("can no longer read this. Only you can see this.")


def test_one_press_undoes_it_for_all(amara, somebody):
    shares_with_joan_and_the_group(amara)
    address = amara.page.url
    amara.page.get_by_role("button", name="Undo sharing with Joan Pritchard and your seminar group (8)").focus()
    amara.page.keyboard.press("Enter")
    amara.sees("Undone. Your own words are back. Only you can see this.")
    amara.sees("Mrs Adeyemi")
    joan = somebody("Joan")
    joan.signs_in_on_the_demo_page("Joan")
    assert joan.page.goto(address).status == 404
