"""What Amara and Sam find at home about assignments."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.rules import Role
from activities.actions.assignment import draw_sample, give_more_time
from activities.actions.release import release
from activities.models.assignment_told import own_assignments
from activities.views.home import next_things, tasks
from tests.factories.accounts import make_person
from tests.factories.assignments import PAST, again, handed_in, marked, open_in, piece_of

pytestmark = pytest.mark.django_db


def titles(things):
    return [thing["title"] for thing in things]


def test_amara_reads_what_is_due_soon_until_she_has_handed_it_in(amara, sam, cohort):
    assignment = open_in(cohort, sam)
    assert titles(tasks(amara)) == ["Hand in “One tool”"]
    handed_in(amara, assignment)
    assert titles(tasks(amara)) == []


def test_what_is_due_in_a_month_is_not_said_yet(amara, sam, cohort):
    open_in(cohort, sam, due=timedelta(days=30))
    assert titles(tasks(amara)) == []


def test_whoever_has_more_time_reads_their_own_date(amara, ben, sam, cohort):
    assignment = open_in(cohort, sam, due=PAST)
    until = timezone.now() + timedelta(days=5)
    give_more_time(assignment=assignment, student=amara, until=until, reason="Ill.", by=sam)
    local = timezone.localtime(until)
    assert [task["detail"] for task in tasks(amara)] == [f"Due {local:%a %-d %b, %H:%M}"]
    assert titles(tasks(ben)) == []
    assert titles(next_things(amara)) == [f"You have more time for “One tool”: until {local:%a %-d %b, %H:%M}"]


def test_whoever_has_left_reads_the_news_but_is_asked_for_nothing(amara, sam, cohort):
    assignment = open_in(cohort, sam)
    give_more_time(assignment=assignment, student=amara, until=timezone.now() + timedelta(days=5), reason="Ill.", by=sam)
    amara.memberships.update(ends=timezone.localdate() - timedelta(days=1))
    assert [own.is_to_hand_in for own in own_assignments(amara)] == [False]


def test_another_cohorts_date_is_nobody_elses(carol, sam, cohort):
    open_in(cohort, sam)
    assert titles(tasks(carol)) == []


def test_what_came_back_is_said_without_a_mark(amara, sam, cohort):
    assignment = open_in(cohort, sam, due=PAST)
    marked(handed_in(amara, assignment), sam)
    release(assignment=assignment, pieces_seen=1, by=sam)
    [thing] = next_things(amara)
    assert (thing["title"], thing["detail"]) == ("“One tool” is back", "With what was said about it.")


def test_sam_reads_how_many_wait_and_nothing_once_he_has_marked(amara, ben, sam, cohort):
    assignment = open_in(cohort, sam, due=PAST)
    pieces = [handed_in(student, assignment) for student in (amara, ben)]
    assert titles(next_things(sam)) == ["2 pieces wait in “One tool”"]
    for piece in pieces:
        marked(piece, sam)
    assert titles(next_things(sam)) == []


def test_what_its_author_can_still_take_back_waits_for_nobody(amara, sam, cohort):
    handed_in(amara, open_in(cohort, sam))
    assert titles(next_things(sam)) == []


def test_a_second_marker_reads_what_waits_for_them(amara, sam, university, cohort):
    nia = make_person("Nia Powell", Role.TUTOR, university)
    piece = handed_in(amara, open_in(cohort, sam, due=PAST, second=nia, marking="second"))
    marked(piece, sam)
    assert (titles(next_things(sam)), titles(next_things(nia))) == ([], ["A piece waits in “One tool”"])
    marked(again(piece), nia)
    assert titles(next_things(nia)) == []


def test_a_sample_waits_for_the_second_once_it_is_drawn(amara, sam, university, cohort):
    nia = make_person("Nia Powell", Role.TUTOR, university)
    assignment = open_in(cohort, sam, due=PAST, second=nia, marking="sample")
    marked(handed_in(amara, assignment), sam)
    assert titles(next_things(nia)) == []
    draw_sample(assignment=assignment, by=sam)
    assert titles(next_things(nia)) == ["A piece waits in “One tool”"]


def test_home_asks_no_more_where_there_is_nothing(amara, ben, sam, cohort, django_assert_num_queries):
    piece_of(ben, open_in(cohort, sam, due=timedelta(days=30)))
    next_things(ben), tasks(ben)  # prepared once
    fresh = type(amara).objects.get(pk=amara.pk)
    with django_assert_num_queries(4):  # their roles, what there is to tell, what is due, what was begun
        assert (next_things(fresh), tasks(fresh)) == ([], [])
