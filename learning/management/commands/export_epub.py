from learning.interchange import epub
from learning.management.book_commands import WritesBook


class Command(WritesBook):
    help = "Write a published module, or one chapter of it, as an e-book (EPUB 3)."
    write = epub.write
