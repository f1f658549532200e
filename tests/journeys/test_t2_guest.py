"""T2, steps 2 to 4: somebody without an account types the code and is let in; all vote, and read what came of it."""

from tests.journeys.test_t2_seminar import WITHIN, is_connected, sam, says, start, student

__all__ = ["sam", "student"]  # fixtures of that journey
QUESTION = "Does a visit without a record count?"


def asks_to_come_in(guest, code):
    guest.opens("/seminars/join/")
    guest.types("The code", "HERON 9")
    guest.presses("Ask to come in")
    guest.sees("There is a problem")
    guest.types("The code", code.lower())
    guest.types("What should people call you?", "Nadia")
    guest.presses("Ask to come in")
    guest.sees("You wait as Nadia.")


def prepares_a_vote(sam):
    sam.page.get_by_text("Ask a vote…").click()
    sam.types("The question", QUESTION)
    sam.types("Answers to choose from, one a line", "Yes\nNo\nIt depends")
    sam.presses("Prepare it")
    sam.presses(f"Open {QUESTION}")


def votes(person, words):
    person.page.get_by_role("heading", name=QUESTION).wait_for(timeout=WITHIN)
    person.page.get_by_role("radio", name=words).check()
    person.page.get_by_role("button", name="Vote", exact=True).click()
    person.sees("Yours is counted")
    person.finds_the_page_in_order()


def test_nadia_comes_in_by_code_and_votes_with_the_others_and_no_split_tells_who_chose_what(somebody, sam, student):
    sam.follows("“If it is not recorded, it did not happen”")
    sam.presses("Make a code to join")
    code = sam.page.locator("strong.code").inner_text()
    sam.opens("/seminars/")
    start(sam)
    nadia = somebody("Nadia", on="phone")
    asks_to_come_in(nadia, code)
    sam.page.get_by_role("button", name="Let Nadia in").click(timeout=3 * WITHIN)
    nadia.sees("You were let in, Nadia.")
    nadia.sees("How we talk with each other")
    nadia.follows("Come in")
    is_connected(nadia)

    amara, ben = student("Amara"), student("Ben", script=False)
    is_connected(amara)
    prepares_a_vote(sam)
    votes(nadia, "Yes")
    votes(amara, "It depends")
    ben.follows("Now")
    votes(ben, "No")
    sam.page.get_by_text("3 voted").first.wait_for()
    sam.presses("Close the vote")
    sam.presses(f"Show result of {QUESTION}")
    for person in (nadia, amara):
        person.page.get_by_text("Fewer than five voted").wait_for(timeout=WITHIN)
        person.finds_the_page_in_order()

    says(nadia, "I was on the other end of such a visit.")
    amara.page.get_by_role("log").get_by_text("on the other end").wait_for(timeout=WITHIN)
    nadia.page.goto("/log/")
    assert nadia.page.get_by_role("heading", name="My log").count() == 0
