"""The examiner's room, made through the product's own actions."""

from datetime import timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from placements.actions.examiner import make_room
from placements.actions.examiner_room import declare, send_remark
from placements.models import ExaminerChoice, ExaminerRoom

ELIN = {"name": "Prof. Elin Rees", "email": "elin.rees@alderbrook.example"}


def names(cohort, *, by, chosen=(), why="", days=30, key=None, **who):
    """The coordinator names Elin, or who is said, for so many days."""
    ends_on = timezone.localdate() + timedelta(days=days)
    return read_again(
        make_room(cohort=cohort, ends_on=ends_on, chosen=chosen, why=why, by=by, request_key=key or uuid4(), **(ELIN | who))
    )


def read_again(room):
    return ExaminerRoom.objects.with_everything().get(pk=room.pk)


def choices_of(room):
    return list(ExaminerChoice.objects.filter(room=room).with_everything())


def answers(room, *, everything=False, agencies=(), choices=()):
    """The examiner says what stands against reading: nothing, unless it is said."""
    declare(
        room=room, words="I said so.", everything=everything, agencies=set(agencies), choices=set(choices), by=room.person
    )  # fmt: skip
    return read_again(room)


def remarks(room, choice=None, words="Clear, and fair to her.", *, key=None):
    return send_remark(room=room, choice=choice, words=words, by=room.person, request_key=key or uuid4())


def page_of(room, name="", *more):
    return reverse(f"placements:examine_by_link{name}", args=[read_again(room).link.token, *more])
