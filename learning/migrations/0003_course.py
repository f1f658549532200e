"""Modules, chapters, sections, frameworks and progress."""

import uuid

import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

from history.append_only import ForbidChanges


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0002_page_locale"),
        ("wagtailcore", "0098_apitoken"),
        ("accounts", "0001_people_roles_and_links"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="basepage",
            name="latest_revision",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wagtailcore.revision",
                verbose_name="latest revision",
            ),
        ),
        migrations.AddField(
            model_name="basepage",
            name="live_revision",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wagtailcore.revision",
                verbose_name="live revision",
            ),
        ),
        migrations.AlterField(
            model_name="basepage",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField(
            model_name="basepage", name="translation_key", field=models.UUIDField(default=uuid.uuid4, editable=False)
        ),
        migrations.AlterUniqueTogether(name="basepage", unique_together={("translation_key", "locale")}),
        migrations.CreateModel(
            name="ModuleIndexPage",
            fields=[
                (
                    "basepage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "list of modules",
            },
            bases=("learning.basepage",),
        ),
        migrations.CreateModel(
            name="SectionPage",
            fields=[
                (
                    "basepage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("case", 3),
                            ("key_terms", 7),
                            ("pause", 10),
                            ("figure", 16),
                            ("media", 21),
                            ("nations", 25),
                            ("law", 31),
                            ("activity", 32),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["h2", "h3", "blockquote", "bold", "ol", "ul", "link"], "icon": "pilcrow"},
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {}),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["h2", "h3", "blockquote", "bold", "ol", "ul", "link"], "label": "Text"},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("title", 1), ("html", 2)]], {}),
                            4: ("wagtail.blocks.TextBlock", (), {"rows": 2}),
                            5: ("wagtail.blocks.StructBlock", [[("term", 1), ("meaning", 4)]], {}),
                            6: ("wagtail.blocks.ListBlock", (5,), {}),
                            7: ("wagtail.blocks.StructBlock", [[("terms", 6)]], {}),
                            8: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link"], "label": "Question"},
                            ),
                            9: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Quoted at the top of a new log entry. Left empty, the box has no link to the log.",
                                    "required": False,
                                },
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("html", 8), ("prompt", 9)]], {}),
                            11: ("wagtail.images.blocks.ImageChooserBlock", (), {}),
                            12: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "For people who cannot see it.",
                                    "label": "What it shows",
                                    "required": False,
                                    "rows": 3,
                                },
                            ),
                            13: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {"help_text": "It only pleases the eye: nobody misses anything without it.", "required": False},
                            ),
                            14: ("wagtail.blocks.CharBlock", (), {"required": False}),
                            15: ("wagtail.blocks.CharBlock", (), {"help_text": "Who made it, and under which licence."}),
                            16: (
                                "wagtail.blocks.StructBlock",
                                [[("picture", 11), ("alt", 12), ("decorative", 13), ("caption", 14), ("credit", 15)]],
                                {},
                            ),
                            17: ("wagtail.documents.blocks.DocumentChooserBlock", (), {"help_text": "A sound or video file."}),
                            18: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"help_text": "A .vtt file, for video.", "required": False},
                            ),
                            19: ("wagtail.blocks.IntegerBlock", (), {"min_value": 1}),
                            20: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["h2", "h3", "blockquote", "bold", "ol", "ul", "link"],
                                    "help_text": "Every word, and what can be seen that matters.",
                                },
                            ),
                            21: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 1), ("recording", 17), ("captions", 18), ("minutes", 19), ("transcript", 20)]],
                                {},
                            ),
                            22: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("England", "England"),
                                        ("Scotland", "Scotland"),
                                        ("Wales", "Wales"),
                                        ("Northern Ireland", "Northern Ireland"),
                                    ]
                                },
                            ),
                            23: ("wagtail.blocks.StructBlock", [[("nation", 22), ("html", 2)]], {}),
                            24: (
                                "wagtail.blocks.ListBlock",
                                (23,),
                                {"help_text": "The nation the section is written for comes first.", "min_num": 1},
                            ),
                            25: ("wagtail.blocks.StructBlock", [[("title", 1), ("variants", 24)]], {}),
                            26: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["h2", "h3", "blockquote", "bold", "ol", "ul", "link"], "label": "Statement"},
                            ),
                            27: ("wagtail.blocks.DateBlock", (), {}),
                            28: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Where it holds, such as England, or England and Wales."},
                            ),
                            29: ("wagtail.blocks.CharBlock", (), {"help_text": "Who checks it again."}),
                            30: ("wagtail.blocks.URLBlock", (), {"label": "Source"}),
                            31: (
                                "wagtail.blocks.StructBlock",
                                [[("html", 26), ("checked_on", 27), ("nation", 28), ("owner", 29), ("source_url", 30)]],
                                {},
                            ),
                            32: ("wagtail.snippets.blocks.SnippetChooserBlock", ("activities.Activity",), {"icon": "tick-inverse"}),
                        },
                    ),
                ),
            ],
            options={
                "verbose_name": "section",
            },
            bases=("learning.basepage",),
        ),
        migrations.CreateModel(
            name="CourseFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("revision", models.PositiveBigIntegerField()),
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="course_file", to=settings.WAGTAIL_PAGE_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Framework",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(help_text="Never changed: other records point here.", unique=True)),
                ("name", models.CharField(max_length=150)),
                ("short_name", models.CharField(max_length=30)),
                ("owner", models.CharField(max_length=150)),
                (
                    "jurisdiction",
                    models.CharField(
                        choices=[
                            ("all", "All four nations"),
                            ("england", "England"),
                            ("scotland", "Scotland"),
                            ("wales", "Wales"),
                            ("northern_ireland", "Northern Ireland"),
                        ],
                        max_length=20,
                    ),
                ),
                ("version", models.CharField(max_length=40)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("licence", models.TextField(help_text="What the owner allows, and whose words the summaries are.")),
                ("source_url", models.URLField(max_length=300)),
            ],
            options={
                "ordering": ["name", "-valid_from"],
                "constraints": [
                    models.UniqueConstraint(fields=("name", "version"), name="framework_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"),
                        name="framework_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FrameworkNode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=30)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("group", "group of domains"),
                            ("domain", "domain"),
                            ("standard", "standard"),
                            ("statement", "statement"),
                            ("level", "level"),
                            ("role", "key role"),
                            ("pointer", "pointer to the owner’s text"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("summary", models.TextField(blank=True, help_text="Our paraphrase, never the owner’s text.")),
                ("source_url", models.URLField(blank=True, max_length=300)),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "framework",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="nodes", to="learning.framework"),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="learning.frameworknode",
                    ),
                ),
            ],
            options={
                "ordering": ["framework", "order"],
            },
        ),
        migrations.CreateModel(
            name="PublishedBody",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveBigIntegerField(help_text="The live revision it was drawn from.", null=True)),
                ("language", models.CharField(max_length=10)),
                ("stamp", models.CharField(help_text="Changes when the content changes.", max_length=16)),
                ("content", models.JSONField()),
                ("places", models.JSONField(default=dict)),
                ("seconds", models.PositiveIntegerField(default=0)),
                ("activities", models.PositiveSmallIntegerField(default=0)),
                ("rendered_at", models.DateTimeField(auto_now=True)),
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="published_body", to=settings.WAGTAIL_PAGE_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "published bodies",
            },
        ),
        migrations.CreateModel(
            name="ChapterPage",
            fields=[
                (
                    "basepage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("outcomes", models.TextField(blank=True, help_text="One on each line.", verbose_name="you will be able to")),
                (
                    "content_notes",
                    models.TextField(blank=True, help_text="What readers may want to know before they begin. One on each line."),
                ),
                ("further_intro", wagtail.fields.RichTextField(blank=True)),
                ("further_nations_note", wagtail.fields.RichTextField(blank=True)),
                (
                    "further",
                    wagtail.fields.StreamField(
                        [("website", 8), ("reading", 16), ("idea", 17)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {}),
                            1: ("wagtail.blocks.URLBlock", (), {}),
                            2: ("wagtail.blocks.TextBlock", (), {"rows": 2}),
                            3: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("free", "Free"), ("library", "Library"), ("paid", "Paid")]},
                            ),
                            4: ("wagtail.blocks.DateBlock", (), {}),
                            5: ("wagtail.blocks.CharBlock", (), {"help_text": "UK, England, International …"}),
                            6: ("wagtail.blocks.CharBlock", (), {"required": False}),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "Number of the section, such as 1.2.", "required": False},
                            ),
                            8: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 0),
                                        ("owner", 0),
                                        ("url", 1),
                                        ("note", 2),
                                        ("access", 3),
                                        ("checked_on", 4),
                                        ("nation", 5),
                                        ("nation_note", 6),
                                        ("goes_with", 7),
                                    ]
                                ],
                                {},
                            ),
                            9: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("article", "Article"),
                                        ("book", "Book"),
                                        ("chapter", "Chapter in a book"),
                                        ("standards", "Standards"),
                                    ]
                                },
                            ),
                            10: (
                                "wagtail.blocks.ListBlock",
                                (0,),
                                {"help_text": "One by one, as “Family, I.”, or the name of an organisation."},
                            ),
                            11: ("wagtail.blocks.BooleanBlock", (), {"help_text": "They are editors.", "required": False}),
                            12: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {"help_text": "There are more; print “et al.”.", "required": False},
                            ),
                            13: ("wagtail.blocks.IntegerBlock", (), {"max_value": 2200, "min_value": 1800}),
                            14: ("wagtail.blocks.CharBlock", (), {"help_text": "The journal or book it is in.", "required": False}),
                            15: ("wagtail.blocks.CharBlock", (), {"help_text": "Without https://doi.org/.", "required": False}),
                            16: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("kind", 9),
                                        ("authors", 10),
                                        ("editors", 11),
                                        ("et_al", 12),
                                        ("year", 13),
                                        ("title", 0),
                                        ("container", 14),
                                        ("volume", 6),
                                        ("issue", 6),
                                        ("pages", 6),
                                        ("publisher", 6),
                                        ("doi", 15),
                                        ("note", 2),
                                        ("access", 3),
                                        ("nation_note", 6),
                                        ("goes_with", 7),
                                    ]
                                ],
                                {},
                            ),
                            17: ("wagtail.blocks.StructBlock", [[("title", 0), ("text", 2), ("goes_with", 7)]], {}),
                        },
                    ),
                ),
                (
                    "capabilities",
                    modelcluster.fields.ParentalManyToManyField(blank=True, related_name="chapters", to="learning.frameworknode"),
                ),
            ],
            options={
                "verbose_name": "chapter",
            },
            bases=("learning.basepage",),
        ),
        migrations.CreateModel(
            name="ModulePage",
            fields=[
                (
                    "basepage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "open_to",
                    models.CharField(
                        choices=[("everyone", "Everyone, without signing in"), ("members", "People on its programmes")],
                        default="members",
                        max_length=20,
                    ),
                ),
                ("outcomes", models.TextField(blank=True, help_text="One on each line.", verbose_name="you will be able to")),
                (
                    "nations_note",
                    wagtail.fields.RichTextField(blank=True, help_text="What readers in the other nations should know."),
                ),
                ("assessed", wagtail.fields.RichTextField(blank=True, verbose_name="how it is assessed")),
                ("ask", wagtail.fields.RichTextField(blank=True, verbose_name="who to ask")),
                ("credits", wagtail.fields.RichTextField(blank=True)),
                (
                    "to_come",
                    wagtail.fields.StreamField(
                        [("chapter", 2)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {}),
                            1: ("wagtail.blocks.CharBlock", (), {"required": False}),
                            2: ("wagtail.blocks.StructBlock", [[("title", 0), ("summary", 1)]], {}),
                        },
                        help_text="Listed as “Not yet published”. Take a line out when you publish its chapter.",
                    ),
                ),
                ("licence", models.CharField(blank=True, max_length=60)),
                ("licence_url", models.URLField(blank=True)),
                (
                    "programmes",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="None chosen: everybody who has a role on this site.",
                        related_name="modules",
                        to="accounts.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "module",
            },
            bases=("learning.basepage",),
        ),
        migrations.CreateModel(
            name="Enrolment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "sections_done",
                    models.PositiveSmallIntegerField(default=0, help_text="Counted again at each change; for lists of people."),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="enrolments", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "module",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="enrolments", to="learning.modulepage"
                    ),
                ),
            ],
            options={
                "ordering": ["-began_at"],
            },
        ),
        migrations.CreateModel(
            name="SectionRead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("touched_at", models.DateTimeField(default=django.utils.timezone.now, help_text="When they were last here.")),
                (
                    "place",
                    models.CharField(blank=True, help_text="The block, or paragraph of it, where they stopped.", max_length=120),
                ),
                ("done_at", models.DateTimeField(blank=True, help_text="When they said they were done with it.", null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sections_read", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="reads", to="learning.sectionpage"),
                ),
            ],
            options={
                "ordering": ["-touched_at"],
            },
        ),
        migrations.AddConstraint(
            model_name="frameworknode",
            constraint=models.UniqueConstraint(fields=("framework", "code"), name="framework_code_once"),
        ),
        migrations.AddConstraint(
            model_name="frameworknode",
            constraint=models.UniqueConstraint(fields=("framework", "order"), name="framework_order_once"),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.UniqueConstraint(fields=("person", "module"), name="enrolled_once"),
        ),
        migrations.AddIndex(
            model_name="sectionread",
            index=models.Index(fields=["person", "-touched_at"], name="section_read_latest"),
        ),
        migrations.AddConstraint(
            model_name="sectionread",
            constraint=models.UniqueConstraint(fields=("person", "section"), name="section_read_once"),
        ),
        ForbidChanges("learning_frameworknode"),
    ]
