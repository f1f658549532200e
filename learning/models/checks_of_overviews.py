"""What an author is told about a chapter or a module before it is published: what readers look for at its beginning."""

from collections.abc import Iterator
from typing import Any

from learning.models.checks import what_must_hold_in
from learning.models.checks_of_words import READABLE, Finding, about_headings, about_links, age_in_words, grade_of
from learning.models.safe_html import soup_of, tidy

MOST_OUTCOMES = 7
LONG_ENOUGH = 12  # words: of fewer the reading age says nothing


def findings_in_chapter(page: Any) -> list[Finding]:
    """Return what must be mended first, then what is worth a look."""
    html = [("", soup_of(tidy(page.further_intro))), ("", soup_of(tidy(page.further_nations_note)))]
    found = [
        *what_must_hold_in(page.further),
        *about_beginning(page),
        *about_headings(html),
        *about_links(html),
    ]
    if not page.further:
        found.append(Finding("Taking it Further has no website, reading or idea yet."))
    return sorted(found, key=lambda finding: not finding.must)


def findings_in_module(page: Any) -> list[Finding]:
    fields = {"assessed": "how it is assessed", "ask": "who to ask", "credits": "who made it"}
    html = [("", soup_of(tidy(getattr(page, name)))) for name in (*fields, "nations_note")]
    found = [*what_must_hold_in(page.to_come), *about_beginning(page), *about_headings(html), *about_links(html)]
    found += [
        Finding(f"It does not say {words}.")
        for name, words in fields.items()
        if not soup_of(getattr(page, name)).get_text().strip()
    ]
    if not page.licence:
        found.append(Finding("It does not say under which licence others may use it."))
    return sorted(found, key=lambda finding: not finding.must)


def about_beginning(page: Any) -> Iterator[Finding]:
    """What stands at the top, and in every list of chapters or modules."""
    outcomes = [line.strip() for line in page.outcomes.splitlines() if line.strip()]
    if not page.summary.strip():
        yield Finding("It has no summary. Lists and searches show one.")
    if not outcomes:
        yield Finding("It does not say what readers will be able to do.")
    elif len(outcomes) > MOST_OUTCOMES:
        yield Finding(f"It names {len(outcomes)} things that readers will be able to do. Up to {MOST_OUTCOMES} are remembered.")
    text = f"{page.summary}\n" + "\n".join(f"{line.rstrip('.')}." for line in outcomes)
    if len(text.split()) >= LONG_ENOUGH and grade_of(text) > READABLE:
        yield Finding(f"Its summary and outcomes are harder to read than they need be. {age_in_words(grade_of(text))}")
