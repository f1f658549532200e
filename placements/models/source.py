"""Where a piece of evidence comes from, and how much more than the student's own word that makes it (practice learning, A5)."""

from django.db import models


class Source(models.TextChoices):
    """What it was made from."""

    LOG = "log", "passages of a log entry"
    ACTIVITY = "activity", "an activity, written about in the log"
    DESCRIBED = "described", "work described"
    OBSERVED = "observed", "work that somebody watched"
    PEOPLE = "people", "what a person who uses services, or a carer, said"
    COLLEAGUE = "colleague", "what a colleague said"


class Strength(models.TextChoices):
    """Whose word it is. Several kinds together say more than many of one."""

    OWN = "own", "own account"
    OBSERVED = "observed", "observed"
    PEOPLE = "people", "people who use services"
    COLLEAGUE = "colleague", "colleagues"


# What a student says of something they write for the purpose. What comes from the log says so by itself.
CAN_BE_SAID = (Source.DESCRIBED, Source.OBSERVED, Source.PEOPLE, Source.COLLEAGUE)

STRENGTHS = {Source.PEOPLE: Strength.PEOPLE, Source.COLLEAGUE: Strength.COLLEAGUE}


def strength_of(source: str, *, signed: bool, observed: bool) -> Strength:
    """Say whose word it is. That it was watched is the student's claim until somebody signs, and then what the signer says."""
    if observed or (source == Source.OBSERVED and not signed):
        return Strength.OBSERVED
    return STRENGTHS.get(Source(source), Strength.OWN) if source else Strength.OWN
