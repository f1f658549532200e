"""P1, where more than one thing waits. Joan answers them on one page and signs once, without an account."""

import re

import pytest

from tests.journeys.test_p1_sign_off import counted, link_from_the_mail, pressed


@pytest.fixture
def joan(somebody):
    return somebody("Joan")


def test_joan_decides_all_that_waits_on_one_page(joan):
    link_from_the_mail(joan)
    joan.opens(re.search(r"https?://\S+/to-sign/\S+", joan.page.locator("main").inner_text()).group(0))
    joan.sees_heading("2 things for you, about 3 minutes")
    assert joan.page.locator("input:checked").count() == 0
    joan.presses("Sign as Joan Pritchard")
    joan.sees("Choose an answer for at least one of these.")
    counted(joan)
    joan.chooses("Agree")
    joan.chooses("Yes")
    joan.presses("Sign as Joan Pritchard")
    assert pressed(joan) <= 5  # a label and its radio are one activation, and two events
    joan.sees("2 things done. Receipts are on their way to you and to whoever asked.")
    joan.sees_heading("Nothing waits for you")
    joan.sees("Signed just now")
    assert joan.site.counts_new_signatures() == 1
