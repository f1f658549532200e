from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

LONGEST_NAME = 60  # characters
MOST_NAMES = 100  # of one person


class MadeUpNameQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "MadeUpNameQuerySet":
        """Only the person whose list it is, whoever else asks."""
        return self.filter(owner=user) if user.is_authenticated else self.none()


class MadeUpName(models.Model):
    """A name that somebody invented and writes instead of a real one. Never beside the real one: there is no field for it.

    Private to them, and gone with them: the one thing here that nobody else's record could point at (decision 0015).
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="made_up_names")
    name = models.CharField(max_length=LONGEST_NAME)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MadeUpNameQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = [Lower("name"), "pk"]
        constraints = [models.UniqueConstraint("owner", Lower("name"), name="made_up_name_once")]

    def __str__(self) -> str:
        return f"made-up name {self.pk}"


def made_up_names_of(person: models.Model) -> tuple[str, ...]:
    """Return the names on this person's own list, by the alphabet. One query. For pages of that person alone."""
    return tuple(MadeUpName.objects.visible_to(person).values_list("name", flat=True))


def already_among(name: str, names: tuple[str, ...]) -> str:
    """Return the name as it stands on the list, in whatever capitals; "" where it is not there."""
    return next((other for other in names if other.casefold() == name.casefold()), "")
