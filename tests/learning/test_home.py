import pytest

from learning.actions.progress import mark_as_done, open_section, stop_at
from learning.models.outline import library
from learning.views.home import next_things
from tests.factories.learning import make_course


def thing_for(person):
    found = next_things(person)
    assert len(found) == 1
    return found[0]


def test_a_new_student_is_shown_where_to_begin(amara, course, section):
    thing = thing_for(amara)
    assert (thing["title"], thing["button"], thing["url"]) == ("Digital practice", "Start reading", section.url)


def test_carry_on_leads_to_the_paragraph_and_says_what_is_left(amara, course, section):
    stop_at(section=section, place="block-opening--3", by=amara)
    thing = thing_for(amara)
    assert thing["title"] == "1.1 A visit, three ways"
    assert thing["url"] == f"{section.url}#you-stopped-here"
    assert thing["minutes"] == "About 5 min left"


def test_without_a_place_it_leads_to_the_section(amara, course, section):
    open_section(section=section, module=course, by=amara)
    assert thing_for(amara)["url"] == section.url


def test_after_a_section_that_is_done_comes_the_next(amara, course, section):
    mark_as_done(section=section, module=course, by=amara)
    assert thing_for(amara)["title"] == "1.2 Tools carry ideas"


def test_what_was_left_out_comes_at_the_end(amara, course):
    for section in course.chapters[0].sections[1:]:
        mark_as_done(section=section, module=course, by=amara)
    assert thing_for(amara)["title"] == "1.1 A visit, three ways"


def test_who_has_read_everything_is_left_in_peace(amara, course):
    for section in course.chapters[0].sections:
        mark_as_done(section=section, module=course, by=amara)
    assert next_things(amara) == []


@pytest.mark.parametrize("who", ["joan", "sam", "priya", "marek", "ruth", "elin"])
def test_only_students_are_asked_to_read(who, cast, course):
    assert next_things(cast[who]) == []


def test_a_module_that_one_may_not_read_any_more_is_not_offered(amara, course, section, other_cohort, university):
    stop_at(section=section, place="block-opening--2", by=amara)
    programme = type(other_cohort.programme).objects.create(university=university, title="MA Social Work")
    module = make_course(open_to="members", programmes=[programme])
    assert module.title == "Digital practice"
    assert next_things(amara) == []


@pytest.mark.parametrize("sections", [1, 3])
def test_home_costs_one_query_for_reading(sections, amara, django_assert_num_queries):
    make_course(4)
    course = library().modules["digital-practice"]
    for section in course.chapters[0].sections[:sections]:
        stop_at(section=section, place="block-opening--2", by=amara)
    next_things(amara)
    with django_assert_num_queries(1):
        next_things(amara)
