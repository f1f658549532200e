"""The official editor as an administrator supplies it: here a stand-in that speaks as it does."""

import io
import json
import re
import tarfile
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from django_h5p.authoring import editor_token
from django_h5p.models import Content
from django_h5p.player import editor_bundle
from django_h5p.tests import made, stand_in_editor

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (3).to_bytes(4, "big") + (2).to_bytes(4, "big")


@pytest.fixture
def editor(root, tmp_path):
    call_command("h5p_install_editor", str(stand_in_editor.write(tmp_path / "editor")), stdout=io.StringIO())


@pytest.fixture
def ask(client, admin, content, editor):
    """Ask the site as the frame of the editor does: without a cookie, with its token."""

    def asking(action, query="", content=content, **posted):
        address = reverse("django_h5p:editor_ajax", args=[editor_token.signed(admin, content), action]) + query
        return client.post(address, posted) if posted else client.get(address)

    return asking


def test_only_what_a_browser_needs_is_taken(root, editor):
    names = {path.relative_to(root / "editor").as_posix() for path in (root / "editor").rglob("*") if path.is_file()}
    assert set(editor_bundle.NEEDED) <= names
    assert not {name for name in names if name.endswith((".php", ".html", ".map")) or name.startswith("scripts/../")}


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_it_is_taken_from_an_archive_of_a_release(root, tmp_path, kind):
    folder = stand_in_editor.write(tmp_path / "h5p-editor-php-library-1.25")
    archive = tmp_path / f"release.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(archive, "w") as packed:
            for path in folder.rglob("*"):
                packed.write(path, path.relative_to(tmp_path))
    else:
        with tarfile.open(archive, "w:gz") as packed:
            packed.add(folder, folder.name)
    call_command("h5p_install_editor", str(archive), stdout=io.StringIO())
    assert editor_bundle.is_here()
    call_command("h5p_install_editor", remove=True, stdout=io.StringIO())
    assert not editor_bundle.is_here()


def test_what_is_no_editor_is_not_taken(root, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "text").write_text("no archive")
    for path, sentence in (("empty", "no scripts/h5peditor.js"), ("text", "neither a .zip"), ("gone", "Name the folder")):
        with pytest.raises(CommandError, match=sentence):
            call_command("h5p_install_editor", str(tmp_path / path), stdout=io.StringIO())
    half = stand_in_editor.write(tmp_path / "half")
    (half / "language/en.js").unlink()
    with pytest.raises(CommandError, match="no language/en.js"):
        call_command("h5p_install_editor", str(half), stdout=io.StringIO())


def test_without_it_there_is_no_page_and_no_link(client, content, admin):
    client.force_login(admin)
    assert client.get(reverse("django_h5p:editor")).status_code == 404
    assert reverse("django_h5p:editor") not in client.get(reverse("django_h5p:write")).content.decode()


def test_the_frame_is_as_harmless_as_a_player(client, content, admin, editor):
    client.force_login(admin)
    page = client.get(reverse("django_h5p:editor_again", args=[content.uuid])).content.decode()
    assert 'sandbox="allow-scripts allow-forms allow-popups allow-modals"' in page
    frame = client.get(re.search(r'<iframe src="([^"]+)"', page)[1])
    assert frame["Content-Security-Policy"].endswith("; sandbox allow-scripts allow-forms allow-popups allow-modals")
    said = json.loads(re.search(r'id="h5p-integration">(.*?)</script>', frame.content.decode())[1])
    assert said["editing"]["library"] == "H5P.Count 1.0"
    assert json.loads(said["editing"]["params"])["params"] == made.PARAMS
    assert [field["name"] for field in said["editor"]["metadataSemantics"]][:3] == ["title", "a11yTitle", "license"]


