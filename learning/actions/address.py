"""Addresses of pages that were renamed or moved."""

from django.db import transaction
from wagtail.models import Site

from learning.models import BasePage, OldAddress


@transaction.atomic
def keep_old_address(*, page: BasePage, before: str) -> None:
    """Let the address that a page had lead to where it is now. `before` is its path in the tree as Wagtail writes it.

    An address that somebody is at again leads nowhere else. Wagtail's own log says who renamed or moved the page.
    """
    root = root_of(page)
    old, new = before.removeprefix(root), page.url_path.removeprefix(root)
    OldAddress.objects.filter(path=f"/{new}").delete()
    if old != new:
        OldAddress.objects.update_or_create(path=f"/{old}", defaults={"page_id": page.pk})


def root_of(page: BasePage) -> str:
    """Return what the paths of this page's site begin with, such as /home/."""
    paths = [place.root_path for place in Site.get_site_root_paths()]
    return next((path for path in paths if page.url_path.startswith(path)), "/")
