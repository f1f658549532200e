"""Recordings as browsers and phones make them: silence, in each kind of file, with what a phone writes around it."""

from functools import cache
from io import BytesIO
from uuid import uuid4

import av
from django.core.files.uploadedfile import SimpleUploadedFile

KINDS = {
    "webm": ("webm", "libopus", 48_000),
    "ogg": ("ogg", "libopus", 48_000),
    "m4a": ("ipod", "aac", 44_100),
    "mp3": ("mp3", "libmp3lame", 44_100),
    "wav": ("wav", "pcm_s16le", 8_000),
}
TAG = "Quincunxsound, Okafor house"


@cache
def sound(kind="webm", *, seconds=20.0, live=False):
    """Return the bytes of a recording. live=True: as MediaRecorder streams it, so that no header says how long it is."""
    format_, codec, rate = KINDS[kind]
    return silence(format_, codec, rate, seconds=seconds, options={"live": "1"} if live else {})


def fragmented(codec):
    """MP4 as MediaRecorder writes it: piece by piece, with no length at its head."""
    return silence("mp4", codec, 48_000, seconds=20.0, options={"movflags": "frag_keyframe+empty_moov+default_base_moof"})


def silence(format_, codec, rate, *, seconds, options):
    file = BytesIO()
    with av.open(file, "w", format=format_, options=options) as made:
        made.metadata["title"] = TAG
        stream = made.add_stream(codec, rate=rate, layout="mono", bit_rate=16_000)
        at, size = 0, stream.codec_context.frame_size or 960
        while at < seconds * rate:
            frame = av.AudioFrame(format=stream.format.name, layout="mono", samples=size)
            for plane in frame.planes:
                plane.update(bytes(plane.buffer_size))
            frame.sample_rate, frame.pts = rate, at
            at += size
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    return file.getvalue()


def as_file(said=None, *, name="Mrs Okafor.webm", content_type="text/html"):
    return SimpleUploadedFile(name, sound() if said is None else said, content_type=content_type)


def sent(said=None, *, id=None, **others):  # noqa: A002
    """What the page sends."""
    return {"id": str(id or uuid4()), "file": as_file(said, **others)}
