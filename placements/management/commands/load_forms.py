"""The forms of placements/definitions: adds what is new, as a new version; a version that is here is never edited."""

from typing import Any

from django.core.management.base import BaseCommand

from placements.actions.form_template import load_form
from placements.models.form_definition import definitions


class Command(BaseCommand):
    help = "Load the forms of a placement. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        for order, form in enumerate(definitions().values(), 1):
            template, new = load_form(form=form, order=order, by=None)
            self.stdout.write(f"{template}: {len(form.fields)} fields {'added' if new else 'here already'}")
