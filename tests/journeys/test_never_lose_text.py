"""The fixture of every editor: whatever happens, the text is on the screen afterwards, or both texts are offered."""

import re

import pytest

TEXT = "I noticed that I was waiting for him to finish so that I could begin. " * 3
SAVED = re.compile(r"Saved \d\d:\d\d")
DRAFTS = "**/writing/drafts/**"


@pytest.fixture
def amara(amara):
    amara.opens("/log/new/?another=1")
    return amara


def entry(page):
    return page.get_by_label("Your entry")


def types(amara, text=TEXT):
    entry(amara.page).fill(text)


def still_there(page, text=TEXT, *, within=10):
    page.wait_for_function("text => document.querySelector('textarea').value === text", arg=text)
    page.get_by_text(SAVED).wait_for(timeout=within * 1000)


def reloads(amara):
    amara.page.reload()


def goes_back(amara):
    amara.page.goto("/log/")
    amara.page.go_back()


def closes_the_tab_and_reopens(amara):
    amara.page.get_by_text(SAVED).wait_for()
    amara.page.close()
    amara.page = amara.context.new_page()
    amara.page.goto("/log/new/")


@pytest.mark.parametrize("does", [reloads, goes_back, closes_the_tab_and_reopens])
def test_the_text_is_there_when_amara(amara, does):
    types(amara)
    does(amara)
    still_there(amara.page)
    amara.sees("Only you can see this")


def test_a_server_that_fails_and_recovers(amara):
    amara.page.route(DRAFTS, lambda route: route.fulfill(status=500, body="sorry"))
    types(amara)
    amara.sees("Saved on this phone – not yet backed up")
    amara.page.unroute(DRAFTS)
    amara.page.reload()
    amara.faults.clear()  # the browser notes the failure that we made
    still_there(amara.page)
    amara.finds_the_page_in_order()


def test_a_sign_in_that_ran_out(amara):
    types(amara, "Before. ")
    amara.page.get_by_text(SAVED).wait_for()
    cookies = [cookie for cookie in amara.context.cookies() if cookie["name"] == "session"]
    amara.context.clear_cookies(name="session")
    types(amara)
    amara.sees("You are signed out. Sign in again in a new tab: your text stays here.")
    assert entry(amara.page).input_value() == TEXT
    amara.sees("Saved on this phone – not yet backed up")
    amara.faults.clear()
    amara.context.add_cookies(cookies)
    amara.page.get_by_role("button", name="Try again now").click()
    still_there(amara.page)


def test_a_second_tab_is_offered_both_texts(amara):
    other = amara.context.new_page()
    other.goto(amara.page.url)
    types(amara, "From the phone.")
    amara.page.get_by_text(SAVED).wait_for()
    entry(other).fill("From the laptop.")
    other.get_by_role("heading", name="This was changed somewhere else too").wait_for()
    assert other.get_by_text("From the phone.").is_visible()
    amara.page, amara.faults = other, []
    amara.finds_the_page_in_order()
    other.get_by_role("button", name="Put both into one").click()
    still_there(other, "From the phone.\n\nFrom the laptop.")


def test_no_signal(amara):
    amara.is_ready_for_no_signal()
    amara.context.set_offline(True)
    types(amara)
    amara.sees("There is no connection.")
    amara.sees("Saved on this phone – not yet backed up")
    amara.context.set_offline(False)
    amara.faults.clear()  # the browser notes whatever it was fetching when the line was cut
    still_there(amara.page)
    amara.finds_the_page_in_order()


def test_no_signal_and_a_closed_tab(amara):
    address = amara.page.url
    amara.is_ready_for_no_signal()
    amara.context.set_offline(True)
    types(amara)
    amara.sees("Saved on this phone – not yet backed up")
    amara.page.close()
    amara.opens_a_tab()
    amara.opens(address)
    amara.page.wait_for_function("text => document.querySelector('textarea').value === text", arg=TEXT)
    amara.sees("Saved on this phone – not yet backed up")
    amara.context.set_offline(False)
    still_there(amara.page)
    amara.finds_the_page_in_order()


def test_a_second_tab_without_a_signal_is_offered_both_texts(amara):
    address = amara.page.url
    amara.is_ready_for_no_signal()
    other = amara.context.new_page()
    other.goto(address)
    amara.context.set_offline(True)
    types(amara, "From the first tab.")
    entry(other).fill("From the second tab.")
    other.get_by_text("Saved on this phone – not yet backed up").wait_for()
    amara.page.close()
    other.close()
    amara.opens_a_tab()
    amara.page.goto(address)
    amara.sees("This was changed somewhere else too")
    amara.finds_the_page_in_order()
    amara.page.get_by_role("button", name="Put both into one").click()
    amara.context.set_offline(False)
    amara.page.get_by_text(SAVED).wait_for()
    assert sorted(entry(amara.page).input_value().split("\n\n")) == ["From the first tab.", "From the second tab."]


@pytest.mark.long
@pytest.mark.parametrize("lost", ["the save", "the answer"])
def test_the_server_is_killed_in_the_middle_of_a_save(amara, site, lost):
    """Once before the server has the text, once after it has it and before the page hears so."""

    def kill(route):
        if lost == "the answer":
            route.fetch()
        site.stop(kill=True)
        route.abort()

    amara.page.route(DRAFTS, kill, times=1)
    try:
        types(amara, "Half of it. ")
        amara.sees("Saved on this phone – not yet backed up")
        types(amara)
    finally:
        site.start()
    still_there(amara.page, within=20)
    assert amara.page.get_by_role("heading", name="This was changed somewhere else too").count() == 0
    amara.faults.clear()  # the browser notes the failures that we made
    amara.page.reload()
    still_there(amara.page)
    amara.finds_the_page_in_order()


@pytest.mark.parametrize("missing", ["indexedDB", "crypto.subtle"])
def test_a_browser_without_a_store_says_so_and_keeps_the_text_in_the_tab(amara, missing):
    where, _, what = missing.rpartition(".")
    amara.page.add_init_script(f"Object.defineProperty({where or 'globalThis'}, '{what}', {{ value: undefined }})")
    amara.page.reload()
    amara.page.route(DRAFTS, lambda route: route.fulfill(status=500, body="sorry"))
    types(amara)
    amara.sees("Kept in this tab only – not yet backed up")
    amara.sees("this browser cannot keep it either")
    amara.page.unroute(DRAFTS)
    amara.page.reload()
    still_there(amara.page)


def test_a_device_that_is_full_says_so(amara):
    amara.page.add_init_script("IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }")
    amara.page.reload()
    amara.page.route(DRAFTS, lambda route: route.fulfill(status=500, body="sorry"))
    types(amara)
    amara.sees("Could not save: copy your text")
    assert amara.page.get_by_role("button", name="Copy your text").is_visible()


def test_words_typed_the_moment_before_a_page_is_left_without_a_signal(amara):
    """No save can get out, and the page is gone before the disk has the words: the next page of the tab has them."""
    amara.is_ready_for_no_signal()
    amara.context.set_offline(True)
    amara.page.evaluate(
        """text => {
          const area = document.querySelector("textarea");
          area.value = text;
          area.dispatchEvent(new Event("input", { bubbles: true }));
          location.assign("/log/");
        }""",
        TEXT,
    )
    amara.sees("On this phone, not yet backed up")
    amara.page.wait_for_function("sessionStorage.length === 0")  # once the disk has them, the tab forgets them
    amara.page.get_by_role("region", name="On this phone, not yet backed up").get_by_role("link").click()
    amara.page.wait_for_function("text => document.querySelector('textarea').value === text", arg=TEXT)
