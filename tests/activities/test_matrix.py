import re

import pytest
from django.urls import reverse

from accounts.rules import Role
from activities.actions.attempt import check, save_answer
from activities.models.matrix import columns_for
from activities.models.matrix import matrix_of as lines_of
from activities.models.matrix_file import as_csv
from tests.activities.test_attempts import RIGHT, WRONG
from tests.factories.accounts import make_person
from tests.factories.activities import make_sort
from tests.factories.progress import make_seen, section_with, settled

pytestmark = pytest.mark.django_db


def address(cohort, name="who_has_done_what", *more):
    return reverse(f"activities:{name}", args=[cohort.pk, *more])


def words(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2]).split())


def matrix_of(cohort):
    return lines_of(columns_for(cohort), cohort.students())


def in_words(matrix):
    return {row.person.name: [cell.words for cell in row.cells] for row in matrix.rows}


@pytest.fixture
def seen(sort):
    settled(sort, tutors_see_done=True)
    section_with(sort)
    return sort


@pytest.mark.parametrize(
    ("who", "status"),
    [("sam", 200), ("priya", 200), ("amara", 403), ("carol", 404), ("joan", 404), ("marek", 404), ("ruth", 404), (None, 302)],
)
@pytest.mark.parametrize("name", ["who_has_done_what", "matrix_file"])
def test_only_those_who_lead_a_cohort_see_who_has_done_what(as_person, cast, cohort, seen, name, who, status):
    assert as_person(cast.get(who)).get(address(cohort, name)).status_code == status
    assert as_person(cast.get(who)).get(address(cohort, "who_has_done", seen.pk)).status_code == status


def test_a_tutor_of_one_cohort_finds_no_other(as_person, sam, carol, other_cohort, seen):
    assert as_person(sam).get(address(other_cohort)).status_code == 404
    assert "Autumn 2024" not in words(as_person(sam), reverse("activities:cohorts"))


def test_a_cohort_that_is_led_no_more_is_not_found(as_person, sam, cohort, seen):
    membership = sam.memberships.get()
    membership.ends = membership.starts
    membership.save()
    assert as_person(sam).get(address(cohort)).status_code == 404


def test_a_day_or_not_yet_and_nothing_between(amara, ben, cohort, seen):
    save_answer(activity=seen, answer=WRONG, by=ben)
    before = in_words(matrix_of(cohort))
    assert before == {"Amara Osei": ["Not yet"], "Ben Hollis": ["Not yet"]}
    done = check(activity=seen, answer=WRONG, by=amara)
    after = in_words(matrix_of(cohort))
    assert after == {"Amara Osei": [f"Done on {done.checked_at:%a} {done.checked_at.day} {done.checked_at:%b %Y}"]} | {
        "Ben Hollis": ["Not yet"]
    }


def test_what_is_not_shown_to_tutors_is_nowhere(as_person, amara, sam, cohort, seen):
    secret = make_sort(key="secret", title="Secret sorting")
    section_with(seen, secret)
    check(activity=secret, answer=RIGHT, by=amara)
    client = as_person(sam)
    assert "Secret sorting" not in words(client, address(cohort))
    assert "Secret" not in b"".join(client.get(address(cohort, "matrix_file")).streaming_content).decode()
    assert client.get(address(cohort, "who_has_done", secret.pk)).status_code == 404


def test_carol_of_another_cohort_is_not_in_it_and_who_has_left_is_not(as_person, amara, carol, sam, cohort, seen):
    check(activity=seen, answer=RIGHT, by=carol)
    assert "Carol" not in words(as_person(sam), address(cohort))
    membership = amara.memberships.get()
    membership.ends = membership.starts
    membership.save()
    assert matrix_of(cohort).rows == []


def test_whoever_has_most_to_do_comes_first_and_on_request_it_goes_by_name(as_person, amara, ben, sam, cohort, seen):
    check(activity=seen, answer=RIGHT, by=amara)
    page = words(as_person(sam), address(cohort))
    assert page.index("Ben Hollis") < page.index("Amara Osei")
    page = words(as_person(sam), address(cohort) + "?order=name")
    assert page.index("Amara Osei") < page.index("Ben Hollis")


