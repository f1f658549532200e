import json
import unicodedata
from hashlib import sha256
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from history.append_only import CannotChange, guard_lifted
from placements.actions.sign_off import undo_sign_off
from placements.models import Method, Signature
from tests.factories.placements import make_request, signs


@pytest.fixture
def chain(placement):
    """Three signatures of Joan's in Amara's placement."""
    return [signs(make_request(placement, title=title), comment="Yes, José.") for title in ("One", "Two", "Three")]


def verify(*options):
    """Return what the command prints, and whether it found everything as it was signed."""
    out = StringIO()
    try:
        call_command("verify_signatures", *options, stdout=out)
    except CommandError:
        return out.getvalue(), False
    return out.getvalue(), True


def tamper(sql, *values):
    with guard_lifted(), connection.cursor() as cursor:
        cursor.execute(sql, values)


class TestWhatIsSigned:
    def test_each_stands_on_the_one_before(self, chain):
        previous = [signature.facts["previous"] for signature in chain]
        assert previous == ["0" * 64, chain[0].fingerprint, chain[1].fingerprint]

    def test_the_fingerprint_is_the_hash_of_the_canonical_text(self, chain):
        assert [sha256(signature.payload.encode()).hexdigest() for signature in chain] == [one.fingerprint for one in chain]

    def test_the_canonical_text_has_one_form(self, chain):
        payload = chain[0].payload
        again = json.dumps(json.loads(payload), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert (payload, unicodedata.is_normalized("NFC", payload)) == (again, True)

    def test_two_ways_of_typing_a_letter_are_signed_as_one(self, placement):
        evidence = make_request(placement, words="Jose\u0301 wrote it.")
        assert signs(evidence).facts["content"]["words"] == "Jos\u00e9 wrote it."
        assert verify()[1]

    def test_it_says_who_signed_what_how_and_under_which_sentence(self, request_to_joan, joan):
        facts = signs(request_to_joan, comment="Yes.").facts
        assert facts["signer"] == {
            "person": joan.pk, "name": "Joan Pritchard", "part": "practice_educator", "address": joan.email,
        }  # fmt: skip
        assert (facts["method"], facts["statement"], facts["judgement"]) == ("link", request_to_joan.statement, "agree")
        assert (facts["format"], facts["content"]["version"], facts["at"][-1]) == (2, request_to_joan.version, "Z")

    def test_chains_of_two_placements_do_not_meet(self, request_to_joan, bens_placement):
        assert [signs(request_to_joan).number, signs(make_request(bens_placement)).number] == [1, 1]

    def test_a_person_who_changes_their_name_has_signed_under_the_old_one(self, chain, joan):
        joan.name, joan.email = "Joan Hart", "joan.hart@kestrelshire.example"
        joan.save()
        assert (verify()[1], chain[0].facts["signer"]["name"]) == (True, "Joan Pritchard")


class TestKeptAsWritten:
    def test_a_signature_cannot_be_saved_again(self, chain):
        with pytest.raises(CannotChange):
            chain[0].save()

    @pytest.mark.parametrize("table", ["placements_signature", "placements_evidencedecision", "placements_evidenceversion"])
    @pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
    def test_the_database_refuses_too(self, chain, table, change):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change.format(table))


