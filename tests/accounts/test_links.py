from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions.link import make_link, renew_link, withdraw_link
from accounts.models import Link
from history.models import Entry


@pytest.fixture
def link(joan, amara):
    return make_link(person=joan, by=amara)


def test_a_token_finds_its_link(link, joan):
    assert Link.objects.for_token(link.token).person == joan


def test_nothing_secret_is_stored(link):
    stored = " ".join(str(value) for value in Link.objects.filter(pk=link.pk).values_list()[0])
    assert link.token.split(".")[1] not in stored


@pytest.mark.parametrize("token", ["", "1-1", "1-1.wrong", "not a token", "1-1.", ".", "🙂"])
def test_a_token_we_did_not_write_finds_nothing(link, token):
    with pytest.raises(Link.DoesNotExist):
        Link.objects.for_token(token)


def test_a_token_with_one_letter_changed_finds_nothing(link):
    changed = link.token[:-1] + ("a" if link.token[-1] != "a" else "b")
    with pytest.raises(Link.DoesNotExist):
        Link.objects.for_token(changed)


def test_renewing_makes_the_earlier_token_void(link, amara):
    earlier = link.token
    renew_link(link=link, by=amara)
    with pytest.raises(Link.DoesNotExist):
        Link.objects.for_token(earlier)


def test_renewing_uses_the_persons_present_address(link, joan, amara):
    joan.email = "joan@new.kestrelshire.example"
    joan.save()
    link.refresh_from_db()
    assert renew_link(link=link, by=amara).sent_to == "joan@new.kestrelshire.example"


def test_a_withdrawn_link_admits_nobody(link, amara):
    withdraw_link(link=link, by=amara)
    assert link.is_open() is False


def test_withdrawing_twice_is_withdrawing_once(link, amara):
    withdraw_link(link=link, by=amara)
    first = link.withdrawn_at
    withdraw_link(link=link, by=amara)
    assert link.withdrawn_at == first
    assert Entry.objects.filter(verb="link.withdraw").count() == 1


def test_a_link_ends_by_itself(link):
    assert link.is_open(timezone.now() + timedelta(days=29)) is True
    assert link.is_open(timezone.now() + timedelta(days=31)) is False
