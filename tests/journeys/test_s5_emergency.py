"""The worst day of the year. Priya asks, Ruth agrees, Priya reads for an hour, and Amara is told who, when and why."""

from datetime import timedelta

from django.utils import timezone

REASON = "Her landlord rang: she has not been seen since Tuesday."


def asks(priya):
    priya.signs_in_on_the_demo_page("Priya")
    priya.opens("/emergency-readings/")
    priya.follows("Ask for one…")
    priya.types("Whose log is it?", "amara.osei@alderbrook.example")
    priya.types("From", (timezone.localdate() - timedelta(days=30)).isoformat())
    priya.types("To", timezone.localdate().isoformat())
    priya.types("Why must somebody else read it, today?", "She is missing.")
    priya.presses("Ask for a second person")
    priya.sees("Say why in at least 30 characters")
    priya.types("Why must somebody else read it, today?", REASON)
    priya.presses("Ask for a second person")
    priya.sees_heading("Emergency reading of Amara Osei’s log")
    priya.sees("Waiting for an answer")


def test_priya_and_ruth_open_some_days_and_amara_is_told(somebody):
    priya, ruth, amara = somebody("Priya"), somebody("Ruth"), somebody("Amara")
    asks(priya)

    ruth.signs_in_on_the_demo_page("Ruth")
    ruth.sees("Priya Nair asks for an emergency reading")
    ruth.follows("Read why")
    ruth.sees(REASON)
    ruth.follows("Agree or refuse…")
    ruth.chooses("I agree")
    ruth.presses("Send my answer")
    ruth.sees("Priya Nair can read until")
    assert ruth.page.get_by_role("link", name="Read until").count() == 0

    priya.opens("/")
    priya.sees("Your emergency reading of Amara Osei’s log")
    priya.follows("Go on")
    priya.follows("Read until", exact=False)
    priya.sees_heading("Entries of Amara Osei")
    days = priya.page.inner_text("main")
    priya.page.get_by_role("button", name="Open the entry of").first.click()
    priya.sees("you opened it at")
    priya.finds_the_page_in_order()
    title = priya.page.inner_text("h1")
    assert title not in days
    priya.sees("Amara sees that you opened it")
    assert priya.page.get_by_role("link", name="Share…").count() == 0

    amara.signs_in_on_the_demo_page("Amara")
    amara.sees("Priya Nair can read until")
    amara.page.get_by_role("link", name="Read about it").click()
    amara.sees_heading("Who read my entries in an emergency")
    amara.finds_the_page_in_order()
    amara.sees(REASON)
    amara.sees("agreed at")
    amara.follows(title)
    amara.sees("You and Priya Nair (in an emergency, until")
    amara.sees("Opened in an emergency")

    ruth.presses("End it now")
    ruth.sees("Ended. Nothing can be opened any more.")
    priya.page.reload()
    priya.sees_heading("This emergency reading is not open")
    priya.finds_the_page_in_order()
    assert title not in priya.page.content()

    amara.page.reload()
    amara.sees("Only you can see this")
    amara.opens("/emergency-readings/mine/")
    amara.presses("I have read this", exact=False)
    amara.sees("You noted this on")
    amara.opens("/")
    assert amara.page.get_by_text("could read until").count() == 0


def test_by_keyboard_and_without_a_script_ruth_refuses(somebody):
    priya, ruth = somebody("Priya", script=False), somebody("Ruth", script=False)
    asks(priya)
    ruth.signs_in_on_the_demo_page("Ruth")
    ruth.page.get_by_role("link", name="Read why").focus()
    ruth.page.keyboard.press("Enter")
    ruth.page.get_by_role("link", name="Agree or refuse…").focus()
    ruth.page.keyboard.press("Enter")
    ruth.sees_heading("Agree to an emergency reading?")
    ruth.page.get_by_label("I refuse").focus()
    ruth.page.keyboard.press("Space")
    ruth.page.keyboard.press("Tab")
    ruth.page.keyboard.type("Ring her sister first.")
    button = ruth.page.get_by_role("button", name="Send my answer")
    for _ in range(4):
        ruth.page.keyboard.press("Tab")
        if button.evaluate("one => one === document.activeElement"):
            break
    ruth.page.keyboard.press("Enter")
    ruth.sees("Ring her sister first.")
    priya.page.reload()
    priya.sees("Ring her sister first.")
    assert priya.page.get_by_role("link", name="Read until").count() == 0
