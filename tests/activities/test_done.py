import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from activities.actions.activity import publish_activity
from activities.actions.attempt import check, finish, save_answer, take_to_log, try_again
from activities.actions.done import count_as_done, say_done, show_done, take_back_done
from activities.blocks.done import DoneWhen, done_when
from activities.models import ActivityDone
from history.models import Entry
from learning.actions.progress import mark_as_done, open_section
from learning.models import Enrolment
from tests.activities.test_attempts import RIGHT, WRONG
from tests.factories.activities import make_discussion, make_sort
from tests.factories.assignments import handed_in, open_in, piece_of
from tests.factories.discussions import make_post, open_for
from tests.factories.learning import make_chapter, make_module
from tests.factories.progress import module_now, section_with, settled

pytestmark = pytest.mark.django_db


def page_of(client, activity):
    return " ".join(client.get(reverse("activities:attempt", args=[activity.pk])).content.decode().split())


def how(person):
    return list(ActivityDone.objects.visible_to(person).values_list("how", flat=True))


def test_what_is_usual_for_a_kind_counts_where_an_author_chose_nothing():
    assert [done_when("sort", ""), done_when("assignment", ""), done_when("sort", "fits")] == ["answered", "handed_in", "fits"]


def test_an_answer_counts_once_it_is_checked_whether_it_fits_or_not(amara, sort):
    save_answer(activity=sort, answer={"privacy": "value"}, by=amara)
    check(activity=sort, answer={}, by=amara)
    assert how(amara) == []
    check(activity=sort, answer=WRONG, by=amara)
    assert how(amara) == ["answered"]


def test_done_is_written_once_however_often_somebody_answers(amara, sort):
    for answer in (WRONG, RIGHT, RIGHT):
        check(activity=sort, answer=answer, by=amara)
    try_again(activity=sort, by=amara)
    check(activity=sort, answer=RIGHT, by=amara)
    assert how(amara) == ["answered"]
    assert Entry.objects.filter(verb="activity.done").count() == 1


def test_where_everything_has_to_fit_an_answer_that_does_not_is_not_enough(amara, ben, sort):
    settled(sort, done_when=DoneWhen.FITS)
    finish(activity=sort, answer=WRONG, by=amara)
    check(activity=sort, answer=RIGHT, by=ben)
    assert (how(amara), how(ben)) == ([], ["fits"])


def test_a_piece_of_work_counts_once_it_is_handed_in(amara, cohort, sam):
    assignment = open_in(cohort, sam)
    piece_of(amara, assignment)
    assert how(amara) == []
    handed_in(amara, assignment)
    assert how(amara) == ["handed_in"]


def test_a_question_that_goes_to_the_log_counts_when_it_is_opened_there(amara, prompt):
    take_to_log(activity=prompt, by=amara)
    assert how(amara) == ["answered"]


def test_taking_part_in_a_discussion_counts(amara, ben):
    activity = make_discussion(posts=1, answers=0)
    make_post(ben, open_for(ben, activity))
    assert (how(ben), how(amara)) == (["answered"], [])


def test_what_is_to_be_viewed_counts_with_its_section(amara, sort):
    settled(sort, done_when=DoneWhen.VIEWED)
    section = section_with(sort)
    open_section(section=section, module=module_now(), by=amara)
    assert how(amara) == []
    mark_as_done(section=section, module=module_now(), by=amara)
    assert how(amara) == ["viewed"]


def test_handing_in_counts_only_where_that_is_asked(amara, sort):
    settled(sort, done_when=DoneWhen.TUTOR_SAYS, tutors_see_done=True)
    assert count_as_done(person=amara, activity=sort, how=DoneWhen.HANDED_IN) is None
    settled(sort, done_when=DoneWhen.HANDED_IN)
    assert count_as_done(person=amara, activity=sort, how=DoneWhen.HANDED_IN).how == "handed_in"


def test_where_a_tutor_says_so_tutors_see_it(sort):
    with pytest.raises(ValidationError, match="Tick this too"):
        publish_activity(key=sort.key, done_when=DoneWhen.TUTOR_SAYS)


def test_sam_says_that_it_is_done_and_takes_it_back(amara, sam, cohort, sort):
    settled(sort, done_when=DoneWhen.TUTOR_SAYS, tutors_see_done=True)
    check(activity=sort, answer=RIGHT, by=amara)
    assert how(amara) == []
    for _twice in (1, 2):
        say_done(cohort=cohort, person=amara, activity=sort, by=sam)
    assert how(amara) == ["tutor_says"]
    for _twice in (1, 2):
        take_back_done(cohort=cohort, person=amara, activity=sort, by=sam)
    assert how(amara) == []
    verbs = Entry.objects.filter(verb__in=["activity.done", "activity.take_back_done"]).values_list("verb", flat=True)
    assert sorted(verbs) == ["activity.done", "activity.take_back_done"]


