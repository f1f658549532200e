"""Boxes of words inside a section."""

from wagtail import blocks

from learning.blocks.words import TEXT, WORDS

NATIONS = [("England", "England"), ("Scotland", "Scotland"), ("Wales", "Wales"), ("Northern Ireland", "Northern Ireland")]


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
