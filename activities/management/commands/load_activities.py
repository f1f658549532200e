import tomllib
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from activities.actions.activity import allow_authors, publish_activity
from activities.blocks import KINDS
from activities.models import Activity

# What learning/course/README.md says an activity may hold.
OPTIONAL = {"done_when", "tutors_see_done"}
COMMON = {"format", "key", "code", "type", "title", "task", "minutes", "offline", "log", "equivalent"}


class Command(BaseCommand):
    help = "Load the activities of the course files. Safe to run again: what an author has edited since is left alone."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, help="Files of activities; left out, those of every course.")
        parser.add_argument("--overwrite", action="store_true", help="Also bring back activities that an author has edited.")

    def handle(self, *args: Any, **options: Any) -> None:
        courses = Path(apps.get_app_config("learning").path) / "course"
        allow_authors()
        self.overwrite = options["overwrite"]
        files = options["files"] or sorted(courses.glob("*/*/activities/*.toml"))
        changed = sum(self.load(self.read(path), path) for path in files)
        self.stdout.write(f"{changed} activities loaded or renewed, {Activity.objects.count()} in all.")

    def read(self, path):
        try:
            document = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as problem:
            raise CommandError(f"{path} cannot be read: {problem}") from None
        if document.get("format") != 1:
            raise CommandError(f"{path} is not in format 1. See learning/course/README.md.")
        return document

    def load(self, found, path):
        kind = found.get("type")
        if kind not in KINDS:
            raise CommandError(f"{path}: there is no type “{kind}”. Known are: {', '.join(KINDS)}.")
        wanted = COMMON | KINDS[kind].course_keys
        if trouble := (set(found) ^ wanted) - KINDS[kind].optional_keys - OPTIONAL:
            odd = ", ".join(sorted(trouble))
            raise CommandError(f"{path}, {found.get('key')}: missing or not known: {odd}. See learning/course/README.md.")
        if Activity.objects.filter(key=found["key"], latest_revision__user__isnull=False).exists() and not self.overwrite:
            return False
        body = Activity._meta.get_field("body").stream_block.normalize([(kind, KINDS[kind].from_course(found))])
        _, changed = publish_activity(
            key=found["key"],
            by=None,
            code=found["code"],
            title=found["title"],
            task=found["task"],
            minutes=found["minutes"],
            works_offline=found["offline"],
            lands_in_log=found["log"],
            equivalent=found["equivalent"],
            done_when=found.get("done_when", ""),
            tutors_see_done=found.get("tutors_see_done", False),
            body=body,
        )
        return changed