def test_the_editor_hears_which_libraries_there_are(ask):
    [line] = ask("libraries").json()
    assert (line["uberName"], line["runnable"], line["restricted"]) == ("H5P.Count 1.0", 1, False)
    assert ask("libraries", **{"libraries[]": ["H5P.Count 1.0", "H5P.Gone 1.0"]}).json() == [line]
    one = ask("libraries", "?machineName=H5P.Count&majorVersion=1&minorVersion=0&language=cy").json()
    assert (one["name"], one["semantics"][0]["name"], one["languages"]) == ("H5P.Count", "question", ["cy", "en"])
    assert "Cwestiwn" in one["language"]
    assert ask("libraries", "?machineName=H5P.Gone&majorVersion=1&minorVersion=0").status_code == 404
    said = ask("translations", "?language=cy", **{"libraries[]": ["H5P.Count 1.0"]}).json()
    assert "Cwestiwn" in said["data"]["H5P.Count 1.0"]


def test_the_editor_hears_what_draws_the_form_each_after_what_it_needs(ask, take, tmp_path, admin):
    editor_of = {"editorDependencies": [made.dependency("H5PEditor.Widget", 1, 0)]}
    libraries = {
        "H5P.Drawn-1.0": made.library("H5P.Drawn", (1, 0, 0), **editor_of) | {"presave.js": "1", "upgrades.js": "2"},
        "H5PEditor.Widget-1.0": made.library("H5PEditor.Widget", (1, 0, 0), runnable=0, needs=[("H5P.Help", 1, 0)]),
        "H5P.Help-1.0": made.library("H5P.Help", (1, 0, 0), runnable=0),
    }
    take(made.package(tmp_path / "drawn.h5p", libraries=libraries, described=made.description("H5P.Drawn")), by=admin)
    one = ask("libraries", "?machineName=H5P.Drawn&majorVersion=1&minorVersion=0").json()
    names = [path.partition("/libraries/")[2] for path in one["javascript"]]
    assert names == ["H5P.Help-1.0.0/count.js", "H5PEditor.Widget-1.0.0/count.js", "H5P.Drawn-1.0.0/presave.js"]
    assert one["upgradesScript"].endswith("H5P.Drawn-1.0.0/upgrades.js")


def test_a_picture_is_the_authors_draft_until_it_is_saved(client, ask, admin, content):
    field = json.dumps({"type": "image", "name": "picture"})
    kept = ask("files", file=SimpleUploadedFile("dog.png", PNG), field=field).json()
    assert (kept["path"][:7], kept["path"][-4:], kept["width"]) == ("images/", "#tmp", 3)
    token = editor_token.signed(admin, content)
    draft = client.get(reverse("django_h5p:editor_draft", args=[token, kept["path"]]))
    assert b"".join(draft) == PNG
    save(client, admin, content, {"question": "Which?", "picture": {"path": kept["path"], "mime": "image/png"}})
    content.refresh_from_db()
    path = content.current.params["picture"]["path"]
    assert (path, (content.current.folder / path).read_bytes()) == (kept["path"].removesuffix("#tmp"), PNG)


@pytest.mark.parametrize(("upload", "field"), [(b"<script>", "image"), (PNG, "page"), (PNG, "")])
def test_another_file_is_refused_in_the_editors_own_way(ask, upload, field):
    answer = ask("files", file=SimpleUploadedFile("dog.png", upload), field=json.dumps({"type": field}))
    assert (answer.status_code in {400, 422}, answer.json()["success"]) == (True, False)


def test_what_is_pasted_is_made_harmless(ask):
    pasted = {"library": "H5P.Count 1.0", "params": {"question": "<script>evil()</script>"}}
    said = ask("filter", libraryParameters=json.dumps(pasted)).json()
    assert "<script>" not in said["data"]["params"]["question"]
    assert ask("filter", libraryParameters="{").status_code == 422


