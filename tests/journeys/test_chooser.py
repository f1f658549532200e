"""Choosing what evidence shows: the list gets shorter while Amara types, and what she has ticked stays."""

import pytest


@pytest.fixture
def amara(amara):
    amara.opens("/placement/")
    amara.page.get_by_role("link", name="Four phone calls").first.click()
    amara.follows("Change what it shows")
    return amara


def test_the_list_gets_shorter_while_she_types(amara):
    amara.chooses("Values and ethics")
    amara.page.get_by_role("searchbox").fill("reflect")
    amara.sees("Critical reflection and analysis")
    amara.page.get_by_text("Professional leadership").first.wait_for(state="hidden")
    assert amara.page.get_by_label("Values and ethics").first.is_checked()
    amara.page.get_by_role("searchbox").fill("")
    amara.sees("Professional leadership")
    amara.finds_the_page_in_order()
    amara.presses("Save what it shows")
    amara.sees("Values and ethics")
