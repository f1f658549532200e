"""A Common Cartridge brought in as a module that nobody sees yet: every page a draft, with a row that says what came of it."""

import logging
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from learning.actions.cartridge_chapter import ChapterOfCartridge
from learning.actions.cartridge_pages import NOT, Pages, put_draft
from learning.actions.site import prepare_site
from learning.interchange.archive import Unreadable
from learning.interchange.cartridge_read import PAGE, Cartridge, Entry, read
from learning.models import BasePage, CartridgeImport, ModulePage
from learning.models.cartridge_values import about, lines, rich, words

logger = logging.getLogger(__name__)

FAULT = "Something went wrong while it was taken in, and nothing came in. Tell whoever runs this site, and send them the file."
NO_CHAPTER = "Pages without a chapter"


@transaction.atomic
def bring_cartridge(*, id: UUID, name: str, content: bytes, by: User) -> CartridgeImport:  # noqa: A002 - made by the page
    """Keep a cartridge that can be read, for a worker to take in. The same id twice is one import.

    Raises Unreadable, with what to do, where the file is no cartridge or no honest one.
    """
    read(content)
    brought, _ = CartridgeImport.objects.get_or_create(pk=id, defaults={"name": name[:200], "content": content, "by": by})
    return brought


@transaction.atomic
def import_cartridge(*, brought: CartridgeImport) -> CartridgeImport:
    """Make drafts of everything in it that has a place here. Twice is once."""
    brought = CartridgeImport.objects.select_for_update().get(pk=brought.pk)
    if brought.done_at:
        return brought
    try:
        with transaction.atomic():
            importer = Importer(read(bytes(brought.content)), brought.by)
            brought.module, brought.rows = importer.run(), importer.pages.rows
    except Unreadable as refused:  # it unpacked to something else than it said
        brought.rows = [{"title": brought.name, "what": "file", "verdict": NOT, "words": [str(refused)], "page": None}]
    brought.done_at, brought.content = timezone.now(), b""
    brought.save(update_fields=["module", "rows", "done_at", "content"])
    record(
        "cartridge.import",
        subject=brought,
        by=brought.by,
        system=brought.by is None,
        module=brought.module_id,
        rows=len(brought.rows),
    )
    return brought


def import_waiting() -> int:
    """Take in what authors have brought, one after the other. Returns how many there were."""
    waiting = list(CartridgeImport.objects.filter(done_at=None).order_by("at"))
    for brought in waiting:
        try:
            import_cartridge(brought=brought)
        except Exception as error:  # noqa: BLE001 - a file of a stranger must not stop the next one
            logger.error("cartridge %s given up: %s", brought.pk, type(error).__name__)
            give_up(brought)
    return len(waiting)


def give_up(brought: CartridgeImport) -> None:
    rows = [{"title": brought.name, "what": "file", "verdict": NOT, "words": [FAULT], "page": None}]
    CartridgeImport.objects.filter(pk=brought.pk, done_at=None).update(rows=rows, done_at=timezone.now(), content=b"")


@transaction.atomic
def import_file(*, name: str, content: bytes, by: User | None) -> CartridgeImport:
    """The same in one go, for a command. Raises Unreadable, with what to do."""
    read(content)
    return import_cartridge(brought=CartridgeImport.objects.create(pk=uuid4(), name=name[:200], content=content, by=by))


class Importer:
    """Goes through a cartridge once: folders become chapters, and what is in them becomes sections."""

    def __init__(self, cartridge: Cartridge, by: User | None) -> None:
        self.cartridge = cartridge
        self.pages = Pages(cartridge.files, by)

    def run(self) -> ModulePage:
        module = put_draft(ModulePage, prepare_site(), self.module_values(), self.pages.by)
        self.pages.say(module.title, "module", page=module)
        loose: list[Entry] = []
        for entry in self.cartridge.entries:
            if entry.is_folder:
                self.loose_chapter(module, loose)
                ChapterOfCartridge(self.pages, module, entry.title, entry.entries).put()
            elif not self.is_about_the_module(entry):
                loose.append(entry)
        self.loose_chapter(module, loose)
        return module

    def loose_chapter(self, module: BasePage, loose: list[Entry]) -> None:
        """What stands in no folder has a chapter too, in its place."""
        if loose:
            ChapterOfCartridge(self.pages, module, NO_CHAPTER, tuple(loose)).put()
            loose.clear()

    def is_about_the_module(self, entry: Entry) -> bool:
        return entry.what == PAGE and self.pages.noted(entry).get("kind") in {"title", "about"}

    def module_values(self) -> dict[str, Any]:
        """Return what is known of the module: what Waymark noted, else what the manifest says."""
        found = [self.pages.noted(one) for one in self.cartridge.entries if one.what == PAGE]
        noted = next((one for one in found if one.get("kind") == "title"), {})
        return {
            "title": self.cartridge.title,
            **about(noted, summary=self.cartridge.summary),
            "outcomes": lines(noted.get("outcomes")),
            **{name: rich(noted.get(name)) for name in ("assessed", "ask", "nations_note", "credits")},
            "licence": words(noted.get("licence") or self.cartridge.rights, 60),
            "licence_url": words(noted.get("licence_url"), 200),
        }
