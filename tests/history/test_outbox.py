import smtplib
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from history import outbox
from history.models import Delivery
from history.outbox import delivers, drain, message_id, promise


class TestPromise:
    def test_is_kept_with_its_ids_and_is_due_at_once(self, receipt):
        receipt.refresh_from_db()
        assert (receipt.kind, receipt.key, receipt.payload) == ("tests.receipt", "decision-7", {"evidence": 7})
        assert Delivery.objects.due(timezone.now()).get() == receipt

    def test_twice_with_the_same_key_is_one_delivery(self, receipt):
        with transaction.atomic():
            again = promise("tests.receipt", key="decision-7", evidence=7)
        assert again == receipt
        assert Delivery.objects.count() == 1

    def test_of_another_kind_with_the_same_key_is_another_delivery(self, receipt):
        with transaction.atomic():
            other = promise("tests.reminder", key="decision-7", evidence=7)
        assert message_id(other.name) != message_id(receipt.name)

    @pytest.mark.django_db(transaction=True)
    def test_outside_a_transaction_is_refused(self):
        with pytest.raises(transaction.TransactionManagementError, match="in the transaction of its change"):
            promise("tests.receipt", key="decision-7", evidence=7)

    @pytest.mark.django_db(transaction=True)
    def test_falls_with_its_change(self):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            promise("tests.receipt", key="decision-7", evidence=7)
            raise ZeroDivisionError
        assert Delivery.objects.count() == 0

    def test_holds_ids_and_never_words(self, db):
        with pytest.raises(ValueError, match="never what people wrote"), transaction.atomic():
            promise("tests.receipt", key="decision-7", comment="Dear Amara,\nwell done")

    def test_can_be_for_later(self, db, receipt):
        with transaction.atomic():
            promise("tests.receipt", key="decision-8", due=timezone.now() + timedelta(hours=1), evidence=8)
        assert drain(worker="one") == 1


