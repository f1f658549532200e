"""Where the rule set asks for more than the link: a fresh code with the name typed in full, a passkey or an authenticator app."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from history.audit import record
from history.outbox import promise
from placements.models import Evidence, Method, PlacementPerson, Proof, Record, SignCode
from placements.models.sign_code import thing_of

NOT_AGAIN_WITHIN = timedelta(minutes=1)


class NotProven(Exception):
    """The rule set asks to show who it is, and nothing that is enough came with this. Nothing was signed."""


@transaction.atomic
def send_code(*, about: Evidence | Record, by: PlacementPerson) -> SignCode:
    """Send a code to their own address, and to no other. Pressed again within a minute, the same code counts."""
    type(about).objects.select_for_update(of=("self",)).get(pk=about.pk)
    now = timezone.now()
    last = SignCode.objects.to_sign(about, by.person).first()
    if last and last.is_open(now) and now < last.made_at + NOT_AGAIN_WITHIN:
        return last
    code = SignCode.objects.create(person=by.person, **{thing_of(about): about})
    record("sign_code.send", subject=code, by=by.person)
    promise("placements.sign_code", key=f"code-{code.pk}", code=code.pk)
    return code


@transaction.atomic
def prove(*, about: Evidence | Record, by: PlacementPerson, typed: str) -> Proof | None:
    """Return the proof where the figures are right and still open. Each try is counted, also where nothing is signed."""
    code = SignCode.objects.select_for_update().to_sign(about, by.person).first()
    if code is None or not code.is_open():
        return None
    code.tries += 1
    code.save(update_fields=["tries"])
    return Proof(Method.CODE, code.pk) if code.fits(typed) else None


def use_proof(about: Evidence | Record, by: PlacementPerson, proof: Proof | None) -> Method:
    """Return how they are known now, in the transaction of the signature. A code is used up. Raises NotProven."""
    if proof is None or proof.method not in about.placement.rule_set.proofs:
        raise NotProven
    if proof.method == Method.CODE:
        used = SignCode.objects.to_sign(about, by.person).filter(pk=proof.code or 0, used_at__isnull=True)
        if not used.update(used_at=timezone.now()):
            raise NotProven
    return Method(proof.method)
