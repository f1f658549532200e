"""Reads settings from the environment, and says what to do when one is wrong."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"", "0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    """Return the variable without surrounding spaces, or the default where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    """Return a yes or no. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in TRUE:
        return True
    if value.strip().lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}. Write yes or no.")


def number(name: str, default: int) -> int:
    """Return a whole number. Raises ImproperlyConfigured for anything else."""
    value = text(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}. Write a whole number.") from None


def words(name: str, default: str = "") -> list[str]:
    """Return the parts of a comma-separated list."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def choice(name: str, options: tuple[str, ...], default: str) -> str:
    """Return one of the options. Raises ImproperlyConfigured for anything else."""
    value = text(name, default)
    if value not in options:
        raise ImproperlyConfigured(f"{name} is {value!r}. Choose one of: {', '.join(options)}.")
    return value


def secret(name: str) -> str:
    """Return a secret from NAME, or from the file that NAME_FILE points to. Empty where neither is set."""
    path = text(f"{name}_FILE")
    if not path:
        return text(name)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}_FILE points to {path}, which cannot be read ({error.strerror}). Mend the path, or set {name}."
        ) from None


def load(path: Path) -> None:
    """Fill the environment from a file of NAME=value lines; what is already set stays."""
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.strip().partition("=")
        if equals and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("\"'"))
