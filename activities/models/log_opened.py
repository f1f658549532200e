"""What an entry, and a file with it, are called on the page that tells their author who opened them."""

from collections.abc import Collection

from django.urls import reverse

from accounts.models import User
from activities.models.log import LogEntry
from writing.models import Attachment
from writing.models.opened import Named


def entries_named(author: User, ids: Collection[str]) -> dict[str, Named]:
    entries = LogEntry.objects.written_by(author).filter(pk__in=ids)
    return {str(entry.pk): Named(f"“{entry.get_title()}”", reverse("activities:log_entry", args=[entry.pk])) for entry in entries}


def files_named(author: User, ids: Collection[str]) -> dict[str, Named]:
    files = Attachment.objects.visible_to(author).filter(owner=author, pk__in=ids)
    return {str(kept.pk): Named(f"the file “{kept.file_name}”", reverse("writing:attachment", args=[kept.pk])) for kept in files}
