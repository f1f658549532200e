"""What a section is made of. Each block keeps its id for good: readers' notes and places hang on it."""

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from learning.blocks.boxes import CaseStudy, KeyTerms, Law, Nations, Pause
from learning.blocks.further import ACCESS, ChaptersToCome, TakingItFurther
from learning.blocks.shown import Figure, Media
from learning.blocks.words import TEXT, WORDS

__all__ = ["ACCESS", "TEXT", "WORDS", "ChaptersToCome", "ComesFirst", "Figure", "SectionBody", "TakingItFurther"]


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
