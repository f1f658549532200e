"""One piece of evidence, several claims: each has an answer and words of its own, and whose word it is."""

import pytest

from placements.actions.sign_off import undo_sign_off
from placements.models import Evidence, Method, Signature
from placements.models.judgement import Answer
from tests.factories.placements import make_evidence, make_request, signs
from tests.placements.pages import filled, words_on


@pytest.fixture
def two_claims(placement):
    return make_request(placement, shows=("6", "7"))


@pytest.fixture
def page(two_claims):
    return f"/evidence/by-link/{two_claims.link.token}/"


def standing(evidence):
    return [(tag.node.code, tag.status, tag.said) for tag in evidence.tags.select_related("node")]


def test_one_answer_counts_for_all(client, page, two_claims):
    client.post(page, filled(client, page, judgement="agree"))
    assert standing(two_claims) == [("6", "agreed", ""), ("7", "agreed", "")]


def test_one_claim_is_answered_apart_with_words(client, page, two_claims):
    client.post(page, filled(client, page, judgement="agree", claim_1="not_yet", words_1="You only watched."))
    assert standing(two_claims) == [("6", "agreed", ""), ("7", "not_yet", "You only watched.")]
    assert [answer["judgement"] for answer in Signature.objects.get().facts["answers"]] == ["agree", "not_yet"]


def test_partly_for_one_claim_asks_what_is_missing_there(client, page, two_claims):
    shown = client.post(page, filled(client, page, judgement="agree", claim_0="partly"))
    assert "Say in a few words what is missing here. Nothing has been signed yet." in words_on(shown)
    assert not Signature.objects.exists()


def test_what_was_said_of_each_stands_beside_it_for_the_student(as_person, amara, two_claims):
    signs(two_claims, apart=[Answer("pcf-2018", "7", "partly", "What did you do?")])
    shown = words_on(as_person(amara).get(f"/placement/evidence/{two_claims.pk}/"))
    assert "Critical reflection and analysis (PCF 6), agreed" in shown
    assert "Intervention and skills (PCF 7), partly What did you do?" in shown
    assert "Signed: 1 agreed, 1 partly" in shown


def test_the_home_page_names_what_is_missing_first(as_person, amara, two_claims):
    signs(two_claims, apart=[Answer("pcf-2018", "7", "partly", "What did you do?")])
    assert "Read what is missing" in words_on(as_person(amara).get("/"))


def test_undo_takes_every_word_back(two_claims):
    signs(two_claims, observed=True, apart=[Answer("pcf-2018", "7", "partly", "What did you do?")])
    undo_sign_off(evidence=two_claims, by=two_claims.asked_of, method=Method.LINK)
    assert standing(two_claims) == [("6", "claimed", ""), ("7", "claimed", "")]
    assert not Evidence.objects.get().observed


def test_that_it_was_watched_is_a_claim_until_somebody_signs(placement):
    watched = make_request(placement, source="observed")
    assert watched.strength == "observed"
    signs(watched)
    watched.refresh_from_db()
    assert watched.strength == "own"


def test_whoever_signs_can_say_that_they_saw_it(client, page, two_claims):
    client.post(page, filled(client, page, judgement="agree", observed="on"))
    two_claims.refresh_from_db()
    assert (two_claims.strength, Signature.objects.get().facts["observed"]) == ("observed", True)


def test_what_it_is_made_from_is_signed_too(placement):
    said = make_request(placement, source="people")
    assert (signs(said).facts["content"]["source"], said.strength) == ("people", "people")


def test_earlier_versions_that_were_asked_about_are_the_authors_alone(as_person, amara, joan, placement):
    evidence = make_request(placement, words="The first words.")
    page = f"/placement/evidence/{evidence.pk}/"
    as_person(amara).post(f"{page}withdraw-request/")
    evidence.refresh_from_db()
    change = f"{page}change/"
    data = filled(as_person(amara), change, "key", "draft_id", "draft_version", title="T", words="The second words.", why="")
    as_person(amara).post(change, data | {"event_on": evidence.event_on.isoformat(), "source": "described"})
    as_person(amara).post(f"{page}ask-for-sign-off/", filled(as_person(amara), f"{page}ask-for-sign-off/", "version", "seen"))
    assert "The first words." in words_on(as_person(amara).get(page))
    assert "The first words." not in words_on(as_person(joan).get(page))


def test_a_draft_is_counted_nowhere_and_seen_by_nobody_else(as_person, joan, placement):
    draft = make_evidence(placement)
    assert as_person(joan).get(f"/placement/evidence/{draft.pk}/").status_code == 404
