"""Marks that count are added up: each by its weight, only what was given back, and for nobody a nought."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from activities.actions.assignment import give_more_time
from activities.actions.release import release
from activities.blocks.assignment import AssignmentBlock
from activities.models.module_mark import marks_of
from activities.models.module_mark_file import as_csv
from tests.activities.test_matrix import words
from tests.factories.activities import assignment_value
from tests.factories.assignments import PAST, handed_in, marked, open_in, said
from tests.factories.progress import section_with

pytestmark = pytest.mark.django_db
WEIGHTS = {"essay": 60, "talk": 40, "diary": 0}


@pytest.fixture
def assignments(cohort, sam):
    """An essay, a talk and a diary that does not count, all past their date."""
    found = {key: open_in(cohort, sam, due=PAST, key=key, title=key.title(), weight=weight) for key, weight in WEIGHTS.items()}
    section_with(*[one.activity for one in found.values()])
    return found


def comes_back(assignment, sam, **marks):
    """Everybody's is marked and given back: comes_back(essay, sam, amara=(amara, 65))."""
    for student, mark in marks.values():
        marked(handed_in(student, assignment), sam, said(mark=mark))
    release(assignment=assignment, pieces_seen=len(marks), by=sam)


def mark_of(person, cohort):
    [table] = marks_of(cohort, [person])
    return table.rows[0]


def test_before_anything_came_back_there_is_no_figure(assignments, amara, sam, cohort):
    marked(handed_in(amara, assignments["essay"]), sam)
    mine = mark_of(amara, cohort)
    assert (mine.mark, mine.words) == (None, "Nothing that counts has come back yet")
    assert [(part.counted.title, part.words) for part in mine.parts] == [
        ("Essay", "Handed in, not back yet"),
        ("Talk", "Not handed in"),
    ]


def test_one_mark_is_the_figure_so_far_and_says_from_how_much(assignments, amara, sam, cohort):
    comes_back(assignments["essay"], sam, amara=(amara, 62))
    mine = mark_of(amara, cohort)
    assert (mine.mark, mine.words) == (Decimal("62.0"), "So far 62 out of 100, from what counts 60 per cent")


def test_two_marks_are_added_up_by_their_weights_and_halves_go_up(assignments, amara, sam, cohort):
    comes_back(assignments["essay"], sam, amara=(amara, 61))
    comes_back(assignments["talk"], sam, amara=(amara, 70))
    mine = mark_of(amara, cohort)
    assert (mine.mark, mine.words) == (Decimal("64.6"), "64.6 out of 100")


@pytest.mark.parametrize(
    ("essay", "talk", "figure"), [(0, 0, "0 out of 100"), (100, 100, "100 out of 100"), (33, 34, "33.4 out of 100")]
)
def test_the_ends_of_the_scale(assignments, amara, sam, cohort, essay, talk, figure):
    comes_back(assignments["essay"], sam, amara=(amara, essay))
    comes_back(assignments["talk"], sam, amara=(amara, talk))
    assert mark_of(amara, cohort).words == figure


def test_what_was_not_handed_in_is_no_nought(assignments, amara, ben, sam, cohort):
    comes_back(assignments["essay"], sam, amara=(amara, 50), ben=(ben, 70))
    comes_back(assignments["talk"], sam, amara=(amara, 50))
    assert mark_of(ben, cohort).words == "So far 70 out of 100, from what counts 60 per cent"


def test_what_does_not_count_is_not_in_it(assignments, amara, sam, cohort):
    comes_back(assignments["diary"], sam, amara=(amara, 90))
    assert mark_of(amara, cohort).mark is None


def test_where_nothing_counts_there_is_no_table(cohort, sam, amara):
    assignment = open_in(cohort, sam, due=PAST)
    section_with(assignment.activity)
    assert marks_of(cohort, [amara]) == []


def test_a_weight_without_a_mark_is_refused_in_words():
    block = AssignmentBlock()
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(assignment_value(marks=False, weight=40)))
    assert "It can count only where there is a mark." in str(refused.value.as_json_data())


def test_amara_reads_her_own_and_who_else_sees_them(as_person, assignments, amara, sam, cohort):
    comes_back(assignments["essay"], sam, amara=(amara, 62))
    page = words(as_person(amara), reverse("activities:my_marks"))
    assert "So far 62 out of 100, from what counts 60 per cent." in page
    assert "Essay Counts 60 per cent 62 out of 100" in page
    assert "You see this, and Dr Sam Whitlock" in page


def test_a_piece_that_came_back_says_how_much_it_counts(as_person, assignments, amara, sam):
    comes_back(assignments["essay"], sam, amara=(amara, 62))
    piece = assignments["essay"].pieces.get()
    assert "It counts 60 per cent of the mark for the module." in words(
        as_person(amara), reverse("activities:piece", args=[piece.pk])
    )


def test_sam_reads_everybodys(as_person, assignments, amara, ben, sam, cohort):
    comes_back(assignments["essay"], sam, amara=(amara, 62), ben=(ben, 58))
    page = words(as_person(sam), reverse("activities:cohort_marks", args=[cohort.pk]))
    assert "Amara Osei 62 No mark – 62.0 of 60%" in page
    assert "Ben Hollis 58 No mark – 58.0 of 60%" in page


def test_a_mark_that_was_not_given_back_is_in_no_table(as_person, assignments, amara, sam, cohort):
    marked(handed_in(amara, assignments["essay"]), sam, said(mark=62))
    assert "62" not in words(as_person(sam), reverse("activities:cohort_marks", args=[cohort.pk]))


def test_the_file_works_nothing_out(assignments, amara, sam, cohort):
    amara.name = "=1+1"
    amara.save()
    comes_back(assignments["essay"], sam, amara=(amara, 62))
    lines = "".join(as_csv(marks_of(cohort, [amara]))).splitlines()
    assert lines[0].lstrip("\ufeff") == "Module,Student,Essay (60%),Talk (40%),So far,From what counts (%)"
    assert lines[1].endswith(",'=1+1,62,,62.0,60")


@pytest.mark.parametrize("name", ["cohort_marks", "cohort_marks_file"])
@pytest.mark.parametrize(
    ("who", "status"), [("sam", 200), ("priya", 200), ("amara", 403), ("carol", 404), ("joan", 404), ("marek", 404), (None, 302)]
)
def test_only_those_who_lead_a_cohort_see_its_marks(as_person, cast, cohort, assignments, name, who, status):
    assert as_person(cast.get(who)).get(reverse(f"activities:{name}", args=[cohort.pk])).status_code == status


@pytest.mark.parametrize("students", [1, 3])
def test_it_costs_two_queries_however_many_there_are(assignments, cast, sam, cohort, students, django_assert_num_queries):
    people = [cast[name] for name in ("amara", "ben", "carol")[:students]]
    comes_back(assignments["essay"], sam, amara=(cast["amara"], 62))
    marks_of(cohort, people)  # the course is read once
    with django_assert_num_queries(2):
        assert len(marks_of(cohort, people)[0].rows) == students


def test_more_time_makes_it_due_again(assignments, amara, sam, cohort):
    until = timezone.now() + timedelta(days=5)
    give_more_time(assignment=assignments["talk"], student=amara, until=until, reason="Ill.", by=sam)
    assert [part.words for part in mark_of(amara, cohort).parts] == ["Not handed in", "To hand in"]
