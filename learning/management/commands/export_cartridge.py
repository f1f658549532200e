from learning.interchange import cartridge
from learning.management.book_commands import WritesBook


class Command(WritesBook):
    help = "Write a published module, or one chapter of it, as a Common Cartridge 1.3."
    write = cartridge.write
