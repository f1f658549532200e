"""Books for the tests of how they are written."""

from datetime import UTC, datetime

from learning.interchange.book import Assessment, Book, Leaf, Weblink

SITE = "https://waymark.example"
NASTY = """
<p>Five < six & seven > two, "quoted" \x0b<b>bold <i>both</b> only i</i></p><p><div>a div in a p</div></p>
<ul>loose<li>one<li>two<p>three</ul><li>an item of no list</li><dl><dd>a meaning first</dd><dt>a word last</dt></dl>
<h2>A heading <div>with a div</div></h2><h2></h2><span><p>a paragraph in a span</p></span>
<table><tr><td colspan="x">cell</table><figure><p>before</p><figcaption>words</figcaption><p>after</p></figure>
<p id="same">one</p><p id="same">two</p><p id="9 bad">three</p><p id="ä:ö">four</p>
<a href="javascript:alert(1)">script</a> <a href="http://exa mple.org/">space</a>
<a href="https://münchen.example/ä?q=a b#c d">far</a>
<a href="/modules/m/c/two/#there">next</a> <a href="/modules/m/c/two/#nowhere">lost</a> <a href="#same">here</a>
<a href="">empty</a>
<a href="https://[::1">broken</a> <a href="mailto:help@waymark.example">mail</a> <a href="//cdn.example/x">no scheme</a>
<img src="https://elsewhere.example/track.png" alt="tracker"> <img src="/media/gone.png">
<script>alert(1)</script><style>p{}</style>
<svg class="i" viewBox="0 0 24 24"><path d="M0 0"/></svg>
<svg viewbox="0 0 10 10" role="img" aria-label="A square &amp; more"><rect width="10" height="10"/></svg>
<details><summary>Folded</summary>away</details><video controls src="/media/x.mp4"></video>
<form><input name="x"><button>Go</button></form>
<ol start="-3"><li lang="not a language!">x</li></ol><blockquote>said<p>twice</blockquote>&nbsp;&amp;&lt;&#1;&#xFFFF;😀 <svg><broken
"""


def make_book(*, html=NASTY, **values):
    two = Leaf("section-2", "Second <one> & more", '<p id="there">There.</p>', number="1.2", address="/modules/m/c/two/")
    one = Leaf("section-1", "First", html, number="1.1", address="/modules/m/c/one/", assessments=(asked(),), note={"summary": "S"})
    links = (Weblink("A site & more", "https://site.example/?a=1&b=2"),)
    further = Leaf("further-1", "Taking it Further", "<p>Read on.</p>", "further", address="/modules/m/c/further/", links=links)
    chapter = Leaf("chapter-1", "A “chapter”", "<p>Begin.</p>", "chapter", "1", "/modules/m/c/", (one, two, further))
    facts = {
        "identifier": "urn:uuid:00000000-0000-4000-8000-000000000001",
        "title": "A module & its <title>",
        "language": "en-GB",
        "publisher": "Waymark",
        "site": SITE,
        "address": "/modules/m/",
        "changed_at": datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
        "authors": ("Marek Nowak",),
        "summary": "What it is.",
        "licence": "CC BY-SA 4.0",
        "licence_url": "https://creativecommons.org/licenses/by-sa/4.0/",
        "leaves": (
            Leaf("title", "A module & its <title>", "<p>Words.</p>", "title", address="/modules/m/"),
            chapter,
            Leaf("about", "About this book", "<p>Credits.</p>", "about"),
        ),
    }
    return Book(**{**facts, **values})


def asked():
    return Assessment("set", "A set", b"<questestinterop/>")
