"""C1, the middle of it. The whole process of a placement on one page; what a programme asks in logs; what is still missing."""


def test_amara_begins_what_comes_next_and_says_why_something_is_not_there(amara):
    amara.opens("/placement/")
    amara.follows("See the records")
    amara.page.get_by_text("Who writes and signs").first.click()
    amara.finds_the_page_in_order()
    amara.follows("Induction")
    amara.presses("Begin")
    amara.sees_heading("Induction")
    amara.opens("/placement/")
    amara.follows("See the portfolio")
    missing = amara.page.get_by_role("listitem").filter(has_text="Feedback from colleagues")
    missing.get_by_role("link", name="Say why it is not there").click()
    amara.presses("Ask my tutor")
    amara.sees("Say in a few words why it is not there.")
    amara.types("Why is it not there?", "The team is small. Ring 07700 900123 to ask them.")
    amara.presses("Ask my tutor")
    amara.sees("This might identify somebody: “07700 900123” (phone number).")
    amara.types("Why is it not there?", "The team is small, and nobody but Joan has seen me work.")
    amara.presses("Ask my tutor")
    amara.sees("Waiting for the tutor")


def test_priya_says_what_logs_ask_and_looks_through_the_forms(somebody):
    priya = somebody("Priya")
    priya.signs_in_on_the_demo_page("Priya")
    for address, heading in (
        ("/programmes/1/log/", "The log on"),
        ("/placement/forms/", "Forms"),
        ("/placement/1/records/", "Records"),
    ):
        priya.opens(address)
        priya.sees_heading(heading)


def test_sam_finds_every_date_of_a_series_and_what_waits_in_one(somebody):
    sam = somebody("Sam")
    sam.signs_in_on_the_demo_page("Sam")
    sam.opens("/seminars/")
    sam.page.get_by_role("link", name="Tuesday case group").first.click()
    sam.sees("Answer before the seminar")
    sam.finds_the_page_in_order()
    sam.follows("A case to read together")
    sam.page.go_back()
    sam.follows("Invite somebody by name")
    sam.page.go_back()
    sam.follows("All dates of this series")
    sam.sees_heading("Tuesday case group")
    sam.opens("/seminars/calendar/")
    sam.presses("Make an address")
