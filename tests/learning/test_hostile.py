"""Whatever way words come in, an author brings no script to a reader."""

import json
from html.parser import HTMLParser

import pytest

from learning.models import PublishedBody, SectionPage
from learning.models.safe_html import tidy, web_address
from tests.factories.forms import section_sent
from tests.factories.learning import make_chapter, make_module, make_section

TRAPS = [
    "<script>alert(1)</script>",
    '<img src="x" onerror="alert(1)">',
    '<p onclick="alert(1)">Press</p>',
    '<a href="javascript:alert(1)">Press</a>',
    '<a href="jav&#x09;ascript:alert(1)">Press</a>',
    '<a href="data:text/html,<script>alert(1)</script>">Press</a>',
    '<iframe src="https://elsewhere.example/"></iframe>',
    '<svg><a xlink:href="javascript:alert(1)"><text>Press</text></a></svg>',
    '<math><mtext><mglyph><style><img src=x onerror="alert(1)"></style></mglyph></mtext></math>',
    '<style>@import "https://elsewhere.example/"</style>',
    '<form action="https://elsewhere.example/"><input name="password"><button>Sign in</button></form>',
    '<embed embedtype="media" url="https://elsewhere.example/"/>',
    '<object data="x.swf"></object><base href="https://elsewhere.example/"><meta http-equiv="refresh" content="0">',
]
WORDS = {
    "p",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "b",
    "strong",
    "a",
    "blockquote",
    "br",
    "section",
    "div",
    "details",
    "summary",
    "svg",
    "path",
}


class Seen(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.said = set(), []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.said += [(name, value or "") for name, value in attributes]


def harmless(html):
    seen = Seen(html)
    runs = [name for name, value in seen.said if name.startswith("on") or name in ("style", "srcdoc", "action")]
    leads = [value for name, value in seen.said if name == "href" and not value.startswith(("http", "/", "#", "mailto:", "tel:"))]
    return not (seen.tags - WORDS) and not runs and not leads


@pytest.mark.parametrize("trap", TRAPS)
def test_stored_words_are_cleaned_when_they_are_drawn(trap, db):
    assert harmless(tidy(f"<p>Before.</p>{trap}<p>After.</p>"))
    assert "After." in tidy(f"<p>Before.</p>{trap}<p>After.</p>")


@pytest.fixture
def published(db):
    chapter = make_chapter(make_module())

    def publish(kind, **value):
        body = [{"type": kind, "id": "b", "value": value.get("text", value)}]
        page = make_section(chapter, body=body)
        return PublishedBody.objects.get(page=page.pk).content[0]["html"]

    return publish


@pytest.mark.parametrize(
    ("kind", "rest"),
    [
        ("text", {}),
        ("case", {"title": "Leo"}),
        ("pause", {"prompt": ""}),
        ("law", {"checked_on": "2026-11-16", "nation": "UK", "owner": "Marek", "source_url": "javascript:alert(1)"}),
    ],
)
def test_no_block_carries_a_script_out_of_what_is_stored(kind, rest, published):
    trap = "".join(TRAPS)
    assert harmless(published(kind, **({"text": trap} if kind == "text" else {"html": trap, **rest})))


def test_words_that_are_not_running_text_are_shown_as_they_stand(published):
    html = published("key_terms", terms=[{"term": "<script>alert(1)</script>", "meaning": '"><img src=x onerror=alert(1)>'}])
    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", " javascript:alert(1)", "//[", "", "ftp://x.example/"]
)
def test_only_the_web_is_a_web_address(address):
    assert web_address(address) == ""


def test_what_a_hostile_form_sends_as_running_text_loses_its_script(marek, as_person, db):
    page = make_section(make_chapter(make_module()))
    words = {"key": "a", "type": "unstyled", "depth": 0, "text": "Press <script>", "inlineStyleRanges": []}
    entities = {
        "0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}},
        "1": {"type": "EMBED", "mutability": "IMMUTABLE", "data": {"url": "https://elsewhere.example/"}},
    }
    ranges = [{"offset": 0, "length": 2, "key": 0}, {"offset": 3, "length": 2, "key": 1}]
    trap = json.dumps({"entityMap": entities, "blocks": [words | {"entityRanges": ranges}]})
    as_person(marek).post(f"/cms/pages/{page.pk}/edit/", section_sent(page) | {"body-0-value": trap, "action-publish": "on"})
    stored = SectionPage.objects.get(pk=page.pk).body[0].value.source
    assert "javascript" not in stored
    assert "&lt;script&gt;" in stored
    assert harmless(PublishedBody.objects.get(page=page.pk).content[0]["html"])


def test_too_much_at_once_gets_a_sentence_and_changes_nothing(marek, as_person, db):
    page = make_section(make_chapter(make_module()))
    answer = as_person(marek).post(f"/cms/pages/{page.pk}/edit/", {"body": "x" * 1_100_000})
    assert answer.status_code == 400
    assert "Press Back in your browser: what you typed is still there." in answer.content.decode()
    assert page.revisions.count() == 1
