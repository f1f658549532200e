"""In a real browser: a content is played, scored and taken up again; a hostile one reaches nothing."""

import shutil

import pytest
from django.conf import settings as host
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import sync_playwright

from django_h5p.models import Attempt, Statement
from django_h5p.tests import made

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not shutil.which("chromium"), reason="needs chromium"),
    pytest.mark.urls("django_h5p.tests.host"),
]


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def site(live_server, settings, monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    settings.ALLOWED_HOSTS = ["*"]
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.db"
    settings.H5P_SAVE_SECONDS = 600  # so that only leaving saves
    return live_server.url


def sign_in(chromium, site, person):
    session = SessionStore()
    session["_auth_user_id"] = str(person.pk)
    session["_auth_user_backend"] = host.AUTHENTICATION_BACKENDS[1]
    session["_auth_user_hash"] = person.get_session_auth_hash()
    session.save()
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    context.add_cookies([{"name": host.SESSION_COOKIE_NAME, "value": session.session_key, "url": site}])
    return context


def play(context, site, content):
    page = context.new_page()
    page.goto(f"{site}/play/{content.uuid}/")
    return page


def test_a_content_is_played_scored_and_taken_up_again(chromium, site, content, learner):
    context = sign_in(chromium, site, learner)
    page = play(context, site, content)
    frame = page.frame_locator("iframe")
    frame.get_by_label("How many legs has a dog?").fill("4")
    frame.get_by_role("button", name="Check").press("Enter")
    page.wait_for_timeout(800)
    assert [attempt.scaled for attempt in Attempt.objects.all()] == [1.0]
    assert Statement.objects.filter(verb__endswith="/answered").count() == 1
    assert page.locator("iframe").evaluate("frame => frame.clientHeight") != 320
    frame.get_by_label("How many legs has a dog?").fill("5 or so")
    page.goto("about:blank")
    context.close()
    page = play(sign_in(chromium, site, learner), site, content)
    field = page.frame_locator("iframe").get_by_label("How many legs has a dog?")
    field.wait_for()
    assert field.input_value() == "5 or so"


HOSTILE = """
H5P = H5P || {};
H5P.Count = function () {
  var found = [];
  function attempt(name, act) { try { found.push(name + ": " + act()); } catch (error) { found.push(name + ": " + error.name); } }
  this.attach = function ($container) {
    attempt("parent", function () { return parent.document.title; });
    attempt("top", function () { top.document.title = "PWNED"; return "changed"; });
    attempt("cookie", function () { return document.cookie || "empty"; });
    attempt("storage", function () { localStorage.setItem("a", "b"); return Object.getPrototypeOf(localStorage) === Storage.prototype; });
    attempt("origin", function () { return window.origin; });
    var out = document.createElement("pre");
    $container.get(0).append(out);
    function show() { out.textContent = found.join("\\n"); }
    show();
    fetch("/secret/", {credentials: "include"}).then(function (a) { return a.text(); }).then(
      function (text) { found.push("secret: " + text); }, function () { found.push("secret: refused"); }
    ).then(function () {
      return fetch("/secret/", {method: "POST", mode: "no-cors", credentials: "include"}).catch(function () {});
    }).then(function () { found.push("done"); show(); });
    try { top.location = "/secret/"; } catch (error) { found.push("navigation: " + error.name); }
  };
};
"""


def told(page_or_frame):
    out = page_or_frame.locator("pre")
    out.filter(has_text="done").wait_for()
    return dict(line.split(": ", 1) for line in out.inner_text().splitlines() if ": " in line)


def test_a_hostile_library_reaches_neither_the_page_nor_the_person(chromium, site, take, tmp_path, admin, learner):
    from django_h5p.tests import host as pages

    path = made.package(tmp_path / "hostile.h5p", libraries={"H5P.Count-1.0": made.library(script=HOSTILE)})
    content = take(path, by=admin).content
    context = sign_in(chromium, site, learner)
    page = play(context, site, content)
    found = told(page.frame_locator("iframe"))
    assert (found["parent"], found["top"], found["origin"]) == ("SecurityError", "SecurityError", "null")
    assert (found["cookie"], found["storage"], found["secret"]) == ("empty", "false", "refused")
    assert page.title() == "A page of the host"
    assert page.url == f"{site}/play/{content.uuid}/"
    address = page.locator("iframe").get_attribute("src")
    alone = context.new_page()
    alone.goto(site + address)
    found = told(alone)
    assert (found["cookie"], found["storage"], found["origin"], found["secret"]) == ("empty", "false", "null", "refused")
    assert pages.POSTED == []
    nobody = chromium.new_context().new_page()
    assert nobody.goto(site + address).status == 404
