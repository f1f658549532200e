"""A file in a record is for whoever may read the answer it stands in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import MULTIPART_CONTENT

from placements.actions.placement import add_person
from placements.models import Record
from placements.rules import Part
from tests.factories.records import fresh, load_forms, make_record

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def offer(placement, elin, priya):
    """An offer of which the agency's contact, for once Elin, writes the parts with files."""
    add_person(placement=placement, person=elin, part=Part.AGENCY_CONTACT, by=priya, starts=placement.starts)
    load_forms()
    return make_record(placement, "placement_offer", by=Part.AGENCY_CONTACT)


def send(client, record, file):
    address = f"/placement/records/{record.pk}/write/audit/"
    page = client.get(address)
    form = {name: page.context["form"][name].value() for name in ("draft_id", "draft_version", "seen")}
    return client.post(address, form | {"insurance-until": "2027-01-31", "insurance-file": file}, content_type=MULTIPART_CONTENT)


def test_it_is_kept_with_its_fingerprint_and_given_to_the_parties_alone(as_person, cast, offer, elin):
    send(as_person(elin), offer, SimpleUploadedFile("cover.pdf", PDF))
    held = Record.objects.get(pk=offer.pk).answers.get(field__key="insurance").value["file"]
    address = f"/placement/records/{offer.pk}/file/{held['id']}/"
    assert (held["name"], len(held["sha256"])) == ("cover.pdf", 64)
    expected = {"elin": 200, "priya": 404, "amara": 404, "joan": 404, "tom": 404}
    answers = {who: as_person(cast[who]).get(address) for who in expected}
    assert {who: answer.status_code for who, answer in answers.items()} == expected
    assert b"".join(answers["elin"].streaming_content) == PDF
    assert fresh(offer).answers.count() == 1


def test_what_is_no_document_is_refused_and_the_rest_is_kept_on_the_page(as_person, offer, elin):
    shown = send(as_person(elin), offer, SimpleUploadedFile("cover.pdf", b"not a document"))
    assert ("Choose a PDF" in shown.content.decode(), "2027-01-31" in shown.content.decode(), offer.answers.count()) == (
        True,
        True,
        0,
    )


def test_the_page_says_that_it_is_kept_as_it_is(as_person, offer, elin):
    page = as_person(elin).get(f"/placement/records/{offer.pk}/write/audit/").content.decode()
    assert page.count("It is kept as it is, with what a program wrote into it") == 2
