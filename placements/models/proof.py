"""How somebody who signed was known to be themselves, and what they show where a link or a session is not enough."""

from dataclasses import dataclass

from django.db import models


class Method(models.TextChoices):
    """How somebody who signed was known to be themselves."""

    LINK = "link", "by the link sent to their address"
    SIGNED_IN = "signed_in", "signed in"
    CODE = "code", "by a fresh code sent to their address, and their name typed"
    PASSKEY = "passkey", "signed in, and by their passkey a moment before"
    APP = "app", "signed in, and by a code of their authenticator app a moment before"


PROOFS = (Method.CODE, Method.PASSKEY, Method.APP)


def usual_proofs() -> list[str]:
    """What is enough where a programme says nothing else."""
    return [str(method) for method in PROOFS]


@dataclass(frozen=True)
class Proof:
    """What was shown at the moment of signing. `code` is the code that was right, where it was one."""

    method: str
    code: int | None = None
