from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from learning.models.citation_files import Source, bibtex, harvard, ris, with_reference
from tests.learning.test_marks import READ, SECOND, mark, page_of, section_of

ON = timezone.datetime(2026, 11, 27).date()
SOURCE = Source("Dr Marek Nowak", 2026, "1.2 Tools & ideas", "Digital practice", "Waymark", "https://waymark.example/a_b/", ON)


def test_a_passage_goes_to_the_clipboard_with_its_reference():
    assert with_reference("Tools  carry\nideas.", SOURCE) == (
        "‘Tools carry ideas.’ (Nowak, 2026)\n\n"
        "Nowak, M. (2026) ‘1.2 Tools & ideas’, Digital practice. Waymark. "
        "Available at: https://waymark.example/a_b/ (Accessed: 27 November 2026)."
    )


def test_where_nobody_is_named_the_site_stands_in_front():
    nobody = Source("", 2026, "1.1 A", "M", "Waymark", "https://w.example/", ON)
    assert harvard(nobody).startswith("Waymark (2026) ‘1.1 A’")
    assert "author = {{Waymark}}" in bibtex(nobody)
    assert "AU  - Waymark\r\n" in ris(nobody)


def test_bibtex_takes_signs_as_they_are():
    text = bibtex(SOURCE, "100 % of {it}")
    assert text.startswith("@misc{nowak202612toolsideas,\n")
    assert r"title = {1.2 Tools \& ideas}" in text
    assert r"annote = {100 \% of \{it\}}" in text
    assert "urldate = {2026-11-27}" in text


def test_ris_has_one_tag_a_line_and_an_end():
    lines = ris(SOURCE, "Tools carry\nideas.").split("\r\n")
    assert lines[:4] == ["TY  - ELEC", "AU  - Nowak, Marek", "PY  - 2026", "TI  - 1.2 Tools & ideas"]
    assert lines[-3:] == ["N1  - Tools carry ideas.", "ER  - ", ""]


def test_whoever_may_read_a_section_may_have_its_reference(client, course):
    answer = client.get(f"{READ}reference/ris/")
    assert answer["Content-Disposition"] == 'attachment; filename="a-visit-three-ways.ris"'
    assert "TI  - 1.1 A visit, three ways" in answer.content.decode()
    assert client.get(f"{READ}reference/word/").status_code == 404


def test_of_a_passage_only_to_whoever_marked_it(amara, ben, as_person, db):
    hers = mark(section_of("First words.", SECOND), SECOND, amara)
    address = reverse("learning:note_reference", args=[hers.pk, "bibtex"])
    assert "annote = {Consent is a conversation" in page_of(as_person(amara), address)
    assert as_person(ben).get(address).status_code == 404
    assert as_person(amara).get(reverse("learning:note_reference", args=[uuid4(), "ris"])).status_code == 404
