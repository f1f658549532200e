import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from history.audit import record
from history.models import Entry


def test_an_entry_says_who_did_what_to_which_thing(amara, joan):
    entry = record("person.invite", subject=amara, by=joan, roles=2, kind="student", told=True, cohort=None)
    assert (entry.verb, entry.subject_type, entry.subject_pk, entry.actor_pk) == (
        "person.invite", "accounts.user", str(amara.pk), str(joan.pk),
    )  # fmt: skip
    entry.refresh_from_db()
    assert entry.details == {"roles": 2, "kind": "student", "told": True, "cohort": None}


def test_what_the_system_did_says_so(amara):
    assert record("person.remind", subject=amara, by=None, system=True).actor_pk == ""


@pytest.mark.parametrize("who", [{"by": None}, {"by": None, "system": False}])
def test_nobody_is_forgotten_by_accident(amara, who):
    with pytest.raises(ValueError, match="Say who did it"):
        record("person.remind", subject=amara, **who)


def test_a_person_and_the_system_did_not_both_do_it(amara, joan):
    with pytest.raises(ValueError, match="never both"):
        record("person.remind", subject=amara, by=joan, system=True)


def test_the_actor_is_a_user_and_not_their_place(amara):
    with pytest.raises(ValueError, match="the person's user"):
        record("person.remind", subject=amara, by=amara.memberships.get())


@pytest.mark.parametrize("nobody", [AnonymousUser(), "joan"])
def test_a_visitor_is_not_an_actor(amara, nobody):
    with pytest.raises(ValueError, match="the person's user"):
        record("person.remind", subject=amara, by=nobody)


def test_a_thing_that_was_never_saved_has_no_history(joan):
    with pytest.raises(ValueError, match="Save the subject"):
        record("person.invite", subject=type(joan)(email="x@alderbrook.example"), by=joan)


@pytest.mark.parametrize("words", ["a" * 81, "two\nlines", "two\r\nlines", "two\u2028lines", "a\ttab"])
def test_what_people_wrote_cannot_land_in_an_entry(amara, joan, words):
    with pytest.raises(ValueError, match="never what people wrote"):
        record("log.write", subject=amara, by=joan, comment=words)
    assert Entry.objects.filter(verb="log.write").count() == 0


@pytest.mark.parametrize("value", [["a", "list"], {"a": 1}, 1.5, object()])
def test_a_detail_is_an_id_a_count_or_a_kind(amara, joan, value):
    with pytest.raises(ValueError, match="Pass its id"):
        record("log.write", subject=amara, by=joan, thing=value)


def test_eighty_characters_are_enough_for_any_id(amara, joan):
    assert record("log.write", subject=amara, by=joan, digest="f" * 80).details == {"digest": "f" * 80}


def test_history_outlives_the_thing(team, joan):
    entry = record("team.close", subject=team, by=joan)
    team.delete()
    assert Entry.objects.get(verb="team.close") == entry


class TestThePagesOfInvestigators:
    @pytest.fixture
    def entry(self, amara, joan):
        return record("person.invite", subject=amara, by=joan, kind="student")

    def test_the_administrator_can_look(self, as_person, ruth, entry):
        page = as_person(ruth).get(reverse("admin:history_entry_change", args=[entry.pk]))
        assert page.status_code == 200

    def test_nobody_can_touch(self, as_person, ruth, entry):
        client = as_person(ruth)
        assert client.post(reverse("admin:history_entry_change", args=[entry.pk]), {"verb": "x"}).status_code == 403
        assert client.post(reverse("admin:history_entry_delete", args=[entry.pk]), {"post": "yes"}).status_code == 403
        assert client.get(reverse("admin:history_entry_add")).status_code == 403

    @pytest.mark.parametrize("who", ["joan", "priya", "marek", "amara"])
    def test_others_are_sent_away(self, as_person, cast, entry, who):
        person = cast[who]
        person.is_staff = True
        person.save()
        assert as_person(person).get(reverse("admin:history_entry_changelist")).status_code == 403
