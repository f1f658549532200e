"""Each of our types goes the whole way: uploaded, played by touch, found again after a kill, scored, exported, brought again."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from django_h5p.tests.own_types.contents import CONTENTS
from django_h5p.tests.own_types.test_played import COMES_TO
from django_h5p.tests.site import PlainSite
from django_h5p.types.builder import build

pytestmark = [pytest.mark.journey, pytest.mark.skipif(not shutil.which("chromium"), reason="needs chromium")]

# What somebody touches, in this order. The browser is killed after the first thing that changes an answer.
BY_TOUCH = {
    "H5P.WaymarkChoice": ["“I can listen.”", "Check"],
    "H5P.WaymarkSort": ["Two plates", "Seen", "hiding", "Read into it", "Check"],
    "H5P.WaymarkHotText": ["was a disgrace", "Check"],
    "H5P.WaymarkReflection": ["What happened?", "I have finished writing"],
    "H5P.WaymarkCase": ["Begin", "Knock again", "Go on", "Stay and talk"],
}
STATE = "JSON.stringify(H5P.instances[0].getCurrentState())"
PARAMS = (
    "from django_h5p.models import Revision; print(*[repr(r.params_text) for r in Revision.objects.order_by('-pk')[:2]], sep='\\n')"
)
SCORED = "from django_h5p.models import Attempt; a = Attempt.objects.latest('pk'); print(a.raw, a.max, a.viewed_to_end is not None)"
SUPERUSER = "from django.contrib.auth.models import User; User.objects.create_superuser('author')"


class Phone:
    """A browser as a process of its own, which can be killed as a phone does it: with no word before."""

    def __init__(self, playwright, folder) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        words = ["--headless=new", "--no-sandbox", f"--user-data-dir={folder}", f"--remote-debugging-port={port}", "about:blank"]
        self.process = subprocess.Popen(
            [shutil.which("chromium"), *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        for _ in range(200):
            try:
                urlopen(f"http://127.0.0.1:{port}/json/version").close()
                break
            except URLError:
                time.sleep(0.1)
        self.browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        self.page = self.browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture(scope="module")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture
def phones(playwright, tmp_path):
    made = []

    def phone():
        made.append(Phone(playwright, tmp_path / f"phone-{len(made)}"))
        return made[-1]

    yield phone
    for one in made:
        if one.process.poll() is None:
            one.kill()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = PlainSite(tmp_path_factory.mktemp("way"), player=settings.H5P_PLAYER_ROOT, saves_every=1).start()
    site.manage("h5p_install_types")
    site.manage("shell", "-c", SUPERUSER)
    yield site
    site.stop()


def uploaded(page, site, path):
    """Bring the file by the page, and return the id of what it became."""
    page.goto(f"{site.url}/enter/author/?next=/h5p/upload/")
    page.get_by_label("H5P file").set_input_files(path)
    page.get_by_role("button", name="Bring it in").click()
    page.get_by_role("link", name="See ").click()
    page.locator("iframe[data-h5p]").wait_for()
    return page.url.rstrip("/").rpartition("/")[2]


def touch(frame, words):
    if words == "What happened?":
        return frame.get_by_label(words).fill("We talked.")
    if words in ("“I can listen.”", "was a disgrace"):
        return frame.get_by_text(words).tap()
    return frame.get_by_role("button", name=words).first.tap()


def player(page, site, name, content):
    page.goto(f"{site.url}/enter/{name}/?next=/play/{content}/")
    frame = page.frame_locator("iframe[data-h5p]")
    frame.locator(".wm-task").wait_for()
    return frame, next(one for one in page.frames if "/embed/" in one.url)


def kept(site, state):
    for _ in range(100):
        if state in site.told()["kept"]:
            return
        time.sleep(0.1)
    raise AssertionError(f"It was not kept: {state}")


@pytest.mark.parametrize("type_", CONTENTS)
def test_it_goes_the_whole_way(phones, site, tmp_path, type_):
    path = tmp_path / "made.h5p"
    path.write_bytes(build(type_, CONTENTS[type_], {"title": type_, "license": "CC BY"}))
    author = phones()
    content = uploaded(author.page, site, path)
    first, name = phones(), f"touch-{type_}"
    frame, inside = player(first.page, site, name, content)
    before = 2 if type_ == "H5P.WaymarkSort" else 1  # what is only taken up is in no answer yet
    for words in BY_TOUCH[type_][:before]:
        touch(frame, words)
    state = inside.evaluate(STATE)
    kept(site, state)
    first.kill()
    second = phones()
    frame, inside = player(second.page, site, name, content)
    assert json.loads(inside.evaluate(STATE)) == json.loads(state)
    for words in BY_TOUCH[type_][before:]:
        touch(frame, words)
    frame.locator(".wm-result", has_text=COMES_TO[type_]).wait_for()
    assert scored(site) == (
        "None None" if type_ == "H5P.WaymarkReflection" else COMES_TO[type_][0] + ".0 " + COMES_TO[type_][5] + ".0"
    )
    with author.page.expect_download() as download:
        author.page.get_by_role("link", name="Download as an H5P file").click()
    again = uploaded(author.page, site, download.value.path())
    assert again != content
    now, before = site.manage("shell", "-v", "0", "-c", PARAMS).strip().splitlines()
    assert now == before
    player(author.page, site, "author", again)


def scored(site):
    for _ in range(50):
        said = site.manage("shell", "-v", "0", "-c", SCORED).split()
        if said[0] != "None" or said[2] == "True":
            break
        time.sleep(0.2)
    return " ".join(said[:2])
