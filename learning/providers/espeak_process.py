"""The process that speaks: sentences as JSON on standard input; times and samples on standard output.

Its command line knows no times, so the library is called itself (speak_lib.h). Nothing of Waymark or Django is imported here.
"""

import ctypes
import json
import os
import sys
from typing import Any

LIBRARY = "libespeak-ng.so.1"
SYNCHRONOUS, UTF8, CHARACTERS, RATE = 2, 1, 1, 1
WORD = 1


class Event(ctypes.Structure):
    _fields_ = (
        ("kind", ctypes.c_int),
        ("number", ctypes.c_uint),
        ("character", ctypes.c_int),  # from 1
        ("length", ctypes.c_int),
        ("milliseconds", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("unused", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


HEARD = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(Event))


class Speaker:
    """One voice. Events of a sentence come piece by piece, counted from its beginning."""

    def __init__(self, language: str, words_a_minute: int) -> None:
        self.library = ctypes.CDLL(LIBRARY)
        self.rate = self.library.espeak_Initialize(SYNCHRONOUS, 0, None, 0)
        self.samples = bytearray()
        self.words: list[tuple[int, int]] = []
        self.heard = HEARD(self.hear)  # kept, or the library would call into nothing
        self.library.espeak_SetSynthCallback(self.heard)
        wanted = Voice(languages=language.encode())
        if self.rate <= 0 or self.library.espeak_SetVoiceByProperties(ctypes.byref(wanted)):
            raise SystemExit(3)
        self.library.espeak_SetParameter(RATE, words_a_minute, 0)

    def hear(self, samples: int | None, count: int, events: Any) -> int:
        if samples and count:
            self.samples += ctypes.string_at(samples, 2 * count)
        at = 0
        while events[at].kind:
            if events[at].kind == WORD and events[at].character > 0:
                self.words.append((events[at].character - 1, events[at].milliseconds))
            at += 1
        return 0

    def speak(self, sentence: str) -> tuple[bytes, list[tuple[int, int]]]:
        self.samples, self.words = bytearray(), []
        text = sentence.encode() + b"\0"
        if self.library.espeak_Synth(text, len(text), 0, CHARACTERS, 0, UTF8, None, None):
            raise SystemExit(4)
        return bytes(self.samples), self.words


def main() -> None:
    os.nice(10)  # readers come first
    asked = json.load(sys.stdin)
    speaker = Speaker(asked["language"], asked["words_a_minute"])
    said = [speaker.speak(sentence) for sentence in asked["sentences"]]
    about = {"rate": speaker.rate, "sentences": [(len(samples), words) for samples, words in said]}
    sys.stdout.buffer.write(json.dumps(about).encode() + b"\n")
    for samples, _ in said:
        sys.stdout.buffer.write(samples)


if __name__ == "__main__":
    main()
