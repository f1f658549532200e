"""What browsers keep for when there is no connection: complete, the same for everybody, and new whenever something changed."""

import json
import re

import pytest
from django.conf import settings
from django.urls import reverse

from activities.models.log import DRAFT_KIND
from config import offline
from writing.actions.draft import save_draft

PAGES = ("offline", "offline_log", "offline_entry")


@pytest.fixture
def keeps(client):
    script = client.get("/service-worker.js").content.decode()
    return json.loads(re.match(r"self\.keeps = (.*);\n", script)[1])


def answer_to(keeps, path):
    return next(page for pattern, page in keeps["answers"] if re.search(pattern, path))


def test_the_worker_stands_at_the_root_and_is_asked_for_each_time(client):
    answer = client.get("/service-worker.js")
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200,
        "text/javascript; charset=utf-8",
        "no-cache",
    )


def test_the_worker_is_the_same_for_somebody_signed_in(client, as_person, amara):
    answer = as_person(amara).get("/service-worker.js")
    assert (answer.content, answer["Cache-Control"]) == (client.get("/service-worker.js").content, "no-cache")


def test_the_version_follows_what_is_kept(keeps, monkeypatch):
    drawn = offline.draw
    monkeypatch.setattr(offline, "kept_page", lambda name: drawn(name) + "<!-- changed -->")
    changed = json.loads(re.match(r"self\.keeps = (.*);\n", offline.write_worker())[1])
    assert (changed["version"] != keeps["version"], len(keeps["version"])) == (True, 16)


def test_every_file_that_is_kept_exists(keeps):
    missing = [
        path for path in keeps["files"] if not (settings.BASE_DIR / "static" / path.removeprefix(settings.STATIC_URL)).is_file()
    ]
    assert missing == []


def test_what_the_editor_imports_is_kept(keeps):
    kept = {path.rpartition("/")[2] for path in keeps["files"]}
    assert {"app.js", "autosave.js", "saver.js", "two-texts.js", "sealed.js", "offline-entry.js", "log.css", "waymark.css"} <= kept


def test_what_the_editor_keeps_is_small(keeps):
    sizes = [(settings.BASE_DIR / "static" / path.removeprefix(settings.STATIC_URL)).stat().st_size for path in keeps["files"]]
    assert sum(sizes) < 250_000


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/log/", "offline_log"),
        ("/log/new/", "offline_entry"),
        ("/log/new/0b0a6f0e-6f3c-4f6f-9d53-111111111111/", "offline_entry"),
        ("/log/0b0a6f0e-6f3c-4f6f-9d53-111111111111/edit/", "offline_entry"),
        ("/log/0b0a6f0e-6f3c-4f6f-9d53-111111111111/", "offline"),
        ("/log/0b0a6f0e-6f3c-4f6f-9d53-111111111111/share/", "offline"),
        ("/", "offline"),
        ("/placement/", "offline"),
    ],
)
def test_each_address_has_its_page(keeps, path, page):
    assert answer_to(keeps, path) == reverse(page)


@pytest.mark.parametrize("name", PAGES)
def test_a_kept_page_holds_nothing_of_whoever_asks(as_person, client, amara, name):
    amara.name = "Amara Osei-Kingfisher"
    amara.save()
    save_draft(id="0b0a6f0e-6f3c-4f6f-9d53-111111111111", kind=DRAFT_KIND, fields={"body": "Kingfisher"}, version_seen=0, by=amara)
    hers = as_person(amara)
    hers.cookies["reading"] = "theme-dark"
    answer = hers.get(reverse(name))
    assert answer.content == client.get(reverse(name)).content
    for word in ("Kingfisher", amara.email, "data-whose", "csrfmiddlewaretoken", "theme-dark", 'data-theme="dark"'):
        assert word not in answer.content.decode()
    assert (answer["Cache-Control"], answer.cookies.keys()) == ("no-cache", {}.keys())


def test_the_kept_editor_does_not_know_what_day_it_is():
    page = offline.kept_page("offline_entry")
    assert re.search(r'<input type="date" name="event_on"[^>]*>', page)[0].count("202") == 0


def test_the_manifest_puts_waymark_on_a_home_screen(client):
    answer = client.get("/manifest.webmanifest")
    told = answer.json()
    assert answer["Content-Type"] == "application/manifest+json"
    assert (told["name"], told["start_url"], told["scope"], told["display"]) == ("Waymark", "/", "/", "standalone")
    assert [icon.get("purpose", "any") for icon in told["icons"]] == ["any", "any", "maskable"]
    assert (told["shortcuts"][0]["name"], told["shortcuts"][0]["url"]) == ("New entry", "/log/new/?another=1")
    named = [icon["src"] for icon in [*told["icons"], *told["shortcuts"][0]["icons"]]]
    assert [path for path in named if not (settings.BASE_DIR / path.lstrip("/")).is_file()] == []


def test_every_page_names_the_manifest_and_a_signed_in_one_whose_it_is(as_person, client, amara):
    page = client.get(reverse("account_login")).content.decode()
    assert ('<link rel="manifest" href="/manifest.webmanifest">' in page, "data-whose" in page) == (True, False)
    assert f'data-whose="{amara.pk}"' in as_person(amara).get("/log/").content.decode()


def test_the_page_about_writing_without_a_signal_is_reached_from_my_log(as_person, amara):
    assert 'href="/log/without-a-signal/"' in as_person(amara).get("/log/").content.decode()
    page = as_person(amara).get("/log/without-a-signal/").content.decode()
    assert "seven days" in page
