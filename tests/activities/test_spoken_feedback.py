"""Sam speaks his feedback. Amara hears it once he has sent it, and nobody else ever does."""

from uuid import uuid4

import pytest
from django.urls import reverse

from activities.actions.feedback import give_feedback, take_back
from activities.actions.log import share_entry, withdraw_entry
from activities.actions.spoken_feedback import SentWithout, keep_spoken_feedback
from activities.models import Feedback
from activities.models.log import unfinished_entries
from activities.models.log_voice import lone_voice_notes
from tests.factories.activities import make_entry
from tests.factories.sounds import sent, sound
from tests.factories.writing import upload
from writing.models import Attachment
from writing.states import VirusState

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(amara, sam, around_amara):
    return share_entry(entry=make_entry(amara), with_person=sam, by=amara)


def address(name, *args):
    return reverse(f"activities:{name}", args=args)


def begun(client, entry):
    return client.get(address("log_entry", entry.pk)).context["begun"].id


def records(client, entry, **what):
    pk = begun(client, entry)
    return pk, client.post(address("feedback_spoken", pk, entry.pk), sent(**what), follow=True)


def sends(client, entry, words=""):
    page = client.get(address("log_entry", entry.pk))
    form = page.context["box"]
    fields = {name: form[name].value() for name in form.fields} | {"words": words}
    return client.post(address("log_feedback", entry.pk, page.context["begun"].id), fields, follow=True)


def hears(client, note):
    return client.head(reverse("writing:attachment", args=[note.pk])).status_code == 200


def said(page):
    return " ".join(str(one) for one in page.context["messages"])


def test_a_recording_that_waits_for_its_virus_check_is_not_sent_and_no_word_is_lost(as_person, sam, shared):
    records(as_person(sam), shared)
    Attachment.objects.update(virus_state=VirusState.AWAITING)
    page = sends(as_person(sam), shared, "You waited.")
    words = " ".join(page.content.decode().split())
    assert "Your recording is still being looked through for viruses." in words
    assert (Feedback.objects.count(), page.context["box"]["words"].value()) == (0, "You waited.")
    Attachment.objects.update(virus_state=VirusState.NOT_CHECKED)
    sends(as_person(sam), shared, "You waited.")
    assert Feedback.objects.get().words == "You waited."


def test_it_is_private_until_it_is_sent_and_then_amara_hears_it(as_person, amara, sam, shared):
    _, page = records(as_person(sam), shared)
    assert said(page) == "Kept: 0:20. Only you can hear it until you send your feedback."
    assert "Nobody hears it before you send your feedback; then Amara will hear this." in " ".join(page.content.decode().split())
    note = Attachment.objects.get()
    assert (note.kind, note.audience, hears(as_person(sam), note), hears(as_person(amara), note)) == (
        "spoken_feedback",
        None,
        True,
        False,
    )
    sends(as_person(sam), shared)
    assert hears(as_person(amara), note)
    assert "Spoken, 0:20" in as_person(amara).get(address("log_entry", shared.pk)).content.decode()


@pytest.mark.parametrize("who", ["joan", "carol", "ben", "priya", "ruth"])
def test_nobody_else_hears_it_also_not_another_reader(as_person, amara, sam, cast, shared, who):
    share_entry(entry=shared, with_person=cast["joan"], by=amara)
    records(as_person(sam), shared)
    sends(as_person(sam), shared)
    assert not hears(as_person(cast[who]), Attachment.objects.get())


def test_it_is_no_voice_note_of_anybodys_log(as_person, sam, shared):
    records(as_person(sam), shared)
    assert (lone_voice_notes(sam, []), unfinished_entries(sam)) == ([], [])


def test_taking_the_feedback_back_takes_it_away(as_person, amara, sam, shared):
    records(as_person(sam), shared)
    sends(as_person(sam), shared)
    take_back(feedback=Feedback.objects.get(), by=sam)
    assert Attachment.objects.kept().count() == 0
    assert not hears(as_person(amara), Attachment.objects.get())


def test_a_recording_that_comes_after_it_was_sent_says_so_and_is_not_kept(as_person, sam, shared):
    client = as_person(sam)
    pk = begun(client, shared)
    give_feedback(id=pk, about=shared.audience, version=1, words="Words alone.", by=sam)
    page = client.post(address("feedback_spoken", pk, shared.pk), sent())
    assert "You have sent this feedback without it." in page.content.decode()
    with pytest.raises(SentWithout):
        keep_spoken_feedback(id=uuid4(), feedback=pk, upload=upload(), by=sam)
    assert not Attachment.objects.exists()


def test_more_than_three_minutes_are_refused(as_person, sam, shared):
    _, page = records(as_person(sam), shared, said=sound(seconds=190.0))
    assert "A voice note can be 3 minutes long" in page.content.decode()
    assert not Attachment.objects.exists()


def test_sent_twice_it_is_one(as_person, sam, shared):
    once = uuid4()
    for _ in range(2):
        records(as_person(sam), shared, id=once)
    assert Attachment.objects.count() == 1


def test_what_is_not_sent_can_be_deleted_after_listening(as_person, sam, shared):
    client = as_person(sam)
    pk, _ = records(client, shared)
    there = address("feedback_spoken_remove", pk, shared.pk, Attachment.objects.get().pk)
    assert "Only you can hear this" in client.get(there).content.decode()
    client.post(there)
    assert Attachment.objects.kept().count() == 0


def test_somebody_else_at_the_same_browser_keeps_nothing_in_sams_name(as_person, sam, shared):
    client = as_person(sam)
    there = address("feedback_spoken", begun(client, shared), shared.pk)
    assert client.post(there, sent(), headers={"X-Whose": "0"}).status_code == 401
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("amara", 403), ("carol", 404), ("joan", 404), ("ruth", 404)])
def test_it_is_for_whoever_may_give_feedback(as_person, cast, shared, who, status):
    assert as_person(cast[who]).post(address("feedback_spoken", uuid4(), shared.pk), sent()).status_code == status


def test_after_withdrawal_nothing_is_recorded_any_more(as_person, amara, sam, shared):
    withdraw_entry(entry=shared, from_people=[sam], by=amara)
    assert as_person(sam).post(address("feedback_spoken", uuid4(), shared.pk), sent()).status_code == 404
