"""Marking a passage of a section, and taking the mark away."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.access import Guarded
from learning.actions import mark as actions
from learning.forms.mark import HighlightForm
from learning.models import Highlight
from learning.models.mark import Meaning
from learning.models.mark_list import sections
from learning.models.section_words import words_of
from learning.rules import Permission
from learning.views.progress import AboutSection
from learning.views.reader import not_today
from learning.views.section import find_body
from writing.models.passage import LONGEST_PASSAGE

CHANGED = "This section has changed since you opened it, and those words are not in it any more. Please choose them again."
FULL = f"You have marked {actions.MOST} passages in this section. Take one away before you mark another."
CUT = f"A highlight has at most {LONGEST_PASSAGE:,} characters, so it ends before your choice did."


class HighlightPassage(AboutSection):
    """By the script of the page, with characters counted; by its plain form, with a paragraph chosen from a list."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = HighlightForm(request.POST)
        body = find_body(self.section)
        passage = form.passage(words_of(self.section.pk, self.section.stamp, body)) if form.is_valid() else None
        if passage is None:
            return self.say(CHANGED)
        given = form.cleaned_data
        try:
            highlight = actions.highlight(
                id=given["id"],
                section=self.section,
                where=f"{self.section.number} {self.section.title}, {self.module.entry.title}",
                passage=passage,
                meaning=given["meaning"] or Meaning.IMPORTANT,
                by=self.person,
            )
        except actions.TooMany:
            return self.say(FULL)
        except Highlight.DoesNotExist:
            raise Http404 from None
        if len("".join(given["words"].split())) > len("".join(passage.quote.split())):
            messages.info(request, CUT)
        if "note" in request.POST:
            return redirect("learning:note", highlight.pk)
        return redirect(f"{self.section.url}?note={highlight.pk}#highlight-{highlight.pk}")

    def say(self, words: str) -> HttpResponse:
        messages.info(self.request, words)
        return redirect(f"{self.section.url}#highlights")


class RemoveHighlight(Guarded, TemplateView):
    """Asks first where words would go with it."""

    model = Highlight
    permission_required = Permission.CHANGE_HIGHLIGHT
    template_name = "learning/notes/remove.html"

    def get_rows(self) -> Any:
        return super().get_rows().select_related("note__audience")

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if hasattr(self.object, "note") and "sure" not in request.POST:
            return redirect("learning:remove_highlight", self.object.pk)
        back = page_of(self.object, self.person)
        actions.remove_highlight(highlight=self.object, by=self.person)
        messages.success(request, "Your highlight is gone.")
        return redirect(back)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(highlight=self.object, **kwargs)


def page_of(highlight: Highlight, person: Any, *, at: bool = False) -> str:
    """Return the address of the section, or of one's notes where it cannot be read today. `at` leads to the highlight there."""
    module, section = sections().get(highlight.section_id, (None, None))
    if module and person.has_perm(Permission.READ_MODULE, module) and not not_today(person, module):
        return f"{section.url}?note={highlight.pk}#highlight-{highlight.pk}" if at else f"{section.url}#highlights"
    notes = reverse("learning:my_notes")
    return f"{notes}?note={highlight.pk}" if at else notes
