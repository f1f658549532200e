"""S4 in another kind of activity: Amara makes a council’s letter readable, and the page says as she types how it reads."""

import re
from dataclasses import asdict

from learning.blocks.readable import hints_about
from tests.journeys.test_s4_mark_up import address_of

NAME = "Try this: Make it readable"
HERS = "Dear Imran,\n\nWe will visit you at home on Monday 11 January. Please notify us soon if that is a bad day."
PAIRS = [{"hard": "notify", "plain": "tell"}, {"hard": "prior to", "plain": "before"}, {"hard": "naïve", "plain": "simple"}]
TEXTS = [
    "",
    " … ",
    "Yes",
    HERS,
    "Dear Sir,\nPrior   to our visit: please NOTIFY us! Will you? (“We do.”) She said “no.” And left.",
    "Naïve café owners, notify-ing no one, needed 3.5 hours in 2026; they freed the agreed table … and little else.",
    f"{'Multidisciplinary organisational accountability considerations, ' * 9}were notified. It ended.",
    f"- one\n- two\n\n  three four; {'five ' * 18}twenty-one",
    " ".join(f"word{number} prior to" for number in range(30)),
]


def opens_the_letter(amara):
    amara.opens(address_of(amara.site, "make-it-readable"))
    return amara


def letter(amara):
    return amara.page.get_by_role("region", name=NAME)


def field(amara):
    return letter(amara).get_by_label("Your version")


def is_saved(amara):
    letter(amara).get_by_text(re.compile(r"Saved \d\d:\d\d")).wait_for()


def sees_the_others_beside_hers(amara):
    amara.sees("Here is your version, and others to compare it with.")
    for name in ("Your version", "The Kestrelshire Plain Letters Group", "Ola, housing worker"):
        letter(amara).get_by_role("region", name=name).wait_for()
    assert "Please notify us soon" in letter(amara).get_by_role("region", name="Your version").inner_text()
    amara.finds_it_in_order_from_the_top()


def test_by_keyboard_the_hints_follow_and_her_version_goes_to_her_log(amara):
    opens_the_letter(amara)
    amara.sees("185 words. The longest sentence has 50.")
    field(amara).press("Control+a")
    amara.page.keyboard.insert_text(HERS)
    amara.sees("22 words. The longest sentence has 10.")
    amara.sees("“notify”: tell")
    amara.no_longer_sees("Sentences with more than 20 words:")
    letter(amara).get_by_text(re.compile(r"-year-old could read this\. 22 words")).last.wait_for(state="attached")
    is_saved(amara)
    letter(amara).get_by_role("button", name="Look at it").press("Enter")
    letter(amara).get_by_role("heading", name="How it reads now").wait_for()
    amara.finds_it_in_order_from_the_top()
    letter(amara).get_by_role("button", name="Compare it with other versions").press("Enter")
    sees_the_others_beside_hers(amara)
    letter(amara).get_by_role("button", name="Take this to my log").press("Enter")
    amara.sees("What did I have to understand myself")
    amara.sees("We will visit you at home on Monday 11 January.")


def test_by_touch_what_she_typed_is_there_after_the_tab_was_closed(amara):
    opens_the_letter(amara)
    field(amara).fill(HERS)
    is_saved(amara)
    amara.page.close()
    amara.opens_a_tab()
    opens_the_letter(amara)
    assert field(amara).input_value() == HERS
    letter(amara).get_by_role("button", name="Compare it with other versions").click()
    sees_the_others_beside_hers(amara)


def test_without_a_script_the_hints_come_with_a_press(somebody):
    amara = somebody("Amara", script=False)
    amara.signs_in_on_the_demo_page("Amara")
    opens_the_letter(amara)
    field(amara).fill(HERS)
    amara.presses("Look at it")
    assert amara.page.url.endswith("#activity-make-it-readable-result")
    amara.sees("22 words. The longest sentence has 10.")
    amara.presses("Compare it with other versions")
    sees_the_others_beside_hers(amara)


def test_a_browser_says_of_a_text_what_the_server_says(amara):
    opens_the_letter(amara)
    script = amara.page.evaluate("() => [...document.scripts].map(one => one.src).find(src => src.includes('/js/app'))")
    found = amara.page.evaluate(
        """async ([app, texts, pairs]) => {
          const source = await (await fetch(app)).text();
          const readable = new URL(source.match(/[^"']*readable[^"']*\\.js/)[0], app);
          const figures = new URL((await (await fetch(readable)).text()).match(/[^"']*reading-age[^"']*\\.js/)[0], readable);
          const { hintsAbout } = await import(figures);
          return texts.map((text) => hintsAbout(text, pairs));
        }""",
        [script, TEXTS, PAIRS],
    )
    assert found == [asdict(hints_about(text, PAIRS)) for text in TEXTS]
