"""Who may do activities, who may do what with a log entry, and with a post in a discussion. Rank changes nothing here."""

from enum import StrEnum

import rules
from django.db import models

from accounts.rules import Role, is_a_student


class Permission(StrEnum):
    """What somebody may do with activities, log entries and posts."""

    DO_ACTIVITY = "activities.do_activity"
    WRITE_LOG = "activities.write_log"
    READ_LOG_ENTRY = "activities.read_log_entry"
    CHANGE_LOG_ENTRY = "activities.change_log_entry"
    SHARE_LOG_ENTRY = "activities.share_log_entry"
    COMMENT_ON_LOG_ENTRY = "activities.comment_on_log_entry"
    FLAG_IDENTIFIER = "activities.flag_identifier"
    JOIN_DISCUSSION = "activities.join_discussion"
    CHANGE_POST = "activities.change_post"
    MODERATE_DISCUSSION = "activities.moderate_discussion"
    MODERATE_POST = "activities.moderate_post"
    SEE_WHAT_IS_SEEN = "activities.see_what_is_seen"


@rules.predicate
def is_the_author(user: models.Model, entry: models.Model) -> bool:
    return entry is not None and entry.author_id == user.pk


@rules.predicate
def is_let_in(user: models.Model, entry: models.Model) -> bool:
    return entry is not None and any(member.person_id == user.pk for member in entry.audience.readers_now)


def place_in(user: models.Model, discussion: models.Model) -> Role | None:
    """Return as what somebody takes part in a discussion today: tutor of its cohort or programme, student of it, or None."""
    here = {
        one.role
        for one in user.memberships_now
        if one.cohort_id and (one.cohort_id == discussion.cohort_id or one.cohort.programme_id == discussion.programme_id)
    }
    return next((role for role in (Role.TUTOR, Role.STUDENT) if role in here), None)


@rules.predicate
def takes_part(user: models.Model, discussion: models.Model) -> bool:
    return discussion is not None and place_in(user, discussion) is not None


@rules.predicate
def moderates(user: models.Model, discussion: models.Model) -> bool:
    return discussion is not None and place_in(user, discussion) == Role.TUTOR


@rules.predicate
def wrote_the_post(user: models.Model, post: models.Model) -> bool:
    return post is not None and post.author_id == user.pk


@rules.predicate
def moderates_the_post(user: models.Model, post: models.Model) -> bool:
    return post is not None and place_in(user, post.discussion) == Role.TUTOR


rules.add_perm(Permission.DO_ACTIVITY, rules.is_authenticated)
rules.add_perm(Permission.WRITE_LOG, is_a_student)
rules.add_perm(Permission.SEE_WHAT_IS_SEEN, is_a_student)
rules.add_perm(Permission.READ_LOG_ENTRY, is_the_author | is_let_in)
rules.add_perm(Permission.CHANGE_LOG_ENTRY, is_the_author)
rules.add_perm(Permission.SHARE_LOG_ENTRY, is_the_author)
rules.add_perm(Permission.COMMENT_ON_LOG_ENTRY, is_the_author | is_let_in)
rules.add_perm(Permission.FLAG_IDENTIFIER, is_let_in)
rules.add_perm(Permission.JOIN_DISCUSSION, takes_part)
rules.add_perm(Permission.CHANGE_POST, wrote_the_post)
rules.add_perm(Permission.MODERATE_DISCUSSION, moderates)
rules.add_perm(Permission.MODERATE_POST, moderates_the_post)
