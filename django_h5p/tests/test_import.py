import json
import sys
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from django_h5p import store
from django_h5p.actions import carry_out, receive_upload, tidy
from django_h5p.models import Content, Import, Library
from django_h5p.packages import Refused, read_package
from django_h5p.packages.names import Name
from django_h5p.tests import made
from django_h5p.tests.conftest import everything_in


def newer(patch=2, **changes):
    return {"H5P.Count-1.0": made.library(version=(1, 0, patch), **changes)}


def test_a_package_comes_in_with_its_library_and_its_pictures(take, root, admin):
    imported = take(by=admin)
    content = imported.content
    assert [library.folder_name for library in imported.libraries] == ["H5P.Count-1.0.1"]
    assert (content.title, content.owner, str(content.current.main)) == ("How many?", admin, "H5P.Count 1.0")
    assert content.current.params == made.PARAMS
    assert [file.path for file in content.current.files.all()] == ["images/dog.png"]
    library = imported.libraries[0]
    assert (library.installed_by, len(library.sha256)) == (admin, 64)
    assert (library.folder / "count.js").read_text() == made.COUNT_JS
    assert not list((root / "work").iterdir())


def test_what_strangers_leave_in_packages_is_dropped(take, tmp_path, db):
    more = {
        "readme.txt": "stray",
        "__MACOSX/._h5p.json": "x",
        ".DS_Store": "x",
        "content/_notes.html": "x",
        "H5P.Count-1.0/index.html": "<script>",
        "H5P.Count-1.0/run.php": "<?php",
        "H5P.Count-1.0/.travis.yml": "x",
    }
    content = take(made.package(tmp_path / "stray.h5p", more=more.items())).content
    names = {path.name for path in Library.objects.get().folder.rglob("*") if path.is_file()}
    assert names == {"library.json", "semantics.json", "cy.json", "count.js", "count.css", "icon.svg"}
    assert [file.path for file in content.current.files.all()] == ["images/dog.png"]


def test_versions_written_as_text_and_a_byte_order_mark_are_read(tmp_path):
    described = made.description(version=("1", "0"))
    more = {
        "h5p.json": "\ufeff" + json.dumps(described),
        "H5P.Count-1.0/library.json": made.library(patchVersion="7")["library.json"],
    }
    package = read_package(made.package(tmp_path / "old.h5p", more=more.items()))
    assert (package.main, package.libraries[package.main].patch) == (Name("H5P.Count", 1, 0), 7)


def test_a_translation_that_says_a_thing_twice_is_taken_as_h5p_org_makes_such(take, tmp_path, db):
    more = {"H5P.Count-1.0/language/ko.json": '{"semantics": [], "semantics": [{"label": "x"}]}'}
    assert take(made.package(tmp_path / "ko.h5p", more=more.items())).content


def test_what_h5p_json_lists_and_no_part_uses_is_not_needed(take, tmp_path, db):
    described = made.description()
    described["preloadedDependencies"].append(made.dependency("H5PEditor.Absent", 1, 0))
    assert take(made.package(tmp_path / "editor.h5p", described=described)).content


def test_two_contents_share_one_library(take, tmp_path, db):
    take()
    again = take(made.package(tmp_path / "other.h5p", params={"question": "And a spider?"}))
    assert again.libraries == []
    assert (Library.objects.count(), Content.objects.count()) == (1, 2)


def test_other_bytes_under_an_installed_version_are_refused_and_nothing_is_replaced(take, tmp_path, db):
    take()
    bad = made.package(tmp_path / "bad.h5p", libraries={"H5P.Count-1.0": made.library(script="alert(1)")})
    with pytest.raises(Refused) as refused:
        take(bad)
    assert (refused.value.code, refused.value.items) == ("library-differs", ["H5P.Count-1.0.1: count.js"])
    assert (Library.objects.get().folder / "count.js").read_text() == made.COUNT_JS
    assert Content.objects.count() == 1
    kept = take(bad, keep_libraries=True)
    assert (kept.libraries, Content.objects.count()) == ([], 2)
    assert (Library.objects.get().folder / "count.js").read_text() == made.COUNT_JS


def test_a_library_that_only_looks_different_is_the_same(take, tmp_path, db):
    take()
    same = made.library(script=made.COUNT_JS.replace("\n", "\r\n"))
    same["library.json"] = json.dumps(json.loads(same["library.json"]) | {"majorVersion": "1"}, indent=4)
    assert take(made.package(tmp_path / "same.h5p", libraries={"H5P.Count-1.0": same})).libraries == []


