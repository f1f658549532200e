"""Documents with a word of its own in each place where somebody could be found, and the bytes of a document taken apart."""

from io import BytesIO
from zipfile import ZipFile

import pikepdf
from PIL import Image


def zipped(parts, stored=()):
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data if isinstance(data, bytes) else data.encode(), compress_type=0 if name in stored else 8)
    return out.getvalue()


def taken_apart(data):
    """Everything a curious reader could get at: names and bytes of every part, PDF streams unpacked."""
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as file:
            return data + b"".join(one.filename.encode() + one.comment + one.extra + file.read(one) for one in file.infolist())
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        streams = [
            thing.read_bytes()
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and "/Filter" in thing and is_plain(thing)
        ]
        raw = [thing.read_raw_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        pdf.save(out, qdf=True, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return data + out.getvalue() + b"".join(streams + raw)


def is_plain(stream):
    return stream.get("/Filter") == pikepdf.Name.FlateDecode


def found_in(data, words):
    """Which of the words are in these bytes, in any of the ways that programs write letters down."""
    apart = taken_apart(data).lower()
    return {word for word in words if any(letters in apart for letters in written(word.lower()))}


def written(word):
    return [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode().hex().encode()]


def photograph(said, kind="JPEG"):
    """A picture with a word in what a camera writes beside it."""
    out, picture = BytesIO(), Image.new("RGB", (60, 40), "teal")
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = said, said  # description, artist
    picture.save(out, kind, exif=exif, **({"comment": said.encode()} if kind == "JPEG" else {}))
    return out.getvalue()
