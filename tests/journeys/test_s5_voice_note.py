"""S5. Between two visits Amara says what she would type. It is hers alone and not lost, and Joan hears it when Amara lets her."""

import re

import pytest

from tests.factories.sounds import sound

ONLY_HERE = re.compile("Your recording is on this phone only")


@pytest.fixture
def amara(somebody):
    amara = somebody("Amara")
    amara.context.grant_permissions(["microphone"])
    amara.signs_in_on_the_demo_page("Amara")
    return amara


def button(person, name):
    return person.page.get_by_role("button", name=name, exact=True)


def records(person):
    button(person, "Record a voice note").click()
    person.page.get_by_role("timer").get_by_text("0:01 of 3:00").wait_for()
    person.finds_the_page_in_order()
    button(person, "Stop").click()
    person.sees(re.compile(r"0:0\d recorded\. It is on this phone only, until you keep it\."))
    person.finds_the_page_in_order()


def plays(person):
    """Press play, and wait until something of it was heard."""
    player = person.page.locator("audio[src]").first
    player.evaluate("one => one.play()")
    person.page.wait_for_function("() => [...document.querySelectorAll('audio')].some((one) => one.currentTime > 0.2)")


def cannot_send(person):
    person.page.route("**/voice/", lambda route: route.fulfill(status=500) if route.request.method == "POST" else route.continue_())


def test_a_voice_note_recorded_on_the_bus_is_sent_later_and_heard_by_joan(amara, somebody):
    amara.is_ready_for_no_signal()
    amara.context.set_offline(True)
    amara.opens("/log/new/?another=1")
    button(amara, "Record a voice note").focus()
    amara.page.keyboard.press("Enter")
    button(amara, "Pause").click()
    amara.sees(re.compile(r"Paused at 0:0\d\. Nothing is recorded now\."))
    button(amara, "Go on").click()
    amara.page.get_by_role("timer").get_by_text("0:01 of 3:00").wait_for()
    button(amara, "Stop").click()
    plays(amara)
    button(amara, "Keep it with this entry").click()
    amara.sees("There is no connection.")
    amara.sees(ONLY_HERE)
    amara.finds_the_page_in_order()
    amara.page.close()
    amara.opens_a_tab()
    amara.opens("/log/")
    amara.sees("On this phone, not yet backed up")
    amara.page.get_by_role("link", name="Voice note, 0:0").wait_for()
    amara.context.set_offline(False)
    amara.sees(re.compile("Backed up: “Voice note, 0:0"))

    amara.opens("/log/")
    amara.sees_heading("My log")
    amara.page.get_by_role("region", name="Recorded, and no words yet").get_by_role("link").click()
    amara.sees("Only you can hear this")
    button(amara, "Save").click()
    amara.sees("Saved. Only you can see this.")
    amara.finds_the_page_in_order()
    address = amara.page.url
    plays(amara)

    amara.follows("Share…")
    amara.chooses("Joan Pritchard")
    amara.presses("Continue")
    amara.sees("We cannot look through a recording.")
    amara.chooses("Let Joan hear the voice note")
    amara.presses("Share with Joan")
    amara.sees("Say in at least 10 characters why it does not identify anybody.")
    amara.types("You listened to it.", "I speak of nobody but myself.")
    amara.presses("Share with Joan")
    amara.sees("You and Joan Pritchard can hear this")

    joan = somebody("Joan")
    joan.signs_in_on_the_demo_page("Joan")
    joan.opens(address)
    joan.sees(re.compile(r"Voice note from Amara, 0:0\d"))
    joan.sees("You and Amara Osei can hear this")
    plays(joan)
    amara.page.get_by_role("button", name="Undo sharing with Joan Pritchard").click()
    amara.sees("Only you can hear this")
    assert joan.page.goto(address).status == 404


@pytest.mark.parametrize("size", ["desktop"])
def test_a_recording_that_the_server_cannot_take_is_not_lost(amara):
    amara.opens("/log/new/?another=1")
    cannot_send(amara)
    records(amara)
    button(amara, "Keep it with this entry").click()
    amara.sees("The server could not take this.")
    amara.sees(ONLY_HERE)
    amara.faults.clear()  # the browser notes the 500
    amara.finds_the_page_in_order()
    with amara.page.expect_download() as saved:
        amara.page.get_by_role("link", name="Save a copy to this phone").click()
    assert re.fullmatch(r"voice-note-[\d-]+\.webm", saved.value.suggested_filename)
    assert saved.value.path().stat().st_size > 1000

    amara.page.goto("/account/logout/")
    amara.sees("1 recording is on this phone only.")
    amara.page.get_by_role("listitem").filter(has_text="Voice note, 0:0").wait_for()
    amara.page.wait_for_load_state("networkidle")
    amara.faults.clear()
    amara.finds_the_page_in_order()
    amara.page.unroute("**/voice/")
    button(amara, "Try to back up again").click()
    amara.sees("Everything you wrote is saved.")
    amara.opens("/log/")
    amara.sees("Recorded, and no words yet")


@pytest.mark.parametrize("size", ["phone"])
def test_what_was_recorded_and_not_kept_is_there_again_and_can_be_deleted(amara):
    amara.opens("/log/new/?another=1")
    address = amara.page.url
    records(amara)
    amara.page.goto("/log/")
    amara.page.goto(address)
    amara.sees(re.compile("This was recorded here and not kept yet: 0:0"))
    button(amara, "Delete it").click()
    amara.sees("Deleted.")
    amara.page.goto(address)
    button(amara, "Record a voice note").wait_for()
    amara.no_longer_sees("not kept yet")


@pytest.mark.parametrize("size", ["phone"])
def test_it_stops_by_itself_at_three_minutes_and_says_so(amara):
    amara.page.clock.install()
    amara.page.goto("/log/new/?another=1")
    button(amara, "Record a voice note").click()
    amara.page.get_by_text("Recording. It stops by itself at 3 minutes.").wait_for()
    amara.page.wait_for_timeout(500)
    amara.page.clock.fast_forward(181_000)
    amara.sees("That was 3 minutes, so it has stopped by itself.")


@pytest.mark.parametrize("size", ["phone"])
def test_without_a_microphone_or_a_script_a_recording_from_the_phone_is_taken(somebody, tmp_path):
    file = tmp_path / "On the bus.m4a"
    file.write_bytes(sound("m4a"))
    refused = somebody("Amara")
    refused.signs_in_on_the_demo_page("Amara")
    refused.opens("/log/new/?another=1")
    button(refused, "Record a voice note").click()
    refused.sees("Your browser does not let this page use the microphone.")
    refused.finds_the_page_in_order()

    plain = somebody("Amara", script=False)
    plain.signs_in_on_the_demo_page("Amara")
    plain.opens("/log/new/?another=1")
    plain.types("Your entry", "Typed before I spoke.")
    plain.presses("Choose a recording from this phone…")
    plain.page.get_by_label("A recording from this device").set_input_files(file)
    plain.presses("Keep this recording")
    plain.sees("Kept: your voice note of 0:20. Only you can hear it.")
    plain.page.get_by_role("link", name="Back to the entry").first.click()
    assert plain.page.get_by_label("Your entry").input_value() == "Typed before I spoke."
    plain.presses("Save")
    plain.sees("Voice note, 0:20")
    plain.page.get_by_role("link", name=re.compile("^Delete…")).click()
    plain.presses("Delete it")
    plain.sees("The voice note is deleted. Nobody can hear it any more.")
