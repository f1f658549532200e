from django.db import models


class Programme(models.Model):
    """A qualification that a university teaches, such as BA Social Work."""

    class Nation(models.TextChoices):
        ENGLAND = "england", "England"
        SCOTLAND = "scotland", "Scotland"
        WALES = "wales", "Wales"
        NORTHERN_IRELAND = "northern_ireland", "Northern Ireland"

    university = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="programmes")
    title = models.CharField(max_length=150)
    nation = models.CharField(max_length=20, choices=Nation, default=Nation.ENGLAND)

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["university", "title"], name="programme_once_in_university")]

    def __str__(self) -> str:
        return self.title


class Cohort(models.Model):
    """The students who begin a programme together."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cohorts")
    title = models.CharField(max_length=80)
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        ordering = ["-starts", "title"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "title"], name="cohort_once_in_programme"),
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="cohort_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, {self.title}"
