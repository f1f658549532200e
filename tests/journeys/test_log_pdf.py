"""Amara takes her log to supervision on paper."""

import io

from pdfminer.high_level import extract_text


def test_she_asks_for_a_pdf_and_takes_it_when_it_is_there(somebody):
    amara = somebody("Amara")
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens("/log/export/")
    amara.page.get_by_role("button", name="Make a PDF").focus()
    amara.page.keyboard.press("Enter")
    amara.sees("Your PDF is being made")
    amara.finds_the_page_in_order()
    link = amara.page.get_by_role("link", name="To print or hand in")
    link.wait_for(timeout=90_000)
    assert amara.page.locator("#pdf[data-waiting]").count() == 0  # nothing is asked for any more
    amara.finds_the_page_in_order()
    with amara.page.expect_download() as taken:
        link.click()
    assert "Log of Amara Osei" in extract_text(io.BytesIO(taken.value.path().read_bytes()))


def test_without_a_script_she_looks_again_herself(somebody):
    amara = somebody("Amara", script=False)
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens("/log/export/")
    amara.presses("Make a PDF")
    for _ in range(90):
        if amara.page.get_by_role("link", name="Look again").count() == 0:
            break
        amara.follows("Look again")
        amara.page.wait_for_timeout(1000)
    amara.page.get_by_role("link", name="To print or hand in").wait_for()
    amara.finds_the_page_in_order()
