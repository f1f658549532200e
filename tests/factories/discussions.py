"""Discussions and posts, made through the product's own actions."""

from uuid import uuid4

from activities.actions.discussion import come_in, open_discussion
from activities.actions.post import write_post
from activities.models.discussion import discussions_open_to
from activities.models.discussion_check import Decided
from writing.models.checked_text import CheckedText


def open_for(person, activity):
    """The discussion of somebody's own cohort or programme, with this person come in."""
    discussion = open_discussion(activity=activity, group=discussions_open_to(person, activity)[0], by=person)
    come_in(discussion=discussion, by=person)
    return discussion


def unchanged(words):
    """The words as somebody leaves them, every finding left with a reason."""
    checked = CheckedText({"words": words})
    return Decided(checked, {one.key: None for one in checked.pointed}, "Nobody can be known by it.")


def make_post(author, discussion, words="He knows the way.", *, under=None, id=None):  # noqa: A002
    return write_post(id=id or uuid4(), discussion=discussion, decided=unchanged(words), by=author, under=under)
