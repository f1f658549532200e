"""Every reason for which a file is not taken, with a file that is made to have it. Nothing of it may stay."""

import io
import json
import struct
import warnings
import zipfile

import pytest

from django_h5p.models import Content, Library
from django_h5p.packages import Refused, limits, package
from django_h5p.packages.refusal import REASONS
from django_h5p.tests import made
from django_h5p.tests.conftest import everything_in


def plain(**changes):
    return lambda: made.raw(made.parts(**changes))


def with_files(**named):
    return lambda: made.raw(made.parts() | named["files"])


def without(name):
    files = made.parts()
    return lambda: made.raw({path: text for path, text in files.items() if path != name})


def changed_library(**changes):
    return plain(libraries={"H5P.Count-1.0": made.library(**changes)})


def entry(change, name="content/extra.txt", text=b"x" * 20, compression=zipfile.ZIP_DEFLATED):
    """A good package with one more entry, whose header is bent by `change`."""

    def build():
        out = io.BytesIO(made.raw(made.parts()))
        with zipfile.ZipFile(out, "a") as zipped:
            info = zipfile.ZipInfo(name)
            info.compress_type = compression
            change(info)
            zipped.writestr(info, text)
        return out.getvalue()

    return build


def twice(first, second):
    def build():
        out = io.BytesIO(made.raw(made.parts()))
        with zipfile.ZipFile(out, "a") as zipped, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            zipped.writestr(first, "one")
            zipped.writestr(second, "other")
        return out.getvalue()

    return build


def bent(at, value, which="<H"):
    """Overwrite a field of the last entry of the list at the end of the zip."""

    def build():
        whole = bytearray(made.raw(made.parts(more={"content/zz.txt": b"z" * 3000}.items())))
        start = whole.rfind(b"PK\x01\x02")
        struct.pack_into(which, whole, start + at, value)
        return bytes(whole)

    return build


def nested(depth):
    return "[" * depth + "]" * depth


def set_link(info):
    info.create_system = 3
    info.external_attr = 0o120777 << 16


def set_device(info):
    info.create_system = 3
    info.external_attr = 0o020666 << 16


def nothing(info):
    pass


CYCLE = {
    "H5P.Count-1.0": made.library(needs=[("H5P.A", 1, 0)]),
    "H5P.A-1.0": made.library("H5P.A", (1, 0, 0), needs=[("H5P.B", 1, 0)], runnable=0),
    "H5P.B-1.0": made.library("H5P.B", (1, 0, 0), needs=[("H5P.A", 1, 0)], runnable=0),
}
DUPLICATE_KEY = '{"question": "one", "question": "other"}'
LIBRARY = "H5P.Count-1.0"

