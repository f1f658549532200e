import pytest
from lxml import etree

from learning.interchange.links import whole
from learning.interchange.markup import NotMarkup, as_tree, words_of
from learning.interchange.nesting import id_of
from learning.interchange.xhtml import as_html, as_xhtml
from tests.learning.interchange.books import NASTY


def tree_of(html):
    return as_tree(html, link=whole, show=lambda source, drawn: "picture.svg" if drawn else None)


def written(html):
    return as_xhtml(tree_of(html))


@pytest.mark.parametrize(
    ("html", "becomes"),
    [
        ("<p>a<br>b", "<p>a<br/>b</p>"),
        ("<li>one</li>", "<div>one</div>"),
        ("<ul>loose<li>one</li> <p>two</p></ul>", "<ul><li>loose</li><li>one</li><li><p>two</p></li></ul>"),
        ("<ul></ul>", "<div/>"),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<dl><dd>b</dd><dt>a</dt></dl>", "<div><div>b</div><div>a</div></div>"),
        ("<h2>a<div>b</div></h2>", "<div>a<div>b</div></div>"),
        ("<details><summary>S</summary>x</details>", '<div class="unfolded"><p class="summary">S</p>x</div>'),
        ("<p onclick=x style=y data-z=1>a</p>", "<p>a</p>"),
        ("<p>a<script>b</script>c</p>", "<p>ac</p>"),
        ('<a href="javascript:x">a</a>', "<span>a</span>"),
        ('<a href="https://a.example/ö">a</a>', '<a href="https://a.example/%C3%B6">a</a>'),
        ('<p id="a">1</p><p id="a">2</p><p id="1 b">3</p>', '<p id="a">1</p><p>2</p><p id="x-1-b">3</p>'),
        ('<img src="/x.png" alt="a &lt; b">', "<span>[Picture: a &lt; b]</span>"),
        ('<svg class="i"><path/></svg>a', "a"),
        ('<svg aria-label="A &quot;b&quot;"><rect/></svg>', '<img src="picture.svg" alt="A &quot;b&quot;"/>'),
        ("<figure><p>1</p><figcaption>2</figcaption><p>3</p></figure>", "<figure><p>1</p><div>2</div><p>3</p></figure>"),
    ],
)
def test_html_becomes_what_a_strict_reader_takes(html, becomes):
    assert written(html) == becomes


def test_what_is_nasty_is_whole_xml_afterwards_and_none_of_its_words_are_lost():
    tree = tree_of(NASTY)
    again = etree.fromstring(f"<div>{as_xhtml(tree)}</div>")
    assert words_of(again) == words_of(tree)
    for words in (
        "a div in a p",
        "loose",
        "an item of no list",
        "a meaning first",
        "a paragraph in a span",
        "Folded",
        "😀",
        "both",
    ):
        assert words in words_of(tree)
    assert "alert" not in words_of(tree)


def test_html_is_written_with_ends_where_browsers_need_them():
    assert as_html(tree_of('<p><span class="box"></span> a<br>b</p>')) == '<p><span class="box"></span> a<br>b</p>'


def test_what_is_nested_without_end_is_refused():
    with pytest.raises(NotMarkup):
        tree_of("<div>" * 400)


@pytest.mark.parametrize(
    ("url", "becomes"),
    [
        ("https://a.example/b c?d=e f#g", "https://a.example/b%20c?d=e%20f#g"),
        ("HTTPS://a.example:8080/%zz", "https://a.example:8080/%25zz"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("mailto:help@a.example", "mailto:help@a.example"),
        ("tel:01632960001", "tel:01632960001"),
        ("https://[::1", None),
        ("https://a.example:99999/", None),
        ("https:///a", None),
        ("ftp://a.example/", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("/here", None),
    ],
)
def test_an_address_is_written_as_it_may_stand_in_a_file_or_not_at_all(url, becomes):
    assert whole(url) == becomes


@pytest.mark.parametrize(("name", "becomes"), [("block-a--1", "block-a--1"), ("1", "x-1"), ("a b:c", "a-b-c"), ("ä", "")])
def test_an_id_is_a_name(name, becomes):
    assert id_of(name) == becomes
