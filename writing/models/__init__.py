from writing.models.attachment import Attachment
from writing.models.audience import Audience, AudienceMember
from writing.models.check import Check
from writing.models.cleaned_document import CleanedDocument
from writing.models.comment import Comment, Thread
from writing.models.draft import Draft, DraftVersion
from writing.models.emergency import EmergencyOpening, EmergencyReading, EmergencyReadingDecision
from writing.models.flag import IdentifierFlag, IdentifierFlagDecision
from writing.models.given_attachment import GivenAttachment
from writing.models.made_up_name import MadeUpName
from writing.models.opening import Opening
from writing.models.unfinished_upload import UnfinishedUpload
from writing.models.unread_comment import UnreadComment

__all__ = [
    "Attachment",
    "Audience",
    "AudienceMember",
    "Check",
    "CleanedDocument",
    "Comment",
    "Draft",
    "DraftVersion",
    "EmergencyOpening",
    "EmergencyReading",
    "EmergencyReadingDecision",
    "GivenAttachment",
    "IdentifierFlag",
    "IdentifierFlagDecision",
    "MadeUpName",
    "Opening",
    "Thread",
    "UnfinishedUpload",
    "UnreadComment",
]