CASES = {
    "not a zip": ("not-a-package", lambda: b"This is a letter."),
    "empty": ("not-a-package", lambda: b""),
    "cut off": ("not-a-package", lambda: made.raw(made.parts())[:-40]),
    "damaged inside": ("damaged", bent(16, 12345, "<L")),
    "says less than it holds": ("damaged", bent(24, 10, "<L")),
    "climbs out": ("unsafe-name", entry(nothing, "content/../../etc/passwd")),
    "climbs out of windows": ("unsafe-name", entry(nothing, "content\\..\\x.txt")),
    "absolute": ("unsafe-name", entry(nothing, "/etc/cron.d/x.txt")),
    "a drive": ("unsafe-name", entry(nothing, "C:/x.txt")),
    "a control character": ("unsafe-name", entry(nothing, "content/a\nb.txt")),
    "turned around": ("unsafe-name", entry(nothing, "content/\u202egnp.txt")),
    "a link": ("special-file", entry(set_link, text=b"/etc/passwd")),
    "a device": ("special-file", entry(set_device)),
    "encrypted": ("encrypted", bent(8, 1)),
    "other packing": ("compression", entry(nothing, compression=zipfile.ZIP_BZIP2)),
    "a bomb": ("squeezed-too-hard", with_files(files={"content/bomb.txt": b"0" * 3_000_000})),
    "capital letters": ("colliding-names", twice("content/A.txt", "content/a.txt")),
    "two of a name": ("duplicate-file", twice("content/a.txt", "content/a.txt")),
    "a page in the content": ("forbidden-file", with_files(files={"content/index.html": "<script>"})),
    "a drawing that can run": ("forbidden-file", with_files(files={"content/images/x.svg": "<svg onload=''/>"})),
    "a script in the content": ("forbidden-file", with_files(files={"content/x.js": "1"})),
    "no h5p.json": ("missing-h5p-json", without("h5p.json")),
    "no content": ("missing-content-json", without("content/content.json")),
    "h5p.json is a list": ("h5p-json-invalid", with_files(files={"h5p.json": "[]"})),
    "no title": ("h5p-json-invalid", plain(described=made.description(title=" "))),
    "main library climbs": ("h5p-json-invalid", plain(described=made.description(mainLibrary="../H5P.Count"))),
    "main library not listed": ("h5p-json-invalid", plain(described=made.description(mainLibrary="H5P.Other"))),
    "content is a list": ("content-json-invalid", plain(params=[])),
    "broken": ("json-broken", with_files(files={"content/content.json": '{"question": '})),
    "not UTF-8": ("json-broken", with_files(files={"content/content.json": b'{"a": "\xff"}'})),
    "deep": ("json-too-deep", with_files(files={"content/content.json": f'{{"a": {nested(200)}}}'})),
    "very deep": ("json-too-deep", with_files(files={"content/content.json": nested(200_000)})),
    "many values": ("json-too-large", with_files(files={"content/content.json": '{"a": [' + "[]," * 220_000 + "1]}"})),
    "NaN": ("json-number", with_files(files={"content/content.json": '{"a": NaN}'})),
    "larger than any number": ("json-number", with_files(files={"content/content.json": '{"a": 1e999}'})),
    "NUL": ("json-nul", with_files(files={"content/content.json": '{"a": "\\u0000"}'})),
    "half a sign": ("json-nul", with_files(files={"content/content.json": '{"a": "\\ud800"}'})),
    "said twice": ("json-duplicate-key", with_files(files={"content/content.json": DUPLICATE_KEY})),
    "broken language": ("json-broken", with_files(files={f"{LIBRARY}/language/de.json": "{"})),
    "library without a number": ("library-json-invalid", changed_library(patchVersion="one")),
    "library without a title": ("library-json-invalid", changed_library(title="")),
    "library with a negative number": ("library-json-invalid", changed_library(minorVersion=-1)),
    "folder of another": ("library-folder", plain(libraries={"H5P.Other-1.0": made.library()})),
    "folder of another version": ("library-folder", plain(libraries={"H5P.Count-1.1": made.library()})),
    "machine name climbs": ("machine-name", changed_library(machineName="../H5P.Count")),
    "dependency climbs": ("machine-name", changed_library(needs=[("../../x", 1, 0)])),
    "a form that is none": ("semantics-invalid", with_files(files={f"{LIBRARY}/semantics.json": "{}"})),
    "an unknown field": ("semantics-invalid", with_files(files={f"{LIBRARY}/semantics.json": '[{"name": "a", "type": "php"}]'})),
    "a list of nothing": ("semantics-invalid", with_files(files={f"{LIBRARY}/semantics.json": '[{"name": "a", "type": "list"}]'})),
    "script is missing": ("missing-asset", changed_library(preloadedJs=[{"path": "other.js"}])),
    "script outside": ("unsafe-asset", changed_library(preloadedJs=[{"path": "../H5P.A-1.0/a.js"}])),
    "script absolute": ("unsafe-asset", changed_library(preloadedJs=[{"path": "/static/a.js"}])),
    "script of another site": ("remote-asset", changed_library(preloadedJs=[{"path": "https://evil.example/a.js"}])),
    "style without a scheme": ("remote-asset", changed_library(preloadedCss=[{"path": "//evil.example/a.css"}])),
    "newer core": ("core-too-new", changed_library(coreApi={"majorVersion": 1, "minorVersion": 99})),
    "a circle": ("dependency-cycle", plain(libraries=CYCLE)),
    "library is missing": ("missing-library", changed_library(needs=[("H5P.Absent", 1, 0)])),
    "library of a part is missing": ("missing-library", plain(params={"part": {"library": "H5P.Absent 1.2", "params": {}}})),
    "a part for others": ("not-runnable", changed_library(runnable=0)),
}


@pytest.mark.parametrize(("code", "build"), CASES.values(), ids=CASES)
def test_a_file_is_refused_with_its_reason_and_nothing_of_it_stays(take, root, tmp_path, db, code, build):
    path = tmp_path / "bad.h5p"
    path.write_bytes(build())
    with pytest.raises(Refused) as refused:
        take(path)
    assert refused.value.code == code
    assert refused.value.detail.startswith(REASONS[code][:20])
    assert not root.exists() or everything_in(root) == []
    assert (Content.objects.count(), Library.objects.count()) == (0, 0)


SMALL = limits.Limits(entries=8, total=5000, single=3000, json=2000)
TOO_MUCH = {
    "too-many-files": {f"content/{number}.txt": "x" for number in range(20)},
    "file-too-large": {"content/film.mp4": b"x" * 3001},
    "package-too-large": {f"content/{number}.mp4": b"x" * 2900 for number in range(2)},
    "json-too-large": {"content/content.json": json.dumps({"a": "x" * 2500})},
}


@pytest.mark.parametrize("code", TOO_MUCH)
def test_a_file_that_is_too_much_is_refused_before_it_is_read(tmp_path, code):
    roomy = (
        SMALL
        if code == "too-many-files"
        else limits.Limits(**(vars(SMALL) | {"entries": 100, "total": 9000 if "json" in code else 5000}))
    )
    path = made.write(tmp_path / "much.h5p", made.parts() | TOO_MUCH[code])
    with pytest.raises(Refused) as refused:
        package.read_package(path, limits=roomy)
    assert refused.value.code == code


def test_entries_that_share_their_bytes_are_refused(tmp_path):
    whole = bytearray(made.raw(made.parts(more={"content/a.txt": b"a", "content/b.txt": b"a"}.items())))
    last = whole.rfind(b"PK\x01\x02")
    before = whole.rfind(b"PK\x01\x02", 0, last)
    whole[last + 42 : last + 46] = whole[before + 42 : before + 46]
    path = tmp_path / "shared.h5p"
    path.write_bytes(whole)
    with pytest.raises(Refused) as refused:
        package.read_package(path)
    assert refused.value.code == "overlapping"


def test_a_hidden_character_of_a_name_is_not_repeated_to_the_reader():
    assert "\u202e" not in Refused("unsafe-name", "content/\u202egnp.txt").detail
