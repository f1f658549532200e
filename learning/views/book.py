"""A module as e-books to take away: what there is and how large, and the files."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.generic import TemplateView

from learning.interchange.epub import MEDIA_TYPE
from learning.models.book_file import books_of, content_of, offered
from learning.views.reader import ReaderPage

MAKING = "Being made just now. Look again in a few minutes."


class BookPage(ReaderPage):
    """Whoever may read a module may take it away. What is restricted further is not offered as a book."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = super().dispatch(request, *args, **kwargs)
        answer.headers.setdefault("Cache-Control", "private, no-cache")
        return answer

    def find(self) -> None:
        super().find()
        books = books_of(self.module)
        if not any(chapter == self.chapter for _, chapter in books):
            self.missing()


class EBooks(BookPage):
    """The whole module and each chapter, with their sizes; what a worker still makes says so."""

    template_name = "learning/book/e_books.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return TemplateView.get(self, request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        whole, *chapters = offered(self.module)
        return {"reader": self.reader, "module": self.module, "whole": whole, "chapters": chapters, "making": MAKING}


class EBookOfModule(BookPage):
    """The file. One that is not made yet leads back to the page that says so."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = content_of(self.module, self.chapter)
        if found is None:
            return redirect("learning:e_books", self.module.entry.slug)
        digest, content = found
        etag = f'"{digest[:32]}"'
        answer = HttpResponse(content, content_type=MEDIA_TYPE)
        answer.headers["ETag"] = etag
        answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{self.entry.slug}.epub")
        return get_conditional_response(request, etag=etag, response=answer) or answer


class EBookOfChapter(EBookOfModule):
    """The same of one chapter."""


__all__ = ["EBookOfChapter", "EBookOfModule", "EBooks"]