class TestVerifying:
    def test_untouched_chains_pass_with_a_line_each(self, chain, bens_placement):
        placement = chain[0].placement_id
        lines, passed = verify()
        assert passed
        assert lines.splitlines() == [
            f"placement {placement}: 3 signatures, unchanged", f"placement {bens_placement.pk}: 0 signatures, unchanged",
            "checkpoints: 0, unchanged",
        ]  # fmt: skip

    def test_an_undone_signature_passes(self, request_to_joan):
        signs(request_to_joan)
        undo_sign_off(evidence=request_to_joan, by=request_to_joan.asked_of, method=Method.LINK)
        assert verify()[1]

    TAMPERED = {
        "the words": ("UPDATE placements_evidenceversion SET words = 'Other' WHERE evidence_id = %s", "evidence"),
        "a letter of the title": ("UPDATE placements_evidenceversion SET title = 'Tw0' WHERE evidence_id = %s", "evidence"),
        "the comment": ("UPDATE placements_evidencedecision SET comment = 'No' WHERE evidence_id = %s", "evidence"),
        "the judgement": ("UPDATE placements_evidencedecision SET judgement = 'not_yet' WHERE evidence_id = %s", "evidence"),
        "the time": ("UPDATE placements_signature SET at = '2026-01-01 09:00:00+00:00' WHERE id = %s", "signature"),
        "the method": ("UPDATE placements_signature SET method = 'signed_in' WHERE id = %s", "signature"),
        "the payload": ("UPDATE placements_signature SET payload = replace(payload, 'Joan', 'John') WHERE id = %s", "signature"),
        "the fingerprint": ("UPDATE placements_signature SET fingerprint = 'ab' WHERE id = %s", "signature"),
        "the time in the history": (
            "UPDATE placements_evidencedecision SET at = '2026-01-01 09:00:00+00:00' WHERE evidence_id = %s",
            "evidence",
        ),
        "the live words": ("UPDATE placements_evidence SET words = 'Other' WHERE id = %s", "evidence"),
        "what it shows": ("UPDATE placements_evidencetag SET status = 'partly' WHERE evidence_id = %s", "evidence"),
        "the answer to one claim": ("UPDATE placements_evidencedecision SET answers = '[]' WHERE evidence_id = %s", "evidence"),
        "what was said beside a claim": ("UPDATE placements_evidencetag SET said = 'No' WHERE evidence_id = %s", "evidence"),
        "where it comes from": ("UPDATE placements_evidenceversion SET source = 'people' WHERE evidence_id = %s", "evidence"),
        "whether it was observed": ("UPDATE placements_evidence SET observed = TRUE WHERE id = %s", "evidence"),
        "when it was decided": (
            "UPDATE placements_evidence SET signed_off_at = '2026-01-01 09:00:00+00:00' WHERE id = %s", "evidence",
        ),
    }  # fmt: skip

    @pytest.mark.parametrize("what", TAMPERED)
    def test_one_change_is_found_and_named(self, chain, bens_placement, what):
        sql, of = self.TAMPERED[what]
        touched = chain[1].pk if of == "signature" else chain[1].decision.evidence_id
        tamper(sql, touched)
        lines, passed = verify()
        assert not passed
        assert named(lines, chain) == {chain[1].pk}
        assert f"placement {bens_placement.pk}: 0 signatures, unchanged" in lines

    def test_a_missing_signature_is_found(self, chain):
        tamper("DELETE FROM placements_signature WHERE id = %s", chain[1].pk)
        lines, passed = verify()
        assert (passed, "signature 2 is missing" in lines) == (False, True)

    def test_a_last_signature_cut_off_is_found(self, chain):
        tamper("DELETE FROM placements_signature WHERE id = %s", chain[2].pk)
        assert verify()[1] is False

    def test_two_signatures_that_changed_places_are_found(self, chain):
        for number, signature in ((99, chain[0]), (1, chain[1]), (2, chain[0])):
            tamper("UPDATE placements_signature SET number = %s WHERE id = %s", number, signature.pk)
        assert verify()[1] is False

    def test_one_placement_can_be_checked_alone(self, chain, bens_placement):
        tamper("UPDATE placements_signature SET method = 'signed_in' WHERE id = %s", chain[1].pk)
        assert verify("--placement", str(bens_placement.pk))[1]
        assert not verify("--placement", str(chain[0].placement_id))[1]

    def test_a_placement_that_is_not_there_is_said(self, db):
        with pytest.raises(CommandError, match="There is no placement 999999"):
            call_command("verify_signatures", "--placement", "999999")


def named(lines, chain):
    """Which of the signatures the report names as changed, by signature or by evidence. Followers only "stand on" it."""
    hits = [line for line in lines.splitlines() if line.startswith("  ") and "does not stand on" not in line]
    return {
        one.pk for one in chain for line in hits
        if f"signature {one.number}:" in line or f"evidence {one.decision.evidence_id} " in f"{line} " or
        f"evidence {one.decision.evidence_id}:" in line or f"evidence {one.decision.evidence_id})" in line
    }  # fmt: skip


def test_there_is_one_door_to_a_signature(request_to_joan):
    assert not Signature.objects.exists()
    signs(request_to_joan)
    assert Signature.objects.count() == 1
