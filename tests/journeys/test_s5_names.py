"""S5, beside step 6. Amara writes about people under names she made up, and the check knows them from real ones."""

TEXT = "Mrs Fern was at home. Thomas Greenhalgh came in, and Mrs Fern laughed.\n\nI was late and said so."


def writes(amara, text=TEXT):
    amara.opens("/log/new/?another=1")
    amara.types("Title", "After the visit")
    amara.types("Your entry", text)
    amara.page.get_by_role("button", name="Save", exact=True).click()
    amara.page.get_by_role("link", name="Share…").wait_for()


def looks_before_sharing(amara):
    amara.follows("Share…")
    amara.chooses("Joan Pritchard")
    amara.presses("Continue")


def adds(amara, name):
    amara.types("A name you made up", name)
    amara.presses("Add to my list")


def on_the_list(amara):
    return amara.page.get_by_role("region", name="My list").get_by_role("listitem").count()


def test_she_keeps_a_list_that_she_can_mend(amara):
    amara.opens("/log/")
    amara.follows("Names I made up")
    amara.sees_heading("Names I made up")
    amara.sees("Only you can see this")
    before = on_the_list(amara)
    adds(amara, "Mrs Hazel")
    amara.sees("On your list.")
    adds(amara, "mrs hazel")
    amara.sees("“Mrs Hazel” is on your list already.")
    assert amara.page.get_by_label("A name you made up").input_value() == "mrs hazel"
    adds(amara, "The older sister of the man who lives above the bakery and sings")
    amara.sees("a name here has at most 60.")
    assert amara.page.get_by_label("A name you made up").input_value().endswith("and sings")
    assert on_the_list(amara) == before + 1
    amara.presses("Take off my list: Mrs Hazel")
    amara.sees("Off your list.")
    assert on_the_list(amara) == before


def test_in_the_check_a_name_is_made_up_and_another_is_chosen_from_the_list(amara, somebody):
    writes(amara)
    looks_before_sharing(amara)
    amara.sees_heading("Before you share: 3 things that might identify someone")
    amara.page.get_by_role("button", name="This is a name I made up – Mrs Fern").first.click()
    amara.sees("On your list of names you made up.")
    amara.sees_heading("Before you share: 1 thing that might identify someone")
    amara.finds_the_page_in_order()
    amara.page.get_by_label("a name I made up, instead of Thomas Greenhalgh").select_option("Mrs Fern")
    amara.presses("Show my choices in the text")
    amara.sees("A name you made up")
    amara.page.get_by_label("instead of Thomas Greenhalgh").first.fill("Her son")
    amara.presses("Show my choices in the text")
    amara.presses("Share with Joan")
    amara.sees("You and Joan Pritchard can see this.")
    address = amara.page.url
    joan = somebody("Joan")
    joan.signs_in_on_the_demo_page("Joan")
    joan.opens(address)
    joan.sees("Mrs Fern was at home. Her son came in, and Mrs Fern laughed.")
    assert joan.page.goto("/log/names/").status == 403


def test_by_keyboard(amara):
    writes(amara)
    looks_before_sharing(amara)
    amara.page.get_by_role("button", name="This is a name I made up – Mrs Fern").first.focus()
    amara.page.keyboard.press("Enter")
    amara.sees_heading("Before you share: 1 thing that might identify someone")
    amara.opens("/log/names/")
    amara.page.get_by_label("A name you made up").focus()
    amara.page.keyboard.type("Liam K.")
    amara.page.keyboard.press("Enter")
    amara.sees("On your list.")
    amara.finds_the_page_in_order()


def test_it_works_without_javascript(somebody):
    amara = somebody("Amara", script=False)
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens("/log/names/")
    adds(amara, "Mrs Fern")
    amara.sees("On your list.")
    writes(amara)
    looks_before_sharing(amara)
    amara.sees_heading("Before you share: 1 thing that might identify someone")
    amara.presses("This is a name I made up – Thomas Greenhalgh")
    amara.sees_heading("Before you share")
    amara.sees("The check found nothing to point out.")


def test_it_is_there_before_sign_off_is_asked_too(amara):
    amara.opens("/placement/")
    amara.follows("See all evidence")
    amara.page.get_by_role("link", name="Write new evidence").first.click()
    amara.types("Title", "After the visit")
    amara.types("What happened, and what did you do?", TEXT)
    amara.page.get_by_role("button", name="Save", exact=True).click()
    amara.sees_heading("What does it show?")
    amara.chooses("Professionalism")
    amara.presses("Save what it shows")
    amara.follows("Ask Joan to sign this off")
    amara.page.get_by_role("button", name="This is a name I made up – Mrs Fern").first.click()
    amara.sees_heading("Before you ask: 1 thing that might identify someone")
    amara.finds_the_page_in_order()
    amara.presses("Replace all with suggestions")
    amara.presses("Send to Joan")
    amara.sees("Waiting for Joan")
