"""Roles and permissions as prose, and predicates that read as claims."""

from enum import StrEnum

import rules
from django.db import models


class Role(models.TextChoices):
    """What a person is in an organisation, from one date to another."""

    STUDENT = "student", "student"
    PRACTICE_EDUCATOR = "practice_educator", "practice educator"
    ON_SITE_SUPERVISOR = "on_site_supervisor", "on-site supervisor"
    TUTOR = "tutor", "tutor"
    COORDINATOR = "coordinator", "practice learning coordinator"
    AUTHOR = "author", "content author"
    EXAMINER = "examiner", "external examiner"
    ADMINISTRATOR = "administrator", "system administrator"


# Shown to whoever gives a role, so that nobody gives more than they mean to.
ROLE_DESCRIPTIONS = {
    Role.STUDENT: "Reads modules, writes private log entries, gathers evidence on a placement.",
    Role.PRACTICE_EDUCATOR: "Teaches and assesses the students whose placements name them. Sees only what those students share.",
    Role.ON_SITE_SUPERVISOR: "Looks after a student day to day and confirms days. Sees only their own student.",
    Role.TUTOR: "Runs seminars and supports the students whose placements or groups name them. Never sees a private log entry.",
    Role.COORDINATOR: "Arranges placements and sees their progress. Private entries only in an emergency, with an administrator.",
    Role.AUTHOR: "Writes and publishes teaching content. Sees nothing that students write.",
    Role.EXAMINER: "Reads the sample of portfolios they are given, and nothing else.",
    Role.ADMINISTRATOR: "Runs the system. Sees nothing that students write, except in an emergency, with a coordinator.",
}


class Permission(StrEnum):
    """What somebody may do with people and roles."""

    USE_WAYMARK = "accounts.use_waymark"
    INVITE_PERSON = "accounts.invite_person"
    GIVE_ROLE = "accounts.give_role"
    SEE_COHORTS = "accounts.see_cohorts"
    LEAD_COHORT = "accounts.lead_cohort"


def has_role(role: Role) -> rules.Predicate:
    """Return the predicate: this person has the role today, anywhere."""

    @rules.predicate(f"is_a_{role.value}")
    def predicate(user: models.Model) -> bool:
        return user.is_authenticated and role in user.roles_now()

    return predicate


is_a_student = has_role(Role.STUDENT)
is_a_practice_educator = has_role(Role.PRACTICE_EDUCATOR)
is_an_on_site_supervisor = has_role(Role.ON_SITE_SUPERVISOR)
is_a_tutor = has_role(Role.TUTOR)
is_a_coordinator = has_role(Role.COORDINATOR)
is_an_author = has_role(Role.AUTHOR)
is_an_administrator = has_role(Role.ADMINISTRATOR)


def leads(user: models.Model, cohort: models.Model) -> bool:
    """Whether somebody is a tutor of this cohort today, or coordinates it or its whole university."""
    return any(
        (one.role in {Role.TUTOR, Role.COORDINATOR} and one.cohort_id == cohort.pk)
        or (one.role == Role.COORDINATOR and not one.cohort_id and one.organisation_id == cohort.programme.university_id)
        for one in user.memberships_now
    )


def coordinated_by(user: models.Model) -> list[int]:
    """Return the universities that somebody coordinates today, as ids."""
    return [one.organisation_id for one in user.memberships_now if one.role == Role.COORDINATOR and not one.cohort_id]


@rules.predicate
def leads_the_cohort(user: models.Model, cohort: models.Model) -> bool:
    return cohort is not None and leads(user, cohort)


rules.add_perm(Permission.USE_WAYMARK, rules.is_authenticated)
rules.add_perm(Permission.INVITE_PERSON, is_a_coordinator | is_an_administrator)
rules.add_perm(Permission.GIVE_ROLE, is_an_administrator)
rules.add_perm(Permission.SEE_COHORTS, is_a_tutor | is_a_coordinator)
rules.add_perm(Permission.LEAD_COHORT, leads_the_cohort)
