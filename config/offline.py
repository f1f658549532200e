"""What a browser keeps of Waymark for when there is no connection: three pages, and the files they need.

The pages are drawn from nothing that a request says, so nothing personal can be in them. Texts are put in by scripts, from
what this one browser keeps encrypted.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse

from activities.forms.log import LogEntryForm
from activities.models.log import DRAFT_KIND

NOBODYS = "00000000-0000-0000-0000-000000000000"  # the script puts an id of its own here
PAGES = {"offline_entry": "offline/entry.html", "offline_log": "offline/log.html", "offline": "offline/page.html"}
# What app.js starts without being asked by an element.
ALWAYS = ("app", "on-this-device", "popovers", "reading-kept")
# What is asked for by the parts that a browser puts into the editor (static/js/kept-parts.js).
IN_KEPT_PARTS = ("prompts",)
FONTS = (
    "atkinson-hyperlegible-next-latin-400-normal", "atkinson-hyperlegible-next-latin-600-normal", "literata-latin-400-normal",
)  # fmt: skip
WORKER = ("worker/keep.js", "worker/answer.js")
IMPORTED = re.compile(r'(?:from |import\(|import )"\./([a-z-]+)\.js"')
BEHAVIOURS = re.compile(r'data-module="([^"]+)"')
STATIC_FILE = re.compile(rf'(?:href|src)="({re.escape(settings.STATIC_URL)}[^"]+)"')


def empty_form() -> LogEntryForm:
    """The editor with nothing in it. Its date is put in on the device: the page may be opened days after it was kept."""
    form = LogEntryForm(initial={"version": 0, "draft_version": 0})
    form.fields["event_on"].widget.attrs.pop("max", None)
    return form


def draw(name: str) -> str:
    request = HttpRequest()
    request.method, request.user = "GET", AnonymousUser()
    request.path = request.path_info = reverse("activities:log")
    context: dict[str, Any] = {"csrf_token": ""}  # there is no session that a token could belong to
    if name == "offline_entry":
        context |= {"form": empty_form(), "pk": NOBODYS, "kind": DRAFT_KIND, "sentence": "Only you can see this"}
    return render_to_string(PAGES[name], context, request=request)


kept_page = draw if settings.DEBUG else lru_cache(draw)


def scripts() -> list[str]:
    """Return every script the pages can come to need."""
    return scripts_asked_by({name for page in PAGES for names in BEHAVIOURS.findall(kept_page(page)) for name in names.split()})


def scripts_asked_by(asked: Iterable[str]) -> list[str]:
    """Return these scripts and all that they import; of the table of app.js, only what is asked for."""
    found, ahead = set(), [*ALWAYS, *IN_KEPT_PARTS, *asked]
    while ahead:
        name = ahead.pop()
        if name in found:
            continue
        found.add(name)
        if name != "app":
            with open(finders.find(f"js/{name}.js"), encoding="utf-8") as file:  # noqa: PTH123
                ahead += IMPORTED.findall(file.read())
    return sorted(found)


def static_scripts(names: Iterable[str]) -> set[str]:
    return {static(f"js/{name}.js") for name in names}


def files() -> list[str]:
    named = {address for name in PAGES for address in STATIC_FILE.findall(kept_page(name))}
    named |= static_scripts(scripts()) | {static(f"vendor/fonts/{name}.woff2") for name in FONTS}
    return sorted(named)


def answers() -> list[tuple[str, str]]:
    """Return which addresses are answered with which page while there is no connection; the last is for all others."""
    one_id = r"[0-9a-f-]{36}/"
    log, new = reverse("activities:log"), reverse("activities:log_entry_new")
    return [
        (rf"^{new}({one_id})?$", reverse("offline_entry")),
        (rf"^{log}{one_id}edit/$", reverse("offline_entry")),
        (rf"^{log}$", reverse("offline_log")),
        ("", reverse("offline")),
    ]


def write_worker() -> str:
    """Return the service worker. Its version is the hash of all it keeps, so that any change brings a new one."""
    keeps = {
        "pages": [reverse(name) for name in PAGES],
        "files": files(),
        "answers": answers(),
        "signOut": reverse("account_logout"),
    }
    parts = [static(name) for name in WORKER]
    seen = json.dumps([keeps, parts, [kept_page(name) for name in PAGES], settings.VERSION])
    keeps["version"] = hashlib.sha256(seen.encode()).hexdigest()[:16]
    return f"self.keeps = {json.dumps(keeps)};\nimportScripts({', '.join(json.dumps(part) for part in parts)});\n"


worker = write_worker if settings.DEBUG else lru_cache(maxsize=1)(write_worker)


def manifest() -> dict[str, Any]:
    """What a phone shows when Waymark is put on its home screen."""

    def icon(name: str, size: str, **more: str) -> dict[str, str]:
        return {"src": static(f"icons/{name}.png"), "sizes": f"{size}x{size}", "type": "image/png"} | more

    new_entry = {
        "name": "New entry",
        "url": f"{reverse('activities:log_entry_new')}?another=1",
        "icons": [icon("new-entry-192", "192")],
    }
    return {
        "id": "/",
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME[:12],
        "lang": "en-GB",
        "start_url": reverse("home"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#FBFAF7",
        "theme_color": "#FBFAF7",
        "icons": [icon("waymark-192", "192"), icon("waymark-512", "512"), icon("waymark-maskable-512", "512", purpose="maskable")],
        "shortcuts": [new_entry, {"name": "My log", "url": reverse("activities:log")}],
    }
