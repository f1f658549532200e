"""T2, steps 1, 6 and 7: Sam opens the seminar, students write and raise a hand, and what came of it stays."""

import pytest

ROOM = "“If it is not recorded, it did not happen”"
WITHIN = 2_000  # milliseconds in which somebody who reloads or comes late has the room as it is


@pytest.fixture
def sam(somebody):
    sam = somebody("Sam", on="desktop")
    sam.signs_in_on_the_demo_page("Sam")
    sam.opens("/seminars/")
    return sam


@pytest.fixture
def student(somebody):
    def comes(called, **how):
        person = somebody(called, **how)
        person.signs_in_on_the_demo_page(called)
        person.opens("/seminars/")
        person.follows(ROOM)
        return person

    return comes


def is_connected(person):
    person.page.get_by_role("navigation", name="Parts of the seminar").get_by_text("Connected, ").wait_for()


def says(person, words):
    person.types("Your message", words)
    person.page.get_by_role("button", name="Send").click()
    person.page.evaluate("scrollTo(0, 0)")  # half a link under the bar at the bottom would count as a small one
    person.finds_the_page_in_order()


def hears(person, words):
    person.page.get_by_role("log").get_by_text(words).wait_for(timeout=WITHIN)
    assert person.page.get_by_role("log").get_by_text(words).count() == 1


def start(sam):
    sam.follows(ROOM)
    sam.follows("Now")
    sam.presses("Start")
    is_connected(sam)


def test_sam_opens_the_seminar_hears_a_hand_and_saves_what_came_of_it(sam, student):
    start(sam)
    amara, ben = student("Amara"), student("Ben")
    for person in (amara, ben):
        person.sees("A visit with no record is still a visit. Where do you stand?")
        is_connected(person)
    sam.page.get_by_text("Ben Hollis", exact=True).wait_for()

    says(amara, "The phone call I nearly made isn’t in any record. Did it happen?")
    hears(sam, "The phone call I nearly made")
    says(sam, "Hold that thought.")
    hears(amara, "Hold that thought.")

    ben.types("What is it about?", "What if the family asks us not to write it?")
    ben.presses("Raise my hand")
    sam.sees("What if the family asks us not to write it?")
    sam.sees("1 waiting")
    sam.presses("Ben, please")
    ben.sees("Asked to speak: you")

    amara.page.reload()
    hears(amara, "Hold that thought.")

    sam.follows("Finish…")
    sam.types("What we take with us", "Write down the visit that nobody asked about.")
    sam.presses("Finish and save summary")
    sam.sees("Write down the visit that nobody asked about.")
    sam.sees("Attendance")

    amara.sees("The seminar has finished. What came of it is under After.")
    amara.follows("After")
    amara.sees("Write down the visit that nobody asked about.")
    assert "Ben Hollis" not in amara.page.get_by_role("list").last.inner_text()
    amara.presses("Use in my log", role="link")
    amara.sees("Write down the visit that nobody asked about.")


def test_amara_takes_part_without_scripts(sam, student):
    start(sam)
    amara = student("Amara", script=False)
    says(amara, "Did it happen?")
    hears(sam, "Did it happen?")
    amara.types("What is it about?", "Mr Tadesse’s sleeve")
    amara.presses("Raise my hand")
    sam.sees("Mr Tadesse’s sleeve")
    says(sam, "Hold that thought.")
    amara.presses("See what is new, and say that I’m here")
    hears(amara, "Hold that thought.")
    amara.presses("Put my hand down")
    assert amara.page.get_by_role("button", name="Raise my hand").is_visible()


def test_a_hand_goes_up_and_is_taken_by_keyboard_alone(sam, student):
    start(sam)
    ben = student("Ben", on="desktop")
    is_connected(ben)
    ben.page.get_by_role("button", name="Raise hand", exact=True).focus()
    ben.page.keyboard.press("Enter")
    ben.sees("Hand is up")
    assert ben.page.evaluate("document.activeElement.innerText").startswith("Hand is up")
    sam.page.get_by_role("button", name="Ben, please").focus()
    sam.page.keyboard.press("Enter")
    ben.sees("Asked to speak: you")
    assert sam.page.evaluate("document.activeElement.innerText") == "Hands"


def test_the_room_works_where_no_socket_comes_through(sam, student):
    start(sam)
    amara = student("Amara")
    amara.page.route_web_socket("**/ws/**", lambda socket: socket.close(code=1006))
    amara.page.reload()
    amara.page.get_by_text("Connected, a few seconds behind").first.wait_for()
    says(amara, "By ordinary requests")
    sam.page.get_by_role("log").get_by_text("By ordinary requests").wait_for(timeout=3 * WITHIN)
    says(sam, "I can hear you.")
    amara.page.get_by_role("log").get_by_text("I can hear you.").wait_for(timeout=3 * WITHIN)
    amara.no_longer_sees("not sent yet")


def test_amara_brings_her_answer_reads_the_case_step_by_step_and_asks_without_a_hand(sam, student):
    amara = student("Amara")
    amara.follows("Before")
    amara.types("Your answer", "The meeting in the corridor.")
    amara.presses("Bring it to the seminar")
    amara.sees("You brought it.")
    amara.finds_the_page_in_order()

    start(sam)
    ben = student("Ben", script=False)
    for person in (ben, amara):
        person.follows("Now")
    is_connected(amara)
    sam.page.get_by_text("What people brought (1)").wait_for()
    sam.page.get_by_role("button", name="Open step 1").focus()
    sam.page.keyboard.press("Enter")
    amara.sees("A neighbour rings")
    amara.no_longer_sees("letter box")

    amara.page.get_by_text("Ask without raising a hand…").click()
    amara.types("Your question", "Who reads it first?")
    sam.presses("Open step 2")
    amara.sees("letter box")
    assert amara.page.get_by_label("Your question", exact=True).input_value() == "Who reads it first?"
    amara.presses("Put it in the box")
    question = sam.page.get_by_role("listitem").filter(has_text="Who reads it first?")
    question.get_by_text("Amara Osei (the others don’t read the name)").wait_for()

    ben.follows("Now")
    asked = ben.page.get_by_role("listitem").filter(has_text="Who reads it first?")
    assert asked.get_by_text("Without a name").is_visible()
    assert asked.get_by_text("Amara").count() == 0
    asked.get_by_role("button", name="I want this answered too").click()
    question.get_by_text("Others who want this answered: 1").wait_for(timeout=WITHIN)
    question.get_by_role("button", name="Take it up").click()
    amara.sees("Taken up now")
    for person in (amara, sam):
        person.page.evaluate("scrollTo(0, 0)")
        person.finds_the_page_in_order()
