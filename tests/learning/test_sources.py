"""Sources that sections cite: (Author, year) in the text, the whole reference at its end."""

import json

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ReferenceIndex

from learning.models import PublishedBody, SectionPage, Source
from learning.models.citation import in_text
from tests.factories.forms import section_sent
from tests.factories.learning import make_chapter, make_module, make_section


def source(authors="Hill, A.\nShaw, I.", year=2011, title="Social Work and ICT", **values):
    return Source.objects.create(authors=authors, year=year, title=title, publisher="SAGE", **values)


def citing(*sources):
    links = " ".join(f'<a linktype="source" id="{one.pk}">(old words)</a>' for one in sources)
    return {"type": "text", "id": "t", "value": f"<p>It grew {links}.</p>"}


@pytest.fixture
def drawn(db):
    chapter = make_chapter(make_module())

    def draw(*sources):
        page = make_section(chapter, body=[citing(*sources)])
        return [piece["html"] for piece in PublishedBody.objects.get(page=page.pk).content]

    return draw


@pytest.mark.parametrize(
    ("authors", "et_al", "short"),
    [
        ("Hill, A.", False, "(Hill, 2011)"),
        ("Hill, A.\nShaw, I.", False, "(Hill and Shaw, 2011)"),
        ("Hill, A.\nShaw, I.\nOsei, A.", False, "(Hill et al., 2011)"),
        ("Hill, A.", True, "(Hill et al., 2011)"),
        ("British Association of Social Workers", False, "(British Association of Social Workers, 2011)"),
    ],
)
def test_in_the_text_a_source_is_author_and_year(authors, et_al, short):
    assert in_text(Source(authors=authors, et_al=et_al, year=2011).work) == short


def test_a_section_cites_in_the_text_and_lists_at_its_end(drawn):
    hill = source()
    text, references = drawn(hill)
    assert f'It grew <a class="cited" href="#source-{hill.pk}">(Hill and Shaw, 2011)</a>.' in text
    assert '<h2 id="block-references-title">References</h2>' in references
    assert f'<li id="source-{hill.pk}">Hill, A. and Shaw, I. (2011) <cite>Social Work and ICT</cite>. SAGE.</li>' in references


def test_the_list_is_in_the_order_of_the_alphabet_and_each_stands_there_once(drawn):
    later, earlier = source(authors="Shaw, I."), source(authors="Hill, A.")
    references = drawn(later, earlier, later)[1]
    assert references.count("<li") == 2
    assert references.index("Hill, A.") < references.index("Shaw, I.")


def test_two_works_of_one_year_are_told_apart_by_letters(drawn):
    one, two = source(title="A first book"), source(title="The second")
    text, references = drawn(one, two)
    assert "(Hill and Shaw, 2011a)" in text
    assert "(Hill and Shaw, 2011b)" in text
    assert "(2011a) <cite>A first book</cite>" in references


def test_a_section_that_cites_nothing_has_no_list(drawn):
    assert len(drawn()) == 1


def test_a_source_that_is_mended_is_mended_in_every_section(referenced, drawn, django_capture_on_commit_callbacks):
    hill = source()
    drawn(hill)
    assert ReferenceIndex.get_references_to(hill).count() == 1
    hill.year = 2012
    hill.save()
    assert "(Hill and Shaw, 2012)" in str(list(PublishedBody.objects.values_list("content")))


def test_a_source_that_is_gone_leaves_its_words(drawn):
    hill = source()
    drawn(hill)
    number, _ = hill.pk, hill.delete()
    text = make_section(make_chapter(make_module()), "Again", body=[citing(Source(pk=number))]).draw().content
    assert [piece["html"] for piece in text] == ['<p class="first" id="block-t--1">It grew <a>(old words)</a>.</p>']


def test_what_is_cited_comes_through_the_form(marek, as_person, db):
    hill = source()
    page = make_section(make_chapter(make_module()), body=[citing(hill)])
    as_person(marek).post(f"/cms/pages/{page.pk}/edit/", section_sent(page) | {"action-publish": "on"})
    assert f'<a linktype="source" id="{hill.pk}">' in SectionPage.objects.get(pk=page.pk).body[0].value.source
    assert "(Hill and Shaw, 2011)" in str(PublishedBody.objects.get(page=page.pk).content)


@pytest.mark.parametrize("doi", ["10.1093/bjsw/bcab001", "https://doi.org/10.1093/bjsw/bcab001", "doi: 10.1093/bjsw/bcab001"])
def test_a_doi_is_taken_as_people_copy_it(doi):
    hill = Source(authors="Hill, A.", year=2011, title="On", doi=doi)
    hill.clean()
    assert hill.doi == "10.1093/bjsw/bcab001"


@pytest.mark.parametrize(("field", "value"), [("doi", "bjsw"), ("authors", " \n ")])
def test_a_source_that_cannot_be_cited_is_refused_in_words(field, value):
    with pytest.raises(ValidationError) as refused:
        Source(**({"authors": "Hill, A.", "year": 2011, "title": "On"} | {field: value})).clean()
    assert field in refused.value.message_dict


def test_marek_chooses_a_source_and_writes_one_down_while_he_writes(marek, as_person, db):
    make_module()
    client, hill = as_person(marek), source()
    chosen = client.get(f"/cms/snippets/choose/learning/source/chosen/{hill.pk}/")
    assert json.loads(chosen.content)["result"]["title"] == "(Hill and Shaw, 2011)"
    facts = {
        "kind": "book",
        "authors": "Osei, A.",
        "year": "2020",
        "title": "On",
        **dict.fromkeys(["container", "volume", "issue"], ""),
    }
    made = client.post(
        "/cms/snippets/choose/learning/source/create/", {f"new-source-{name}": value for name, value in facts.items()}
    )
    assert json.loads(made.content)["result"]["title"] == "(Osei, 2020)"


@pytest.mark.parametrize("who", ["amara", "sam", "priya", "joan"])
def test_nobody_else_keeps_sources(who, cast, as_person, db):
    assert as_person(cast[who]).get("/cms/snippets/learning/source/").status_code in (302, 403)
