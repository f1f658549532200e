"""S5, steps 1 to 4. Amara writes about a visit where there is no signal, and the text finds its way by itself."""

import re
import time

import pytest

SAVED = re.compile(r"Saved \d\d:\d\d")
NOT_BACKED_UP = "Saved on this phone – not yet backed up"
PARTS_ARE_KEPT = """() => new Promise((resolve) => {
  indexedDB.open("waymark").onsuccess = ({ target: { result: database } }) => {
    const facts = database.transaction("facts").objectStore("facts").get("editor-parts");
    facts.onsuccess = () => [database.close(), resolve(Boolean(facts.result))];
  };
})"""
PROMPT = "What happened? What did you feel and think? What will you do?"
TEXTS = {
    "the example": (
        "Visited Thomas Greenhalgh, 14 Larch Close ZZ99 3VZ. His mum rang me on 07700 900123. NHS 999 123 0009. He was born "
        "4/3/2014 and is the only wheelchair user at Fernhill Primary."
    ),
    "another": "Siân & Zoë waited.\n\n“We’ve been here before,” she said <twice>. I wrote {nothing} down, 100 % of it. 🙂",
    "a long one": "I noticed that I was waiting for him to finish so that I could begin. " * 400,
}


@pytest.fixture
def amara(amara):
    amara.is_ready_for_no_signal()
    return amara


def loses_the_signal(amara):
    amara.context.set_offline(True)


def finds_a_signal(amara):
    amara.context.set_offline(False)


def comes_back_in_a_new_tab(amara, address):
    amara.page.close()
    amara.opens_a_tab()
    amara.opens(address)


def entry(amara):
    return amara.page.get_by_label("Your entry")


def holds(amara, text):
    amara.page.wait_for_function("text => document.querySelector('textarea').value === text", arg=text)


def writes_without_a_signal(amara, text, *, happened="2026-11-20"):
    loses_the_signal(amara)
    amara.opens("/log/new/?another=1")
    amara.types("Date it happened", happened)
    amara.types("Your entry", text)
    amara.sees(NOT_BACKED_UP)
    amara.finds_the_page_in_order()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_an_entry_written_on_the_bus(amara, text):
    loses_the_signal(amara)
    amara.page.get_by_role("link", name="New log entry").click()
    entry(amara).wait_for()
    amara.sees(PROMPT)
    amara.sees("Only you can see this")
    amara.finds_the_page_in_order()

    amara.types("Date it happened", "2026-11-20")
    entry(amara).fill(text)
    amara.sees(NOT_BACKED_UP)
    amara.finds_the_page_in_order()

    comes_back_in_a_new_tab(amara, "/log/new/")
    holds(amara, text)
    amara.no_longer_sees(re.compile("^0 words$"))
    assert amara.page.get_by_label("Date it happened").input_value() == "2026-11-20"
    amara.sees(NOT_BACKED_UP)

    finds_a_signal(amara)
    amara.sees(SAVED)
    amara.finds_the_page_in_order()
    amara.page.get_by_role("button", name="Save", exact=True).click()
    amara.sees("Saved. Only you can see this.")
    amara.opens("/log/")
    [row] = amara.page.get_by_role("listitem").filter(has_text="Entry of Fri 20 Nov 2026").all()
    assert re.search(r"Fri 20 Nov( 2026)? · written \d days later", row.inner_text())
    amara.no_longer_sees("On this phone, not yet backed up")


def test_without_a_signal_she_has_the_questions_of_her_programme_and_reads_whom_to_tell(amara):
    amara.page.wait_for_function(PARTS_ARE_KEPT)
    loses_the_signal(amara)
    amara.opens("/log/new/?another=1")
    amara.sees("Joan Pritchard")
    amara.page.get_by_text("Choose some questions").click()
    amara.presses("Weekly log")
    amara.sees("What do you want to ask in supervision?")
    amara.presses("Put these into the text as headings")
    amara.types("Date it happened", "2026-11-20")
    amara.sees(NOT_BACKED_UP)
    finds_a_signal(amara)
    amara.sees(SAVED)
    amara.page.reload()
    amara.sees("What do you want to ask in supervision?")
    assert "## What do you want to ask in supervision?" in entry(amara).input_value()


