"""A piece of work as the check for identifiers reads it, before anybody else does."""

import re
from collections.abc import Iterable
from dataclasses import replace

from accounts.models import User
from activities.blocks.assignment_words import count_words, words_in_document
from activities.models.assignment import Assignment
from activities.models.assignment_piece import Piece
from activities.models.discussion_check import named_in
from writing.models import Attachment
from writing.models.checked_text import CheckedText
from writing.models.cleaned_document import LookedAt, looked_at, parts_of
from writing.models.local_words import looked_through

DOCUMENT = Attachment.Kind.DOCUMENT


def documents_of(piece: Piece) -> list[Attachment]:
    """Return the documents that go with the piece as it is now, the oldest first. One query."""
    return list(Attachment.objects.beside(piece.pk, DOCUMENT).cleaned().filter(owner=piece.student_id).select_related("document"))


def checked_piece(words: str, *, piece: Piece, readers: Iterable[User]) -> CheckedText:
    """Return the words, looked through. The people that the assignment itself tells of are invented, so naming them is fine."""
    checked = looked_through({"words": words}, author=piece.student, readers=readers)
    return replace(checked, allowed=(*checked.allowed, *named_in(told_by(piece.assignment))))


def told_by(assignment: Assignment) -> str:
    facts = assignment.facts
    task = re.sub(r"<[^>]+>", " ", facts.get("task", ""))
    return "\n".join([facts["title"], task, facts["question"]])


def looked_at_in(documents: list[Attachment], *, piece: Piece, readers: Iterable[User]) -> list[LookedAt]:
    return looked_at(documents, author=piece.student, readers=readers)


def length_of(words: str, documents: Iterable[Attachment]) -> int:
    """Return how many words there are, in the text and in the text of the documents."""
    return count_words(words) + sum(words_in_document(document.document.passages) for document in documents)


def says_who_wrote_it(piece: Piece, words: str, documents: Iterable[Attachment]) -> bool:
    """Whether the author's own name stands in the text, in a document or in a document's name."""
    texts = [words, *(text for document in documents for text in parts_of(document).values())]
    names = [re.escape(name) for name in {piece.student.name, piece.student.get_short_name()}]
    return any(re.search(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", text, re.IGNORECASE) for text in texts)
