"""The one way in which a private file leaves: asked for on each request, never opened by a browser as a page, kept by nobody.

Where the site has an origin for files (FILES_ORIGIN), the page that somebody asked for only says where: an address there that
names the file and the person, and holds for a minute. That origin knows no sessions, and asks again who may have it.
"""

import re
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, ClassVar
from urllib.parse import urlencode

from django.conf import settings
from django.core.signing import TimestampSigner
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views import View

AT_ONCE = 65_536  # bytes
ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
POLICY = "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
SIGNER = TimestampSigner(salt="waymark.files_origin")
SIGNED = "signed"


@dataclass(frozen=True)
class PrivateFile:
    """A file on its way out. Its name, and what it is, are ours to say.

    Either `opened` and `size` are known, and parts of it can be asked for; or `made` yields it as it is drawn. `inline` is for
    recordings that browsers play. `tag` is other for other bytes.
    """

    name: str
    content_type: str
    opened: Callable[[], IO[bytes]] | None = None
    size: int = 0
    tag: str = ""
    inline: bool = False
    made: Iterable[str | bytes] = ()


class GivesFile(View):
    """Goes behind Guarded: `find_file` says which file, or answers with another page. Works at either origin."""

    http_method_names: ClassVar[list[str]] = ["get", "head"]

    @abstractmethod
    def find_file(self) -> PrivateFile | HttpResponseBase:
        """Return which file this person gets, or another answer in its place."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        file = self.find_file()
        if isinstance(file, HttpResponseBase):
            return file
        if settings.FILES_ORIGIN and not at_files_origin(request):
            return HttpResponseRedirect(address_of(request), headers={"Cache-Control": "private, no-store"})
        if request.method == "GET":
            self.leaves()
        return send(request, file)

    def leaves(self) -> None:
        """Called when bytes are about to go out: a view that keeps who opened what notes it here."""


def at_files_origin(request: HttpRequest) -> bool:
    """Whether this request came to the origin for files, as config.files_origin noted."""
    return getattr(request, "at_files_origin", False)


def address_of(request: HttpRequest) -> str:
    """Return where this person can have what they just asked for, for the next minute."""
    signed = SIGNER.sign_object([request.path, request.user.pk])
    return f"{settings.FILES_ORIGIN}{request.path}?{urlencode({SIGNED: signed})}"


def send(request: HttpRequest, file: PrivateFile) -> HttpResponseBase:
    """Answer with the file, whole or in the part that was asked for (Safari plays nothing without)."""
    headers = headers_of(file, request)
    if file.opened is None:
        return StreamingHttpResponse(file.made, headers=headers, content_type=file.content_type)
    headers |= {"Accept-Ranges": "bytes", "ETag": f'"{file.tag}"'}
    part = part_asked_for(request, file.size, headers["ETag"])
    if part is not None and len(part) == 0:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{file.size}"})
    if part is not None:
        headers["Content-Range"] = f"bytes {part[0]}-{part[-1]}/{file.size}"
    part = range(file.size) if part is None else part
    headers["Content-Length"] = str(len(part))
    status = 206 if "Content-Range" in headers else 200
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers, content_type=file.content_type)
    return StreamingHttpResponse(PartOfFile(file.opened(), part), status=status, headers=headers, content_type=file.content_type)


def headers_of(file: PrivateFile, request: HttpRequest) -> dict[str, str]:
    """Whatever is inside, a browser runs none of it: the type is ours, nothing is guessed, and a policy forbids everything."""
    return {
        "Content-Disposition": content_disposition_header(not file.inline, file.name) or "",
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "cross-origin" if at_files_origin(request) else "same-origin",
        "X-Robots-Tag": "noindex, nofollow",
    }


def part_asked_for(request: HttpRequest, size: int, tag: str) -> range | None:
    """Return which bytes were asked for; an empty range where the file has none of those.

    None is all of them: no part was asked for, or several, or part of other bytes than these.
    """
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", "").strip())
    if asked is None or asked.groups() == ("", "") or request.headers.get("If-Range", tag) != tag:
        return None
    first, last = asked.groups()
    if not first:  # the last so many
        return range(max(size - int(last), 0), size)
    return range(int(first), min(int(last) + 1, size) if last else size)


class PartOfFile:
    """Some of a file's bytes, a little at a time. Django closes it when the answer has been sent, or was not wanted any more."""

    def __init__(self, file: IO[bytes], part: range) -> None:
        self.file, self.part = file, part

    def __iter__(self) -> Iterator[bytes]:
        self.file.seek(self.part.start)
        left = len(self.part)
        while left > 0 and (some := self.file.read(min(AT_ONCE, left))):
            left -= len(some)
            yield some

    def close(self) -> None:
        self.file.close()
