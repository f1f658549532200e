"""The nightly checkpoint of the signatures: made once, checked again, and what a rewritten chain does not get past."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import StringIO
from threading import Barrier

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from history.append_only import guard_lifted
from history.models import Entry
from history.schedule import SCHEDULE
from placements.actions import checkpoint_key
from placements.actions.checkpoint import make_checkpoint
from placements.actions.checkpoint_key import KeyIsNotHere, change_key
from placements.actions.verify import verify_placement
from placements.actions.verify_checkpoints import verify_checkpoints
from placements.models import Checkpoint, CheckpointKey, Signature
from placements.models.checkpoint import published_checkpoints
from placements.models.signature import canonical, fingerprint_of
from placements.providers.checkpoint_key import id_of, is_signed, public_half, read_key, sign_words
from tests.factories.placements import make_request, signs

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
PAGE, FOR_SCRIPTS = "/check/signatures/", "/check/signatures/keys.json"


@pytest.fixture(autouse=True)
def key_path(settings, tmp_path):
    settings.CHECKPOINT_KEY_PATH = tmp_path / "keys" / "checkpoint_key.pem"
    return settings.CHECKPOINT_KEY_PATH


@pytest.fixture
def three_days(placement, bens_placement):
    """Joan signs on Monday and Tuesday, Tom on Tuesday and Wednesday. Each night has its checkpoint."""
    made = []
    for day, signed_in in ((MONDAY, [placement]), (TUESDAY, [placement, bens_placement]), (WEDNESDAY, [bens_placement])):
        for one in signed_in:
            signs(make_request(one, title=f"{day} {one.pk}"), comment="Yes, José.")
        made.append(make_checkpoint(day=day))
    return made


def faults(**options):
    return list(verify_checkpoints(**options))


def tamper(row, **values):
    with guard_lifted():
        type(row).objects.filter(pk=row.pk).update(**values)


def rewrite(placement, comment):
    """Change what was said in the first signature, and write the whole chain anew so that every hash is right."""
    previous = "0" * 64
    with guard_lifted():
        for signature in placement.signatures.order_by("number"):
            said = comment if signature.number == 1 else signature.decision.comment
            payload = canonical(signature.facts | {"comment": said, "previous": previous})
            previous = fingerprint_of(payload)
            Signature.objects.filter(pk=signature.pk).update(payload=payload, fingerprint=previous)
            type(signature.decision).objects.filter(pk=signature.decision_id).update(comment=said)


def remade(checkpoint, private, **changes):
    """Write a checkpoint anew, with a right fingerprint and a signature by this key."""
    text = canonical(json.loads(checkpoint.text) | {"key": id_of(public_half(private))} | changes)
    checkpoint.text, checkpoint.fingerprint = text, fingerprint_of(text)
    signature = sign_words(private, checkpoint.words)
    tamper(checkpoint, text=text, fingerprint=checkpoint.fingerprint, signature=signature, key_id=id_of(public_half(private)))


class TestMaking:
    def test_it_holds_the_newest_signature_of_each_placement_that_changed(self, three_days, placement, bens_placement):
        joans, toms = placement.pk, bens_placement.pk
        numbers = [{pk: number for pk, (number, _) in one.heads.items()} for one in three_days]
        assert numbers == [{joans: 1}, {joans: 2, toms: 1}, {toms: 2}]
        assert three_days[1].heads[joans][1] == placement.signatures.get(number=2).fingerprint

    def test_each_stands_on_the_one_before(self, three_days):
        previous = [json.loads(one.text)["previous"] for one in three_days]
        assert previous == ["0" * 64, three_days[0].fingerprint, three_days[1].fingerprint]

    def test_its_text_is_numbers_days_and_fingerprints_and_nothing_of_a_person(self, three_days):
        for one in three_days:
            facts = json.loads(one.text)
            assert set(facts) == {"format", "number", "day", "made_at", "key", "previous", "heads"}
            assert {tuple(sorted(head)) for head in facts["heads"]} == {("fingerprint", "number", "placement")}
            assert not {name for name in ("Joan", "Amara", "Ben", "Tom", "José", "Friday", "@") if name in one.text}

    def test_a_day_on_which_nothing_was_signed_has_none_and_needs_no_key(self, placement, key_path):
        assert (make_checkpoint(day=MONDAY), Checkpoint.objects.count(), key_path.exists()) == (None, 0, False)

    def test_after_a_quiet_night_the_next_stands_on_the_last_there_is(self, three_days, placement):
        assert make_checkpoint(day=date(2026, 11, 26)) is None
        signs(make_request(placement, title="Late"))
        late = make_checkpoint(day=date(2026, 11, 27))
        assert (late.number, json.loads(late.text)["previous"], faults()) == (4, three_days[2].fingerprint, [])

    def test_a_second_run_in_one_night_changes_nothing_though_something_was_signed_meanwhile(self, request_to_joan, placement):
        signs(request_to_joan)
        assert make_checkpoint(day=MONDAY)
        signs(make_request(placement, title="After midnight"))
        assert (make_checkpoint(day=MONDAY), make_checkpoint(day=MONDAY - timedelta(days=1))) == (None, None)
        assert make_checkpoint(day=TUESDAY).heads[placement.pk][0] == 2

    def test_the_clock_makes_it_after_midnight_for_the_day_that_has_ended(self, request_to_joan):
        signs(request_to_joan)
        call_command("make_checkpoint", stdout=StringIO())
        call_command("make_checkpoint", stdout=StringIO())
        assert Checkpoint.objects.get().day == timezone.localdate() - timedelta(days=1)
        assert [str(job.at) for job in SCHEDULE if job.command == "make_checkpoint"] == ["00:10:00"]
        assert Entry.objects.filter(verb="checkpoint.make").count() == 1

    @pytest.mark.parametrize("table", ["placements_checkpoint", "placements_checkpointkey"])
    @pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
    def test_the_database_refuses_to_change_what_was_written(self, three_days, table, change):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change.format(table))


class TestVerifying:
    def test_untouched_checkpoints_pass_with_a_line(self, three_days):
        assert said_by_the_command()[-1] == "checkpoints: 3, unchanged"

    def test_a_chain_written_anew_with_right_hashes_is_found_and_only_that_one(self, three_days, placement):
        rewrite(placement, "I saw nothing.")
        assert list(verify_placement(placement)) == []
        assert faults() == [f"placement {placement.pk}, signature 1 is not the one that checkpoint 1 of 2026-11-23 holds"]
        assert said_by_the_command()[-2:] == [
            "checkpoints: 3, 1 differences",
            f"  placement {placement.pk}, signature 1 is not the one that checkpoint 1 of 2026-11-23 holds",
        ]

    def test_a_chain_that_was_cut_off_is_found(self, three_days, bens_placement):
        with guard_lifted():
            bens_placement.signatures.filter(number=2).delete()
        assert faults() == [f"placement {bens_placement.pk}, signature 2 is missing that checkpoint 3 of 2026-11-25 holds"]

    def test_one_placement_can_be_checked_alone(self, three_days, placement, bens_placement):
        rewrite(placement, "I saw nothing.")
        assert (faults(placement=bens_placement), len(faults(placement=placement))) == ([], 1)

    CHANGED = {
        "text": lambda one: {"text": one.text.replace('"number":1', '"number":9', 1)},
        "fingerprint": lambda _: {"fingerprint": "ab" * 32},
        "signature": lambda one: {"signature": one.signature[:-1] + ("0" if one.signature[-1] != "0" else "1")},
        "empty signature": lambda _: {"signature": ""},
        "key": lambda _: {"key_id": "ab" * 32},
        "day": lambda _: {"day": date(2026, 11, 1)},
        "time": lambda _: {"made_at": timezone.now()},
    }

    @pytest.mark.parametrize("what", CHANGED)
    def test_one_change_in_a_checkpoint_is_found_and_only_that_checkpoint_is_named(self, three_days, what):
        tamper(three_days[1], **self.CHANGED[what](three_days[1]))
        [fault] = faults()
        assert fault.startswith("checkpoint 2 ")

    def test_every_single_byte_of_a_text_counts(self, three_days):
        text = three_days[1].text
        for place in range(0, len(text), 7):
            tamper(three_days[1], text=text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :])
            assert faults() == ["checkpoint 2 differs from its fingerprint"], place

    @pytest.mark.parametrize("number", [1, 2])
    def test_a_missing_one_is_named(self, three_days, number):
        with guard_lifted():
            Checkpoint.objects.filter(number=number).delete()
        assert faults() == [f"checkpoint {number} is missing"]

    def test_a_signature_by_a_key_that_is_not_published_is_named(self, three_days):
        remade(three_days[2], Ed25519PrivateKey.generate())
        assert faults() == ["checkpoint 3 is signed with a key that is not this site’s"]

    def test_a_checkpoint_written_anew_with_the_right_key_no_longer_carries_the_next(self, three_days, key_path):
        remade(three_days[1], read_key(key_path), heads=[])
        assert faults() == ["checkpoint 3 does not stand on the one before it"]

    def test_a_forged_key_put_into_the_database_is_named_and_so_is_what_it_signed(self, three_days, placement):
        forged = Ed25519PrivateKey.generate()
        checkpoint_key.publish(forged, number=2, introduced_by=forged)
        rewrite(placement, "I saw nothing.")
        remade(three_days[2], forged)
        assert faults() == [
            "key 2 was not introduced by the key before it",
            "key 2, published last, is not the key that lies on this machine",
            f"placement {placement.pk}, signature 1 is not the one that checkpoint 1 of 2026-11-23 holds",
            "checkpoint 3 is signed with a key that is not this site’s",
        ]

    def test_a_copy_of_the_site_without_the_key_file_passes(self, three_days, key_path):
        key_path.unlink()
        assert faults() == []


class TestKey:
    def test_the_first_is_made_when_it_is_needed_and_read_by_its_owner_alone(self, three_days, key_path):
        key = CheckpointKey.objects.get()
        assert (key_path.stat().st_mode & 0o777, [*key_path.parent.iterdir()]) == (0o600, [key_path])
        assert (key.key_id, key.after) == (id_of(public_half(read_key(key_path))), 0)
        assert "PRIVATE" not in key.public_key

    def test_after_a_change_of_key_old_and_new_checkpoints_verify(self, three_days, placement, key_path):
        old = key_path.read_bytes()
        call_command("rotate_checkpoint_key", stdout=StringIO())
        signs(make_request(placement, title="Under the new key"))
        fourth = make_checkpoint(day=date(2026, 11, 26))
        first, second = CheckpointKey.objects.all()
        assert (second.after, fourth.key_id, faults()) == (3, second.key_id, [])
        assert is_signed(second.words, second.signature, first.public_key)
        assert (key_path.read_bytes() != old, [*key_path.parent.iterdir()]) == (True, [key_path])

    def test_an_older_key_signs_nothing_any_more(self, three_days, placement, key_path):
        old = read_key(key_path)
        change_key()
        signs(make_request(placement, title="Under the new key"))
        remade(make_checkpoint(day=date(2026, 11, 26)), old)
        assert faults() == ["checkpoint 4 is signed with a key that was not in use at that time"]

    def test_a_change_that_was_broken_off_before_the_file_was_in_place_is_finished(
        self, three_days, placement, key_path, monkeypatch
    ):
        monkeypatch.setattr(checkpoint_key, "move_into_place", lambda path, key_id: None)
        key = change_key()
        monkeypatch.undo()
        assert faults() == []
        signs(make_request(placement, title="After the power cut"))
        assert (make_checkpoint(day=date(2026, 11, 26)).key_id, faults()) == (key.key_id, [])

    def test_where_the_key_is_lost_no_other_is_made_in_silence(self, three_days, placement, key_path):
        key_path.unlink()
        signs(make_request(placement, title="Without a key"))
        with pytest.raises(KeyIsNotHere, match="Put it back from your backup"):
            make_checkpoint(day=date(2026, 11, 26))
        with pytest.raises(CommandError, match="Put it back from your backup"):
            call_command("rotate_checkpoint_key")
        assert (Checkpoint.objects.count(), CheckpointKey.objects.count()) == (3, 1)

    def test_a_key_that_nobody_introduced_is_believed_once_a_copy_kept_elsewhere_has_it(self, three_days, placement, key_path):
        key_path.unlink()
        call_command("rotate_checkpoint_key", "--without-the-old", stdout=StringIO())
        signs(make_request(placement, title="With another key"))
        make_checkpoint(day=date(2026, 11, 26))
        assert faults() == [
            "key 2 was not introduced by the key before it", "checkpoint 4 is signed with a key that is not this site’s",
        ]  # fmt: skip
        assert faults(kept=published_checkpoints("Waymark")) == []

    def test_a_key_that_lay_there_before_is_taken_as_the_first(self, request_to_joan, key_path):
        private = checkpoint_key.new_key()
        next(iter(key_path.parent.iterdir())).rename(key_path)
        signs(request_to_joan)
        assert make_checkpoint(day=MONDAY).key_id == id_of(public_half(private))

    def test_there_is_nothing_to_rotate_before_the_first_checkpoint(self, db):
        with pytest.raises(CommandError, match="There is no key yet"):
            call_command("rotate_checkpoint_key")

    @pytest.mark.parametrize(("number", "change", "said"), [
        (1, {"key_id": "ab" * 32}, "key 1 differs from its fingerprint"),
        (1, {"since": timezone.now()}, "key 1 was not introduced by the key before it"),
        (2, {"after": 1}, "key 2 was not introduced by the key before it"),
    ])  # fmt: skip
    def test_a_changed_key_is_named(self, three_days, number, change, said):
        change_key()
        tamper(CheckpointKey.objects.get(number=number), **change)
        assert faults()[0] == said

    def test_a_missing_key_is_named(self, three_days):
        change_key()
        with guard_lifted():
            CheckpointKey.objects.filter(number=1).delete()
        assert faults()[0] == "key 1 is missing"


class TestPublished:
    def test_a_stranger_reads_keys_and_the_newest_fingerprint_and_nobodys_name(self, three_days, client):
        change_key()
        shown = client.get(PAGE).content.decode()
        assert [key.key_id in shown for key in CheckpointKey.objects.all()] == [True, True]
        assert (three_days[2].fingerprint in shown, "Number 3, for" in shown) == (True, True)
        assert {name in shown for name in ("Amara", "Joan", "Tom", "Kestrelshire")} == {False}

    def test_a_script_can_check_the_newest_signature_and_each_key_with_what_is_published(self, three_days, client):
        change_key()
        said = client.get(FOR_SCRIPTS).json()
        first, second = said["keys"]
        newest = said["newest"]
        assert is_signed("Waymark checkpoint\n" + newest["fingerprint"], newest["signature"], first["public_key"])
        introduced = {name: value for name, value in second.items() if name != "signature"}
        assert is_signed("Waymark checkpoint key\n" + canonical(introduced), second["signature"], first["public_key"])
        assert (newest["number"], newest["day"], "heads" in str(said)) == (3, "2026-11-25", False)

    def test_before_anything_is_signed_the_page_says_so(self, client, db):
        assert "Nothing was signed here yet" in client.get(PAGE).content.decode()
        assert client.get(FOR_SCRIPTS).json() == {"site": "Waymark", "keys": [], "newest": None}

    def test_two_questions_to_the_database_however_many_keys(self, three_days, client, django_assert_num_queries):
        client.get(PAGE)
        change_key()
        with django_assert_num_queries(2):
            client.get(FOR_SCRIPTS)

    def test_a_site_whose_checkpoints_were_all_thrown_away_is_found_by_a_copy_kept_elsewhere(self, three_days, client, tmp_path):
        copy = tmp_path / "keys.json"
        copy.write_bytes(client.get(FOR_SCRIPTS).content)
        assert said_by_the_command("--published", str(copy))[-1] == "checkpoints: 3, unchanged"
        with guard_lifted():
            Checkpoint.objects.all().delete()
            CheckpointKey.objects.all().delete()
        assert said_by_the_command()[-1] == "checkpoints: 0, unchanged"
        assert said_by_the_command("--published", str(copy))[-3:] == [
            "checkpoints: 0, 2 differences", "  key 1 is not as it was published", "  checkpoint 3 is not as it was published",
        ]  # fmt: skip

    def test_a_file_that_is_no_copy_is_said(self, db, tmp_path):
        (tmp_path / "other.json").write_text("[]")
        with pytest.raises(CommandError, match="is not a copy"):
            call_command("verify_signatures", "--published", str(tmp_path / "other.json"))


def said_by_the_command(*options):
    out = StringIO()
    try:
        call_command("verify_signatures", *options, stdout=out)
    except CommandError:
        assert "differences" in out.getvalue()
    return out.getvalue().splitlines()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_ten_workers_at_once_make_one_key_and_one_checkpoint(self, request_to_joan, key_path):
        signs(request_to_joan)
        made = at_once(*[lambda: make_checkpoint(day=MONDAY)] * 10)
        assert sum(isinstance(one, Checkpoint) for one in made) == 1
        assert [one for one in made if isinstance(one, Exception)] == []
        assert (Checkpoint.objects.count(), CheckpointKey.objects.count(), faults()) == (1, 1, [])
        assert [*key_path.parent.iterdir()] == [key_path]

    def test_a_new_key_and_a_checkpoint_at_once_fit_each_other(self, request_to_joan, placement):
        signs(request_to_joan)
        make_checkpoint(day=MONDAY)
        signs(make_request(placement, title="Meanwhile"))
        done = at_once(change_key, lambda: make_checkpoint(day=TUESDAY), change_key, lambda: make_checkpoint(day=TUESDAY))
        assert [one for one in done if isinstance(one, Exception)] == []
        assert (Checkpoint.objects.count(), CheckpointKey.objects.count(), faults()) == (2, 3, [])


def at_once(*acts):
    start = Barrier(len(acts))

    def run(act):
        start.wait()
        try:
            return act()
        except Exception as error:  # noqa: BLE001 - the test says what it expects
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