def test_a_page_left_before_it_could_forget_the_text_on_the_device_leaves_one_entry(amara):
    amara.opens("/log/new/?another=1")
    amara.types("Date it happened", "2026-11-20")
    entry(amara).fill("Left at once.")
    amara.sees(SAVED)
    amara.page.route("**/forget-draft*.js", lambda script: script.abort())
    amara.page.get_by_role("button", name="Save", exact=True).click()
    amara.sees("Saved. Only you can see this.")
    amara.page.goto("/log/")
    amara.no_longer_sees("On this phone, not yet backed up")
    amara.faults.clear()  # the browser notes the script that we took away
    amara.opens("/log/")
    amara.no_longer_sees("On this phone, not yet backed up")
    assert amara.page.get_by_role("link", name="Entry of Fri 20 Nov 2026").count() == 1


def test_what_was_saved_without_a_signal_goes_into_the_log_by_itself_and_once(amara):
    writes_without_a_signal(amara, "I said nothing in the car.")
    amara.types("Title", "In the car")
    amara.presses("Save")
    amara.sees("goes into your log by itself")
    comes_back_in_a_new_tab(amara, "/log/")
    amara.sees("You have no connection.")
    amara.sees("On this phone, not yet backed up")
    amara.follows("In the car")
    holds(amara, "I said nothing in the car.")
    comes_back_in_a_new_tab(amara, "/")
    amara.sees_heading("You have no connection")
    finds_a_signal(amara)
    amara.sees("Backed up, and in your log: “In the car”.")
    amara.finds_the_page_in_order()
    amara.opens("/log/")
    assert amara.page.get_by_role("link", name="In the car").count() == 1
    assert amara.page.get_by_role("heading", name="Not finished").count() == 0


def test_a_document_needs_a_connection_and_the_entry_does_not(amara):
    writes_without_a_signal(amara, "I said nothing in the car.")
    amara.presses("Save, and add a document")
    amara.sees("There is no connection, and documents need one. Your entry is kept on this phone")
    finds_a_signal(amara)
    amara.sees("Your entry is backed up, and in your log.")
    amara.follows("Open the entry")
    amara.follows("Add a document")
    amara.sees_heading("Documents")


def test_an_open_page_finishes_what_was_saved_and_goes_on(amara):
    writes_without_a_signal(amara, "First words.")
    amara.presses("Save")
    amara.sees("goes into your log by itself")
    finds_a_signal(amara)
    amara.sees("Your entry is backed up, and in your log.")
    amara.finds_the_page_in_order()
    entry(amara).fill("First words. And what I thought later.")
    amara.page.get_by_role("button", name="Save", exact=True).click()
    amara.sees("Saved. Only you can see this.")
    amara.sees("First words. And what I thought later.")
    amara.opens("/log/")
    assert amara.page.get_by_role("link", name="Entry of Fri 20 Nov 2026").count() == 1


def test_a_page_that_needs_a_connection_says_so_kindly(amara):
    loses_the_signal(amara)
    for address in ("/placement/", "/seminars/", "/log/without-a-signal/"):
        amara.opens(address)
        amara.sees_heading("You have no connection")
    finds_a_signal(amara)
    amara.sees_heading("Writing without a signal")
    amara.finds_the_page_in_order()


def test_an_entry_that_is_not_on_this_phone_is_not_opened_empty(amara):
    amara.opens("/log/")
    amara.page.get_by_role("link", name="Four phone calls").first.click()
    amara.finds_the_page_in_order()
    loses_the_signal(amara)
    amara.follows("Edit")
    amara.sees("This entry is on the server, and not on this phone.")
    assert not entry(amara).is_visible()


