"""The course in learning/course, loaded as an operator or an author loads it."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.images import get_image_model
from wagtail.models import Revision

from accounts.actions.role import AUTHORS
from activities.models import Activity
from learning.management import course_files
from learning.management.commands.load_course import COURSES
from learning.management.course_sources import citing
from learning.models import BasePage, ChapterPage, FrameworkNode, PublishedBody, SectionPage, Source
from learning.models.outline import library

MODULE = "digital-practice-in-social-work"


@pytest.fixture
def loaded(db):
    for command in ("load_frameworks", "load_activities", "load_course"):
        call_command(command, verbosity=0)
    return library().modules[MODULE]


def everything():
    tables = (BasePage, SectionPage, PublishedBody, Revision, Activity, FrameworkNode, get_image_model())
    return [list(table.objects.order_by("pk").values()) for table in tables]


def section_called(module, title):
    return next(section for chapter in module.chapters for section in chapter.sections if section.title == title)


def listed(published):
    """The chapters that module.toml lists as published, or as to come, in its order."""
    facts = course_files.read(COURSES / "digital_practice" / "module.toml", course_files.MODULE)
    return [chapter for chapter in facts["chapter"] if chapter["published"] is published]


def test_every_published_chapter_is_there_in_its_place_with_six_sections(loaded):
    assert [chapter.entry.title for chapter in loaded.chapters] == [chapter["title"] for chapter in listed(published=True)]
    assert [[section.number for section in chapter.sections] for chapter in loaded.chapters] == [
        [f"{place}.{section}" for section in range(1, 7)] for place in range(1, len(loaded.chapters) + 1)
    ]


def test_loading_twice_changes_nothing(loaded):
    before = everything()
    call_command("load_course", verbosity=0)
    assert everything() == before


def test_what_a_section_cites_is_named_in_the_text_and_listed_at_its_end(client, loaded):
    page = client.get(section_called(loaded, "Hybrid days").url).content.decode()
    assert "(Jeyasingham and Devlin, 2024)</a>" in page
    assert "Jeyasingham, D. and Devlin, J. (2024) ‘Hybrid and digitally mediated practice" in page


def test_a_source_that_an_author_mended_stays_mended(loaded):
    source = Source.objects.get(year=2019, container="British Journal of Social Work", volume="49", issue="7")
    Source.objects.filter(pk=source.pk).update(pages="1856–1875")
    call_command("load_course", overwrite=True, verbosity=0)
    assert (Source.objects.get(pk=source.pk).pages, Source.objects.filter(title=source.title).count()) == ("1856–1875", 1)


def test_a_citation_of_what_no_chapter_lists_is_refused(db):
    with pytest.raises(LookupError, match="No chapter has the reading “parton-2008”"):
        citing({})('<p>As is said <a href="source:parton-2008"></a>.</p>')


def test_every_activity_of_the_files_is_in_a_section(loaded):
    held = sum(section.activities for chapter in loaded.chapters for section in chapter.sections)
    assert held == Activity.objects.count() == len(list(COURSES.glob("*/*/activities/*.toml")))


def test_minutes_are_those_of_the_files_and_honest(loaded):
    for section in (section for chapter in loaded.chapters for section in chapter.sections):
        counted = PublishedBody.objects.get(page=section.pk).seconds / 60
        assert abs(section.minutes - counted) < 1.5


def test_each_chapter_speaks_to_frameworks(loaded):
    for chapter in ChapterPage.objects.all():
        nodes = chapter.capabilities.values_list("framework__key", flat=True).distinct()
        assert set(nodes) == {"pcf-2018", "swe-professional-standards-2019"}


def test_every_page_of_the_chapters_can_be_read(client, loaded):
    addresses = [f"{chapter.entry.url}{path}" for chapter in loaded.chapters for path in ("", "taking-it-further/")]
    addresses += [section.url for chapter in loaded.chapters for section in chapter.sections]
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)


def test_chapters_to_come_are_named(client, loaded):
    page = client.get(loaded.entry.url).content.decode()
    assert page.count("Not yet published") == len(listed(published=False))


def test_what_an_author_edited_is_left_alone(loaded):
    section = SectionPage.objects.get(slug="tools-carry-ideas")
    section.title = "Tools carry other ideas"
    section.save_revision().publish()
    with_new_words(section, "digest")
    call_command("load_course", verbosity=0)
    assert SectionPage.objects.get(pk=section.pk).title == "Tools carry other ideas"
    call_command("load_course", "--overwrite", verbosity=0)
    assert SectionPage.objects.get(pk=section.pk).title == "Tools carry ideas"


def test_a_changed_file_becomes_a_revision_of_the_same_page(loaded):
    section = SectionPage.objects.get(slug="tools-carry-ideas")
    before = section.revisions.count()
    with_new_words(section, "digest")
    call_command("load_course", verbosity=0)
    assert SectionPage.objects.get(slug="tools-carry-ideas").pk == section.pk
    assert section.revisions.count() == before + 1


def with_new_words(section, digest):
    """As if the file had said something else when it was loaded."""
    section.course_file.digest = digest
    section.course_file.save()


def test_an_author_publishes_it_under_their_own_name(marek):
    for command in (["load_frameworks"], ["load_activities"], ["load_course", "--as", marek.email]):
        call_command(*command, verbosity=0)
    page = SectionPage.objects.first()
    assert (page.owner, page.latest_revision.user) == (marek, marek)


def test_who_is_not_here_cannot_publish(db):
    with pytest.raises(CommandError, match="Invite them first"):
        call_command("load_course", "--as", "nobody@alderbrook.example")


@pytest.mark.parametrize(("before", "said"), [([], "load_frameworks"), (["load_frameworks"], "load_activities")])
def test_what_must_come_first_is_named_and_nothing_is_left_half_loaded(before, said, db):
    for command in before:
        call_command(command, verbosity=0)
    with pytest.raises(CommandError, match=said):
        call_command("load_course", verbosity=0)
    assert not SectionPage.objects.exists()


def test_a_key_the_format_does_not_know_is_an_error():
    block = {"id": "one", "type": "text", "html": "<p>.</p>", "colour": "red"}
    facts = {"slug": "s", "title": "S", "block": [block]}
    with pytest.raises(course_files.CourseFault, match="colour"):
        course_files.section_values(facts, drawing=int, activity=int, section=int, cite=str)


def test_authors_get_a_group_and_wagtails_own_are_gone(loaded):
    assert list(Group.objects.values_list("name", flat=True)) == [AUTHORS]


def test_a_changed_activity_is_drawn_anew_for_everybody(referenced, amara, as_person, client, loaded):
    activity = Activity.objects.get(key="tool-practice-policy-value")
    address = loaded.chapters[0].sections[0].url
    before = [as_person(who).get(address).content.decode() for who in (None, amara)]
    activity.title = "Which of the four?"
    activity.save_revision().publish()
    after = [as_person(who).get(address).content.decode() for who in (None, amara)]
    assert ["Try this: Which of the four?" in page for page in before + after] == [False, False, True, True]


def test_an_activity_that_is_withdrawn_leaves_the_section(referenced, client, loaded):
    Activity.objects.get(key="tool-practice-policy-value").unpublish()
    section = library().modules[MODULE].chapters[0].sections[0]
    assert section.activities == 0
    assert "Try this" not in client.get(section.url).content.decode()


def test_a_section_with_an_activity_costs_a_student_four_queries(amara, as_person, loaded, django_assert_num_queries):
    client = as_person(amara)
    address = loaded.chapters[0].sections[0].url
    client.get(address)
    with django_assert_num_queries(4):  # the person, how far they have read, what they did with the activity, what they marked
        client.get(address)