@pytest.mark.parametrize(("who", "whom"), [("sam", "carol"), ("joan", "amara"), ("amara", "amara")])
def test_nobody_else_says_so_and_of_nobody_else(cast, cohort, sort, who, whom):
    settled(sort, done_when=DoneWhen.TUTOR_SAYS, tutors_see_done=True)
    with pytest.raises(PermissionDenied):
        say_done(cohort=cohort, person=cast[whom], activity=sort, by=cast[who])


def test_the_page_says_when_it_counts_and_then_that_it_is_done(as_person, amara, sort):
    client = as_person(amara)
    assert "Counts as done when you have checked your answer." in page_of(client, sort)
    check(activity=sort, answer=WRONG, by=amara)
    page = page_of(client, sort)
    assert ("Counts as done" in page, "<b>Done.</b>" in page) == (False, True)


def test_a_section_says_so_too_and_costs_no_query_more(as_person, amara, sort, django_assert_num_queries):
    section = section_with(sort)
    client = as_person(amara)
    assert "Counts as done when you have checked your answer." in client.get(section.url).content.decode()
    with django_assert_num_queries(4):  # the person, how far they have read, what they marked, what they have begun and done
        client.get(section.url)
    check(activity=sort, answer=RIGHT, by=amara)
    with django_assert_num_queries(5):  # and the answer
        page = client.get(section.url).content.decode()
    assert ("Counts as done" in page, "<b>Done.</b>" in page) == (False, True)


def test_that_tutors_see_it_is_said_before_somebody_begins_and_only_then(as_person, amara, sort):
    told = "Your tutor and coordinator see whether you have done this, not what you answered."
    client = as_person(amara)
    save_answer(activity=sort, answer=WRONG, by=amara)
    settled(sort, tutors_see_done=True)
    assert told not in page_of(client, sort)  # what was begun before stays hers
    other = settled(make_sort(key="other"), tutors_see_done=True)
    assert told in page_of(client, other)


def test_what_was_begun_before_is_not_shown_and_what_is_done_again_is(amara, sort):
    save_answer(activity=sort, answer=WRONG, by=amara)
    settled(sort, tutors_see_done=True)
    check(activity=sort, answer=RIGHT, by=amara)
    assert ActivityDone.objects.seen_by_tutors().count() == 0
    try_again(activity=sort, by=amara)
    check(activity=sort, answer=RIGHT, by=amara)
    assert [done.person for done in ActivityDone.objects.seen_by_tutors()] == [amara]


def test_amara_lets_her_tutor_see_what_she_did_before_and_nobody_does_it_for_her(as_person, amara, ben, sort):
    check(activity=sort, answer=RIGHT, by=amara)
    settled(sort, tutors_see_done=True)
    done = ActivityDone.objects.get()
    with pytest.raises(ActivityDone.DoesNotExist):
        show_done(done=done, by=ben)
    address = reverse("activities:show_done", args=[done.pk])
    assert as_person(ben).post(address).status_code == 404
    assert as_person(amara).post(address).url == reverse("activities:seen_of_me")
    assert ActivityDone.objects.seen_by_tutors().count() == 1


def test_switched_off_again_nothing_is_seen(amara, sort):
    settled(sort, tutors_see_done=True)
    check(activity=sort, answer=RIGHT, by=amara)
    settled(sort, tutors_see_done=False)
    assert ActivityDone.objects.seen_by_tutors().count() == 0


def test_the_module_counts_what_is_done_and_what_is_taken_back(amara, sam, cohort, sort):
    settled(sort, done_when=DoneWhen.TUTOR_SAYS, tutors_see_done=True)
    section = section_with(sort, minutes=20)
    mark_as_done(section=section, module=module_now(), by=amara)
    counted = Enrolment.objects.filter(person=amara).values_list("sections_done", "activities_done", "minutes_done")
    assert list(counted.all()) == [(1, 0, 14)]
    say_done(cohort=cohort, person=amara, activity=sort, by=sam)
    assert list(counted.all()) == [(1, 1, 20)]
    take_back_done(cohort=cohort, person=amara, activity=sort, by=sam)
    assert list(counted.all()) == [(1, 0, 14)]


def test_doing_an_activity_puts_nobody_on_a_module(amara, sort):
    make_chapter(make_module())
    section_with(sort)
    check(activity=sort, answer=RIGHT, by=amara)
    assert not Enrolment.objects.exists()