def test_two_devices_without_a_signal_are_offered_side_by_side(amara, somebody, size):
    amara.opens("/log/new/?another=1")
    entry(amara).fill("Before the visit.")
    amara.sees(SAVED)
    laptop = somebody("Amara")
    laptop.signs_in_on_the_demo_page("Amara")
    laptop.opens(amara.page.url)
    loses_the_signal(amara)
    loses_the_signal(laptop)
    entry(amara).fill("Before the visit. From the phone.")
    entry(laptop).fill("Before the visit. From the laptop.")
    amara.sees(NOT_BACKED_UP)
    laptop.sees(NOT_BACKED_UP)
    finds_a_signal(amara)
    amara.sees(SAVED)
    finds_a_signal(laptop)
    laptop.sees("This was changed somewhere else too")
    laptop.faults.clear()  # the browser notes the 409
    laptop.finds_the_page_in_order()
    texts = ("On this page", "From the other place")
    mine, theirs = (laptop.page.get_by_role("heading", name=text).bounding_box() for text in texts)
    beside, below = theirs["x"] > mine["x"], theirs["y"] > mine["y"]
    assert (beside, below) == ((False, True) if size == "phone" else (True, False))
    for _ in range(3):
        laptop.page.keyboard.press("Tab")
    laptop.page.keyboard.press("Enter")
    laptop.sees(SAVED)
    assert entry(laptop).input_value() == "Before the visit. From the phone.\n\nBefore the visit. From the laptop."


def test_a_text_that_waited_on_the_phone_meets_another_one(amara, somebody):
    amara.opens("/log/new/?another=1")
    entry(amara).fill("Both begin here.")
    amara.sees(SAVED)
    address = amara.page.url
    loses_the_signal(amara)
    entry(amara).fill("Both begin here. Bus.")
    amara.sees(NOT_BACKED_UP)
    amara.opens("/log/")
    laptop = somebody("Amara")
    laptop.signs_in_on_the_demo_page("Amara")
    laptop.opens(address)
    with laptop.page.expect_response("**/writing/drafts/**"):
        entry(laptop).fill("Both begin here. Library.")
    finds_a_signal(amara)
    amara.sees("also typed somewhere else: open it and choose")
    amara.faults.clear()  # the browser notes the 409
    amara.finds_the_page_in_order()
    amara.page.get_by_role("region", name="On this phone, not yet backed up").get_by_role("link").click()
    amara.sees("This was changed somewhere else too")
    amara.sees("Both begin here. Library.")
    amara.faults.clear()
    amara.finds_the_page_in_order()
    amara.presses("Go on with this page")
    amara.sees(SAVED)
    assert entry(amara).input_value() == "Both begin here. Bus."


def test_after_a_day_every_page_reminds(amara):
    writes_without_a_signal(amara, "Still only here.")
    amara.page.clock.set_system_time(time.time() + 25 * 3600)
    amara.opens("/placement/")
    amara.sees(re.compile(r"Not backed up since .*: “Still only here”\."))
    amara.finds_the_page_in_order()


def test_the_page_about_writing_without_a_signal_says_what_the_browser_promised(amara):
    amara.opens("/log/")
    amara.follows("Writing without a signal")
    amara.sees(re.compile("This browser has (not )?promised to keep what you write"))
    amara.sees("Safari may take out what a website keeps when you have not opened the site for seven days.")


# --- Signing out -------------------------------------------------------------------------------------------------------

