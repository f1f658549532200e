"""Files that people keep with their writing, made through the product's own actions."""

from io import BytesIO
from uuid import uuid4

from writing.actions.attachment import keep_attachment
from writing.models import Attachment
from writing.models.attachment import Upload
from writing.models.file_type import WAV

SAID = b"RIFF\x24\x00\x00\x00WAVEfmt Quincunxvoice, and a second or two of silence."


def upload(said=SAID, *, name="On the bus.wav", content_type=WAV, seconds=20):
    return Upload(file=BytesIO(said), name=name, content_type=content_type, size=len(said), seconds=seconds)


def make_voice_note(owner, *, id=None, about="a text", audience=None, **others):  # noqa: A002
    return keep_attachment(
        id=id or uuid4(),
        kind=Attachment.Kind.VOICE_NOTE,
        about=about,
        audience=audience,
        upload=upload(**others),
        by=owner,
    )
