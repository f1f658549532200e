"""S1: Amara takes the module with her as an e-book, for the train. A worker makes it; the page says so until it is there."""

import zipfile
from pathlib import Path

import pytest


@pytest.fixture
def amara(somebody):
    amara = somebody("Amara")
    amara.signs_in_on_the_demo_page("Amara")
    return amara


def waits_until_the_books_are_made(amara):
    for _ in range(30):
        if amara.page.get_by_text("Being made just now").count() == 0:
            return
        amara.page.wait_for_timeout(1000)
        amara.page.reload()


def test_amara_takes_a_chapter_with_her(amara):
    amara.opens("/modules/digital-practice-in-social-work/")
    amara.follows("Download as an e-book")
    amara.sees_heading("Download as an e-book")
    waits_until_the_books_are_made(amara)
    amara.sees("Download the whole module")
    amara.finds_the_page_in_order()
    with amara.page.expect_download() as taken:
        amara.page.get_by_role("link", name="Good practice starts with").click()
    assert taken.value.suggested_filename == "good-practice-starts-with-why.epub"
    with zipfile.ZipFile(Path(taken.value.path())) as book:
        assert book.read("mimetype") == b"application/epub+zip"
        words = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert "1.1 A visit, three ways" in words
    assert 'class="box wide"' in words
