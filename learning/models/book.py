"""A module, or one chapter of it, as a book: what every reader gets, put in order to be taken away."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from learning import block_states
from learning.interchange.book import Assessment, Book, Leaf, Weblink
from learning.models.base import BasePage
from learning.models.book_extras import NOTHING, Extras
from learning.models.book_pictures import pictures_in
from learning.models.citation import of_section
from learning.models.glossary import words_of
from learning.models.glossary_marks import without_buttons
from learning.models.outline import Chapter, Entry, Module
from learning.models.published import Body, PublishedBody
from learning.models.text import text_of

OF_MODULE = ("outcomes", "assessed", "ask", "nations_note", "credits", "licence", "licence_url")
OF_CHAPTER = ("outcomes", "content_notes")
FindBody = Callable[[Entry], Body]


def book_of(module: Module, chapter: Chapter | None, find_body: FindBody, extras: Extras = NOTHING) -> Book:
    """Return the book. What is shut by a restriction of its own is not in it; what opens only after something else says so."""
    entry = chapter.entry if chapter else module.entry
    page = BasePage.objects.select_related("locale").get(pk=entry.pk)
    with translation.override(page.locale.language_code):
        return Binder(module, chapter, find_body, language_of(page), extras).bound()


def language_of(page: BasePage) -> str:
    language, _, place = page.locale.language_code.partition("-")
    return f"{language}-{place.upper()}" if place else language


class Binder:
    """Puts one book together."""

    def __init__(self, module: Module, chapter: Chapter | None, find_body: FindBody, language: str, extras: Extras) -> None:
        self.extras = extras
        self.module, self.chapter, self.find_body, self.language = module, chapter, find_body, language
        self.entry = chapter.entry if chapter else module.entry
        wanted = [chapter] if chapter else module.chapters
        self.chapters = [open_part(one) for one in wanted if chapter or not one.entry.restricted]
        self.facts = find_body(module.entry).content

    def bound(self) -> Book:
        changed_at = self.changed_at()
        leaves = (self.title(), *self.middle(), *self.glossary(), self.about(changed_at))
        everything = [leaf for top in leaves for leaf in top.walk()]
        authors = dict.fromkeys([self.entry.credited_to, *(s.credited_to for c in self.chapters for s in c.sections)])
        return Book(
            identifier=f"urn:uuid:{uuid5(NAMESPACE_URL, settings.SITE_URL + self.entry.url + self.extras.name)}",
            title=self.entry.title,
            part_of=self.module.entry.title if self.chapter else "",
            language=self.language,
            publisher=settings.SITE_NAME,
            site=settings.SITE_URL,
            address=self.entry.url,
            changed_at=changed_at,
            authors=tuple(name for name in authors if name),
            summary=self.entry.summary,
            licence=self.facts["licence"],
            licence_url=self.facts["licence_url"],
            leaves=leaves,
            pictures=pictures_in(leaf.html for leaf in everything),
            reader=self.extras.reader,
        )

    def middle(self) -> tuple[Leaf, ...]:
        if self.chapter:
            return self.parts_of(self.chapters[0])
        return tuple(self.chapter_leaf(chapter) for chapter in self.chapters)

    def changed_at(self) -> datetime:
        """When what is in the book was drawn last; the same as long as nothing in it changes."""
        entries = [self.module.entry, *(c.entry for c in self.chapters), *(s for c in self.chapters for s in c.sections)]
        drawn = PublishedBody.objects.filter(page_id__in=[one.pk for one in entries]).values_list("rendered_at", flat=True)
        return max(drawn, default=timezone.now()).replace(microsecond=0)

    def draw(self, template: str, **context: Any) -> str:
        return render_to_string(template, {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL, **context})

    def title(self) -> Leaf:
        """The first page. Of a chapter's own book it is what stands before its sections."""
        if self.chapter:
            return self.chapter_page(self.chapters[0])
        html = self.draw("learning/book/title.html", entry=self.entry, facts=self.facts)
        return Leaf("title", self.entry.title, html, "title", address=self.entry.url, note=self.noted())

    def noted(self) -> dict[str, Any]:
        return known_of(self.entry) | {name: self.facts[name] for name in OF_MODULE}

    def chapter_page(self, chapter: Chapter, leaves: tuple[Leaf, ...] = ()) -> Leaf:
        entry = chapter.entry
        facts = self.find_body(entry).content
        html = self.draw("learning/book/chapter.html", chapter=chapter, facts=facts)
        note = known_of(entry) | {name: facts[name] for name in OF_CHAPTER}
        return Leaf(f"chapter-{entry.pk}", entry.title, html, "chapter", entry.number, entry.url, leaves, note=note)

    def chapter_leaf(self, chapter: Chapter) -> Leaf:
        return self.chapter_page(chapter, self.parts_of(chapter))

    def parts_of(self, chapter: Chapter) -> tuple[Leaf, ...]:
        facts = self.find_body(chapter.entry).content
        sections = tuple(self.section(one) for one in chapter.sections)
        if not any(facts[name] for name in ("intro", "websites", "readings", "ideas")):
            return sections
        links = [Weblink(one["title"], one["url"]) for one in facts["websites"]]
        links += [Weblink(one["title"], f"https://doi.org/{one['doi']}") for one in facts["readings"] if one["doi"]]
        html = self.draw("learning/book/further.html", facts=facts)
        note = {"intro": facts["intro"], "nations_note": facts["nations_note"], "entries": raw_entries(facts)}
        name = f"further-{chapter.entry.pk}"
        further = Leaf(name, "Taking it Further", html, "further", "", chapter.further_url, links=tuple(links), note=note)
        return (*sections, further)

    def section(self, section: Entry) -> Leaf:
        body = self.find_body(section)
        body = body._replace(content=without_buttons(body.content))
        closed = section.first is not None and section.first.must
        text = "" if closed else text_of(body, None, drawn_on_paper)
        html = self.draw("learning/book/section.html", section=section, text=text, closed=closed, address=section.url)
        assessments = () if closed else tuple(assessments_in(body))
        name = f"section-{section.pk}"
        leaf = Leaf(name, section.title, html, "section", section.number, section.url, (), assessments, note=known_of(section))
        return self.extras.put_on(leaf, section, body, closed=closed)

    def glossary(self) -> tuple[Leaf, ...]:
        """The words that this book explains: of a chapter, those that stand in it."""
        words = words_of(self.module.pk) if self.extras.glossary else []
        if self.chapter and words:
            sections = [section.pk for section in self.chapters[0].sections]
            outlines = PublishedBody.objects.filter(page_id__in=sections).values_list("outline", flat=True)
            used = {slug for outline in outlines for slug in outline.get("words", [])}
            words = [word for word in words if word.slug in used]
        if not words:
            return ()
        address = reverse("learning:glossary", args=[self.module.entry.slug])
        html = self.draw("learning/book/glossary.html", words=words)
        return (Leaf("glossary", "Words and what they mean", html, "glossary", address=address),)

    def about(self, changed_at: datetime) -> Leaf:
        references = [self.reference(section, changed_at) for chapter in self.chapters for section in chapter.sections]
        html = self.draw(
            "learning/book/about.html", facts=self.facts, references=references, changed_at=changed_at, address=self.entry.url
        )
        return Leaf("about", "About this book", html, "about")

    def reference(self, section: Entry, changed_at: datetime) -> str:
        on = timezone.localdate(changed_at)
        return of_section(
            author=section.credited_to,
            year=(section.checked_on or on).year,
            title=section.heading,
            module=self.module.entry.title,
            site=settings.SITE_NAME,
            url=settings.SITE_URL + section.url,
            on=on,
        )


