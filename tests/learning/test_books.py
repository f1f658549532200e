from datetime import timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone
from PIL import Image
from wagtail.models import PageViewRestriction

from activities.blocks import KINDS
from activities.models import Activity
from activities.models.on_paper import PAGES, on_paper
from learning.actions.book import bind, make_book, make_missing_books
from learning.interchange import epub
from learning.models import BookFile, CohortOnModule, PublishedBody, SectionPage
from learning.models.book_pictures import pictures_in
from learning.models.outline import forget_library, library
from tests.factories.learning import make_chapter, make_course, make_module, make_section

BOOKS = "/modules/digital-practice/e-book/"
FILE = f"{BOOKS}file/"
OF_CHAPTER = "/modules/digital-practice/good-practice/e-book/"


def module():
    return library().modules["digital-practice"]


def pages_of(content):
    book = ZipFile(BytesIO(content))
    return {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")}


def words(content):
    return "".join(pages_of(content).values())


@pytest.fixture
def made(course):
    make_missing_books()
    return course


def test_anybody_who_may_read_a_module_sees_how_large_its_books_are_and_takes_them_away(client, made):
    size = BookFile.objects.get(pk=made.pk).content
    page = client.get(BOOKS).content.decode()
    assert page.count("Download, EPUB, ") == 1
    assert f"EPUB, {len(bytes(size)) / 1024:.1f}" in page
    answer = client.get(FILE)
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "application/epub+zip",
        'attachment; filename="digital-practice.epub"',
    )
    assert answer.content == bytes(size)
    assert client.get(FILE, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert "1.2 Tools carry ideas" in words(client.get(OF_CHAPTER).content)


def test_a_book_that_is_not_made_yet_says_so_and_its_file_leads_back(client, course):
    assert client.get(BOOKS).content.decode().count("Being made just now") == 2
    assert client.get(FILE)["Location"] == BOOKS


def test_a_book_of_an_older_text_is_not_given_out(client, made):
    page = SectionPage.objects.get(slug="five-questions")
    page.title = "Six questions"
    page.save_revision().publish()
    assert client.get(FILE).status_code == 302
    assert make_missing_books() == 2
    assert "Six questions" in words(client.get(FILE).content)


def test_nothing_is_made_twice_and_what_is_unpublished_goes(made):
    assert make_missing_books() == 0
    made_before = BookFile.objects.count()
    SectionPage.objects.get(slug="a-visit-three-ways").get_parent().specific.unpublish()
    make_missing_books()
    assert (made_before, BookFile.objects.count()) == (2, 0)


@pytest.mark.parametrize("who", ["joan", "tom"])
def test_whoever_may_not_read_a_module_finds_no_book_of_it(who, cast, as_person, programme, client):
    make_course(open_to="members", programmes=[programme])
    make_missing_books()
    assert [as_person(cast[who]).get(address).status_code for address in (BOOKS, FILE, OF_CHAPTER)] == [404, 404, 404]
    assert as_person(None).get(FILE).status_code == 302


def test_before_her_dates_amara_is_told_so_in_place_of_the_book(amara, as_person, cohort, programme):
    make_course(open_to="members", programmes=[programme])
    make_missing_books()
    tomorrow = timezone.localdate() + timedelta(days=1)
    CohortOnModule.objects.create(cohort=cohort, module_id=module().pk, starts=tomorrow)
    forget_library()
    assert as_person(amara).get(FILE).status_code == 409


def test_what_is_restricted_is_not_in_the_book_and_a_restricted_module_has_none(client, course):
    shut = SectionPage.objects.get(slug="tools-carry-ideas")
    PageViewRestriction.objects.create(page=shut.basepage_ptr, restriction_type="login")
    book = epub.write(bind(module()))
    assert "Tools carry ideas" not in words(book)
    assert "Five questions" in words(book)
    PageViewRestriction.objects.create(page=shut.get_parent().get_parent(), restriction_type="login")
    make_missing_books()
    assert BookFile.objects.count() == 0
    assert client.get(BOOKS).status_code == 404
    assert BOOKS not in client.get("/modules/digital-practice/").content.decode()


def test_a_section_that_opens_only_after_another_says_so_in_its_place(course):
    first, second = SectionPage.objects.filter(slug__in=["a-visit-three-ways", "tools-carry-ideas"]).order_by("path")
    second.first = [("section", first.basepage_ptr.specific)]
    second.first_why, second.first_is_a_must = "Meet Mr Tadesse first.", True
    second.save_revision().publish()
    page = pages_of(epub.write(bind(module())))[f"EPUB/section-{second.pk}.xhtml"]
    assert "Meet Mr Tadesse first." in page
    assert "word word" not in page


def test_a_page_never_drawn_is_drawn_for_the_book(course):
    PublishedBody.objects.all().delete()
    forget_library()
    assert "word word" in words(epub.write(bind(module())))


@pytest.mark.parametrize(("mode", "ending"), [("RGB", "jpg"), ("RGBA", "png")])
def test_a_photograph_comes_along_as_a_picture_that_every_reader_shows(mode, ending):
    out = BytesIO()
    Image.new(mode, (8, 8)).save(out, "WEBP")
    place = default_storage.save("images/kettle.webp", ContentFile(out.getvalue()))
    found = pictures_in(
        [f'<img src="/media/{place}" alt="A kettle"><img src="/media/gone.webp"><img src="https://a.example/x.png">']
    )
    assert {source: one.name.rpartition(".")[2] for source, one in found.items()} == {f"/media/{place}": ending}


def test_a_book_page_asks_as_much_for_one_chapter_as_for_three(client, made, django_assert_num_queries):
    client.get(BOOKS)
    with django_assert_num_queries(1):
        client.get(BOOKS)
    for title in ("Second", "Third"):
        make_section(make_chapter(make_module(), title), f"Of the {title}")
    client.get(BOOKS)
    with django_assert_num_queries(1):
        client.get(BOOKS)


def test_the_same_text_is_the_same_book(course):
    assert bytes(make_book(module=module()).content) == bytes(make_book(module=module()).content)


def test_every_kind_of_activity_is_printed_with_room_to_write_and_without_what_fits(db):
    assert set(PAGES) == set(KINDS)
    call_command("load_activities", verbosity=0)
    for activity in Activity.objects.all():
        facts = activity.as_published() | {"pk": activity.pk}
        html = on_paper(facts)
        assert 'class="box' in html or 'class="lines' in html
        assert "<form" not in html
        assert "<input" not in html
    sort = Activity.objects.get(key="tool-practice-policy-value")
    html = on_paper(sort.as_published() | {"pk": sort.pk})
    said = [words for card in sort.facts()["cards"] for words in card["feedback"].values()]
    assert [words for words in said if words in html] == []


def test_the_commands_write_files_and_say_what_there_is(course, tmp_path):
    for name in ("export_epub", "export_cartridge", "export_markdown"):
        call_command(name, "digital-practice", "--chapter", "good-practice", "--out", tmp_path / name, stdout=StringIO())
    firsts = [ZipFile(tmp_path / name).namelist()[0] for name in ("export_epub", "export_cartridge", "export_markdown")]
    assert firsts == ["mimetype", "imsmanifest.xml", "000-1-good-practice.md"]
    with pytest.raises(CommandError, match="There are: digital-practice"):
        call_command("export_epub", "other", "--out", tmp_path / "x")
    with pytest.raises(CommandError, match="There are: good-practice"):
        call_command("export_epub", "digital-practice", "--chapter", "other", "--out", tmp_path / "x")
    with pytest.raises(CommandError, match="could not be written"):
        call_command("export_epub", "digital-practice", "--out", tmp_path / "no" / "x")
