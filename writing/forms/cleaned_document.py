from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from accounts.models import User
from writing.documents.apart import clean_apart
from writing.documents.refusals import MOST_BYTES, Refused
from writing.forms.attachment import TOO_LARGE, DocumentForm
from writing.forms.check import LEAST_REASON, LONGEST_REASON
from writing.models import Attachment, UnfinishedUpload
from writing.models.cleaned_document import LookedAt
from writing.models.file_type import document_or_photo_type

ENDINGS = ".docx,.odt,.pdf"
PHOTOS = ",image/jpeg,image/png"
NOT_WHOLE = "The file did not arrive whole. Choose it again: what is here already is not sent twice."
SAY = "Say in at least {} characters why what stands in “{}” does not identify anybody. Only you can see it."


class CleanedDocumentForm(DocumentForm):
    """A document that is read and made anew before anything is kept: the form holds the copy, and the original is let go."""

    types = staticmethod(document_or_photo_type)
    instead_of = forms.UUIDField(required=False, widget=forms.HiddenInput)
    sent = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput, help_text="A file that came in parts.")

    def __init__(self, *args: Any, person: User | None = None, photos: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.photos = photos
        self.arrived = self.of_no_use = None
        if self.is_bound and self.data.get("sent") and not self.files.get("file"):
            self.take_what_arrived(person)
        more = " Or a photo (JPEG or PNG)." if photos else ""
        self.fields["file"].label = "Document or photo" if photos else "Document"
        self.fields["file"].help_text = f"A Word document (.docx), an OpenDocument text (.odt) or a PDF.{more}"
        self.fields["file"].widget.attrs |= {"accept": ENDINGS + (PHOTOS if photos else "")}

    def take_what_arrived(self, person: User | None) -> None:
        """A file that came in parts is read as if it had come with the form."""
        self.fields["file"].error_messages["required"] = NOT_WHOLE
        try:
            mine = UnfinishedUpload.objects.visible_to(person).whole()
            self.arrived = mine.filter(pk=UUID(self.data["sent"])).first()
        except ValueError:
            return
        if self.arrived is not None:
            self.files = MultiValueDict({"file": [SimpleUploadedFile(self.arrived.name, self.arrived.read())]})

    def let_go(self) -> None:
        """What came in parts is gone: the page asks for a file again."""
        self.arrived, self.data = None, self.data.copy()
        self.data["sent"] = ""

    def clean_file(self) -> Any:
        """Return the copy in place of the file. Raises ValidationError with a sentence that says what to do."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:  # before it is in memory
            raise ValidationError(TOO_LARGE)
        try:
            self.cleaned = clean_apart(file.read(), name=file.name, pictures=settings.DOCUMENT_PICTURES, photos=self.photos)
        except Refused as refused:
            self.of_no_use = refused.code != "busy"
            raise ValidationError(refused.sentence, code=refused.code) from None
        self.cleaned_data["file"] = SimpleUploadedFile(file.name, self.cleaned.data)
        return super().clean_file()

    @property
    def instead(self) -> UUID | None:
        return self.cleaned_data.get("instead_of")

    def refuse_for_number(self, most: int) -> None:
        self.add_error("file", f"There are {most} documents here already. Remove one first, or put this in its place.")


class GiveDocumentsForm(forms.Form):
    """Which documents a reader is given, and why what might identify somebody in them does not. Nothing is chosen for the writer.

    Where the reader has one today, it is ticked to begin with, with the reason that was given for it. What waits for its virus
    check cannot be given, unless it may wait further on.
    """

    give = forms.ModelMultipleChoiceField(
        queryset=Attachment.objects.none(),
        required=False,
        error_messages={"invalid_choice": "One of these documents is not there any more. Look at the list again."},
    )

    def __init__(self, *args: Any, looked_at: Sequence[LookedAt], may_wait: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.looked_at = looked_at
        ready = [one.document.pk for one in looked_at if may_wait or not one.document.awaits_virus_check]
        self.fields["give"].queryset = Attachment.objects.filter(pk__in=ready)
        for one in looked_at:
            self.fields[why(one)] = forms.CharField(
                label=f"Why does what stands in “{one.document.name}” not identify anybody?",
                required=False,
                max_length=LONGEST_REASON,
                help_text=f"At least {LEAST_REASON} characters. Only you can see your reason.",
                widget=forms.Textarea(attrs={"rows": 2, "class": "input", "data-module": "grow"}),
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for one in self.looked_at:
            ticked = one.document in given.get("give", ())
            if ticked and one.needs_a_reason and len(given.get(why(one), "").strip()) < LEAST_REASON:
                self.add_error(why(one), SAY.format(LEAST_REASON, one.document.name))
        return given

    @property
    def found(self) -> bool:
        """Whether the check points out something in any of them."""
        return any(one.needs_a_reason for one in self.looked_at)

    @property
    def chosen(self) -> list[tuple[LookedAt, str]]:
        """Return what is to be given, each with its reason."""
        ticked = self.cleaned_data["give"]
        return [(one, self.cleaned_data[why(one)].strip()) for one in self.looked_at if one.document in ticked]

    def lines(self) -> list[dict[str, Any]]:
        """Return one line for each document, as a page shows it."""
        ticked = {str(getattr(pk, "pk", pk)) for pk in self["give"].value() or []}
        return [{"one": one, "ticked": str(one.document.pk) in ticked, "why": self[why(one)]} for one in self.looked_at]


def why(one: LookedAt) -> str:
    return f"why-{one.document.pk}"
