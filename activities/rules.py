"""Who may do what with activities, log entries, feedback, posts in a discussion and pieces of work. Rank changes nothing here."""

from enum import StrEnum

import rules
from django.db import models

from accounts.rules import Role, coordinated_by, is_a_practice_educator, is_a_student, is_a_tutor, is_an_author


class Permission(StrEnum):
    """What somebody may do with activities, log entries, posts and pieces of work."""

    DO_ACTIVITY = "activities.do_activity"
    WRITE_LOG = "activities.write_log"
    READ_LOG_ENTRY = "activities.read_log_entry"
    CHANGE_LOG_ENTRY = "activities.change_log_entry"
    SHARE_LOG_ENTRY = "activities.share_log_entry"
    COMMENT_ON_LOG_ENTRY = "activities.comment_on_log_entry"
    GIVE_FEEDBACK = "activities.give_feedback"
    PREPARE_FEEDBACK = "activities.prepare_feedback"
    TAKE_BACK_FEEDBACK = "activities.take_back_feedback"
    ANSWER_FEEDBACK = "activities.answer_feedback"
    RESPOND_TO_FEEDBACK = "activities.respond_to_feedback"
    FLAG_IDENTIFIER = "activities.flag_identifier"
    JOIN_DISCUSSION = "activities.join_discussion"
    CHANGE_POST = "activities.change_post"
    MODERATE_DISCUSSION = "activities.moderate_discussion"
    MODERATE_POST = "activities.moderate_post"
    KEEP_QUESTION_BANK = "activities.keep_question_bank"
    SEE_ITEM_REPORT = "activities.see_item_report"
    WRITE_PIECE = "activities.write_piece"
    READ_PIECE = "activities.read_piece"
    MARK_PIECES = "activities.mark_pieces"
    MARK_PIECE = "activities.mark_piece"
    LOOK_AFTER_ASSIGNMENT = "activities.look_after_assignment"
    SEE_WHAT_IS_SEEN = "activities.see_what_is_seen"
    SET_UP_LOG = "activities.set_up_log"


@rules.predicate
def is_the_author(user: models.Model, entry: models.Model) -> bool:
    return entry is not None and entry.author_id == user.pk


@rules.predicate
def is_let_in(user: models.Model, entry: models.Model) -> bool:
    return entry is not None and any(member.person_id == user.pk for member in entry.audience.readers_now)


@rules.predicate
def gave_the_feedback(user: models.Model, feedback: models.Model) -> bool:
    return feedback is not None and feedback.author_id == user.pk


@rules.predicate
def was_given_the_feedback(user: models.Model, feedback: models.Model) -> bool:
    return feedback is not None and feedback.about.owner_id == user.pk


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


def teaches(user: models.Model, cohort: models.Model) -> bool:
    """Whether somebody is a tutor of this cohort today."""
    return any(one.role == Role.TUTOR and one.cohort_id == cohort.pk for one in user.memberships_now)


def works_at(user: models.Model, cohort: models.Model, role: Role) -> bool:
    """Whether somebody has this role today at the university that teaches the cohort."""
    university = cohort.programme.university_id
    return any(one.role == role and one.organisation_id == university for one in user.memberships_now)


def is_the_second(user: models.Model, assignment: models.Model) -> bool:
    """Whether somebody is the one person who looks at its pieces besides the tutors, and still a tutor at this university."""
    return assignment.second_marker_id == user.pk and works_at(user, assignment.cohort, Role.TUTOR)


@rules.predicate
def marks_here(user: models.Model, assignment: models.Model) -> bool:
    return assignment is not None and (teaches(user, assignment.cohort) or is_the_second(user, assignment))


@rules.predicate
def marks_the_piece(user: models.Model, piece: models.Model) -> bool:
    return piece is not None and piece.student_id != user.pk and marks_here(user, piece.assignment)


@rules.predicate
def wrote_the_piece(user: models.Model, piece: models.Model) -> bool:
    return piece is not None and piece.student_id == user.pk


@rules.predicate
def coordinates_the_programme(user: models.Model, programme: models.Model) -> bool:
    return programme is not None and programme.university_id in coordinated_by(user)


@rules.predicate
def looks_after(user: models.Model, assignment: models.Model) -> bool:
    if assignment is None:
        return False
    return teaches(user, assignment.cohort) or works_at(user, assignment.cohort, Role.COORDINATOR)


rules.add_perm(Permission.DO_ACTIVITY, rules.is_authenticated)
rules.add_perm(Permission.WRITE_LOG, is_a_student)
rules.add_perm(Permission.SEE_WHAT_IS_SEEN, is_a_student)
rules.add_perm(Permission.READ_LOG_ENTRY, is_the_author | is_let_in)
rules.add_perm(Permission.CHANGE_LOG_ENTRY, is_the_author)
rules.add_perm(Permission.SHARE_LOG_ENTRY, is_the_author)
rules.add_perm(Permission.COMMENT_ON_LOG_ENTRY, is_the_author | is_let_in)
rules.add_perm(Permission.GIVE_FEEDBACK, (is_a_tutor | is_a_practice_educator) & is_let_in & ~is_the_author)
rules.add_perm(Permission.PREPARE_FEEDBACK, is_a_tutor | is_a_practice_educator)
rules.add_perm(Permission.TAKE_BACK_FEEDBACK, gave_the_feedback)
rules.add_perm(Permission.ANSWER_FEEDBACK, gave_the_feedback | was_given_the_feedback)
rules.add_perm(Permission.RESPOND_TO_FEEDBACK, was_given_the_feedback)
rules.add_perm(Permission.FLAG_IDENTIFIER, is_let_in)
rules.add_perm(Permission.JOIN_DISCUSSION, takes_part)
rules.add_perm(Permission.CHANGE_POST, wrote_the_post)
rules.add_perm(Permission.MODERATE_DISCUSSION, moderates)
rules.add_perm(Permission.MODERATE_POST, moderates_the_post)
rules.add_perm(Permission.KEEP_QUESTION_BANK, is_an_author)
rules.add_perm(Permission.SEE_ITEM_REPORT, is_an_author)
rules.add_perm(Permission.WRITE_PIECE, wrote_the_piece)
rules.add_perm(Permission.READ_PIECE, wrote_the_piece | marks_the_piece)
rules.add_perm(Permission.MARK_PIECES, marks_here)
rules.add_perm(Permission.MARK_PIECE, marks_the_piece)
rules.add_perm(Permission.LOOK_AFTER_ASSIGNMENT, looks_after)
rules.add_perm(Permission.SET_UP_LOG, coordinates_the_programme)
