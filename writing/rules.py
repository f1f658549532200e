"""Who may do what with a comment, and with a flag. Whoever can see the thing it stands beside can see it; rank changes nothing."""

from enum import StrEnum

import rules
from django.db import models


class Permission(StrEnum):
    """What somebody may do with comments and flags."""

    TAKE_BACK_COMMENT = "writing.take_back_comment"
    DEAL_WITH_THREAD = "writing.deal_with_thread"
    SAY_NOT_IDENTIFYING = "writing.say_not_identifying"
    TAKE_BACK_FLAG = "writing.take_back_flag"


@rules.predicate
def wrote_the_comment(user: models.Model, comment: models.Model) -> bool:
    return comment is not None and comment.author_id == user.pk


@rules.predicate
def flagged_it(user: models.Model, flag: models.Model) -> bool:
    return flag is not None and flag.flagged_by_id == user.pk


@rules.predicate
def owns_what_it_is_about(user: models.Model, said: models.Model) -> bool:
    return said is not None and said.audience.owner_id == user.pk


rules.add_perm(Permission.TAKE_BACK_COMMENT, wrote_the_comment)
rules.add_perm(Permission.DEAL_WITH_THREAD, owns_what_it_is_about)
rules.add_perm(Permission.SAY_NOT_IDENTIFYING, owns_what_it_is_about)
rules.add_perm(Permission.TAKE_BACK_FLAG, flagged_it)
