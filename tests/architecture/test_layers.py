"""The contracts hold, and each of them bites: faults are put into a copy of the code and must be found."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
PACKAGES = [
    "config",
    "placements",
    "activities",
    "seminars",
    "learning",
    "writing",
    "accounts",
    "history",
    "django_h5p",
    "identifiers",
]

FAULTS = {
    "learning/apps.py": "import placements.apps",
    "accounts/apps.py": "def later():\n    import writing.apps",
    "activities/apps.py": "import seminars.apps",
    "django_h5p/__init__.py": "import history.apps",
    "identifiers/__init__.py": "import django",
    "activities/xapi/__init__.py": "import django\nimport history.apps",
    "activities/interchange/__init__.py": "import django\nimport history.apps",
    "learning/interchange/__init__.py": "import django\nimport learning.rules",
    "seminars/views/__init__.py": "import seminars.consumers",
    "placements/apps.py": "import activities.forms\nimport seminars.providers",
}
FINDINGS = [
    "learning.apps -> placements.apps",
    "accounts.apps -> writing.apps",
    "activities.apps -> seminars.apps",
    "django_h5p -> history.apps",
    "identifiers -> django",
    "activities.xapi -> django",
    "activities.xapi -> history.apps",
    "activities.interchange -> django",
    "activities.interchange -> history.apps",
    "learning.interchange -> django",
    "learning.interchange -> learning.rules",
    "seminars.views -> seminars.consumers",
    "placements.apps -> activities.forms",
    "placements.apps -> seminars.providers",
]


def lint(folder):
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("code")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, folder / package, ignore=lambda _, names: [n for n in names if n.endswith((".pyc", "static"))]
        )
    return folder


@pytest.fixture(scope="module")
def report(copy):
    for path, fault in FAULTS.items():
        with (copy / path).open("a") as file:
            file.write(f"\n{fault}\n")
    return lint(copy).stdout


def test_every_import_looks_down():
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("finding", FINDINGS)
def test_an_import_that_looks_up_or_sideways_is_found(report, finding):
    assert finding in report


def test_a_junk_drawer_is_refused(copy):
    (copy / "placements" / "utils.py").touch()
    result = lint(copy)
    (copy / "placements" / "utils.py").unlink()
    assert (result.returncode, "placements.utils" in result.stdout + result.stderr) == (1, True)


def test_the_edges_of_every_app_are_named_in_the_contract():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    named = next(contract["forbidden_modules"] for contract in contracts if "own business" in contract["name"])
    apps, edges = ("activities", "seminars", "learning", "accounts"), ("views", "consumers", "forms", "tasks", "providers")
    there = {f"{app}.{edge}" for app in apps for edge in edges if any((ROOT / app).glob(f"{edge}*"))}
    assert sorted(named) == sorted(there)


def test_no_package_is_called_after_its_technique():
    names = {path.name for path in ROOT.iterdir() if path.is_dir()}
    assert names & {"core", "common", "utils", "lib", "helpers", "services"} == set()
