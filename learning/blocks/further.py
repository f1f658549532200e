"""Taking it Further: what a chapter offers beyond its sections, and chapters that are still to come."""

from wagtail import blocks

ACCESS = [("free", "Free"), ("library", "Library"), ("paid", "Paid")]
READING = [("article", "Article"), ("book", "Book"), ("chapter", "Chapter in a book"), ("standards", "Standards")]


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
