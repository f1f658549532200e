"""What browsers are sent: one style sheet, scripts that exist, fonts that were copied, and not much of it."""

import gzip
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

from config.staticfiles import joined
from config.templatetags.waymark import icons

STATIC = settings.BASE_DIR / "static"
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))


def sheet():
    return joined(
        {path: (storage, path) for finder in get_finders() for path, storage in finder.list([]) if path.startswith("css/")}
    )


def compressed(text):
    return len(gzip.compress(text.encode()))


def test_the_style_sheet_is_sent_in_one_piece():
    assert (re.findall("@import", sheet()), "@layer components {" in sheet()) == ([], True)


def test_the_layers_are_named_before_they_are_filled():
    assert sheet().startswith("@layer reset, tokens, base, layout, components, pages, focus, preferences;")


def test_every_part_of_the_style_sheet_is_in_it():
    parts = {str(path.relative_to(STATIC / "css")) for path in (STATIC / "css").rglob("*.css") if path.parent.name != "pages"}
    assert set(re.findall(r'@import url\("([^"]+)"\)', (STATIC / "css" / "waymark.css").read_text())) == parts - {"waymark.css"}


@pytest.mark.parametrize("path", sorted((STATIC / "css" / "pages").glob("*.css")), ids=lambda path: path.stem)
def test_a_page_keeps_its_styles_in_the_layer_of_pages(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL).strip()
    assert (text.startswith("@layer pages {"), text.count("{") - text.count("}")) == (True, 0)


def test_every_font_named_is_copied_at_set_up():
    named = set(re.findall(r"vendor/fonts/[\w.-]+", (STATIC / "css" / "fonts.css").read_text()))
    copied = set(re.findall(r"→ static/(vendor/fonts/[\w.-]+)", (STATIC / "vendor-files.txt").read_text()))
    assert named == copied


def test_every_behaviour_that_a_page_asks_for_exists():
    asked = {
        name for path in TEMPLATES for names in re.findall(r'data-module="([^"{]+)"', path.read_text()) for name in names.split()
    }
    offered = set(
        re.findall(r'^  "([a-z-]+)": \(\) => import\("\./\1\.js"\)', (STATIC / "js" / "app.js").read_text(), re.MULTILINE)
    )
    assert asked - offered == set()


def imported_by(text):
    return re.findall(r'(?:from |import\()"\./([^"]+)"', text)


def scripts_from(name, *, but):
    """Everything that a page may fetch which begins with this script: no chapter fetches the room's, or the microphone's."""
    found, waiting = set(), {name}
    while waiting:
        found |= waiting
        waiting = {other for one in waiting for other in imported_by((STATIC / "js" / one).read_text())} - found - but
    return found


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_is_short_and_imports_what_there_is(path):
    text = path.read_text()
    missing = [name for name in imported_by(text) if not (STATIC / "js" / name).is_file()]
    assert (missing, len(text.splitlines()) < 61) == ([], True)


def test_every_icon_that_a_page_asks_for_is_drawn():
    asked = {name for path in TEMPLATES for name in re.findall(r'{% icon "([^"]+)" %}', path.read_text())}
    assert asked - set(icons()) == set()


def size_of_scripts(*, but):
    return sum(compressed((STATIC / "js" / name).read_text()) for name in scripts_from("app.js", but=but))


def test_the_first_view_of_a_chapter_leaves_room_for_its_words():
    styles = compressed(sheet()) + sum(
        compressed((STATIC / "css" / "pages" / f"{name}.css").read_text()) for name in ("reader", "learning", "activity")
    )
    kinds = {"calculator.js", "keep-typed.js", "mark.js", "readable.js", "keep-answers.js", "order.js", "sort.js"}
    elsewhere = {
        "room.js",
        "voice-note.js",
        "fill-in.js",
        "document.js",
        "send-answers.js",
        "check-here.js",  # fetched where Check is pressed without a connection
        "prompts.js",  # only the editor of the log has them
        "highlight-paint.js",  # fetched where something is marked, which is nowhere at first
        "marking.js",  # fetched when somebody begins to mark
        "note-sheet.js",
        "listen-player.js",  # fetched when somebody begins to listen
        "reading-kept.js",  # fetched where a browser has dropped its cookie
        "later.js",  # fetched where the server could not be reached
        "marking-kept.js",
        "send-deed.js",
    } | kinds  # only a page that asks for one loads it
    scripts = max(size_of_scripts(but=elsewhere - {kind}) for kind in kinds)
    fonts = sum(
        (STATIC / "vendor" / "fonts" / f"{name}-normal.woff2").stat().st_size
        for name in ("atkinson-hyperlegible-next-latin-400", "atkinson-hyperlegible-next-latin-600", "literata-latin-400")
    )
    assert styles + scripts + fonts < 105_000  # of 150,000, and 15,000 are for the page itself
