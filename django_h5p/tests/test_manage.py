import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from django_h5p.actions import carry_out, export_content, write_content
from django_h5p.actions.copy import copy_content
from django_h5p.actions.tags import tag_content
from django_h5p.models import Content, Import, Library
from django_h5p.packages.names import Name
from django_h5p.tests import made

PAGES = ("upload", "contents", "libraries", "imports")


def upload(client, path, **more):
    file = SimpleUploadedFile("good.h5p", path.read_bytes())
    return client.post(reverse("django_h5p:upload"), {"file": file} | more, headers={"accept": "application/json"})


def test_a_content_goes_out_and_comes_in_again_without_loss(take, content, admin, tmp_path):
    path = tmp_path / "out.h5p"
    with path.open("wb") as file:
        export_content(content=content, to=file)
    again = take(path, by=admin)
    assert again.libraries == []
    assert again.content.current.params_text == content.current.params_text
    assert again.content.current.metadata == content.current.metadata
    files = [list(one.current.files.values_list("path", "sha256")) for one in (content, again.content)]
    assert files[0] == files[1] != []


def test_an_exported_content_carries_its_licence_and_all_that_it_needs(content):
    out = io.BytesIO()
    export_content(content=content, to=out)
    with zipfile.ZipFile(out) as package:
        described = json.loads(package.read("h5p.json"))
        names = set(package.namelist())
    assert (described["license"], described["authors"][0]["name"]) == ("CC BY", "Ada Example")
    assert described["preloadedDependencies"] == [made.dependency("H5P.Count", 1, 0)]
    assert {"content/content.json", "content/images/dog.png", "H5P.Count-1.0/library.json", "H5P.Count-1.0/count.js"} <= names


def test_a_change_is_a_revision_and_keeps_the_files_it_still_names(content, admin):
    main = Name("H5P.Count", 1, 0)
    params = content.current.params | {"question": "How many legs has a cat?"}
    changed = write_content(by=admin, title="Cats", main=main, params=params, content=content)
    assert (changed.current.number, changed.revisions.count()) == (2, 2)
    assert (changed.current.folder / "images/dog.png").read_bytes() == b"\x89PNG not really"
    without = write_content(by=admin, title="Cats", main=main, params={"question": "None"}, content=content)
    assert without.current.files.count() == 0


def test_an_upload_is_answered_with_what_came_of_it(client, root, admin, author, tmp_path):
    path = made.package(tmp_path / "good.h5p")
    client.force_login(author)
    refused = upload(client, path)
    assert (refused.status_code, refused.json()["success"], refused.json()["code"]) == (422, False, "may-not-install")
    client.force_login(admin)
    taken = upload(client, path)
    assert (taken.status_code, taken.json()["libraries_installed"]) == (200, ["H5P.Count-1.0.1"])
    assert Content.objects.get().owner == admin
    assert list((root / "uploads").iterdir()) == []


def test_an_upload_waits_where_the_host_has_a_queue(client, root, admin, tmp_path, settings):
    settings.H5P_RUN_IMPORT = "django_h5p.tests.test_manage.later"
    client.force_login(admin)
    answer = upload(client, made.package(tmp_path / "good.h5p"))
    assert (answer.status_code, answer.json()["status"]) == (202, "waiting")
    page = client.get(reverse("django_h5p:import", args=[Import.objects.get().uuid]))
    assert "good.h5p is being looked at" in page.content.decode()
    assert page["Refresh"] == "3"


def later(import_uuid):
    pass


def test_what_came_of_an_upload_is_for_whoever_brought_it(client, root, admin, author, tmp_path):
    client.force_login(admin)
    upload(client, made.package(tmp_path / "good.h5p"))
    address = reverse("django_h5p:import", args=[Import.objects.get().uuid])
    assert "good.h5p is here" in client.get(address).content.decode()
    client.force_login(author)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_pages_for_those_who_look_after_h5p_are_closed_to_learners(client, root, learner, name):
    address = reverse(f"django_h5p:{name}")
    assert client.get(address).status_code == 302
    client.force_login(learner)
    assert client.get(address).status_code == 403


