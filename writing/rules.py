"""Who may do what with a comment, a flag, a file and an emergency reading. Rank changes nothing, but in an emergency for two.

Whoever can see a thing can see the comments beside it. A file has its owner, and whoever was given it.
"""

from enum import StrEnum

import rules
from django.db import models

from accounts.rules import Role, is_a_coordinator, is_an_administrator


class Permission(StrEnum):
    """What somebody may do with comments, flags, files and emergency readings."""

    TAKE_BACK_COMMENT = "writing.take_back_comment"
    DEAL_WITH_THREAD = "writing.deal_with_thread"
    SAY_NOT_IDENTIFYING = "writing.say_not_identifying"
    TAKE_BACK_FLAG = "writing.take_back_flag"
    READ_ATTACHMENT = "writing.read_attachment"
    REMOVE_ATTACHMENT = "writing.remove_attachment"
    SEE_EMERGENCY_READINGS = "writing.see_emergency_readings"
    ASK_FOR_EMERGENCY_READING = "writing.ask_for_emergency_reading"
    ANSWER_EMERGENCY_READING = "writing.answer_emergency_reading"
    WITHDRAW_EMERGENCY_READING = "writing.withdraw_emergency_reading"
    END_EMERGENCY_READING = "writing.end_emergency_reading"
    READ_IN_AN_EMERGENCY = "writing.read_in_an_emergency"
    NOTE_EMERGENCY_READING = "writing.note_emergency_reading"


# One of each: whoever knows the student, and whoever answers for the system. Neither can do it alone, nor two of a kind.
GOES_WITH = {Role.COORDINATOR: Role.ADMINISTRATOR, Role.ADMINISTRATOR: Role.COORDINATOR}


@rules.predicate
def wrote_the_comment(user: models.Model, comment: models.Model) -> bool:
    return comment is not None and comment.author_id == user.pk


@rules.predicate
def flagged_it(user: models.Model, flag: models.Model) -> bool:
    return flag is not None and flag.flagged_by_id == user.pk


@rules.predicate
def owns_what_it_is_about(user: models.Model, said: models.Model) -> bool:
    return said is not None and said.audience.owner_id == user.pk


@rules.predicate
def owns_the_file(user: models.Model, attachment: models.Model) -> bool:
    return attachment is not None and attachment.owner_id == user.pk


@rules.predicate
def was_given_the_file(user: models.Model, attachment: models.Model) -> bool:
    return attachment is not None and attachment.is_given_to(user)


@rules.predicate
def asked_for_it(user: models.Model, reading: models.Model) -> bool:
    return reading is not None and reading.asked_by_id == user.pk


@rules.predicate
def agreed_to_it(user: models.Model, reading: models.Model) -> bool:
    return reading is not None and reading.agreed_by_id == user.pk


@rules.predicate
def is_about_them(user: models.Model, reading: models.Model) -> bool:
    return reading is not None and reading.author_id == user.pk


@rules.predicate
def may_be_the_second(user: models.Model, reading: models.Model) -> bool:
    return reading is not None and reading.may_be_answered_by(user)


rules.add_perm(Permission.TAKE_BACK_COMMENT, wrote_the_comment)
rules.add_perm(Permission.DEAL_WITH_THREAD, owns_what_it_is_about)
rules.add_perm(Permission.SAY_NOT_IDENTIFYING, owns_what_it_is_about)
rules.add_perm(Permission.TAKE_BACK_FLAG, flagged_it)
rules.add_perm(Permission.READ_ATTACHMENT, owns_the_file | was_given_the_file)
rules.add_perm(Permission.REMOVE_ATTACHMENT, owns_the_file)
rules.add_perm(Permission.SEE_EMERGENCY_READINGS, is_a_coordinator | is_an_administrator)
rules.add_perm(Permission.ASK_FOR_EMERGENCY_READING, is_a_coordinator | is_an_administrator)
rules.add_perm(Permission.ANSWER_EMERGENCY_READING, may_be_the_second | agreed_to_it)
rules.add_perm(Permission.WITHDRAW_EMERGENCY_READING, asked_for_it)
rules.add_perm(Permission.END_EMERGENCY_READING, asked_for_it | agreed_to_it)
rules.add_perm(Permission.READ_IN_AN_EMERGENCY, asked_for_it)
rules.add_perm(Permission.NOTE_EMERGENCY_READING, is_about_them)
