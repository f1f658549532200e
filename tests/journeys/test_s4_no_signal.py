"""S4 in a train: Amara goes on with an activity when the signal goes, and what she answered finds its way by itself."""

from playwright.sync_api import expect

from tests.journeys.test_s4_rewrite import field, is_saved, opens_the_letter
from tests.journeys.test_s4_sort import PLACES, WRONG, places_by_pointer

CHAPTER = "/modules/digital-practice-in-social-work/"
NOT_BACKED_UP = "Saved on this phone – not yet backed up"
CARD, GROUP = "retention schedule", "Policy"


def loses_the_signal(amara):
    amara.is_ready_for_no_signal()
    amara.context.set_offline(True)


def finds_a_signal(amara):
    amara.context.set_offline(False)
    amara.faults.clear()  # the browser notes whatever it asked for in vain


def finds_the_kept_page_in_order(amara):
    amara.faults[:] = [fault for fault in amara.faults if "ERR_INTERNET_DISCONNECTED" not in fault]
    amara.finds_the_page_in_order()


def places(amara, card, group):
    amara.page.get_by_role("button", name=card, exact=True).click()
    amara.page.get_by_role("button", name=f"Put it here, in {group}").click()


def test_a_card_that_was_placed_without_a_signal_is_there_after_the_tab_was_closed(amara):
    address = f"{CHAPTER}good-practice-starts-with-why/a-visit-three-ways/"
    amara.opens(address)
    loses_the_signal(amara)
    places(amara, CARD, GROUP)
    amara.sees(NOT_BACKED_UP)
    amara.page.close()
    finds_a_signal(amara)
    amara.opens_a_tab()
    amara.opens("/log/")
    amara.sees("Backed up: “Try this: Tool, practice, policy or value?”.")
    amara.finds_it_in_order_from_the_top()
    amara.opens(address)
    placed = amara.page.get_by_role("list", name=GROUP, exact=True)
    placed.get_by_role("button", name=CARD, exact=True).wait_for()


def test_cards_that_are_all_placed_are_answered_by_the_phone_and_count_once_there_is_a_signal(amara):
    chapter = f"{CHAPTER}good-practice-starts-with-why/"
    amara.opens(f"{chapter}keep/")
    amara.page.get_by_role("button", name="Keep it").click()
    amara.sees("Kept on this phone")
    loses_the_signal(amara)
    amara.page.goto(f"{chapter}a-visit-three-ways/")
    amara.sees("This is the copy on this phone.")
    amara.page.wait_for_function("() => performance.getEntriesByName('waymark:started').length > 0")
    places_by_pointer(amara, *next(iter(WRONG.items())))
    amara.page.get_by_role("button", name="Check", exact=True).click()
    amara.sees("11 still to place, then you can check.")
    for card, group in PLACES.items():
        places_by_pointer(amara, card, group)
    amara.page.get_by_role("button", name="Check", exact=True).click()
    amara.sees("11 of 12 fit. Look again at:")
    amara.sees("Safety is the value.")
    amara.sees("It counts once you press Check with a connection.")
    finds_the_kept_page_in_order(amara)
    places_by_pointer(amara, "falls alarm", "Tool")
    amara.page.get_by_role("button", name="Check", exact=True).click()
    amara.sees("All 12 fit.")
    amara.sees("They disagree because")
    finds_a_signal(amara)
    amara.opens(f"{chapter}a-visit-three-ways/")
    amara.page.get_by_text("12 of 12 placed").wait_for()
    amara.page.get_by_role("button", name="Check", exact=True).click()
    amara.sees("All 12 fit.")
    amara.sees("Done.")
    amara.finds_the_page_in_order()


def test_words_typed_without_a_signal_meet_those_of_another_device(amara, somebody):
    opens_the_letter(amara)
    loses_the_signal(amara)
    field(amara).fill("From the train.")
    amara.sees(NOT_BACKED_UP)
    other = somebody("Amara")
    other.signs_in_on_the_demo_page("Amara")
    field(opens_the_letter(other)).fill("From the laptop.")
    is_saved(other)
    amara.page.close()
    finds_a_signal(amara)
    amara.opens_a_tab()
    opens_the_letter(amara)
    amara.page.get_by_text("Also typed, on another page or device").click()
    amara.sees("From the laptop.")
    expect(field(amara)).to_have_value("From the train.")
    amara.finds_it_in_order_from_the_top()
