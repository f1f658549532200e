"""S3. Amara keeps a sentence, writes why it matters to her, finds it and cites it: by keyboard, by touch, without a script."""

import re

import pytest

SECTION = "/modules/digital-practice-in-social-work/good-practice-starts-with-why/tools-carry-ideas/"
SENTENCE = "There is comfort in this idea, because if the machine did it, nobody has to answer for it."
NEXT = "The other way looks for people."


def bar(amara):
    return amara.page.get_by_role("region", name="Mark", exact=True)


def hears(amara, words):
    bar(amara).get_by_role("status").filter(has_text=words).wait_for()


def marked(amara, words):
    """What she marked, as a screen reader says it."""
    return amara.page.locator("mark").filter(has_text=words)


def walks_to(amara, words):
    for _ in range(60):
        if bar(amara).get_by_role("status").inner_text() == words:
            return
        amara.page.keyboard.press("ArrowDown")
    raise AssertionError(f"never came to “{words}”")


def clipboard(amara):
    return amara.page.evaluate("() => navigator.clipboard.readText()")


def test_by_keyboard_she_marks_writes_finds_and_cites(amara):
    amara.context.grant_permissions(["clipboard-read", "clipboard-write"])
    amara.opens(SECTION)
    amara.page.get_by_role("button", name="Mark", exact=True).wait_for()
    amara.page.keyboard.press("m")
    hears(amara, "arrows walk from sentence to sentence")
    walks_to(amara, SENTENCE)
    amara.page.keyboard.press("Enter")
    hears(amara, "Marked. Only you can see it.")
    assert "Marked: Important." in marked(amara, SENTENCE).inner_text()
    amara.page.keyboard.press("Shift+ArrowDown")
    hears(amara, "Changed.")
    marked(amara, NEXT).wait_for()
    amara.finds_the_page_in_order()
    bar(amara).get_by_role("button", name="Copy with reference").press("Enter")
    hears(amara, "Copied, with its reference.")
    assert clipboard(amara).startswith(
        f"‘{SENTENCE} {NEXT}’ (Nowak, 2026)\n\nNowak, M. (2026) ‘1.2 Tools carry ideas’, Digital practice"
    )
    bar(amara).get_by_role("button", name="Note").press("Enter")
    amara.page.get_by_role("textbox", name="Your note").fill("Weather is a way to stop asking about consent.")
    amara.page.get_by_text(re.compile(r"^Saved \d\d:\d\d")).wait_for()
    amara.finds_the_page_in_order()
    amara.page.get_by_role("button", name="Save", exact=True).press("Enter")
    amara.sees("Saved. Only you can see this.")
    marked(amara, NEXT).get_by_role("link", name="Your note").wait_for()
    amara.opens("/notes/")
    amara.types("Words", "consent")
    amara.presses("Show")
    amara.sees("1 highlight")
    amara.sees("Weather is a way to stop asking about consent.")


def test_without_a_script_she_marks_a_paragraph_and_asks_her_tutor(somebody):
    amara, sam = somebody("Amara", script=False), somebody("Sam")
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(SECTION)
    amara.page.locator("summary").filter(has_text="Mark a paragraph from a list").click()
    amara.page.get_by_label("Paragraph", exact=True).select_option(index=3)
    amara.presses("Mark it and write a note")
    amara.types("Your note", "Does this hold for Derek Malin as well?")
    amara.presses("Save, then ask my tutor")
    amara.sees_heading("Before you share: 1 thing that might identify someone")
    amara.chooses("Replace it")
    amara.presses("Show my choices in the text")
    amara.presses("Share with Sam")
    amara.sees("You and Dr Sam Whitlock can see this note.")
    sam.signs_in_on_the_demo_page("Sam")
    sam.opens("/notes/")
    sam.follows("Amara Osei")
    sam.sees("Does this hold for")
    assert sam.page.get_by_text("Derek").count() == 0
    amara.presses("Take back from Dr Sam Whitlock")
    amara.sees("Dr Sam Whitlock cannot see it any more.")
    sam.page.reload()
    assert sam.page.get_by_text("Does this hold for").count() == 0


def test_from_a_sentence_she_asks_her_tutor_or_begins_to_talk(amara):
    amara.opens(SECTION)
    amara.presses("Mark")
    bar(amara).get_by_role("button", name="Note").click()
    hears(amara, "Choose some words of the text first.")
    amara.page.get_by_role("article").get_by_text("You will need a bit of both.").click(position={"x": 20, "y": 10})
    bar(amara).get_by_role("button", name="Ask my tutor").click()
    amara.sees("Your tutor reads it with the words that you marked.")
    amara.finds_the_page_in_order()
    amara.page.keyboard.press("Escape")
    bar(amara).get_by_role("button", name="Start a discussion").click()
    amara.sees_heading("Talk about “Tools carry ideas”")
    assert amara.page.get_by_label("Your post").input_value().startswith("> You will need a bit of both.")
    amara.sees("their tutors can read this")


@pytest.mark.parametrize("size", ["phone"])
def test_by_touch_she_taps_a_sentence_and_what_she_typed_waits_for_her(amara):
    amara.opens(SECTION)
    amara.presses("Mark")
    hears(amara, "Tap a sentence")
    amara.page.get_by_role("article").get_by_text("You will need a bit of both.").tap(position={"x": 20, "y": 10})
    hears(amara, "You will need a bit of both.")
    bar(amara).get_by_label("What it is to you").select_option("For my practice")
    bar(amara).get_by_role("button", name="Mark", exact=True).click()
    hears(amara, "Marked. Only you can see it.")
    bar(amara).get_by_role("button", name="Note").click()
    amara.page.get_by_role("textbox", name="Your note").fill("Both, and not only one.")
    amara.page.get_by_text(re.compile(r"^Saved \d\d:\d\d")).wait_for()
    amara.opens("/notes/")
    amara.sees("Not saved yet")
    amara.follows("Both, and not only one.")
    amara.sees("have not saved yet")
    amara.presses("Save")
    marked(amara, "You will need a bit of both.").tap(position={"x": 20, "y": 10})
    bar(amara).get_by_role("button", name="Take away").click()
    amara.sees_heading("Take this highlight away?")
    amara.presses("Take it away")
    amara.sees("Your highlight is gone.")
    amara.page.get_by_role("article").get_by_text("Two ways to explain a tool").click(click_count=3)
    hears(amara, "Two ways to explain a tool")
