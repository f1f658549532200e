"""Who may do what in a placement. A right comes from a person's part in this placement, today; never from a role alone.

Source of the defaults: practice learning, D1 and D2. Every row of a placement answers `parts_of(user)`.
"""

from enum import StrEnum

import rules
from django.db import models

from accounts.rules import coordinated_by, is_a_coordinator, is_a_practice_educator, is_a_tutor, is_an_on_site_supervisor


class Part(models.TextChoices):
    """What a person is in one placement, from one date to another."""

    STUDENT = "student", "student"
    PRACTICE_EDUCATOR = "practice_educator", "practice educator"
    ON_SITE_SUPERVISOR = "on_site_supervisor", "on-site supervisor"
    TUTOR = "tutor", "tutor"
    COORDINATOR = "coordinator", "practice learning coordinator"
    AGENCY_CONTACT = "agency_contact", "agency contact"
    COLLEAGUE = "colleague", "colleague"
    PANEL_MEMBER = "panel_member", "panel member"
    SECOND_OPINION = "second_opinion", "second practice educator"


# Who is around the student. The others of a placement write or read one form, and find nothing else of it.
AROUND = (Part.STUDENT, Part.PRACTICE_EDUCATOR, Part.ON_SITE_SUPERVISOR, Part.TUTOR, Part.COORDINATOR)

# Who mostly has no account with us: a mailed link is how they come in.
OUTSIDE = (Part.PRACTICE_EDUCATOR, Part.ON_SITE_SUPERVISOR, Part.AGENCY_CONTACT, Part.COLLEAGUE, Part.SECOND_OPINION)


# Who may name somebody new for a part, while beginning what they are named for.
NAMES = {
    Part.AGENCY_CONTACT: (Part.COORDINATOR,),
    Part.COLLEAGUE: (Part.PRACTICE_EDUCATOR, Part.ON_SITE_SUPERVISOR),
    Part.PANEL_MEMBER: (Part.COORDINATOR,),
    Part.SECOND_OPINION: (Part.COORDINATOR,),
}


class Permission(StrEnum):
    """What somebody may do with a placement and what belongs to it."""

    SEE_PLACEMENT = "placements.see_placement"
    RECORD_DAY = "placements.record_day"
    CONFIRM_DAY = "placements.confirm_day"
    REOPEN_DAY = "placements.reopen_day"
    SEE_EVIDENCE = "placements.see_evidence"
    START_EVIDENCE = "placements.start_evidence"
    WRITE_EVIDENCE = "placements.write_evidence"
    ASK_FOR_SIGN_OFF = "placements.ask_for_sign_off"
    SIGN_OFF_EVIDENCE = "placements.sign_off_evidence"
    SEE_COVERAGE = "placements.see_coverage"
    PREPARE_SUPERVISION = "placements.prepare_supervision"
    DECIDE_AT_DESK = "placements.decide_at_desk"
    ANSWER_ABOUT_DAY = "placements.answer_about_day"
    SEE_WHO_NEEDS_ME = "placements.see_who_needs_me"
    NUDGE = "placements.nudge"
    SEE_WHAT_TUTOR_SEES = "placements.see_what_tutor_sees"
    SEE_RECORDS = "placements.see_records"
    SEE_RECORD = "placements.see_record"
    BEGIN_RECORD = "placements.begin_record"
    WRITE_RECORD = "placements.write_record"
    SIGN_RECORD = "placements.sign_record"
    RELEASE_RECORD = "placements.release_record"
    ACCEPT_GAPS = "placements.accept_gaps"
    SEE_FORMS = "placements.see_forms"
    CHANGE_FORM = "placements.change_form"
    SEE_PORTFOLIO = "placements.see_portfolio"
    HAND_IN_PORTFOLIO = "placements.hand_in_portfolio"
    AGREE_TO_GAP = "placements.agree_to_gap"
    SEE_EDITION = "placements.see_edition"
    CONFIRM_PORTFOLIO = "placements.confirm_portfolio"
    RETURN_PORTFOLIO = "placements.return_portfolio"
    MAKE_PORTFOLIO_FILE = "placements.make_portfolio_file"
    LEAD_PANEL = "placements.lead_panel"
    SEE_PANEL_LIST = "placements.see_panel_list"
    SEE_READINGS = "placements.see_readings"
    AGREE_OUTCOME = "placements.agree_outcome"
    NAME_EXAMINER = "placements.name_examiner"
    SEE_EXAMINER_ROOM = "placements.see_examiner_room"
    EXAMINE = "placements.examine"


def has_part(part: Part) -> rules.Predicate:
    """Return the predicate: this person has the part today, in the placement that the row belongs to."""

    @rules.predicate(f"is_the_{part.value}")
    def predicate(user: models.Model, row: models.Model | None) -> bool:
        return row is not None and part in row.parts_of(user)

    return predicate


@rules.predicate
def is_their_own_desk(user: models.Model, desk: models.Model | None) -> bool:
    """A desk is one person's. Where there is none yet: whoever decides as practice educator or on-site supervisor."""
    return is_a_practice_educator(user) or is_an_on_site_supervisor(user) if desk is None else desk.person_id == user.pk


is_the_student = has_part(Part.STUDENT)
is_the_practice_educator = has_part(Part.PRACTICE_EDUCATOR)
is_the_on_site_supervisor = has_part(Part.ON_SITE_SUPERVISOR)
is_the_tutor = has_part(Part.TUTOR)
is_the_coordinator = has_part(Part.COORDINATOR)