def open_part(chapter: Chapter) -> Chapter:
    return chapter._replace(sections=tuple(section for section in chapter.sections if not section.restricted))


def known_of(entry: Entry) -> dict[str, Any]:
    """Return what a page says about itself, under the names of its fields."""
    known = {"summary": entry.summary, "credited_to": entry.credited_to, "nation": entry.nation}
    return {name: words for name, words in known.items() if words}


def raw_entries(facts: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the entries of Taking it Further as an author filled them in, each with its kind."""
    made = {"access_label", "reference", "id"}  # from the rest, when it was published
    named = {"website": facts["websites"], "reading": facts["readings"], "idea": facts["ideas"]}
    return [
        {"type": kind, "value": {name: part for name, part in entry.items() if name not in made}}
        for kind, entries in named.items()
        for entry in entries
    ]


def drawn_on_paper(piece: dict[str, Any]) -> str:
    kind = block_states.find(piece["kind"])
    return kind.on_paper(piece["facts"]) if kind.on_paper else ""


def assessments_in(body: Body) -> list[Assessment]:
    kinds = [(block_states.find(piece["kind"]), piece["facts"]) for piece in body.content if "kind" in piece]
    found = [kind.as_assessment(facts) for kind, facts in kinds if kind and kind.as_assessment]
    return [one for one in found if one]
