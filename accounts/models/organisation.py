from django.db import models


class Organisation(models.Model):
    """A university, or an agency that offers placements."""

    class Kind(models.TextChoices):
        UNIVERSITY = "university", "university"
        AGENCY = "agency", "agency"

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=150, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team inside an agency: where a student actually sits."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=150)
    local_words = models.JSONField(
        default=list, blank=True, help_text="What points to this place: its street, schools and wards nearby."
    )

    class Meta:
        ordering = ["organisation__name", "name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="team_once_in_organisation")]

    def __str__(self) -> str:
        return f"{self.name}, {self.organisation}"
