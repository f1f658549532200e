from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from rules import permissions as rules_permissions

from accounts.prepared import prepared


@prepared
def memberships_of(person, today):
    memberships = apps.get_model("accounts", "Membership").objects
    return memberships.current(today).filter(person=person).select_related("organisation", "cohort")


class UserManager(BaseUserManager):
    """Django asks for these names when it makes people from the command line."""

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email__iexact=email)

    def with_something_to_be_told(self) -> models.QuerySet:
        """Those for whom something waits for the mail of a day, and who can still sign in."""
        kept = apps.get_model("accounts", "Notice").objects.for_a_digest()
        return self.filter(pk__in=kept.values("person"), is_active=True)

    def create_user(self, email: str, name: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=email.strip().lower(), name=name, **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, name: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, name, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. The e-mail address is the login; many people never have a password."""

    email = models.EmailField(unique=True, error_messages={"unique": "Somebody with this e-mail address is already here."})
    name = models.CharField(max_length=150, help_text="The whole name, as the person writes it.")
    called = models.CharField(max_length=60, blank=True, help_text="What others call them. Left empty, the first word of the name.")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False, help_text="May open the investigators’ pages.")
    reading = models.CharField(  # as config/reading.py writes it; no page or file shows it to anybody else
        max_length=200, null=True, blank=True, editable=False, help_text="How they like pages to look. Empty: never chosen."
    )
    joined = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.called or self.name.split()[0]

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Answer by our rules where there is one: a superuser sees no more of people's words than anybody else."""
        if rules_permissions.perm_exists(perm):
            return self.is_active and rules_permissions.has_perm(perm, self, obj)
        return super().has_perm(perm, obj)

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split() if word.rstrip(".") not in {"Dr", "Mr", "Ms", "Mrs", "Mx", "Prof"}]
        return "".join(word[0] for word in (words[0], words[-1])).upper() if words else "?"

    @cached_property
    def memberships_now(self) -> list:
        """Roles that hold today, with their organisations and cohorts; asked once per request."""
        return memberships_of(person=self, today=timezone.localdate())

    def roles_now(self) -> set[str]:
        return {membership.role for membership in self.memberships_now}
