"""Sam sees the scores that students know he sees, and counts another in place of one, with a reason that Amara reads."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from activities.actions.h5p_score import give_score, take_back_score
from activities.models import ActivityDone, Attempt, AttemptDecision
from activities.models.h5p import place_of
from django_h5p.actions import begin_attempt
from django_h5p.actions.attempt import record_score
from django_h5p.models import Attempt as Run
from django_h5p.models import Content
from django_h5p.packages.statements import Score
from history.models import Entry
from tests.activities.test_matrix import words
from tests.factories.activities import make_h5p
from tests.factories.progress import section_with, settled

pytestmark = pytest.mark.django_db
WHY = "You explained to me why the second is no fact."


def scores(person, activity, raw, most=4.0):
    """What the player reports for this person; each report after the first is a retry."""
    run = begin_attempt(user=person, content=Content.objects.get(), context=place_of(activity))
    record_score(attempt=run, score=Score(float(raw), most), reported=timezone.now() + timezone.timedelta(minutes=raw), seconds=1.0)


@pytest.fixture
def activity(db):
    activity = make_h5p(around={"tutors_see_score": True}, tutors_see_done=True)
    section_with(activity)
    return activity


@pytest.fixture
def given(activity, amara, sam, cohort):
    scores(amara, activity, 1)
    return give_score(cohort=cohort, person=amara, activity=activity, points=3, reason=WHY, by=sam)


def of_cohort(cohort, activity, name="who_has_done", *more):
    return reverse(f"activities:{name}", args=[cohort.pk, activity.pk, *more])


def own(activity):
    return reverse("activities:attempt", args=[activity.pk])


@pytest.mark.parametrize(("counts", "fit"), [("best", 3), ("last", 2), ("first", 1)])
def test_the_author_chooses_which_of_several_counts(as_person, amara, counts, fit):
    activity = make_h5p(around={"counts": counts})
    for raw in (1, 3, 2):
        Run.objects.update(reported=timezone.now() - timezone.timedelta(hours=1))
        scores(amara, activity, raw)
    assert Attempt.objects.newest_first().first().answer == {"score": {"fit": fit, "of": 4}}
    assert {"best": "Your best score counts", "last": "Your newest score counts", "first": "Your first score counts"}[
        counts
    ] in words(as_person(amara), own(activity))


def test_sam_sees_the_score_that_amara_read_he_would_see(as_person, amara, sam, cohort, activity):
    assert "Your tutor sees the score that counts" in words(as_person(amara), own(activity))
    scores(amara, activity, 1)
    assert "Scored 1 of 4. Count another score for Amara Osei" in words(as_person(sam), of_cohort(cohort, activity))
    assert "Scored 1 of 4." in words(as_person(amara), reverse("activities:seen_of_me"))


def test_a_score_from_before_it_was_said_is_not_seen(as_person, amara, sam, cohort):
    activity = make_h5p(tutors_see_done=True)
    section_with(activity)
    scores(amara, activity, 1)
    again = make_h5p(content=Content.objects.get(), around={"tutors_see_score": True}, tutors_see_done=True)
    assert again == activity
    assert "Scored" not in words(as_person(sam), of_cohort(cohort, activity))
    assert as_person(sam).get(of_cohort(cohort, activity, "give_score", amara.pk)).status_code == 404
    with pytest.raises(PermissionDenied):
        give_score(cohort=cohort, person=amara, activity=again, points=3, reason=WHY, by=sam)


def test_a_score_is_seen_no_more_when_its_author_takes_that_back(as_person, amara, sam, cohort, activity):
    scores(amara, activity, 1)
    settled(activity, tutors_see_done=False, body=make_h5p(key="x", content=Content.objects.get()).body)
    assert as_person(sam).get(of_cohort(cohort, activity, "give_score", amara.pk)).status_code == 404


def test_sam_counts_another_score_and_amara_reads_why(as_person, amara, sam, cohort, activity):
    scores(amara, activity, 1)
    address = of_cohort(cohort, activity, "give_score", amara.pk)
    assert "Count another score for Amara Osei" in words(as_person(sam), address)
    as_person(sam).post(address, {"points": "3", "reason": WHY})
    said = f"{sam.name} counts 3 of 4 here, and says why: “{WHY}” Your best so far: 1 of 4."
    assert said in words(as_person(amara), own(activity))
    assert WHY in words(as_person(amara), reverse("activities:seen_of_me"))
    assert WHY in words(as_person(sam), of_cohort(cohort, activity))
    decision = AttemptDecision.objects.get(move="give_score")
    assert (decision.by, decision.comment) == (sam, WHY)
    entry = Entry.objects.get(verb="h5p.give_score")
    assert (entry.actor_pk, entry.details["person"]) == (str(sam.pk), amara.pk)


def test_it_stays_whatever_she_scores_next_until_it_is_taken_back(as_person, amara, sam, cohort, activity, given):
    Run.objects.update(reported=timezone.now() - timezone.timedelta(hours=1))
    scores(amara, activity, 2)
    assert "counts 3 of 4 here" in words(as_person(amara), own(activity))
    assert "Your best so far: 2 of 4." in words(as_person(amara), own(activity))
    for _ in range(2):
        as_person(sam).post(of_cohort(cohort, activity, "take_back_score", amara.pk))
    assert "counts 3 of 4" not in words(as_person(amara), own(activity))
    assert Attempt.objects.newest_first().first().answer == {"score": {"fit": 2, "of": 4}}
    assert AttemptDecision.objects.filter(move="take_back_score").count() == 1


def test_all_points_are_done_where_that_is_what_counts(amara, sam, cohort):
    activity = make_h5p(around={"tutors_see_score": True}, tutors_see_done=True, done_when="fits")
    section_with(activity)
    scores(amara, activity, 1)
    assert not ActivityDone.objects.exists()
    give_score(cohort=cohort, person=amara, activity=activity, points=4, reason=WHY, by=sam)
    assert ActivityDone.objects.get().person == amara


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"points": "5", "reason": WHY}, "Write 4 or less"),
        ({"points": "-1", "reason": WHY}, "greater than or equal to 0"),
        ({"points": "3", "reason": " "}, "Say why in a sentence"),
        ({"points": "nan", "reason": WHY}, "Write a number"),
    ],
)
def test_what_is_no_score_is_sent_back_with_a_sentence(as_person, amara, sam, cohort, activity, typed, sentence):
    scores(amara, activity, 1)
    answer = as_person(sam).post(of_cohort(cohort, activity, "give_score", amara.pk), typed)
    assert sentence in answer.content.decode()
    assert "given" not in Attempt.objects.get().answer


@pytest.mark.parametrize(("who", "status"), [("priya", 200), ("amara", 403), ("carol", 404), ("joan", 404), ("marek", 404)])
def test_only_those_who_lead_the_cohort_count_another(as_person, cast, amara, cohort, activity, given, who, status):
    assert as_person(cast.get(who)).get(of_cohort(cohort, activity, "give_score", amara.pk)).status_code == status


@pytest.mark.parametrize("who", ["ben", "joan", "marek"])
def test_nobody_else_can_even_by_the_action(request, amara, cohort, activity, given, who):
    with pytest.raises(PermissionDenied):
        take_back_score(cohort=cohort, person=amara, activity=activity, by=request.getfixturevalue(who))


def test_tutors_see_a_score_only_beside_whether_it_is_done(activity):
    activity.tutors_see_done = False
    with pytest.raises(ValidationError, match="beside whether it is done"):
        activity.clean()


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_asks_as_much_for_three_as_for_one(
    as_person, amara, ben, sam, cohort, activity, people, django_assert_num_queries
):
    for person in [amara, ben][:people]:
        scores(person, activity, 1)
    client = as_person(sam)
    client.get(of_cohort(cohort, activity))
    with django_assert_num_queries(9):
        client.get(of_cohort(cohort, activity))
