"""The files of the player: those of npm's h5p-standalone that hold the H5P core, and our own that go around it."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from django_h5p import conf
from django_h5p.packages.names import is_safe_path

OURS: Final = Path(__file__).resolve().parent / "frame"
BEFORE: Final = ("before.js",)
AFTER: Final = ("after.js", "notices.js")
UPGRADE: Final = "upgrade.js"
EDITOR_BEFORE: Final = "editor-before.js"
EDITOR_SETTINGS: Final = "editor-settings.js"
EDITOR: Final = "editor.js"
CORE: Final = "frame.bundle.js"
STYLES: Final = ("styles/h5p.css", "frame.css")
WANTED: Final = ("frame.bundle.js", "styles/h5p.css", "styles/h5p-fonts.css")
FOLDERS: Final = ("styles/", "fonts/", "images/")


@lru_cache(maxsize=1)
def version() -> str:
    """A digest of what a browser keeps for a year. Empty where the player is not installed."""
    core = conf.player_root() / CORE
    if not core.is_file():
        return ""
    digest = sha256()
    for path in [core, conf.player_root() / STYLES[0], *sorted(OURS.iterdir())]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def find(name: str) -> Path | None:
    """Return a file of the player by its name in an address, and nothing else of what lies beside it."""
    if not is_safe_path(name):
        return None
    for folder, names in (
        (OURS, {*BEFORE, *AFTER, *STYLES, UPGRADE, EDITOR_BEFORE, EDITOR_SETTINGS, EDITOR}),
        (conf.player_root(), None),
    ):
        if names is not None and name not in names:
            continue
        if names is None and name not in WANTED and not name.startswith(FOLDERS):
            continue
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            return path
    return None
