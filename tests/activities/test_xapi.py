"""What a statement may look like, without a database: the specification, case by case."""

import json
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.xapi import Invalid, NotYourself, about_oneself, account, check_statement, read_json, says_the_same
from activities.xapi.formats import is_iri, is_language, is_timestamp
from tests.activities.xapi_cases import ACTOR, ID, INVALID, PLAIN, REF, SUB, THING, VALID, VERB, defined, in_context

ME = account("https://waymark.example", "7f3a")
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.sampled_from(["Agent", "Group", ID]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "actor", "verb", "object", "mbox"]), inner),
    max_leaves=12,
)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
ORDINARY = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


@pytest.mark.parametrize("statement", VALID.values(), ids=VALID)
def test_a_statement_of_the_specification_is_taken(statement):
    before = deepcopy(statement)
    check_statement(statement)
    assert statement == before


def refusal_of(statement):
    try:
        check_statement(statement)
    except Invalid as refusal:
        return str(refusal)
    return ""


@pytest.mark.parametrize(("statement", "words"), INVALID.values(), ids=INVALID)
def test_a_statement_that_is_none_is_refused_with_a_sentence(statement, words):
    assert refusal_of(statement) == words


@settings(deadline=None)
@given(ANYTHING, st.sampled_from(["actor", "verb", "object", "result", "context", "timestamp", "id"]))
def test_whatever_stands_in_a_place_it_is_taken_or_refused_with_a_sentence(value, place):
    words = refusal_of({**PLAIN, place: value})
    assert words == "" or (words.startswith("statement") and words.endswith("."))


@pytest.mark.parametrize("value", ["activity", "/activities/4", "", "http:", "https://a b.example", "https://" + "a" * 500])
def test_an_address_needs_a_scheme_and_an_end(value):
    assert not is_iri(value)


@pytest.mark.parametrize("value", ["urn:isbn:0451450523", "https://cy.example/dysgu/ŵ", "tag:waymark.example,2026:sort"])
def test_an_address_need_not_be_of_the_web(value):
    assert is_iri(value)


@pytest.mark.parametrize(("value", "is_one"), [("en", True), ("en-GB", True), ("x-own", True), ("i-klingon", True), ("e", False)])
def test_what_a_language_is(value, is_one):
    assert is_language(value) is is_one


@settings(deadline=None)
@given(st.datetimes(), st.sampled_from(["", "Z", "+01:00", "-0500"]))
def test_every_time_that_python_writes_is_one(when, zone):
    assert is_timestamp(when.isoformat() + zone)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"{", "The request is not JSON."),
        (b"\xff", "The request is not UTF-8."),
        (b"[NaN]", "NaN is not a number in JSON."),
        (b"[1e999]", "A number is too large."),
        (b"[" + b"9" * 5000 + b"]", "A number is too large."),
        (b'{"a": 1, "a": 2}', "An object says one name twice."),
        (b'["\\u0000"]', "A text holds a character that cannot be kept."),
        (b'{"\\ud800": 1}', "A text holds a character that cannot be kept."),
        (b"[" * 31 + b"]" * 31, "The request is nested more than 30 levels deep."),
        (b"[" * 100_000, "The request is not JSON."),
    ],
)
def test_what_no_database_keeps_is_refused_before_anything_looks_at_it(raw, words):
    with pytest.raises(Invalid) as refusal:
        read_json(raw)
    assert str(refusal.value) == words


@settings(deadline=None)
@given(ORDINARY)
def test_ordinary_json_comes_in_as_it_was(value):
    assert read_json(json.dumps(value).encode()) == value


SAME = {
    "an id and what the store sets": {"id": ID, "stored": "2026-11-23T17:42:00Z", "authority": ACTOR, "version": "1.0.0"},
    "a time that was not sent": {"timestamp": "2026-11-23T17:42:00Z"},
    "another word for the verb": {"verb": {**VERB, "display": {"cy": "atebodd"}}},
    "another description": {"object": {**THING, "objectType": "Activity", "definition": {"name": {"en": "x"}}}},
}


@pytest.mark.parametrize("kept", SAME.values(), ids=SAME)
def test_what_a_store_may_change_is_no_difference(kept):
    assert says_the_same({**PLAIN, **kept}, PLAIN)


DIFFERENT = [{"verb": {"id": "https://e.example/other"}}, {"object": REF}, {"result": {"success": True}}, {"object": SUB}]


@pytest.mark.parametrize("part", DIFFERENT)
def test_what_somebody_said_is_a_difference(part):
    assert not says_the_same(PLAIN, {**PLAIN, **part})


def test_a_time_written_in_another_zone_is_the_same_time():
    kept, sent = {"timestamp": "2026-11-23T17:42:00.123Z"}, {"timestamp": "2026-11-23T18:42:00.123456+01:00"}
    assert says_the_same({**PLAIN, **kept}, {**PLAIN, **sent})


def test_one_parent_and_a_list_of_one_are_the_same():
    assert says_the_same(in_context(contextActivities={"parent": [THING]}), in_context(contextActivities={"parent": THING}))


def test_true_is_not_one():
    kept, sent = ({**PLAIN, "result": {"extensions": {"https://e.example/x": value}}} for value in (True, 1))
    assert not says_the_same(kept, sent)


def test_names_are_taken_out_wherever_somebody_speaks_of_themselves():
    named = {**ME, "name": "Amara Osei"}
    said = {**SUB, "actor": named, "context": {"instructor": named, "registration": ID}}
    whole = about_oneself({**PLAIN, "actor": named, "object": said}, ME)
    assert (whole["actor"], whole["object"]["actor"]) == (ME, ME)
    assert whole["object"]["context"] == {"instructor": ME, "registration": ID}


SOMEBODY_ELSE = {"objectType": "Agent", "account": {"homePage": "https://waymark.example", "name": "ben"}}
NAMED = {
    "the actor": {"actor": SOMEBODY_ELSE},
    "a mailbox": {"actor": {"mbox": "mailto:amara@example.org"}},
    "a group": {"actor": {"objectType": "Group", "member": [ACTOR]}},
    "who stands for it": {"authority": SOMEBODY_ELSE},
    "the object": {"object": SOMEBODY_ELSE},
    "a teacher": {"context": {"instructor": SOMEBODY_ELSE}},
    "a team": {"context": {"team": {"objectType": "Group", "member": [ACTOR]}}},
    "a statement inside": {"object": {**SUB, "actor": SOMEBODY_ELSE}},
}


@pytest.mark.parametrize("part", NAMED.values(), ids=NAMED)
def test_nobody_else_may_be_named(part):
    with pytest.raises(NotYourself):
        about_oneself({**PLAIN, **part}, ME)


def test_a_hostile_text_is_refused_quickly():
    with pytest.raises(Invalid):
        check_statement({**PLAIN, "actor": {"mbox": "mailto:a@" + "." * 200_000 + "@"}})
    with pytest.raises(Invalid):
        check_statement(defined(name={"a-" * 50_000: "x"}))
