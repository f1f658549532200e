import pytest
from django.urls import reverse

from activities.models import LogEntry
from activities.models.log_words import Format
from placements.models.sentences import sentences_of
from tests.factories.activities import make_entry

pytestmark = pytest.mark.django_db

MARKED = "## What happened?\n\nI asked. He **waited**. Then he spoke.\n\n- I rang.\n- They answered. Kindly.\n\n> Come in."


def test_evidence_is_chosen_from_words_without_marks(amara):
    assert sentences_of(make_entry(amara, body=MARKED)) == [
        ("p1-1", "What happened?"),
        ("p2-1", "I asked."),
        ("p2-2", "He waited."),
        ("p2-3", "Then he spoke."),
        ("p3-1", "I rang."),
        ("p3-2", "They answered."),
        ("p3-3", "Kindly."),
        ("p4-1", "Come in."),
    ]


def test_sentences_of_an_old_plain_entry_are_as_they_were(amara):
    entry = make_entry(amara, body="- I rang. (**they** answered.)")
    LogEntry.objects.filter(pk=entry.pk).update(format=Format.PLAIN)
    entry.refresh_from_db()
    assert sentences_of(entry) == [("p1-1", "- I rang. (**they** answered.)")]


def test_marks_do_not_reach_the_evidence(as_person, amara, placement):
    entry = make_entry(amara, body=MARKED)
    sent = {"sentences": ["p2-2", "p3-1"], "title": "He waited", "key": "7b1c2f4e-0d4a-4a55-9f0c-1f5f0f6b3c11"}
    as_person(amara).post(reverse("placements:evidence_from_log", args=[entry.pk]), sent)
    evidence = placement.evidence.get()
    assert evidence.words == "He waited.\n\nI rang."
