import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = settings.BASE_DIR
FOLDER = ROOT / "templates"
PAGES = sorted(path for path in FOLDER.rglob("*") if path.is_file())
NAMES = [str(path.relative_to(FOLDER)) for path in PAGES]
CODE = [path for app in apps.get_app_configs() if Path(app.path).parent == ROOT for path in Path(app.path).rglob("*.py")]
INLINE = {
    "a script": r"<script(?![^>]*\b(?:src=|type=\"application/json\"))",
    "a style": r"<style\b",
    "a style attribute": r"<[a-z][^>]*\sstyle=",
    "an on… attribute": r"<[a-z][^>]*\son[a-z]+=",
    "a javascript: address": r"javascript:",
    "another site's file": r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=\"(?:https?:)?//",
}


def spoken_of():
    """Every string in code and templates that could name a template."""
    text = "\n".join(path.read_text() for path in [*CODE, *PAGES])
    return set(re.findall(r"[\"']([\w./-]+)[\"']", text)) | set(re.findall(r"f\"([^\"\s]*/[^\"\n]*{[^\"\n]*)\"", text))


def is_named(name, spoken):
    """Named in full, without its ending, or in two parts: f"placements/emails/{which}.txt" and "receipt"."""
    if name in spoken or name.rpartition(".")[0] in spoken:
        return True
    patterns = [re.sub(r"{[^}]*}", r"[\\w-]+", text) for text in spoken if "{" in text]
    return Path(name).stem in spoken and any(re.fullmatch(pattern, name) for pattern in patterns)


def replaces_another(name):
    places = [Path(app.path) / "templates" / name for app in apps.get_app_configs()]
    return any(path.is_file() for path in places)


def test_no_template_is_unused():
    spoken = spoken_of()
    unused = [name for name in NAMES if not is_named(name, spoken) and not replaces_another(name)]
    assert [name for name in unused if not name.startswith("django/forms/")] == []


@pytest.mark.parametrize("what", INLINE)
def test_no_template_holds(what):
    pattern = re.compile(INLINE[what], re.IGNORECASE)
    assert [name for name, path in zip(NAMES, PAGES, strict=True) if pattern.search(path.read_text())] == []


def test_templates_are_short():
    assert [name for name, path in zip(NAMES, PAGES, strict=True) if path.read_text().count("\n") >= 100] == []


def test_what_is_included_is_marked_as_a_fragment():
    included = {name for path in PAGES for name in re.findall(r"{%\s*include\s+\"([^\"]+)\"", path.read_text())}
    assert sorted(name for name in included if not Path(name).name.startswith("_") and not replaces_another(name)) == []


def test_a_fragment_is_never_a_page():
    fragments = [path for path in PAGES if path.name.startswith("_")]
    assert [path.name for path in fragments if "{% extends" in path.read_text()] == []


def test_templates_ask_no_managers():
    assert [name for name, path in zip(NAMES, PAGES, strict=True) if ".objects" in path.read_text()] == []
