"""A module as e-books to take away: what there is and how large, and the files."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.generic import TemplateView

from learning.actions.book import bind
from learning.interchange import epub
from learning.interchange.epub import MEDIA_TYPE
from learning.models.book_file import books_of, content_of, offered
from learning.views.reader import ReaderPage
from writing.views.private_file import PrivateFile, send

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
        return {"reader": self.reader, "module": self.module, "whole": whole, "chapters": chapters, "making": MAKING} | {
            "any_sound": any(book.spoken_size for book in chapters)
        }


class EBookOfModule(BookPage):
    """The file. One that is not made yet leads back to the page that says so."""

    column, ending = "content", ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = content_of(self.module, self.chapter, self.column)
        if found is None:
            return redirect("learning:e_books", self.module.entry.slug)
        digest, content = found
        etag = f'"{digest[:32]}{self.ending}"'
        answer = HttpResponse(content, content_type=MEDIA_TYPE)
        answer.headers["ETag"] = etag
        answer.headers["Content-Disposition"] = content_disposition_header(
            as_attachment=True, filename=f"{self.entry.slug}{self.ending}.epub"
        )
        return get_conditional_response(request, etag=etag, response=answer) or answer


class EBookOfChapter(EBookOfModule):
    """The same of one chapter."""


class EBookReadAloud(EBookOfModule):
    """The chapter with its sound: a reading app says it and shows each sentence."""

    column, ending = "spoken", "-read-aloud"


class OwnEBook(BookPage):
    """The book with what its reader marked and wrote in it. Made while they wait, for them alone, and kept nowhere."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.reader is None:
            return redirect_to_login(request.get_full_path())
        content = epub.write(bind(self.module, self.chapter, notes_of=self.reader, glossary=True))
        name = f"{self.entry.slug}-with-my-notes.epub"
        return send(request, PrivateFile(name, MEDIA_TYPE, made=[content]))


__all__ = ["EBookOfChapter", "EBookOfModule", "EBookReadAloud", "EBooks", "OwnEBook"]
