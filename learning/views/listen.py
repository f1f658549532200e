"""Hearing a section: a page that works without a script, the sound, and when each word of it is said."""

from io import BytesIO
from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property

from learning.models.progress import reads_of
from learning.models.recording import Recording, recording_of
from learning.providers import mp3
from learning.providers.speech import engine
from learning.views import everybody
from learning.views.section import ReadSection
from writing.views.private_file import PrivateFile, send


class ListenToSection(ReadSection):
    """For whoever may read the section, and no sooner. Says honestly where nobody has read it aloud."""

    template_name = "learning/section/listen.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.reader is None and not self.section.restricted:
            return everybody.answer(request, self.template_name, self.get_context_data, stamp=self.stamp)
        reads = reads_of(self.reader, [self.section.pk]) if self.reader and self.section.first else {}
        return self.ask_first(reads) or self.answer()

    def answer(self) -> HttpResponseBase:
        return self.render_to_response(self.get_context_data())

    @cached_property
    def recording(self) -> Recording | None:
        return recording_of(self.section.pk, self.section.stamp) if self.section.sound else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        places = {name: getattr(self, name) for name in ("module", "chapter", "section", "recording", "reader")}
        return places | {"has_engine": bool(self.recording) or engine() is not None}


class NeedsRecording(ListenToSection):
    """What is not there yet leads back to the page that says so."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        reads = reads_of(self.reader, [self.section.pk]) if self.reader and self.section.first else {}
        if (asked := self.ask_first(reads)) is not None:
            return asked
        return self.answer() if self.recording else redirect(f"{self.section.url}listen/")


class SoundOfSection(NeedsRecording):
    """The MP3, whole or in the part that a player asks for."""

    def answer(self) -> HttpResponseBase:
        content = bytes(self.recording.content)
        return send(
            self.request,
            PrivateFile(
                f"{self.section.slug}.mp3",
                mp3.MEDIA_TYPE,
                opened=lambda: BytesIO(content),
                size=len(content),
                tag=self.recording.digest[:32],
                inline=True,
            ),
        )


class TimesOfSection(NeedsRecording):
    """When each sentence and word is said, counted in the letters of the section."""

    def answer(self) -> HttpResponseBase:
        return JsonResponse(self.recording.times())
