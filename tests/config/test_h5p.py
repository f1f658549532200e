"""What Waymark says to django_h5p: who may do what, and when an upload is looked at."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from django_h5p.models import Content, Import
from django_h5p.tests import made
from history.models import Entry
from history.outbox import drain
from tests.factories.activities import h5p_content, make_h5p


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.H5P_ROOT = tmp_path / "h5p"


@pytest.fixture
def bring(client, tmp_path):
    def bring_in(person):
        client.force_login(person)
        file = SimpleUploadedFile("dogs.h5p", made.package(tmp_path / "dogs.h5p").read_bytes())
        client.post(reverse("django_h5p:upload"), {"file": file})
        drain(worker="test")
        return Import.objects.filter(by=person).first()

    return bring_in


def test_ruth_installs_libraries_and_marek_then_brings_activities(bring, ruth, marek):
    assert bring(marek).code == "may-not-install"
    assert bring(ruth).libraries_installed == ["H5P.Count-1.0.1"]
    brought = bring(marek)
    assert (brought.status, brought.libraries_installed, brought.content.owner) == (Import.Status.DONE, [], marek)


def test_the_history_says_who_brought_what_and_what_came_of_it(bring, ruth, marek):
    bring(marek)
    bring(ruth)
    said = Entry.objects.filter(verb="h5p.import").order_by("pk")
    assert [(one.actor_pk, one.details["code"], one.details["libraries"]) for one in said] == [
        (str(marek.pk), "may-not-install", 0),
        (str(ruth.pk), "accepted", 1),
    ]


@pytest.mark.parametrize("who", ["amara", "joan", "sam", "priya"])
def test_nobody_else_brings_or_looks_after_h5p(client, bring, ruth, request, who):
    content = bring(ruth).content
    client.force_login(request.getfixturevalue(who))
    for address in (
        reverse("django_h5p:contents"),
        reverse("django_h5p:upload"),
        reverse("django_h5p:libraries"),
        reverse("django_h5p:imports"),
        reverse("django_h5p:content", args=[content.uuid]),
        reverse("django_h5p:export", args=[content.uuid]),
    ):
        assert client.get(address).status_code == 403
    assert Content.objects.count() == 1


def test_marek_sees_what_he_brought_on_a_page_of_waymark(client, bring, ruth, marek):
    content = bring(ruth).content
    client.force_login(marek)
    page = client.get(reverse("django_h5p:content", args=[content.uuid]))
    text = page.content.decode()
    assert "<h1>How many?</h1>" in text
    assert "Reading settings" in text
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    player = client.get(re.search(r'<iframe src="([^"]+)"', text)[1])
    assert player["Content-Security-Policy"].endswith("; sandbox allow-scripts allow-forms allow-popups allow-modals")
    assert player.get("X-Frame-Options") is None


def test_marek_finds_contents_by_their_words_and_reads_where_each_is_used(client, marek, django_assert_num_queries):
    used, unused = h5p_content(title="Two plates"), h5p_content(title="One door")
    make_h5p(title="At the table", content=used)
    client.force_login(marek)
    page = client.get(reverse("django_h5p:contents")).content.decode()
    assert page.count("Not used yet.") == 1
    assert "Used in <a" in page
    assert "At the table</a>." in page
    found = client.get(reverse("django_h5p:contents"), {"q": "plates"}).content.decode()
    assert (used.title in found, unused.title in found) == (True, False)
    h5p_content(title="A third plate")
    with django_assert_num_queries(9):
        client.get(reverse("django_h5p:contents"))


def test_a_host_for_players_answers_them_and_nobody_else(client, settings):
    settings.H5P_ORIGIN = "https://h5p.alderbrook.example"
    settings.ALLOWED_HOSTS = ["h5p.alderbrook.example", "testserver"]
    there = {"headers": {"host": "h5p.alderbrook.example"}, "secure": True}
    assert client.get(reverse("home"), **there).content == b"There is nothing here."
    assert client.get(reverse("django_h5p:upload"), **there).content == b"There is nothing here."
    answer = client.get(reverse("django_h5p:core", args=["x", "before.js"]), **there)
    assert b"H5PIntegration" in b"".join(answer)
