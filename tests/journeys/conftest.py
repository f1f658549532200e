import os
from fcntl import LOCK_EX, flock

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.site import Site
from tests.journeys.steps import Person

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream",
]  # fmt: skip


def pytest_generate_tests(metafunc):
    """Each story is told at one of the two sizes, in turn. JOURNEY_SIZES=both: all at both."""
    own = {mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")}
    if "size" not in metafunc.fixturenames or "size" in own:
        return
    stories = [name for name in vars(metafunc.module) if name.startswith("test_")]
    told = stories.index(metafunc.function.__name__) + len(metafunc.module.__name__)
    sizes = ["phone", "desktop"]
    metafunc.parametrize("size", sizes if os.environ.get("JOURNEY_SIZES") == "both" else [sizes[told % 2]])


def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory, worker_id):
    """Built once, by whichever worker comes first; each runs a copy of its own."""
    mine = tmp_path_factory.getbasetemp()
    shared = mine if worker_id == "master" else mine.parent
    site, done = Site(shared / "built"), shared / "built.done"
    with (shared / "built.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not done.exists():
            site.build()
            done.touch()
    return site


@pytest.fixture(scope="session")
def running_site(built_site, tmp_path_factory):
    site = built_site.copy_to(tmp_path_factory.mktemp("running") / "site").start()
    yield site
    site.stop()


@pytest.fixture
def site(built_site, running_site):
    """The product at work, with the demo world as it was built."""
    running_site.begin_again(built_site)
    return running_site


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def somebody(browser, site, size):
    """Give each person of a journey a browser of their own: somebody("Joan")."""
    people = []

    def arrive(name="", *, script=True, on=size):
        phone = on == "phone"
        person = Person(browser, site, size=PHONE if phone else DESKTOP, touch=phone, script=script, name=name)
        people.append(person)
        return person

    yield arrive
    for person in people:
        person.context.close()


@pytest.fixture
def amara(somebody):
    """Amara, signed in. A file whose journeys begin further on takes her there in a fixture of the same name."""
    amara = somebody("Amara")
    amara.signs_in_on_the_demo_page("Amara")
    return amara
