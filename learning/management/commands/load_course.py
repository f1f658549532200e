"""A course from its files. Pages are made, brought up to date and published through Wagtail's revisions."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.text import slugify

from accounts.models import User
from learning.actions.course import Loaded, activity_with, nodes_named, put_drawing, put_page
from learning.actions.glossary import draw_sections_again, put_words
from learning.actions.site import prepare_site
from learning.management import course_files, course_sources
from learning.models import BasePage, ChapterPage, ModulePage, SectionPage

COURSES = Path(__file__).resolve().parents[2] / "course"


def section_in(module: ModulePage) -> Callable[[str], int]:
    """Return what finds a section of this module that was loaded before."""

    def find(slug: str) -> int:
        found = SectionPage.objects.descendant_of(module).filter(slug=slug).values_list("pk", flat=True).first()
        if found is None:
            raise LookupError(f"There is no section “{slug}” before it.")
        return found

    return find


class Command(BaseCommand):
    help = "Load a course from learning/course. Safe to run again: what an author has edited since is left alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", nargs="?", default="digital_practice", help="Folder in learning/course.")
        parser.add_argument("--as", dest="author", metavar="EMAIL", help="Who publishes it. Nobody: the operator.")
        parser.add_argument("--open-to", choices=ModulePage.Openness.values, default=ModulePage.Openness.EVERYONE)
        parser.add_argument("--overwrite", action="store_true", help="Also bring back pages that an author has edited.")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        self.by = self.find_author(options["author"])
        self.overwrite = options["overwrite"]
        self.folder = COURSES / options["course"]
        try:
            self.load_module(options["open_to"])
        except (course_files.CourseFault, LookupError, OSError) as fault:
            raise CommandError(str(fault)) from fault

    def find_author(self, email: str | None) -> User | None:
        author = User.objects.filter(email__iexact=email).first() if email else None
        if email and author is None:
            raise CommandError(f"Nobody here has the address {email}. Invite them first, or leave out --as.")
        return author

    def put(self, model: type[BasePage], parent: BasePage, slug: str, values: dict[str, Any]) -> Any:
        page, loaded = put_page(model=model, parent=parent, slug=slug, values=values, by=self.by, overwrite=self.overwrite)
        if loaded != Loaded.SAME:
            self.stdout.write(f"{page.title}: {loaded}")
        return page

    def load_module(self, open_to: str) -> None:
        facts = course_files.read(self.folder / "module.toml", course_files.MODULE)
        values = {"open_to": open_to, **course_files.module_values(facts)}
        module = self.put(ModulePage, prepare_site(), facts["slug"], values)
        folders = [self.folder / chapter["folder"] for chapter in facts["chapter"] if chapter["published"]]
        changed = self.load_words(module, folders)
        self.cite = course_sources.citing(course_sources.readings(folders))
        for folder in folders:
            self.load_chapter(module, folder)
        if changed:
            draw_sections_again(module=module.pk)

    def load_words(self, module: ModulePage, folders: list[Path]) -> bool:
        """Load the glossaries of all chapters, and return whether a word changed that sections may show already.

        A word that two chapters explain keeps the meaning of the first.
        """
        had_sections = SectionPage.objects.descendant_of(module).exists()
        words: dict[str, dict[str, str]] = {}
        for path in (folder / "glossary.toml" for folder in folders):
            if path.is_file():
                facts = course_files.read(path, course_files.GLOSSARY)
                words = {slugify(one["term"]): one for one in course_files.glossary_values(facts, path.name)} | words
        loaded = put_words(module=module, words=list(words.values()), overwrite=self.overwrite)
        for term, what in loaded.items():
            if what != Loaded.SAME:
                self.stdout.write(f"{term}: {what}")
        return had_sections and bool({Loaded.NEW, Loaded.CHANGED} & set(loaded.values()))

    def load_chapter(self, module: ModulePage, folder: Path) -> None:
        facts = course_files.read(folder / "chapter.toml", course_files.CHAPTER)
        values = {"capabilities": nodes_named(course_files.capabilities(facts)), **course_files.chapter_values(facts)}
        chapter = self.put(ChapterPage, module, facts["slug"], values)
        for name in facts["sections"]:
            section = course_files.read(folder / name, course_files.SECTION)
            values = course_files.section_values(
                section,
                drawing=self.drawing_in(folder),
                activity=activity_with,
                section=section_in(module),
                cite=self.cite,
            )
            self.put(SectionPage, chapter, section["slug"], values)

    def drawing_in(self, folder: Path) -> Any:
        return lambda name: put_drawing(title=name, svg=(folder / name).read_bytes(), by=self.by)
