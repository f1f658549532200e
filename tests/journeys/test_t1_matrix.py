"""T1, besides. Who has done what of Sam's cohort, in the words that Ben reads of himself; and what comes before a section."""

import pytest

MODULE = "/modules/digital-practice-in-social-work/"
CARDS = f"{MODULE}what-we-actually-use/choosing-a-channel/"
HYBRID = f"{MODULE}what-we-actually-use/hybrid-days/"


@pytest.fixture
def sam(somebody):
    sam = somebody("Sam")
    sam.signs_in_on_the_demo_page("Sam")
    return sam


def test_sam_sees_a_day_or_not_yet_and_ben_sees_the_same(somebody, sam):
    sam.opens("/cohorts/")
    sam.page.get_by_role("link", name="Who has done what").focus()
    sam.page.keyboard.press("Enter")
    sam.sees_heading("Who has done what")
    sam.sees("“Not yet” can also mean")
    sam.sees("Aisha Rahman")
    sam.finds_it_in_order_from_the_top()
    sam.page.get_by_label("Order").select_option(label="By name")
    sam.presses("Show")
    sam.sees("Aisha Rahman")
    sam.page.locator(".matrix-key").get_by_role("link", name="2B Which channel?").click()
    sam.sees_heading("2B Which channel?")
    sam.finds_it_in_order_from_the_top()
    what_sam_reads = sam.page.get_by_role("listitem").filter(has_text="Ben Hollis").inner_text().replace("Ben Hollis", "").strip()
    assert what_sam_reads.startswith("Done on ")

    ben = somebody("Ben")
    ben.signs_in_on_the_demo_page("Ben")
    ben.opens(CARDS)
    ben.sees("Your tutor and coordinator see whether you have done this, not what you answered.")
    assert ben.page.get_by_text("Counts as done when").count() == 0
    ben.page.get_by_role("link", name="What they see of what you have done").click()
    ben.sees_heading("What your tutor sees of what you have done")
    ben.sees(what_sam_reads)
    ben.sees("Dr Sam Whitlock (tutor)")
    ben.finds_it_in_order_from_the_top()


def test_sam_gives_one_student_another_last_day(sam):
    sam.opens("/cohorts/")
    sam.page.get_by_role("link", name="Modules of Autumn 2025").click()
    sam.follows("Digital practice in social work")
    sam.page.get_by_role("link", name="Change… for Ben Hollis").click()
    sam.sees_heading("Ben Hollis")
    sam.types("Until", "2030-01-31")
    sam.presses("Give them these dates")
    sam.sees("On it, until Thu 31 Jan 2030 (their own dates)")
    sam.finds_it_in_order_from_the_top()


def test_amara_reads_what_comes_first_and_goes_on_anyway(amara):
    amara.opens(HYBRID)
    amara.sees_heading("Before 2.3 Hybrid days")
    amara.sees("It goes on from choosing a channel, in 2.2.")
    amara.page.get_by_role("link", name="Go on anyway").focus()
    amara.page.keyboard.press("Enter")
    amara.sees_heading("2.3 Hybrid days")
    amara.opens(HYBRID)
    amara.sees_heading("2.3 Hybrid days")
    amara.opens(f"{MODULE}what-we-actually-use/")
    amara.sees("0 of 6 sections and 0 of 4 activities done · about")
