"""Documents that go with a log entry, made through the product's own actions."""

from io import BytesIO
from uuid import uuid4

from activities.actions.document import keep_document
from tests.writing.documents.word_files import paragraph, run, word_file
from writing.documents.clean import clean
from writing.models.attachment import Upload

CALM = "I was late and said so."
SAYS_A_NUMBER = "His mum rang me on 07700 900123."


def word_document(*paragraphs, **others):
    """A small Word document of these paragraphs."""
    return word_file("".join(paragraph(run(words)) for words in paragraphs), **others)


def make_document(entry, *paragraphs, name="Process recording.docx", pictures=False, data=None, **others):
    cleaned = clean(data or word_document(*(paragraphs or (CALM,))), pictures=pictures)
    upload = Upload(file=BytesIO(cleaned.data), name=name, content_type=cleaned.kind.content_type, size=len(cleaned.data))
    return keep_document(id=others.pop("id", uuid4()), entry=entry, upload=upload, cleaned=cleaned, by=entry.author, **others)
