import tomllib
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from activities.actions.activity import allow_authors, publish_activity
from activities.models import Activity

# What learning/course/README.md says an activity may hold.
COMMON = {"key", "code", "type", "title", "task", "minutes", "offline", "log", "equivalent"}
OF_KIND = {
    "sort": {"group", "card", "closing", "log_question"},
    "reflective_prompt": {"question", "helpers", "privacy"},
    "branch": {"scene", "ending", "closing", "log_question"},
    "poll": {"question", "steps", "item", "closing", "log_question"},
}


def sort_value(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "groups": [{"key": group["key"], "title": group["title"], "meaning": group["meaning"]} for group in found["group"]],
        "cards": [
            {
                "key": card["key"],
                "text": card["text"],
                "places": [
                    {"group": key, "fits": key in card["fits"], "feedback": words} for key, words in card["feedback"].items()
                ],
            }
            for card in found["card"]
        ],
        "closing": found["closing"].strip(),
        "log_question": found["log_question"],
    }


def prompt_value(found: dict[str, Any]) -> dict[str, Any]:
    return {"question": found["question"], "helpers": found["helpers"], "privacy": found["privacy"]}


def branch_value(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "scenes": [
            {name: scene[name] for name in ("key", "title", "text", "question")} | {"choices": scene["choice"]}
            for scene in found["scene"]
        ],
        "endings": [
            {name: ending[name] for name in ("key", "title", "text")} | {"trades": ending["trade"]} for ending in found["ending"]
        ],
        "closing": found["closing"].strip(),
        "log_question": found["log_question"],
    }


def poll_value(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "question": found["question"],
        "steps": found["steps"],
        "items": [{"key": item["key"], "text": item["text"]} for item in found["item"]],
        "closing": found["closing"].strip(),
        "log_question": found["log_question"],
    }


VALUES = {"sort": sort_value, "reflective_prompt": prompt_value, "branch": branch_value, "poll": poll_value}


class Command(BaseCommand):
    help = "Load the activities of the course files. Safe to run again: what an author has edited since is left alone."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, help="activities.toml files; left out, those of every course.")
        parser.add_argument("--overwrite", action="store_true", help="Also bring back activities that an author has edited.")

    def handle(self, *args: Any, **options: Any) -> None:
        courses = Path(apps.get_app_config("learning").path) / "course"
        allow_authors()
        self.overwrite = options["overwrite"]
        files = options["files"] or sorted(courses.glob("*/*/activities.toml"))
        changed = sum(self.load(found, path) for path in files for found in self.read(path))
        self.stdout.write(f"{changed} activities loaded or renewed, {Activity.objects.count()} in all.")

    def read(self, path):
        try:
            document = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as problem:
            raise CommandError(f"{path} cannot be read: {problem}") from None
        if document.get("format") != 1:
            raise CommandError(f"{path} is not in format 1. See learning/course/README.md.")
        return document.get("activity", [])

    def load(self, found, path):
        kind = found.get("type")
        if kind not in OF_KIND:
            raise CommandError(f"{path}: there is no type “{kind}”. Known are: {', '.join(OF_KIND)}.")
        wanted = COMMON | OF_KIND[kind]
        if set(found) != wanted:
            odd = ", ".join(sorted(set(found) ^ wanted))
            raise CommandError(f"{path}, {found.get('key')}: missing or not known: {odd}. See learning/course/README.md.")
        if Activity.objects.filter(key=found["key"], latest_revision__user__isnull=False).exists() and not self.overwrite:
            return False
        body = Activity._meta.get_field("body").stream_block.normalize([(kind, VALUES[kind](found))])
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
            body=body,
        )
        return changed
