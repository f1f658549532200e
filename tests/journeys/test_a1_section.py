"""Marek adds a section from the one he reads, pastes from Word, cites, is stopped for a picture without words, and publishes."""

import re
from pathlib import Path

import pytest

from tests.journeys.test_a1_activity import publishes

PASTED = Path(__file__).parents[1] / "learning" / "pasted"
SECTION = "/modules/digital-practice-in-social-work/good-practice-starts-with-why/a-visit-three-ways/"
PASTE = """([html, text]) => {
  const brought = new DataTransfer();
  brought.setData("text/html", html);
  brought.setData("text/plain", text);
  const paste = new ClipboardEvent("paste", { clipboardData: brought, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(paste);
}"""


@pytest.fixture
def marek(somebody):
    marek = somebody("Marek")
    marek.signs_in_on_the_demo_page("Marek")
    return marek


def begins_a_section(marek, title):
    marek.opens(SECTION)
    marek.follows("Add a section after this one")
    marek.types("What the new section is called", title)
    marek.page.get_by_role("button", name="Begin it").click()
    marek.page.wait_for_url("**/edit/")
    marek.page.wait_for_load_state("networkidle")


def adds(marek, block):
    """At the end of the body: the last of these buttons is that of what comes first."""
    marek.page.get_by_role("button", name="Insert a block").all()[-2].click()
    marek.page.get_by_role("option", name=block).first.click()


def pastes(marek, html, text="words"):
    marek.page.evaluate(PASTE, [html, text])


def waits_until_it_is_saved(marek):
    marek.page.wait_for_timeout(3_000)  # the draft saves itself half a second after the last key, on a busy machine a little later
    marek.page.wait_for_load_state("networkidle")


def in_the_text(marek):
    return marek.page.locator("[data-contents]").last.inner_text()


def writes_a_question(marek):
    """In the window that chooses an activity; he never leaves the section."""
    adds(marek, "Activity")
    marek.page.get_by_role("button", name=re.compile("choose", re.IGNORECASE)).last.click()
    marek.page.get_by_role("tab", name="Write a question").click()
    written = {
        "title": "The tool that listens",
        "question": "What do you say first?",
        "text_1": "That it is there",
        "why_1": "People agree only to what they know.",
        "text_2": "Nothing",
        "why_2": "Then nobody was asked.",
        "closing": "A sentence at the door takes little time.",
        "log_question": "How did I say it?",
    }
    for name, words in written.items():
        marek.page.locator(f"[name=new-question-{name}]").fill(words)
    marek.page.get_by_role("button", name="Publish the question and use it").click()
    marek.sees("Tick the answer that fits, or more than one.")
    marek.page.locator("[name=new-question-fits_1]").check()
    marek.page.get_by_role("button", name="Publish the question and use it").click()
    marek.page.get_by_role("dialog").wait_for(state="hidden")
    marek.sees("The tool that listens")


def test_marek_writes_a_question_in_the_middle_of_a_section_and_amara_answers_it(marek, somebody):
    begins_a_section(marek, "Ask at the door")
    writes_a_question(marek)
    waits_until_it_is_saved(marek)
    publishes(marek)
    marek.sees("has been published")
    assert marek.faults == []
    amara = somebody("Amara")
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(SECTION.replace("a-visit-three-ways", "ask-at-the-door"))
    amara.sees("What do you say first?")
    amara.page.get_by_text("That it is there").first.click()
    amara.page.get_by_role("button", name="Check").first.click()
    amara.sees("People agree only to what they know.")
    amara.finds_the_page_in_order()


def test_a_section_from_word_to_amara(marek, somebody):
    begins_a_section(marek, "AI note-takers")
    adds(marek, "Text")
    marek.page.get_by_role("textbox", name="Text").last.click()
    pastes(marek, (PASTED / "word.html").read_text())
    marek.sees("Left out: one picture, 2 comments, what was struck out and the lines of a table")
    marek.page.keyboard.type(" It grew ")
    marek.page.keyboard.type("/cite")
    marek.page.get_by_role("option", name="Cite a source").wait_for()
    marek.page.keyboard.press("Enter")
    marek.page.get_by_role("tab", name="Write down a new one").click()
    window = marek.page.get_by_role("dialog")
    window.get_by_label("Authors").fill("Hill, A.\nShaw, I.")
    window.get_by_label("Year").fill("2011")
    window.get_by_role("textbox", name="Title").fill("Social Work and ICT")
    window.get_by_role("button", name="Keep and cite it").click()
    marek.sees("(Hill and Shaw, 2011)")
    marek.sees("There is no “Pause and think”. One in a section is right.")
    waits_until_it_is_saved(marek)  # a block that is added while a save is on its way waits for the next one
    adds(marek, "Figure")
    marek.sees("Mend first.")
    publishes(marek)
    marek.sees("Describe what the picture shows, or mark it as decorative.")
    marek.page.get_by_role("button", name="Delete").last.click()
    publishes(marek)
    marek.sees("has been published")
    assert marek.faults == []

    amara = somebody("Amara")
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(SECTION.replace("a-visit-three-ways", "ai-note-takers"))
    amara.sees_heading("1.2 AI note-takers")
    amara.sees("Hill, A. and Shaw, I. (2011)")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "word",
            [
                ("H2", "A note on note-takers"), ("DIV", "Dev hears about a tool in Kestrelshire."),
                ("DIV", "It is not neutral, Joan says. See what the team agreed."), ("H3", "Before you switch it on"),
                ("UL", "Ask the person in plain words Say where it goes"), ("OL", "Listen Write"), ("DIV", "Tool – Use"),
                ("DIV", "Recorder – With consent"), ("DIV", "A trap"),
            ],
        ),
        (
            "google_docs",
            [
                ("H2", "A visit by screen"), ("DIV", "Rosa is not in the room. How others do it"),
                ("UL", "Who else can hear? Ask at the start Can she leave?"),
            ],
        ),
    ],
)  # fmt: skip
def test_what_survives_of_a_paste_and_what_does_not(marek, name, parts):
    begins_a_section(marek, f"Pasted from {name}")
    adds(marek, "Text")
    marek.page.get_by_role("textbox", name="Text").last.click()
    pastes(marek, (PASTED / f"{name}.html").read_text())
    marek.sees("Left out: one picture")
    words = "one.innerText.replace(/\\s+/g, ' ').trim()"
    drawn = f"[...document.querySelectorAll('[data-contents] > *')].map(one => [one.tagName, {words}])"
    assert [tuple(part) for part in marek.page.evaluate(drawn)] == parts
    assert marek.page.evaluate("window.ran ?? null") is None
    pastes(marek, "<p>once</p>", "x" * 200_000)
    marek.sees("This is too much for one section (200 thousand characters). Nothing was pasted, and nothing was lost.")
    assert [tuple(part) for part in marek.page.evaluate(drawn)] == parts
    assert marek.faults == []