def test_one_chapter_can_be_looked_at_alone(as_person, amara, sam, cohort, seen):
    assert "What goes where?" in words(as_person(sam), address(cohort) + "?chapter=digital-practice/good-practice")
    assert "There is nothing to see here." in words(as_person(sam), address(cohort) + "?chapter=nowhere")


def test_amara_reads_her_own_line_in_the_words_that_sam_reads(as_person, amara, ben, sam, priya, cohort, seen):
    check(activity=seen, answer=RIGHT, by=amara)
    (of_sam,) = in_words(matrix_of(cohort))["Amara Osei"]
    page = words(as_person(amara), reverse("activities:seen_of_me"))
    assert of_sam in page
    assert "Ben" not in page
    assert "Dr Sam Whitlock (tutor) and Priya Nair (practice learning coordinator)" in page
    assert of_sam in words(as_person(sam), address(cohort, "who_has_done", seen.pk))


def test_only_students_have_such_a_line(as_person, cast):
    got = {who: as_person(person).get(reverse("activities:seen_of_me")).status_code for who, person in cast.items()}
    assert {who for who, status in got.items() if status == 200} == {"amara", "ben", "carol"}


@pytest.mark.parametrize(("students", "activities"), [(1, 1), (3, 3), (8, 12)])
def test_it_costs_the_same_for_few_and_for_many(
    as_person, sam, university, cohort, students, activities, django_assert_num_queries
):
    make_seen(activities)
    for number in range(students):
        make_person(f"Student {number}", Role.STUDENT, university, cohort=cohort)
    client = as_person(sam)
    client.get(address(cohort))
    with django_assert_num_queries(7):  # person, roles, cohort, what is seen, students, their order, days
        client.get(address(cohort))


def test_a_name_is_no_formula_in_the_file(university, cohort, amara, seen):
    make_person("=HYPERLINK(1) Osei", Role.STUDENT, university, cohort=cohort)
    make_person("@Ann Other", Role.STUDENT, university, cohort=cohort)
    settled(seen, title="+1 What goes where?")
    lines = "".join(as_csv(matrix_of(cohort))).removeprefix("\ufeff").splitlines()
    assert lines == ["Student,'+1 What goes where?", "'=HYPERLINK(1) Osei,Not yet", "'@Ann Other,Not yet", "Amara Osei,Not yet"]


def test_the_file_is_sent_line_by_line_and_kept_nowhere(as_person, amara, ben, sam, cohort, seen):
    answer = as_person(sam).get(address(cohort, "matrix_file"))
    assert (answer.streaming, answer["Cache-Control"]) == (True, "private, no-store")
    assert len(list(answer.streaming_content)) == 4  # its mark, the headings and two students


def test_sam_says_and_takes_back_by_a_button_and_ben_cannot(as_person, amara, ben, sam, carol, cohort, seen):
    settled(seen, done_when="tutor_says")
    say, back = (address(cohort, name, seen.pk, amara.pk) for name in ("say_done", "take_back_done"))
    assert as_person(ben).post(say).status_code == 403
    assert as_person(sam).post(say).url == address(cohort, "who_has_done", seen.pk)
    assert "Done on" in in_words(matrix_of(cohort))["Amara Osei"][0]
    as_person(sam).post(back)
    assert in_words(matrix_of(cohort))["Amara Osei"] == ["Not yet"]
    assert as_person(sam).post(address(cohort, "say_done", seen.pk, carol.pk)).status_code == 404


def test_a_button_for_what_students_do_themselves_is_not_there(as_person, amara, sam, cohort, seen):
    assert "Say that it is done" not in words(as_person(sam), address(cohort, "who_has_done", seen.pk))
    assert as_person(sam).post(address(cohort, "say_done", seen.pk, amara.pk)).status_code == 404
