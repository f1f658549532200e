"""P1 on a slow phone: 320 px, a weak signal, a processor a quarter as fast. The page is light, and two presses are enough."""

import pytest

from tests.journeys.test_p1_sign_off import link_from_the_mail

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 400_000 // 8, "uploadThroughput": 150_000 // 8}  # slow 3G
FIRST_VIEW = 150_000  # bytes, of everything that the phone fetches
OLD_PHONE = {"width": 320, "height": 568}


@pytest.fixture
def joan(somebody):
    joan = somebody("Joan", on="phone")
    joan.page.set_viewport_size(OLD_PHONE)
    return joan


def slow(person):
    """Make signal and processor slow from here on. Returns the list to which each fetch adds its bytes."""
    line, fetched = person.context.new_cdp_session(person.page), []
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line.send("Network.emulateNetworkConditions", SLOW)
    line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    line.on("Network.loadingFinished", lambda told: fetched.append(told["encodedDataLength"]))
    return fetched


def test_joan_decides_on_a_slow_phone_with_a_page_of_less_than_150_kilobytes(joan):
    link = link_from_the_mail(joan)
    fetched = slow(joan)
    joan.page.goto(link)
    joan.waits_for_the_page()
    assert sum(fetched) <= FIRST_VIEW, f"{sum(fetched)} bytes"
    print(f"{sum(fetched)} bytes in {len(fetched)} fetches")
    joan.finds_the_page_in_order()
    joan.chooses("Agree")
    joan.page.get_by_role("button", name="Sign as Joan Pritchard").dblclick()
    joan.sees_heading("Signed")
    assert joan.site.counts_new_signatures() == 1
