"""Portfolios, made through the product's own actions."""

from uuid import uuid4

from placements.actions.portfolio import agree_to_gap, confirm, explain_gap, hand_in
from placements.models import Method, Placement, PortfolioEdition
from placements.models.portfolio_list import Gathered, gaps_of, missing, portfolio_list
from placements.rules import Part

WHY = "The form is kept on paper this year."


def whole(placement):
    return Placement.objects.with_people().select_related("cohort__programme__university").get(pk=placement.pk)


def list_of(placement):
    return portfolio_list(Gathered(whole(placement)), gaps_of(placement))


def settle(placement, *, words=WHY):
    """Whatever is missing is explained, and the tutor agrees."""
    placement = whole(placement)
    for line in missing(list_of(placement)):
        explain_gap(placement=placement, item=line.asked.key, words=words, by=placement.student)
        agree_to_gap(placement=placement, item=line.asked.key, words_seen=words, by=placement.person_as(Part.TUTOR).person)


def hands_in(placement, *, key=None, mark=None):
    placement = whole(placement)
    edition = hand_in(
        placement=placement, by=placement.student, ai="I did not use any.", method=Method.SIGNED_IN,
        mark_seen=mark or Gathered(placement).mark, request_key=key or uuid4(),
    )  # fmt: skip
    return read_again(edition)


def confirms(edition, *, key=None, comment=""):
    placement = whole(edition.portfolio.placement)
    joan = placement.person_as(Part.PRACTICE_EDUCATOR).person
    return confirm(edition=edition, by=joan, comment=comment, request_key=key or uuid4(), method=Method.SIGNED_IN)


def read_again(edition):
    return PortfolioEdition.objects.with_everything().get(pk=edition.pk)


def make_edition(placement):
    settle(placement)
    return hands_in(placement)


def make_confirmed(placement):
    edition = make_edition(placement)
    confirms(edition)
    return read_again(edition)
