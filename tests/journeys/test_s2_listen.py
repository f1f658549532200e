"""S2: Amara, who is dyslexic, listens to a section and follows the words; then she takes the chapter into a train."""

import shutil

import pytest
from playwright.sync_api import expect

CHAPTER = "/modules/digital-practice-in-social-work/good-practice-starts-with-why/"
SECTION = f"{CHAPTER}a-visit-three-ways/"
SAID = "() => [...(CSS.highlights.get('said-word') ?? [])].map(String)[0]"
SENTENCE = "() => [...(CSS.highlights.get('said-sentence') ?? [])].map(String)[0]"

needs_espeak = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs a voice: apt-get install espeak-ng")


def button(amara, name):
    return amara.page.get_by_role("region", name="Reading aloud").get_by_role("button", name=name, exact=True)


@needs_espeak
def test_amara_listens_and_the_words_are_shown_as_they_are_said(amara):
    amara.opens(SECTION)
    amara.page.get_by_role("link", name="Listen", exact=True).click()
    expect(button(amara, "Pause")).to_be_visible()
    amara.page.wait_for_function(SAID)
    button(amara, "Slower").click()
    amara.sees("0.9×")
    button(amara, "On one sentence").click()
    button(amara, "On one sentence").click()
    button(amara, "Pause").click()
    before = amara.page.evaluate(SENTENCE)
    button(amara, "Back one sentence").click()
    said = amara.page.evaluate(SENTENCE)
    assert said != before
    assert said.startswith(amara.page.evaluate(SAID))
    amara.finds_the_page_in_order()
    amara.page.keyboard.press("Escape")
    expect(amara.page.get_by_role("link", name="Listen", exact=True)).to_be_focused()
    amara.page.reload()
    amara.page.get_by_role("link", name="Listen", exact=True).click()
    amara.sees("Carrying on where you stopped.")
    amara.sees("0.9×")
    amara.page.wait_for_function(SENTENCE)
    assert amara.page.evaluate(SENTENCE) == said


def test_amara_reads_a_chapter_that_she_kept_and_what_she_did_there_comes_in(amara):
    amara.opens(CHAPTER)
    amara.follows("Keep on this phone")
    amara.page.get_by_role("button", name="Keep it").click()
    amara.sees("Kept on this phone")
    amara.finds_the_page_in_order()
    amara.is_ready_for_no_signal()
    amara.context.set_offline(True)
    amara.page.goto(f"{CHAPTER}five-questions/")
    amara.sees("This is the copy on this phone.")
    amara.page.wait_for_function("() => performance.getEntriesByName('waymark:started').length > 0")
    amara.page.get_by_role("button", name="Mark as done").click()
    amara.sees("Marked as done on this phone.")
    amara.page.get_by_role("button", name="Mark", exact=True).first.click()
    amara.page.locator(".prose p[id^='block-']").first.click(position={"x": 5, "y": 5})
    amara.page.get_by_role("region", name="Mark").get_by_role("button", name="Mark", exact=True).click()
    amara.sees("Marked on this phone.")
    amara.page.close()
    amara.context.set_offline(False)
    amara.faults.clear()
    amara.opens_a_tab()
    amara.opens("/")
    amara.sees("Backed up: ")
    amara.opens(f"{CHAPTER}five-questions/")
    amara.page.locator("#done").get_by_text("Done").wait_for()
    expect(amara.page.locator(".highlight-list blockquote")).to_have_count(1)
