import pytest

from history.models import Entry
from seminars.actions.preparation import NotAskedNow, prepare
from seminars.actions.session import finish
from seminars.models import Preparation
from tests.factories.seminars import make_session

ASKED = "Which record of yours left something out?"
WORDS = "The one about the phone call."


@pytest.fixture
def asking(sam, amara, ben, cohort):
    return make_session(sam, cohort, asked_before=ASKED)


@pytest.fixture
def asking_live(sam, amara, ben, cohort):
    return make_session(sam, cohort, live=True, asked_before=ASKED)


def before(browser, session):
    return " ".join(browser.get(f"/seminars/{session.pk}/before/").content.decode().split())


def test_amara_keeps_her_answer_and_sam_sees_only_that_she_prepared(as_person, asking, amara, sam, ben):
    browser, address = as_person(amara), f"/seminars/{asking.pk}/prepare/"
    assert browser.post(address, {"words": WORDS}).url.endswith("/before/#prepare")
    assert (WORDS in before(browser, asking), "Only you can read this until you bring it" in before(browser, asking)) == (
        True,
        True,
    )
    seen = before(as_person(sam), asking)
    assert (WORDS in seen, f"Prepared: {amara.name}." in seen, f"Not yet: {ben.name}" in seen) == (False, True, True)
    assert (WORDS in before(as_person(ben), asking), "Prepared:" in before(as_person(ben), asking)) == (False, False)


def test_kept_words_do_not_leave_the_database_for_anybody_else(asking, amara, sam, ben):
    prepare(session=asking, words=WORDS, bring=False, by=amara)
    shown = [asking.preparations.as_read_by(person).get() for person in (amara, sam, ben)]
    assert [row.shown for row in shown] == [WORDS, "", ""]
    assert [row.get_deferred_fields() for row in shown] == [{"words"}] * 3


def test_what_is_brought_is_read_in_the_room_and_can_be_taken_back(as_person, asking_live, amara, ben):
    prepare(session=asking_live, words=WORDS, bring=True, by=amara)
    room = f"/seminars/{asking_live.pk}/now/"
    assert (WORDS in as_person(ben).get(room).content.decode(), WORDS in before(as_person(ben), asking_live)) == (True, True)
    assert asking_live.events.last().as_told()["say"] == "Amara brought what they prepared."
    prepare(session=asking_live, words=WORDS, bring=False, by=amara)
    assert WORDS not in as_person(ben).get(room).content.decode()
    assert WORDS not in str([event.as_told() for event in asking_live.events.all()])


def test_the_same_answer_twice_is_one_and_what_is_kept_leaves_no_trace(asking, amara):
    entries, events = Entry.objects.count(), asking.events.count()
    for _ in range(2):
        prepare(session=asking, words=WORDS, bring=False, by=amara)
    assert (Preparation.objects.get().words, Entry.objects.count(), asking.events.count()) == (WORDS, entries, events)
    for _ in range(2):
        prepare(session=asking, words=WORDS, bring=True, by=amara)
    assert (Entry.objects.count(), asking.events.count()) == (entries + 1, events + 1)


def test_nothing_is_taken_once_it_is_over_or_where_nothing_is_asked(as_person, asking_live, live, amara, sam):
    with pytest.raises(NotAskedNow, match="Nothing is asked"):
        prepare(session=live, words=WORDS, bring=True, by=amara)
    prepare(session=asking_live, words="Kept", bring=False, by=amara)
    finish(session=asking_live, by=sam)
    page = as_person(amara).post(f"/seminars/{asking_live.pk}/prepare/", {"words": WORDS}).content.decode()
    assert ("This seminar is over" in page, WORDS in page) == (True, True)
    assert Preparation.objects.get().words == "Kept"
    assert "which only you can read" in before(as_person(amara), asking_live)


@pytest.mark.parametrize("number", [1, 3])
def test_before_costs_the_same_however_many_prepared(as_person, asking, sam, amara, ben, joan, number, django_assert_num_queries):
    for person in (amara, ben, joan)[:number]:
        prepare(session=asking, words=WORDS, bring=person != ben, by=person)
    browser = as_person(sam)
    with django_assert_num_queries(7):  # who signed in, the seminar, people, readings, who prepared, question box, roles
        browser.get(f"/seminars/{asking.pk}/before/")
