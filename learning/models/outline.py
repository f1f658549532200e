"""The tree of all modules as readers walk it: addresses, titles, minutes, order. Built from six queries, then kept.

Every process keeps its own copy and compares one short token in the cache at each request. Whatever changes the tree
takes the token away (actions/publishing.py); without Redis another process notices within a minute.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from secrets import token_hex
from time import monotonic
from types import MappingProxyType
from typing import Any, NamedTuple

from django.apps import apps
from django.core.cache import cache
from django.urls import reverse
from wagtail.models import PageViewRestriction

from learning.models.base import BasePage, Nation
from learning.models.window import Windows, windows_by_module

TOKEN = "learning:library"  # noqa: S105 - a key in the cache, not a secret
KEPT_FOR = 60  # seconds

COLUMNS = (
    "pk", "path", "slug", "title", "summary", "minutes", "credited_to", "checked_on", "nation", "live_revision",
    "published_body__stamp", "published_body__revision", "published_body__seconds", "published_body__activities",
    "published_body__outline", "recording__stamp", "recording__title", "recording__digest",
)  # fmt: skip


class Task(NamedTuple):
    """One activity of a section."""

    kind: str  # of block, as learning.block_states knows it
    key: str
    title: str
    minutes: int


class First(NamedTuple):
    """What should be done before a section. `must`: whoever has not begun it cannot go on without."""

    sections: tuple[int, ...]
    tasks: tuple[tuple[str, str], ...]  # kind and key
    why: str
    must: bool


class Entry(NamedTuple):
    """One page: what lists and headings say about it."""

    pk: int
    path: str
    slug: str
    title: str
    summary: str
    minutes: int
    credited_to: str
    checked_on: date | None
    nation: str
    stamp: str  # of its published body; empty: it must be drawn again
    activities: int
    restricted: bool  # Wagtail's own restrictions have something to say
    number: str
    url: str
    tasks: tuple[Task, ...] = ()
    first: First | None = None
    sound: str = ""  # which recording says it; empty: nobody has read it aloud as it is now

    @property
    def heading(self) -> str:
        return f"{self.number} {self.title}".strip()


class Chapter(NamedTuple):
    entry: Entry
    sections: tuple[Entry, ...]
    further_url: str

    @property
    def minutes(self) -> int:
        return sum(section.minutes for section in self.sections)


class Module(NamedTuple):
    entry: Entry
    open_to: str
    programmes: frozenset[int]
    universities: frozenset[int]
    chapters: tuple[Chapter, ...]
    fingerprint: str = ""  # the same as long as nothing in it has changed
    lets_in: bool = True  # readers put themselves on it by opening it
    windows: Windows = MappingProxyType({})  # from when until when: by cohort, and by person

    @property
    def pk(self) -> int:
        return self.entry.pk

    @property
    def path(self) -> str:
        return self.entry.path

    @property
    def minutes(self) -> int:
        return sum(chapter.minutes for chapter in self.chapters)

    def chapter(self, slug: str) -> Chapter | None:
        return next((chapter for chapter in self.chapters if chapter.entry.slug == slug), None)

    def steps(self) -> Iterator[tuple[Chapter, Entry]]:
        """Every section in reading order, with its chapter."""
        return ((chapter, section) for chapter in self.chapters for section in chapter.sections)


class Library(NamedTuple):
    """All live modules, by slug."""

    token: str
    modules: dict[str, Module]

    @property
    def fingerprint(self) -> str:
        return "".join(module.fingerprint for module in self.modules.values())

    def module_with(self, section: int) -> Module | None:
        return next((module for module in self.modules.values() for _, step in module.steps() if step.pk == section), None)


_here: dict[str, tuple[Library, float]] = {}


def library() -> Library:
    """Return the tree, without a query while nothing has changed. With the cache away, a minute old at most."""
    token = cache.get(TOKEN)
    if token is None:
        token = token_hex(8)
        cache.set(TOKEN, token, KEPT_FOR)
    kept, built = _here.get("library", (None, 0.0))
    away = kept is not None and kept.token != token and cache.get(TOKEN) is None
    if kept is None or (kept.token != token and not (away and monotonic() - built < KEPT_FOR)):
        kept = build(token)
        _here["library"] = kept, monotonic()
    return kept


def forget_library() -> None:
    """Make every process build the tree again at its next request."""
    cache.delete(TOKEN)
    _here.clear()


def page_of(entry: Entry) -> BasePage:
    """Return the page itself, as its own type: for what happens rarely."""
    return BasePage.objects.live().get(pk=entry.pk).specific


def build(token: str) -> Library:
    index = apps.get_model("learning", "ModuleIndexPage").objects.live().order_by("path").first()
    if index is None:
        return Library(token, {})
    rows = BasePage.objects.live().descendant_of(index).order_by("path").values(*COLUMNS)
    shut = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    below: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        below[row["path"][: -BasePage.steplen]].append(row | {"restricted": row["path"].startswith(shut)})
    doors = defaultdict(list)
    for pk, *door in apps.get_model("learning", "ModulePage").objects.values_list(
        "pk", "open_to", "programmes", "programmes__university", "lets_in"
    ):
        doors[pk].append(door)
    modules = [module_of(row, doors[row["pk"]], below) for row in below[index.path]]
    windows = windows_by_module()
    modules = [module._replace(windows=windows.get(module.pk, MappingProxyType({}))) for module in modules]
    return Library(token, {module.entry.slug: module for module in modules})


def module_of(row: dict[str, Any], doors: list[list[Any]], below: dict[str, list[dict[str, Any]]]) -> Module:
    here = (row["slug"],)
    chapters = tuple(chapter_of(chapter, number, here, below) for number, chapter in enumerate(below[row["path"]], 1))
    module = Module(
        entry(row, "", reverse("learning:module", args=here)),
        doors[0][0],
        frozenset(programme for _, programme, _, _ in doors if programme),
        frozenset(university for _, _, university, _ in doors if university),
        chapters,
        lets_in=doors[0][3],
    )
    return module._replace(fingerprint=sha256(repr(module).encode()).hexdigest()[:16])


def chapter_of(row: dict[str, Any], number: int, parents: tuple[str, ...], below: dict[str, list[dict[str, Any]]]) -> Chapter:
    here = (*parents, row["slug"])
    sections = tuple(
        entry(section, f"{number}.{place}", reverse("learning:section", args=(*here, section["slug"])))
        for place, section in enumerate(below[row["path"]], 1)
    )
    return Chapter(
        entry(row, str(number), reverse("learning:chapter", args=here)), sections, reverse("learning:further", args=here)
    )


def entry(row: dict[str, Any], number: str, url: str) -> Entry:
    fresh = row["published_body__stamp"] and row["published_body__revision"] == row["live_revision"]
    return Entry(
        *(row[name] for name in ("pk", "path", "slug", "title", "summary")),
        row["minutes"] or -(-(row["published_body__seconds"] or 0) // 60),
        row["credited_to"],
        row["checked_on"],
        str(Nation(row["nation"]).label),
        row["published_body__stamp"] if fresh else "",
        row["published_body__activities"] or 0,
        row["restricted"],
        number,
        url,
        tuple(Task(*task) for task in (row["published_body__outline"] or {}).get("tasks", ())),
        first_of((row["published_body__outline"] or {}).get("first")),
        sound_of(row, f"{number} {row['title']}") if fresh else "",
    )


def sound_of(row: dict[str, Any], heading: str) -> str:
    said = (row["recording__stamp"], row["recording__title"])
    return row["recording__digest"] if said == (row["published_body__stamp"], heading[:300]) else ""


def first_of(kept: dict[str, Any] | None) -> First | None:
    if not kept:
        return None
    return First(tuple(kept["sections"]), tuple((kind, key) for kind, key in kept["tasks"]), kept["why"], kept["must"])
