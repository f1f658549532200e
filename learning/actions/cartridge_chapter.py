"""One folder of a cartridge as a chapter: its pages as sections, its links as Taking it Further, its questions as activities."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from learning import block_states
from learning.actions.cartridge_pages import NOT, TOO_DEEP, Pages, put_draft
from learning.interchange.archive import Unreadable, part
from learning.interchange.cartridge_read import LINK, OTHER, PAGE, Entry, link_in
from learning.interchange.links import whole
from learning.models import BasePage, ChapterPage, SectionPage
from learning.models.cartridge_values import about, entry_of, lines, rich, stream, website

NO_CREDIT = "Say who made each picture, and under which licence, before you publish it."
NOBODY_TRIED = "Open it, and fill in what it is good for: only its title and address are known."
NO_ADDRESS = "Its address is not one that a browser could open."
NO_QUESTIONS = "Questions cannot be taken in here."
LOOK = "It is a question set of its own, as a draft among the activities: publish it there first."
FLATTENED = "A folder inside a chapter: what is in it stands in the chapter, in the same order."
OTHERWISE = "It is {about}, which has no place here."


class ChapterOfCartridge:
    """Gathers what is in a folder, then makes the chapter and its sections."""

    def __init__(self, pages: Pages, module: BasePage, title: str, entries: tuple[Entry, ...]) -> None:
        self.pages, self.module, self.title, self.entries = pages, module, title, entries
        self.values: dict[str, Any] = about({})
        self.further: list[tuple[str, Any]] = []
        self.sections: list[dict[str, Any]] = []
        self.rows: list[tuple[Any, ...]] = []  # what to say, once the pages are there

    def put(self) -> ChapterPage:
        for entry in flat(self.entries, self.pages):
            self.take(entry)
        values = {"title": self.title, **self.values, "further": stream(self.further)}
        chapter = put_draft(ChapterPage, self.module, values, self.pages.by)
        self.pages.say(self.title, "chapter", page=chapter)
        made = {}
        for section in self.sections:
            body = stream(section["blocks"])
            made[id(section)] = put_draft(SectionPage, chapter, section["values"] | {"body": body}, self.pages.by)
        for title, what, said, verdict, section in self.rows:
            self.pages.say(title, what, *said, verdict=verdict, page=made.get(id(section)))
        return chapter

    def say(self, title: str, what: str, said: Any = (), *, verdict: str = "", section: dict[str, Any] | None = None) -> None:
        self.rows.append((title, what, tuple(said), verdict, section))

    def take(self, entry: Entry) -> None:
        if entry.what == PAGE:
            self.take_page(entry)
        elif entry.what == LINK:
            self.take_link(entry)
        elif entry.what == OTHER:
            self.say(entry.title, "other", [OTHERWISE.format(about=entry.about)], verdict=NOT)
        else:
            self.take_questions(entry)

    def take_page(self, entry: Entry) -> None:
        page = self.pages.page(entry)
        if page is None:
            self.say(entry.title, "page", [TOO_DEEP], verdict=NOT)
            return
        kind = page.noted.get("kind")
        if kind == "chapter":
            listed = {name: lines(page.noted.get(name)) for name in ("outcomes", "content_notes")}
            self.values = about(page.noted) | listed
            self.say(entry.title, "page")
        elif kind == "further":
            self.take_further(entry, page.noted)
        else:
            said = [*page.notes, *([NO_CREDIT] if any(name == "figure" and not v["credit"] for name, v in page.blocks) else [])]
            values = {"title": entry.title, **about(page.noted, author=page.author, summary=page.summary)}
            section = {"values": values, "blocks": [ready(name, value) for name, value in page.blocks]}
            self.sections.append(section)
            self.say(entry.title, "page", said, section=section)

    def take_further(self, entry: Entry, noted: dict[str, Any]) -> None:
        found = noted.get("entries")
        entries = [entry_of(one) for one in found] if isinstance(found, list) else []
        self.further += [one for one in entries if one]
        self.values |= {"further_intro": rich(noted.get("intro")), "further_nations_note": rich(noted.get("nations_note"))}
        lost = entries.count(None)
        self.say(entry.title, "page", [f"{lost} of its entries could not be read."] if lost else [])

    def take_link(self, entry: Entry) -> None:
        try:
            title, address = link_in(part(self.pages.files, entry.path))
        except Unreadable as refused:
            self.say(entry.title, "link", [str(refused)], verdict=NOT)
            return
        url = whole(address)
        if url is None or not url.startswith("http"):
            self.say(entry.title, "link", [NO_ADDRESS], verdict=NOT)
        elif url in self.addresses():
            self.say(entry.title, "link")
        else:
            self.further.append(
                ("website", website(title or entry.title, url, (urlsplit(url).hostname or "").removeprefix("www.")))
            )
            self.say(entry.title, "link", [NOBODY_TRIED])

    def addresses(self) -> set[str]:
        """Return the addresses that are there already."""
        dois = {f"https://doi.org/{value['doi']}" for kind, value in self.further if kind == "reading" and value.get("doi")}
        return dois | {value["url"] for kind, value in self.further if kind == "website"}

    def take_questions(self, entry: Entry) -> None:
        kind = next((one for one in block_states.every() if one.take_assessment), None)
        if kind is None or kind.take_assessment is None:
            self.say(entry.title, "questions", [NO_QUESTIONS], verdict=NOT)
            return
        taken, said = kind.take_assessment(content=part(self.pages.files, entry.path), title=entry.title, by=self.pages.by)
        if taken is None:
            self.say(entry.title, "questions", said, verdict=NOT)
            return
        if not self.sections:
            self.sections.append({"values": {"title": entry.title, **about({})}, "blocks": []})
        self.sections[-1]["blocks"].append((kind.name, taken.pk))
        self.say(entry.title, "questions", [LOOK, *said], section=self.sections[-1])


def flat(entries: tuple[Entry, ...], pages: Pages) -> Iterator[Entry]:
    """Yield everything in a folder and in folders inside it."""
    for entry in entries:
        if entry.is_folder:
            pages.say(entry.title, "folder", FLATTENED)
            yield from flat(entry.entries, pages)
        else:
            yield entry


def ready(name: str, value: Any) -> tuple[str, Any]:
    """Return a block as a page stores it."""
    return (name, value | {"picture": int(value["picture"])}) if name == "figure" else (name, value)
