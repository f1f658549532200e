"""What 0001 and those after it did until November 2026, in one step: docs/decisions/0050."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("accounts", "0001_people_roles_and_links"),
        ("accounts", "0002_words_that_point_to_a_team"),
        ("accounts", "0003_when_a_role_was_given"),
        ("accounts", "0004_notices_and_digests"),
        ("accounts", "0005_reading_settings"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Cohort",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=80)),
                ("starts", models.DateField()),
                ("ends", models.DateField()),
            ],
            options={
                "ordering": ["-starts", "title"],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("university", "university"), ("agency", "agency")], max_length=20)),
                ("name", models.CharField(max_length=150, unique=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        error_messages={"unique": "Somebody with this e-mail address is already here."}, max_length=254, unique=True
                    ),
                ),
                ("name", models.CharField(help_text="The whole name, as the person writes it.", max_length=150)),
                (
                    "called",
                    models.CharField(
                        blank=True, help_text="What others call them. Left empty, the first word of the name.", max_length=60
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("is_staff", models.BooleanField(default=False, help_text="May open the investigators’ pages.")),
                (
                    "reading",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="How they like pages to look. Empty: never chosen.",
                        max_length=200,
                        null=True,
                    ),
                ),
                ("joined", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [models.UniqueConstraint(django.db.models.functions.text.Lower("email"), name="user_email_once")],
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="digests", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "pk"],
                "constraints": [models.UniqueConstraint(fields=("person", "on"), name="digest_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sent_to",
                    models.EmailField(help_text="The address this link is bound to. Receipts go here too.", max_length=254),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1)),
                ("expires_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links_made", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=80)),
                ("key", models.CharField(max_length=80)),
                ("alone", models.BooleanField(default=False, help_text="In a mail of its own, as soon as mail may leave.")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("mailed", models.BooleanField(default=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
                "indexes": [
                    models.Index(condition=models.Q(("settled_at__isnull", True)), fields=["person"], name="notice_waiting")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "key"), name="notice_once"),
                    models.CheckConstraint(
                        condition=models.Q(("mailed", False), ("settled_at__isnull", False), _connector="OR"),
                        name="notice_mailed_is_settled",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("student", "student"),
                            ("practice_educator", "practice educator"),
                            ("on_site_supervisor", "on-site supervisor"),
                            ("tutor", "tutor"),
                            ("coordinator", "practice learning coordinator"),
                            ("author", "content author"),
                            ("examiner", "external examiner"),
                            ("administrator", "system administrator"),
                        ],
                        max_length=30,
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                (
                    "given_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, help_text="When it was given. `starts` may be any day."
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="accounts.cohort",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["person__name", "starts"],
                "indexes": [models.Index(fields=["organisation", "role"], name="membership_by_role")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__isnull", True), ("ends__gte", models.F("starts")), _connector="OR"),
                        name="membership_ends_after_it_starts",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("cohort__isnull", True), ("ends__isnull", True)),
                        fields=("person", "organisation", "role"),
                        name="membership_once_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("cohort__isnull", False), ("ends__isnull", True)),
                        fields=("person", "organisation", "role", "cohort"),
                        name="membership_once_in_cohort_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=150)),
                (
                    "nation",
                    models.CharField(
                        choices=[
                            ("england", "England"),
                            ("scotland", "Scotland"),
                            ("wales", "Wales"),
                            ("northern_ireland", "Northern Ireland"),
                        ],
                        default="england",
                        max_length=20,
                    ),
                ),
                (
                    "university",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="programmes", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["title"],
                "constraints": [models.UniqueConstraint(fields=("university", "title"), name="programme_once_in_university")],
            },
        ),
        migrations.AddField(
            model_name="cohort",
            name="programme",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="cohorts", to="accounts.programme"),
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=150)),
                (
                    "local_words",
                    models.JSONField(
                        blank=True, default=list, help_text="What points to this place: its street, schools and wards nearby."
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="teams", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name", "name"],
                "constraints": [models.UniqueConstraint(fields=("organisation", "name"), name="team_once_in_organisation")],
            },
        ),
        migrations.AddConstraint(
            model_name="cohort",
            constraint=models.UniqueConstraint(fields=("programme", "title"), name="cohort_once_in_programme"),
        ),
        migrations.AddConstraint(
            model_name="cohort",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("starts"))), name="cohort_ends_after_it_starts"
            ),
        ),
    ]
