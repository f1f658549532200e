"""What a host has to set, said when the site starts and not when somebody uploads."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution

from django_h5p import conf

PLAYER_FILES = ("frame.bundle.js", "styles/h5p.css")


@register
def root_is_private(**_: Any) -> list[CheckMessage]:
    if not conf.value("H5P_ROOT"):
        return [Error("H5P_ROOT is not set.", hint="Name a folder that the site may write to.", id="django_h5p.E001")]
    root = conf.root().resolve()
    for name in ("MEDIA_ROOT", "STATIC_ROOT"):
        public = getattr(settings, name, None)
        if public and root.is_relative_to(Path(public).resolve()):
            hint = "Web servers give out what is below it, without asking who is there."
            return [Error(f"H5P_ROOT lies below {name}.", hint=hint, id="django_h5p.E002")]
    return []


@register
def player_is_there(**_: Any) -> list[CheckMessage]:
    if conf.value("H5P_ROOT") and not all((conf.player_root() / name).is_file() for name in PLAYER_FILES):
        hint = "Run manage.py h5p_install_player, or point H5P_PLAYER_ROOT to its files."
        return [Caution("The H5P player is not installed.", hint=hint, id="django_h5p.W001")]
    return []
