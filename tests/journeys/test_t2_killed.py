"""T2 with the server killed while people write: in a copy of the product of its own."""

import time

import pytest

from tests.journeys.test_t2_seminar import is_connected, sam, start, student

__all__ = ["sam", "student"]  # fixtures of that journey
pytestmark = [
    pytest.mark.long,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.parametrize("size", ["phone"]),
]


@pytest.fixture
def site(built_site, tmp_path):
    site = built_site.copy_to(tmp_path / "site").start()
    yield site
    site.stop(kill=True)


def test_nothing_is_lost_or_doubled_when_the_server_is_killed(sam, student, site):
    start(sam)
    amara = student("Amara")
    is_connected(amara)
    for round_ in range(3):
        site.stop(kill=True)
        for person in (sam, amara):
            person.page.get_by_text("Connection lost.").first.wait_for()
            person.page.get_by_label("Your message").fill(f"{person.name} writes in round {round_}")
            person.page.get_by_role("button", name="Send").click()
        site.start()
        back = time.monotonic()
        for person in (sam, amara):
            is_connected(person)
        assert time.monotonic() - back < 10
        for hearer in (sam, amara):
            for writer in (sam, amara):
                words = hearer.page.get_by_role("log").get_by_text(f"{writer.name} writes in round {round_}")
                words.wait_for()
                hearer.page.get_by_text("not sent yet").wait_for(state="detached")
                assert words.count() == 1
    amara.page.reload()
    assert amara.page.get_by_role("log").get_by_text("writes in round").count() == 6
