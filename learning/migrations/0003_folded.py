"""What 0003 and those after it did until November 2026, in one step: docs/decisions/0050."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import modelsearch.index
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

from history.append_only import ForbidChanges


class Migration(migrations.Migration):
    replaces = [
        ("learning", "0003_course"),
        ("learning", "0004_dates_activities_and_what_comes_first"),
        ("learning", "0005_glossary_and_remarks"),
        ("learning", "0006_authoring"),
        ("learning", "0007_links"),
        ("learning", "0008_marks"),
        ("learning", "0009_read_aloud"),
    ]

    dependencies = [
        ("accounts", "0001_folded"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("contenttypes", "0002_remove_content_type_name"),
        ("learning", "0002_page_locale"),
        ("wagtailcore", "0098_apitoken"),
        ("writing", "0001_folded"),
        # Not needed here, but cheaper before our own tables: Django draws every model anew for each step of theirs.
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("sessions", "0001_initial"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailembeds", "0009_embed_cache_until"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailsearch", "0010_add_text_fields"),
        ("wagtailusers", "0015_userprofile_keyboard_shortcuts"),
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
            model_name="basepage",
            name="translation_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterUniqueTogether(
            name="basepage",
            unique_together={("translation_key", "locale")},
        ),
        migrations.CreateModel(
            name="Highlight",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("where", models.CharField(help_text="What section and module were called when it was marked.", max_length=600)),
                ("quote", models.TextField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "marked_words",
                    models.TextField(blank=True, help_text="The words as they were marked, where their author mended them since."),
                ),
                (
                    "meaning",
                    models.CharField(
                        choices=[
                            ("important", "Important"),
                            ("question", "A question"),
                            ("practice", "For my practice"),
                            ("doubt", "I see it differently"),
                            ("words", "Words to learn"),
                        ],
                        default="important",
                        max_length=20,
                    ),
                ),
                ("marked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "lost_at",
                    models.DateTimeField(blank=True, help_text="When its words left the section. They may come back.", null=True),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="highlights", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-marked_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="LinkHost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("host", models.CharField(max_length=255, unique=True)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("wait", models.PositiveIntegerField(default=0, help_text="Seconds it asks for between two requests.")),
                ("robots", models.TextField(blank=True)),
                (
                    "robots_url",
                    models.TextField(blank=True, help_text="Where its robots.txt was led on to, and is asked for next."),
                ),
                ("robots_hops", models.PositiveSmallIntegerField(default=0)),
                ("robots_status", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("robots_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="NoteVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                ("words", models.TextField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("article", "Article"),
                            ("book", "Book"),
                            ("chapter", "Chapter in a book"),
                            ("standards", "Standards"),
                        ],
                        default="book",
                        max_length=20,
                    ),
                ),
                ("authors", models.TextField(help_text="One on each line, as “Family, I.”, or the name of an organisation.")),
                ("editors", models.BooleanField(default=False, verbose_name="they are editors")),
                ("et_al", models.BooleanField(default=False, verbose_name="there are more; print “et al.”")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1800), django.core.validators.MaxValueValidator(2200)]
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("container", models.CharField(blank=True, max_length=300, verbose_name="journal or book it is in")),
                ("volume", models.CharField(blank=True, max_length=20)),
                ("issue", models.CharField(blank=True, max_length=20)),
                ("pages", models.CharField(blank=True, help_text="Such as 59–94.", max_length=30)),
                ("publisher", models.CharField(blank=True, max_length=150)),
                (
                    "doi",
                    models.CharField(
                        blank=True, help_text="Such as 10.1093/bjsw/bcab001. May stay empty.", max_length=150, verbose_name="DOI"
                    ),
                ),
            ],
            options={
                "ordering": ["authors", "year", "title"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="BookFile",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="book_file",
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                (
                    "spoken",
                    models.BinaryField(
                        help_text="The same with its sound: of a chapter whose sections were all read aloud.", null=True
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now=True)),
            ],
        ),
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
                (
                    "lets_in",
                    models.BooleanField(
                        default=True,
                        help_text="Untick it where a coordinator or tutor puts people on it. A module that everyone may read stays open.",
                        verbose_name="readers put themselves on it by opening it",
                    ),
                ),
                (
                    "check_again_months",
                    models.PositiveSmallIntegerField(
                        default=6,
                        help_text="Months after which statements of law and websites are listed to be checked again.",
                        validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)],
                        verbose_name="check again after",
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
                (
                    "said_as",
                    models.TextField(
                        blank=True,
                        help_text="For reading aloud. One on each line, as written and as said: SWE = S W E",
                        max_length=2000,
                        verbose_name="how words are said",
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
            name="Recording",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="recording",
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("stamp", models.CharField(help_text="Of the published body that it says.", max_length=16)),
                ("title", models.CharField(help_text="Number and title of the section, which are said too.", max_length=300)),
                (
                    "engine",
                    models.CharField(
                        help_text="Who speaks, with version and voice, and by which list of how words are said.", max_length=200
                    ),
                ),
                (
                    "digest",
                    models.CharField(help_text="Of what is said and who says it: the same is not spoken twice.", max_length=64),
                ),
                ("content", models.BinaryField(help_text="An MP3.")),
                ("size", models.PositiveIntegerField()),
                ("milliseconds", models.PositiveIntegerField()),
                ("sentences", models.JSONField(help_text="[begins, ends, first letter, last letter, paragraph] of each.")),
                ("words", models.JSONField(help_text="[begins, first letter, last letter] of each.")),
                ("made_at", models.DateTimeField(auto_now=True)),
            ],
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
                                {"features": ["h2", "h3", "blockquote", "bold", "ol", "ul", "link", "cite"], "icon": "pilcrow"},
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {}),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["h2", "h3", "blockquote", "bold", "ol", "ul", "link", "cite"], "label": "Text"},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("title", 1), ("html", 2)]], {}),
                            4: ("wagtail.blocks.TextBlock", (), {"rows": 2}),
                            5: ("wagtail.blocks.StructBlock", [[("term", 1), ("meaning", 4)]], {}),
                            6: ("wagtail.blocks.ListBlock", (5,), {}),
                            7: ("wagtail.blocks.StructBlock", [[("terms", 6)]], {}),
                            8: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ol", "ul", "link", "cite"], "label": "Question"},
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
                                {"help_text": "A .vtt file. A video is not published without one.", "required": False},
                            ),
                            19: ("wagtail.blocks.IntegerBlock", (), {"min_value": 1}),
                            20: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["h2", "h3", "blockquote", "bold", "ol", "ul", "link", "cite"],
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
                                {"features": ["h2", "h3", "blockquote", "bold", "ol", "ul", "link", "cite"], "label": "Statement"},
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
                (
                    "first",
                    wagtail.fields.StreamField(
                        [("section", 0), ("activity", 1)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.PageChooserBlock", (), {"page_type": ["learning.SectionPage"]}),
                            1: ("wagtail.snippets.blocks.SnippetChooserBlock", ("activities.Activity",), {"icon": "tick-inverse"}),
                        },
                        help_text="Sections and activities that should be done before this one.",
                    ),
                ),
                (
                    "first_why",
                    models.CharField(
                        blank=True, help_text="One sentence that readers are shown.", max_length=300, verbose_name="why first"
                    ),
                ),
                (
                    "first_is_a_must",
                    models.BooleanField(
                        default=False,
                        help_text="Otherwise readers are told why, and can go on anyway.",
                        verbose_name="nobody goes on without",
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
                "constraints": [
                    models.UniqueConstraint(fields=("framework", "code"), name="framework_code_once"),
                    models.UniqueConstraint(fields=("framework", "order"), name="framework_order_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "highlight",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="note",
                        serialize=False,
                        to="learning.highlight",
                    ),
                ),
                ("words", models.TextField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["-changed_at"],
            },
        ),
        migrations.CreateModel(
            name="HighlightTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=40)),
                (
                    "highlight",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="tags", to="learning.highlight"),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("highlight", "word"), name="highlight_tag_once")],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.TextField(unique=True)),
                ("host", models.CharField(max_length=255)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not tried yet"),
                            ("works", "It works"),
                            ("moved", "It has moved for good"),
                            ("gone", "The page is not there any more"),
                            ("failing", "The site does not answer as it should"),
                            ("private", "It leads to a place that readers cannot open"),
                            ("shut", "The site does not let a link checker in"),
                            ("asked_not_to", "The site asks link checkers to stay away"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("status", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("leads_to", models.TextField(blank=True)),
                ("asking", models.TextField(blank=True)),
                ("hops", models.PositiveSmallIntegerField(default=0)),
                ("for_good", models.BooleanField(default=True, help_text="Every step on the way said that it holds for good.")),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("failing_since", models.DateTimeField(blank=True, null=True)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("next_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "indexes": [models.Index(fields=["next_at"], name="link_by_turn")],
            },
        ),
        migrations.CreateModel(
            name="LinkPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("link", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="places", to="learning.link")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="link_places", to=settings.WAGTAIL_PAGE_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("link", "page"), name="link_once_on_a_page")],
            },
        ),
        migrations.CreateModel(
            name="OldAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "path",
                    models.CharField(help_text="Such as /modules/digital-practice/good-practice/.", max_length=255, unique=True),
                ),
                ("left_on", models.DateTimeField(auto_now=True)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="old_addresses", to=settings.WAGTAIL_PAGE_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "old addresses",
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
                (
                    "outline",
                    models.JSONField(default=dict, help_text="What the outline keeps of it: its activities, and what comes first."),
                ),
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
            name="Remark",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "place",
                    models.CharField(blank=True, help_text="The block, or paragraph of it. Empty: the whole page.", max_length=120),
                ),
                ("quote", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField(blank=True, max_length=2000)),
                (
                    "state",
                    models.CharField(
                        choices=[("new", "not answered yet"), ("answered", "answered"), ("set_aside", "set aside")],
                        default="new",
                        max_length=20,
                    ),
                ),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("you_said", models.TextField(blank=True, help_text="What everybody reads of the remark.", max_length=1000)),
                ("we_did", models.TextField(blank=True, max_length=1000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        help_text="Empty: its author deleted it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="remarks",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["said_at", "pk"],
                "indexes": [models.Index(fields=["page", "-answered_at"], name="remark_answers_of_page")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="remark_answered_by_somebody_then",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "answered"), _negated=True),
                            models.Q(models.Q(("we_did", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="remark_answered_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RemarkDecision",
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
                    "remark",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="learning.remark"),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StillTrue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("block", models.CharField(max_length=60)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="found_true", to=settings.WAGTAIL_PAGE_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
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
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("term", models.CharField(help_text="As it stands in a sentence, such as “digital exclusion”.", max_length=80)),
                ("slug", models.SlugField(editable=False, max_length=80)),
                ("meaning", models.TextField(help_text="One or two short sentences, without other hard words.", max_length=600)),
                (
                    "also",
                    models.TextField(
                        blank=True,
                        help_text="Such as a short form, one on each line. An “s” at the end needs no line of its own.",
                        verbose_name="other forms",
                    ),
                ),
                ("loaded", models.CharField(blank=True, editable=False, help_text="Digest of what its file said.", max_length=64)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "module",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="terms", to="learning.modulepage"),
                ),
            ],
            options={
                "verbose_name": "word of a glossary",
                "verbose_name_plural": "words of glossaries",
                "ordering": ["slug"],
                "constraints": [models.UniqueConstraint(fields=("module", "slug"), name="term_once_in_module")],
            },
        ),
        migrations.CreateModel(
            name="Enrolment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "starts",
                    models.DateField(blank=True, help_text="From which day they may read it. Empty: as their cohort.", null=True),
                ),
                ("ends", models.DateField(blank=True, null=True)),
                ("taken_off_at", models.DateTimeField(blank=True, null=True)),
                ("sections_done", models.PositiveSmallIntegerField(default=0)),
                ("activities_done", models.PositiveSmallIntegerField(default=0)),
                ("minutes_done", models.PositiveIntegerField(default=0)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="enrolments", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "put_on_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: they did.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "constraints": [
                    models.UniqueConstraint(fields=("person", "module"), name="enrolled_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts__isnull", True), ("ends__isnull", True), ("ends__gte", models.F("starts")), _connector="OR"
                        ),
                        name="enrolment_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CohortOnModule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts", models.DateField(blank=True, null=True)),
                ("ends", models.DateField(blank=True, null=True)),
                ("put_on_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("cohort", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.cohort")),
                (
                    "put_on_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "module",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cohorts_on_it", to="learning.modulepage"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("cohort", "module"), name="cohort_on_module_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts__isnull", True), ("ends__isnull", True), ("ends__gte", models.F("starts")), _connector="OR"
                        ),
                        name="cohort_on_module_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CartridgeImport",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("content", models.BinaryField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("rows", models.JSONField(default=list)),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "module",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="learning.modulepage"
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
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
                "indexes": [models.Index(fields=["person", "-touched_at"], name="section_read_latest")],
                "constraints": [models.UniqueConstraint(fields=("person", "section"), name="section_read_once")],
            },
        ),
        migrations.AddField(
            model_name="highlight",
            name="section",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="highlights", to="learning.sectionpage"
            ),
        ),
        migrations.CreateModel(
            name="DatedFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("block", models.CharField(max_length=60)),
                ("kind", models.CharField(choices=[("law", "Statement of law"), ("website", "Website")], max_length=10)),
                ("words", models.CharField(max_length=300)),
                ("owner", models.CharField(blank=True, max_length=150)),
                ("nation", models.CharField(blank=True, max_length=100)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("checked_on", models.DateField(null=True)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dated_facts", to=settings.WAGTAIL_PAGE_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["checked_on", "pk"],
                "constraints": [models.UniqueConstraint(fields=("page", "block"), name="dated_fact_once")],
            },
        ),
        migrations.AddField(
            model_name="noteversion",
            name="note",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="learning.note"),
        ),
        migrations.AddField(
            model_name="note",
            name="audience",
            field=models.OneToOneField(
                help_text="Empty until it is first shared.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="note",
                to="writing.audience",
            ),
        ),
        migrations.AddIndex(
            model_name="highlight",
            index=models.Index(fields=["owner", "section"], name="highlight_in_section"),
        ),
        migrations.AddIndex(
            model_name="highlight",
            index=models.Index(fields=["owner", "-marked_at"], name="highlight_latest"),
        ),
        migrations.AddConstraint(
            model_name="highlight",
            constraint=models.CheckConstraint(condition=models.Q(("end__gt", models.F("start"))), name="highlight_of_some_words"),
        ),
        migrations.AddConstraint(
            model_name="noteversion",
            constraint=models.UniqueConstraint(fields=("note", "number"), name="note_version_once"),
        ),
        ForbidChanges("learning_frameworknode"),
        ForbidChanges("learning_remarkdecision"),
    ]
