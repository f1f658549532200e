"""Amara's log over months: questions and marks, finding entries again, a list for supervision, a file to take away."""

import json

READERS = {"Joan Pritchard", "Dr Sam Whitlock"}  # of what she has shared in the demo


def body(amara):
    return amara.page.get_by_label("Your entry")


def saves(amara):
    """The page may back the text up before it goes on."""
    amara.page.get_by_role("button", name="Save", exact=True).click()


def by_keyboard(amara, *keys):
    for key in keys:
        amara.page.keyboard.press(key)


def focused(amara):
    """The words of what has the focus, or its label. Nothing has it on a page that was just opened."""
    here = "const it = document.activeElement; it === document.body ? '' : it.innerText || it.labels?.[0]?.innerText || ''"
    return amara.page.evaluate(here).strip()


def tabs_to(amara, words, most=40):
    for _ in range(most):
        if words in focused(amara):
            return
        amara.page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach “{words}”")


def test_questions_and_marks_help_and_take_no_word_away(amara):
    amara.opens("/log/new/?another=1")
    body(amara).fill("Before anything else.")
    tabs_from_the_top(amara)
    tabs_to(amara, "Choose some questions")
    by_keyboard(amara, "Enter")
    tabs_to(amara, "Gibbs’ reflective cycle")
    by_keyboard(amara, "Enter")
    amara.sees("What sense can you make of it?")
    assert body(amara).input_value() == "Before anything else."
    assert focused(amara) == "Put these into the text as headings"
    by_keyboard(amara, "Enter")
    text = body(amara).input_value()
    assert text.startswith("Before anything else.\n\n## What happened?\n\n\n\n## What were you thinking and feeling?")
    amara.page.keyboard.type("He waited.")
    assert "## What happened?\n\nHe waited.\n\n## What were" in body(amara).input_value()
    amara.finds_the_page_in_order()
    amara.types("Title", "With questions")
    amara.types("Tags", "Listening, quiet")
    saves(amara)
    amara.sees_heading("With questions")
    amara.finds_the_page_in_order()
    amara.page.get_by_role("heading", level=2, name="What happened?").wait_for()
    amara.page.get_by_role("link", name="listening").wait_for()


def tabs_from_the_top(amara):
    amara.page.get_by_role("link", name="Skip to the content").focus()


def test_buttons_set_marks_that_can_be_undone_and_words_are_counted(amara):
    amara.opens("/log/new/?another=1")
    body(amara).fill("one\ntwo three")
    amara.sees("3 words")
    body(amara).focus()
    by_keyboard(amara, "Control+a")
    amara.presses("List")
    assert body(amara).input_value() == "- one\n- two three"
    amara.presses("Numbers")
    assert body(amara).input_value() == "1. one\n2. two three"
    by_keyboard(amara, "Control+z")
    assert body(amara).input_value() == "- one\n- two three"
    by_keyboard(amara, "Control+a")
    amara.presses("List")
    assert body(amara).input_value() == "one\ntwo three"
    body(amara).evaluate("area => area.setSelectionRange(0, 3)")
    by_keyboard(amara, "Control+b")
    assert body(amara).input_value() == "**one**\ntwo three"
    amara.presses("Heading")
    assert body(amara).input_value() == "## **one**\ntwo three"
    amara.sees("3 words")


def test_enter_in_the_title_saves_and_puts_no_questions_into_the_text(amara):
    amara.opens("/log/new/?another=1")
    amara.types("Title", "By Enter")
    body(amara).fill("One line.")
    amara.page.get_by_label("Title").press("Enter")
    amara.sees_heading("By Enter")
    assert amara.page.get_by_text("What happened?").count() == 0


def test_without_a_script_questions_are_chosen_and_nothing_is_lost(somebody):
    amara = somebody("Amara", script=False)
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens("/log/new/?another=1")
    body(amara).fill("Typed before.")
    amara.page.get_by_text("Choose some questions").click()
    amara.presses("Process recording")
    assert body(amara).input_value() == "Typed before."
    amara.presses("Put these into the text as headings")
    assert body(amara).input_value().startswith("Typed before.\n\n## Who was there, and what was the conversation for?")
    saves(amara)
    amara.page.get_by_role("heading", level=2, name="Who was there").wait_for()
    amara.finds_the_page_in_order()


def test_entries_are_found_by_words_by_day_and_by_keyboard(amara):
    amara.opens("/log/")
    tabs_from_the_top(amara)
    tabs_to(amara, "Search my log")
    by_keyboard(amara, "Enter")
    amara.page.get_by_role("search").wait_for()
    amara.finds_the_page_in_order()
    tabs_to(amara, "Words")
    amara.page.keyboard.type("sandwich")
    by_keyboard(amara, "Enter")
    amara.sees("1 entry found")
    amara.finds_the_page_in_order()
    amara.page.get_by_role("link", name="What I did not ask").wait_for()
    amara.follows("Show everything")
    amara.follows("Calendar")
    amara.follows(amara.page.get_by_role("navigation", name="Months").get_by_role("link").first.inner_text())
    day = amara.page.get_by_role("table").get_by_role("link").first
    title = day.locator(".what").inner_text()
    day.focus()
    by_keyboard(amara, "Enter")
    amara.sees_heading(title)
    amara.sees("This log is not a report.")


def test_a_passage_comes_to_supervision_and_leaves_the_list_again(amara, somebody):
    amara.opens("/log/?q=notebook+over+the+laptop")
    amara.follows("A pen of her own")
    amara.page.get_by_text("Bring passages to supervision").click()
    amara.page.get_by_role("checkbox", name="I typed them up afterwards").check()
    amara.presses("Bring these to supervision")
    amara.sees("Nobody else sees it.")
    amara.opens("/log/supervision/")
    amara.sees("Printed or copied by you; nobody else sees it")
    amara.page.get_by_role("link", name="Read it in the entry A pen of her own").click()
    assert amara.page.url.endswith("#p2")
    amara.finds_the_page_in_order()
    amara.opens("/log/supervision/")
    amara.page.get_by_role("checkbox", name="I typed them up afterwards").check()
    amara.presses("Take what is ticked off the list")
    amara.sees("Off the list: 1.")
    assert amara.page.get_by_text("I typed them up afterwards").count() == 0
    joan = somebody("Joan")
    joan.signs_in_on_the_demo_page("Joan")
    joan.opens("/log/")
    joan.sees("Supervision, my own notes")
    assert joan.page.get_by_text("For supervision").count() == 0
    assert joan.page.goto("/log/supervision/").status == 403


def test_everything_is_taken_away_as_a_file(amara):
    amara.opens("/log/export/")
    with amara.page.expect_download() as waiting:
        amara.page.get_by_role("link", name="Everything, for a machine").click()
    with open(waiting.value.path(), encoding="utf-8") as file:  # noqa: PTH123 where the browser put it
        facts = json.load(file)
    assert "Power in a doorway" in [entry["title"] for entry in facts["entries"]]
    assert {reader["name"] for entry in facts["entries"] for reader in entry["readers"]} == READERS
