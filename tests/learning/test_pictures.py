"""Pictures in sections reach readers, in the sizes they were cut to, and nothing else does."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image
from wagtail.images import get_image_model

from learning.models.drawing_of_pictures import as_html
from tests.factories.learning import make_course

SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'


def photograph():
    data = BytesIO()
    Image.new("RGB", (1200, 800), "teal").save(data, "PNG")
    return get_image_model().objects.create(title="The office", file=ContentFile(data.getvalue(), name="office.png"))


@pytest.fixture(autouse=True)
def course(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make_course()


@pytest.fixture
def cut():
    return photograph().get_rendition("width-480|format-webp")


def test_every_size_that_a_section_names_reaches_somebody_signed_out(client):
    html = as_html(photograph(), alt="The office")
    addresses = [part.split()[0] for part in html.partition('srcset="')[2].partition('"')[0].split(", ")]
    assert len(addresses) == 2
    for address in addresses:
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/webp")
        assert Image.open(BytesIO(answer.content)).format == "WEBP"


def test_a_browser_that_has_it_is_told_so(client, cut):
    seen = client.get(cut.url)
    again = client.get(cut.url, headers={"If-Modified-Since": seen.headers["Last-Modified"]})
    assert (again.status_code, again.content) == (304, b"")


def test_it_sets_no_cookie_and_asks_nothing_of_the_database(client, cut, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get(cut.url)
    assert answer.cookies == {}


def test_a_drawing_that_is_opened_as_a_page_runs_nothing(client):
    drawing = get_image_model().objects.create(title="A line", file=ContentFile(SCRIPT, name="line.svg"))
    answer = client.get(drawing.get_rendition("max-165x165|preserve-svg").url)
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "address",
    [
        "images/no.webp",
        "images/..%2foriginal_images%2foffice.png",
        "original_images/office.png",
        "documents/notes.txt",
        "images/a.html",
    ],
)
def test_nothing_else_below_media_is_given_out(address, cut, settings):
    (settings.MEDIA_ROOT / "images" / "a.html").write_text("<script>alert(1)</script>")
    assert Client().get(f"/media/{address}").status_code == 404