def test_libraries_are_listed_with_what_uses_them(client, take, admin, tmp_path, settings):
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.db"
    needs = {
        "H5P.Count-1.0": made.library(needs=[("H5P.Part", 1, 0)]),
        "H5P.Part-1.0": made.library("H5P.Part", (1, 0, 0), runnable=0),
        "H5P.Spare-1.0": made.library("H5P.Spare", (1, 0, 0)),
    }
    take(made.package(tmp_path / "three.h5p", libraries=needs), by=admin)
    client.force_login(admin)
    with CaptureQueriesContext(connection) as asked:
        text = client.get(reverse("django_h5p:libraries")).content.decode()
    assert sum('FROM "django_h5p_' in query["sql"] for query in asked) == 3  # the page around it asks what it likes
    assert [text.count(f"H5P.{name}</a>") for name in ("Count", "Part", "Spare")] == [1, 1, 1]
    client.post(reverse("django_h5p:library", args=[Library.objects.get(machine="H5P.Part").pk]), {"wish": "delete"})
    client.post(reverse("django_h5p:library", args=[Library.objects.get(machine="H5P.Count").pk]), {"wish": "delete"})
    spare = Library.objects.get(machine="H5P.Spare")
    client.post(reverse("django_h5p:library", args=[spare.pk]), {"wish": "delete"})
    assert sorted(Library.objects.values_list("machine", flat=True)) == ["H5P.Count", "H5P.Part"]
    assert not spare.folder.exists()


def test_an_administrator_sees_what_a_patch_changed_and_restricts_a_library(client, take, admin, tmp_path):
    take(by=admin)
    newer = {"H5P.Count-1.0": made.library(version=(1, 0, 2), script="// mended")}
    take(made.package(tmp_path / "newer.h5p", libraries=newer), by=admin, update_libraries=True)
    client.force_login(admin)
    address = reverse("django_h5p:library", args=[Library.objects.get(patch=2).pk])
    assert "+// mended" in client.get(address).content.decode()
    client.post(address, {"wish": "restrict"})
    assert set(Library.objects.values_list("restricted", flat=True)) == {True}


def test_an_administrator_sees_who_brought_what_and_what_came_of_it(client, root, admin, author, tmp_path):
    path = made.package(tmp_path / "good.h5p")
    client.force_login(author)
    upload(client, path)
    assert client.get(reverse("django_h5p:imports")).status_code == 403
    client.force_login(admin)
    upload(client, path)
    text = client.get(reverse("django_h5p:imports")).content.decode()
    assert [words in text for words in ("may-not-install", "Installed: H5P.Count-1.0.1", str(author), str(admin))] == [True] * 4
    assert "H5P.Count-1.0.1" not in client.get(reverse("django_h5p:imports"), {"status": "refused"}).content.decode()


def test_what_the_command_line_brought_is_written_down_too(root, tmp_path, db):
    call_command("h5p_import", str(made.package(tmp_path / "good.h5p")), stdout=io.StringIO())
    with pytest.raises(SystemExit):
        call_command("h5p_import", str(made.write(tmp_path / "bad.h5p", {"x": "y"})), stdout=io.StringIO())
    rows = Import.objects.order_by("began").values_list("file_name", "status", "code", "by")
    assert list(rows) == [("good.h5p", "done", "", None), ("bad.h5p", "refused", "missing-h5p-json", None)]


def test_an_upload_whose_file_is_gone_is_said_to_be(root, admin):
    record = Import.objects.create(by=admin, file_name="gone.h5p")
    carry_out(record.uuid)
    record.refresh_from_db()
    assert (record.status, record.code) == ("refused", "lost")


def test_an_author_finds_a_content_by_its_tags(client, content, admin):
    client.force_login(admin)
    address = reverse("django_h5p:tags", args=[content.uuid])
    client.post(address, {"tags": "  Chapter  5, records,chapter 5, "})
    assert [tag.name for tag in content.tags.all()] == ["Chapter 5", "records"]
    for asked, found in (({"q": "record"}, True), ({"tag": "chapter 5"}, True), ({"q": "dog"}, False), ({"tag": "chapter"}, False)):
        assert (content.title in client.get(reverse("django_h5p:contents"), asked).content.decode()) == found
    client.post(address, {"tags": "x" * 41})
    assert content.tags.count() == 2
    client.post(address, {"tags": ""})
    assert content.tags.count() == 0


def test_a_tag_is_written_as_it_is_elsewhere_and_goes_along_with_a_copy(content, admin):
    tag_content(content=content, tags=["Records"], by=admin)
    copied = copy_content(content=content, by=admin)
    assert [tag.name for tag in copied.tags.all()] == ["Records"]
    tag_content(content=copied, tags=["records"], by=admin)
    assert [tag.name for tag in copied.tags.all()] == ["Records"]


def test_tags_are_for_those_who_may_change_the_content(client, content, author):
    client.force_login(author)
    assert client.post(reverse("django_h5p:tags", args=[content.uuid]), {"tags": "mine"}).status_code == 403


def test_a_content_leaves_only_with_those_who_may_take_it(client, content, admin, author):
    address = reverse("django_h5p:export", args=[content.uuid])
    client.force_login(author)
    assert client.get(address).status_code == 403
    client.force_login(admin)
    answer = client.get(address)
    assert answer["Content-Disposition"] == 'attachment; filename="how-many.h5p"'
    assert zipfile.is_zipfile(io.BytesIO(b"".join(answer)))
