import re

import pytest

from tests.identifiers.passages import HERE, digest, half
from tests.identifiers.score import Score, score_half

# Recall and precision, in per cent, just below what is reached. They go up and never down.
FLOORS = {
    "open": {
        "nhs_number": (99, 99),
        "ni_number": (99, 99),
        "phone": (99, 99),
        "email": (99, 99),
        "web": (99, 99),
        "postcode": (99, 99),
        "address": (99, 99),
        "date_of_birth": (99, 99),
        "age": (96, 99),
        "vehicle": (99, 99),
        "case_number": (99, 99),
        "name": (97, 97),
        "school": (99, 99),
        "ward": (96, 99),
        "team": (92, 99),
        "place": (97, 96),
        "combination": (95, 95),
    },
    "sealed": {
        "nhs_number": (99, 99),
        "ni_number": (99, 99),
        "phone": (98, 99),
        "email": (92, 99),
        "web": (99, 99),
        "postcode": (99, 99),
        "address": (93, 97),
        "date_of_birth": (85, 99),
        "age": (80, 89),
        "vehicle": (99, 99),
        "case_number": (94, 99),
        "name": (93, 83),
        "school": (91, 99),
        "ward": (83, 86),
        "team": (85, 99),
        "place": (77, 88),
        "combination": (75, 94),
    },
}
FALSE_CERTAIN_PER_1000 = 1.0


@pytest.fixture(scope="module", params=["open", "sealed"])
def measured(request) -> tuple[str, Score]:
    return request.param, score_half(request.param)


def test_the_sealed_half_is_as_it_was_before_the_first_rule():
    told = re.search(r"\b[0-9a-f]{64}\b", (HERE / "README.md").read_text(encoding="utf-8"))
    assert told
    assert digest("sealed") == told[0]


def test_each_kind_is_found_as_often_as_promised(measured):
    name, score = measured
    short = {kind: score.recall(kind) for kind, (recall, _) in FLOORS[name].items() if score.recall(kind) * 100 < recall}
    assert not short, short


def test_what_is_pointed_out_is_right_as_often_as_promised(measured):
    name, score = measured
    short = {kind: score.precision(kind) for kind, (_, right) in FLOORS[name].items() if score.precision(kind) * 100 < right}
    assert not short, short


def test_hardly_anything_certain_is_wrong(measured):
    assert measured[1].false_certain_rate <= FALSE_CERTAIN_PER_1000


def test_marks_are_taken_out_of_the_text():
    passage = next(passage for passage in half("open") if passage.id == "home-01")
    assert "{" not in passage.text
    assert passage.text[passage.marks[0].start : passage.marks[0].end] == "Kelly Braithwaite"
    assert passage.allowed == ["Alderbrook", "Joan Pritchard"]
