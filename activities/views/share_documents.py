"""The part of sharing an entry that is about its documents: which of them a reader is given."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from accounts.models import User
from activities.models import LogEntry
from activities.models.log_documents import given_before, looked_at_for
from writing.forms.cleaned_document import GiveDocumentsForm
from writing.models.candidates import Chosen
from writing.views.check import AGAIN


class GivesDocuments:
    """Goes beside a view that shares an entry. Every document is looked through for these readers, on each request."""

    request: HttpRequest
    person: User
    object: LogEntry
    step: str
    form_of_documents: GiveDocumentsForm | None = None

    def giving(self, chosen: Sequence[Chosen]) -> GiveDocumentsForm:
        """Return what was chosen so far. A button that only shows the page again complains about nothing yet."""
        if self.form_of_documents is None:
            in_group = [one.person for one in chosen if one.group]
            looked_at = looked_at_for(self.object, *(one.person for one in chosen if not one.group), in_group=in_group)
            if self.request.method == "POST" and self.step not in AGAIN:
                self.form_of_documents = GiveDocumentsForm(self.request.POST, looked_at=looked_at)
            else:
                self.form_of_documents = GiveDocumentsForm(initial=self.chosen_so_far(chosen), looked_at=looked_at)
        return self.form_of_documents

    def chosen_so_far(self, chosen: Sequence[Chosen]) -> dict[str, Any]:
        """Return what they ticked and typed; where they come to the page, what all of these have today."""
        sent = self.request.POST
        if self.request.method == "POST":
            return {**sent.dict(), "give": sent.getlist("give")}
        before = given_before(self.object, [one.person for one in chosen])
        return {"give": list(before)} | {f"why-{pk}": reason for pk, reason in before.items()}
