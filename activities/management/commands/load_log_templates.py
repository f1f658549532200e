import tomllib
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand

from activities.models import LogTemplate


class Command(BaseCommand):
    help = "Load the questions for log entries that Waymark brings. Safe to run again: those switched off stay off."

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(apps.get_app_config("activities").path) / "management" / "log_templates.toml"
        for given in tomllib.loads(path.read_text(encoding="utf-8"))["template"]:
            words = {name: given[name] for name in ("title", "about", "order", "questions")}
            LogTemplate.objects.update_or_create(key=given["key"], programme=None, defaults=words)
        self.stdout.write(f"{LogTemplate.objects.count()} templates in all.")
