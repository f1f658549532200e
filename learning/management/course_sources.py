"""Citations in course files: `<a href="source:ID"></a>`, where ID is a reading of Taking it Further in any of its chapters."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils.html import escape

from learning.actions.source import put_source
from learning.management import course_files
from learning.models.citation import in_text

CITED = re.compile(r'<a href="source:([a-z0-9-]+)"></a>')


def readings(folders: list[Path]) -> dict[str, dict[str, Any]]:
    """Return the readings of all chapters by their ids."""
    chapters = [course_files.read(folder / "chapter.toml", course_files.CHAPTER) for folder in folders]
    return {one["id"]: one for chapter in chapters for one in chapter["further"].get("reading", [])}


def citing(known: dict[str, dict[str, Any]]) -> Callable[[str], str]:
    """Return what writes citations as Wagtail stores them. What it returns raises LookupError for a reading that is not there."""

    def cite(found: re.Match) -> str:
        if found[1] not in known:
            raise LookupError(f"No chapter has the reading “{found[1]}” in its Taking it Further.")
        source = put_source(known[found[1]])
        return f'<a linktype="source" id="{source.pk}">{escape(in_text(source.work))}</a>'

    return lambda html: CITED.sub(cite, html)
