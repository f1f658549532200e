from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.actions.person import invite_person
from accounts.actions.role import give_role
from accounts.models import Cohort, Organisation
from accounts.rules import Role


class Command(BaseCommand):
    help = "Add a person and give them a role. They are told by mail and sign in by e-mail code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--role", choices=Role.values, required=True)
        parser.add_argument("--organisation", required=True, help="name of the university or agency; made if it is new")
        parser.add_argument("--cohort", help="title of a student's or tutor's cohort")

    def handle(self, *args: Any, **options: Any) -> str:
        role = Role(options["role"])
        in_agency = role in {Role.PRACTICE_EDUCATOR, Role.ON_SITE_SUPERVISOR}
        kind = Organisation.Kind.AGENCY if in_agency else Organisation.Kind.UNIVERSITY
        organisation, _ = Organisation.objects.get_or_create(name=options["organisation"], defaults={"kind": kind})
        cohort = None
        if options["cohort"]:
            cohort = Cohort.objects.filter(title=options["cohort"], programme__university=organisation).first()
            if cohort is None:
                raise CommandError(f"{organisation} has no cohort called {options['cohort']}.")
        person = invite_person(email=options["email"], name=options["name"], by=None)
        give_role(person=person, role=role, organisation=organisation, cohort=cohort, by=None)
        return f"{person} is now a {role.label} at {organisation}."
