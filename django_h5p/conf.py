"""Settings of a host project. Each is named here once, with what it is when nobody sets it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils.module_loading import import_string

DEFAULTS: Final[dict[str, Any]] = {
    "H5P_ROOT": None,  # a folder for libraries and contents, below neither MEDIA_ROOT nor STATIC_ROOT
    "H5P_PLAYER_ROOT": None,  # where the player's files are; H5P_ROOT/player when nobody says
    "H5P_EDITOR_ROOT": None,  # where the files of the official editor are, if there are any; H5P_ROOT/editor when nobody says
    "H5P_ORIGIN": "",  # https://h5p.example.org: a host of its own for players
    "H5P_EMBEDDED_BY": (),  # origins whose pages may hold a player; only the site itself when empty
    "H5P_MEDIA_ORIGINS": (),  # other sites from which contents may load pictures, sound and video
    "H5P_POLICY": "django_h5p.policy.Policy",
    "H5P_RUN_IMPORT": "django_h5p.hooks.at_once",
    "H5P_HUB_URL": "",  # https://hub-api.h5p.org/v1/: where administrators get content types; nobody is asked when empty
    "H5P_HUB_MAY_BE_PRIVATE": False,  # a hub of one's own, on an address inside the network
    "H5P_SCANNER": "",  # a function that is given the path of an upload, and returns whether it may be opened
    "H5P_USES": "",  # a function that is given UUIDs of contents and says where each is used
    "H5P_CLEANER": "django_h5p.authoring.cleaning.clean",  # makes params harmless, given them and what answers semantics
    "H5P_TOKEN_SECONDS": 6 * 60 * 60,
    "H5P_SAVE_SECONDS": 10,
    "H5P_MAX_UPLOAD": 200 * 1024 * 1024,
    "H5P_MAX_STATE": 256 * 1024,
    "H5P_MAX_STATEMENT": 64 * 1024,
    "H5P_MAX_STATEMENTS": 2000,
}


def value(name: str) -> Any:
    """Return a setting of the host, or what it is when nobody sets it."""
    return getattr(settings, name, DEFAULTS[name])


def root() -> Path:
    """Return the folder of libraries and contents. Raises ValueError where the host names none; a system check says it earlier."""
    folder = value("H5P_ROOT")
    if not folder:
        raise ValueError("H5P_ROOT is missing. Name a folder for H5P files that is below neither MEDIA_ROOT nor STATIC_ROOT.")
    return Path(folder)


def player_root() -> Path:
    folder = value("H5P_PLAYER_ROOT")
    return Path(folder) if folder else root() / "player"


def editor_root() -> Path:
    folder = value("H5P_EDITOR_ROOT")
    return Path(folder) if folder else root() / "editor"


def function(name: str) -> Callable[..., Any] | None:
    """Return what a setting points to with a dotted path, or None where it is empty."""
    return import_string(value(name)) if value(name) else None
