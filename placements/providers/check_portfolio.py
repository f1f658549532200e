#!/usr/bin/env python3
"""Says whether a portfolio is just as it was when it was made.

    python3 check_portfolio.py portfolio.pdf

Needs Python 3.8 or newer and nothing else: no network, and not the site that made the file. KEYS are that site's public keys.
Compare a key's fingerprint with what the university publishes, because whoever gives you a file could give you a script as well.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

KEYS: dict[str, dict] = {}  # by fingerprint; the site that offers this script fills them in

UNCHANGED, CHANGED, NOT_OURS = "unchanged", "changed", "not ours"
IN_WORDS = {
    UNCHANGED: "Unchanged. Not one byte differs from what was made.",
    CHANGED: "This file has been changed since it was made.",
    NOT_OURS: "The site that offers this script did not make this file.",
}
MARK = re.compile(rb"WaymarkPortfolio([0-9a-f]{16})x([0-9a-f]{32})")  # PDF writers escape whatever is no letter or digit
RANGE = re.compile(rb"/ByteRange ?\[ ?(\d+) (\d+) (\d+) (\d+) ?\]")
REASON = re.compile(rb"/Reason ?\(((?:[^()\\]|\\.)*)\)")
ESCAPED = re.compile(rb"\\([0-3][0-7]{2})")
SHA256_IN_PKCS1 = bytes.fromhex("3031300d060960864801650304020105000420")


def marks(data: bytes) -> list[tuple[str, str]]:
    """Return the marks in a file, each as the beginning of a key's fingerprint and a number. A file of ours has it twice."""
    return [(key.decode(), mark.decode()) for key, mark in MARK.findall(data)]


def look(data: bytes, keys: dict[str, dict] | None = None) -> str:
    """Return one of the three words above."""
    keys = KEYS if keys is None else keys
    short = {fingerprint[:16]: key for fingerprint, key in keys.items()}
    ours = [short[key] for key, _ in marks(data) if key in short]
    if not ours:
        return NOT_OURS
    return UNCHANGED if any(is_intact(data, key) for key in ours) else CHANGED


def is_intact(data: bytes, key: dict) -> bool:
    """Return whether the key signed every byte of this file, and whether every byte of the signature is as it has to be."""
    where = RANGE.findall(data)
    if not where:
        return False
    start, length, after, rest = (int(number) for number in where[-1])
    held = data[length:after]
    if start or after + rest != len(data) or held[:1] != b"<" or held[-1:] != b">":
        return False
    try:
        container = bytes.fromhex(held[1:-1].decode("ascii"))
    except ValueError:
        return False
    if container.hex().upper().encode() != held[1:-1]:
        return False
    signature, padding = container[: key["length"]], container[key["length"] :]
    if len(signature) < key["length"] or padding.strip(b"\0"):
        return False
    return is_signed(signature, hashlib.sha256(data[:length] + data[after:]).digest(), key)


def is_signed(signature: bytes, digest: bytes, key: dict) -> bool:
    """Return whether this is the key's signature of the digest: its shape is that of all of them, and the numbers agree."""
    cut = {name: slice(*key[name]) for name in ("attributes", "digest", "value")}
    if signature[cut["digest"]] != digest:
        return False
    shape = bytearray(signature)
    for name in ("digest", "value"):
        shape[cut[name]] = bytes(len(shape[cut[name]]))
    if hashlib.sha256(shape).hexdigest() != key["shape"]:
        return False
    modulus = int(key["modulus"], 16)
    size = (modulus.bit_length() + 7) // 8
    attributes = b"\x31" + signature[cut["attributes"]][1:]  # they are signed as the set that they are
    hashed = SHA256_IN_PKCS1 + hashlib.sha256(attributes).digest()
    expected = b"\0\1" + b"\xff" * (size - len(hashed) - 3) + b"\0" + hashed
    value = int.from_bytes(signature[cut["value"]], "big")
    return value < modulus and pow(value, key["exponent"], modulus).to_bytes(size, "big") == expected


def said_in(data: bytes) -> str:
    """Return what the site wrote into the signature: who made the file, when, with how many signatures."""
    found = REASON.findall(data)
    words = ESCAPED.sub(lambda octal: bytes([int(octal[1], 8)]), found[-1]) if found else b""
    return words.decode("ascii", "replace").rpartition(" WaymarkPortfolio")[0]


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__)
        return 2
    data = Path(arguments[0]).read_bytes()
    verdict = look(data)
    print(IN_WORDS[verdict])
    if verdict == UNCHANGED:
        print(said_in(data))
    for fingerprint in KEYS:
        print("Checked with the key", fingerprint)
    return 0 if verdict == UNCHANGED else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
