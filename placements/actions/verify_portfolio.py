"""Works out again what was handed in and confirmed, and names whatever differs."""

import json
from collections.abc import Iterator
from hashlib import sha256

from placements.models import PanelChoice, Placement, PortfolioDecision, PortfolioEdition, PortfolioSeal
from placements.models.signature import FIRST, fingerprint_of


def verify_portfolio(placement: Placement) -> Iterator[str]:
    """Yield a sentence for each thing that is not as it was handed in, confirmed or made."""
    chain = dict(placement.signatures.values_list("number", "fingerprint"))
    for edition in PortfolioEdition.objects.filter(portfolio__placement=placement).prefetch_related("decisions"):
        name = f"edition {edition.number} of the portfolio"
        if fingerprint_of(edition.payload) != edition.fingerprint:
            yield f"{name}: what was handed in differs from its fingerprint"
            continue
        yield from verify_edition(edition, chain, name)
        yield from verify_choice(edition, name)
    for seal in PortfolioSeal.objects.filter(file__edition__portfolio__placement=placement).select_related("file__edition"):
        if sha256(bytes(seal.file.content or b"")).hexdigest() != seal.sha256:
            yield f"edition {seal.file.edition.number} of the portfolio: its file differs from the one that was sealed"


def verify_edition(edition: PortfolioEdition, chain: dict[int, str], name: str) -> Iterator[str]:
    content = edition.content
    held = {one["number"]: one["fingerprint"] for one in content["signatures"]}
    if any(chain.get(number) != fingerprint for number, fingerprint in held.items()):
        yield f"{name}: its signatures differ from those of the placement"
    if content["previous"] != chain.get(len(held), FIRST):
        yield f"{name} does not stand on the signature before it"
    for decision in edition.decisions.all():
        if decision.move == "confirm" and not is_as_confirmed(decision, edition):
            yield f"{name}: who confirmed it differs from what was signed"


def verify_choice(edition: PortfolioEdition, name: str) -> Iterator[str]:
    """Whether the panel's list, worked out again from its own words, says the same of this edition."""
    choice = PanelChoice.objects.filter(edition=edition).select_related("panel").first()
    if choice is None:
        return
    if fingerprint_of(choice.panel.payload) != choice.panel.fingerprint:
        yield f"{name}: the panel’s list differs from its fingerprint"
        return
    again = {one.entry.fingerprint: one for one in choice.panel.worked_out_again()}
    listed = again.get(edition.fingerprint)
    if listed is None or (listed.is_read, listed.entry.recommendation) != (choice.is_read, choice.recommendation):
        yield f"{name}: the panel’s list says otherwise who is read"


def is_as_confirmed(decision: PortfolioDecision, edition: PortfolioEdition) -> bool:
    facts = json.loads(decision.payload)
    same = (facts["edition"], facts["signer"]["person"], facts["comment"]) == (
        edition.fingerprint,
        decision.by_id,
        decision.comment,
    )
    return same and fingerprint_of(decision.payload) == decision.fingerprint