rules.add_perm(
    Permission.SEE_PLACEMENT,
    is_the_student | is_the_practice_educator | is_the_on_site_supervisor | is_the_tutor | is_the_coordinator,
)
rules.add_perm(Permission.RECORD_DAY, is_the_student)
rules.add_perm(Permission.CONFIRM_DAY, is_the_practice_educator | is_the_on_site_supervisor)
rules.add_perm(Permission.REOPEN_DAY, is_the_practice_educator | is_the_on_site_supervisor | is_the_coordinator)
rules.add_perm(
    Permission.SEE_EVIDENCE,
    is_the_student | is_the_practice_educator | is_the_on_site_supervisor | is_the_tutor,
)
rules.add_perm(Permission.START_EVIDENCE, is_the_student)
rules.add_perm(Permission.WRITE_EVIDENCE, is_the_student)
rules.add_perm(Permission.ASK_FOR_SIGN_OFF, is_the_student)
rules.add_perm(Permission.SIGN_OFF_EVIDENCE, is_the_practice_educator)
rules.add_perm(
    Permission.SEE_COVERAGE,
    is_the_student | is_the_practice_educator | is_the_on_site_supervisor | is_the_tutor,
)
rules.add_perm(Permission.PREPARE_SUPERVISION, is_the_student | is_the_practice_educator)
rules.add_perm(Permission.DECIDE_AT_DESK, is_their_own_desk)
rules.add_perm(Permission.ANSWER_ABOUT_DAY, is_the_student)
rules.add_perm(Permission.SEE_WHO_NEEDS_ME, is_a_tutor)
rules.add_perm(Permission.NUDGE, is_a_tutor)
rules.add_perm(Permission.SEE_WHAT_TUTOR_SEES, is_the_student | is_the_tutor)


# Records: what a form says of its parties, and whose turn it is, the row knows.
@rules.predicate
def has_any_part(user: models.Model, placement: models.Model | None) -> bool:
    return placement is not None and bool(placement.parts_of(user))


@rules.predicate
def reads_the_record(user: models.Model, record: models.Model | None) -> bool:
    return record is not None and record.is_read_by(user)


@rules.predicate
def writes_in_the_record(user: models.Model, record: models.Model | None) -> bool:
    return record is not None and record.is_written_by(user)


@rules.predicate
def signs_the_record(user: models.Model, record: models.Model | None) -> bool:
    return record is not None and any(someone.person_id == user.pk for someone in record.signers)


@rules.predicate
def releases_the_record(user: models.Model, record: models.Model | None) -> bool:
    return record is not None and not record.parts_of(user).isdisjoint(record.template.fact("released").get("by", ()))


@rules.predicate
def accepts_its_gaps(user: models.Model, record: models.Model | None) -> bool:
    return record is not None and bool(record.template.fact("contains")) and Part.TUTOR in record.parts_of(user)


rules.add_perm(Permission.RELEASE_RECORD, releases_the_record)
rules.add_perm(Permission.ACCEPT_GAPS, accepts_its_gaps)
rules.add_perm(Permission.SEE_RECORDS, has_any_part)
rules.add_perm(Permission.BEGIN_RECORD, has_any_part)
rules.add_perm(Permission.SEE_RECORD, reads_the_record)
rules.add_perm(Permission.WRITE_RECORD, writes_in_the_record)
rules.add_perm(Permission.SIGN_RECORD, signs_the_record)
rules.add_perm(Permission.SEE_FORMS, is_a_coordinator)
rules.add_perm(Permission.CHANGE_FORM, is_a_coordinator)


# The portfolio: what is in it is the student's; whether it is real practice, the practice educator's; its way, the coordinator's.
is_on_the_panel = has_part(Part.PANEL_MEMBER)
is_around_the_student = is_the_student | is_the_practice_educator | is_the_on_site_supervisor | is_the_tutor | is_the_coordinator

rules.add_perm(Permission.SEE_PORTFOLIO, is_around_the_student)
rules.add_perm(Permission.HAND_IN_PORTFOLIO, is_the_student)
rules.add_perm(Permission.AGREE_TO_GAP, is_the_tutor)
rules.add_perm(Permission.SEE_EDITION, is_around_the_student | is_on_the_panel)
rules.add_perm(Permission.CONFIRM_PORTFOLIO, is_the_practice_educator)
rules.add_perm(Permission.RETURN_PORTFOLIO, is_the_coordinator)
rules.add_perm(Permission.MAKE_PORTFOLIO_FILE, is_the_student | is_the_coordinator)


# The panel: its list is a coordinator's; what readers say is fetched through PanelReading.visible_to, each when it is their time.
@rules.predicate
def coordinates_the_cohort(user: models.Model, cohort: models.Model | None) -> bool:
    return cohort is not None and cohort.programme.university_id in coordinated_by(user)


rules.add_perm(Permission.LEAD_PANEL, coordinates_the_cohort)
rules.add_perm(Permission.SEE_PANEL_LIST, rules.is_authenticated)
rules.add_perm(Permission.SEE_READINGS, is_the_coordinator | is_on_the_panel)
rules.add_perm(Permission.AGREE_OUTCOME, is_the_coordinator)


# The external examiner: a room is the cohort's coordinator's to make and to close; in it only whoever it was made for reads.
@rules.predicate
def coordinates_its_cohort(user: models.Model, row: models.Model | None) -> bool:
    return row is not None and row.cohort.programme.university_id in coordinated_by(user)


@rules.predicate
def is_their_own_room(user: models.Model, room: models.Model | None) -> bool:
    return room is not None and room.person_id == user.pk


rules.add_perm(Permission.NAME_EXAMINER, coordinates_the_cohort)
rules.add_perm(Permission.SEE_EXAMINER_ROOM, coordinates_its_cohort)
rules.add_perm(Permission.EXAMINE, is_their_own_room)
