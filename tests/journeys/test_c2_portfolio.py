"""C2. Carol's portfolio is on the panel's list: Priya sees how far it is, and anybody can check the file without an account."""

from pathlib import Path


def signed_in(somebody, called, **more):
    person = somebody(called, **more)
    person.signs_in_on_the_demo_page(called)
    return person


def takes_the_file(carol, to):
    carol.opens("/placement/")
    carol.follows("See the portfolio")
    carol.follows("Edition 1")
    carol.presses("Make the signed PDF")
    link = carol.page.get_by_role("link", name="Take the signed PDF")
    link.wait_for(timeout=90_000)  # the page looks again by itself
    carol.finds_the_page_in_order()
    with carol.page.expect_download() as download:
        link.click()
    download.value.save_as(to)


def checks(somebody, file, *, script=True):
    anybody = somebody("Anybody", script=script)
    anybody.opens("/check/")
    anybody.page.get_by_label("Drop a portfolio here, or choose the file").set_input_files(file)
    if not script:
        anybody.page.get_by_role("button", name="Check it").click()
    return anybody


def test_anybody_checks_a_file_and_reads_nobodys_name(somebody, tmp_path):
    whole, changed = tmp_path / "portfolio.pdf", tmp_path / "changed.pdf"
    takes_the_file(signed_in(somebody, "Carol"), whole)
    content = bytearray(whole.read_bytes())
    content[len(content) // 2] ^= 1
    changed.write_bytes(content)
    for script in (True, False):
        anybody = checks(somebody, whole, script=script)
        anybody.sees("Not one letter differs.")
        assert "Carol" not in anybody.page.locator("main").inner_text()
        anybody.finds_the_page_in_order()
    checks(somebody, changed).sees("This file has been changed since it was made.")
    checks(somebody, Path(__file__)).sees("We did not make this file.")
    anybody.follows("keys of their own")
    anybody.sees("Every night this site writes down where the signatures of each placement stand")
    anybody.finds_the_page_in_order()


def test_priya_sees_how_it_was_chosen_and_who_has_read_it_and_elin_nothing_before_she_has(somebody):
    priya = signed_in(somebody, "Priya")
    priya.opens("/placement/")
    priya.page.get_by_role("link", name="Panel").last.click()
    priya.finds_the_page_in_order()
    priya.follows("Carol Dean")
    priya.sees("1 of 2 views handed in")
    priya.finds_the_page_in_order()
    address = priya.page.url
    priya.follows("How it was chosen")
    priya.sees("It names no student.")
    marek = signed_in(somebody, "Marek")
    marek.opens(address)
    marek.sees("Once you have handed it in you see what the others handed in")
    assert "Nothing here could be a pass or a fail" not in marek.page.locator("main").inner_text()
