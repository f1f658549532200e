"""Scripts and styles for everybody, and the pictures of a content for those who hold a token for it."""

from pathlib import Path
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from django_h5p import conf
from django_h5p.models import Library
from django_h5p.packages.names import LIBRARY_EXTENSIONS, extension, is_safe_path
from django_h5p.packages.params import name_from
from django_h5p.player import bundle, tokens
from django_h5p.views.answers import FOR_EVER, NO_STORE, PRIVATE, for_players, give_file

SHORT = "public, max-age=300"


@for_players
@require_safe
def core(request: HttpRequest, version: str, name: str) -> HttpResponseBase:
    """A file of the player. Its address holds a digest of all of them."""
    path = bundle.find(name)
    if path is None:
        raise Http404
    return give_file(request, path, cache=FOR_EVER if version == bundle.version() else NO_STORE)


@for_players
@require_safe
def library_file(request: HttpRequest, folder: str, name: str) -> HttpResponseBase:
    """A file of a library. Its bytes never change under the number of a patch; without one, it is the newest that is here."""
    if not is_safe_path(folder) or "/" in folder or not is_safe_path(name) or extension(name) not in LIBRARY_EXTENSIONS:
        raise Http404
    cache, path = FOR_EVER, conf.root() / "libraries" / folder / name
    if folder.rpartition("-")[2].count(".") == 1:
        cache, path = SHORT, newest(folder) / name
    return give_file(request, path, cache=cache)


def newest(folder: str) -> Path:
    machine, _, version = folder.rpartition("-")
    name = name_from(f"{machine} {version}")
    library = Library.objects.named(name).order_by("-patch").first() if name else None
    if library is None:
        raise Http404
    return library.folder


@for_players
@require_safe
def content_file(request: HttpRequest, token: str, content: UUID, revision: int, name: str) -> HttpResponseBase:
    """A picture, a sound or a film, for as long as the person in the token may play the content."""
    ticket = tokens.read(token, tokens.FILES)
    if ticket.content != content or ticket.revision != revision or not is_safe_path(name):
        raise Http404
    tokens.let_in(ticket)
    return give_file(request, conf.root() / "content" / str(content) / str(revision) / name, cache=PRIVATE)
