"""Samples as an MP3: every browser and every e-reader plays it, and one can go to any moment of it."""

from collections.abc import Iterator
from io import BytesIO

import av

BITS_A_SECOND = 24_000  # enough for one voice; a minute is 180 kB
QUICKLY = {"compression_level": "7"}  # measured: half the work of the usual, and no difference to a voice
MEDIA_TYPE = "audio/mpeg"


def encode(samples: bytes, rate: int) -> bytes:
    """Return 16-bit samples of one channel as an MP3."""
    file = BytesIO()
    with av.open(file, "w", format="mp3", options={"id3v2_version": "0", "write_id3v1": "0"}) as out:
        stream = out.add_stream("libmp3lame", rate=rate, layout="mono", bit_rate=BITS_A_SECOND, options=QUICKLY)
        for frame in frames(samples, rate, 2 * (stream.codec_context.frame_size or 576)):
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return file.getvalue()


def frames(samples: bytes, rate: int, size: int) -> Iterator[av.AudioFrame]:
    for at in range(0, len(samples), size):
        some = samples[at : at + size].ljust(size, b"\0")
        frame = av.AudioFrame(format="s16p", layout="mono", samples=size // 2)
        frame.planes[0].update(some)
        frame.sample_rate, frame.pts = rate, at // 2
        yield frame