PLANTED = "Kingfisher-under-the-bridge"
EVERYTHING = """async () => {
  const found = [JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage})];
  const plain = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
    ? new TextDecoder("latin1").decode(value) : value && typeof value === "object" && !(value instanceof CryptoKey)
    ? Object.values(value).map(plain).join(" ") : String(value);
  for (const {name} of await indexedDB.databases()) {
    const db = await new Promise((resolve) => {
      const asked = indexedDB.open(name); asked.onsuccess = () => resolve(asked.result); });
    for (const store of db.objectStoreNames) {
      const rows = await new Promise((resolve) => {
        const asked = db.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => resolve(asked.result); });
      found.push(store, ...rows.map(plain));
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push(request.url, await (await cache.match(request)).text());
  }
  return found.join("\\n");
}"""


def signs_out_from_the_menu(amara):
    on_phone = amara.page.get_by_role("button", name="Menu", exact=True)
    (on_phone if on_phone.is_visible() else amara.page.get_by_role("button", name="Amara Osei")).click()
    amara.page.get_by_role("button", name="Sign out").filter(visible=True).click()


def test_the_words_are_encrypted_while_they_wait_and_gone_after_signing_out(amara):
    writes_without_a_signal(amara, f"{PLANTED} and more.")
    amara.types("Title", PLANTED)
    amara.sees(NOT_BACKED_UP)
    kept = amara.page.evaluate(EVERYTHING)
    assert ("texts" in kept, PLANTED in kept, "log_entry" in kept.split("/offline/entry/")[0]) == (True, False, False)
    finds_a_signal(amara)
    amara.sees(SAVED)
    amara.opens("/")
    signs_out_from_the_menu(amara)
    amara.sees_heading("Sign in")
    amara.finds_the_page_in_order()
    assert amara.page.evaluate(EVERYTHING) == "{}\n{}"
    ben = amara
    ben.signs_in_on_the_demo_page("Ben")
    assert PLANTED not in ben.page.evaluate(EVERYTHING)


def test_signing_out_warns_of_what_is_not_backed_up(amara):
    amara.context.route("**/writing/drafts/**", lambda route: route.fulfill(status=500, body="sorry"))
    amara.opens("/log/new/?another=1")
    entry(amara).fill(f"{PLANTED} is only here.")
    amara.sees(NOT_BACKED_UP)
    amara.page.goto("/")
    signs_out_from_the_menu(amara)
    amara.sees("1 text is on this phone only.")
    amara.sees(f"{PLANTED} is only here")
    amara.page.wait_for_load_state("networkidle")
    amara.faults.clear()  # the failures that we made
    amara.finds_the_page_in_order()
    amara.context.unroute("**/writing/drafts/**")
    amara.follows("Stay signed in")
    amara.opens("/account/logout/")
    amara.sees("Everything you wrote is saved.")
    amara.page.get_by_role("main").get_by_role("button", name="Sign out").click()
    amara.sees_heading("Sign in")


@pytest.mark.parametrize("address", ["/", "/account/logout/"])
def test_a_slow_browser_signs_out_all_the_same_and_does_not_load_the_page_anew(amara, address):
    amara.opens(address)
    amara.page.wait_for_load_state("networkidle")
    amara.page.evaluate("caches.keys = () => new Promise((late) => setTimeout(late, 1500, []))")
    if address == "/":
        signs_out_from_the_menu(amara)
    else:
        amara.page.get_by_role("main").get_by_role("button", name="Sign out").click()
    amara.sees_heading("Sign in")


HAVE_THE_TEXTS = """() => new Promise((resolve, fail) => {
  indexedDB.open("waymark").onsuccess = ({ target }) => {
    target.result.transaction("texts").objectStore("texts").getAllKeys().onsuccess = ({ target: { result } }) => {
      if (!result.length) fail(new Error("There is no text to have."));
      for (const id of result) {
        navigator.locks.request(`waymark-${id}`, () => new Promise((letGo) => [resolve(result.length), setTimeout(letGo, 3500)]));
      }
    };
  };
})"""


