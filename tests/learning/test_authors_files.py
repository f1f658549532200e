"""Files that authors bring for teaching: which are taken, and what browsers are told about them."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form

from tests.factories.learning import make_course

SCRIPT = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HTML = b"<!doctype html><script>alert(1)</script>"


@pytest.fixture(autouse=True)
def course(db):
    make_course()


def refused(form, name, data):
    said = form(data={"title": name}, files={"file": SimpleUploadedFile(name, data)})
    return "file" in said.errors


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.svg", "a.xhtml", "a.js", "a.exe", "a.pdf.html", "a", "a.xml"])
def test_a_document_that_could_run_is_refused(name, marek):
    assert refused(get_document_form(get_document_model()), name, HTML)


@pytest.mark.parametrize(("name", "data"), [("a.svg", SCRIPT), ("a.png", SCRIPT), ("a.jpg", HTML)])
def test_a_drawing_with_a_script_is_no_picture_under_any_name(name, data):
    assert refused(get_image_form(get_image_model()), name, data)


@pytest.mark.parametrize(
    ("name", "type_"), [("notes.txt", "text/plain"), ("figures.csv", "text/csv"), ("handout.pdf", "application/pdf")]
)
def test_whatever_is_inside_a_document_a_browser_runs_none_of_it(name, type_, client):
    document = get_document_model().objects.create(title="Notes", file=ContentFile(HTML, name=name))
    answer = client.get(reverse("wagtaildocs_serve", args=[document.pk, document.filename]))
    assert answer.headers["Content-Type"].partition(";")[0] == type_
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    shown = answer.headers["Content-Disposition"].partition(";")[0]
    assert shown == ("inline" if name.endswith(".pdf") else "attachment")
    answer.close()