def test_a_newer_patch_waits_until_an_administrator_asks_for_it(take, tmp_path, admin):
    take()
    path = made.package(tmp_path / "newer.h5p", libraries=newer(script=made.COUNT_JS + "\n// mended"))
    waiting = take(path, by=admin)
    assert waiting.libraries == []
    assert [(one["library"], one["installed"], one["brought"]) for one in waiting.held] == [("H5P.Count 1.0", 1, 2)]
    files = {one["path"]: one for one in waiting.held[0]["files"]}
    assert [(path, one["how"]) for path, one in files.items()] == [("count.js", "changed"), ("library.json", "changed")]
    assert files["count.js"]["lines"].endswith("+// mended")
    assert [library.version for library in take(path, by=admin, update_libraries=True).libraries] == ["1.0.2"]
    assert Library.objects.newest()[Name("H5P.Count", 1, 0)].patch == 2
    assert (Library.objects.get(patch=1).folder / "count.js").is_file()


def test_an_author_may_not_install_and_is_told_what_an_administrator_has_to(take, root, author):
    with pytest.raises(Refused) as refused:
        take(by=author)
    assert (refused.value.code, refused.value.items) == ("may-not-install", ["H5P.Count 1.0"])
    assert everything_in(root) == []


def test_an_author_brings_content_for_installed_libraries_and_changes_none(take, tmp_path, author):
    take()
    other = made.package(tmp_path / "author.h5p", libraries={"H5P.Count-1.0": made.library(script="alert(1)")})
    imported = take(other, by=author)
    assert (imported.libraries, imported.content.owner) == ([], author)
    assert (Library.objects.get().folder / "count.js").read_text() == made.COUNT_JS


def test_an_author_makes_nothing_new_with_a_restricted_library(take, tmp_path, author):
    take()
    Library.objects.update(restricted=True)
    with pytest.raises(Refused) as refused:
        take(made.package(tmp_path / "author.h5p"), by=author)
    assert refused.value.code == "library-restricted"


def test_a_learner_brings_nothing(take, learner):
    with pytest.raises(Refused) as refused:
        take(by=learner)
    assert refused.value.code == "may-not-add"


def test_a_file_that_the_scanner_does_not_pass_is_not_opened(take, settings, db):
    settings.H5P_SCANNER = "django_h5p.tests.test_import.passes_nothing"
    with pytest.raises(Refused) as refused:
        take()
    assert refused.value.code == "scanner"


def passes_nothing(path):
    return False


def test_an_import_that_breaks_off_leaves_nothing(take, root, monkeypatch, db):
    def stop(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["django_h5p.actions.import_package"], "finish", stop)
    with pytest.raises(KeyboardInterrupt):
        take()
    assert everything_in(root) == []
    assert (Library.objects.count(), Content.objects.count()) == (0, 0)


def test_what_a_killed_import_left_is_swept_up_and_in_nobodys_way(take, root, db):
    half = root / "libraries" / "H5P.Count-1.0.1"
    half.mkdir(parents=True)
    (half / "count.js").write_text("half of it")
    lost = root / "libraries" / "H5P.Lost-1.0.0"
    lost.mkdir()
    work = root / "work" / "dead"
    work.mkdir(parents=True)
    (work / "film.mp4").write_text("x")
    take()
    assert not work.exists()
    assert (half / "count.js").read_text() == made.COUNT_JS
    assert tidy() == ["H5P.Lost-1.0.0"]
    assert half.exists()


def test_the_folder_of_an_import_that_is_still_at_work_is_left_alone(root):
    with store.working_folder() as folder:
        store.sweep()
        assert folder.exists()
    assert not folder.exists()


def test_two_imports_of_one_library_wait_for_each_other(root):
    order = []

    def second():
        with store.libraries_locked([Name("H5P.A", 1, 0)]):
            order.append("second")

    with store.libraries_locked([Name("H5P.B", 1, 0), Name("H5P.A", 1, 0)]):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.2)
        order.append("first")
    waiting.join(5)
    assert order == ["first", "second"]


def test_the_command_prints_one_line_of_json(root, tmp_path, capsys, admin, author):
    path = made.package(tmp_path / "good.h5p")
    with pytest.raises(SystemExit) as ended:
        call_command("h5p_import", path, "--as", author.email)
    refused = json.loads(capsys.readouterr().out)
    assert (ended.value.code, refused["accepted"], refused["code"], refused["content"]) == (1, False, "may-not-install", None)
    call_command("h5p_import", path, "--as", admin.email)
    taken = json.loads(capsys.readouterr().out)
    assert sorted(taken) == ["accepted", "code", "content", "detail", "libraries_installed"]
    assert (taken["accepted"], taken["libraries_installed"]) == (True, ["H5P.Count-1.0.1"])
    assert Content.objects.get(uuid=taken["content"]).owner == admin


def test_an_import_that_was_carried_out_is_not_carried_out_again(client, root, tmp_path, admin):
    file = SimpleUploadedFile("good.h5p", made.package(tmp_path / "good.h5p").read_bytes())
    record = receive_upload(file=file, by=admin)
    carry_out(record.uuid)
    assert (record.status, Content.objects.count()) == (Import.Status.DONE, 1)
    assert not record.path.exists()
