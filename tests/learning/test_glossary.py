"""Words that a module explains: found when a section is drawn, kept by authors, read by everybody."""

import pytest
from bs4 import BeautifulSoup

from learning.actions.course import Loaded
from learning.actions.glossary import put_words
from learning.management import course_files
from learning.models import ChapterPage, ModulePage, PublishedBody, SectionPage, Term
from learning.models.glossary import Word
from learning.models.glossary_marks import mark_words
from tests.factories.learning import make_chapter, make_module, make_section, text_block

READ = "/modules/digital-practice/good-practice/a-visit-three-ways/"
GLOSSARY = "/modules/digital-practice/glossary/"
CONSENT = Word("consent", "consent", "Saying yes.", ("consent", "informed consent"))
IT = Word("it", "IT", "Computers and phones.", ("IT",))


def pieces(html):
    return [{"html": html, "anchor": "block-a"}]


def buttons(html):
    return [(button["popovertarget"], button.get_text()) for button in BeautifulSoup(html, "html.parser").find_all(class_="term")]


def drawn(html, *words):
    found = pieces(html)
    mark_words(found, words)
    return buttons(found[0]["html"])


def test_the_first_mention_of_a_word_is_a_button_and_no_other():
    assert drawn("<p>Ask for consent. Consent can be taken back.</p>", CONSENT) == [("term-consent", "consent")]


@pytest.mark.parametrize("said", ["Consent", "consents", "informed\n consent", "INFORMED CONSENT"])
def test_a_word_is_found_in_its_other_forms(said):
    assert drawn(f"<p>{said} matters.</p>", CONSENT) == [("term-consent", said)]


@pytest.mark.parametrize("said", ["consenting", "nonconsent", "con sent"])
def test_a_word_is_not_found_inside_another(said):
    assert drawn(f"<p>{said}</p>", CONSENT) == []


def test_a_short_form_in_capitals_is_not_found_in_a_small_word():
    assert drawn("<p>She says it works. The IT works.</p>", IT) == [("term-it", "IT")]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Consent</h2>",
        '<p><a href="/x/">consent</a></p>',
        "<details><summary>Wales</summary><p>consent</p></details>",
        "<dl><dt>consent</dt></dl>",
    ],
)
def test_headings_links_what_is_folded_and_key_terms_are_left_alone(html):
    assert drawn(html, CONSENT) == []


def test_the_letters_of_a_paragraph_stay_as_they_were():
    html = "<p>Ask for <strong>consent</strong> &amp; wait: “yes” is more than IT.</p>"
    found = pieces(html)
    assert mark_words(found, [CONSENT, IT]) == ["consent", "it"]
    before, after = (BeautifulSoup(one, "html.parser").get_text() for one in (html, found[0]["html"]))
    assert before == after
    assert [piece.get("aside") for piece in found] == [None, True]


def test_without_words_nothing_is_added():
    found = pieces("<p>consent</p>")
    assert mark_words(found, []) == []
    assert found == pieces("<p>consent</p>")


@pytest.fixture
def module(db):
    module = make_module()
    chapter = make_chapter(module)
    make_section(chapter, body=[text_block("one", "Ask for consent.", "Consent can end.")])
    make_section(chapter, "Tools carry ideas", body=[text_block("one", "Nothing of it.")])
    return ModulePage.objects.get(pk=module.pk)


def add(module, term="consent", meaning="Saying yes, knowing to what.", **values):
    return Term.objects.create(module=module, term=term, meaning=meaning, **values)


def test_a_word_that_an_author_adds_stands_in_the_sections_that_use_it(client, module):
    assert buttons(client.get(READ).content.decode()) == []
    add(module)
    page = client.get(READ).content.decode()
    assert buttons(page) == [("term-consent", "consent")]
    assert 'id="term-consent" popover' in page
    assert "Saying yes, knowing to what." in page


def test_a_word_that_is_taken_away_is_found_no_more(client, module, django_capture_on_commit_callbacks):
    term = add(module)
    with django_capture_on_commit_callbacks(execute=True):
        term.delete()
    assert buttons(client.get(READ).content.decode()) == []


def test_reading_asks_for_no_words(client, module, django_assert_num_queries):
    add(module)
    client.get(READ)
    with django_assert_num_queries(0):
        client.get(READ)


