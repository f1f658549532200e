"""Static files as browsers get them: named by their contents, compressed, and the style sheet in one piece."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/waymark.css"
IMPORT = re.compile(r'@import url\("(?P<path>[^"]+)"\)(?: layer\((?P<layer>[a-z]+)\))?;')
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


class WaymarkStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Puts the imports of the style sheet in place, and names our script modules by their contents where others import them."""

    max_post_process_passes = 10  # our scripts import each other nine deep; Django gives up after five rounds of naming
    # Django offers these patterns, but only for every script of every package at once; some of those import what is not there.
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1]),  # noqa: SLF001
    )

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[tuple]:
        if SHEET in paths:
            self.delete(SHEET)
            self.save(SHEET, ContentFile(joined(paths)))
            paths = paths | {SHEET: (self, SHEET)}
        yield from super().post_process(paths, *args, **options)


def joined(paths: dict[str, Any]) -> str:
    """Return the style sheet with its imports in place. Reads the sources: what was collected last time may be older."""

    def source(name: str) -> str:
        storage, path = paths[name]
        with storage.open(path) as file:
            return file.read().decode()

    def in_place(found: re.Match[str]) -> str:
        text = source(f"css/{found['path']}")
        return f"@layer {found['layer']} {{\n{text}}}" if found["layer"] else text

    return COMMENT.sub("", IMPORT.sub(in_place, source(SHEET)))
