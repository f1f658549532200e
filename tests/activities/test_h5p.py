"""Amara does an H5P content in a section: her score counts, in the place where she did it and nowhere else."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.models import ActivityDone, Attempt, Statement
from activities.models.h5p import place_of
from activities.models.on_paper import on_paper
from django_h5p.actions import begin_attempt
from django_h5p.models import Content
from django_h5p.player.tokens import PLAYS, Ticket
from learning.models import SectionPage
from tests.factories.activities import h5p_content, make_h5p
from tests.factories.learning import make_course

pytestmark = pytest.mark.django_db
VERB = "http://adlnet.gov/expapi/verbs/answered"


@pytest.fixture
def activity(db):
    return make_h5p()


@pytest.fixture
def content(activity):
    return Content.objects.get()


def says(client, person, content, place, *, raw, most=2):
    """What the player of this person sends when they check their answer. Returns the status of what comes back."""
    run = begin_attempt(user=person, content=content, context=place)
    ticket = Ticket(user=person.pk, content=content.uuid, context=place, attempt=run.uuid, revision=1)
    said = {
        "id": str(uuid4()),
        "timestamp": timezone.now().isoformat(),
        "actor": {"mbox": "mailto:somebody@else.example"},
        "verb": {"id": VERB},
        "object": {"id": content.iri},
        "result": {"score": {"min": 0, "raw": raw, "max": most}},
    }
    address = reverse("django_h5p:statements", args=[ticket.signed(PLAYS)])
    return client.post(address, json.dumps(said), content_type="text/plain").status_code


def page(client, activity):
    return client.get(reverse("activities:attempt", args=[activity.pk])).content.decode()


def test_the_frame_leads_to_a_player_that_is_amaras_alone(as_person, amara, ben, activity):
    address = reverse("activities:h5p_play", args=[activity.pk])
    assert f'<iframe src="{address}"' in page(as_person(amara), activity)
    player = as_person(amara).get(address)["Location"]
    assert player.startswith("/h5p/embed/")
    assert as_person(ben).get(player).status_code == 404
    assert as_person(None).get(address).status_code == 302


def test_a_section_that_is_drawn_for_many_shows_the_frame_to_each(as_person, amara, activity):
    module = make_course(sections=1)
    section = SectionPage.objects.descendant_of(module).first()
    section.body = [("activity", activity)]
    section.save_revision().publish()
    assert reverse("activities:h5p_play", args=[activity.pk]) in as_person(amara).get(section.url).content.decode()


def test_amaras_score_is_her_answer_and_the_activity_is_done(as_person, amara, activity, content):
    client = as_person(amara)
    assert says(client, amara, content, place_of(activity), raw=2) == 200
    attempt = Attempt.objects.get()
    assert (attempt.person, attempt.is_finished, attempt.result) == (amara, True, {"fit": 2, "of": 2})
    assert ActivityDone.objects.filter(person=amara, activity=activity).exists()
    assert "Your best so far: 2 of 2." in page(client, activity)


def test_the_best_of_several_counts(as_person, amara, activity, content):
    client = as_person(amara)
    for raw in (1, 0):
        says(client, amara, content, place_of(activity), raw=raw)
    assert Attempt.objects.get().answer == {"score": {"fit": 1, "of": 2}}


def test_halves_are_said_in_hundredths(as_person, amara, activity, content):
    says(as_person(amara), amara, content, place_of(activity), raw=0.5)
    assert Attempt.objects.get().answer == {"score": {"fit": 25, "of": 100}}


def test_a_score_cannot_be_typed_into_the_form(as_person, amara, activity):
    fields = {"score": "2", "fit": "2", "of": "2", "done": "yes"}
    as_person(amara).post(reverse("activities:attempt_finish", args=[activity.pk]), fields)
    as_person(amara).post(reverse("activities:attempt_check", args=[activity.pk]), fields)
    assert [(attempt.answer, attempt.is_finished) for attempt in Attempt.objects.all()] == [({}, False)]
    assert ActivityDone.objects.count() == 0


def test_what_has_no_score_is_done_by_ones_own_word(as_person, amara):
    client, activity = as_person(amara), make_h5p(content=h5p_content(max_score=None))
    assert "I have done this" in page(client, activity)
    client.post(reverse("activities:attempt_finish", args=[activity.pk]), {"done": "yes"})
    assert "You said that you have done this." in page(client, activity)


def test_in_another_place_the_player_does_not_open_and_nothing_is_counted(as_person, amara, activity, content):
    client, other = as_person(amara), make_h5p(key="another", title="Another", content=h5p_content(title="Else"))
    for place in ("", "activity-999999", place_of(other), "elsewhere"):
        assert says(client, amara, content, place, raw=2) in {403, 404}
    assert Attempt.objects.count() == 0


def test_a_withdrawn_activity_closes_its_player_at_once(as_person, amara, activity, content):
    activity.live = False
    activity.save()
    assert says(as_person(amara), amara, content, place_of(activity), raw=2) in {403, 404}


def test_what_the_player_says_is_in_the_store_as_not_verified_and_about_amara(as_person, amara, activity, content):
    says(as_person(amara), amara, content, place_of(activity), raw=1)
    heard = Statement.objects.get(verified=False)
    assert (heard.person_id, heard.verb) == (amara.pk, VERB)
    assert "somebody" not in json.dumps(heard.statement)


def test_who_is_signed_out_reads_what_it_is_and_plays_nothing(client, activity):
    assert "<iframe" not in client.get(reverse("activities:attempt", args=[activity.pk]), follow=True).content.decode()


def test_a_content_that_was_taken_away_is_said_in_words(as_person, amara, activity, content):
    Content.objects.filter(pk=content.pk).update(current=None)
    content.revisions.all().delete()
    content.delete()
    assert "This was taken away." in page(as_person(amara), activity)


def test_on_paper_it_says_that_it_plays_on_the_site(activity):
    assert "cannot be done on paper" in on_paper(activity.facts() | {"pk": activity.pk})
