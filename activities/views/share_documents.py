"""The part of sharing an entry that is about its documents: which of them a reader is given."""

from typing import Any

from django.http import HttpRequest

from accounts.models import User
from activities.models import LogEntry
from activities.models.log_documents import given_before, looked_at_for
from writing.forms.cleaned_document import GiveDocumentsForm
from writing.views.check import AGAIN


class GivesDocuments:
    """Goes beside a view that shares an entry. Every document is looked through for this reader, on each request."""

    request: HttpRequest
    person: User
    object: LogEntry
    step: str
    form_of_documents: GiveDocumentsForm | None = None

    def giving(self, reader: User) -> GiveDocumentsForm:
        """Return what was chosen so far. A button that only shows the page again complains about nothing yet."""
        if self.form_of_documents is None:
            looked_at = looked_at_for(self.object, reader)
            if self.request.method == "POST" and self.step not in AGAIN:
                self.form_of_documents = GiveDocumentsForm(self.request.POST, looked_at=looked_at)
            else:
                self.form_of_documents = GiveDocumentsForm(initial=self.chosen_so_far(reader), looked_at=looked_at)
        return self.form_of_documents

    def chosen_so_far(self, reader: User) -> dict[str, Any]:
        """Return what they ticked and typed; where they come to the page, what this reader has today."""
        sent = self.request.POST
        if self.request.method == "POST":
            return {**sent.dict(), "give": sent.getlist("give")}
        before = given_before(self.object, reader)
        return {"give": list(before)} | {f"why-{pk}": reason for pk, reason in before.items()}
