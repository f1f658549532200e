import re

import pytest

from tests.identifiers.passages import HERE, digest, half
from tests.identifiers.score import Score, score_part

# Recall and precision, in per cent, just below what is reached. They go up. Two of the sealed half went down on 26 November 2026,
# each for more in the other column: the recall of names (93 to 92, precision 83 to 89) and the precision of ages (89 to 86,
# recall 80 to 86). The precision of teams went down on 27 November 2026 (99 to 85) when numbered teams and teams of ordinary words
# were looked for: about one in seven that are pointed out there is none.
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
        "age": (98, 99),
        "vehicle": (99, 99),
        "case_number": (99, 99),
        "name": (97, 99),
        "school": (99, 99),
        "ward": (99, 99),
        "team": (99, 99),
        "place": (99, 99),
        "combination": (96, 96),
    },
    "fresh": {
        "nhs_number": (99, 99),
        "ni_number": (99, 99),
        "phone": (99, 99),
        "postcode": (99, 99),
        "address": (99, 99),
        "date_of_birth": (98, 99),
        "age": (91, 99),
        "vehicle": (99, 99),
        "case_number": (99, 99),
        "name": (96, 97),
        "school": (90, 99),
        "ward": (85, 98),
        "team": (80, 99),
        "place": (97, 98),
        "combination": (90, 83),
    },
    "second": {
        "ni_number": (99, 99),
        "phone": (92, 99),
        "email": (99, 99),
        "web": (99, 99),
        "postcode": (99, 99),
        "address": (92, 99),
        "date_of_birth": (90, 94),
        "age": (93, 99),
        "vehicle": (99, 99),
        "case_number": (96, 99),
        "name": (92, 89),
        "school": (70, 99),
        "ward": (71, 99),
        "team": (65, 99),
        "place": (81, 98),
        "combination": (99, 99),
    },
    "phrases": {
        "nhs_number": (99, 99),
        "ni_number": (99, 99),
        "phone": (99, 99),
        "email": (99, 99),
        "web": (99, 99),
        "address": (95, 99),
        "date_of_birth": (99, 99),
        "age": (98, 99),
        "vehicle": (99, 99),
        "case_number": (98, 99),
        "name": (99, 69),
        "school": (87, 99),
        "ward": (91, 99),
        "team": (82, 99),
        "place": (92, 97),
        "combination": (99, 99),
    },
    "again": {
        "nhs_number": (99, 99),
        "phone": (88, 99),
        "email": (99, 99),
        "web": (99, 99),
        "address": (80, 99),
        "date_of_birth": (75, 99),
        "age": (70, 99),
        "vehicle": (99, 99),
        "case_number": (95, 99),
        "school": (84, 99),
        "ward": (83, 99),
        "team": (76, 99),
        "place": (99, 99),
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
        "age": (87, 87),
        "vehicle": (99, 99),
        "case_number": (94, 99),
        "name": (92, 89),
        "school": (96, 99),
        "ward": (83, 91),
        "team": (85, 85),
        "place": (84, 90),
        "combination": (76, 95),
    },
}
FALSE_CERTAIN_PER_1000 = 1.0


@pytest.fixture(scope="module", params=list(FLOORS))
def measured(request) -> tuple[str, Score]:
    return request.param, score_part(request.param)


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
