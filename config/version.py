"""The version is the newest heading of the changelog, so that the two cannot disagree."""

import re
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

HEADING = re.compile(r"^## (\d+\.\d+\.\d+)\b", re.MULTILINE)


def newest(changelog: Path) -> str:
    found = HEADING.search(changelog.read_text(encoding="utf-8"))
    if found is None:
        raise ImproperlyConfigured(f"{changelog.name} has no heading such as: ## 1.2.0 – 3 May 2027")
    return found[1]
