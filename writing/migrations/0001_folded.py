"""What 0001 and those after it did until November 2026, in one step: docs/decisions/0050."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import writing.models.attachment

from history.append_only import ForbidChanges


class Migration(migrations.Migration):
    replaces = [
        ("writing", "0001_initial"),
        ("writing", "0002_checks_before_sharing"),
        ("writing", "0003_checks_without_an_audience"),
        ("writing", "0004_opened_by_readers"),
        ("writing", "0005_comments"),
        ("writing", "0006_identifier_flags"),
        ("writing", "0007_made_up_names"),
        ("writing", "0008_audiences_of_several"),
        ("writing", "0009_attachments"),
        ("writing", "0010_cleaned_documents"),
        ("writing", "0011_emergency_readings"),
        ("writing", "0012_unread_comments"),
        ("writing", "0013_files_checked_and_in_parts"),
        ("writing", "0014_spoken_feedback"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_folded"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("about", models.CharField(max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[("voice_note", "voice note"), ("document", "document"), ("spoken_feedback", "spoken feedback")],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(blank=True, help_text="What people see. Empty once it was removed.", max_length=150)),
                ("content_type", models.CharField(help_text="From the bytes, never from what a browser said.", max_length=100)),
                ("size", models.PositiveIntegerField(help_text="Bytes.")),
                ("seconds", models.PositiveIntegerField(blank=True, help_text="How long a recording is.", null=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "file",
                    models.FileField(
                        storage=writing.models.attachment.private_files, upload_to=writing.models.attachment.random_name
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "virus_state",
                    models.CharField(
                        choices=[
                            ("not_checked", "not checked for viruses"),
                            ("awaiting", "awaiting the virus check"),
                            ("checked", "no virus found"),
                            ("refused", "refused by the virus check"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                ("virus_checked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "virus_engine",
                    models.CharField(
                        blank=True, help_text="Which scanner looked, and how new its signatures were.", max_length=100
                    ),
                ),
                (
                    "virus_found",
                    models.CharField(blank=True, help_text="What the scanner calls it. Empty for nothing.", max_length=100),
                ),
                (
                    "virus_try_at",
                    models.DateTimeField(
                        blank=True, help_text="When it is looked at again, where the scanner was away.", null=True
                    ),
                ),
                ("virus_tries", models.PositiveSmallIntegerField(default=0)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attachments", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CleanedDocument",
            fields=[
                (
                    "attachment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="document",
                        serialize=False,
                        to="writing.attachment",
                    ),
                ),
                ("passages", models.JSONField(help_text="Its words as they can be read: place, text, page.")),
                ("taken_out", models.JSONField(default=dict, help_text="How many of each kind were taken out.")),
                (
                    "pictures",
                    models.PositiveIntegerField(default=0, help_text="How many are still in it. Nothing can look into them."),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Audience",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="audiences", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="attachment",
            name="audience",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attachments",
                to="writing.audience",
            ),
        ),
        migrations.CreateModel(
            name="AudienceMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "group",
                    models.CharField(
                        blank=True, help_text="What follows “your”: seminar group. Empty: chosen by name.", max_length=60
                    ),
                ),
                (
                    "group_size",
                    models.PositiveSmallIntegerField(blank=True, help_text="How many others were in it that day.", null=True),
                ),
                ("shared_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "audience",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="members", to="writing.audience"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="let_in_to", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "shared_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["shared_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=["person", "audience"],
                        name="audience_member_let_in",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("audience", "person"),
                        name="audience_member_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("group", ""), ("group_size__isnull", False), _connector="XOR"),
                        name="audience_member_group_has_a_size",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="audience_member_withdrawn_at_and_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("replaced", models.JSONField(default=dict, help_text="How many of each kind were replaced.")),
                ("left", models.JSONField(default=dict, help_text="How many of each kind were left as they are.")),
                ("reason", models.TextField(blank=True, help_text="Why the rest was left. For the writer alone.")),
                (
                    "attachment",
                    models.ForeignKey(
                        blank=True,
                        help_text="The document that was looked through, where it was one.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="writing.attachment",
                    ),
                ),
                (
                    "audience",
                    models.ForeignKey(
                        blank=True,
                        help_text="Of the thing that was shared. Empty where something higher points at the check.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="writing.audience",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("about", models.CharField(blank=True, max_length=64)),
                ("fields", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-saved_at"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("finished_at__isnull", True)),
                        fields=["owner", "kind", "-saved_at"],
                        name="draft_unfinished",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("about", ""), _negated=True),
                        fields=("owner", "kind", "about"),
                        name="draft_once_for_each_thing",
                    ),
                    models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="draft_versions_count_from_one"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(help_text="The version this text was, or was typed on top of.")),
                ("fields", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("earlier", "replaced by later typing"),
                            ("conflict", "typed somewhere else at the same time"),
                            ("discarded", "discarded by its owner"),
                        ],
                        max_length=20,
                    ),
                ),
                ("kept_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "draft",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="writing.draft"),
                ),
            ],
            options={
                "ordering": ["-kept_at", "-pk"],
                "constraints": [models.UniqueConstraint(fields=("draft", "digest"), name="draft_text_kept_once")],
            },
        ),
        migrations.CreateModel(
            name="EmergencyReading",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                (
                    "reason",
                    models.TextField(help_text="Read by the author, and by coordinators and administrators of the university."),
                ),
                (
                    "asked_as",
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
                        help_text="The second has the other of the two roles.",
                        max_length=30,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting for an answer"),
                            ("agreed", "agreed"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                            ("lapsed", "lapsed without an answer"),
                            ("ended", "ended early"),
                        ],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                (
                    "noted_at",
                    models.DateTimeField(blank=True, help_text="When the author said that they have read of it.", null=True),
                ),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "author",
                    models.ForeignKey(
                        help_text="Whose writing.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "university",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"),
                ),
            ],
            options={
                "ordering": ["-asked_at", "pk"],
                "indexes": [models.Index(fields=["author", "-agreed_at"], name="emergency_reading_of_author")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_at__isnull", False), ("agreed_by__isnull", False), ("ends_at__isnull", False)),
                            models.Q(("agreed_at__isnull", True), ("agreed_by__isnull", True), ("ends_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="emergency_reading_agreed_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["agreed", "ended"]), ("agreed_at__isnull", True), _connector="XOR"),
                        name="emergency_reading_agreed_or_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked_by", models.F("author")), _negated=True),
                            models.Q(
                                ("agreed_by__isnull", True),
                                models.Q(("agreed_by", models.F("asked_by")), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="emergency_reading_needs_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_by__isnull", True), models.Q(("agreed_by", models.F("author")), _negated=True), _connector="OR"
                        ),
                        name="emergency_reading_author_is_a_third",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))), name="emergency_reading_ends_after_it_begins"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")), fields=("author", "asked_by"), name="emergency_reading_asked_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EmergencyOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("day", models.DateField(help_text="The day it is about.")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "audience",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="emergency_openings", to="writing.audience"
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="writing.emergencyreading"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("reading", "audience", "version"), name="emergency_opening_of_a_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="EmergencyReadingDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("move", models.CharField(max_length=50)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("comment", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="writing.emergencyreading"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GivenAttachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(blank=True)),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "attachment",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="given", to="writing.attachment"),
                ),
                (
                    "given_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="given_attachments", to="writing.audiencemember"
                    ),
                ),
            ],
            options={
                "ordering": ["given_at", "pk"],
                "constraints": [models.UniqueConstraint(fields=("attachment", "member"), name="attachment_given_once")],
            },
        ),
        migrations.CreateModel(
            name="IdentifierFlag",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "version",
                    models.PositiveIntegerField(
                        help_text="The newest version of the text that it is about; earlier ones are meant too."
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                "About a person",
                                [
                                    ("name", "A name"),
                                    ("age", "An exact age"),
                                    ("date_of_birth", "A date of birth"),
                                    ("combination", "Small details that point to one person together"),
                                ],
                            ),
                            (
                                "A place",
                                [
                                    ("school", "A school"),
                                    ("ward", "A ward, clinic or home"),
                                    ("team", "A team"),
                                    ("place", "A town, village or area"),
                                    ("address", "A house or street"),
                                    ("postcode", "A postcode"),
                                ],
                            ),
                            (
                                "A number or a contact",
                                [
                                    ("phone", "A phone number"),
                                    ("email", "An e-mail address"),
                                    ("web", "A web address or profile"),
                                    ("case_number", "A case or reference number"),
                                    ("nhs_number", "An NHS number"),
                                    ("ni_number", "A National Insurance number"),
                                    ("vehicle", "A number plate"),
                                ],
                            ),
                            ("Anything else", [("other", "Something else")]),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, help_text="For the author alone.", max_length=200)),
                ("flagged_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "waiting for the author"),
                            ("mended", "mended in newer words"),
                            ("not_identifying", "looked at: it does not identify anyone"),
                            ("taken_back", "taken back"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "audience",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="identifier_flags", to="writing.audience"
                    ),
                ),
                (
                    "flagged_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["flagged_at", "pk"],
                "indexes": [models.Index(fields=["audience", "version"], name="identifier_flag_of_version")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="identifier_flag_settled_at_and_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "open"), ("settled_at__isnull", False), _connector="XOR"),
                        name="identifier_flag_open_or_settled",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("audience", "flagged_by"), name="identifier_flag_open_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IdentifierFlagDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("move", models.CharField(max_length=50)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("comment", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "flag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="writing.identifierflag"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MadeUpName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="made_up_names", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": [django.db.models.functions.text.Lower("name"), "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("owner"), django.db.models.functions.text.Lower("name"), name="made_up_name_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(default=django.utils.timezone.localdate, editable=False)),
                (
                    "audience",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="writing.audience"),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "constraints": [models.UniqueConstraint(fields=("audience", "person", "on"), name="opening_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Thread",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(help_text="The shared version of the text that the quote was taken from.")),
                ("quote", models.TextField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("dealt_with_at", models.DateTimeField(blank=True, null=True)),
                (
                    "audience",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="threads", to="writing.audience"),
                ),
                (
                    "dealt_with_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["opened_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dealt_with_at__isnull", False), ("dealt_with_by__isnull", False)),
                            models.Q(("dealt_with_at__isnull", True), ("dealt_with_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="thread_dealt_with_at_and_by",
                    ),
                    models.CheckConstraint(condition=models.Q(("end__gt", models.F("start"))), name="thread_is_about_some_words"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("words", models.TextField(blank=True)),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="writing.thread"),
                ),
            ],
            options={
                "ordering": ["written_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("taken_back_at__isnull", True), ("words", ""), _connector="XOR"),
                        name="comment_has_words_until_taken_back",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UnfinishedUpload",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=150)),
                ("size", models.PositiveIntegerField(help_text="Bytes, as announced.")),
                ("offset", models.PositiveIntegerField(default=0, help_text="Bytes that have arrived.")),
                (
                    "file",
                    models.FileField(
                        storage=writing.models.attachment.private_files, upload_to=writing.models.attachment.random_name
                    ),
                ),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="unfinished_uploads", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["begun_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("offset__lte", models.F("size")), ("size__gt", 0)), name="upload_within_its_size"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UnreadComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "comment",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="unread", to="writing.comment"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="unread_comments", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "comment"), name="unread_comment_once")],
            },
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(condition=models.Q(("removed_at__isnull", True)), fields=["owner", "about"], name="attachment_kept"),
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(
                condition=models.Q(("virus_state__in", ("awaiting", "not_checked"))),
                fields=["virus_try_at"],
                name="attachment_not_checked",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                    models.Q(("removed_at__isnull", True), ("removed_by__isnull", True)),
                    _connector="OR",
                ),
                name="attachment_removed_at_and_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(("removed_at__isnull", True), models.Q(("name", ""), ("sha256", "")), _connector="XOR"),
                name="attachment_has_a_name_until_removed",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("virus_checked_at__isnull", True), ("virus_state__in", ("checked", "refused")), _connector="XOR"
                ),
                name="attachment_checked_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(("virus_found", ""), ("virus_state", "refused"), _connector="XOR"),
                name="attachment_refused_says_why",
            ),
        ),
        ForbidChanges("writing_draftversion"),
        ForbidChanges("writing_check"),
        ForbidChanges("writing_identifierflagdecision"),
        ForbidChanges("writing_givenattachment"),
        ForbidChanges("writing_emergencyreadingdecision"),
        ForbidChanges("writing_emergencyopening"),
    ]