def test_the_minutes_of_a_section_are_those_of_its_text(module):
    before = PublishedBody.objects.get(page__slug="a-visit-three-ways").seconds
    add(module, meaning="Saying yes. " * 40)
    assert PublishedBody.objects.get(page__slug="a-visit-three-ways").seconds == before


def test_a_module_is_deleted_with_its_words(module, django_capture_on_commit_callbacks):
    add(module)
    with django_capture_on_commit_callbacks(execute=True):
        module.delete()
    assert (Term.objects.count(), PublishedBody.objects.count()) == (0, 0)


def test_words_of_another_module_are_not_found(client, module):
    add(make_module("Law and rights"))
    assert buttons(client.get(READ).content.decode()) == []


def test_the_glossary_says_what_a_word_means_and_which_sections_use_it(client, module):
    add(module)
    page = BeautifulSoup(client.get(GLOSSARY).content, "html.parser")
    line = page.find(id="consent")
    assert [link["href"] for link in line.find_all("a")] == [READ]
    assert line.dd.get_text() == "Saying yes, knowing to what. In 1.1 A visit, three ways"


@pytest.mark.parametrize("words", [1, 3])
def test_the_glossary_costs_a_student_the_same_queries(words, amara, as_person, module, django_assert_num_queries):
    for number in range(words):
        add(module, f"word {number}")
    client = as_person(amara)
    client.get(GLOSSARY)
    with django_assert_num_queries(4):  # the person and their roles, the words, where they are used
        client.get(GLOSSARY)


def test_a_stranger_is_sent_a_glossary_again_only_when_a_word_changed(client, module):
    term = add(module)
    first = client.get(GLOSSARY)
    assert not first.cookies
    assert client.get(GLOSSARY, headers={"if-none-match": first["ETag"]}).status_code == 304
    term.meaning = "Saying yes."
    term.save()
    assert client.get(GLOSSARY, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_the_glossary_of_a_module_for_members_is_for_them(client, joan, as_person, programme):
    make_module(open_to="members", programmes=[programme])
    assert client.get(GLOSSARY).status_code == 302
    assert as_person(joan).get(GLOSSARY).status_code == 404


def test_a_chapter_cannot_take_the_address_of_the_glossary(module):
    chapter = ChapterPage.objects.get()
    chapter.slug = "glossary"
    with pytest.raises(Exception, match="is the address of another page"):
        chapter.full_clean()


def words(*terms):
    return [{"term": term, "meaning": f"What {term} means.", "also": ""} for term in terms]


def test_words_are_loaded_and_what_an_author_changed_is_left_alone(module):
    assert put_words(module=module, words=words("consent", "portal")) == {"consent": Loaded.NEW, "portal": Loaded.NEW}
    assert put_words(module=module, words=words("consent", "portal"))["portal"] == Loaded.SAME
    changed = Term.objects.get(term="consent")
    changed.meaning = "As Marek says it."
    changed.save()
    again = [one | {"meaning": "A new meaning."} for one in words("consent", "portal")]
    assert put_words(module=module, words=again) == {"consent": Loaded.EDITED, "portal": Loaded.CHANGED}
    assert Term.objects.get(term="consent").meaning == "As Marek says it."
    assert put_words(module=module, words=again, overwrite=True)["consent"] == Loaded.CHANGED


def test_a_twin_is_refused_in_words(module):
    add(module)
    with pytest.raises(Exception, match="is in this glossary already"):
        Term(module=module, term="Consent", meaning="Again.").full_clean()


def test_a_key_that_the_format_does_not_know_is_refused():
    with pytest.raises(course_files.CourseFault, match=r"glossary\.toml, \[\[term\]\] has means"):
        course_files.glossary_values({"term": [{"term": "consent", "means": "x"}]}, "glossary.toml")


def test_authors_may_keep_glossaries_in_wagtail(marek, as_person, module):
    client = as_person(marek)
    assert client.get("/cms/snippets/learning/term/").status_code == 200
    typed = {"module": module.pk, "term": "consent", "meaning": "Saying yes.", "also": ""}
    assert client.post("/cms/snippets/learning/term/add/", typed).status_code == 302
    assert buttons(SectionPage.objects.get(slug="a-visit-three-ways").published_body.content[0]["html"]) != []
