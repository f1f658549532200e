"""Making the file of an edition: drawn, signed and kept. A worker calls it; twice, or two at once, is one file."""

from datetime import datetime
from hashlib import sha256
from io import BytesIO

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from placements.models.portfolio import PortfolioEdition
from placements.models.portfolio_file import PortfolioFile, PortfolioKey, PortfolioSeal, Stage, published_keys
from placements.models.portfolio_paper import (
    STYLES,
    as_page,
    attached_to,
    check_address,
    says,
    standing_signatures,
    without_names,
)
from placements.providers.portfolio_key import SiteKey, site_key
from placements.providers.portfolio_seal import Sealed, seal
from writing.pdf import as_pdf


def make_file(file: PortfolioFile) -> None:
    """Draw, sign and keep it, and say meanwhile how far it is. A worker that dies leaves nothing half made."""
    file.has_come_to(Stage.GATHERING)
    edition = PortfolioEdition.objects.with_everything().get(pk=file.edition_id)
    key, made_at = site_key(settings.PORTFOLIO_KEY_PATH, named=f"{settings.SITE_NAME} portfolios"), timezone.now()
    published = publish(key)
    page = as_page(edition, made_at=made_at, key=key.fingerprint)
    attached = attached_to(edition, key=key.fingerprint, certificate=key.certificate_pem, keys=published_keys())
    file.has_come_to(Stage.DRAWING)
    drawn = as_pdf(page, variant="pdf/a-3a", styles=STYLES.read_text(encoding="utf-8"), attached=attached)
    file.has_come_to(Stage.SIGNING)
    sealed = seal(drawn, key=key, mark=str(file.mark), says=says(edition, made_at), where=check_address())
    keep(file, edition, sealed.content, published, made_at)


@transaction.atomic
def keep(file: PortfolioFile, edition: PortfolioEdition, content: bytes, key: PortfolioKey, made_at: datetime) -> bool:
    """Keep the file and its seal together. Returns False where another worker was faster, or it was asked for anew."""
    still_wanted = PortfolioFile.objects.filter(pk=file.pk, round=file.round, made_at=None)
    if not still_wanted.update(content=content, made_at=made_at, stage=Stage.READY):
        return False
    PortfolioSeal.objects.create(
        file=file,
        mark=file.mark,
        sha256=sha256(content).hexdigest(),
        university=edition.content["front"]["university"],
        made_at=made_at,
        signed=without_names(standing_signatures(edition)),
        key=key,
    )
    return True


def publish(key: SiteKey) -> PortfolioKey:
    """Return the public half as everybody may know it. What its signatures have in common is taken from a first one, of nothing."""
    known = PortfolioKey.objects.filter(fingerprint=key.fingerprint).first()
    if known is not None:
        return known
    first: Sealed = seal(blank(), key=key, mark="", says="", where="")
    facts = {"certificate": key.certificate_pem, "shape": first.shape}
    return PortfolioKey.objects.get_or_create(fingerprint=key.fingerprint, defaults=facts)[0]


def blank() -> bytes:
    import pikepdf  # noqa: PLC0415 - once for each key

    page = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(page)
    return page.getvalue()
