"""In a real browser: an author upgrades a content, and writes in a stand-in for the official editor. No frame reaches the page."""

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import sync_playwright

from django_h5p.tests import made, stand_in_editor
from django_h5p.tests.site import PlainSite
from django_h5p.tests.test_editor import PNG
from django_h5p.tests.test_upgrade import UPGRADES, newer

pytestmark = [pytest.mark.journey, pytest.mark.skipif(not shutil.which("chromium"), reason="needs chromium")]
REVISION = "from django_h5p.models import Revision; r = Revision.objects.latest('pk'); print(r.main, r.params_text)"
SUPERUSER = "from django.contrib.auth.models import User; User.objects.create_superuser('author')"


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = PlainSite(tmp_path_factory.mktemp("authors"), player=settings.H5P_PLAYER_ROOT).start()
    site.manage("shell", "-c", SUPERUSER)
    yield site
    site.stop()


@pytest.fixture
def content(site, tmp_path):
    return site.take(made.package(tmp_path / "old.h5p"))["content"]


def newest(site):
    return site.manage("shell", "-v", "0", "-c", REVISION).strip()


def has_no_faults(page):
    problems = Axe().run(page).response["violations"]
    assert [(problem["id"], problem["nodes"][0]["html"][:200]) for problem in problems] == []


def bring(site, tmp_path, minor, script=UPGRADES):
    libraries = {f"H5P.Count-1.{minor}": newer(minor) | {"upgrades.js": script}}
    described = made.description(version=(1, minor))
    path = tmp_path / f"{minor}.h5p"
    assert site.take(made.package(path, libraries=libraries, params={"ask": "x"}, described=described))["accepted"]


def test_an_author_upgrades_a_content_and_it_plays(page, site, content, tmp_path):
    bring(site, tmp_path, 2)
    page.goto(f"{site.url}/enter/author/?next=/h5p/contents/{content}/")
    page.get_by_role("link", name="Upgrade it to a newer version").click()
    page.get_by_text("Ready: 1 part is of a newer version now.").wait_for()
    has_no_faults(page)
    page.get_by_role("button", name="Upgrade this one").click()
    page.get_by_text("It plays with H5P.Count 1.2 now.").wait_for()
    page.frame_locator("iframe").get_by_label("How many legs has a dog?!").wait_for()
    assert newest(site).startswith('H5P.Count 1.2 {"picture":')


def test_a_script_that_gives_up_or_pries_changes_nothing(page, site, content, tmp_path):
    prying = """var H5PUpgrades = {"H5P.Count": {1: {3: function (parameters, finished) {
      var found; try { found = parent.document.title; } catch (error) { found = error.name; }
      finished("It found " + found + " and " + window.origin);
    }}}};"""
    bring(site, tmp_path, 3, prying)
    page.goto(f"{site.url}/enter/author/?next=/h5p/contents/{content}/upgrade")
    page.get_by_text("It could not be upgraded, and nothing was changed.").wait_for()
    page.get_by_text("It found SecurityError and null").wait_for()
    assert page.get_by_role("button", name="Upgrade this one").is_hidden()


def test_an_author_writes_in_the_editor_that_an_administrator_supplied(page, site, content, tmp_path):
    site.manage("h5p_install_editor", stand_in_editor.write(tmp_path / "editor"))
    page.goto(f"{site.url}/enter/author/?next=/h5p/contents/{content}/")
    page.get_by_role("link", name="Change it in the H5P editor").click()
    frame = page.frame_locator("iframe")
    frame.get_by_text("around: SecurityError").wait_for()
    frame.get_by_label("Title").fill("")
    page.get_by_role("button", name="Save and look at it").click()
    page.get_by_text("Give it a title").wait_for()
    frame.get_by_label("Title").fill("Cats")
    frame.get_by_label("Question").fill("How many legs has a cat?")
    frame.get_by_label("Picture").set_input_files([{"name": "cat.png", "mimeType": "image/png", "buffer": PNG}])
    frame.get_by_alt_text("What was chosen").wait_for()
    page.get_by_role("button", name="Save and look at it").press("Enter")  # the frame has just grown: the button moves
    page.get_by_text("“Cats” is saved.").wait_for()
    page.frame_locator("iframe").get_by_label("How many legs has a cat?").wait_for()
    assert "#tmp" not in newest(site)
