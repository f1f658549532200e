"""A file that somebody put into a record, for whoever may read the answer it stands in."""

from django.http import Http404

from placements.models.record_page import RecordPage
from placements.views.record import OfRecord
from writing.models import Attachment
from writing.views.private_file import GivesFile, PrivateFile


class RecordFile(OfRecord, GivesFile):
    def find_file(self) -> PrivateFile:
        """Return it, where the answer is one that this person reads now and the virus check lets it go."""
        lines = [line for section in RecordPage(self.object, self.person).sections for line in section.lines]
        held = {said.file for line in lines for said in line.said}
        wanted = self.kwargs["file"]
        ready = Attachment.objects.ready().filter(pk=wanted, about=f"record-{self.object.pk}")
        kept = ready.first() if str(wanted) in held else None
        if kept is None:
            raise Http404
        return PrivateFile(
            name=kept.file_name,
            content_type=kept.content_type,
            opened=lambda: kept.file.storage.open(kept.file.name, "rb"),
            size=kept.size,
            tag=kept.sha256,
        )
