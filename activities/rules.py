"""Who may do activities, and who may do what with a log entry. Rank changes nothing here."""

from enum import StrEnum

import rules
from django.db import models

from accounts.rules import is_a_student


class Permission(StrEnum):
    """What somebody may do with activities and log entries."""

    DO_ACTIVITY = "activities.do_activity"
    WRITE_LOG = "activities.write_log"
    READ_LOG_ENTRY = "activities.read_log_entry"
    CHANGE_LOG_ENTRY = "activities.change_log_entry"
    SHARE_LOG_ENTRY = "activities.share_log_entry"
    COMMENT_ON_LOG_ENTRY = "activities.comment_on_log_entry"
    FLAG_IDENTIFIER = "activities.flag_identifier"


@rules.predicate
def is_the_author(user: models.Model, entry: models.Model) -> bool:
    return entry is not None and entry.author_id == user.pk


@rules.predicate
def is_let_in(user: models.Model, entry: models.Model) -> bool:
    return entry is not None and any(member.person_id == user.pk for member in entry.audience.readers_now)


rules.add_perm(Permission.DO_ACTIVITY, rules.is_authenticated)
rules.add_perm(Permission.WRITE_LOG, is_a_student)
rules.add_perm(Permission.READ_LOG_ENTRY, is_the_author | is_let_in)
rules.add_perm(Permission.CHANGE_LOG_ENTRY, is_the_author)
rules.add_perm(Permission.SHARE_LOG_ENTRY, is_the_author)
rules.add_perm(Permission.COMMENT_ON_LOG_ENTRY, is_the_author | is_let_in)
rules.add_perm(Permission.FLAG_IDENTIFIER, is_let_in)
