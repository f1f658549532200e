"""Our types in a real browser: by keyboard and by touch, scored, found again, without a fault that axe can find."""

import json
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import sync_playwright

from django_h5p.tests.own_types.contents import CONTENTS
from django_h5p.tests.site import PlainSite
from django_h5p.types.builder import build

pytestmark = [pytest.mark.journey, pytest.mark.skipif(not shutil.which("chromium"), reason="needs chromium")]

# What somebody with a keyboard goes to and presses, in this order.
BY_KEYBOARD = {
    "H5P.WaymarkChoice": [("“She is well.”", "ArrowDown"), ("Check", "Enter")],
    "H5P.WaymarkSort": [
        ("Two plates", "Enter"),
        ("Seen", "Enter"),
        ("hiding", "Space"),
        ("Read into it", "Enter"),
        ("Check", "Enter"),
    ],
    "H5P.WaymarkHotText": [("was a disgrace", "Space"), ("Check", "Enter")],
    "H5P.WaymarkReflection": [("What happened?", "We talked."), ("I have finished writing", "Enter")],
    "H5P.WaymarkCase": [("Begin", "Enter"), ("Knock again", "Enter"), ("Go on", "Enter"), ("Stay and talk", "Enter")],
}
COMES_TO = {
    "H5P.WaymarkChoice": "1 of 1 right",
    "H5P.WaymarkSort": "2 of 2 right",
    "H5P.WaymarkHotText": "1 of 1 right",
    "H5P.WaymarkReflection": "Finished.",
    "H5P.WaymarkCase": "2 of 2 points",
}
FOCUSED = "document.activeElement === document.body ? '' : (document.activeElement.labels?.[0] ?? document.activeElement).innerText"


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = PlainSite(tmp_path_factory.mktemp("types"), player=settings.H5P_PLAYER_ROOT).start()
    site.manage("h5p_install_types")
    site.manage("shell", "-c", "from django.contrib.auth.models import User; User.objects.create_superuser('author')")
    yield site
    site.stop()


@pytest.fixture
def person(chromium, site):
    """Somebody with a phone of their own, who has come to the site."""
    contexts = []

    def come(name, to="/told/", **options):
        contexts.append(chromium.new_context(viewport={"width": 390, "height": 844}, **options))
        page = contexts[-1].new_page()
        page.goto(f"{site.url}/enter/{name}/?next={to}")
        return page

    yield come
    for context in contexts:
        context.close()


def take(site, tmp_path, type_):
    path = tmp_path / "made.h5p"
    path.write_bytes(build(type_, CONTENTS[type_], {"title": type_}))
    return site.take(path)["content"]


def has_no_faults(page):
    # The heading of the page is the host's: a player stands in a frame below it.
    problems = (
        Axe()
        .run(page, options={"rules": {"page-has-heading-one": {"enabled": "wm-task" not in page.content()}}})
        .response["violations"]
    )
    assert [(problem["id"], problem["nodes"][0]["html"][:200]) for problem in problems] == []


def go_and_press(page, words, key):
    for _ in range(25):
        if words in page.evaluate(FOCUSED):
            page.keyboard.press(key) if " " not in key else page.keyboard.type(key)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Nobody comes to “{words}” with a keyboard.")


@pytest.mark.parametrize("type_", CONTENTS)
def test_it_is_done_by_keyboard_scored_and_found_again(person, site, tmp_path, type_):
    page = person(f"by-keyboard-{type_}", f"/play/{take(site, tmp_path, type_)}/")
    # In a window of its own, where axe can look at it.
    address = site.url + page.locator("iframe").get_attribute("src")
    page.goto(address)
    page.locator(".wm-task").wait_for()
    has_no_faults(page)
    for words, key in BY_KEYBOARD[type_]:
        go_and_press(page, words, key)
    page.locator(".wm-result", has_text=COMES_TO[type_]).wait_for()
    has_no_faults(page)
    page.goto("about:blank")
    page.goto(address)
    page.locator(".wm-result", has_text=COMES_TO[type_]).wait_for()


def test_an_author_without_scripts_writes_one_and_it_plays_by_touch(person, site, tmp_path):
    page = person("author", "/h5p/write/H5P.WaymarkSort-1.0/", java_script_enabled=False)
    page.get_by_label("Title", exact=True).fill("Fact or reading?")
    page.get_by_label("What to do", exact=True).fill("Where does it belong?")
    for number, (title, thing) in enumerate((("Seen", "Two plates"), ("Read into it", "Hiding"))):
        page.locator(f'[name="groups/{number}/title"]').fill(title)
        page.locator(f'[name="groups/{number}/things/0/text"]').fill(thing)
    page.get_by_role("button", name="Add thing to What belongs there").first.click()
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.get_by_role("link", name="Thing 2: Write something for “Thing to sort”.").wait_for()
    has_no_words_lost = page.locator('[name="groups/1/things/0/text"]').input_value()
    page.get_by_role("button", name="Remove Thing 2").click()
    page.get_by_role("button", name="Save and look at it").click()
    page.get_by_text("“Fact or reading?” is saved.").wait_for()
    assert has_no_words_lost == "Hiding"
    again = person("author", page.url.removeprefix(site.url), has_touch=True)
    frame = again.frame_locator("iframe")
    for thing, group in (("Two plates", "Seen"), ("Hiding", "Read into it")):
        frame.get_by_role("button", name=thing).tap()
        frame.get_by_role("button", name=group).tap()
    frame.get_by_role("button", name="Check").tap()
    frame.get_by_text("2 of 2 right").wait_for()
    again.get_by_role("link", name="Change it").tap()
    again.get_by_role("heading", name="Edit “Fact or reading?”").wait_for()
    has_no_faults(again)
    written = json.loads(
        site.manage(
            "shell", "-v", "0", "-c", "from django_h5p.models import Revision; print(Revision.objects.latest('pk').params_text)"
        )
    )
    assert [group["title"] for group in written["groups"]] == ["Seen", "Read into it"]
