from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from history.models import Entry
from learning.actions.enrolment import follow_cohort, put_cohort_on, put_person_on, take_cohort_off, take_person_off
from learning.actions.progress import mark_as_done
from learning.models import CohortOnModule, Enrolment, SectionRead
from learning.models.outline import library
from learning.views.home import next_things
from tests.factories.learning import make_course

READ = "/modules/digital-practice/good-practice/a-visit-three-ways/"
TODAY = {"starts": None, "ends": None}


def days(count):
    return timezone.localdate() + timedelta(days=count)


@pytest.fixture
def shut(programme):
    """A module for people of the programme that nobody puts themselves on."""
    module = make_course(open_to="members", programmes=[programme])
    module.lets_in = False
    module.save_revision().publish()
    return module


def reads(client):
    answer = client.get(READ)
    return answer.status_code, " ".join(answer.content.decode().split())


def test_amara_reads_once_her_cohort_is_on_it_and_is_told_so_before(as_person, amara, sam, cohort, shut):
    assert reads(as_person(amara))[0] == 409
    assert "You are not on it yet. If you should be, ask your tutor." in reads(as_person(amara))[1]
    put_cohort_on(cohort=cohort, module=shut, by=sam, **TODAY)
    assert reads(as_person(amara))[0] == 200


def test_before_and_after_its_dates_a_kind_sentence_says_when(as_person, amara, sam, cohort, shut):
    put_cohort_on(cohort=cohort, module=shut, by=sam, starts=days(3), ends=days(30))
    status, page = reads(as_person(amara))
    begins = days(3)
    assert (status, f"It begins for you on {begins:%a} {begins.day} {begins:%b %Y}." in page) == (409, True)
    put_cohort_on(cohort=cohort, module=shut, by=sam, starts=days(-30), ends=days(-1))
    assert "It ended for you on" in reads(as_person(amara))[1]
    put_cohort_on(cohort=cohort, module=shut, by=sam, starts=days(-30), ends=days(0))
    assert reads(as_person(amara))[0] == 200


def test_home_and_the_list_of_modules_say_the_same(as_person, amara, sam, cohort, shut):
    put_cohort_on(cohort=cohort, module=shut, by=sam, starts=days(3), ends=None)
    assert next_things(amara) == []
    assert "It begins for you on" in as_person(amara).get("/modules/").content.decode()


def test_amaras_own_dates_go_before_those_of_her_cohort(as_person, amara, ben, sam, cohort, shut):
    put_cohort_on(cohort=cohort, module=shut, by=sam, starts=None, ends=days(-1))
    put_person_on(person=amara, cohort=cohort, module=shut, by=sam, starts=None, ends=days(9))
    assert (reads(as_person(amara))[0], reads(as_person(ben))[0]) == (200, 409)
    follow_cohort(person=amara, cohort=cohort, module=shut, by=sam)
    assert reads(as_person(amara))[0] == 409


def test_whoever_is_taken_off_keeps_what_they_did(as_person, amara, sam, cohort, shut):
    put_cohort_on(cohort=cohort, module=shut, by=sam, **TODAY)
    module = library().modules["digital-practice"]
    mark_as_done(section=module.chapters[0].sections[0], module=module, by=amara)
    take_person_off(person=amara, cohort=cohort, module=shut, by=sam)
    assert "You are not on it any more. What you did is kept." in reads(as_person(amara))[1]
    assert (SectionRead.objects.filter(done_at__isnull=False).count(), Enrolment.objects.get().sections_done) == (1, 1)
    take_cohort_off(cohort=cohort, module=shut, by=sam)
    put_person_on(person=amara, cohort=cohort, module=shut, by=sam, **TODAY)
    assert reads(as_person(amara))[0] == 200


def test_tutors_and_authors_read_at_any_time(as_person, sam, marek, priya, cohort, shut):
    put_cohort_on(cohort=cohort, module=shut, by=sam, starts=days(3), ends=None)
    assert [reads(as_person(one))[0] for one in (sam, marek, priya)] == [200, 200, 200]


def test_what_everyone_may_read_is_closed_to_nobody(as_person, client, amara, sam, cohort, course):
    put_cohort_on(cohort=cohort, module=course, by=sam, starts=days(3), ends=None)
    assert (reads(client)[0], reads(as_person(amara))[0]) == (200, 200)


