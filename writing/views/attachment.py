"""The only way to the bytes of somebody's own file: a page that asks, on each request, who may have them."""

import re
from collections.abc import Iterator
from typing import IO

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views import View

from accounts.access import Guarded
from writing.models import Attachment
from writing.rules import Permission

AT_ONCE = 65_536  # bytes
ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
POLICY = "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"


class AttachmentFile(Guarded, View):
    """Gives the bytes to whoever may have them now, whole or in the part that was asked for (Safari plays nothing without).

    Whatever is inside, a browser runs none of it: the type is ours, nothing is guessed from the bytes, and the answer has a
    policy of its own that forbids everything.
    """

    model = Attachment
    permission_required = Permission.READ_ATTACHMENT
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        kept: Attachment = self.object
        headers = headers_of(kept)
        part = part_asked_for(request, kept.size, headers["ETag"])
        if part is not None and len(part) == 0:
            return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{kept.size}"})
        if part is not None:
            headers["Content-Range"] = f"bytes {part[0]}-{part[-1]}/{kept.size}"
        part = range(kept.size) if part is None else part
        headers["Content-Length"] = str(len(part))
        status = 206 if "Content-Range" in headers else 200
        if request.method == "HEAD":
            return HttpResponse(status=status, headers=headers, content_type=kept.content_type)
        sent = PartOfFile(kept.file.storage.open(kept.file.name, "rb"), part)
        return StreamingHttpResponse(sent, status=status, headers=headers, content_type=kept.content_type)


def headers_of(kept: Attachment) -> dict[str, str]:
    return {
        "Content-Disposition": content_disposition_header(kept.kind == Attachment.Kind.DOCUMENT, kept.file_name) or "",
        "Accept-Ranges": "bytes",
        "ETag": f'"{kept.sha256}"',
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
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