class TestNudge:
    @pytest.fixture
    def bell(self):
        rings = []
        ring = lambda: rings.append("rung")  # noqa: E731 - one bell for one test
        outbox.on_promise.append(ring)
        yield rings
        outbox.on_promise.remove(ring)

    @pytest.fixture
    def dead_broker(self):
        def fail():
            raise ConnectionError

        outbox.on_promise.insert(0, fail)
        yield
        outbox.on_promise.remove(fail)

    def test_comes_after_the_commit_and_not_before(self, db, bell, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            promise("tests.receipt", key="decision-7")
            assert bell == []
        assert bell == ["rung"]

    def test_comes_once_for_one_delivery(self, db, bell, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            promise("tests.receipt", key="decision-7")
            promise("tests.receipt", key="decision-7")
        assert bell == ["rung"]

    def test_to_a_dead_broker_breaks_nothing(self, db, dead_broker, bell, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            promise("tests.receipt", key="decision-7")
        assert bell == ["rung"]
        assert Delivery.objects.waiting().count() == 1


class TestDrain:
    def test_delivers_with_the_key_and_the_ids(self, receipt, notes):
        assert drain(worker="one") == 1
        assert notes == [("tests.receipt:decision-7", 7)]
        receipt.refresh_from_db()
        assert receipt.done_at is not None
        assert (receipt.lease_until, receipt.attempts, receipt.leased_by) == (None, 1, "one")

    def test_by_two_workers_has_one_effect(self, receipt, notes):
        assert drain(worker="one") + drain(worker="two") == 1
        assert len(notes) == 1

    def test_by_another_worker_in_the_middle_of_a_delivery_takes_nothing(self, db, deliver_with, notes):
        deliver_with("tests.slow", lambda *, key: notes.append(drain(worker="two")))
        with transaction.atomic():
            promise("tests.slow", key="one")
        assert drain(worker="one") == 1
        assert notes == [0]

    def test_takes_what_has_been_due_longest_first(self, db, deliver_with, notes):
        deliver_with("tests.note", lambda *, key: notes.append(key))
        now = timezone.now()
        with transaction.atomic():
            for hours in (1, 3, 2):
                promise("tests.note", key=str(hours), due=now - timedelta(hours=hours))
        assert drain(worker="one", limit=2) == 2
        assert notes == ["tests.note:3", "tests.note:2"]

    def test_takes_over_when_a_lease_has_run_out(self, receipt, notes):
        assert outbox.take(worker="killed", lease=60).attempts == 1
        assert drain(worker="two") == 0
        Delivery.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        assert drain(worker="two") == 1
        assert notes == [("tests.receipt:decision-7", 7)]

    def test_a_lease_lasts_a_minute(self, receipt):
        taken = outbox.take(worker="one", lease=outbox.LEASE)
        assert timedelta(seconds=55) < taken.lease_until - timezone.now() <= timedelta(seconds=60)

    def test_costs_little_when_there_is_nothing_to_do(self, db, django_assert_num_queries):
        with django_assert_num_queries(2):
            assert drain(worker="one") == 0


class TestFailure:
    @pytest.fixture
    def broken(self, db, deliver_with):
        def refuse(*, key):
            raise smtplib.SMTPRecipientsRefused({"amara@alderbrook.example": (550, b"no such mailbox")})

        deliver_with("tests.broken", refuse)
        with transaction.atomic():
            return promise("tests.broken", key="mail-1")

    def make_due(self):
        Delivery.objects.waiting().update(due=timezone.now())

    def test_is_tried_again_after_a_minute(self, broken):
        assert drain(worker="one") == 1
        broken.refresh_from_db()
        assert (broken.attempts, broken.lease_until, broken.done_at) == (1, None, None)
        assert timedelta(seconds=55) < broken.due - timezone.now() <= timedelta(minutes=1)
        assert drain(worker="two") == 0

    def test_keeps_the_class_of_the_error_and_not_its_text(self, broken):
        drain(worker="one")
        broken.refresh_from_db()
        assert broken.last_error == "SMTPRecipientsRefused"

    def test_waits_longer_each_time_and_gives_up_after_eight_tries(self, broken):
        waits = []
        for _ in range(8):
            self.make_due()
            assert drain(worker="one") == 1
            broken.refresh_from_db()
            waits.append(round((broken.due - timezone.now()) / timedelta(minutes=1)))
        assert waits == [1, 5, 15, 60, 120, 240, 480, 0]
        assert Delivery.objects.given_up().get() == broken
        assert drain(worker="one") == 0

    def test_does_not_hold_up_the_others(self, broken, receipt, notes):
        assert drain(worker="one") == 2
        assert len(notes) == 1

    def test_that_passes_is_forgotten(self, db, deliver_with, notes):
        def fail_once(*, key):
            notes.append(key)
            if len(notes) == 1:
                raise TimeoutError

        deliver_with("tests.once", fail_once)
        with transaction.atomic():
            delivery = promise("tests.once", key="1")
        drain(worker="one")
        self.make_due()
        drain(worker="one")
        delivery.refresh_from_db()
        assert (delivery.last_error, delivery.attempts, delivery.done_at is None) == ("", 2, False)

    def test_a_kind_that_nobody_delivers_waits_for_a_version_that_does(self, db):
        with transaction.atomic():
            delivery = promise("tests.unknown", key="1")
        assert drain(worker="one") == 1
        delivery.refresh_from_db()
        assert delivery.last_error == "KeyError"

    def test_one_that_kills_each_of_its_workers_is_given_up(self, receipt):
        Delivery.objects.update(attempts=8, lease_until=timezone.now() - timedelta(seconds=1))
        assert drain(worker="one") == 0
        receipt.refresh_from_db()
        assert (receipt.last_error, receipt.given_up_at is None) == ("WorkerLost", False)


class TestDelivers:
    def test_each_kind_is_delivered_by_one_function(self, deliver_with):
        deliver_with("tests.note", lambda *, key: None)
        with pytest.raises(ValueError, match="already delivered by"):
            delivers("tests.note")(lambda *, key: None)


class TestTellingOperators:
    def test_what_was_given_up_can_be_tried_again(self, receipt, notes, capsys):
        Delivery.objects.update(given_up_at=timezone.now(), attempts=8)
        call_command("retry_deliveries")
        assert capsys.readouterr().out == "1 delivery will be tried again.\n"
        assert drain(worker="one") == 1

    def test_what_was_delivered_is_not_tried_again(self, receipt, notes):
        drain(worker="one")
        call_command("retry_deliveries", stdout=StringIO())
        assert drain(worker="one") == 0

    def test_the_administrator_sees_what_was_given_up(self, as_person, ruth, receipt):
        Delivery.objects.update(given_up_at=timezone.now())
        page = as_person(ruth).get(reverse("admin:history_delivery_changelist") + "?given_up_at__isempty=0")
        assert page.context["cl"].result_count == 1
