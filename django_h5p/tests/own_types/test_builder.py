import io
import json
import re
import zipfile

import pytest

from django_h5p.actions import export_content, import_package
from django_h5p.models import Library
from django_h5p.packages import read_package
from django_h5p.policy import System
from django_h5p.tests.own_types.contents import CASE, CONTENTS
from django_h5p.types.builder import NotWhole, build, libraries_alone
from django_h5p.types.shipped import TYPES, UnknownType, folder_of, library, semantics


@pytest.fixture(autouse=True)
def a_folder_for_h5p(settings, tmp_path):
    settings.H5P_ROOT = tmp_path / "h5p"


def written(tmp_path, archive):
    path = tmp_path / "made.h5p"
    path.write_bytes(archive)
    return path


@pytest.mark.parametrize("type_", TYPES)
def test_what_is_built_is_taken_by_the_checks_for_uploads(tmp_path, type_):
    package = read_package(written(tmp_path, build(type_, CONTENTS[type_], {"title": "Made here"})))
    assert (str(package.main), package.params) == (f"{type_} 1.0", CONTENTS[type_])
    assert set(package.needed) <= set(package.libraries)


@pytest.mark.django_db
@pytest.mark.parametrize("type_", TYPES)
def test_it_comes_back_whole_from_the_store(tmp_path, type_):
    content = import_package(
        path=written(tmp_path, build(type_, CONTENTS[type_], {"title": "Made here"})), by=None, rules=System()
    ).content
    out = io.BytesIO()
    export_content(content=content, to=out)
    with zipfile.ZipFile(out) as again:
        assert json.loads(again.read("content/content.json")) == CONTENTS[type_]
        assert f"{type_}-1.0/library.json" in again.namelist()


@pytest.mark.django_db
def test_all_types_are_installed_through_the_same_door_and_once(tmp_path):
    first = import_package(path=written(tmp_path, libraries_alone()), by=None, libraries_only=True, rules=System())
    again = import_package(path=written(tmp_path, libraries_alone()), by=None, libraries_only=True, rules=System())
    assert sorted(library.machine for library in first.libraries) == sorted([*TYPES, "H5P.WaymarkTask"])
    assert (again.libraries, Library.objects.count()) == ([], 6)


def test_the_same_content_makes_the_same_bytes():
    assert build("H5P.WaymarkCase", CASE, {"title": "A"}) == build("H5P.WaymarkCase", CASE, {"title": "A"})


def test_pictures_and_licence_go_along(tmp_path):
    params = {**CONTENTS["H5P.WaymarkChoice"], "picture": {"path": "images/door.png"}}
    archive = build("H5P.WaymarkChoice", params, {"title": "A", "license": "CC BY"}, {"images/door.png": b"\x89PNG\r\n\x1a\n"})
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert opened.read("content/images/door.png") == b"\x89PNG\r\n\x1a\n"
        assert json.loads(opened.read("h5p.json"))["license"] == "CC BY"


def test_no_other_type_is_built():
    with pytest.raises(UnknownType):
        build("H5P.WaymarkTask", {}, {"title": "A"})


@pytest.mark.parametrize("type_", TYPES)
def test_the_words_that_a_script_has_by_itself_are_those_of_its_form(type_):
    folder = folder_of(type_)
    script = (folder / library(type_)["preloadedJs"][0]["path"]).read_text("utf-8")
    own = dict(re.findall(r"(\w+): '((?:[^'\\]|\\.)*)'", script[script.index("defaultWords") : script.index("begin:")]))
    words = next(field for field in semantics(type_) if field["name"] == "words")
    assert own == {field["name"]: field["default"] for field in words["fields"]}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda case: case["scenes"][0]["choices"][0].update(leadsTo="nowhere"), "leads to “nowhere”"),
        (lambda case: case["scenes"][1].update(choices=[]), "has no choices"),
        (lambda case: case["endings"].clear(), "no ending"),
        (lambda case: case["endings"].append({"name": "lost", "title": "", "text": ""}), "No way leads to “lost”"),
        (lambda case: case["endings"][0].update(name="door"), "are called “door”"),
    ],
)
def test_a_case_that_would_leave_somebody_standing_is_not_built(change, sentence):
    case = json.loads(json.dumps(CASE))
    change(case)
    with pytest.raises(NotWhole, match=sentence):
        build("H5P.WaymarkCase", case, {"title": "A"})


def test_a_case_that_goes_round_in_a_ring_is_not_built():
    case = json.loads(json.dumps(CASE))
    for scene, leads in zip(case["scenes"], ("voice", "door"), strict=True):
        scene["choices"] = [{"text": "Go on", "leadsTo": leads}]
    with pytest.raises(NotWhole, match="From the scene “voice” no way leads to an ending"):
        build("H5P.WaymarkCase", case, {"title": "A"})
