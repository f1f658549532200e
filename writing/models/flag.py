from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q
from django.utils import timezone

from history.constraints import all_or_none
from history.decision import Decision
from writing.models.educator import educates
from writing.states import HOLDS_BACK, FlagState

LONGEST_NOTE = 200
OTHER = "other"
# What the library `identifiers` tells apart, in the words people use, in the order in which they look for them.
KINDS = (
    (
        "About a person",
        (
            ("name", "A name"),
            ("age", "An exact age"),
            ("date_of_birth", "A date of birth"),
            ("combination", "Small details that point to one person together"),
        ),
    ),
    (
        "A place",
        (
            ("school", "A school"),
            ("ward", "A ward, clinic or home"),
            ("team", "A team"),
            ("place", "A town, village or area"),
            ("address", "A house or street"),
            ("postcode", "A postcode"),
        ),
    ),
    (
        "A number or a contact",
        (
            ("phone", "A phone number"),
            ("email", "An e-mail address"),
            ("web", "A web address or profile"),
            ("case_number", "A case or reference number"),
            ("nhs_number", "An NHS number"),
            ("ni_number", "A National Insurance number"),
            ("vehicle", "A number plate"),
        ),
    ),
    ("Anything else", ((OTHER, "Something else"),)),
)


class IdentifierFlagQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model, on: date | None = None) -> "IdentifierFlagQuerySet":
        """Those about what this person wrote, their own, and those about what their student shared with them."""
        if not user.is_authenticated:
            return self.none()
        let_in = Q(audience__in=user.let_in_to.filter(withdrawn_at__isnull=True).values("audience"))
        students = educates(student=OuterRef("audience__owner"), educator=user, on=on or timezone.localdate())
        return self.filter(Q(audience__owner=user) | Q(flagged_by=user) | (let_in & students))

    def open(self) -> "IdentifierFlagQuerySet":
        return self.filter(state=FlagState.OPEN)

    def holding_back(self) -> "IdentifierFlagQuerySet":
        return self.filter(state__in=[state for state, holds in HOLDS_BACK.items() if holds])


class IdentifierFlag(models.Model):
    """That a reader thinks a shared text may identify somebody. It and whatever was shared before are held back then.

    The id is made by the page, so that saying it twice is once. The note says where to look; it must not repeat what was
    found, and it goes when the flag is taken back.
    """

    id = models.UUIDField(primary_key=True)
    audience = models.ForeignKey("writing.Audience", on_delete=models.PROTECT, related_name="identifier_flags")
    version = models.PositiveIntegerField(help_text="The newest version of the text that it is about; earlier ones are meant too.")
    kind = models.CharField(max_length=20, choices=KINDS)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True, help_text="For the author alone.")
    flagged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    flagged_at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=20, choices=FlagState, default=FlagState.OPEN)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = IdentifierFlagQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["flagged_at", "pk"]
        constraints = [
            all_or_none("settled_at", "settled_by", name="identifier_flag_settled_at_and_by"),
            models.CheckConstraint(
                condition=Q(state=FlagState.OPEN) ^ Q(settled_at__isnull=False), name="identifier_flag_open_or_settled"
            ),
            models.UniqueConstraint(
                fields=["audience", "flagged_by"], condition=Q(state=FlagState.OPEN), name="identifier_flag_open_once"
            ),
        ]
        indexes = [models.Index(fields=["audience", "version"], name="identifier_flag_of_version")]

    def __str__(self) -> str:
        return f"identifier flag {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == FlagState.OPEN

    @property
    def kind_in_words(self) -> str:
        """The kind inside a sentence: “a name”, “an NHS number”."""
        words = self.get_kind_display() if self.kind != OTHER else "Something of another kind"
        return words[0].lower() + words[1:]

    @property
    def reason(self) -> str:
        """Why the author says that it does not identify anyone; "" where they have not."""
        return next((one.comment for one in self.decisions.all() if one.move == "say_not_identifying"), "")


class IdentifierFlagDecision(Decision):
    """One move of a flag. The reason of the author is for whoever flagged it."""

    flag = models.ForeignKey(IdentifierFlag, on_delete=models.PROTECT, related_name="decisions")

    wagtail_reference_index_ignore = True
