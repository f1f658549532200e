"""P1, afterwards. Joan turns her link into an account with a passkey, and finds what she signed without one."""

import re
from types import SimpleNamespace

import pytest

from tests.journeys.test_p1_sign_off import link_from_the_mail


@pytest.fixture
def joan(somebody):
    """Joan, on a device that has a fingerprint reader."""
    joan = somebody("Joan")
    reader = joan.context.new_cdp_session(joan.page)
    reader.send("WebAuthn.enable")
    able = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    reader.send(
        "WebAuthn.addVirtualAuthenticator", {"options": able | {"isUserVerified": True, "automaticPresenceSimulation": True}}
    )
    return joan


def by_name(place):
    """Browsers keep no passkey for an address in figures."""
    return SimpleNamespace(url=place.url.replace("127.0.0.1", "localhost"))


def code_from_the_mail(joan):
    reading = joan.context.new_page()
    reading.goto(f"{joan.site.url}/demo/mailbox/")
    reading.get_by_role("link", name=re.compile("code", re.IGNORECASE)).first.click()
    reading.wait_for_load_state()
    code = re.search(r"^\s*([A-Z0-9]{2,5}-?[A-Z0-9]{2,5})\s*$", reading.locator("main").inner_text(), re.MULTILINE)
    reading.close()
    return code.group(1)


def test_a_link_becomes_an_account_with_a_passkey_and_nothing_is_lost(joan):
    link = link_from_the_mail(joan)
    joan.site = by_name(joan.site)
    joan.opens(by_name(SimpleNamespace(url=link)).url)
    joan.chooses("Agree")
    joan.presses("Sign as Joan Pritchard")
    joan.sees_heading("Signed")
    joan.page.get_by_text("Asked often?").click()
    joan.finds_the_page_in_order()
    joan.follows("Set up a passkey")
    joan.types("Your e-mail address", "joan.pritchard@kestrelshire.example")
    joan.presses("Send me a code")
    joan.page.get_by_role("textbox").first.fill(code_from_the_mail(joan))
    joan.page.keyboard.press("Enter")
    joan.sees_heading("Add a passkey")
    joan.types("What to call it", "My phone")
    joan.chooses("Sign in with it alone")
    joan.page.get_by_role("button", name="Add the passkey").click()
    joan.page.wait_for_url(lambda address: "webauthn/add" not in address)
    joan.opens(f"{joan.site.url}/account/logout/")
    joan.page.get_by_role("button", name="Sign out").last.click()
    joan.sees_heading("Sign in")
    joan.page.get_by_text("Use a password or a passkey").click()
    joan.page.get_by_role("button", name="Sign in with a passkey").click()
    joan.sees_heading("Hello Joan")
    joan.opens(f"{joan.site.url}/placement/to-sign/")
    joan.sees("Signed just now")
