"""An answer is asked for once while a page is made, and anew for the next page."""

import pytest

from accounts.once import keep_answers, once

pytestmark = pytest.mark.django_db


def test_within_one_page_it_is_asked_once(amara):
    asked = []
    keep_answers(amara)
    for _ in range(3):
        assert once(amara, "weather", lambda: asked.append("?") or "rain") == "rain"
    assert asked == ["?"]


def test_an_answer_of_nothing_is_an_answer(amara):
    asked = []
    keep_answers(amara)
    for _ in range(3):
        assert once(amara, "post", lambda: asked.append("?")) is None
    assert asked == ["?"]


def test_the_next_page_asks_anew(amara):
    keep_answers(amara)
    once(amara, "weather", lambda: "rain")
    keep_answers(amara)
    assert once(amara, "weather", lambda: "sun") == "sun"


def test_where_no_page_is_made_nothing_is_kept(amara):
    assert [once(amara, "weather", lambda: "rain"), once(amara, "weather", lambda: "sun")] == ["rain", "sun"]
