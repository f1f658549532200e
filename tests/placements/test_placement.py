from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from history.models import Entry
from history.transitions import IllegalMove
from placements.actions.placement import add_person, begin, complete, end_early, end_person, publish_rule_set
from placements.models import Placement, RuleSet
from placements.rules import Part
from placements.states import PlacementState
from tests.factories.placements import make_placement, make_rule_set
from writing.models.educator import is_educator_of


@pytest.fixture
def planned(carol, cohort, agency, rule_set, priya):
    return make_placement(carol, cohort=cohort, agency=agency, rule_set=rule_set, by=priya, begun=False)


def days_from_now(days):
    return timezone.localdate() + timedelta(days=days)


def test_an_arranged_placement_has_its_student_and_nobody_else(planned, carol):
    assert [(someone.person, someone.part) for someone in planned.people.all()] == [(carol, Part.STUDENT)]
    assert planned.state == PlacementState.PLANNED


def test_arranging_is_in_the_audit_log_without_names(planned, carol):
    entry = Entry.objects.get(verb="placement.arrange", subject_pk=str(planned.pk))
    assert entry.details == {"student": carol.pk}


def test_beginning_leaves_a_decision(planned, priya):
    begin(placement=planned, by=priya)
    assert [(decision.move, decision.by) for decision in planned.decisions.all()] == [("begin", priya)]


def test_a_placement_that_is_over_does_not_begin_again(planned, priya):
    end_early(placement=planned, by=priya)
    with pytest.raises(IllegalMove):
        begin(placement=planned, by=priya)


def test_the_same_part_twice_is_once(placement, joan, priya):
    again = add_person(placement=placement, person=joan, part=Part.PRACTICE_EDUCATOR, by=priya)
    assert placement.people.filter(part=Part.PRACTICE_EDUCATOR).get() == again


def test_there_is_one_student_in_a_placement(placement, ben, priya):
    with pytest.raises(IntegrityError), transaction.atomic():
        add_person(placement=placement, person=ben, part=Part.STUDENT, by=priya)


def test_rights_end_with_the_day_a_part_ends(placement, joan, priya):
    end_person(someone=placement.person_as(Part.PRACTICE_EDUCATOR), by=priya, on=days_from_now(-1))
    assert not Placement.objects.visible_to(joan).exists()


def test_rights_hold_on_the_last_day(placement, joan, priya):
    end_person(someone=placement.person_as(Part.PRACTICE_EDUCATOR), by=priya)
    assert Placement.objects.visible_to(joan).get() == placement


def test_rights_do_not_begin_before_their_day(placement, tom, priya):
    add_person(placement=placement, person=tom, part=Part.PRACTICE_EDUCATOR, by=priya, starts=days_from_now(1))
    assert not Placement.objects.visible_to(tom).exists()


def test_after_the_end_the_practice_educator_reads_on_for_six_weeks(placement, priya):
    complete(placement=placement, by=priya)
    assert placement.people.get(part=Part.PRACTICE_EDUCATOR).ends == days_from_now(42)


def test_after_the_end_the_university_and_the_student_stay(placement, priya):
    complete(placement=placement, by=priya)
    assert set(placement.people.filter(ends__isnull=True).values_list("part", flat=True)) == {"student", "tutor", "coordinator"}


def test_a_placement_keeps_the_rules_it_began_with(placement, rule_set, programme, priya):
    newer = publish_rule_set(
        programme=programme, title=rule_set.title, effective_from=timezone.localdate(), by=priya, days_required=80
    )
    placement.refresh_from_db()
    assert (placement.rule_set, placement.rule_set.days_required) == (rule_set, 70)
    assert RuleSet.objects.in_force(timezone.localdate()).get() == newer


def test_the_rules_before_end_on_the_day_before(rule_set, programme, priya):
    make_rule_set(programme, priya)  # the same title and day: nothing new
    publish_rule_set(programme=programme, title=rule_set.title, effective_from=days_from_now(0), by=priya, days_required=80)
    rule_set.refresh_from_db()
    assert (rule_set.effective_to, RuleSet.objects.count()) == (days_from_now(-1), 2)


def test_who_teaches_whom_is_asked_of_the_placement_on_the_day(placement, bens_placement, amara, ben, joan, tom, sam, priya):
    pairs = [(educator, student) for educator in (joan, tom, sam, priya, amara) for student in (amara, ben)]
    assert [pair for pair in pairs if is_educator_of(*pair, timezone.localdate())] == [(joan, amara), (tom, ben)]
    assert not is_educator_of(joan, amara, days_from_now(-43))


def test_a_practice_educator_whose_part_has_ended_teaches_nobody_there(placement, amara, joan, priya):
    end_person(someone=placement.person_as(Part.PRACTICE_EDUCATOR), by=priya, on=days_from_now(-1))
    assert not is_educator_of(joan, amara, timezone.localdate())
