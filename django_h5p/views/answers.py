"""What every answer to a player carries."""

import mimetypes
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt

FOR_EVER: Final = "public, max-age=31536000, immutable"
PRIVATE: Final = "private, max-age=3600"
NO_STORE: Final = "no-store"
INERT: Final = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
TYPES: Final = {
    "js": "text/javascript",
    "mjs": "text/javascript",
    "css": "text/css",
    "json": "application/json",
    "map": "application/json",
    "svg": "image/svg+xml",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "ttf": "font/ttf",
    "otf": "font/otf",
    "eot": "application/vnd.ms-fontobject",
    "webp": "image/webp",
    "avif": "image/avif",
    "vtt": "text/vtt",
    "webvtt": "text/vtt",
    "srt": "text/plain",
    "md": "text/plain",
    "csv": "text/csv",
    "m4a": "audio/mp4",
    "m4v": "video/mp4",
    "opus": "audio/ogg",
    "wasm": "application/wasm",
    "gltf": "model/gltf+json",
    "glb": "model/gltf-binary",
}

View = Callable[..., HttpResponseBase]


def for_players(view: View) -> View:
    """Let a frame of an opaque origin ask, and tell it who may read the answer: anybody, because there is no cookie to misuse."""

    @csrf_exempt
    @xframe_options_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = HttpResponse(status=204) if request.method == "OPTIONS" else view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Allow-Headers"] = "content-type, x-requested-with"
        response["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
        response["Access-Control-Max-Age"] = "86400"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        response["X-Content-Type-Options"] = "nosniff"
        response.setdefault("Cache-Control", NO_STORE)
        return response

    return answer


def give_file(request: HttpRequest, path: Path, *, cache: str) -> HttpResponseBase:
    """Answer with a file that lies where it should. Films can be asked for in parts. Opened by itself it can do nothing."""
    if not path.is_file():
        raise Http404
    stat = path.stat()
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    if since is not None and int(stat.st_mtime) <= since:
        response: HttpResponseBase = HttpResponse(status=304)
    else:
        response = in_part(request, path, stat.st_size) or FileResponse(path.open("rb"))
    response["Content-Type"] = content_type(path)
    response["Cache-Control"] = cache
    response["Last-Modified"] = http_date(stat.st_mtime)
    response["Accept-Ranges"] = "bytes"
    response["Content-Security-Policy"] = INERT
    return response


def content_type(path: Path) -> str:
    """From a fixed list, and never HTML: what a machine's own list says may differ from one to the next."""
    ending = path.suffix.removeprefix(".").lower()
    kind = TYPES.get(ending) or mimetypes.types_map.get(f".{ending}", "application/octet-stream")
    if kind.startswith(("text/", "application/json")):
        kind += "; charset=utf-8"
    return kind if "html" not in kind and kind != "application/xhtml+xml" else "application/octet-stream"


def in_part(request: HttpRequest, path: Path, size: int) -> HttpResponseBase | None:
    """Return the part of a file that a Range header asks for, or None where it asks for none that we know."""
    unit, _, asked = request.headers.get("Range", "").partition("=")
    first, dash, last = asked.partition("-")
    if unit != "bytes" or not dash or "," in asked or not (first + last).isdecimal() or len(asked) > 40:  # noqa: PLR2004
        return None
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file = path.open("rb")
    file.seek(start)
    response = FileResponse(Part(file, end - start + 1), status=206)
    response["Content-Length"] = str(end - start + 1)
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    return response


class Part:
    """So many bytes of an open file, from where it stands."""

    def __init__(self, file: Any, left: int) -> None:
        self.file, self.left = file, left

    def read(self, size: int = -1) -> bytes:
        piece = self.file.read(self.left if size < 0 else min(size, self.left))
        self.left -= len(piece)
        return piece

    def close(self) -> None:
        self.file.close()
