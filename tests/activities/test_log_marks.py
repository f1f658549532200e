import pytest
from django.utils import timezone

from activities.actions.log import share_entry, write_entry
from activities.models import LogEntry
from activities.models.log_marks import as_html, without_marks
from activities.models.log_words import Format
from activities.models.written import Written
from tests.factories.activities import make_entry


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("One line\nand another", '<p id="p1">One line<br>\nand another</p>'),
        ("## What happened?", '<h2 id="p1">What happened?</h2>'),
        ("# Highest", '<h2 id="p1">Highest</h2>'),
        ("##### Lowest", '<h3 id="p1">Lowest</h3>'),
        ("- a\n- b", '<ul id="p1">\n<li>a</li>\n<li>b</li>\n</ul>'),
        ("3. a\n4. b", '<ol start="3" id="p1">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> said", '<blockquote id="p1">\n<p>said</p>\n</blockquote>'),
        ("**so** it was", '<p id="p1"><strong>so</strong> it was</p>'),
        ("First:\n- a", '<div id="p1"><p>First:</p>\n<ul>\n<li>a</li>\n</ul></div>'),
        ("##", '<p id="p1"></p>'),
    ],
)
def test_each_mark_is_drawn_and_carries_the_id_of_its_paragraph(typed, drawn):
    assert as_html(typed, "p1") == drawn


@pytest.mark.parametrize(
    "typed",
    ["#hashtag", "5 * 3 * 2", "snake_case_word", "12.5 hours", "    four spaces", "`code`", "| a | b |", "---", "a\n===", "~~no~~"],
)
def test_what_is_not_a_mark_stays_as_it_was_typed(typed):
    assert as_html(typed, "") == f"<p>{typed.strip()}</p>".replace("\n", "<br>\n")


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![picture](https://example.org/a.png)",
        "[press](javascript:alert(1))",
        "[press](data:text/html,x)",
        "[file](/etc/passwd)",
        '[press](https://example.org "onmouseover=alert(1)")<b onclick=x>',
    ],
)
def test_nothing_can_be_slipped_in(typed):
    drawn = as_html(typed, "p1")
    for bad in ("<script", "<img", "<b ", 'href="javascript', 'href="data', 'href="/etc'):
        assert bad not in drawn


def test_a_link_to_the_web_tells_the_other_site_nothing():
    drawn = as_html("[Act](https://example.org/act)", "")
    assert drawn == '<p><a href="https://example.org/act" rel="noopener nofollow">Act</a></p>'


def test_marks_are_taken_off_for_sentences():
    typed = "## What **happened**?\n- I asked.\n- She *answered*.\n\n"
    assert without_marks(typed) == ["What happened?", "I asked.", "She answered."]


@pytest.mark.django_db
def test_what_is_written_now_has_marks_and_its_paragraphs_keep_their_ids(amara):
    entry = make_entry(amara, body="## Why\n\nBecause.\n\n- a\n- b")
    assert entry.format == Format.MARKS
    assert [name for name, _ in entry.blocks] == [name for name, _ in entry.paragraphs] == ["p1", "p2", "p3"]
    assert entry.pieces == [("p1", ["Why"]), ("p2", ["Because."]), ("p3", ["a", "b"])]


@pytest.mark.django_db
def test_an_old_plain_entry_looks_as_it_did_until_its_author_rewrites_it(amara):
    entry = make_entry(amara, body="- not a list,\n<b>really</b>")
    LogEntry.objects.filter(pk=entry.pk).update(format=Format.PLAIN)
    entry.refresh_from_db()
    assert entry.blocks == [("p1", '<p id="p1">- not a list,<br>&lt;b&gt;really&lt;/b&gt;</p>')]
    assert entry.pieces == [("p1", ["- not a list,\n<b>really</b>"])]
    written = Written(title=entry.title, body="- now a list", event_on=timezone.localdate())
    assert write_entry(id=entry.pk, written=written, by=amara, version_seen=1).format == Format.MARKS


@pytest.mark.django_db
def test_a_reader_sees_the_same_marks(as_person, amara, joan, around_amara):
    entry = make_entry(amara, body="## Why\n\n**Because** <i>.")
    share_entry(entry=entry, with_person=joan, by=amara)
    page = as_person(joan).get(f"/log/{entry.pk}/").content.decode()
    assert '<h2 id="p1">Why</h2>' in page
    assert '<p id="p2"><strong>Because</strong> &lt;i&gt;.</p>' in page
