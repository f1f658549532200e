"""Who may do what with a comment, a flag and a file. Rank changes nothing.

Whoever can see a thing can see the comments beside it. A file has its owner, and whoever was given it.
"""

from enum import StrEnum

import rules
from django.db import models


class Permission(StrEnum):
    """What somebody may do with comments, flags and files."""

    TAKE_BACK_COMMENT = "writing.take_back_comment"
    DEAL_WITH_THREAD = "writing.deal_with_thread"
    SAY_NOT_IDENTIFYING = "writing.say_not_identifying"
    TAKE_BACK_FLAG = "writing.take_back_flag"
    READ_ATTACHMENT = "writing.read_attachment"
    REMOVE_ATTACHMENT = "writing.remove_attachment"


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


rules.add_perm(Permission.TAKE_BACK_COMMENT, wrote_the_comment)
rules.add_perm(Permission.DEAL_WITH_THREAD, owns_what_it_is_about)
rules.add_perm(Permission.SAY_NOT_IDENTIFYING, owns_what_it_is_about)
rules.add_perm(Permission.TAKE_BACK_FLAG, flagged_it)
rules.add_perm(Permission.READ_ATTACHMENT, owns_the_file | was_given_the_file)
rules.add_perm(Permission.REMOVE_ATTACHMENT, owns_the_file)
