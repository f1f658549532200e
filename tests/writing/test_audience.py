import pytest
from django.db import IntegrityError, transaction

from history.models import Entry
from writing.actions.audience import share, withdraw
from writing.models import Audience
from writing.models import candidates as registry
from writing.models.candidates import Candidate, candidates, people_around, register_candidates

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers(amara):
    return Audience.objects.create(owner=amara)


def test_nobody_but_the_owner_until_it_is_shared(cast, hers):
    assert [name for name, person in cast.items() if Audience.objects.open_to(person).exists()] == ["amara"]


def test_sharing_twice_is_once(amara, joan, hers):
    first = share(audience=hers, with_person=joan, by=amara)
    assert share(audience=hers, with_person=joan, by=amara) == first
    assert Entry.objects.filter(verb="audience.share").count() == 1


def test_withdrawing_closes_at_once_and_twice_is_once(amara, joan, hers):
    share(audience=hers, with_person=joan, by=amara)
    assert [withdraw(audience=hers, from_person=joan, by=amara) for _ in range(2)] == [True, False]
    assert list(Audience.objects.open_to(joan)) == []
    assert Entry.objects.filter(verb="audience.withdraw").count() == 1


def test_sharing_after_withdrawing_leaves_both_lines(amara, joan, hers):
    share(audience=hers, with_person=joan, by=amara)
    withdraw(audience=hers, from_person=joan, by=amara)
    share(audience=hers, with_person=joan, by=amara)
    assert [member.withdrawn_at is None for member in hers.members.all()] == [False, True]


def test_a_newer_version_takes_the_place_of_the_older(amara, joan, hers):
    share(audience=hers, with_person=joan, by=amara, version=1)
    share(audience=hers, with_person=joan, by=amara, version=2)
    assert [member.version for member in hers.members_now] == [2]


def test_one_sentence_says_who_can_see_it(amara, joan, sam, tom, priya, elin, hers):
    said = [hers.sentence(amara)]
    for person in (joan, sam, tom, priya, elin):
        share(audience=hers, with_person=person, by=amara)
        said.append(hers.sentence(amara))
    assert said == [
        "Only you can see this",
        "You and Joan Pritchard can see this",
        "You, Joan Pritchard and Dr Sam Whitlock can see this",
        "You, Joan Pritchard, Dr Sam Whitlock and Tom Reyes can see this",
        "You, Joan Pritchard, Dr Sam Whitlock, Tom Reyes and Priya Nair can see this",
        "You, Joan Pritchard, Dr Sam Whitlock, Tom Reyes, Priya Nair and 1 more can see this",
    ]


def test_the_sentence_is_as_true_for_a_reader(amara, joan, hers):
    share(audience=hers, with_person=joan, by=amara)
    assert hers.sentence(joan) == "You and Amara Osei can see this"


def test_when_and_by_whom_it_was_withdrawn_stay_together(amara, joan, hers):
    member = share(audience=hers, with_person=joan, by=amara)
    with pytest.raises(IntegrityError), transaction.atomic():
        hers.members.filter(pk=member.pk).update(withdrawn_by=amara)


def test_each_person_around_somebody_is_offered_once_and_never_themselves(amara, joan, sam, monkeypatch):
    monkeypatch.setattr(registry, "_sources", [])
    register_candidates(lambda person: [Candidate(sam, ("tutor",)), Candidate(joan, ("practice educator",))])
    register_candidates(lambda person: [Candidate(joan, ("on-site supervisor",)), Candidate(amara)])
    assert candidates(amara) == [sam, joan]
    assert [str(one) for one in people_around(amara)] == [
        "My tutor – Dr Sam Whitlock",
        "My practice educator and on-site supervisor – Joan Pritchard",
    ]
