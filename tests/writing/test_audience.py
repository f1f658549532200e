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


class TestAGroup:
    """Three were in the seminar group on the day, and were let in with it."""

    @pytest.fixture
    def of_three(self, amara, ben, tom, elin, hers):
        for person in (ben, tom, elin):
            share(audience=hers, with_person=person, by=amara, came_with=("seminar group", 3))
        return hers

    def test_it_is_one_part_of_the_sentence(self, amara, ben, joan, of_three):
        share(audience=of_three, with_person=joan, by=amara)
        assert [of_three.sentence(reader) for reader in (amara, joan, ben)] == [
            "You, Joan Pritchard and your seminar group (3) can see this",
            "You, Amara Osei and Amara’s seminar group (3) can see this",
            "You, Amara Osei, Joan Pritchard and 2 more of Amara’s seminar group can see this",
        ]

    def test_somebody_who_is_out_again_is_not_counted(self, amara, ben, tom, of_three):
        withdraw(audience=of_three, from_person=ben, by=amara)
        assert of_three.sentence(amara) == "You and 2 of your seminar group can see this"
        withdraw(audience=of_three, from_person=tom, by=amara)
        assert of_three.sentence(amara) == "You and Prof. Elin Rees can see this"

    def test_newer_words_for_one_of_them_keep_the_sentence(self, amara, ben, of_three):
        share(audience=of_three, with_person=ben, by=amara, version=2)
        assert of_three.sentence(amara) == "You and your seminar group (3) can see this"

    def test_somebody_let_in_by_name_before_becomes_one_of_it_without_a_second_row(self, amara, ben, hers):
        share(audience=hers, with_person=ben, by=amara)
        share(audience=hers, with_person=ben, by=amara, came_with=("seminar group", 1))
        assert [member.group for member in hers.members.all()] == ["seminar group"]

    def test_a_group_without_its_size_is_refused_by_the_database(self, of_three):
        with pytest.raises(IntegrityError), transaction.atomic():
            of_three.members.update(group_size=None)


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
        "My practice educator and on-site supervisor – Joan Pritchard",
        "My tutor – Dr Sam Whitlock",
    ]
