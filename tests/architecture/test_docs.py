import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
SOURCE = "".join((ROOT / "config" / name).read_text() for name in ("settings.py", "university.py"))
READ = set(re.findall(r"""env\.(?:text|flag|number|words|choice|secret)\(["']([A-Z_]+)["']""", SOURCE))
SECRETS = set(re.findall(r"""env\.secret\(["']([A-Z_]+)["']""", SOURCE))
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "django_h5p" / "README.md"])


def documented():
    tables = (ROOT / "docs" / "settings.md").read_text().split("## For commands")[0]
    rows = re.findall(r"^\| `([A-Z_]+)`( \*secret\*)? \|", tables, re.MULTILINE)
    return {name: bool(secret) for name, secret in rows}


def test_every_setting_is_documented_and_no_other():
    assert sorted(documented()) == sorted(READ)


def test_secrets_are_marked_as_such():
    assert {name for name, secret in documented().items() if secret} == SECRETS


def test_the_example_holds_every_setting_in_the_order_of_the_docs():
    named = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert named == list(documented())


def test_the_example_is_safe_to_copy():
    here = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    words = (
        "from pathlib import Path; from config import env; env.load(Path('.env.example'));"
        "from config import settings; print(settings.MODE)"
    )
    run = subprocess.run([sys.executable, "-c", words], cwd=ROOT, env=here, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "demo"


def test_the_page_for_operators_names_settings_that_exist():
    named = re.findall(r"^ *([A-Z_]+)=", (ROOT / "docs" / "operate" / "production.md").read_text(), re.MULTILINE)
    assert "SECRET_KEY_FILE" in named
    assert {name.removesuffix("_FILE") for name in named} - set(documented()) == set()


def links_of(page):
    text = re.sub(r"```.*?```", "", page.read_text(), flags=re.DOTALL)
    return [target for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text) if "://" not in target]


@pytest.mark.parametrize("page", DOCS, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_docs_lead_somewhere(page):
    assert [target for target in links_of(page) if not (page.parent / target).exists()] == []


def test_numbers_of_decisions_are_unique_and_match_their_headings():
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [page.name[:4] for page in pages]
    headings = [re.match(r"# (\d+)[.: ]", page.read_text())[1].zfill(4) for page in pages]
    assert numbers == sorted(set(headings))


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda page: page.name)
def test_a_decision_is_short_and_says_what_was_rejected(page):
    text = page.read_text()
    assert text.count("\n") < 60
    assert re.search(r"reject", text, re.IGNORECASE)


def test_the_two_commands_of_the_readme_exist():
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
    commands = re.findall(r"^make ([a-z-]+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert commands == ["demo", "test"]
    assert set(commands) <= targets


def test_the_readme_is_one_screen():
    assert (ROOT / "README.md").read_text().count("\n") <= 60


def test_every_command_of_make_stands_in_its_list():
    makefile = (ROOT / "Makefile").read_text()
    phony = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())
    assert set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)) == phony


def test_no_requirement_says_where_it_comes_from():
    pinned = [*(ROOT / "requirements").glob("*.txt"), ROOT / "package-lock.json"]
    found = {path.name: re.findall(r"--index-url|--find-links|\"resolved\"|file://", path.read_text()) for path in pinned}
    assert [name for name, hits in found.items() if hits] == []


def test_every_requirement_has_a_hash():
    for path in (ROOT / "requirements").glob("*.txt"):
        blocks = re.split(r"\n(?=[a-z0-9])", path.read_text())
        assert [block.split()[0] for block in blocks if "==" in block and "--hash=sha256:" not in block] == []


def test_the_version_is_the_newest_heading_of_the_changelog():
    assert f"## {settings.VERSION} " in Path(ROOT / "CHANGELOG.md").read_text()


def permissions():
    named = [f"{app}.rules" for app in ("accounts", "writing", "learning", "activities", "seminars", "placements")]
    found = [import_module(name) for name in named if (ROOT / f"{name.replace('.', '/')}.py").is_file()]
    return {str(permission.value) for module in found for permission in getattr(module, "Permission", [])}


def test_every_permission_is_documented_and_no_other():
    rows = re.findall(r"^\| `([a-z_]+\.[a-z_]+)` \|", (ROOT / "docs" / "permissions.md").read_text(), re.MULTILINE)
    assert sorted(rows) == sorted(permissions())


def dependencies():
    text = (ROOT / "pyproject.toml").read_text()
    runtime, tools = text.split("dependencies = [")[1].split("\n]")[0], text.split("dev = [")[1].split("\n]")[0]
    return {"base.txt": runtime.strip().splitlines(), "dev.txt": tools.strip().splitlines()}


@pytest.mark.parametrize("pinned", ["base.txt", "dev.txt"])
def test_every_dependency_is_pinned(pinned):
    names = [re.match(r'\s*"([A-Za-z0-9.-]+)', line)[1].lower().replace(".", "-") for line in dependencies()[pinned]]
    found = re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==", (ROOT / "requirements" / pinned).read_text(), re.MULTILINE)
    assert [name for name in names if name not in found] == []


@pytest.mark.parametrize("pinned", ["base.txt", "dev.txt"])
def test_every_dependency_has_its_reason(pinned):
    assert [line for line in dependencies()[pinned] if not re.search(r"# \w+", line)] == []
