"""An author begins from the section they read."""

import pytest

from history.models import Entry
from learning.models import SectionPage
from learning.models.outline import library
from learning.models.preview import script_of

READ = "/modules/digital-practice/good-practice/a-visit-three-ways/"
ADD = f"{READ}add-after/"


def test_marek_goes_from_a_section_to_its_form(marek, as_person, section):
    page = as_person(marek).get(READ).content.decode()
    assert f'href="/cms/pages/{section.pk}/edit/"' in page
    assert f'href="{ADD}"' in page


@pytest.mark.parametrize("who", ["amara", "sam", None])
def test_readers_are_offered_no_editing(who, cast, as_person, section):
    assert "Edit this section" not in as_person(cast.get(who)).get(READ).content.decode()


def test_a_new_section_comes_right_after_and_only_authors_see_it(marek, as_person, section, client):
    answer = as_person(marek).post(ADD, {"title": "AI note-takers"})
    made = SectionPage.objects.get(slug="ai-note-takers")
    assert answer["Location"] == f"/cms/pages/{made.pk}/edit/"
    titles = [page.title for page in made.get_parent().get_children()]
    assert titles == ["A visit, three ways", "AI note-takers", "Tools carry ideas", "Five questions"]
    assert [entry.title for entry in library().modules["digital-practice"].chapters[0].sections] == [titles[0], *titles[2:]]
    assert (made.live, made.owner, made.credited_to) == (False, marek, "Marek Nowak")
    assert client.get(f"/cms/pages/{made.pk}/edit/").status_code == 200
    assert "1.2 AI note-takers</h1>" in client.get(f"/cms/pages/{made.pk}/view_draft/").content.decode()


def test_a_second_press_begins_no_second_section(marek, as_person, section):
    for _ in range(2):
        as_person(marek).post(ADD, {"title": "AI note-takers"})
    assert SectionPage.objects.filter(title="AI note-takers").count() == 1
    assert Entry.objects.filter(verb="section.add").count() == 1


def test_a_title_that_is_taken_gets_an_address_of_its_own(marek, as_person, section):
    as_person(marek).post(ADD, {"title": "Five questions"})
    assert SectionPage.objects.filter(slug="five-questions-2", title="Five questions").exists()


def test_without_a_title_the_form_says_so(marek, as_person, section):
    answer = as_person(marek).post(ADD, {"title": " "})
    assert "Error: Add a section" in answer.content.decode()


def test_who_may(amara, sam, tom, as_person, client, section):
    assert client.get(ADD).status_code == 302
    assert [as_person(one).get(ADD).status_code for one in (amara, sam, tom)] == [403, 403, 403]


@pytest.mark.parametrize(
    ("mode", "there"),
    [
        ("preview_print", 'class="p-reader as-printed"'),
        ("preview_small", 'class="p-reader as-small"'),
        ("preview_script", "1.1 A visit, three ways, read aloud</h1>"),
    ],
)
def test_a_section_is_previewed_on_paper_on_a_small_phone_and_read_aloud(mode, there, marek, as_person, section):
    answer = as_person(marek).get(f"/cms/pages/{section.pk}/view_draft/?mode={mode}")
    assert there in answer.content.decode()
    assert "Edit this section" not in answer.content.decode()


def test_a_voice_says_pictures_and_points_in_their_order():
    points = "<h2>Paper</h2><p>It is <b>not</b>, he says.</p><ul><li>Ask<ul><li>twice</li></ul></li></ul>"
    html = f'{points}<figure><img alt="A table"><p class="picture-words">A table</p></figure>'
    assert script_of(html) == [
        ("Heading", "Paper"),
        ("", "It is not, he says."),
        ("Point", "Ask"),
        ("Point", "twice"),
        ("Picture", "A table"),
    ]
