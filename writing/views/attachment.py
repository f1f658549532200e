from accounts.access import Guarded
from history.models import Reading
from history.reading import Shown, note_who_opened
from writing.models import Attachment
from writing.rules import Permission
from writing.views.private_file import GivesFile, PrivateFile


class AttachmentFile(Guarded, GivesFile):
    """Gives the bytes of somebody's own file to whoever may have them now: a recording to be played, a document to be saved."""

    model = Attachment
    permission_required = Permission.READ_ATTACHMENT

    def find_file(self) -> PrivateFile:
        kept: Attachment = self.object
        return PrivateFile(
            name=kept.file_name,
            content_type=kept.content_type,
            opened=lambda: kept.file.storage.open(kept.file.name, "rb"),
            size=kept.size,
            tag=kept.sha256,
            inline=kept.kind != Attachment.Kind.DOCUMENT,
        )

    def leaves(self) -> None:
        """Kept for its owner. A recording that is played in parts was opened once, at its beginning."""
        if self.request.headers.get("Range", "bytes=0-").startswith("bytes=0-"):
            note_who_opened([Shown(self.object, self.object.owner_id)], by=self.person, channel=Reading.Channel.FILE)
