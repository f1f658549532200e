"""Takes the pictures of the docs from the running demo: `make demo` in one window, `make pictures` in another."""

import base64
import os
import sys
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

SITE = os.environ.get("SITE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")
FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def somebody(browser: Browser, size: dict[str, int]) -> Page:
    # Half as many dots again: sharp on good screens, and still a small file.
    return browser.new_context(
        viewport=size, base_url=SITE, locale="en-GB", device_scale_factor=1.5, reduced_motion="reduce"
    ).new_page()


def become(page: Page, called: str) -> None:
    page.goto("/demo/")
    page.get_by_role("button", name=f"Be {called}", exact=True).click()


def reader(browser: Browser) -> bytes:
    page = somebody(browser, DESK)
    become(page, "Amara")
    page.get_by_role("link", name="Carry on reading").first.click()
    page.get_by_role("link", name="A visit, three ways").first.click()
    page.wait_for_load_state("networkidle")
    return page.screenshot()


def sign_off(browser: Browser) -> bytes:
    """What Joan sees on her phone: the newest mail that asks her for something, and the page behind its link."""
    page = somebody(browser, PHONE)
    page.goto("/demo/mailbox/")
    page.get_by_role("link", name="thing to confirm").first.click()
    page.locator("main a[href*='/by-link/']").first.click()
    page.wait_for_load_state("networkidle")
    return page.screenshot()


def side_by_side(browser: Browser, desk: bytes, phone: bytes) -> bytes:
    page = browser.new_context(viewport={"width": 1280, "height": 640}).new_page()
    left, right = (base64.b64encode(picture).decode() for picture in (desk, phone))
    page.set_content(f"""<style>
        body {{ margin: 0; height: 640px; background: #e9e6df }}
        body {{ display: flex; gap: 32px; align-items: center; justify-content: center }}
        img {{ height: 560px; border-radius: 12px; box-shadow: 0 8px 32px #0003 }}</style>
        <img src="data:image/png;base64,{left}"><img src="data:image/png;base64,{right}">""")
    return page.screenshot()


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        try:
            (FOLDER / "waymark.png").write_bytes(side_by_side(browser, reader(browser), sign_off(browser)))
        except Error as error:
            sys.exit(f"{error.message.splitlines()[0]}\nIs the demo running at {SITE}? Start it with: make demo")
        finally:
            browser.close()
    print(f"Pictures are in {FOLDER}")


if __name__ == "__main__":
    main()
