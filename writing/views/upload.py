"""Large files in parts, by tus 1.0 (tus.io): the core protocol with creation, expiration and termination."""

import base64
import binascii
from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.urls import reverse
from django.utils.http import http_date
from django.views import View

from accounts.access import Guarded
from accounts.rules import Permission as AccountPermission
from writing.actions import unfinished_upload as actions
from writing.actions.attachment import NoRoom
from writing.documents.refusals import MOST_BYTES
from writing.forms.attachment import NO_ROOM, TOO_LARGE
from writing.models import UnfinishedUpload
from writing.models.unfinished_upload import can_take_parts

TUS = "1.0.0"
PART = "application/offset+octet-stream"
WHAT_WE_DO = {"Tus-Version": TUS, "Tus-Extension": "creation,expiration,termination", "Tus-Max-Size": str(MOST_BYTES)}
LONGEST_NUMBER = 12  # digits


class SpeaksTus(Guarded, View):
    """What every answer says, and who may speak at all. X-Whose says who began, as with drafts."""

    permission_required = AccountPermission.USE_WAYMARK
    needs_version: ClassVar[set[str]] = {"POST", "HEAD", "PATCH", "DELETE"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        here = str(getattr(request.user, "pk", None))
        if not can_take_parts():
            raise Http404
        if request.headers.get("X-Whose", here) != here:
            answer = HttpResponse(status=401)
        elif request.method in self.needs_version and request.headers.get("Tus-Resumable") != TUS:
            answer = HttpResponse(status=412, headers={"Tus-Version": TUS})
        else:
            answer = super().dispatch(request, *args, **kwargs)
        answer.headers["Tus-Resumable"] = TUS
        return answer

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse(status=204, headers=WHAT_WE_DO)


class Uploads(SpeaksTus):
    """Where a file begins."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        size, said = number(request.headers.get("Upload-Length")), metadata(request.headers.get("Upload-Metadata", ""))
        if size is None or said is None:
            return in_words(400, "Upload-Length or Upload-Metadata cannot be read.")
        name = "".join(letter for letter in said.get("filename", "") if letter.isprintable()).strip()
        try:
            begun = actions.begin_upload(id=id_in(said), name=name, size=size, by=self.person)
        except UnfinishedUpload.DoesNotExist:
            raise Http404 from None
        except actions.TooLarge:
            return in_words(413, TOO_LARGE)
        except NoRoom:
            return in_words(507, NO_ROOM)
        place = reverse("writing:upload", args=[begun.pk])
        return HttpResponse(status=201, headers=standing(begun) | {"Location": request.build_absolute_uri(place)})


class UploadInParts(SpeaksTus):
    """One file on its way."""

    model = UnfinishedUpload
    http_method_names = ["head", "patch", "delete", "options"]

    def head(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse(headers=standing(self.object) | {"Upload-Length": str(self.object.size)})

    def patch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take one part, whole: whoever hangs up in the middle of one sends that one again."""
        offset = number(request.headers.get("Upload-Offset"))
        if request.content_type != PART:
            return in_words(415, f"A part is {PART}.")
        if offset is None:
            return in_words(400, "Upload-Offset cannot be read.")
        try:
            upload = actions.add_part(upload=self.object, offset=offset, part=request.body, by=self.person)
        except UnfinishedUpload.DoesNotExist:
            raise Http404 from None
        except UnreadablePostError:
            return in_words(400, "The part did not arrive whole.")
        except actions.WrongPlace as wrong:
            return HttpResponse(status=409, headers={"Upload-Offset": str(wrong.offset)})
        except (actions.TooLarge, RequestDataTooBig):
            return in_words(413, "This part is larger than one may be, or than what is left of the file.")
        return HttpResponse(status=204, headers=standing(upload))

    def delete(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actions.discard_upload(upload=self.object, by=self.person)
        return HttpResponse(status=204)


def standing(upload: UnfinishedUpload) -> dict[str, str]:
    """Return how far it is, and until when it is kept."""
    return {
        "Upload-Offset": str(upload.offset),
        "Upload-Expires": http_date(upload.kept_until.timestamp()),
        "Cache-Control": "no-store",
    }


def in_words(status: int, sentence: str) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")


def number(said: str | None) -> int | None:
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) <= LONGEST_NUMBER else None


def metadata(said: str) -> dict[str, str] | None:
    """Return what Upload-Metadata says: names, each with a value in base64. None where it cannot be read."""
    try:
        return dict(pairs(part.strip() for part in said.split(",") if part.strip()))
    except (binascii.Error, ValueError):
        return None


def pairs(parts: Iterable[str]) -> Iterable[tuple[str, str]]:
    for part in parts:
        name, _, value = part.partition(" ")
        yield name, base64.b64decode(value, validate=True).decode()


def id_in(said: dict[str, str]) -> UUID:
    """Return the id that the page made, or a new one for a program that makes none."""
    try:
        return UUID(said["id"])
    except (KeyError, ValueError):
        return uuid4()
