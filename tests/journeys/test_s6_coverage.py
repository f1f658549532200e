"""S6, steps 4 and 5. Amara finds a gap, puts it on the agenda in one press, and Joan sees the same numbers and that line."""


def test_a_gap_becomes_a_line_of_the_supervision_agenda(amara, somebody):
    amara.opens("/placement/")
    amara.follows("See what it covers")
    amara.sees_heading("What your evidence covers")
    amara.sees("You, Joan Pritchard and Dr Sam Whitlock see exactly this")
    amara.page.get_by_role("button", name="agenda for Values and ethics").filter(visible=True).first.click()
    amara.sees("“Values and ethics” is on the agenda of your next supervision.")
    amara.finds_the_page_in_order()
    address = amara.page.url.partition("?")[0]
    amara.follows("Professional standards")
    amara.sees_heading("What your evidence covers")
    joan = somebody("Joan")
    joan.signs_in_on_the_demo_page("Joan")
    joan.opens(address)
    joan.sees_heading("What Amara’s evidence covers")
    joan.follows("Open the agenda")
    joan.sees("Values and ethics: what could show it in the next two weeks?")
