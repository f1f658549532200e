"""Mail says who, what, by when and how long; it holds a link and never anything that somebody wrote."""

import re

import pytest

from history.models import Delivery
from history.outbox import drain
from placements.actions.day import query_day
from placements.actions.evidence import expire_request, withdraw_request
from placements.actions.sign_off import (
    ask_for_new_link,
    need_conversation,
    return_with_comments,
    say_not_mine,
    undo_sign_off,
)
from placements.models import Method
from tests.factories.placements import WORDS, make_day, make_request, signs

TITLE = "The ramp and his uncle"
COMMENT = "You stopped and let him lead."


@pytest.fixture
def asked(placement):
    return make_request(placement, title=TITLE)


def delivered(mailoutbox):
    """Return what was mailed since the last time, after everything promised has been delivered."""
    mailoutbox.clear()
    drain(worker="test")
    return mailoutbox


def whole(mail):
    return "\n".join([mail.subject, mail.body, *(content for content, kind in mail.alternatives)])


def test_the_request_says_who_what_by_when_and_how_long(asked, mailoutbox, joan):
    [mail] = delivered(mailoutbox)
    assert (mail.to, mail.subject) == ([joan.email], "Amara: 1 thing to confirm (about 2 minutes)")
    assert f"Amara Osei asks you to confirm one piece of evidence, by {asked.link.expires_at:%a %-d %b %Y}" in mail.body
    assert re.findall(r"http://\S+", mail.body) == [f"http://testserver/evidence/by-link/{asked.link.token}/"]


def test_long_evidence_takes_longer(placement, mailoutbox):
    make_request(placement, words="word " * 700)
    [mail] = delivered(mailoutbox)
    assert mail.subject == "Amara: 1 thing to confirm (about 5 minutes)"


def test_the_html_has_the_same_one_link(asked, mailoutbox):
    [mail] = delivered(mailoutbox)
    [(html, kind)] = mail.alternatives
    links = re.findall(r'href="([^"]+)"', html)
    assert (kind, [link for link in links if not link.startswith("mailto:")]) == (
        "text/html", [f"http://testserver/evidence/by-link/{asked.link.token}/"],
    )  # fmt: skip


def test_a_request_that_was_taken_back_before_the_mail_left_is_not_mailed(asked, mailoutbox):
    withdraw_request(evidence=asked, by=asked.author)
    assert delivered(mailoutbox) == []


def test_receipts_go_to_both_with_the_fingerprint(asked, mailoutbox, amara, joan):
    delivered(mailoutbox)
    signature = signs(asked, comment=COMMENT)
    mails = delivered(mailoutbox)
    assert sorted(mail.to[0] for mail in mails) == sorted([amara.email, joan.email])
    assert all(signature.fingerprint in mail.body and signature.short_fingerprint in mail.body for mail in mails)


def test_joans_receipt_goes_where_her_link_went_even_after_she_moved(asked, mailoutbox, joan):
    delivered(mailoutbox)
    before, joan.email = joan.email, "joan@elsewhere.example"
    joan.save()
    signs(asked)
    assert before in {mail.to[0] for mail in delivered(mailoutbox)}


def test_a_mail_sent_again_has_the_same_message_id(asked, mailoutbox):
    [first] = delivered(mailoutbox)
    again = delivered_again(mailoutbox)
    assert [mail.extra_headers["Message-ID"] for mail in again] == [first.extra_headers["Message-ID"]]


def delivered_again(mailoutbox):
    Delivery.objects.update(done_at=None)
    return delivered(mailoutbox)


OCCASIONS = {
    "asked": lambda asked: None,
    "signed": lambda asked: signs(asked, comment=COMMENT),
    "undone": lambda asked: (
        signs(asked, comment=COMMENT), undo_sign_off(evidence=asked, by=asked.asked_of, method=Method.LINK),
    ),
    "returned": lambda asked: return_with_comments(evidence=asked, by=asked.asked_of, comment=COMMENT),
    "conversation": lambda asked: need_conversation(evidence=asked, by=asked.asked_of, comment=COMMENT),
    "not hers": lambda asked: say_not_mine(evidence=asked, by=asked.asked_of),
    "expired": lambda asked: expire_request(evidence=asked),
    "new link": lambda asked: (expire_request(evidence=asked), ask_for_new_link(evidence=asked, by=asked.asked_of.person)),
    "a day": lambda asked: query_day(
        day=make_day(asked.placement, note=TITLE), by=asked.asked_of.person, comment=COMMENT
    ),
}  # fmt: skip
WHO = {
    "asked": {"Joan"}, "signed": {"Amara", "Joan"}, "undone": {"Amara", "Joan"}, "returned": {"Amara"},
    "conversation": {"Amara", "Sam"}, "not hers": {"Amara", "Priya"}, "expired": {"Amara"}, "new link": {"Amara"},
    "a day": {"Amara"},
}  # fmt: skip


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_no_mail_holds_what_somebody_wrote(asked, mailoutbox, occasion):
    OCCASIONS[occasion](asked)
    mails = delivered(mailoutbox)
    said = [TITLE, COMMENT, *WORDS.split(". "), "Critical reflection"]
    assert [(mail.subject, text) for mail in mails for text in said if text in whole(mail)] == []
    assert mails


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_the_right_people_are_told(asked, mailoutbox, occasion):
    if occasion != "asked":
        delivered(mailoutbox)
    OCCASIONS[occasion](asked)
    greeted = {re.match(r"Hello (\w+),", mail.body)[1] for mail in delivered(mailoutbox)}
    assert greeted == WHO[occasion]


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_every_subject_begins_with_the_student(asked, mailoutbox, occasion):
    OCCASIONS[occasion](asked)
    assert {mail.subject.partition(":")[0] for mail in delivered(mailoutbox)} == {"Amara"}


def test_after_not_mine_joan_hears_nothing_more(asked, mailoutbox, joan):
    delivered(mailoutbox)
    say_not_mine(evidence=asked, by=asked.asked_of)
    assert joan.email not in {mail.to[0] for mail in delivered(mailoutbox)}
