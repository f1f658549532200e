"""When whoever was asked opened a request for the first time, as Amara reads it."""

from datetime import timedelta

import pytest

from history.models import Reading
from placements.models import Evidence
from placements.models.delivery_status import delivery_of
from tests.factories.placements import make_request

pytestmark = pytest.mark.django_db


def opens(piece, who, minutes):
    facts = {"subject_type": "placements.evidence", "subject_pk": str(piece.pk), "author": piece.author_id}
    return Reading(reader=who.pk, at=piece.asked_at + timedelta(minutes=minutes), **facts)


def test_the_first_time_counts_since_joan_was_asked_and_nobody_elses(request_to_joan, joan, sam):
    times = [opens(request_to_joan, joan, -5), opens(request_to_joan, sam, 1), opens(request_to_joan, joan, 9)]
    Reading.objects.bulk_create([*times, opens(request_to_joan, joan, 4)])
    assert delivery_of([request_to_joan])[request_to_joan.pk].opened_at == request_to_joan.asked_at + timedelta(minutes=4)


def test_each_request_has_its_own(placement, request_to_joan, joan):
    other = make_request(placement, title="Another")
    Reading.objects.bulk_create([opens(other, joan, 2)])
    told = delivery_of([request_to_joan, other])
    assert (told[request_to_joan.pk].opened_at, told[other.pk].opened_at) == (None, other.asked_at + timedelta(minutes=2))


@pytest.mark.parametrize("times", [1, 50])
def test_it_costs_three_queries_however_often_it_was_opened(request_to_joan, joan, times, django_assert_num_queries):
    Reading.objects.bulk_create([opens(request_to_joan, joan, minutes) for minutes in range(times)])
    rows = list(Evidence.objects.select_related("asked_of__person"))
    with django_assert_num_queries(3):
        delivery_of(rows)
