"""Asking for the file of an edition. A worker makes it: placements.models.portfolio_making."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from history.outbox import promise
from placements.models import PortfolioEdition, PortfolioFile
from placements.models.portfolio_file import Stage


class NotConfirmed(Exception):
    """The practice educator has not confirmed this edition yet."""


@transaction.atomic
def ask_for_file(*, edition: PortfolioEdition, by: User) -> PortfolioFile:
    """Promise the file of this edition. While it is being made, and once it is there, asking again changes nothing.

    Raises NotConfirmed while the practice educator has not confirmed it: their name stands in the file.
    """
    PortfolioEdition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    if edition.confirmed is None:
        raise NotConfirmed
    file = PortfolioFile.objects.defer("content").filter(edition=edition).first()
    if file is not None and (file.is_ready or not file.is_late):
        return file
    if file is None:
        file = PortfolioFile.objects.create(edition=edition, asked_by=by)
    else:
        file.round, file.stage, file.asked_at = file.round + 1, Stage.WAITING, timezone.now()
        file.save(update_fields=["round", "stage", "asked_at"])
    record("portfolio.ask_for_file", subject=edition, by=by)
    promise("placements.portfolio_file", key=f"portfolio-file-{file.pk}-{file.round}", file=file.pk, round=file.round)
    return file