def test_signing_out_waits_for_a_page_that_was_just_left_and_still_has_the_text(amara):
    amara.context.route("**/writing/drafts/**", lambda route: route.fulfill(status=500, body="sorry"))
    amara.opens("/log/new/?another=1")
    entry(amara).fill(f"{PLANTED} is in another hand.")
    amara.sees(NOT_BACKED_UP)
    amara.page.goto("/")
    other = amara.context.new_page()
    other.goto("/")
    other.wait_for_load_state("networkidle")
    amara.page.goto("/account/logout/")
    amara.sees("Not everything is backed up")
    assert other.evaluate(HAVE_THE_TEXTS) == 1  # before there is a way to the server: by itself the text would be gone
    amara.context.unroute("**/writing/drafts/**")
    amara.page.get_by_role("button", name="Try to back up again").click()
    amara.sees("Looking whether everything you wrote is saved")
    amara.sees("Everything you wrote is saved.")
    amara.page.get_by_role("main").get_by_role("button", name="Sign out").click()
    amara.sees_heading("Sign in")


def test_signing_out_waits_for_a_text_that_is_just_being_backed_up(amara):
    amara.context.route("**/writing/drafts/**", lambda route: route.fulfill(status=500, body="sorry"))
    amara.opens("/log/new/?another=1")
    entry(amara).fill(f"{PLANTED} is on its way.")
    amara.sees(NOT_BACKED_UP)
    on_their_way, holding = [], True

    def holds_back(route):
        on_their_way.append(route) if holding else route.continue_()

    amara.context.route("**/writing/drafts/**", holds_back)
    with amara.page.expect_request("**/writing/drafts/**"):
        amara.page.goto("/")
    amara.page.wait_for_timeout(500)
    signs_out_from_the_menu(amara)
    amara.page.wait_for_timeout(500)
    holding = False  # what sets out from here on is not held back either
    for save in on_their_way:
        save.continue_()
    amara.context.unroute_all(behavior="ignoreErrors")
    amara.sees_heading("Sign in")


def test_somebody_who_signs_out_all_the_same_leaves_nothing(amara):
    amara.context.route("**/writing/drafts/**", lambda route: route.fulfill(status=500, body="sorry"))
    amara.opens("/log/new/?another=1")
    entry(amara).fill(f"{PLANTED} is only here.")
    amara.sees(NOT_BACKED_UP)
    amara.page.goto("/account/logout/")
    amara.page.get_by_role("button", name="Sign out and lose it").click()
    amara.sees_heading("Sign in")
    assert amara.page.evaluate(EVERYTHING) == "{}\n{}"


def test_a_text_of_amaras_is_not_offered_to_ben_and_waits_for_her(amara):
    amara.context.route("**/writing/drafts/**", lambda route: route.fulfill(status=500, body="sorry"))
    amara.opens("/log/new/?another=1")
    entry(amara).fill("For Amara alone.")
    amara.sees(NOT_BACKED_UP)
    address = amara.page.url
    ben = amara
    ben.signs_in_on_the_demo_page("Ben")
    ben.context.unroute("**/writing/drafts/**")
    ben.faults.clear()  # the failures that we made
    ben.opens("/log/")
    assert "For Amara alone" not in ben.page.content()
    loses_the_signal(ben)
    ben.opens("/log/")
    ben.sees("Nothing waits on this phone.")
    ben.opens(address)
    assert entry(ben).input_value() == ""
    finds_a_signal(ben)
    ben.signs_in_on_the_demo_page("Amara")
    amara.sees("Backed up: “For Amara alone”.")


def test_a_page_of_amaras_saves_nothing_under_bens_name(amara):
    amara.opens("/log/new/?another=1")
    other = amara.context.new_page()
    other.goto("/demo/")
    other.get_by_role("button", name="Be Ben", exact=True).click()
    other.get_by_role("heading", name="Hello Ben").wait_for()
    entry(amara).fill("Typed by Amara.")
    amara.sees("Somebody else is signed in at this browser now.")
    amara.sees(NOT_BACKED_UP)
    other.goto("/log/")
    assert "Typed by Amara" not in other.content()
