"""What a piece of JSON must look like, said as small checks that are put together. A check raises Invalid or says nothing."""

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

Check = Callable[[Any, str], None]  # the value, and where it stands: "statement.result.score"

SHOWN = 60  # characters of a name that somebody else chose


class Invalid(Exception):
    """Something does not follow the specification. Its text is a sentence that says where and what."""


def refuse(where: str, words: str) -> NoReturn:
    raise Invalid(f"{where} {words}.")


def fields(checks: Mapping[str, Check], *, required: tuple[str, ...] = ()) -> Check:
    """An object with these names and no others."""

    def check(value: Any, where: str) -> None:
        an_object(value, where)
        for name in required:
            if name not in value:
                refuse(where, f"needs “{name}”")
        for name, part in value.items():
            if name not in checks:
                refuse(where, f"may not have “{name[:SHOWN]}”")
            checks[name](part, f"{where}.{name}")

    return check


def list_of(check_one: Check, *, at_least: int = 0) -> Check:
    def check(value: Any, where: str) -> None:
        if not isinstance(value, list):
            refuse(where, "must be a list")
        if len(value) < at_least:
            refuse(where, "must not be empty")
        for number, part in enumerate(value):
            check_one(part, f"{where}[{number}]")

    return check


def map_of(key_fits: Callable[[str], bool], key_is: str, check_one: Check) -> Check:
    """An object whose names are not known beforehand, such as languages."""

    def check(value: Any, where: str) -> None:
        an_object(value, where)
        for key, part in value.items():
            if not key_fits(key):
                refuse(where, f"has “{key[:SHOWN]}”, which is not {key_is}")
            check_one(part, f"{where}.{key[:SHOWN]}")

    return check


def text_that(fits: Callable[[str], bool], is_what: str) -> Check:
    def check(value: Any, where: str) -> None:
        if not isinstance(value, str) or not fits(value):
            refuse(where, f"must be {is_what}")

    return check


def one_of(*options: str) -> Check:
    return text_that(lambda value: value in options, " or ".join(f"“{option}”" for option in options))


def an_object(value: Any, where: str) -> None:
    if not isinstance(value, dict):
        refuse(where, "must be an object")


def text(value: Any, where: str) -> None:
    if not isinstance(value, str):
        refuse(where, "must be text")


def yes_or_no(value: Any, where: str) -> None:
    if not isinstance(value, bool):
        refuse(where, "must be true or false")


def number(value: Any, where: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        refuse(where, "must be a number")


def anything(value: Any, where: str) -> None:
    """The values of extensions are nobody's business but their author's."""
