"""The files of the official H5P editor, where an administrator supplied them. They come with no package that we could depend on."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from django_h5p import conf
from django_h5p.packages.names import LIBRARY_EXTENSIONS, extension, is_safe_path

NEEDED: Final = (
    "scripts/h5peditor.js",
    "scripts/h5peditor-editor.js",
    "scripts/h5peditor-init.js",
    "styles/css/application.css",
    "language/en.js",
)
FOLDERS: Final = ("scripts/", "styles/css/", "ckeditor/", "language/", "libs/", "images/")
# In the order in which the editor wants them. Those that a version does not have are left out.
FIRST: Final = ("scripts/h5peditor-editor.js", "scripts/h5peditor-init.js", "language/en.js", "scripts/h5peditor.js")
THEN: Final = (
    "semantic-structure", "library-selector", "fullscreen-bar", "form", "text", "html", "number", "textarea", "file-uploader",
    "file", "image", "image-popup", "av", "group", "boolean", "list", "list-editor", "library", "library-list-cache", "select",
    "selector-hub", "selector-legacy", "dimensions", "coordinates", "none", "metadata", "metadata-author-widget",
    "metadata-changelog-widget", "pre-save",
)  # fmt: skip
LAST: Final = ("ckeditor/ckeditor.js",)
STYLES: Final = (
    "libs/cropper.css",
    "styles/css/fonts.css",
    "styles/css/application.css",
    "styles/css/libs/zebra_datepicker.min.css",
)


def is_wanted(name: str) -> bool:
    """Whether a file of the package is taken: of its folders for browsers, and of a kind that a library may have."""
    return is_safe_path(name) and name.startswith(FOLDERS) and extension(name) in LIBRARY_EXTENSIONS and extension(name) != "map"


def is_here() -> bool:
    return all((conf.editor_root() / name).is_file() for name in NEEDED)


@lru_cache(maxsize=4)
def digest(folder: Path, changed: int) -> str:
    found = sha256()
    for name in NEEDED:
        found.update((folder / name).read_bytes())
    return found.hexdigest()[:16]


def version() -> str:
    """A digest of what a browser keeps for a year. Empty where the editor is not installed."""
    return digest(conf.editor_root(), (conf.editor_root() / NEEDED[0]).stat().st_mtime_ns) if is_here() else ""


def scripts() -> list[str]:
    """Those that come after FIRST and the settings, as far as they are here."""
    names = [*(f"scripts/h5peditor-{name}.js" for name in THEN), *LAST]
    return [name for name in names if (conf.editor_root() / name).is_file()]


def styles() -> list[str]:
    return [name for name in STYLES if (conf.editor_root() / name).is_file()]


def find(name: str) -> Path | None:
    """Return a file of the editor by its name in an address."""
    root = conf.editor_root().resolve()
    path = (root / name).resolve() if is_wanted(name) else None
    return path if path is not None and path.is_relative_to(root) and path.is_file() else None
