"""“Something unclear or wrong here?”, for whoever may read the page, and what came of it, for everybody."""

from typing import Any
from uuid import uuid4

from allauth.account.adapter import get_adapter
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.views.generic import FormView

from learning.actions.remark import TooMany, write_remark
from learning.forms.remark import RemarkForm
from learning.models.lines import Line, lines_of
from learning.models.remark import LONGEST_QUOTE, Remark, answers_stamp, by_month
from learning.views.reader import ReaderPage
from learning.views.section import find_body

SHOWN_OF_A_PART = 70  # letters
TOO_MANY = "A great many remarks have come from here just now, so this one was not sent. It is kept here: try again in an hour."


def sender_of(request: HttpRequest, reader: Any) -> str:
    """Return whom to count a remark for. It is never kept."""
    if reader is not None:
        return f"person {reader.pk}"
    try:
        return get_adapter().get_client_ip(request)
    except (PermissionDenied, ImproperlyConfigured):
        return "nowhere"


class WriteRemark(ReaderPage, FormView):
    """One field. It is not kept who wrote it."""

    template_name = "learning/remark/write.html"
    form_class = RemarkForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    @cached_property
    def lines(self) -> list[Line]:
        """Return the parts of a section. One that opens only after another is not told here what it says."""
        if self.section is None or (self.section.first and self.section.first.must):
            return []
        body = find_body(self.section)
        return lines_of(self.section.pk, self.section.stamp, body.content)

    def get_initial(self) -> dict[str, Any]:
        return {"id": uuid4(), "place": self.request.GET.get("at", "")}

    def get_form_kwargs(self) -> dict[str, Any]:
        parts = [(line.anchor, Truncator(line.text).chars(SHOWN_OF_A_PART)) for line in self.lines]
        about = "\n".join(line.text for line in self.lines) if self.request.method == "POST" else ""
        return super().get_form_kwargs() | {"parts": parts, "about": about}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        about = {"module": self.module, "chapter": self.chapter, "entry": self.entry}
        return super().get_context_data(reader=self.reader, thanks="thanks" in self.request.GET, **about, **kwargs)

    def form_valid(self, form: RemarkForm) -> HttpResponse:
        given = form.cleaned_data
        place = given.get("place", "")
        quote = Truncator(next((line.text for line in self.lines if line.anchor == place), "")).chars(LONGEST_QUOTE)
        facts = {"id": given["id"], "words": given["words"], "place": place, "quote": quote}
        try:
            write_remark(**facts, page=self.entry.pk, sender=sender_of(self.request, self.reader))
        except TooMany:
            form.add_error(None, TOO_MANY)
            return self.form_invalid(form, status=429)
        return redirect(f"{self.request.path}?thanks=yes")

    def form_invalid(self, form: RemarkForm, status: int = 422) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=status)


class YouSaid(ReaderPage):
    """What readers said about a module and what came of it, month by month."""

    template_name = "learning/remark/you_said.html"

    @property
    def stamp(self) -> str:
        return super().stamp + answers_stamp(self.pages)

    @cached_property
    def pages(self) -> dict[int, tuple[str, str]]:
        """Return title and address of everything in the module that anybody who reads it can open."""
        sections = (entry for _, entry in self.module.steps())
        entries = [self.module.entry, *(chapter.entry for chapter in self.module.chapters), *sections]
        return {entry.pk: (f"{entry.number} {entry.title}".strip(), entry.url) for entry in entries if not entry.restricted}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        months = by_month(Remark.objects.answered_in(self.pages))
        board = [(month.first_day, [(one, *self.pages[one.page_id]) for one in month.remarks]) for month in months]
        return {"reader": self.reader, "module": self.module, "board": board}
