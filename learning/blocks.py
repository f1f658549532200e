"""What a section is made of. Each block keeps its id for good: readers' notes and places hang on it."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

# No italics and no h1: interface.md 5.1. A link is the only thing here that can lead out of the page.
WORDS = ["bold", "ol", "ul", "link"]
TEXT = ["h2", "h3", "blockquote", *WORDS]

NATIONS = [("England", "England"), ("Scotland", "Scotland"), ("Wales", "Wales"), ("Northern Ireland", "Northern Ireland")]
ACCESS = [("free", "Free"), ("library", "Library"), ("paid", "Paid")]
READING = [("article", "Article"), ("book", "Book"), ("chapter", "Chapter in a book"), ("standards", "Standards")]


class CaseStudy(blocks.StructBlock):
    title = blocks.CharBlock()
    html = blocks.RichTextBlock(features=TEXT, label="Text")

    class Meta:
        icon = "user"
        label = "Case study"
        template = "learning/block/case.html"


class KeyTerm(blocks.StructBlock):
    term = blocks.CharBlock()
    meaning = blocks.TextBlock(rows=2)


class KeyTerms(blocks.StructBlock):
    terms = blocks.ListBlock(KeyTerm())

    class Meta:
        icon = "list-ul"
        label = "Key terms"
        template = "learning/block/key_terms.html"


class Pause(blocks.StructBlock):
    html = blocks.RichTextBlock(features=WORDS, label="Question")
    prompt = blocks.CharBlock(
        required=False, help_text="Quoted at the top of a new log entry. Left empty, the box has no link to the log."
    )

    class Meta:
        icon = "help"
        label = "Pause and think"
        template = "learning/block/pause.html"


class Figure(blocks.StructBlock):
    picture = ImageChooserBlock()
    alt = blocks.TextBlock(required=False, rows=3, label="What it shows", help_text="For people who cannot see it.")
    decorative = blocks.BooleanBlock(required=False, help_text="It only pleases the eye: nobody misses anything without it.")
    caption = blocks.CharBlock(required=False)
    credit = blocks.CharBlock(help_text="Who made it, and under which licence.")

    class Meta:
        icon = "image"
        label = "Figure"
        template = "learning/block/figure.html"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        if not value["alt"] and not value["decorative"]:
            raise blocks.StructBlockValidationError(
                {"alt": ValidationError("Describe what the picture shows, or mark it as decorative.")}
            )
        return value


class Media(blocks.StructBlock):
    title = blocks.CharBlock()
    recording = DocumentChooserBlock(help_text="A sound or video file.")
    captions = DocumentChooserBlock(required=False, help_text="A .vtt file, for video.")
    minutes = blocks.IntegerBlock(min_value=1)
    transcript = blocks.RichTextBlock(features=TEXT, help_text="Every word, and what can be seen that matters.")

    class Meta:
        icon = "media"
        label = "Sound or video"
        template = "learning/block/media.html"


class Variant(blocks.StructBlock):
    nation = blocks.ChoiceBlock(choices=NATIONS)
    html = blocks.RichTextBlock(features=TEXT, label="Text")


class Nations(blocks.StructBlock):
    title = blocks.CharBlock()
    variants = blocks.ListBlock(Variant(), min_num=1, help_text="The nation the section is written for comes first.")

    class Meta:
        icon = "site"
        label = "Where the nations differ"
        template = "learning/block/nations.html"


class Law(blocks.StructBlock):
    html = blocks.RichTextBlock(features=TEXT, label="Statement")
    checked_on = blocks.DateBlock()
    nation = blocks.CharBlock(help_text="Where it holds, such as England, or England and Wales.")
    owner = blocks.CharBlock(help_text="Who checks it again.")
    source_url = blocks.URLBlock(label="Source")

    class Meta:
        icon = "clipboard-list"
        label = "Statement of law"
        template = "learning/block/law.html"


class SectionBody(blocks.StreamBlock):
    text = blocks.RichTextBlock(features=TEXT, icon="pilcrow")
    case = CaseStudy()
    key_terms = KeyTerms()
    pause = Pause()
    figure = Figure()
    media = Media()
    nations = Nations()
    law = Law()
    activity = SnippetChooserBlock("activities.Activity", icon="tick-inverse")


class ComesFirst(blocks.StreamBlock):
    """What should be done before a section is read."""

    section = blocks.PageChooserBlock(page_type="learning.SectionPage")
    activity = SnippetChooserBlock("activities.Activity", icon="tick-inverse")


class Website(blocks.StructBlock):
    title = blocks.CharBlock()
    owner = blocks.CharBlock()
    url = blocks.URLBlock()
    note = blocks.TextBlock(rows=2)
    access = blocks.ChoiceBlock(choices=ACCESS, default="free")
    checked_on = blocks.DateBlock()
    nation = blocks.CharBlock(help_text="UK, England, International …")
    nation_note = blocks.CharBlock(required=False)
    goes_with = blocks.CharBlock(required=False, help_text="Number of the section, such as 1.2.")

    class Meta:
        icon = "link-external"


class Reading(blocks.StructBlock):
    kind = blocks.ChoiceBlock(choices=READING)
    authors = blocks.ListBlock(blocks.CharBlock(), help_text="One by one, as “Family, I.”, or the name of an organisation.")
    editors = blocks.BooleanBlock(required=False, help_text="They are editors.")
    et_al = blocks.BooleanBlock(required=False, help_text="There are more; print “et al.”.")
    year = blocks.IntegerBlock(min_value=1800, max_value=2200)
    title = blocks.CharBlock()
    container = blocks.CharBlock(required=False, help_text="The journal or book it is in.")
    volume = blocks.CharBlock(required=False)
    issue = blocks.CharBlock(required=False)
    pages = blocks.CharBlock(required=False)
    publisher = blocks.CharBlock(required=False)
    doi = blocks.CharBlock(required=False, help_text="Without https://doi.org/.")
    note = blocks.TextBlock(rows=2)
    access = blocks.ChoiceBlock(choices=ACCESS, default="library")
    nation_note = blocks.CharBlock(required=False)
    goes_with = blocks.CharBlock(required=False, help_text="Number of the section, such as 1.2.")

    class Meta:
        icon = "doc-full"


class Idea(blocks.StructBlock):
    title = blocks.CharBlock()
    text = blocks.TextBlock(rows=2)
    goes_with = blocks.CharBlock(required=False, help_text="Number of the section, such as 1.2.")

    class Meta:
        icon = "pick"
        label = "Idea to improve practice"


class TakingItFurther(blocks.StreamBlock):
    website = Website()
    reading = Reading()
    idea = Idea()


class ChapterToCome(blocks.StructBlock):
    title = blocks.CharBlock()
    summary = blocks.CharBlock(required=False)


class ChaptersToCome(blocks.StreamBlock):
    chapter = ChapterToCome()
