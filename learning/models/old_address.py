"""Where pages were before they were renamed or moved, so that links and bookmarks go on leading to them."""

from django.db import models

MOST_STEPS = 20


class OldAddress(models.Model):
    """An address that a page had. Pages below it had addresses that begin with it."""

    path = models.CharField(max_length=255, unique=True, help_text="Such as /modules/digital-practice/good-practice/.")
    page = models.ForeignKey("learning.BasePage", on_delete=models.CASCADE, related_name="old_addresses")
    left_on = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "old addresses"

    def __str__(self) -> str:
        return self.path


def address_now(path: str) -> str:
    """Return where a page is now that was at this address, "" where nothing was ever there.

    Each round replaces the longest beginning that is known. A rename above and a rename below are two rounds.
    """
    found = path
    for _ in range(MOST_STEPS):
        row = longest_beginning(found)
        moved = (row.page.get_url() or "/") + found.removeprefix(row.path) if row else found
        if moved == found:
            break
        found = moved
    return found if found != path else ""


def longest_beginning(path: str) -> OldAddress | None:
    parts = path.strip("/").split("/")
    beginnings = ["/" + "/".join(parts[:count]) + "/" for count in range(len(parts), 0, -1)]
    rows = {row.path: row for row in OldAddress.objects.filter(path__in=beginnings).select_related("page")}
    return next((rows[one] for one in beginnings if one in rows), None)