def save(client, person, content, params, library="H5P.Count 1.0", **more):
    client.force_login(person)
    address = reverse("django_h5p:editor_again", args=[content.uuid]) if content else reverse("django_h5p:editor")
    both = {"params": params, "metadata": {"title": "  Which   one? ", "license": "CC BY"}}
    said = {"library": library, "params": json.dumps(both), "revision": content.current.number if content else 0, **more}
    return client.post(address, said, follow=True).content.decode()


def test_what_the_editor_hands_over_is_cleaned_and_kept(client, content, admin, editor):
    text = save(client, admin, content, made.PARAMS | {"question": "Which?<script>evil()</script>"})
    assert "“Which one?” is saved." in text
    content.refresh_from_db()
    assert (content.title, content.current.number, content.current.metadata["license"]) == ("Which one?", 2, "CC BY")
    assert "<script>" not in content.current.params_text
    assert (content.current.folder / "images/dog.png").is_file()


def test_a_new_content_is_made_with_it(client, content, admin, editor):
    save(client, admin, None, {"question": "New?"})
    assert Content.objects.get(title="Which one?").current.params == {"question": "New?"}


BAD = {
    "no JSON": ({"params": "{"}, "cannot be read"),
    "no library": ({"library": "H5P.Gone 1.0"}, "H5P.Gone 1.0"),
    "no name": ({"library": "../x"}, "not in the form that H5P uses"),
    "a part that is not here": ({"params": '{"params": {"a": {"library": "H5P.Gone 1.0"}}, "metadata": {}}'}, "H5P.Gone 1.0"),
    "somebody saved meanwhile": ({"revision": "7"}, "Somebody saved this activity while you wrote"),
}


@pytest.mark.parametrize(("change", "sentence"), BAD.values(), ids=BAD)
def test_what_cannot_be_kept_changes_nothing(client, content, admin, editor, change, sentence):
    client.force_login(admin)
    said = {"library": "H5P.Count 1.0", "params": '{"params": {}, "metadata": {}}', "revision": "1", **change}
    answer = client.post(reverse("django_h5p:editor_again", args=[content.uuid]), said, follow=True)
    assert sentence in answer.content.decode()
    content.refresh_from_db()
    assert content.current.number == 1


def test_a_token_of_another_kind_or_person_opens_nothing(client, content, admin, author, token, editor):
    mine = editor_token.signed(admin, content)
    for name, args in (("editor_ajax", ["libraries"]), ("editor_draft", ["images/x.png"])):
        assert client.get(reverse(f"django_h5p:{name}", args=[token, *args])).status_code == 404
    client.force_login(author)
    assert client.get(reverse("django_h5p:editor_frame", args=[mine])).status_code == 404
    theirs = editor_token.signed(author, content)  # of a content that is not theirs to change
    assert client.get(reverse("django_h5p:editor_ajax", args=[theirs, "libraries"])).status_code == 404
    admin.is_active = False
    admin.save()
    assert client.get(reverse("django_h5p:editor_ajax", args=[mine, "libraries"])).status_code == 404


def test_the_editor_is_for_those_who_may_write(client, content, learner, author, editor):
    for person, address in (
        (learner, reverse("django_h5p:editor")),
        (author, reverse("django_h5p:editor_again", args=[content.uuid])),
    ):
        client.force_login(person)
        assert client.get(address).status_code == 403
        assert client.post(address, {}).status_code == 403


def test_files_of_the_editor_are_kept_for_ever_and_nothing_else_is_given(client, root, editor):
    version = editor_bundle.version()
    answer = client.get(reverse("django_h5p:editor_file", args=[version, "scripts/h5peditor.js"]))
    assert (answer.status_code, answer["Cache-Control"]) == (200, "public, max-age=31536000, immutable")
    assert b"window.parent.H5PEditor" in b"".join(answer)
    (root / "secret.js").write_text("secret")
    for name in ("../secret.js", "scripts/../../secret.js", "composer.json", "scripts/x.php"):
        assert client.get(reverse("django_h5p:editor_file", args=[version, "x"])[:-1] + name).status_code == 404
