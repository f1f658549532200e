"""A1: Marek brings questions from another system, reads what comes in, finds them in the bank, and takes a set away as QTI."""

import io
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults

from tests.journeys.steps import RULES, Person

FILE = b"""\
// [tag:tutorial]
::The open screen::You leave your desk for a minute. What do you do first?{
  =Lock the screen.#It takes one press, and nobody reads along.
  ~Turn the screen away.#Who can walk round the desk?
}

::How many::How many words make a strong password?{#3}

::Two words::Which of these is safer?{=Three odd words ~A name}
"""
# Wagtail draws the frame of its admin; what is ours is what stands in it.
OURS = {"include": [["#main"]], "exclude": [["header"], [".messages"]]}


@pytest.fixture
def marek(somebody):
    marek = somebody("Marek")
    marek.signs_in_on_the_demo_page("Marek")
    return marek


def finds_it_in_order(marek: Person) -> None:
    """The rules of every journey, for what stands inside Wagtail’s frame."""
    marek.waits_for_the_page()
    sideways = marek.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert sideways <= 0, f"{marek.page.url} scrolls sideways by {sideways} px"
    marek.page.evaluate(AXE_SCRIPT)
    found = AxeResults(marek.page.evaluate("([where, rules]) => axe.run(where, rules)", [OURS, RULES]))
    assert found.violations_count == 0, found.generate_report()
    assert marek.faults == [], marek.faults


def follows(marek, name):
    marek.page.get_by_role("link", name=name).first.click()
    finds_it_in_order(marek)


def test_marek_imports_a_file_and_takes_a_set_away(marek):
    marek.page.goto("/cms/questions/import/")
    finds_it_in_order(marek)
    marek.page.get_by_label("File").set_input_files({"name": "tutorial.txt", "mimeType": "text/plain", "buffer": FILE})
    marek.page.get_by_role("button", name="Look at what would come in").click()
    marek.sees("It asks for a number, which questions here do not judge. Make it a choice, or a short answer.")
    marek.sees("2 answers have no reason yet")
    finds_it_in_order(marek)
    marek.page.get_by_role("button", name="Import 2 questions").press("Enter")
    marek.sees("2 questions came into the bank.")
    finds_it_in_order(marek)

    follows(marek, "To the question bank")
    marek.sees("The open screen")
    marek.page.goto("/cms/questions/sets/")
    follows(marek, "Looking back over three chapters")
    marek.sees("4 of 5")
    marek.sees("Look at the wording: “That the website answers their questions.” was chosen by more people than what fits.")
    with marek.page.expect_download() as taken:
        marek.page.get_by_role("link", name="Export as QTI 3").click()
    with zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes())) as zipped:
        assert sorted(zipped.namelist())[:2] == ["imsmanifest.xml", "items/q-a-no-for-rosa.xml"]
        assert "test.xml" in zipped.namelist()
