from collections.abc import Callable
from io import BytesIO
from typing import IO, Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

from writing.documents.refusals import MEGABYTE, MOST_BYTES
from writing.models import Attachment
from writing.models.attachment import LONGEST_NAME, Upload, limit_of
from writing.models.file_type import audio_type, document_type
from writing.models.recording import LONGEST, SHORTEST, TOLERANCE, NotARecording, in_words, read_recording

TOO_LARGE = (
    f"This file is too large. It can be {MOST_BYTES // MEGABYTE} MB at most. "
    "Take pictures out, or bring only the part that matters."
)
NO_ROOM = "There is no room for another file. Remove one that you need no more, then try again."


class AttachmentForm(forms.Form):
    """A file, and the id that the page made for it. What it is stands in its bytes.

    A kind of file has a form of its own, which says what it is called, what it may be, and what to do about another.
    """

    kind: ClassVar[str]
    types: ClassVar[Callable[[IO[bytes]], str]]
    wrong_type: ClassVar[str]
    empty: ClassVar[str] = "There is nothing in this file. Choose another."

    id = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(error_messages={"required": "Choose a file first.", "empty": empty})

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        limit = limit_of(self.kind)
        if file.size > limit:
            raise ValidationError(
                f"This file is too large: {filesizeformat(file.size)}. It can be {filesizeformat(limit)} at most."
            )
        self.content_type = type(self).types(file)
        if not self.content_type:
            raise ValidationError(self.wrong_type)
        return file

    @property
    def uuid(self) -> UUID:
        return self.cleaned_data["id"]

    @property
    def upload(self) -> Upload:
        """The file as it is to be kept, under the name that its owner gave it."""
        file = self.cleaned_data["file"]
        name = "".join(letter for letter in file.name if letter.isprintable()).strip()
        return Upload(file=file, name=name[-LONGEST_NAME:] or "File", content_type=self.content_type, size=file.size)

    def refuse_for_virus(self, found: str) -> None:
        """Say what the action said (VirusFound)."""
        self.add_error(
            "file",
            f"This file was not kept: the virus check found “{found}” in it. "
            "Check the device it comes from, and bring another file.",
        )

    def refuse_for_want_of_room(self) -> None:
        """Say what the action said (NoRoom)."""
        self.add_error("file", NO_ROOM)


class DocumentForm(AttachmentForm):
    kind = Attachment.Kind.DOCUMENT
    types = staticmethod(document_type)
    wrong_type = (
        "This is not a document that can be kept here. Choose a PDF, a Word document (.docx) or an OpenDocument text (.odt)."
    )


class VoiceNoteForm(AttachmentForm):
    """A recording of up to three minutes. What is kept is its sound: no tags, no pictures, and no name that a phone gave it."""

    kind = Attachment.Kind.VOICE_NOTE
    types = staticmethod(audio_type)
    wrong_type = "This is not a recording that can be played here. Choose one in WebM, Ogg, MP4 (m4a), MP3 or WAV."
    file = forms.FileField(
        label="A recording from this device",
        widget=forms.FileInput(attrs={"accept": "audio/*"}),
        error_messages={
            "required": "Record something, or choose a recording first.",
            "empty": "There is nothing in this recording.",
        },
    )

    def clean_file(self) -> Any:
        file = super().clean_file()
        try:
            self.recording = read_recording(file.read(), self.content_type)
        except NotARecording:
            raise ValidationError(
                "This recording is broken, so it cannot be kept. Listen to it where it is, or record it again."
            ) from None
        if self.recording.seconds > LONGEST + TOLERANCE:
            long = in_words(self.recording.seconds)
            raise ValidationError(
                f"This recording takes {long}. A voice note can be 3 minutes long: choose or record a shorter one."
            )
        if self.recording.seconds < SHORTEST:
            raise ValidationError("There is nothing to hear in this recording. Record it again.")
        return file

    @property
    def upload(self) -> Upload:
        sound = self.recording.bytes
        seconds = min(max(round(self.recording.seconds), 1), LONGEST)
        return Upload(BytesIO(sound), "Voice note", self.content_type, len(sound), seconds)
