from learning.interchange import markdown
from learning.management.book_commands import WritesBook


class Command(WritesBook):
    help = "Write a published module, or one chapter of it, as Markdown, a zip with a file for each section."
    write = markdown.write
