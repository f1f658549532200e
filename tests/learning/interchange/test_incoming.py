import pytest

from learning.interchange.incoming import read
from learning.interchange.incoming_blocks import TABLE


def blocks(html, title="A page"):
    return read(html, title=title, show=lambda source, drawn: source.strip("/") or "drawn").blocks


@pytest.mark.parametrize(
    ("html", "becomes"),
    [
        ("bare words", "<p>bare words</p>"),
        ("<div>a<br>b<p>c</p>d</div>", "<p>a<br/>b</p><p>c</p><p>d</p>"),
        ("<h1>One</h1><h2>Two</h2><h4>Four</h4>", "<h2>One</h2><h2>Two</h2><h3>Four</h3>"),
        ("<p><em>a</em> <strong>b</strong> <u>c</u></p>", "<p>a <b>b</b> c</p>"),
        ('<p><a href="https://a.example/">a</a> <a href="page2.html">b</a></p>', '<p><a href="https://a.example/">a</a> b</p>'),
        ("<ul><li><p>a</p><p>b</p><ul><li>c</li></ul></li></ul>", "<ul><li>a b<ul><li>c</li></ul></li></ul>"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "<blockquote>a</blockquote><blockquote>b</blockquote>"),
        ("<table><tr><th>a</th><td>b &lt; c</td></tr></table>", "<p>a | b &lt; c</p>"),
        ("<p onclick='x'>a<script>b</script></p>", "<p>a</p>"),
        ("<pre>a\nb</pre>", "<p>a\nb</p>"),
    ],
)
def test_a_page_becomes_text(html, becomes):
    assert blocks(html) == [("text", becomes)]


def test_a_heading_that_says_the_title_again_goes():
    assert blocks("<html><head><title>A page</title></head><body><h1>a PAGE</h1>and <b>more</b></body></html>") == [
        ("text", "<p>and <b>more</b></p>")
    ]


def test_pictures_become_figures_between_the_text_around_them():
    html = (
        '<p>before <img src="a.png" alt="A"> after</p><figure><img src="b.png" alt="">'
        '<figcaption>Said <span class="small">by Ann</span></figcaption></figure>'
    )
    assert blocks(html) == [
        ("text", "<p>before  after</p>"),
        ("figure", {"picture": "a.png", "alt": "A", "decorative": False, "caption": "", "credit": ""}),
        ("figure", {"picture": "b.png", "alt": "", "decorative": True, "caption": "Said", "credit": "by Ann"}),
    ]


def test_what_waymark_wrote_becomes_what_it_was():
    html = (
        '<section class="inset case"><h2>Mr T</h2><p>He <b>waits</b>.</p></section>'
        '<section class="inset"><h3>Key terms</h3><dl class="terms"><dt>a</dt><dd>b</dd></dl></section>'
        '<section class="inset think"><h3>Pause and think</h3><p>Why?</p>'
        '<p><a href="https://w.example/log/new/?prompt=Why%20me%3F">Write</a></p><p class="lines"></p></section>'
    )
    assert blocks(html) == [
        ("case", {"title": "Mr T", "html": "<p>He <b>waits</b>.</p>"}),
        ("key_terms", {"terms": [{"term": "a", "meaning": "b"}]}),
        ("pause", {"html": "<p>Why?</p>", "prompt": "Why me?"}),
    ]


def test_a_table_is_spoken_of():
    assert read("<table><tr><td>a</td></tr></table>", title="", show=lambda source, drawn: None).notes == [TABLE]


def test_an_empty_page_has_nothing_on_it():
    assert blocks("<html><body>  <p> </p> </body></html>") == []


def test_the_head_says_who_wrote_it():
    page = read(
        '<meta name="Author" content="Ann"><meta name="description" content="About"><body>x', title="", show=lambda *_: None
    )
    assert (page.author, page.summary, page.noted) == ("Ann", "About", {})


@pytest.mark.parametrize("note", ["{", "[]", "null", '{"of": "another", "kind": "further"}', "[" * 100_000, '{"of": 1e400}'])
def test_a_note_that_is_none_or_of_other_words_counts_for_nothing(note):
    page = read(f"<meta name=\"waymark\" content='{note}'><body>x", title="", show=lambda *_: None)
    assert (page.noted, page.blocks) == ({}, [("text", "<p>x</p>")])
