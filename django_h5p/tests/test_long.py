"""What takes long: a wheel in a project of its own, kills, processes that import at once, and files that nobody would think of."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from django_h5p.packages import Refused, read_package
from django_h5p.tests import made
from django_h5p.tests.conftest import everything_in
from django_h5p.tests.site import PlainSite

pytestmark = pytest.mark.long
FOLDER = Path(__file__).resolve().parent.parent


@pytest.fixture
def site(tmp_path):
    site = PlainSite(tmp_path / "site", player=settings.H5P_PLAYER_ROOT)
    (tmp_path / "site").mkdir()
    site.manage("migrate", "--verbosity", "0")
    return site


def test_the_wheel_alone_plays_a_package_in_a_plain_project(tmp_path):
    source, wheels, installed = tmp_path / "django_h5p", tmp_path / "wheels", tmp_path / "installed"
    shutil.copytree(FOLDER, source, ignore=shutil.ignore_patterns("__pycache__", "tests"))
    outside = sys._base_executable  # the environment of tests may have no pip
    run(outside, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", wheels, source)
    [wheel] = wheels.glob("django_h5p-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in names if "/tests/" in name or name.endswith("frame.bundle.js")]
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(installed)
    (tmp_path / "data").mkdir()
    site = PlainSite(tmp_path / "data", package=installed, player=settings.H5P_PLAYER_ROOT)
    where = site.manage("shell", "--no-imports", "-c", "import django_h5p; print(django_h5p.__file__)")
    assert str(installed) in where
    site.start()
    try:
        content = site.take(made.package(tmp_path / "good.h5p"))["content"]
        played(site, content)
    finally:
        site.stop()


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def played(site, content):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{site.url}/enter/learner/?next=/play/{content}/")
        frame = page.frame_locator("iframe")
        frame.get_by_label("How many legs has a dog?").fill("4")
        frame.get_by_role("button", name="Check").click()
        for _ in range(50):
            if site.told()["scores"] == [1.0]:
                break
            time.sleep(0.1)
        browser.close()
    assert site.told()["scores"] == [1.0]


def large(path, number):
    """A content of its own with libraries that all of them share, and a film that takes a while."""
    shared = {
        f"H5P.Part{part}-1.0": made.library(f"H5P.Part{part}", (1, 0, 0), runnable=0) | {"data.json": json.dumps([part] * 50_000)}
        for part in range(12)
    }
    main = {"H5P.Count-1.0": made.library(needs=[(f"H5P.Part{part}", 1, 0) for part in range(12)])}
    film = random.Random(number).randbytes(8_000_000)  # noqa: S311 - noise that does not shrink
    return made.package(path / f"large{number}.h5p", libraries=main | shared, more={"content/film.mp4": film}.items())


def test_imports_at_the_same_time_end_with_one_copy_of_each_library(site, tmp_path):
    files = [large(tmp_path, number) for number in range(4)]
    running = [site.begin("h5p_import", file) for file in files]
    said = [json.loads(process.communicate(timeout=300)[0]) for process in running]
    assert [one["accepted"] for one in said] == [True] * 4, said
    installed = [name for one in said for name in one["libraries_installed"]]
    assert len(installed) == len(set(installed)) == 13
    root = Path(site.env["H5P_PLAIN"]) / "h5p"
    assert len(list((root / "libraries").iterdir())) == 13
    assert list((root / "work").iterdir()) == []


def test_an_import_that_is_killed_leaves_nothing_half_installed(site, tmp_path):
    file, root = large(tmp_path, 1), Path(site.env["H5P_PLAIN"]) / "h5p"
    count = "from django_h5p.models import *; print(Library.objects.count(), Content.objects.count())"
    chance = random.Random(5)  # noqa: S311
    for _ in range(12):
        process = site.begin("h5p_import", file)
        time.sleep(0.5 + chance.random() * 3)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        libraries, contents = map(int, site.manage("shell", "--no-imports", "-c", count).split())
        assert (libraries, contents > 0) in {(0, False), (13, True)}
    assert site.take(file)["accepted"] is True
    site.manage("h5p_tidy")
    assert len(list((root / "libraries").iterdir())) == 13
    assert not list((root / "work").iterdir())


def test_no_bent_file_does_anything_but_be_read_or_refused(tmp_path):
    """30,000 files: bytes turned, pieces cut out, doubled and moved, in the zip and in the JSON inside."""
    chance, path = random.Random(20261127), tmp_path / "bent.h5p"  # noqa: S311
    good = made.raw(made.parts())
    codes = set()
    for _ in range(30_000):
        path.write_bytes(bent(good, chance) if chance.random() < 0.5 else made.raw(bent_inside(chance)))
        try:
            read_package(path)
        except Refused as refused:
            codes.add(refused.code)
    assert len(codes) >= 12, codes
    assert everything_in(tmp_path) == ["bent.h5p"]


def bent(good, chance):
    whole = bytearray(good)
    for _ in range(chance.choice([1, 1, 2, 8])):
        at = chance.randrange(len(whole))
        much = chance.randrange(1, 30)
        how = chance.randrange(4)
        if how == 0:
            whole[at] = chance.randrange(256)
        elif how == 1:
            del whole[at : at + much]
        elif how == 2:
            whole[at:at] = whole[at : at + much]
        else:
            whole[at : at + 4] = chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"PK\x05\x06", b"PK\x01\x02"])
    return bytes(whole)


ODD = ["[", "{", '"', "\\", "NaN", "-1", "../", "\u202e", "null", "1e999", ""]


def bent_inside(chance):
    files = made.parts()
    name = chance.choice(sorted(files))
    text = files[name] if isinstance(files[name], str) else files[name].decode("latin-1")
    at, odd = (
        chance.randrange(max(len(text), 1)),
        chance.choice(["[", "{", '"', "\\", "NaN", "-1", "../", "\u202e", "null", "1e999", ""]),
    )
    files[name] = text[:at] + odd + text[at + chance.randrange(12) :]
    return files


def test_a_large_package_is_read_in_little_memory(tmp_path):
    files = made.parts() | {f"content/film{number}.mp4": b"" for number in range(3)}
    path = tmp_path / "large.h5p"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for name, text in files.items():
            film = random.Random(name).randbytes(90_000_000) if "film" in name else text  # noqa: S311
            package.writestr(name, film)
    code = (
        "import re, sys; from pathlib import Path; from django_h5p.packages import read_package; read_package(Path(sys.argv[1]));"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]) // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, path], cwd=FOLDER.parent, capture_output=True, text=True, check=True)
    print(f"{done.stdout.strip()} MB of memory for 270 MB of films")
    assert int(done.stdout) < 200
