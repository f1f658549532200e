"""What somebody has to check again: statements of law and websites, with the day on which they were last found to be true."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import Membership, User
from accounts.rules import Role

CHECK_AGAIN = "learning.check_again"  # the kind of notice
MONTHS = 6  # where a module says nothing else


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last of that month."""
    number = day.year * 12 + day.month - 1 - months
    for last in range(day.day, 27, -1):
        try:
            return date(number // 12, number % 12 + 1, last)
        except ValueError:
            continue
    return date(number // 12, number % 12 + 1, min(day.day, 28))


class DatedFact(models.Model):
    """One statement of law or website of a published page. Made anew each time the page is published."""

    class Kind(models.TextChoices):
        LAW = "law", "Statement of law"
        WEBSITE = "website", "Website"

    page = models.ForeignKey("learning.BasePage", on_delete=models.CASCADE, related_name="dated_facts")
    block = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.CharField(max_length=300)
    owner = models.CharField(max_length=150, blank=True)
    nation = models.CharField(max_length=100, blank=True)
    url = models.URLField(max_length=500, blank=True)
    checked_on = models.DateField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["checked_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["page", "block"], name="dated_fact_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.block} of page {self.page_id}"


class StillTrue(models.Model):
    """That somebody looked at one of them and found it to be true still. Never changed."""

    page = models.ForeignKey("learning.BasePage", on_delete=models.CASCADE, related_name="found_true")
    block = models.CharField(max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.block} of page {self.page_id} was true"


def facts_to_check(today: date | None = None) -> list[DatedFact]:
    """Return what is older than its module allows, the oldest first. Two queries, whatever there is."""
    today = today or timezone.localdate()
    module = models.Q(page__live=True)
    facts = list(DatedFact.objects.filter(module).select_related("page"))
    limits = months_by_path()
    return [fact for fact in facts if is_old(fact, limits, today)]


def is_old(fact: DatedFact, limits: dict[str, int], today: date) -> bool:
    months = next((months for path, months in limits.items() if fact.page.path.startswith(path)), MONTHS)
    return fact.checked_on is None or fact.checked_on < months_before(today, months)


def months_by_path() -> dict[str, int]:
    from learning.models.pages import ModulePage  # noqa: PLC0415 - pages draw what is kept here

    return dict(ModulePage.objects.values_list("path", "check_again_months"))


def last_found_true(facts: list[DatedFact]) -> dict[tuple[int, str], Any]:
    """Return who found each of these true last, by page and block. One query."""
    rows = StillTrue.objects.filter(page__in={fact.page_id for fact in facts}).select_related("by").order_by("at", "pk")
    return {(row.page_id, row.block): row for row in rows}


def authors_today() -> list[User]:
    held = Membership.objects.current().filter(role=Role.AUTHOR)
    return list(User.objects.filter(pk__in=held.values("person"), is_active=True))


def by_author(facts: list[DatedFact]) -> dict[User, list[DatedFact]]:
    """Return what each author has to check: what names them as its owner, and what names no author of today."""
    authors = authors_today()
    named = {author.name.casefold(): author for author in authors}
    found: dict[User, list[DatedFact]] = {author: [] for author in authors}
    for fact in facts:
        owner = named.get(fact.owner.strip().casefold())
        for author in [owner] if owner else authors:
            found[author].append(fact)
    return found
