"""What is checked after every step of every journey, and the words journeys are told in."""

import re
from contextlib import suppress

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Error, expect

# What the accessibility rules look at, without what differs each time a page is drawn: tokens, ids of new rows, the time.
STATE = r"""() => {
  const marks = [...document.querySelectorAll("input, select, textarea")].map((field) => [field.value, field.checked]);
  const media = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((one) => matchMedia(one).matches);
  const words = JSON.stringify([innerWidth, innerHeight, scrollY, media, marks, document.documentElement.outerHTML]);
  return words.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9_-]{32,}|\d\d:\d\d/g, "…");
}"""
# Everything on a page of ours answers: what is typed or chosen before that is seen by no script yet.
ANSWERS = """() => !document.documentElement.classList.contains("scripted")
  || performance.getEntriesByName("waymark:started").length > 0"""
# Each way of looking that words in sight have: their element and all around it, with what style sheets choose by.
LOOKS = r"""() => {
  const media = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((one) => matchMedia(one).matches);
  const chosen = ["class", "open", "disabled", "aria-current", "aria-invalid", "aria-pressed", "aria-selected", "aria-expanded",
    "aria-disabled", "style", "type", "data-theme"];
  const one = (node) => node.nodeName + chosen.map((name) => node.getAttribute?.(name) ?? "").join("·");
  const known = new Map();
  const chain = (node) => {
    if (!node) return `${innerWidth}${media}`;
    if (!known.has(node)) known.set(node, `${chain(node.parentElement)}>${one(node)}${node.checked ?? ""}`);
    return known.get(node);
  };
  const written = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  const worded = (node) => node.checkVisibility() && (written(node) || node.value || node.placeholder);
  return [...new Set([...document.body.querySelectorAll("*")].filter(worded).map(chain))];
}"""
A_WHILE = 5_000  # ms
FIELD = 100  # px: higher than a field
HALF_COVERED = "target-size"
FOUND_IN_ORDER = set()  # pages in exactly the state in which the rules have passed already
FOUND_READABLE = set()  # ways of looking whose contrast was enough, which is the dearest of the rules

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what passes is not told in full, which takes most of the time
}


class Person:
    """Somebody with a browser of their own. Locators are only what a person can perceive: role, name, label, text."""

    def __init__(self, browser, site, *, size, touch=False, script=True, name=""):
        self.site = site
        self.context = browser.new_context(
            viewport=size, has_touch=touch, is_mobile=touch, java_script_enabled=script, base_url=site.url,
            locale="en-GB", timezone_id="Europe/London", reduced_motion="reduce",
        )  # fmt: skip
        self.script = script
        self.name = name
        self.faults = []
        self.opens_a_tab()

    def opens_a_tab(self):
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self.note_where_it_goes)

    def note_where_it_goes(self, request):
        if not request.url.startswith((self.site.url, self.site.url.replace("http", "ws"), "data:", "blob:", "about:")):
            self.faults.append(f"a request left the site: {request.url}")

    def signs_in_on_the_demo_page(self, called):
        self.page.goto("/demo/")
        self.page.get_by_role("button", name=f"Be {called}", exact=True).click()
        self.sees_heading(f"Hello {called}")

    def is_ready_for_no_signal(self):
        """The page answers and the site's worker is at work: from here on the editor opens without a signal."""
        # Functions, not expressions: an expression that is asked for again is refused by the page's own content policy.
        self.page.wait_for_function("() => performance.getEntriesByName('waymark:started').length > 0")
        self.page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")

    def opens(self, address):
        self.page.goto(address)
        self.finds_the_page_in_order()

    def presses(self, name, *, role="button", exact=True):
        self.page.get_by_role(role, name=name, exact=exact).click()
        self.finds_the_page_in_order()

    def follows(self, name, *, exact=True):
        self.presses(name, role="link", exact=exact)

    def chooses(self, label):
        self.page.get_by_label(label, exact=False).first.check()

    def types(self, label, text):
        self.page.get_by_label(label, exact=False).first.fill(text)

    def sees(self, text):
        self.page.get_by_text(text).filter(visible=True).first.wait_for()

    def no_longer_sees(self, text):
        """Waits for it: what a script draws, a script takes away."""
        expect(self.page.get_by_text(text).filter(visible=True)).to_have_count(0, timeout=30_000)

    def sees_heading(self, text):
        self.page.get_by_role("heading", level=1).filter(has_text=text).wait_for(state="visible")

    def finds_the_page_in_order(self):
        """A press may still be on its way to the next page while this one is looked at: then the next one is looked at."""
        for tries_left in (2, 1, 0):
            page = self.waits_for_the_page()
            try:
                self.looks_at_the_page()
            except (Error, AssertionError):
                if not tries_left or page == self.waits_for_the_page():
                    raise
            else:
                break

    def waits_for_the_page(self):
        """Until it is there in full. Returns what tells this page from the next: the moment it was begun, None on the way."""
        self.page.wait_for_load_state()
        try:
            if self.script:
                self.page.wait_for_function("() => document.readyState === 'complete' && document.body !== null")
                with suppress(Error):
                    self.page.wait_for_function(ANSWERS, timeout=A_WHILE)
            return self.page.evaluate("performance.timeOrigin")
        except Error:
            return None

    def finds_it_in_order_from_the_top(self):
        """The same from the top of a long page: half a button under the bar at the bottom would count as a small one."""
        self.page.evaluate("scrollTo(0, 0)")
        self.finds_the_page_in_order()

    def looks_at_the_page(self):
        # Read in one go: a script that changes the heading changes the title in the same breath.
        title, headings = self.page.evaluate("[document.title, [...document.querySelectorAll('h1')].map(one => one.innerText)]")
        assert len(headings) == 1, f"{self.page.url} has {len(headings)} first headings"
        heading = re.sub(r"\s+", " ", headings[0]).strip()
        title = title.removeprefix("Error: ")
        assert title.startswith(heading), f"the title “{title}” does not begin with the heading “{heading}”"
        if self.script:
            sideways = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert sideways <= 0, f"{self.page.url} scrolls sideways by {sideways} px"
            self.meets_the_accessibility_rules()
        assert self.faults == [], f"{self.page.url}: {self.faults}"

    def breaks(self, rules):
        return AxeResults(self.page.evaluate("(rules) => axe.run(document, rules)", rules))

    def breaks_wherever_it_is_scrolled_to(self):
        """Half a field under the bar at the bottom counts as a small one. One that is small stays so wherever the page stands."""
        at = self.page.evaluate("scrollY")
        for there in (at + FIELD, at - FIELD):
            self.page.evaluate("(to) => scrollTo(0, to)", there)
            found = self.breaks({"runOnly": [HALF_COVERED], "resultTypes": ["violations"]})
            if not found.violations_count:
                break
        self.page.evaluate("(to) => scrollTo(0, to)", at)
        return found

    def meets_the_accessibility_rules(self):
        state = hash(self.page.evaluate(STATE))
        if state in FOUND_IN_ORDER:
            return
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        looks = {hash(look) for look in self.page.evaluate(LOOKS)}
        contrast = {"rules": {"color-contrast": {"enabled": not looks <= FOUND_READABLE}}}
        found = self.breaks(RULES | contrast)
        if found.violations_count and {one["id"] for one in found.response["violations"]} == {HALF_COVERED}:
            found = self.breaks_wherever_it_is_scrolled_to()
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
        FOUND_IN_ORDER.add(state)
        FOUND_READABLE.update(looks)
