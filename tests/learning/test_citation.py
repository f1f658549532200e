from datetime import date

import pytest

from learning.models.citation import harvard, of_section, surname_first

WORK = {
    "kind": "book", "authors": ["Hill, A.", "Shaw, I."], "year": 2011, "title": "Social Work and ICT", "publisher": "SAGE",
    "container": "", "volume": "", "issue": "", "pages": "", "doi": "", "editors": False, "et_al": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "reference"),
    [
        ({}, "Hill, A. and Shaw, I. (2011) <cite>Social Work and ICT</cite>. SAGE."),
        ({"editors": True}, "Hill, A. and Shaw, I. (eds) (2011) <cite>Social Work and ICT</cite>. SAGE."),
        ({"authors": ["Hill, A."], "editors": True}, "Hill, A. (ed.) (2011) <cite>Social Work and ICT</cite>. SAGE."),
        ({"authors": ["A", "B", "C"]}, "A, B and C (2011) <cite>Social Work and ICT</cite>. SAGE."),
        (
            {"kind": "chapter", "authors": ["Hartswood, M."], "et_al": True, "container": "Resources", "pages": "59–94"},
            "Hartswood, M. et al. (2011) ‘Social Work and ICT’, in <cite>Resources</cite>, pp. 59–94. SAGE.",
        ),
        (
            {"kind": "article", "container": "Journal", "issue": "2", "publisher": "", "doi": "10.1/2"},
            "Hill, A. and Shaw, I. (2011) ‘Social Work and ICT’, <cite>Journal</cite>(2). doi: 10.1/2.",
        ),
        ({"title": "A < B"}, "Hill, A. and Shaw, I. (2011) <cite>A &lt; B</cite>. SAGE."),
    ],
)
def test_a_reference_in_harvard_style(changes, reference):
    assert harvard(WORK | changes) == reference


def test_the_reference_of_a_section():
    reference = of_section(
        author="Marek Nowak", year=2026, title="1.1 A visit", module="Digital practice", site="Waymark",
        url="https://waymark.example/modules/d/", on=date(2026, 11, 23),
    )  # fmt: skip
    assert reference == (
        "Nowak, M. (2026) ‘1.1 A visit’, <cite>Digital practice</cite>. Waymark. "
        "Available at: https://waymark.example/modules/d/ (Accessed: 23 November 2026)."
    )


@pytest.mark.parametrize(
    ("name", "turned"),
    [
        ("Dr Sam Whitlock", "Whitlock, S."),
        ("Mary Ann Evans", "Evans, M. A."),
        ("BASW", "BASW"),
        ("British Association of Social Workers",) * 2,
    ],
)
def test_names_are_turned_round_and_organisations_are_not(name, turned):
    assert surname_first(name) == turned


def test_a_section_can_be_cited(client, course, settings):
    page = client.get("/modules/digital-practice/good-practice/a-visit-three-ways/").content.decode()
    assert f"Available at: {settings.SITE_URL}/modules/digital-practice/good-practice/a-visit-three-ways/" in page
