"""The pages on which contents are written: who comes to them, and what is kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from django_h5p.models import Content, Library
from django_h5p.tests.authoring.browser import sent
from django_h5p.tests.own_types.contents import CONTENTS
from django_h5p.types.builder import build

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x07\0\0\0\x05\x08\x06\0\0\0"


@pytest.fixture(autouse=True)
def our_types(db, root):
    call_command("h5p_install_types", verbosity=0)


@pytest.fixture
def choice(take, author, tmp_path):
    path = tmp_path / "choice.h5p"
    path.write_bytes(build("H5P.WaymarkChoice", CONTENTS["H5P.WaymarkChoice"], {"title": "Her sister rings", "license": "CC BY"}))
    return take(path, by=author).content


def change(client, content, uploads=None, **changed):
    address = reverse("django_h5p:write_again", args=(content.uuid,))
    return client.post(address, sent(client.get(address).content.decode(), **changed).dict() | (uploads or {}))


def test_a_change_is_a_new_revision_and_the_rest_stays(client, author, choice):
    client.force_login(author)
    change(client, choice, question="What do you say?")
    choice.refresh_from_db()
    assert choice.current.number == 2
    assert choice.current.params == {**CONTENTS["H5P.WaymarkChoice"], "question": "<p>What do you say?</p>"}
    assert choice.current.metadata["license"] == "CC BY"


def test_a_picture_is_the_authors_alone_until_it_is_saved(client, author, learner, choice):
    client.force_login(author)
    page = change(client, choice, {"picture": SimpleUploadedFile("door.png", PNG)}, do="add:answers").content.decode()
    address = page.partition('class="h5pf-file">')[2].partition('<img src="')[2].partition('"')[0]
    assert b"".join(client.get(address).streaming_content) == PNG
    client.force_login(learner)
    assert client.get(address).status_code == 404


def test_a_picture_is_saved_with_its_content(client, author, choice):
    client.force_login(author)
    change(client, choice, {"picture": SimpleUploadedFile("door.png", PNG)})
    choice.refresh_from_db()
    path = choice.current.params["picture"]["path"]
    assert [file.path for file in choice.current.files.all()] == [path]
    assert (choice.current.folder / path).read_bytes() == PNG


def test_who_saves_over_somebody_is_asked_first_and_loses_nothing(client, author, choice):
    client.force_login(author)
    address = reverse("django_h5p:write_again", args=(choice.uuid,))
    before = client.get(address).content.decode()
    change(client, choice, question="Theirs")
    answer = client.post(address, sent(before, question="Mine").dict())
    assert (answer.status_code, "Somebody saved this activity while you wrote" in answer.content.decode()) == (422, True)
    client.post(address, sent(answer.content.decode()).dict())
    choice.refresh_from_db()
    assert choice.current.params["question"] == "<p>Mine</p>"


def test_a_copy_is_ones_own_and_whole(client, author, admin, choice):
    client.force_login(admin)
    client.post(reverse("django_h5p:copy", args=(choice.uuid,)))
    copied = Content.objects.get(owner=admin)
    assert (copied.title, copied.current.params) == ("Her sister rings (copy)", choice.current.params)


def test_a_new_content_is_written_from_nothing(client, author):
    client.force_login(author)
    address = reverse("django_h5p:write_new", args=("H5P.WaymarkReflection-1.0",))
    answered = sent(
        client.get(address).content.decode(), prompt="Think.", **{"metadata-title": "Thinking", "questions/0/question": "Of?"}
    )
    client.post(address, answered.dict())
    assert Content.objects.get().current.params["questions"] == [{"question": "Of?", "lines": 5}]


def test_a_restricted_type_is_not_offered_but_its_contents_can_be_changed(client, author, choice):
    Library.objects.filter(machine="H5P.WaymarkChoice").update(restricted=True)
    client.force_login(author)
    assert "Choice with feedback" not in client.get(reverse("django_h5p:write")).content.decode()
    assert client.get(reverse("django_h5p:write_new", args=("H5P.WaymarkChoice-1.0",))).status_code == 404
    assert client.get(reverse("django_h5p:write_again", args=(choice.uuid,))).status_code == 200


def test_an_activity_that_the_site_could_not_take_back_is_not_opened(client, author, choice, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 30
    client.force_login(author)
    answer = client.get(reverse("django_h5p:write_again", args=(choice.uuid,)))
    assert "is too large for this page" in answer.content.decode()


@pytest.mark.parametrize(("who", "status"), [("admin", 200), ("author", 200), ("learner", 403), ("stranger", 403), (None, 302)])
def test_who_may_change_a_content(client, choice, request, who, status):
    if who:
        client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("django_h5p:write_again", args=(choice.uuid,))).status_code == status


@pytest.mark.parametrize(("who", "status"), [("author", 200), ("learner", 403), (None, 302)])
def test_who_may_write_one(client, request, who, status):
    if who:
        client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("django_h5p:write")).status_code == status


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_types_costs_one_query_however_many_there_are(client, author, rows):
    Library.objects.exclude(machine__in=list(CONTENTS)[:rows]).update(runnable=False)
    client.force_login(author)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(reverse("django_h5p:write"))
    assert answer.content.decode().count("/h5p/write/H5P.") == rows
    assert len([query for query in asked if "django_h5p" in query["sql"]]) == 1
