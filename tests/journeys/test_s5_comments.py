"""Joan comments on words of Amara's entry on her phone; Amara answers, and says that it is dealt with."""

import re

import pytest

SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector(".entry-words"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
    return;
  }
}"""
SAME = "text => document.querySelector('textarea')?.value === text"
SAVED = re.compile(r"Saved \d\d:\d\d")


def still_there(person, text):
    person.page.wait_for_function(SAME, arg=text)


@pytest.fixture
def address(somebody):
    """An entry that Amara has shared with Joan."""
    amara = somebody("Amara")
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens("/log/new/?another=1")
    amara.types("Your entry", "I waited for him to finish.\n\nThe **ramp** was the assessment, and I missed it.")
    amara.page.get_by_role("button", name="Save", exact=True).click()
    amara.page.get_by_role("link", name="Share…").click()
    amara.chooses("Joan Pritchard")
    amara.presses("Continue")
    amara.presses("Share with Joan")
    amara.sees("You and Joan Pritchard can see this")
    return amara.page.url


def test_comments_on_some_words_their_answer_and_the_end_of_it(somebody, address):
    joan, amara = somebody("Joan"), somebody("Amara")
    joan.signs_in_on_the_demo_page("Joan")
    joan.opens(address)
    joan.page.evaluate(SELECT, "was the assessment")
    joan.page.get_by_role("link", name="Comment on these words").click()
    joan.sees_heading("Comment on these words")
    assert joan.page.locator("blockquote").inner_text() == "was the assessment"
    joan.sees("You and Amara Osei can see this")
    joan.types("Your comment", "What did you miss?")
    joan.page.get_by_text(SAVED).wait_for()
    joan.page.reload()
    still_there(joan, "What did you miss?")
    joan.finds_the_page_in_order()
    joan.page.get_by_role("button", name="Send").dblclick()
    joan.sees("Your comment is there.")
    joan.finds_the_page_in_order()
    assert joan.page.get_by_text("What did you miss?").count() == 1

    amara.signs_in_on_the_demo_page("Amara")
    amara.opens(address)
    amara.sees("What did you miss?")
    amara.follows("Answer in thread 1")
    amara.types("Your comment", "Who had asked for it.")
    amara.page.get_by_role("button", name="Send").click()
    amara.sees("Your comment is there.")
    amara.presses("Dealt with", exact=False)
    amara.sees("Dealt with,")
    amara.presses("Open again", exact=False)
    joan.opens(address)
    joan.sees("Who had asked for it.")
    joan.presses("Take it back", exact=False)
    joan.sees("Taken back")


def test_the_page_keeps_the_text_when_the_server_fails(somebody, address):
    joan = somebody("Joan")
    joan.signs_in_on_the_demo_page("Joan")
    joan.opens(address)
    joan.follows("Comment on paragraph 2")
    joan.page.route("**/writing/drafts/**", lambda route: route.fulfill(status=500, body="sorry"))
    joan.types("Your comment", "Half a thought")
    joan.sees("not yet backed up")
    joan.page.unroute("**/writing/drafts/**")
    joan.page.reload()
    still_there(joan, "Half a thought")
    joan.page.get_by_text(SAVED).wait_for()
    joan.faults.clear()  # the browser has noted the failure that this journey is about
    joan.opens(address)
    joan.follows("Go on writing", exact=False)
    still_there(joan, "Half a thought")


def test_without_a_script_each_paragraph_has_its_link(somebody, address):
    joan = somebody("Joan", script=False)
    joan.signs_in_on_the_demo_page("Joan")
    joan.opens(address)
    joan.follows("Comment on paragraph 2")
    joan.types("Your comment", "Say more.")
    joan.presses("Send")
    joan.sees("Say more.")
    joan.sees("The ramp was the assessment, and I missed it.")
