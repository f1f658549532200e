"""What 0001 and those after it did until November 2026, in one step: docs/decisions/0050."""

from decimal import Decimal

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import placements.models.ruleset

from history.append_only import ForbidChanges


class Migration(migrations.Migration):
    replaces = [
        ("placements", "0001_placements_days_evidence_and_signatures"),
        ("placements", "0002_when_somebody_asked_to_talk_first"),
        ("placements", "0003_words_looked_through_before_asking"),
        ("placements", "0004_midway_reviews_and_nudges"),
        ("placements", "0005_answers_to_each_claim_days_and_desks"),
        ("placements", "0006_forms_records_and_their_signatures"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_folded"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("activities", "0001_folded"),
        ("learning", "0003_folded"),
        ("writing", "0001_folded"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=40)),
                ("order", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=150)),
                ("help", models.TextField(blank=True)),
                (
                    "after",
                    models.JSONField(blank=True, default=list, help_text="Sections that are finished before this one can be."),
                ),
            ],
            options={
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="Day",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("worked", "on placement"),
                            ("study", "study time within the placement"),
                            ("skills", "skills day"),
                            ("recall", "recall day at university"),
                            ("sick", "ill"),
                            ("leave", "leave"),
                            ("holiday", "bank holiday"),
                            ("closed", "agency closed"),
                            ("toil", "time off for extra hours"),
                            ("away", "away for another reason"),
                        ],
                        default="worked",
                        max_length=10,
                    ),
                ),
                ("half", models.BooleanField(default=False, help_text="Half a day: it counts half.")),
                ("note", models.CharField(blank=True, max_length=120)),
                (
                    "extra_hours",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        help_text="Worked beyond the day. Taken back as time; never a shorter placement.",
                        max_digits=4,
                    ),
                ),
                (
                    "told",
                    models.BooleanField(default=False, help_text="An absence: the student says that agency and university know."),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded"),
                            ("confirmed", "confirmed"),
                            ("queried", "queried"),
                            ("refused", "not confirmed"),
                        ],
                        default="recorded",
                        max_length=10,
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_by",
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
                "ordering": ["on"],
            },
        ),
        migrations.CreateModel(
            name="DayDecision",
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
                    "day",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="placements.day"),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Desk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "link",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="desk", to="accounts.link"),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="desk", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=150)),
                ("words", models.TextField()),
                ("why", models.TextField(blank=True, help_text="In the student's words: why it shows this.")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("log", "passages of a log entry"),
                            ("activity", "an activity, written about in the log"),
                            ("described", "work described"),
                            ("observed", "work that somebody watched"),
                            ("people", "what a person who uses services, or a carer, said"),
                            ("colleague", "what a colleague said"),
                        ],
                        default="described",
                        max_length=10,
                    ),
                ),
                ("event_on", models.DateField()),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "page_key",
                    models.UUIDField(
                        blank=True, help_text="Of the page it was begun on: sent twice it is one.", null=True, unique=True
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("waiting", "waiting"),
                            ("returned", "returned"),
                            ("signed_off", "signed off"),
                            ("expired", "expired"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "conversation_at",
                    models.DateTimeField(blank=True, help_text="When somebody asked to talk first, in this request.", null=True),
                ),
                ("signed_off_at", models.DateTimeField(blank=True, null=True)),
                (
                    "observed",
                    models.BooleanField(default=False, help_text="Whoever signed says that this was watched, not only told."),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="evidence",
                        to="activities.logentry",
                    ),
                ),
                (
                    "link",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="accounts.link",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["-event_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="EvidenceDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("move", models.CharField(max_length=50)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("comment", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField()),
                (
                    "judgement",
                    models.CharField(
                        blank=True, choices=[("agree", "Agree"), ("partly", "Partly"), ("not_yet", "Not yet")], max_length=10
                    ),
                ),
                (
                    "answers",
                    models.JSONField(
                        blank=True, default=list, help_text="What was said of each claim: see Answer. Signed with the rest."
                    ),
                ),
                (
                    "observed",
                    models.BooleanField(default=False, help_text="Whoever signed says that this was watched, not only told."),
                ),
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
                    "checked",
                    models.ForeignKey(
                        blank=True,
                        help_text="That the words were looked through before somebody was asked.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="writing.check",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="placements.evidence"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FormField",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=40)),
                ("order", models.PositiveSmallIntegerField()),
                ("label", models.CharField(max_length=300)),
                ("help", models.TextField(blank=True)),
                ("type", models.CharField(help_text="As the form's documentation says it.", max_length=60)),
                ("asks", models.JSONField(help_text="What it asks, each with its kind, words and limits.")),
                (
                    "owners",
                    models.JSONField(blank=True, default=list, help_text="Whose field it is. Nobody: the system works it out."),
                ),
                ("required", models.BooleanField(default=False)),
                ("needed_when", models.CharField(blank=True, max_length=60)),
                (
                    "shown_to",
                    models.JSONField(blank=True, default=list, help_text="Who may read it. Empty: whoever may read the record."),
                ),
                (
                    "kept_as",
                    models.CharField(blank=True, help_text="Where a day or a log entry keeps it: its own columns.", max_length=60),
                ),
                (
                    "by_collector",
                    models.BooleanField(
                        default=False, help_text="The words of a person who uses services, written down by the owner."
                    ),
                ),
                ("hidden", models.BooleanField(default=False, help_text="Left out by a programme. Its place is kept.")),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="fields", to="placements.formsection"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("section", "key"), name="field_once_in_section")],
            },
        ),
        migrations.CreateModel(
            name="FormTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=40)),
                ("version", models.PositiveIntegerField()),
                ("order", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=150)),
                ("purpose", models.TextField()),
                ("when", models.TextField()),
                (
                    "facts",
                    models.JSONField(
                        help_text="parties, signs, begins, led_by, seen_by, later, listed: lists of parts. And what a record of it is called."
                    ),
                ),
                ("seen_by", models.CharField(help_text="Who finds a record of it from the beginning.", max_length=250)),
                (
                    "later_by",
                    models.CharField(blank=True, help_text="Who finds it once it was put forward to be signed.", max_length=250),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: Waymark’s own.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="form_templates",
                        to="accounts.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "programme", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("programme", None)), fields=("key", "version"), name="form_version_once"
                    ),
                    models.UniqueConstraint(fields=("programme", "key", "version"), name="form_version_once_in_programme"),
                ],
            },
        ),
        migrations.AddField(
            model_name="formsection",
            name="template",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sections", to="placements.formtemplate"
            ),
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts", models.DateField()),
                ("last_date", models.DateField(help_text="The latest day on which it may end.")),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("active", "under way"),
                            ("completed", "completed"),
                            ("ended_early", "ended early"),
                        ],
                        default="planned",
                        max_length=20,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="accounts.organisation"
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="accounts.cohort"),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="accounts.team",
                    ),
                ),
            ],
            options={
                "ordering": ["-starts", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Nudge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("words", models.TextField(help_text="What the tutor wrote, without the greeting and the reasons around it.")),
                ("reasons", models.JSONField(help_text="Each with kind, about, since and words.")),
                ("press", models.UUIDField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "notice",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="nudge", to="accounts.notice"),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="nudges", to="placements.placement"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [models.UniqueConstraint(fields=("press", "placement"), name="nudge_once_a_press")],
            },
        ),
        migrations.AddField(
            model_name="evidence",
            name="placement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="placements.placement"
            ),
        ),
        migrations.AddField(
            model_name="day",
            name="placement",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="days", to="placements.placement"),
        ),
        migrations.CreateModel(
            name="AgendaLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(max_length=200)),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("dealt_with_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
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
                (
                    "node",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="learning.frameworknode",
                    ),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="agenda", to="placements.placement"
                    ),
                ),
            ],
            options={
                "ordering": ["added_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dealt_with_at__isnull", True)),
                        fields=("placement", "node"),
                        name="agenda_line_once_for_a_gap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dealt_with_at__isnull", False), ("dealt_with_by__isnull", False)),
                            models.Q(("dealt_with_at__isnull", True), ("dealt_with_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="agenda_line_dealt_with_by_and_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlacementDecision",
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
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="placements.placement"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlacementPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("student", "student"),
                            ("practice_educator", "practice educator"),
                            ("on_site_supervisor", "on-site supervisor"),
                            ("tutor", "tutor"),
                            ("coordinator", "practice learning coordinator"),
                            ("agency_contact", "agency contact"),
                            ("colleague", "colleague"),
                            ("panel_member", "panel member"),
                            ("second_opinion", "second practice educator"),
                        ],
                        max_length=30,
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placement_parts", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="people", to="placements.placement"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__isnull", True), ("ends__gte", models.F("starts")), _connector="OR"),
                        name="part_ends_after_it_starts",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends__isnull", True)),
                        fields=("placement", "person", "part"),
                        name="part_once_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("part", "student")), fields=("placement",), name="placement_has_one_student"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[("claimed", "claimed"), ("agreed", "agreed"), ("partly", "partly"), ("not_yet", "not yet")],
                        default="claimed",
                        max_length=10,
                    ),
                ),
                ("said", models.TextField(blank=True, help_text="What whoever decided said about this one.")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "evidence",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="tags", to="placements.evidence"),
                ),
                (
                    "node",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence_tags", to="learning.frameworknode"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="placements.placementperson",
                    ),
                ),
            ],
            options={
                "ordering": ["node__framework", "node__order"],
                "constraints": [
                    models.UniqueConstraint(fields=("evidence", "node"), name="evidence_tagged_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="tag_decided_by_and_at",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="evidence",
            name="asked_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="asked",
                to="placements.placementperson",
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="signed_off_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signed_off",
                to="placements.placementperson",
            ),
        ),
        migrations.CreateModel(
            name="DaysRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                (
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="days_requests", to="placements.placement"
                    ),
                ),
                (
                    "asked_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="placements.placementperson"
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at"],
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(help_text="The how-manieth of its form in this placement.")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("being_written", "being written"),
                            ("to_sign", "waiting for signatures"),
                            ("signed", "signed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="being_written",
                        max_length=14,
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1, help_text="Counts up with every change, so that nobody signs what they have not seen."
                    ),
                ),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("page_key", models.UUIDField(help_text="Of the page it was begun on: sent twice it is one.", unique=True)),
                ("put_forward_at", models.DateTimeField(blank=True, null=True)),
                ("signed_at", models.DateTimeField(blank=True, help_text="When the last of them signed.", null=True)),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="begun_records", to="placements.placementperson"
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_records",
                        to="placements.placementperson",
                    ),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="records", to="placements.placement"
                    ),
                ),
                (
                    "put_forward_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="placements.placementperson",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="records", to="placements.formtemplate"
                    ),
                ),
            ],
            options={
                "ordering": ["placement", "template__order", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("placement", "template", "number"), name="record_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("put_forward_at__isnull", False), ("put_forward_by__isnull", False)),
                            models.Q(("put_forward_at__isnull", True), ("put_forward_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="record_put_forward_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("signed_at__isnull", True), ("state__in", ("signed", "withdrawn")), _connector="OR"),
                        name="record_signed_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.JSONField(help_text="By the key of what the field asks.")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="placements.placementperson"
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="placements.formfield"),
                ),
                (
                    "record",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="placements.record"),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RecordDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("move", models.CharField(max_length=50)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("comment", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField()),
                (
                    "stance",
                    models.CharField(
                        blank=True,
                        choices=[("agrees", "I agree with this record"), ("received", "I have received it and do not agree")],
                        max_length=10,
                    ),
                ),
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
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="placements.record"
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="placements.formsection",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecordPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("student", "student"),
                            ("practice_educator", "practice educator"),
                            ("on_site_supervisor", "on-site supervisor"),
                            ("tutor", "tutor"),
                            ("coordinator", "practice learning coordinator"),
                            ("agency_contact", "agency contact"),
                            ("colleague", "colleague"),
                            ("panel_member", "panel member"),
                            ("second_opinion", "second practice educator"),
                        ],
                        max_length=30,
                    ),
                ),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "finished_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="placements.placementperson",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="placements.record"),
                ),
                (
                    "section",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="placements.formsection"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("record", "section", "part"), name="part_once_in_record"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", False), ("finished_by__isnull", False)),
                            models.Q(("finished_at__isnull", True), ("finished_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="part_finished_by_and_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "record",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="placements.record"),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [models.UniqueConstraint(fields=("record", "number"), name="record_version_once")],
            },
        ),
        migrations.CreateModel(
            name="RuleSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(help_text="As people say it: First placement, 70 days.", max_length=120)),
                ("days_required", models.PositiveSmallIntegerField()),
                ("days_a_week", models.PositiveSmallIntegerField(default=4)),
                (
                    "hours_a_day",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("7.5"),
                        help_text="Of a whole day: what a day off for extra hours takes.",
                        max_digits=4,
                    ),
                ),
                (
                    "day_credits",
                    models.JSONField(
                        default=placements.models.ruleset.usual_credits, help_text="What a day of each kind counts: 1, 0.5 or 0."
                    ),
                ),
                (
                    "midway_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="After how many days the midway review is held. Empty: its day is not worked out.",
                        null=True,
                    ),
                ),
                ("minimum_evidence", models.PositiveSmallIntegerField(default=0)),
                (
                    "access_weeks",
                    models.PositiveSmallIntegerField(
                        default=6, help_text="How long people outside the university may read on after the end."
                    ),
                ),
                (
                    "link_days",
                    models.PositiveSmallIntegerField(default=30, help_text="How long a request waits before it expires."),
                ),
                ("undo_minutes", models.PositiveSmallIntegerField(default=15)),
                (
                    "step_up",
                    models.BooleanField(
                        default=False,
                        help_text="Signing evidence asks for a code sent to the address of the request, and the name typed in full.",
                    ),
                ),
                ("effective_from", models.DateField()),
                ("effective_to", models.DateField(blank=True, null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rule_sets", to="accounts.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["programme", "title", "-effective_from"],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "title", "effective_from"), name="rule_set_once_from_a_date"),
                    models.CheckConstraint(condition=models.Q(("days_required__gt", 0)), name="rule_set_requires_days"),
                    models.CheckConstraint(condition=models.Q(("days_a_week__range", (1, 5))), name="rule_set_days_a_week"),
                ],
            },
        ),
        migrations.AddField(
            model_name="placement",
            name="rule_set",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="placements.ruleset"
            ),
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("link", "by the link sent to their address"),
                            ("signed_in", "signed in"),
                            ("code", "by a fresh code sent to their address, and their name typed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("request_key", models.UUIDField(unique=True)),
                ("payload", models.TextField()),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                (
                    "decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signature",
                        to="placements.evidencedecision",
                    ),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="placements.placement"
                    ),
                ),
                (
                    "record_decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signature",
                        to="placements.recorddecision",
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["placement", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("placement", "number"), name="signature_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("decision__isnull", True), ("record_decision__isnull", True), _connector="XOR"),
                        name="signature_of_one_decision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sign_codes", to="placements.evidence"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="EvidenceVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=150)),
                ("words", models.TextField()),
                ("why", models.TextField(blank=True)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("log", "passages of a log entry"),
                            ("activity", "an activity, written about in the log"),
                            ("described", "work described"),
                            ("observed", "work that somebody watched"),
                            ("people", "what a person who uses services, or a carer, said"),
                            ("colleague", "what a colleague said"),
                        ],
                        help_text="Empty where it was kept before this was.",
                        max_length=10,
                    ),
                ),
                ("event_on", models.DateField()),
                ("claims", models.JSONField(help_text="What was claimed, in order: framework, its short name, code and title.")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="placements.evidence"
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [models.UniqueConstraint(fields=("evidence", "number"), name="evidence_version_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="formsection",
            constraint=models.UniqueConstraint(fields=("template", "key"), name="section_once_in_form"),
        ),
        migrations.AddConstraint(
            model_name="day",
            constraint=models.UniqueConstraint(fields=("placement", "on"), name="day_once_in_placement"),
        ),
        migrations.AddConstraint(
            model_name="day",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                    _connector="OR",
                ),
                name="day_confirmed_by_and_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("signed_off_at__isnull", False), ("signed_off_by__isnull", False)),
                    models.Q(("signed_off_at__isnull", True), ("signed_off_by__isnull", True)),
                    _connector="OR",
                ),
                name="evidence_signed_off_by_and_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked_at__isnull", False), ("asked_of__isnull", False)),
                    models.Q(("asked_at__isnull", True), ("asked_of__isnull", True)),
                    _connector="OR",
                ),
                name="evidence_asked_of_and_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_date__gt", models.F("starts"))), name="placement_ends_after_it_starts"
            ),
        ),
        ForbidChanges("placements_placementdecision"),
        ForbidChanges("placements_daydecision"),
        ForbidChanges("placements_evidencedecision"),
        ForbidChanges("placements_evidenceversion"),
        ForbidChanges("placements_signature"),
        ForbidChanges("placements_nudge"),
        ForbidChanges("placements_daysrequest"),
        ForbidChanges("placements_formtemplate"),
        ForbidChanges("placements_formsection"),
        ForbidChanges("placements_formfield"),
        ForbidChanges("placements_recordanswer"),
        ForbidChanges("placements_recordversion"),
        ForbidChanges("placements_recorddecision"),
    ]
