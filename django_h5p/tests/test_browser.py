"""In a real browser, in a plain Django project: a content is played, scored and taken up again; a hostile one reaches nothing."""

import shutil
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import sync_playwright

from django_h5p.tests import made
from django_h5p.tests.site import PlainSite

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not shutil.which("chromium"), reason="needs chromium"),
]


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = PlainSite(tmp_path_factory.mktemp("plain"), player=settings.H5P_PLAYER_ROOT).start()
    yield site
    site.stop()


def arrive(chromium, site, content, name="learner"):
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site.url}/enter/{name}/?next=/play/{content}/")
    return page


def answered(site, verb):
    """Wait until the site has heard of it: what a page sends on leaving arrives a moment later."""
    for _ in range(50):
        told = site.told()
        if verb in str(told):
            return told
        time.sleep(0.1)
    raise AssertionError(site.told())


def test_a_content_is_played_by_keyboard_scored_and_taken_up_again(chromium, site, tmp_path):
    content = site.take(made.package(tmp_path / "good.h5p"))["content"]
    page = arrive(chromium, site, content)
    elsewhere = []
    page.on("request", lambda request: elsewhere.append(request.url) if not request.url.startswith(site.url) else None)
    frame = page.frame_locator("iframe")
    field = frame.get_by_label("How many legs has a dog?")
    field.fill("4")
    field.press("Tab")
    page.keyboard.press("Enter")
    assert answered(site, "answered")["scores"] == [1.0]
    page.wait_for_function("document.querySelector('iframe').style.height !== ''")
    problems = Axe().run(page).response["violations"]
    assert [problem["id"] for problem in problems] == []
    field.fill("5 or so")
    page.goto("about:blank")
    answered(site, "5 or so")
    page.context.close()
    field = arrive(chromium, site, content).frame_locator("iframe").get_by_label("How many legs has a dog?")
    field.wait_for()
    assert field.input_value() == "5 or so"
    assert elsewhere == []


def test_thirty_players_on_a_page_are_fetched_as_they_come_into_sight(chromium, site, tmp_path):
    content = site.take(made.package(tmp_path / "good.h5p"))["content"]
    page = chromium.new_context(viewport={"width": 390, "height": 844}).new_page()
    fetched = []
    page.on("request", lambda request: fetched.append(request.url) if "/h5p/embed/" in request.url else None)
    page.goto(f"{site.url}/enter/many/?next=/many/{content}/")
    page.frame_locator("iframe").first.get_by_label("How many legs has a dog?").wait_for()
    assert page.locator("iframe").count() == 30
    assert 0 < len(fetched) < 20
    page.locator("iframe").last.scroll_into_view_if_needed()
    page.frame_locator("iframe").last.get_by_label("How many legs has a dog?").wait_for()


HOSTILE = """
H5P = H5P || {};
H5P.Hostile = function () {
  var found = [];
  function attempt(name, act) { try { found.push(name + ": " + act()); } catch (error) { found.push(name + ": " + error.name); } }
  this.attach = function ($container) {
    attempt("parent", function () { return parent === window ? "none" : parent.document.title; });
    attempt("cookie", function () { return document.cookie || "empty"; });
    attempt("storage", function () { return Object.getPrototypeOf(localStorage) === Storage.prototype; });
    attempt("origin", function () { return window.origin; });
    attempt("top", function () { if (top === window) return "none"; top.location = "/secret/"; return "went"; });
    var out = document.createElement("pre");
    $container.get(0).append(out);
    fetch("/secret/", {credentials: "include"}).then(function (a) { return a.text(); }).then(
      function (text) { found.push("secret: " + text); }, function () { found.push("secret: refused"); }
    ).then(function () {
      return fetch("/secret/", {method: "POST", mode: "no-cors", credentials: "include"}).catch(function () {});
    }).then(function () { found.push("done: yes"); out.textContent = found.join("\\n"); });
  };
};
"""


def found_by(place):
    out = place.locator("pre").filter(has_text="done")
    out.wait_for()
    return dict(line.split(": ", 1) for line in out.inner_text().splitlines())


def test_a_hostile_library_reaches_neither_the_page_nor_the_person(chromium, site, tmp_path):
    evil = made.library("H5P.Hostile", (1, 0, 0), script=HOSTILE)
    described = made.description("H5P.Hostile", (1, 0))
    content = site.take(made.package(tmp_path / "evil.h5p", libraries={"H5P.Hostile-1.0": evil}, described=described))["content"]
    page = arrive(chromium, site, content)
    found = found_by(page.frame_locator("iframe"))
    assert (found["parent"], found["top"], found["origin"]) == ("SecurityError", "SecurityError", "null")
    assert (found["cookie"], found["storage"], found["secret"]) == ("empty", "false", "refused")
    assert (page.title(), page.url) == ("A page of the host", f"{site.url}/play/{content}/")
    address = site.url + page.locator("iframe").get_attribute("src")
    alone = page.context.new_page()
    alone.goto(address)
    found = found_by(alone)
    assert (found["cookie"], found["storage"], found["origin"], found["secret"]) == ("empty", "false", "null", "refused")
    assert site.told()["posted"] == []
    assert chromium.new_context().new_page().goto(address).status == 404
