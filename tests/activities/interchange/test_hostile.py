"""Files that mean harm, or are not what they say: each gets a sentence, none takes long, none reaches another file."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.interchange.cleaning import cleaned
from activities.interchange.question import Reading, Unreadable
from activities.interchange.reading import read

HEAD = '<?xml version="1.0"?>'
LOL = "".join(f'<!ENTITY lol{number} "{"&lol" + str(number - 1) + ";" if number else "lol"}">' * 1 for number in range(9))
QUESTION = '<question type="truefalse"><name><text>{}</text></name></question>'


def refusal(data):
    with pytest.raises(Unreadable) as refused:
        read(data)
    return str(refused.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (f"{HEAD}<!DOCTYPE quiz [{LOL}]><quiz>&lol8;</quiz>", "declares entities"),
        (f'{HEAD}<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>', "declares entities"),
        (f'{HEAD}<!DOCTYPE quiz SYSTEM "http://127.0.0.1/x.dtd"><quiz/>', "declares entities"),
        (f"{HEAD}<quiz>&x;</quiz>", "This is not whole XML"),
        (f"{HEAD}<quiz>{'<a>' * 100}{'</a>' * 100}</quiz>", "nested far deeper"),
        (f"{HEAD}<quiz>{'<a>' * 3000}{'</a>' * 3000}</quiz>", "nested far deeper"),
        (f"{HEAD}<quiz>{'<a/>' * 200_001}</quiz>", "nested far deeper"),
        (f"{HEAD}<quiz><question>", "This is not whole XML: it breaks off or has a fault in line 1"),
        (f"{HEAD}<questestinterop/>", "its first element is “questestinterop”"),
        (f"{HEAD}<quiz>{QUESTION.format('a') * 501}</quiz>", "more than 500 questions"),
        ("a{T}\n\n" * 501, "more than 500 questions"),
        ("a" * 5_000_001, "larger than 5 MB"),
        (f"{HEAD}<quiz/>", "No question was found"),
        ("", "No question was found"),
        ("// only a comment", "No question was found"),
        ("$CATEGORY: a", "No question was found"),
        (b"PK\x03\x04rest", "This is a zip file."),
        (b"%PDF-1.7", "This is a PDF."),
        (b"caf\xe9{T}", "not text in UTF-8"),
        (b"a\0b{T}", "not text in UTF-8"),
        ("<?xml version='1.0'?><quiz/>".encode("utf-16"), "not text in UTF-8"),
    ],
)
def test_a_whole_file_is_refused_in_words(data, says):
    assert says in refusal(data.encode() if isinstance(data, str) else data)


@pytest.mark.parametrize(
    "data",
    [
        "[tag:" * 500_000,
        "// " + "[tag:" * 500_000 + "\na{T}",
        "::" * 1_000_000 + "{T}",
        "$CATEGORY: a\n" * 200_000 + "a{T}",
        "a{" + "~" * 1_000_000 + "}",
        "a{" + "=x->" * 300_000 + "}",
        "a{T" + "####" * 500_000 + "}",
        "\\" * 2_000_000 + "{T}",
        "[html]" + "<ul><li>" * 100_000 + "{T}",
        "[html]" + "<p>" * 6_000 + "a?{T#a#b}",
        "[markdown]" + "> " * 9_000 + "a?{T#a#b}",
        "// waymark " + "[" * 100_000 + "\na{T#a#b}",
        "// waymark " + '{"a":' * 100_000 + "\na{T#a#b}",
        f"{HEAD}<quiz><question type='matching'>{'<subquestion><text>a</text></subquestion>' * 60_000}</question></quiz>",
        f"{HEAD}<quiz>{QUESTION.format('&lt;b&gt;' * 400_000)}</quiz>",
    ],
    ids=lambda data: data[:30],
)
def test_nothing_takes_long(data):
    began = time.monotonic()
    assert isinstance(read(data.encode()), Reading)
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<script>alert(1)</script><p>a</p>", "<p>a</p>"),
        ("<p>a<style>p{}</style></p>", "<p>a</p>"),
        ("<a href='javascript:x'>a</a>", "<p>a</p>"),
        ("<p><b>a</b> &amp; <i>b</i></p><p> </p>", "<p><b>a</b> &amp; b</p>"),
        ("a<ul><li>b</li></ul>", "<p>a</p><ul><li>b</li></ul>"),
        ("<h2>a</h2><div>b</div>", "<p>a</p><p>b</p>"),
        ("<svg><script>x</script></svg>a", "<p>a</p>"),
    ],
)
def test_html_is_cleaned_to_what_a_question_may_hold(html, left):
    assert cleaned(html) == left


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.sampled_from("ab \n:#=~{}\\->%*T[]/$<p>&;\0")))
def test_any_text_is_read_or_refused_in_words(text):
    try:
        rows = read(text.encode()).rows
    except Unreadable:
        return
    assert all(row.question or row.refused for row in rows)


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_words(data):
    for whole in (data, b"<?xml version='1.0'?><quiz><question type='truefalse'>" + data):
        with contextlib.suppress(Unreadable):
            assert read(whole).rows
