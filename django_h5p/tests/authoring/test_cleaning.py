import pytest

from django_h5p.authoring import words
from django_h5p.authoring.cleaning import clean
from django_h5p.authoring.semantics import Field
from django_h5p.authoring.words import kept, shown
from django_h5p.tests.authoring.site import PARAMS, Libraries

HTML = Field({"name": "text", "type": "text", "widget": "html", "tags": ["p", "strong", "a", "ul", "table"]})


def cleaned(params):
    return clean(params, "T.Set 1.0", Libraries().semantics)


def test_harmless_params_come_back_letter_by_letter():
    assert cleaned(PARAMS) == PARAMS


@pytest.mark.parametrize(
    ("field", "planted", "left"),
    [
        ("question", "<p>a</p><script>alert(1)</script>", "<p>a</p>"),
        ("question", '<p onclick="x()">a</p>', "<p>a</p>"),
        ("question", '<a href="javascript:x()">a</a>', "a"),
        ("question", "<p>a<!-- b --></p>", "<p>a</p>"),
        ("check", "<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
    ],
)
def test_scripts_deep_inside_are_taken_away(field, planted, left):
    part = PARAMS["parts"][0]
    params = {**PARAMS, "parts": [{**part, "params": {**part["params"], field: planted}}]}
    assert cleaned(params)["parts"][0]["params"][field] == left


@pytest.mark.parametrize("path", ["javascript:alert(1)", " java\nscript:alert(1)", "data:text/html,x"])
def test_a_picture_comes_from_the_content_or_the_web(path):
    assert cleaned({"picture": {"path": path}})["picture"]["path"] == ""
    assert cleaned({"picture": {"path": "https://example.org/a.png"}})["picture"]["path"] == "https://example.org/a.png"


@pytest.mark.parametrize(
    "same",
    ["<p>a &amp; b&nbsp;c</p>", "<p>a<br />b</p>", "<table><tbody><tr><td>x</td></tr></tbody></table>", "1 < 2", "It&#039;s"],
)
def test_spelling_that_means_the_same_is_left_alone(same):
    assert words.clean(same, HTML) == same


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("One\n\nTwo\nlines", "<p>One</p><p>Two<br>lines</p>"),
        ("A <strong>b</strong>\n\n<ul><li>c</li></ul>\n\nd", "<p>A <strong>b</strong></p><ul><li>c</li></ul><p>d</p>"),
        ("Tom & <first>", "<p>Tom &amp; &lt;first&gt;</p>"),
        ("", ""),
    ],
)
def test_an_author_types_words_and_sees_them_again(typed, stored):
    assert kept(typed, HTML) == stored
    assert shown(stored, HTML) == typed
