"""What Amara marked in the first chapter, and what she wrote beside it. Invented, like everything here."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from learning.actions.mark import highlight, write_note
from learning.actions.publishing import draw_again
from learning.models import Highlight
from learning.models.mark import Meaning
from learning.models.outline import library
from learning.models.section_words import words_in
from writing.models.passage import find_again

MARKED = (
    ("Tools are made of choices, and once made they push.", Meaning.IMPORTANT),
    ("A person with a name wrote it, and could write it differently.", Meaning.QUESTION),
)
HER_NOTE = "This is what I want to ask on my next visit: who decided that it has to be a form? Use it in the essay."


def build(cast: dict[str, User], today: date) -> None:
    """Two highlights in the second section, one of them with a note."""
    module = next(iter(library().modules.values()))
    section, amara = module.chapters[0].sections[1], cast["amara"]
    words = words_in(draw_again(page=section.pk).content)
    where = f"{section.number} {section.title}, {module.entry.title}"
    marked = [
        highlight(id=uuid4(), section=section, where=where, passage=find_again(words.text, said, 0), meaning=meaning, by=amara)
        for said, meaning in MARKED
    ]
    write_note(highlight=marked[1], words=HER_NOTE, meaning=Meaning.QUESTION, tags=["essay", "forms"], by=amara)
    yesterday = timezone.make_aware(datetime.combine(today - timedelta(days=1), time(15, 5)))
    Highlight.objects.filter(owner=amara).update(marked_at=yesterday)
