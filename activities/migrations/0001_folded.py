"""What 0001 and those after it did until November 2026, in one step: docs/decisions/0050."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.contrib.taggit
import modelcluster.fields
import modelsearch.index
import wagtail.blocks
import wagtail.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models

import activities.blocks.authored
import activities.blocks.calculator
import activities.blocks.h5p
import activities.blocks.questions.block
import activities.models.log_words

from history.append_only import ForbidChanges


class Migration(migrations.Migration):
    replaces = [
        ("activities", "0001_initial"),
        ("activities", "0002_log_templates_tags_and_passages"),
        ("activities", "0003_undo_a_share"),
        ("activities", "0004_a_log_as_a_pdf"),
        ("activities", "0005_branching_cases"),
        ("activities", "0006_audiences_of_several"),
        ("activities", "0007_statements"),
        ("activities", "0008_polls"),
        ("activities", "0009_more_kinds_of_activity"),
        ("activities", "0010_question_bank"),
        ("activities", "0011_feedback"),
        ("activities", "0012_assignments"),
        ("activities", "0013_what_counts_as_done"),
        ("activities", "0014_what_authors_fill_in"),
        ("activities", "0015_what_a_mark_counts"),
        ("activities", "0016_h5p_activities"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_folded"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("learning", "0003_folded"),
        ("wagtailcore", "0098_apitoken"),
        ("writing", "0001_folded"),
    ]

    operations = [
        migrations.CreateModel(
            name="BankTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                ("slug", models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name="slug")),
            ],
            options={
                "verbose_name": "tag of the question bank",
                "verbose_name_plural": "tags of the question bank",
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(default=False, editable=False, verbose_name="has unpublished changes"),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(blank=True, db_index=True, null=True, verbose_name="first published at"),
                ),
                ("last_published_at", models.DateTimeField(editable=False, null=True, verbose_name="last published at")),
                ("go_live_at", models.DateTimeField(blank=True, null=True, verbose_name="go live date/time")),
                ("expire_at", models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time")),
                ("expired", models.BooleanField(default=False, editable=False, verbose_name="expired")),
                (
                    "key",
                    models.SlugField(
                        help_text="How course files and sections name it. Never changed once it is in use.", unique=True
                    ),
                ),
                (
                    "code",
                    models.CharField(blank=True, help_text="Its number in the outline of the course, such as 1B.", max_length=10),
                ),
                ("title", models.CharField(max_length=120)),
                ("task", wagtail.fields.RichTextField(help_text="What to do, in two or three sentences.")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(240)],
                    ),
                ),
                ("works_offline", models.BooleanField(default=False, verbose_name="works without a signal")),
                ("lands_in_log", models.BooleanField(default=False, verbose_name="the answer is a log entry")),
                ("equivalent", models.TextField(blank=True, help_text="How it is done without dragging, seeing or hearing.")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("sort", 4),
                            ("reflective_prompt", 8),
                            ("branch", 12),
                            ("poll", 17),
                            ("questions", 37),
                            ("mark_up", 48),
                            ("rewrite", 53),
                            ("calculator", 58),
                            ("web_quest", 70),
                            ("discussion", 78),
                            ("assignment", 91),
                            ("h5p", 94),
                        ],
                        block_lookup={
                            0: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "title",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “Tool”, “Practice” or “Value”.",
                                                    label="Name of the group",
                                                    max_length=60,
                                                ),
                                            ),
                                            (
                                                "meaning",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “something you use”. May stay empty.",
                                                    label="What belongs here",
                                                    max_length=150,
                                                    required=False,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {
                                    "help_text": "Two or more, in the order in which students see them.",
                                    "label": "Groups",
                                    "min_num": 2,
                                },
                            ),
                            1: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "text",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “Recording in the right place”.",
                                                    label="What the card says",
                                                    max_length=120,
                                                ),
                                            ),
                                            (
                                                "places",
                                                activities.blocks.authored.Rows(
                                                    wagtail.blocks.StructBlock(
                                                        [
                                                            (
                                                                "group",
                                                                activities.blocks.authored.Pick(
                                                                    help_text="One of the groups above.",
                                                                    label="Group",
                                                                    max_length=60,
                                                                    of="groups",
                                                                ),
                                                            ),
                                                            (
                                                                "fits",
                                                                wagtail.blocks.BooleanBlock(
                                                                    help_text="A card may fit in more than one group.",
                                                                    label="The card fits here",
                                                                    required=False,
                                                                ),
                                                            ),
                                                            (
                                                                "feedback",
                                                                wagtail.blocks.TextBlock(
                                                                    help_text="Why it fits, or what to think about again. For example: “A falls alarm is a thing. What is it for?”",
                                                                    label="What a student reads who puts it here",
                                                                    rows=2,
                                                                ),
                                                            ),
                                                        ]
                                                    ),
                                                    begins_with=2,
                                                    help_text="One for each group.",
                                                    label="What is said in each group",
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {"begins_with": 3, "label": "Cards", "min_num": 2},
                            ),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "link"],
                                    "help_text": "Shown once all cards fit. For example: “Most cards fit in two groups. That is the point.”",
                                    "label": "Closing words",
                                },
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Stands at the top of a log entry about this. For example: “Which card was hardest to place, and why?”",
                                    "label": "Question for the log",
                                    "max_length": 300,
                                },
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("groups", 0), ("cards", 1), ("closing", 2), ("log_question", 3)]],
                                {},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Stands at the top of the log entry. For example: “When did a form shape how someone saw me?”",
                                    "label": "Question",
                                    "max_length": 300,
                                },
                            ),
                            6: (
                                "activities.blocks.authored.Rows",
                                (wagtail.blocks.CharBlock(label="Question", max_length=300),),
                                {
                                    "begins_with": 0,
                                    "help_text": "None, or a few. For example: “What did it ask, and what did it leave out?”",
                                    "label": "Questions that help to begin",
                                    "min_num": 0,
                                },
                            ),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "default": "Only you can see it, until you share it.",
                                    "help_text": "Stands beside the button. Change it only if the task asks them to share.",
                                    "label": "Who will see it",
                                    "max_length": 300,
                                },
                            ),
                            8: ("wagtail.blocks.StructBlock", [[("question", 5), ("helpers", 6), ("privacy", 7)]], {}),
                            9: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "title",
                                                wagtail.blocks.CharBlock(
                                                    help_text="Short, so that you find it again. For example: “Friday, the kitchen”.",
                                                    label="Title of the step",
                                                    max_length=80,
                                                ),
                                            ),
                                            (
                                                "text",
                                                wagtail.blocks.RichTextBlock(
                                                    features=["bold", "ol", "ul"],
                                                    help_text="Two or three short paragraphs that end where something has to be decided.",
                                                    label="What happens",
                                                ),
                                            ),
                                            (
                                                "question",
                                                wagtail.blocks.CharBlock(
                                                    default="What do you do?", label="Question", max_length=120
                                                ),
                                            ),
                                            (
                                                "choices",
                                                activities.blocks.authored.Rows(
                                                    wagtail.blocks.StructBlock(
                                                        [
                                                            (
                                                                "text",
                                                                wagtail.blocks.CharBlock(
                                                                    help_text="From a verb on. For example: “Ask Dev what he thinks”.",
                                                                    label="What the reader does",
                                                                    max_length=150,
                                                                ),
                                                            ),
                                                            (
                                                                "leads_to",
                                                                activities.blocks.authored.Pick(
                                                                    help_text="A step or an ending of this case, by its title.",
                                                                    label="Leads to",
                                                                    of="scenes endings",
                                                                ),
                                                            ),
                                                            (
                                                                "follows",
                                                                wagtail.blocks.TextBlock(
                                                                    help_text="Read before the next step. For example: “He reaches for his pen and looks at you.”",
                                                                    label="What comes of it",
                                                                    rows=3,
                                                                ),
                                                            ),
                                                        ]
                                                    ),
                                                    help_text="Two to five. None of them foolish: each has something for it.",
                                                    label="Options",
                                                    max_num=5,
                                                    min_num=2,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {
                                    "help_text": "Everybody begins in the first one. Each option leads on, and never back.",
                                    "label": "Steps",
                                    "min_num": 1,
                                },
                            ),
                            10: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "title",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “He asks for you”.",
                                                    label="Title of the ending",
                                                    max_length=80,
                                                ),
                                            ),
                                            (
                                                "text",
                                                wagtail.blocks.RichTextBlock(features=["bold", "ol", "ul"], label="How it ends"),
                                            ),
                                            (
                                                "trades",
                                                activities.blocks.authored.Rows(
                                                    wagtail.blocks.StructBlock(
                                                        [
                                                            (
                                                                "value",
                                                                wagtail.blocks.CharBlock(
                                                                    help_text="For example: “Trust”.",
                                                                    label="What was at stake",
                                                                    max_length=40,
                                                                ),
                                                            ),
                                                            (
                                                                "words",
                                                                wagtail.blocks.CharBlock(
                                                                    help_text="For example: “Stronger. He asks for you by name.”",
                                                                    label="What became of it",
                                                                    max_length=200,
                                                                ),
                                                            ),
                                                        ]
                                                    ),
                                                    help_text="Name the same things at every ending, so that endings can be compared. No ending is perfect.",
                                                    label="What was gained and what was given up",
                                                    min_num=2,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key(prefix="end-")),
                                        ]
                                    ),
                                ),
                                {"label": "Endings", "min_num": 2},
                            ),
                            11: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "link"],
                                    "help_text": "Shown under each ending. For example: “Something is given up on every way.”",
                                    "label": "Closing words",
                                },
                            ),
                            12: (
                                "wagtail.blocks.StructBlock",
                                [[("scenes", 9), ("endings", 10), ("closing", 11), ("log_question", 3)]],
                                {},
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Asked of every line. For example: “How sure are you with …”",
                                    "label": "Question",
                                    "max_length": 120,
                                },
                            ),
                            14: (
                                "activities.blocks.authored.Rows",
                                (wagtail.blocks.CharBlock(label="Step", max_length=40),),
                                {
                                    "begins_with": 3,
                                    "help_text": "In words, from one end to the other. For example: “Not yet”, “With help”, “On my own”.",
                                    "label": "Steps to choose from",
                                    "max_num": 6,
                                    "min_num": 2,
                                },
                            ),
                            15: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "text",
                                                wagtail.blocks.CharBlock(
                                                    help_text="Goes on from the question. For example: “… sending a message safely?”",
                                                    label="Line",
                                                    max_length=120,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {"begins_with": 3, "label": "Lines", "max_num": 12, "min_num": 1},
                            ),
                            16: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "link"],
                                    "help_text": "Shown beside their answers. For example: “One aim is plenty.”",
                                    "label": "Closing words",
                                },
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("question", 13), ("steps", 14), ("items", 15), ("closing", 16), ("log_question", 3)]],
                                {},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Two or three words, for the list of all questions. For example: “The parcel”.",
                                    "label": "Name of the question",
                                    "max_length": 60,
                                },
                            ),
                            19: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "blockquote"],
                                    "help_text": "A scene, or a message as a quotation. May stay empty.",
                                    "label": "What is read first",
                                    "required": False,
                                },
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "For example: “What do you do first?”", "label": "Question", "max_length": 150},
                            ),
                            21: ("activities.blocks.authored.Key", (), {}),
                            22: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            ("text", wagtail.blocks.CharBlock(label="Answer", max_length=150)),
                                            ("fits", wagtail.blocks.BooleanBlock(label="This answer fits", required=False)),
                                            (
                                                "feedback",
                                                wagtail.blocks.TextBlock(
                                                    help_text="Why it fits, or what to think about again.",
                                                    label="What a student reads who chose it",
                                                    rows=2,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {"begins_with": 3, "label": "Answers", "max_num": 8, "min_num": 2},
                            ),
                            23: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("text", 19), ("question", 20), ("key", 21), ("options", 22)]],
                                {},
                            ),
                            24: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            ("text", wagtail.blocks.CharBlock(label="Answer", max_length=150)),
                                            ("fits", wagtail.blocks.BooleanBlock(label="This answer fits", required=False)),
                                            (
                                                "feedback",
                                                wagtail.blocks.TextBlock(
                                                    help_text="Why it fits, or what to think about again.",
                                                    label="What a student reads who chose it",
                                                    rows=2,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {
                                    "begins_with": 3,
                                    "help_text": "The reason is read by those who ticked it and those who did not.",
                                    "label": "Answers",
                                    "max_num": 8,
                                    "min_num": 2,
                                },
                            ),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("text", 19), ("question", 20), ("key", 21), ("options", 24)]],
                                {},
                            ),
                            26: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "text",
                                                wagtail.blocks.CharBlock(
                                                    help_text="Capitals, quotation marks and a full stop make no difference.",
                                                    label="Answer in words",
                                                    max_length=100,
                                                ),
                                            ),
                                            (
                                                "fits",
                                                wagtail.blocks.BooleanBlock(
                                                    help_text="Not ticked: an answer that is near, with what to think about again.",
                                                    label="This answer fits",
                                                    required=False,
                                                ),
                                            ),
                                            (
                                                "feedback",
                                                wagtail.blocks.TextBlock(label="What a student reads who wrote it", rows=2),
                                            ),
                                        ]
                                    ),
                                ),
                                {"begins_with": 2, "label": "Answers that you foresee", "min_num": 1},
                            ),
                            27: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "What a student reads who wrote anything else", "rows": 2},
                            ),
                            28: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("text", 19), ("question", 20), ("key", 21), ("answers", 26), ("otherwise", 27)]],
                                {},
                            ),
                            29: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "text",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “The bank”.", label="Partner", max_length=80
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {"label": "Partners to choose from", "max_num": 8, "min_num": 2},
                            ),
                            30: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "text",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “A text says your card is blocked.”",
                                                    label="Line",
                                                    max_length=150,
                                                ),
                                            ),
                                            (
                                                "fits",
                                                activities.blocks.authored.Rows(
                                                    activities.blocks.authored.Pick(label="Partner", max_length=80, of="partners"),
                                                    begins_with=1,
                                                    label="Partners that fit",
                                                    min_num=0,
                                                ),
                                            ),
                                            ("why", wagtail.blocks.TextBlock(label="Why it fits", rows=2)),
                                            (
                                                "again",
                                                wagtail.blocks.TextBlock(
                                                    label="What a student reads who chose another one", rows=2
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {"label": "Lines", "max_num": 8, "min_num": 2},
                            ),
                            31: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("text", 19), ("question", 20), ("key", 21), ("partners", 29), ("lines", 30)]],
                                {},
                            ),
                            32: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "text",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “Ring the help desk.”", label="Line", max_length=150
                                                ),
                                            ),
                                            ("why", wagtail.blocks.TextBlock(label="Why it stands here", rows=2)),
                                            (
                                                "again",
                                                wagtail.blocks.TextBlock(
                                                    help_text="What to think about again, without giving the place away.",
                                                    label="What a student reads who put it elsewhere",
                                                    rows=2,
                                                ),
                                            ),
                                            (
                                                "swaps",
                                                wagtail.blocks.BooleanBlock(
                                                    label="It may change places with the line before it", required=False
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {
                                    "begins_with": 3,
                                    "help_text": "In the order that fits. Students find them in another.",
                                    "label": "Lines",
                                    "max_num": 8,
                                },
                            ),
                            33: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 18), ("text", 19), ("question", 20), ("key", 21), ("lines", 32)]],
                                {},
                            ),
                            34: (
                                "wagtail.snippets.blocks.SnippetChooserBlock",
                                ("activities.BankQuestion",),
                                {"icon": "folder-open-inverse", "label": "From the question bank"},
                            ),
                            35: (
                                "wagtail.blocks.StreamBlock",
                                [[("single", 23), ("multiple", 25), ("short", 28), ("match", 31), ("order", 33), ("bank", 34)]],
                                {
                                    "default": activities.blocks.questions.block.one_question,
                                    "help_text": "Asked one at a time. Add one, and choose of which kind it is.",
                                    "label": "Questions",
                                },
                            ),
                            36: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "link"],
                                    "help_text": "Shown at the end. It does not say that all fit.",
                                    "label": "Closing words",
                                },
                            ),
                            37: ("wagtail.blocks.StructBlock", [[("questions", 35), ("closing", 36), ("log_question", 3)]], {}),
                            38: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "Put two square brackets round each phrase that students may mark: She left [[the screen open]] and went. An empty line begins a new paragraph; a paragraph that begins with ## is a heading.",
                                    "label": "The text",
                                    "rows": 14,
                                },
                            ),
                            39: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "phrase",
                                                activities.blocks.authored.Pick(
                                                    help_text="One that stands between two square brackets in the text above.",
                                                    label="Phrase",
                                                    max_length=400,
                                                    required=False,
                                                    words="text",
                                                ),
                                            ),
                                            (
                                                "fits",
                                                wagtail.blocks.BooleanBlock(
                                                    help_text="Not ticked: it is fine as it is.",
                                                    label="Worth marking",
                                                    required=False,
                                                ),
                                            ),
                                            (
                                                "kinds",
                                                activities.blocks.authored.Rows(
                                                    activities.blocks.authored.Pick(label="Kind", max_length=40, words="kinds"),
                                                    begins_with=0,
                                                    help_text="Only where you list kinds of mark below. None: any of them does.",
                                                    label="Kinds of mark that fit",
                                                    min_num=0,
                                                ),
                                            ),
                                            (
                                                "why",
                                                wagtail.blocks.TextBlock(
                                                    help_text="What the risk is; or why this one is fine. For example: “Anyone who walks by can read it.”",
                                                    label="Why",
                                                    rows=2,
                                                ),
                                            ),
                                            (
                                                "habit",
                                                wagtail.blocks.TextBlock(
                                                    help_text="For a phrase that is worth marking. For example: “Lock the screen when you stand up.”",
                                                    label="The kinder habit",
                                                    required=False,
                                                    rows=2,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {
                                    "help_text": "One for each phrase in square brackets.",
                                    "label": "What is said about each phrase",
                                    "min_num": 1,
                                },
                            ),
                            40: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {"label": "Say beforehand how many there are to find", "required": False},
                            ),
                            41: (
                                "activities.blocks.authored.Rows",
                                (wagtail.blocks.CharBlock(label="Kind", max_length=40),),
                                {
                                    "begins_with": 0,
                                    "help_text": "Only if students should also say what kind of thing they found. For example: “Opinion”, “Hearsay”, “Fact”.",
                                    "label": "Kinds of mark",
                                    "max_num": 6,
                                    "min_num": 0,
                                },
                            ),
                            42: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "default": "Which kind?",
                                    "help_text": "Asked of each mark where there are kinds.",
                                    "label": "Question about the kind",
                                    "max_length": 60,
                                },
                            ),
                            43: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Such as a transcript. May stay empty.",
                                    "label": "Title of something to compare with",
                                    "max_length": 80,
                                    "required": False,
                                },
                            ),
                            44: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "link"],
                                    "label": "What to compare the text with",
                                    "required": False,
                                },
                            ),
                            45: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "For example: “Write the note so that Mrs Bell could read it.” Empty: it is not written anew.",
                                    "label": "What to do with the text afterwards",
                                    "required": False,
                                    "rows": 2,
                                },
                            ),
                            46: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "title",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “What the self-advocacy group wrote”.",
                                                    label="Title",
                                                    max_length=80,
                                                ),
                                            ),
                                            (
                                                "by",
                                                wagtail.blocks.CharBlock(
                                                    help_text="In a sentence. Say so where they are invented.",
                                                    label="Who wrote it",
                                                    max_length=200,
                                                ),
                                            ),
                                            (
                                                "text",
                                                wagtail.blocks.TextBlock(
                                                    help_text="Plain text. An empty line begins a new paragraph.",
                                                    label="Text",
                                                    rows=10,
                                                ),
                                            ),
                                        ]
                                    ),
                                ),
                                {
                                    "begins_with": 0,
                                    "help_text": "Shown beside what a student wrote. Only where the text is written anew.",
                                    "label": "What others made of it",
                                    "max_num": 3,
                                    "min_num": 0,
                                },
                            ),
                            47: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "link"],
                                    "help_text": "Shown at the end. For example what people often overlook.",
                                    "label": "Closing words",
                                },
                            ),
                            48: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("text", 38),
                                        ("phrases", 39),
                                        ("to_find", 40),
                                        ("kinds", 41),
                                        ("kind_question", 42),
                                        ("beside_title", 43),
                                        ("beside", 44),
                                        ("rewriting", 45),
                                        ("versions", 46),
                                        ("closing", 47),
                                        ("log_question", 3),
                                    ]
                                ],
                                {},
                            ),
                            49: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "A letter or a form, for example. An empty line begins a new paragraph.",
                                    "label": "The hard text",
                                    "rows": 12,
                                },
                            ),
                            50: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "hard",
                                                wagtail.blocks.CharBlock(
                                                    help_text="One word or a few, as they stand in the text. For example: “prior to”.",
                                                    label="Hard word",
                                                    max_length=60,
                                                ),
                                            ),
                                            (
                                                "plain",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “before”.", label="Plainer", max_length=60
                                                ),
                                            ),
                                        ]
                                    ),
                                ),
                                {
                                    "begins_with": 0,
                                    "help_text": "Offered as hints while students write. May stay empty.",
                                    "label": "Hard words and plainer ones",
                                    "min_num": 0,
                                },
                            ),
                            51: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "title",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “What the self-advocacy group wrote”.",
                                                    label="Title",
                                                    max_length=80,
                                                ),
                                            ),
                                            (
                                                "by",
                                                wagtail.blocks.CharBlock(
                                                    help_text="In a sentence. Say so where they are invented.",
                                                    label="Who wrote it",
                                                    max_length=200,
                                                ),
                                            ),
                                            (
                                                "text",
                                                wagtail.blocks.TextBlock(
                                                    help_text="Plain text. An empty line begins a new paragraph.",
                                                    label="Text",
                                                    rows=10,
                                                ),
                                            ),
                                        ]
                                    ),
                                ),
                                {
                                    "help_text": "Shown beside what a student wrote, once they ask for it.",
                                    "label": "What others made of it",
                                    "max_num": 3,
                                    "min_num": 1,
                                },
                            ),
                            52: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "link"],
                                    "help_text": "Shown with the other versions. For example: “Read yours aloud. Where did you stumble?”",
                                    "label": "Closing words",
                                },
                            ),
                            53: (
                                "wagtail.blocks.StructBlock",
                                [[("original", 49), ("plainer", 50), ("versions", 51), ("closing", 52), ("log_question", 3)]],
                                {},
                            ),
                            54: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "label",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “Bus to the library and back”.",
                                                    label="What the number is",
                                                    max_length=80,
                                                ),
                                            ),
                                            (
                                                "unit",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example “£”, “£ a month”, “hours”, “miles”.",
                                                    label="Unit",
                                                    max_length=30,
                                                    required=False,
                                                ),
                                            ),
                                            (
                                                "start",
                                                activities.blocks.calculator.Figure(
                                                    help_text="Students may change it. For example: 12.50",
                                                    label="Number to begin with",
                                                ),
                                            ),
                                            ("lowest", activities.blocks.calculator.Figure(default="0", label="Lowest")),
                                            ("highest", activities.blocks.calculator.Figure(default="1000", label="Highest")),
                                            (
                                                "step",
                                                activities.blocks.calculator.Figure(
                                                    default="0.01",
                                                    help_text="0.01 for pence, 1 for whole numbers.",
                                                    label="To the nearest",
                                                ),
                                            ),
                                            (
                                                "help",
                                                wagtail.blocks.CharBlock(
                                                    help_text="Such as where to look a rate up. May stay empty.",
                                                    label="A sentence beside it",
                                                    max_length=200,
                                                    required=False,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {"begins_with": 2, "label": "Numbers that students type", "max_num": 20, "min_num": 1},
                            ),
                            55: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "label",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “Cost in a year”.",
                                                    label="What is worked out",
                                                    max_length=80,
                                                ),
                                            ),
                                            (
                                                "unit",
                                                wagtail.blocks.CharBlock(
                                                    help_text="With “£” it is rounded to the penny.",
                                                    label="Unit",
                                                    max_length=30,
                                                    required=False,
                                                ),
                                            ),
                                            (
                                                "places",
                                                wagtail.blocks.IntegerBlock(
                                                    default=0,
                                                    help_text="Where it is not money.",
                                                    label="Digits after the point",
                                                    max_value=4,
                                                    min_value=0,
                                                ),
                                            ),
                                            (
                                                "add",
                                                activities.blocks.authored.Rows(
                                                    activities.blocks.authored.Pick(label="Figure", number=True, of="fields lines"),
                                                    begins_with=0,
                                                    label="Add up",
                                                    min_num=0,
                                                ),
                                            ),
                                            (
                                                "less",
                                                activities.blocks.authored.Rows(
                                                    activities.blocks.authored.Pick(label="Figure", number=True, of="fields lines"),
                                                    begins_with=0,
                                                    label="Take away",
                                                    min_num=0,
                                                ),
                                            ),
                                            (
                                                "times",
                                                activities.blocks.authored.Rows(
                                                    activities.blocks.authored.Pick(label="Figure", number=True, of="fields lines"),
                                                    begins_with=0,
                                                    label="Multiply by",
                                                    min_num=0,
                                                ),
                                            ),
                                            (
                                                "over",
                                                activities.blocks.authored.Rows(
                                                    activities.blocks.authored.Pick(label="Figure", number=True, of="fields lines"),
                                                    begins_with=0,
                                                    label="Divide by",
                                                    min_num=0,
                                                ),
                                            ),
                                            (
                                                "sentence",
                                                wagtail.blocks.CharBlock(
                                                    help_text="A figure stands in curly brackets, stars make bold: “That is **{Hours of work} hours** at work.”",
                                                    label="The result in a sentence",
                                                    max_length=250,
                                                    required=False,
                                                ),
                                            ),
                                            (
                                                "levels",
                                                activities.blocks.authored.Rows(
                                                    wagtail.blocks.StructBlock(
                                                        [
                                                            (
                                                                "at_least",
                                                                activities.blocks.calculator.Figure(label="From this figure on"),
                                                            ),
                                                            (
                                                                "words",
                                                                wagtail.blocks.CharBlock(
                                                                    help_text="For example: “More than a week’s shopping.”",
                                                                    label="Words",
                                                                    max_length=250,
                                                                ),
                                                            ),
                                                        ]
                                                    ),
                                                    begins_with=0,
                                                    help_text="From the smallest figure on. May stay empty.",
                                                    label="Words for how much it is",
                                                    min_num=0,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key(prefix="line-")),
                                        ]
                                    ),
                                ),
                                {
                                    "help_text": "Line by line. A line may use the numbers above and the lines before it: what is added, less what is taken away, times what it is multiplied by, divided by what it is divided by.",
                                    "label": "What is worked out",
                                    "max_num": 20,
                                    "min_num": 1,
                                },
                            ),
                            56: (
                                "activities.blocks.authored.Rows",
                                (wagtail.blocks.CharBlock(label="Question", max_length=300),),
                                {"begins_with": 0, "label": "Questions to talk about afterwards", "min_num": 0},
                            ),
                            57: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "link"],
                                    "help_text": "Shown under the results. May stay empty.",
                                    "label": "Closing words",
                                    "required": False,
                                },
                            ),
                            58: (
                                "wagtail.blocks.StructBlock",
                                [[("fields", 54), ("lines", 55), ("questions", 56), ("closing", 57), ("log_question", 3)]],
                                {},
                            ),
                            59: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What they look for. For example: “Does video calling help people like Mrs Bell?”",
                                    "label": "Question",
                                    "max_length": 300,
                                },
                            ),
                            60: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "title",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “Find three sources”.",
                                                    label="Title of the step",
                                                    max_length=100,
                                                ),
                                            ),
                                            ("text", wagtail.blocks.TextBlock(label="What to do", rows=3)),
                                            (
                                                "places",
                                                activities.blocks.authored.Rows(
                                                    wagtail.blocks.StructBlock(
                                                        [
                                                            (
                                                                "name",
                                                                wagtail.blocks.CharBlock(
                                                                    help_text="Who keeps it, in words. For example: “Research in Practice”.",
                                                                    label="Name",
                                                                    max_length=80,
                                                                ),
                                                            ),
                                                            (
                                                                "why",
                                                                wagtail.blocks.CharBlock(
                                                                    label="What is to be found there", max_length=250
                                                                ),
                                                            ),
                                                            (
                                                                "url",
                                                                wagtail.blocks.URLBlock(
                                                                    help_text="Begins with https:// and opens in a new tab. May stay empty.",
                                                                    label="Address",
                                                                    required=False,
                                                                ),
                                                            ),
                                                        ]
                                                    ),
                                                    begins_with=0,
                                                    label="Places to look",
                                                    min_num=0,
                                                ),
                                            ),
                                        ]
                                    ),
                                ),
                                {"label": "Steps", "max_num": 8, "min_num": 1},
                            ),
                            61: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "default": "source",
                                    "help_text": "For example: “source”.",
                                    "label": "What they collect, one of it",
                                    "max_length": 30,
                                },
                            ),
                            62: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "default": "sources",
                                    "help_text": "For example: “sources”.",
                                    "label": "And several of it",
                                    "max_length": 30,
                                },
                            ),
                            63: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 3, "label": "How many are asked for", "max_value": 20, "min_value": 1},
                            ),
                            64: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 6, "label": "How many there may be", "max_value": 20, "min_value": 1},
                            ),
                            65: (
                                "activities.blocks.authored.Rows",
                                (wagtail.blocks.CharBlock(label="Row", max_length=300),),
                                {
                                    "begins_with": 0,
                                    "help_text": "For example references that everybody appraises. May stay empty.",
                                    "label": "Rows that you name yourself",
                                    "max_num": 20,
                                    "min_num": 0,
                                },
                            ),
                            66: (
                                "wagtail.blocks.StructBlock",
                                [[("name", 61), ("plural", 62), ("asked", 63), ("at_most", 64), ("given", 65)]],
                                {"label": "What they collect"},
                            ),
                            67: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "heading",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “Who says so?”", label="Heading", max_length=40
                                                ),
                                            ),
                                            (
                                                "help",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “An author, a charity, a firm?” May stay empty.",
                                                    label="What to think of",
                                                    max_length=150,
                                                    required=False,
                                                ),
                                            ),
                                            (
                                                "lacks",
                                                wagtail.blocks.CharBlock(
                                                    help_text="Such as “no date”: then it has to be filled in, and “One source has no date yet.” is said. Left empty, it may stay empty.",
                                                    label="Said while it is empty",
                                                    max_length=40,
                                                    required=False,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {
                                    "help_text": "The columns of the table, or the lines of a card on a phone.",
                                    "label": "What they say about each",
                                    "max_num": 6,
                                    "min_num": 2,
                                },
                            ),
                            68: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "label",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “How far do you trust what you found?”",
                                                    label="Question",
                                                    max_length=120,
                                                ),
                                            ),
                                            (
                                                "help",
                                                wagtail.blocks.CharBlock(
                                                    help_text="May stay empty.",
                                                    label="What to think of",
                                                    max_length=300,
                                                    required=False,
                                                ),
                                            ),
                                            (
                                                "lacks",
                                                wagtail.blocks.CharBlock(
                                                    help_text="Such as “no appraisal”: then it has to be filled in. May stay empty.",
                                                    label="Said while it is empty",
                                                    max_length=60,
                                                    required=False,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {"begins_with": 0, "label": "Questions under the table", "max_num": 6, "min_num": 0},
                            ),
                            69: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "link"],
                                    "help_text": "Shown when it is finished.",
                                    "label": "Closing words",
                                },
                            ),
                            70: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("question", 59),
                                        ("steps", 60),
                                        ("row", 66),
                                        ("columns", 67),
                                        ("ends", 68),
                                        ("closing", 69),
                                        ("log_question", 3),
                                    ]
                                ],
                                {},
                            ),
                            71: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "It stands at the top. For example: “Whose peace of mind does the sensor serve?”",
                                    "label": "What they talk about",
                                    "max_length": 600,
                                    "rows": 3,
                                },
                            ),
                            72: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("cohort", "Students of one cohort and their tutors"),
                                        ("programme", "Everyone on the programme and their tutors"),
                                    ],
                                    "help_text": "They see it before they write.",
                                    "label": "Who talks here",
                                },
                            ),
                            73: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "help_text": "For subjects where one careless post could hurt somebody.",
                                    "label": "Posts wait until a tutor lets them through",
                                    "required": False,
                                },
                            ),
                            74: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "default": 1,
                                    "help_text": "How many you ask for.",
                                    "label": "Posts of their own",
                                    "max_value": 5,
                                    "min_value": 0,
                                },
                            ),
                            75: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "default": 1,
                                    "help_text": "How many you ask for.",
                                    "label": "Answers to others",
                                    "max_value": 5,
                                    "min_value": 0,
                                },
                            ),
                            76: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "title",
                                                wagtail.blocks.CharBlock(
                                                    help_text="Who they speak for or what they do. For example: “the daughter” or “challenger”.",
                                                    label="Name of the role",
                                                    max_length=60,
                                                ),
                                            ),
                                            (
                                                "task",
                                                wagtail.blocks.CharBlock(
                                                    help_text="In one sentence.",
                                                    label="What somebody in this role does",
                                                    max_length=300,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {
                                    "begins_with": 0,
                                    "help_text": "Given at random, each to as many people. None, or two and more.",
                                    "label": "Roles",
                                    "max_num": 8,
                                    "min_num": 0,
                                },
                            ),
                            77: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "link"],
                                    "help_text": "Shown to somebody who has posted what you ask for.",
                                    "label": "Closing words",
                                },
                            ),
                            78: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("question", 71),
                                        ("audience", 72),
                                        ("held", 73),
                                        ("posts", 74),
                                        ("answers", 75),
                                        ("roles", 76),
                                        ("closing", 77),
                                        ("log_question", 3),
                                    ]
                                ],
                                {},
                            ),
                            79: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "It stands at the top. For example: “Choose one digital tool you have used. Whom does it serve?”",
                                    "label": "What they write about",
                                    "max_length": 600,
                                    "rows": 3,
                                },
                            ),
                            80: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("words", "Text written here"),
                                        ("documents", "Documents"),
                                        ("both", "Text written here, documents, or both"),
                                    ],
                                    "help_text": "Documents are Word, OpenDocument or PDF.",
                                    "label": "What they hand in",
                                },
                            ),
                            81: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "default": 500,
                                    "help_text": "0 for no limit.",
                                    "label": "How many words",
                                    "max_value": 20000,
                                    "min_value": 0,
                                },
                            ),
                            82: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "default": 10,
                                    "help_text": "Longer work can be handed in, and says so.",
                                    "label": "How many per cent more are fine",
                                    "max_value": 50,
                                    "min_value": 0,
                                },
                            ),
                            83: (
                                "activities.blocks.authored.Rows",
                                (wagtail.blocks.CharBlock(label="Level", max_length=40),),
                                {
                                    "begins_with": 3,
                                    "help_text": "From the first to the furthest. For example: “Not yet”, “Secure”, “Strong”.",
                                    "label": "Levels",
                                    "max_num": 6,
                                    "min_num": 2,
                                },
                            ),
                            84: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "title",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “People’s own words”.",
                                                    label="What is looked at",
                                                    max_length=80,
                                                ),
                                            ),
                                            (
                                                "words",
                                                activities.blocks.authored.Rows(
                                                    wagtail.blocks.TextBlock(
                                                        label="What the work does at this level", max_length=400, rows=2
                                                    ),
                                                    begins_with=3,
                                                    help_text="A sentence for each level, in the order of the levels above. For example: “Their words stand in it.”",
                                                    label="In words, level by level",
                                                    max_num=6,
                                                    min_num=2,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {
                                    "help_text": "Tutors choose a level for each.",
                                    "label": "What it is looked at for",
                                    "max_num": 8,
                                    "min_num": 1,
                                },
                            ),
                            85: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "help_text": "Besides the words, where the programme uses marks.",
                                    "label": "It is given a mark out of 100",
                                    "required": False,
                                },
                            ),
                            86: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "default": 40,
                                    "help_text": "Used only where there are marks.",
                                    "label": "Pass mark",
                                    "max_value": 100,
                                    "min_value": 1,
                                },
                            ),
                            87: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "default": 0,
                                    "help_text": "Of the mark for the module. 0 where marks are not added up.",
                                    "label": "How much it counts, in per cent",
                                    "max_value": 100,
                                    "min_value": 0,
                                },
                            ),
                            88: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "help_text": "Whoever marks sees “Piece of work 7” until it is given back.",
                                    "label": "Names are hidden while it is marked",
                                    "required": False,
                                },
                            ),
                            89: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("one", "One person marks each piece"),
                                        (
                                            "second",
                                            "Two people mark each piece, neither knowing what the other said, and then agree",
                                        ),
                                        ("sample", "One person marks each piece, and a second looks at a sample"),
                                    ],
                                    "help_text": "Before it is given back.",
                                    "label": "Who marks it",
                                },
                            ),
                            90: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "link"],
                                    "help_text": "Shown to somebody who has handed it in.",
                                    "label": "Closing words",
                                },
                            ),
                            91: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("question", 79),
                                        ("brings", 80),
                                        ("limit", 81),
                                        ("tolerance", 82),
                                        ("levels", 83),
                                        ("criteria", 84),
                                        ("marks", 85),
                                        ("pass_mark", 86),
                                        ("weight", 87),
                                        ("anonymous", 88),
                                        ("marking", 89),
                                        ("closing", 90),
                                        ("log_question", 3),
                                    ]
                                ],
                                {},
                            ),
                            92: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": activities.blocks.h5p.contents,
                                    "help_text": "Bring a file or write one under “H5P activities” first; then it can be chosen here.",
                                    "label": "H5P content",
                                },
                            ),
                            93: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "link"],
                                    "help_text": "Shown when they have done it. May stay empty.",
                                    "label": "Closing words",
                                    "required": False,
                                },
                            ),
                            94: ("wagtail.blocks.StructBlock", [[("content", 92), ("closing", 93), ("log_question", 3)]], {}),
                        },
                        verbose_name="kind",
                    ),
                ),
                (
                    "done_when",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("viewed", "Viewed: they have marked its section as done"),
                            ("answered", "Answered: they have answered all of it, however it fits"),
                            ("fits", "Passed: every part of their answer fits"),
                            ("handed_in", "Handed in"),
                            ("tutor_says", "Their tutor says so"),
                        ],
                        help_text="Left empty, what is usual for its kind.",
                        max_length=20,
                        verbose_name="counts as done when",
                    ),
                ),
                (
                    "tutors_see_done",
                    models.BooleanField(
                        default=False,
                        help_text="Only that, never an answer. Students read so before they begin.",
                        verbose_name="tutors see who has done it",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "activities",
                "ordering": ["code", "title"],
            },
            bases=(wagtail.models.preview.PreviewableMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="ActivityVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("facts", models.JSONField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="activities.activity"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("activity", "digest"), name="activity_version_once")],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "due_at",
                    models.DateTimeField(blank=True, help_text="Until when a piece can be handed in and not be late.", null=True),
                ),
                ("sample_drawn_at", models.DateTimeField(blank=True, null=True)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="activities.activity"
                    ),
                ),
                ("cohort", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.cohort")),
                (
                    "second_marker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_marking",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.activityversion",
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
                "constraints": [models.UniqueConstraint(fields=("activity", "cohort"), name="assignment_once_in_cohort")],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(choices=[("started", "started"), ("finished", "finished")], default="started", max_length=20),
                ),
                ("answer", models.JSONField(blank=True, default=dict)),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("checked_at", models.DateTimeField(blank=True, help_text="When Check was last pressed.", null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("result", models.JSONField(blank=True, help_text="How many parts fitted, when it was finished.", null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="activities.activity"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="activities.activityversion"
                    ),
                ),
            ],
            options={
                "ordering": ["-started_at"],
                "indexes": [models.Index(fields=["person", "activity", "-started_at"], name="attempt_newest")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "started")), fields=("person", "activity"), name="attempt_open_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", False), ("result__isnull", False)),
                            models.Q(("finished_at__isnull", True), ("result__isnull", True)),
                            _connector="OR",
                        ),
                        name="attempt_finished_at_and_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", True), ("state", "started")),
                            models.Q(("finished_at__isnull", False), ("state", "finished")),
                            _connector="OR",
                        ),
                        name="attempt_finished_has_its_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AttemptDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("move", models.CharField(max_length=50)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("comment", models.TextField(blank=True)),
                ("answer", models.JSONField(default=dict)),
                (
                    "attempt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="activities.attempt"
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
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BankQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(default=False, editable=False, verbose_name="has unpublished changes"),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(blank=True, db_index=True, null=True, verbose_name="first published at"),
                ),
                ("last_published_at", models.DateTimeField(editable=False, null=True, verbose_name="last published at")),
                ("go_live_at", models.DateTimeField(blank=True, null=True, verbose_name="go live date/time")),
                ("expire_at", models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time")),
                ("expired", models.BooleanField(default=False, editable=False, verbose_name="expired")),
                ("key", models.SlugField(editable=False, help_text="How sets know it. Never changed.", unique=True)),
                ("title", models.CharField(editable=False, max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("single", "One choice"),
                            ("multiple", "Several choices"),
                            ("short", "Short answer"),
                            ("match", "Match"),
                            ("order", "Put in order"),
                        ],
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        blank=True,
                        help_text="The chapter or topic it belongs to, such as “Chapter 2: Communicating safely”.",
                        max_length=80,
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("single", 5), ("multiple", 7), ("short", 10), ("match", 13), ("order", 15)],
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Two or three words, for the list of all questions. For example: “The parcel”.",
                                    "label": "Name of the question",
                                    "max_length": 60,
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ol", "ul", "blockquote"],
                                    "help_text": "A scene, or a message as a quotation. May stay empty.",
                                    "label": "What is read first",
                                    "required": False,
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "For example: “What do you do first?”", "label": "Question", "max_length": 150},
                            ),
                            3: ("activities.blocks.authored.Key", (), {}),
                            4: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            ("text", wagtail.blocks.CharBlock(label="Answer", max_length=150)),
                                            ("fits", wagtail.blocks.BooleanBlock(label="This answer fits", required=False)),
                                            (
                                                "feedback",
                                                wagtail.blocks.TextBlock(
                                                    help_text="Why it fits, or what to think about again.",
                                                    label="What a student reads who chose it",
                                                    rows=2,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {"begins_with": 3, "label": "Answers", "max_num": 8, "min_num": 2},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 0), ("text", 1), ("question", 2), ("key", 3), ("options", 4)]],
                                {},
                            ),
                            6: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            ("text", wagtail.blocks.CharBlock(label="Answer", max_length=150)),
                                            ("fits", wagtail.blocks.BooleanBlock(label="This answer fits", required=False)),
                                            (
                                                "feedback",
                                                wagtail.blocks.TextBlock(
                                                    help_text="Why it fits, or what to think about again.",
                                                    label="What a student reads who chose it",
                                                    rows=2,
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {
                                    "begins_with": 3,
                                    "help_text": "The reason is read by those who ticked it and those who did not.",
                                    "label": "Answers",
                                    "max_num": 8,
                                    "min_num": 2,
                                },
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 0), ("text", 1), ("question", 2), ("key", 3), ("options", 6)]],
                                {},
                            ),
                            8: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "text",
                                                wagtail.blocks.CharBlock(
                                                    help_text="Capitals, quotation marks and a full stop make no difference.",
                                                    label="Answer in words",
                                                    max_length=100,
                                                ),
                                            ),
                                            (
                                                "fits",
                                                wagtail.blocks.BooleanBlock(
                                                    help_text="Not ticked: an answer that is near, with what to think about again.",
                                                    label="This answer fits",
                                                    required=False,
                                                ),
                                            ),
                                            (
                                                "feedback",
                                                wagtail.blocks.TextBlock(label="What a student reads who wrote it", rows=2),
                                            ),
                                        ]
                                    ),
                                ),
                                {"begins_with": 2, "label": "Answers that you foresee", "min_num": 1},
                            ),
                            9: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"label": "What a student reads who wrote anything else", "rows": 2},
                            ),
                            10: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 0), ("text", 1), ("question", 2), ("key", 3), ("answers", 8), ("otherwise", 9)]],
                                {},
                            ),
                            11: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "text",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “The bank”.", label="Partner", max_length=80
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {"label": "Partners to choose from", "max_num": 8, "min_num": 2},
                            ),
                            12: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "text",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “A text says your card is blocked.”",
                                                    label="Line",
                                                    max_length=150,
                                                ),
                                            ),
                                            (
                                                "fits",
                                                activities.blocks.authored.Rows(
                                                    activities.blocks.authored.Pick(label="Partner", max_length=80, of="partners"),
                                                    begins_with=1,
                                                    label="Partners that fit",
                                                    min_num=0,
                                                ),
                                            ),
                                            ("why", wagtail.blocks.TextBlock(label="Why it fits", rows=2)),
                                            (
                                                "again",
                                                wagtail.blocks.TextBlock(
                                                    label="What a student reads who chose another one", rows=2
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {"label": "Lines", "max_num": 8, "min_num": 2},
                            ),
                            13: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 0), ("text", 1), ("question", 2), ("key", 3), ("partners", 11), ("lines", 12)]],
                                {},
                            ),
                            14: (
                                "activities.blocks.authored.Rows",
                                (
                                    wagtail.blocks.StructBlock(
                                        [
                                            (
                                                "text",
                                                wagtail.blocks.CharBlock(
                                                    help_text="For example: “Ring the help desk.”", label="Line", max_length=150
                                                ),
                                            ),
                                            ("why", wagtail.blocks.TextBlock(label="Why it stands here", rows=2)),
                                            (
                                                "again",
                                                wagtail.blocks.TextBlock(
                                                    help_text="What to think about again, without giving the place away.",
                                                    label="What a student reads who put it elsewhere",
                                                    rows=2,
                                                ),
                                            ),
                                            (
                                                "swaps",
                                                wagtail.blocks.BooleanBlock(
                                                    label="It may change places with the line before it", required=False
                                                ),
                                            ),
                                            ("key", activities.blocks.authored.Key()),
                                        ]
                                    ),
                                ),
                                {
                                    "begins_with": 3,
                                    "help_text": "In the order that fits. Students find them in another.",
                                    "label": "Lines",
                                    "max_num": 8,
                                },
                            ),
                            15: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 0), ("text", 1), ("question", 2), ("key", 3), ("lines", 14)]],
                                {},
                            ),
                        },
                        verbose_name="question",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "question",
                "ordering": ["topic", "title", "pk"],
            },
            bases=(wagtail.models.preview.PreviewableMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="BankQuestionTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tagged", to="activities.bankquestion"
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="activities.banktag"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="bankquestion",
            name="tags",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="A word or two to find it by.",
                through="activities.BankQuestionTag",
                to="activities.BankTag",
                verbose_name="Tags",
            ),
        ),
        migrations.CreateModel(
            name="ContentState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("activity", models.CharField(max_length=500)),
                (
                    "registration",
                    models.CharField(blank=True, help_text="Empty where it belongs to no attempt in particular.", max_length=36),
                ),
                ("name", models.CharField(help_text="The stateId.", max_length=200)),
                ("content_type", models.CharField(max_length=40)),
                ("content", models.TextField(blank=True)),
                ("updated", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="content_states", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "activity", "registration", "name"), name="content_state_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Discussion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("last_number", models.PositiveIntegerField(default=0)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="discussions",
                        to="activities.activity",
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.cohort"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.programme",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="learning.sectionpage",
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("activity__isnull", True), ("section__isnull", True), _connector="XOR"),
                        name="discussion_of_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cohort__isnull", True), ("programme__isnull", True), _connector="XOR"),
                        name="discussion_of_one_group",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("activity__isnull", False), ("cohort__isnull", False)),
                        fields=("activity", "cohort"),
                        name="discussion_once_activity_cohort",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("activity__isnull", False), ("programme__isnull", False)),
                        fields=("activity", "programme"),
                        name="discussion_once_activity_programme",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("cohort__isnull", False), ("section__isnull", False)),
                        fields=("section", "cohort"),
                        name="discussion_once_section_cohort",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("programme__isnull", False), ("section__isnull", False)),
                        fields=("section", "programme"),
                        name="discussion_once_section_programme",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DiscussionReader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        blank=True, help_text="The key of the role they were given, where there are roles.", max_length=50
                    ),
                ),
                ("seen", models.PositiveIntegerField(blank=True, help_text="Empty until they have read it once.", null=True)),
                (
                    "discussion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="readers", to="activities.discussion"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("discussion", "person"), name="discussion_reader_once")],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField(help_text="The shared version of the text that was read.")),
                ("words", models.TextField(blank=True, help_text="May be empty where it was spoken.")),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "read_on",
                    models.DateField(blank=True, help_text="The day on which the owner said that they have read it.", null=True),
                ),
                (
                    "question_at",
                    models.DateTimeField(blank=True, help_text="When the owner asked something that is not answered.", null=True),
                ),
                ("will_do", models.TextField(blank=True, help_text="What the owner will do next, in their own words.")),
                ("will_do_at", models.DateTimeField(blank=True, null=True)),
                (
                    "about",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="feedback", to="writing.audience"),
                ),
                (
                    "audience",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="feedback_itself", to="writing.audience"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="feedback_given", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="feedback", to="accounts.notice"
                    ),
                ),
            ],
            options={
                "ordering": ["sent_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("question_at__isnull", False)), fields=["author"], name="feedback_with_a_question"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("taken_back_at__isnull", True), ("words", ""), _connector="OR"),
                        name="feedback_has_no_words_once_taken_back",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("will_do_at__isnull", False), ("will_do", ""), _connector="XOR"),
                        name="feedback_will_do_has_its_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedbackAnswer",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("words", models.TextField()),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "author",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "feedback",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="activities.feedback"
                    ),
                ),
            ],
            options={
                "ordering": ["written_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HandIn",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("words", models.TextField(blank=True)),
                ("word_count", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("first", "marked it"),
                            ("second", "marked it as the second"),
                            ("agreed", "settled what is given back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("levels", models.JSONField(default=dict)),
                ("remarks", models.JSONField(default=dict)),
                ("comment", models.TextField(blank=True)),
                ("mark", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "hand_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="activities.handin"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("mark__isnull", True), ("mark__lte", 100), _connector="OR"),
                        name="assessment_mark_is_out_of_100",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HandInDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "attachment",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="writing.attachment"),
                ),
                (
                    "hand_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="activities.handin"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("hand_in", "attachment"), name="hand_in_document_once")],
            },
        ),
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("title", models.CharField(blank=True, max_length=150)),
                ("body", models.TextField()),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("plain", "plain text, paragraphs apart by an empty line"),
                            ("marks", "text with marks for headings, lists, quotation and emphasis"),
                        ],
                        default="plain",
                        max_length=20,
                    ),
                ),
                ("prompt", models.TextField(blank=True, help_text="The question it answers, as it was asked then.")),
                ("quoted", models.TextField(blank=True, help_text="What was answered in the activity, as it was then.")),
                ("template_title", models.CharField(blank=True, help_text="What the template was called then.", max_length=80)),
                (
                    "questions",
                    models.JSONField(blank=True, default=list, help_text="The questions of the template, as they were asked then."),
                ),
                ("event_on", models.DateField()),
                (
                    "written_at",
                    models.DateTimeField(default=django.utils.timezone.now, help_text="When the first words were typed."),
                ),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("flagged_at", models.DateTimeField(blank=True, help_text="When it was flagged for supervision.", null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "attempt",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="log_entries",
                        to="activities.attempt",
                    ),
                ),
                (
                    "audience",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="log_entry", to="writing.audience"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="log_entries", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "log entries",
                "ordering": ["-event_on", "-written_at"],
            },
            bases=(activities.models.log_words.Words, models.Model),
        ),
        migrations.CreateModel(
            name="FlaggedPassage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("number", models.PositiveIntegerField(help_text="Which paragraph it was when it was last seen, from one.")),
                ("flagged_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="flagged_passages", to="activities.logentry"
                    ),
                ),
            ],
            options={
                "ordering": ["number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="LogEntryVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(blank=True, max_length=150)),
                ("body", models.TextField()),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("plain", "plain text, paragraphs apart by an empty line"),
                            ("marks", "text with marks for headings, lists, quotation and emphasis"),
                        ],
                        default="plain",
                        max_length=20,
                    ),
                ),
                ("prompt", models.TextField(blank=True)),
                ("quoted", models.TextField(blank=True)),
                ("template_title", models.CharField(blank=True, max_length=80)),
                ("questions", models.JSONField(blank=True, default=list)),
                ("event_on", models.DateField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="activities.logentry"
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [models.UniqueConstraint(fields=("entry", "number"), name="log_entry_version_once")],
            },
            bases=(activities.models.log_words.Words, models.Model),
        ),
        migrations.CreateModel(
            name="LogPdf",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="log_pdf",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("round", models.PositiveIntegerField(default=1)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("made_at", models.DateTimeField(blank=True, null=True)),
                ("content", models.BinaryField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content__isnull", False), ("made_at__isnull", False)),
                            models.Q(("content__isnull", True), ("made_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="log_pdf_made_at_and_content",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LogTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=40)),
                (
                    "entry",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="tags", to="activities.logentry"),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("entry", "word"), name="log_tag_once")],
            },
        ),
        migrations.CreateModel(
            name="LogTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.SlugField(help_text="How entries and drafts name it. Never changed once it is in use.", unique=True),
                ),
                ("title", models.CharField(max_length=80)),
                ("about", models.CharField(blank=True, help_text="When it helps, in one line.", max_length=150)),
                ("questions", models.JSONField(default=list, help_text="A list of three to six short questions.")),
                ("order", models.PositiveSmallIntegerField(default=100)),
                ("live", models.BooleanField(default=True, help_text="Offered for new entries. Entries that use it keep it.")),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        help_text="Left empty: for every programme.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="log_templates",
                        to="accounts.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "title"],
            },
        ),
        migrations.AddField(
            model_name="logentry",
            name="template",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="log_entries",
                to="activities.logtemplate",
                to_field="key",
            ),
        ),
        migrations.CreateModel(
            name="Piece",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("writing", "being written"),
                            ("handed_in", "handed in"),
                            ("settled", "marked"),
                            ("released", "given back"),
                        ],
                        default="writing",
                        max_length=20,
                    ),
                ),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                ("extended_until", models.DateTimeField(blank=True, null=True)),
                ("second_look", models.BooleanField(default=False)),
                (
                    "marking_began_at",
                    models.DateTimeField(blank=True, help_text="From then on it cannot be taken back.", null=True),
                ),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                (
                    "has_news",
                    models.BooleanField(
                        default=False, help_text="It was given back, or given more time, and its author has not looked."
                    ),
                ),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "agreed",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.assessment",
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pieces", to="activities.assignment"
                    ),
                ),
                (
                    "current",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="activities.handin"
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.assessment",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.assessment",
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pieces", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["number", "opened_at", "pk"],
                "indexes": [models.Index(condition=models.Q(("has_news", True)), fields=["student"], name="piece_with_news")],
                "constraints": [
                    models.UniqueConstraint(fields=("assignment", "student"), name="piece_once_for_each_student"),
                    models.UniqueConstraint(fields=("assignment", "number"), name="piece_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("current__isnull", True), ("state", "writing")),
                            models.Q(
                                models.Q(("state", "writing"), _negated=True), ("current__isnull", False), ("number__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="piece_handed_in_has_its_work",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "released"), ("released_at__isnull", True), _connector="XOR"),
                        name="piece_released_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at__isnull", False), ("released_by__isnull", False)),
                            models.Q(("released_at__isnull", True), ("released_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="piece_released_at_and_by",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="handin",
            name="piece",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="hand_ins", to="activities.piece"),
        ),
        migrations.CreateModel(
            name="PieceDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("move", models.CharField(max_length=50)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("comment", models.TextField(blank=True)),
                ("until", models.DateTimeField(blank=True, null=True)),
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
                    "piece",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="activities.piece"),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("signed", models.CharField(max_length=150)),
                ("as_tutor", models.BooleanField(default=False)),
                ("role", models.CharField(blank=True, help_text="What their role was called.", max_length=60)),
                ("words", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting for a tutor"),
                            ("shown", "there to read"),
                            ("sent_back", "sent back with a reason"),
                            ("hidden", "hidden by a tutor"),
                            ("taken_back", "taken back by its author"),
                        ],
                        max_length=20,
                    ),
                ),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                ("posted_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "shown_at",
                    models.DateTimeField(blank=True, help_text="When it was there to read for the first time.", null=True),
                ),
                (
                    "has_news",
                    models.BooleanField(
                        default=False, help_text="A tutor sent it back or hid it, and its author has not seen that yet."
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "discussion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="activities.discussion"
                    ),
                ),
                (
                    "under",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="activities.post",
                    ),
                ),
            ],
            options={
                "ordering": ["posted_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("under__isnull", True)),
                        fields=["discussion", "posted_at"],
                        name="post_threads_in_order",
                    ),
                    models.Index(condition=models.Q(("state", "waiting")), fields=["discussion"], name="post_waiting"),
                    models.Index(condition=models.Q(("has_news", True)), fields=["author"], name="post_with_news"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state", "taken_back"), models.Q(("words", ""), _negated=True), _connector="XOR"),
                        name="post_has_words_until_taken_back",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("shown_at__isnull", False), ("state", "shown")),
                            models.Q(("state", "shown"), _negated=True),
                            _connector="OR",
                        ),
                        name="post_shown_has_its_time",
                    ),
                    models.UniqueConstraint(fields=("discussion", "number"), name="post_number_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="EarlierWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("words", models.TextField()),
                ("until", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "post",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="earlier", to="activities.post"),
                ),
            ],
            options={
                "ordering": ["-version"],
                "constraints": [models.UniqueConstraint(fields=("post", "version"), name="earlier_words_once")],
            },
        ),
        migrations.CreateModel(
            name="PostDecision",
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
                    "post",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="activities.post"),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QuestionImport",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("imported_at", models.DateTimeField(blank=True, null=True)),
                ("result", models.JSONField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("imported_at__isnull", False), ("result__isnull", False)),
                            models.Q(("imported_at__isnull", True), ("result__isnull", True)),
                            _connector="OR",
                        ),
                        name="question_import_done_with_its_result",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionOrigin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="origins", to="activities.bankquestion"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RecentShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(help_text="What they were given.")),
                (
                    "words_before",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="The author's own words, where sharing replaced them. Empty where it did not.",
                    ),
                ),
                (
                    "seen",
                    models.CharField(
                        blank=True, help_text="Which words the page showed, so that a second press is known.", max_length=16
                    ),
                ),
                ("shared_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recent_shares", to="activities.logentry"
                    ),
                ),
            ],
            options={
                "ordering": ["shared_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RecentShareReader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version_before",
                    models.PositiveIntegerField(blank=True, help_text="What they could read until then, if anything.", null=True),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "share",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readers", to="activities.recentshare"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("share", "person"), name="recent_share_reader_once")],
            },
        ),
        migrations.CreateModel(
            name="SavedPhrase",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("words", models.CharField(max_length=500)),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="saved_phrases", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["saved_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("verb", models.CharField(max_length=500)),
                (
                    "activity",
                    models.CharField(blank=True, help_text="Its address; empty where it is about no activity.", max_length=500),
                ),
                ("target", models.UUIDField(blank=True, help_text="The statement that this one is about.", null=True)),
                ("registration", models.UUIDField(blank=True, null=True)),
                ("timestamp", models.DateTimeField(help_text="When it happened, as whoever says it has it.")),
                ("stored", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("verified", models.BooleanField(default=False)),
                ("statement", models.JSONField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-stored", "-pk"],
                "indexes": [
                    models.Index(fields=["person", "-stored", "-id"], name="statement_newest"),
                    models.Index(fields=["person", "activity", "-stored"], name="statement_by_activity"),
                    models.Index(condition=models.Q(("target__isnull", False)), fields=["target"], name="statement_by_target"),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnreadFeedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "feedback",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="unread", to="activities.feedback"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="unread_feedback", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "feedback"), name="unread_feedback_once")],
            },
        ),
        migrations.CreateModel(
            name="ActivityDone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("viewed", "Viewed: they have marked its section as done"),
                            ("answered", "Answered: they have answered all of it, however it fits"),
                            ("fits", "Passed: every part of their answer fits"),
                            ("handed_in", "Handed in"),
                            ("tutor_says", "Their tutor says so"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "shown_at",
                    models.DateTimeField(blank=True, help_text="Since when tutors see it. Empty: they do not.", null=True),
                ),
                (
                    "activity",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="done", to="activities.activity"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="activities_done", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="The tutor who said so.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["activity", "person"], name="activity_done_by_activity")],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "activity"), name="activity_done_once"),
                    models.CheckConstraint(
                        condition=models.Q(("how", "tutor_says"), ("said_by__isnull", True), _connector="XOR"),
                        name="activity_done_said_by_a_tutor",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="logentry",
            index=models.Index(fields=["author", "-event_on", "-written_at"], name="log_entry_timeline"),
        ),
        migrations.AddConstraint(
            model_name="handin",
            constraint=models.UniqueConstraint(fields=("piece", "number"), name="hand_in_number_once"),
        ),
        ForbidChanges("activities_activityversion"),
        ForbidChanges("activities_attemptdecision"),
        ForbidChanges("activities_logentryversion"),
        ForbidChanges("activities_statement"),
        ForbidChanges("activities_postdecision"),
        ForbidChanges("activities_feedbackanswer"),
        ForbidChanges("activities_handin"),
        ForbidChanges("activities_handindocument"),
        ForbidChanges("activities_assessment"),
        ForbidChanges("activities_piecedecision"),
    ]