def test_a_module_that_lets_readers_in_goes_on_doing_so(as_person, amara, carol, sam, cohort, programme):
    module = make_course(open_to="members", programmes=[programme])
    put_cohort_on(cohort=cohort, module=module, by=sam, starts=days(3), ends=None)
    assert (reads(as_person(amara))[0], reads(as_person(carol))[0]) == (409, 200)


def test_dates_cost_a_reader_no_query(as_person, amara, sam, cohort, shut, django_assert_num_queries):
    put_cohort_on(cohort=cohort, module=shut, by=sam, **TODAY)
    put_person_on(person=amara, cohort=cohort, module=shut, by=sam, **TODAY)
    client = as_person(amara)
    client.get(READ)
    with django_assert_num_queries(4):  # the person, their roles, how far they have read, what they marked here
        client.get(READ)


@pytest.mark.parametrize("who", ["amara", "carol", "joan", "marek", "ruth"])
def test_nobody_else_puts_a_cohort_or_a_person_on_a_module(cast, cohort, course, who):
    with pytest.raises(PermissionDenied):
        put_cohort_on(cohort=cohort, module=course, by=cast[who], **TODAY)
    with pytest.raises(PermissionDenied):
        put_person_on(person=cast["amara"], cohort=cohort, module=course, by=cast[who], **TODAY)
    assert not CohortOnModule.objects.exists()


def test_sam_puts_nobody_on_who_is_not_in_his_cohort(sam, carol, cohort, course):
    with pytest.raises(PermissionDenied):
        put_person_on(person=carol, cohort=cohort, module=course, by=sam, **TODAY)


def test_the_same_twice_is_once(sam, amara, cohort, course):
    dates, amaras = {"starts": days(0), "ends": None}, {"person": amara, "cohort": cohort, "module": course, "by": sam}
    for _twice in (1, 2):
        put_cohort_on(cohort=cohort, module=course, by=sam, **dates)
    for _twice in (1, 2):
        put_person_on(**amaras, **dates)
    for _twice in (1, 2):
        take_person_off(**amaras)
    counts = [
        Entry.objects.filter(verb=verb).count() for verb in ("cohort.put_on_module", "enrolment.put_on", "enrolment.take_off")
    ]
    assert counts == [1, 1, 1]


def test_sam_does_it_on_its_page_and_sees_who_is_on_it(as_person, sam, amara, ben, cohort, course):
    client = as_person(sam)
    page = reverse("learning:cohort_on_module", args=[cohort.pk, "digital-practice"])
    wrong = client.post(page, {"starts": days(9).isoformat(), "ends": days(3).isoformat()})
    assert "It would end before it begins." in wrong.content.decode()
    assert f'value="{days(9).isoformat()}"' in wrong.content.decode()
    client.post(page, {"starts": "", "ends": days(30).isoformat()})
    person = reverse("learning:person_on_module", args=[cohort.pk, "digital-practice", amara.pk])
    client.post(person, {"starts": "", "ends": days(60).isoformat()})
    client.post(reverse("learning:take_person_off", args=[cohort.pk, "digital-practice", ben.pk]))
    words = client.get(page).content.decode()
    assert ("(their own dates)" in words, "Taken off" in words, "On it, until" in words) == (True, True, True)
    assert client.get(reverse("learning:cohort_modules", args=[cohort.pk])).content.decode().count("On it, until") == 1


@pytest.mark.parametrize(
    ("who", "status"), [("sam", 200), ("priya", 200), ("amara", 403), ("carol", 404), ("joan", 404), (None, 302)]
)
def test_who_reaches_its_pages(as_person, cast, cohort, course, who, status):
    client = as_person(cast.get(who))
    assert client.get(reverse("learning:cohort_modules", args=[cohort.pk])).status_code == status
    person = reverse("learning:person_on_module", args=[cohort.pk, "digital-practice", cast["amara"].pk])
    assert client.get(person).status_code == status


def test_counting_again_finds_what_the_counters_say(amara, ben, course, capsys):
    for person, sections in ((amara, 2), (ben, 1)):
        for section in course.chapters[0].sections[:sections]:
            mark_as_done(section=section, module=course, by=person)
    rows = Enrolment.objects.order_by("person__name").values_list("sections_done", "activities_done", "minutes_done")
    assert list(rows) == [(2, 0, 20), (1, 0, 10)]
    call_command("count_progress")
    assert capsys.readouterr().out == "0 counted anew, 2 in all.\n"
    Enrolment.objects.update(sections_done=7, minutes_done=1)
    call_command("count_progress")
    assert list(rows.all()) == [(2, 0, 20), (1, 0, 10)]
