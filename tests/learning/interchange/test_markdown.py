import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from learning.interchange import markdown
from learning.interchange.markdown_words import as_markdown
from learning.interchange.markup import as_tree, without_leaving
from tests.learning.interchange.books import make_book


@pytest.mark.parametrize(
    ("html", "becomes"),
    [
        ("<p>a <b>bold</b> word</p>", "a **bold** word"),
        ("<p>a<b> bold </b>word</p>", "a **bold** word"),
        ("<h2>One</h2><p>two</p>", "## One\n\ntwo"),
        ("<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>", "- one\n- two\n\n  - three"),
        ('<ol start="3"><li>c</li></ol>', "3. c"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ('<a href="https://a.example/x_(y)">a</a>', "[a](<https://a.example/x_(y)>)"),
        ("<p># no heading</p>", "\\# no heading"),
        ("<p>1. no list *no stars* _no_ [no] `no` &lt;b&gt;</p>", "\\1. no list \\*no stars\\* \\_no\\_ \\[no\\] \\`no\\` \\<b\\>"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c|d</td></tr></table>", "| a | b |\n| --- | --- |\n| c\\|d |  |"),
        ("<dl><dt>word</dt><dd>meaning</dd></dl>", "**word**\n\nmeaning"),
        ('<li><span class="box"></span> a</li>', "☐  a"),
    ],
)
def test_words_as_markdown(html, becomes):
    assert as_markdown(as_tree(html, link=without_leaving, show=lambda source, drawn: None)) == becomes


def test_a_book_is_a_file_for_each_page_in_reading_order_with_what_is_known_at_the_top():
    book = ZipFile(BytesIO(markdown.write(make_book())))
    names = [name for name in book.namelist() if name.endswith(".md")]
    assert names == sorted(names)
    assert names[2] == "002-1-1-first.md"
    first = book.read(names[2]).decode()
    front = dict(line.split(": ", 1) for line in first.split("---\n")[1].splitlines())
    assert {name: json.loads(value) for name, value in front.items()}["description"] == "S"
    assert "[next](<003-1-2-second-one-more.md>)" in first
    assert any(name.startswith("pictures/") for name in book.namelist())
    assert f"]({next(name for name in book.namelist() if name.startswith('pictures/'))})" in first
