"""Reads a recording in a process of its own: `python recording_reader.py webm < recording`.

A damaged or hostile recording can bring down the program that reads it. Here that is nobody's page. The sound is taken over
packet by packet into a new file, not decoded: without tags (who, where, on which phone), pictures or moving pictures, and with
the length that browsers' own recordings do not say. Prints one line of JSON, and after it the new file.
"""

import json
import resource
import sys
from fractions import Fraction
from io import BytesIO

import av

# Of each kind: how it is read and how it is written. Named, so that nothing else is ever tried, least of all a list of addresses.
FORMATS = {
    "webm": ("matroska", "webm"),
    "ogg": ("ogg", "ogg"),
    "m4a": ("mov", "mp4"),
    "mp3": ("mp3", "mp3"),
    "wav": ("wav", "wav"),
}
PLAYED = {"opus", "vorbis", "aac", "mp3", "mp3float", "pcm_s16le", "pcm_s24le", "pcm_u8", "pcm_f32le"}
MOST_SECONDS = 20  # of work
MOST_MEMORY = 2_000_000_000  # bytes


def take_over(recording: bytes, kind: str) -> tuple[Fraction, bytes]:
    """Return how many seconds of sound there are, by its packets, and the same sound in a new file. Raises ValueError."""
    reads, writes = FORMATS[kind]
    taken = BytesIO()
    with (
        av.open(BytesIO(recording), format=reads) as source,
        av.open(taken, "w", format=writes, options={"fflags": "+bitexact"}) as to,
    ):
        if not source.streams.audio or source.streams.audio[0].codec_context.name not in PLAYED:
            raise ValueError("no sound that browsers play")
        sound = source.streams.audio[0]
        copy = to.add_stream_from_template(sound)
        copy.metadata.clear()
        begins, ends = None, 0
        for packet in source.demux(sound):
            if packet.pts is None or packet.dts is None:
                continue
            begins = packet.pts if begins is None else min(begins, packet.pts)
            ends = max(ends, packet.pts + (packet.duration or 0))
            packet.stream = copy
            to.mux(packet)
        seconds = Fraction(0) if begins is None else (ends - begins) * sound.time_base
    return seconds, taken.getvalue()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    length, sound = take_over(sys.stdin.buffer.read(), sys.argv[1])
    sys.stdout.buffer.write(json.dumps({"seconds": float(length)}).encode() + b"\n" + sound)
