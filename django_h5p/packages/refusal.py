"""Why a file is not taken: a code for programs, and a sentence that a teacher understands."""

from typing import Final

REASONS: Final = {
    # The file as a zip
    "not-a-package": "This file cannot be opened as an H5P file. Download it again from where it was made, and upload that copy.",
    "damaged": "A part of this file is damaged. Download it again from where it was made, and upload that copy.",
    "too-many-files": "This file holds more than {limit} files, which is more than this site takes.",
    "file-too-large": "A file in this package is larger than {limit} MB. Make videos and pictures smaller and export it again.",
    "package-too-large": "This package is larger than {limit} MB unpacked. Make its videos smaller and export it again.",
    "squeezed-too-hard": "A file in this package is squeezed so hard that it could fill a disk. Such files are not opened here.",
    "overlapping": "Files inside this package lie on top of each other, as they do in files that are made to do harm.",
    "encrypted": "This file is protected by a password. Export it again without one.",
    "compression": "This file is packed in a way that H5P does not use. Export it again from the program it was made with.",
    "special-file": "This package holds a link or a device in place of a file. Export it again from the program it was made with.",
    "unsafe-name": "A file inside this package has a name that could lead out of its folder, or hides characters.",
    "colliding-names": "Two files inside this package have names that differ only in capital letters.",
    "duplicate-file": "This package holds two different files under one name.",
    "forbidden-file": "The content holds a kind of file that this site does not take. Pictures, sound, video, documents are fine.",
    # What it says
    "missing-h5p-json": "This zip file is not an H5P package: it has no h5p.json at its top.",
    "missing-content-json": "This package has libraries and no content (content/content.json). Export it again with its content.",
    "json-broken": "A description inside this package cannot be read. Export it again from the program it was made with.",
    "json-too-large": "A description inside this package is too large to be read safely.",
    "json-too-deep": "A description inside this package is nested deeper than anything H5P makes.",
    "json-number": "A description inside this package holds a number that is none, such as NaN.",
    "json-nul": "A description inside this package holds characters that cannot be kept.",
    "json-duplicate-key": "A description inside this package says two things under one name.",
    "h5p-json-invalid": "The description of this package (h5p.json) lacks something that H5P needs.",
    "content-json-invalid": "The content of this package is not in the form that H5P uses.",
    # Its libraries
    "library-json-invalid": "The description of a library in this package lacks something that H5P needs.",
    "library-folder": "A library in this package stands in a folder that is named for another one.",
    "machine-name": "A library in this package has a name that H5P does not allow.",
    "semantics-invalid": "A library in this package describes its form in a way that H5P does not know.",
    "missing-asset": "A library in this package names a script or a style that is not there.",
    "unsafe-asset": "A library in this package names a script or a style outside its own folder.",
    "remote-asset": "A library in this package would load a script or a style from another site.",
    "core-too-new": "A library in this package needs a newer H5P than the {limit} of this site.",
    "dependency-cycle": "Libraries in this package wait for each other in a circle.",
    "missing-library": "This activity needs H5P libraries that this site does not have.",
    "not-runnable": "The main library of this package is a part for others, and cannot be played by itself.",
    # Who brings it, and what is here already
    "may-not-add": "You may not add H5P activities here. Ask whoever looks after this site.",
    "may-not-install": (
        "This activity needs H5P libraries that this site does not have, and only an administrator may install them. "
        "Send them this file and the list."
    ),
    "may-not-update": "This package brings a newer version of a library that is here, and only an administrator may update it.",
    "library-differs": (
        "This package holds a library in a version that is installed here already, with other bytes. Nothing was replaced. "
        "Bring the file again and choose to keep the libraries that are here, or ask its makers for a version with a new number."
    ),
    "library-restricted": "An administrator has restricted this kind of activity. Ask them if you need it.",
    "hub-away": "The content type could not be fetched.",
    "lost": "The file was gone before it could be looked at. Bring it again.",
    "scanner": "The virus scanner of this site did not pass this file.",
}


class Refused(Exception):
    """A package that is not taken. `code` is a key of REASONS; `about` names what it was about, such as a file or a library."""

    def __init__(self, code: str, about: str = "", *, limit: object = "", items: list[str] | None = None) -> None:
        self.code = code
        self.about = about[:200]
        self.sentence = REASONS[code].format(limit=limit)
        self.items = items or []
        super().__init__(self.detail)

    @property
    def detail(self) -> str:
        """The sentence and what it is about, as plain text: a page has to escape it, because it may quote the package."""
        about = ", ".join(self.items) or printable(self.about)
        return f"{self.sentence} ({about})" if about else self.sentence


def printable(text: str) -> str:
    """Names of hostile files hold characters that turn a line around or hide in it."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
