from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.rules import Role
from activities.models.discussion import TAKES_PART, Discussion, groups_of
from activities.states import PostState
from history.decision import Decision

DRAFT_KIND = "post"
NOBODY_SAYS_WHO = "A student"
CHANGE_KIND = "post_change"
DID = {
    "write": "wrote it.",
    "change": "changed it.",
    "take_back": "took it back.",
    "let_through": "let it through.",
    "send_back": "sent it back:",
    "hide": "hid it:",
    "show_again": "let it be read again.",
}


class PostQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "PostQuerySet":
        """Posts of discussions this person takes part in today: those that were there to read once, and their own.

        Tutors find all of them. Whether its words can be read now is another question: `Post.can_be_read_by`.
        """
        if not user.is_authenticated:
            return self.none()
        here, held = (groups_of(user, *roles, of="discussion__") for roles in (TAKES_PART, (Role.TUTOR,)))
        return self.filter(here, models.Q(author=user) | models.Q(shown_at__isnull=False) | held)

    def waiting(self) -> "PostQuerySet":
        return self.filter(state=PostState.WAITING)

    def taking_part(self) -> "PostQuerySet":
        """Those that count as having posted: there to read, or waiting for a tutor."""
        return self.filter(state__in=[PostState.WAITING, PostState.SHOWN])


class Post(models.Model):
    """What one person says in a discussion, or in answer to a post: two levels, no more.

    The id is made by the page, so that posting twice is once. `signed` is the name as it was, which stays when somebody
    leaves. `number` counts posts in the order in which they were there to read, `version` how often the words were changed.
    """

    id = models.UUIDField(primary_key=True)
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="posts")
    under = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="answers")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts")
    signed = models.CharField(max_length=150)
    as_tutor = models.BooleanField(default=False)
    unnamed = models.BooleanField(default=False, help_text="Other students read it without the name. Stays, whatever is set later.")
    role = models.CharField(max_length=60, blank=True, help_text="What their role was called.")
    words = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=20, choices=PostState)
    number = models.PositiveIntegerField(null=True, blank=True)
    posted_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(null=True, blank=True)
    shown_at = models.DateTimeField(null=True, blank=True, help_text="When it was there to read for the first time.")
    has_news = models.BooleanField(default=False, help_text="A tutor sent it back or hid it, and its author has not seen that yet.")

    objects = PostQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["posted_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=PostState.TAKEN_BACK) ^ ~models.Q(words=""), name="post_has_words_until_taken_back"
            ),
            models.CheckConstraint(
                condition=models.Q(state=PostState.SHOWN, shown_at__isnull=False) | ~models.Q(state=PostState.SHOWN),
                name="post_shown_has_its_time",
            ),
            models.UniqueConstraint(fields=["discussion", "number"], name="post_number_once"),
        ]
        indexes = [
            models.Index(fields=["discussion", "posted_at"], condition=models.Q(under__isnull=True), name="post_threads_in_order"),
            models.Index(fields=["discussion"], condition=models.Q(state=PostState.WAITING), name="post_waiting"),
            models.Index(fields=["author"], condition=models.Q(has_news=True), name="post_with_news"),
        ]

    def __str__(self) -> str:
        return f"post {self.pk}"

    @property
    def is_shown(self) -> bool:
        return self.state == PostState.SHOWN

    @property
    def is_waiting(self) -> bool:
        return self.state == PostState.WAITING

    @property
    def is_taken_back(self) -> bool:
        return self.state == PostState.TAKEN_BACK

    def can_be_read_by(self, person_pk: int, *, tutor: bool) -> bool:
        """Whether these words are for this person now, who can see that the post is there."""
        return self.is_shown or tutor or self.author_id == person_pk

    def name_for(self, person_pk: int, *, tutor: bool) -> str:
        """Return whose it is, as this person may know it: other students read a post that was written unnamed as a student’s."""
        return NOBODY_SAYS_WHO if self.unnamed and not tutor and self.author_id != person_pk else self.signed


class EarlierWords(models.Model):
    """What a post said before its author changed it. For them and their tutors; gone with the post when it is taken back."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="earlier")
    version = models.PositiveIntegerField()
    words = models.TextField()
    until = models.DateTimeField(default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["post", "version"], name="earlier_words_once")]

    def __str__(self) -> str:
        return f"version {self.version} of post {self.post_id}"


class PostDecision(Decision):
    """One move of a post. `comment` is the reason that its author is told."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="decisions")

    wagtail_reference_index_ignore = True

    class Meta(Decision.Meta):
        abstract = False

    @property
    def in_words(self) -> str:
        """Who did what, for the tutors."""
        who = self.by.name if self.by else "Waymark"
        return f"{who} {DID.get(self.move, self.move)}"
