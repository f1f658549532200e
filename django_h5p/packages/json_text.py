"""JSON as H5P writes it, and nothing that only some readers would take."""

import json
import math
import re
from typing import Any, NoReturn

from django_h5p.packages.limits import Limits
from django_h5p.packages.refusal import Refused

STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
NUL_OR_SURROGATE = re.compile(r"\\u(?:0000|d[89a-f][0-9a-f]{2})", re.IGNORECASE)


def read_json(raw: bytes, name: str, limits: Limits, *, may_repeat: bool = False) -> tuple[Any, str]:
    """Return what the bytes say, and their text. Raises Refused, naming `name`.

    With `may_repeat`, a key that stands twice is taken as every reader takes it: the last counts.
    """
    if len(raw) > limits.json:
        raise Refused("json-too-large", name)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("json-broken", name) from None
    if "\x00" in text:
        raise Refused("json-nul", name)
    measure(text, name, limits)
    value = parse(text, name, may_repeat=may_repeat)
    if NUL_OR_SURROGATE.search(text):
        refuse_what_cannot_be_kept(value, name)
    return value, text


def measure(text: str, name: str, limits: Limits) -> None:
    """Count values and depth before anything is built in memory."""
    depth = deepest = values = 0
    outside = STRING.sub('"', text) if '"' in text else text
    for sign in re.findall(r"[\[\]{},]", outside):
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
        values += sign in "[{,"
        if deepest > limits.json_depth:
            raise Refused("json-too-deep", name)
        if values > limits.json_values:
            raise Refused("json-too-large", name)


def parse(text: str, name: str, *, may_repeat: bool) -> Any:
    def no_number(_: str) -> NoReturn:
        raise Refused("json-number", name)

    def finite(digits: str) -> float:
        number = float(digits)
        return number if math.isfinite(number) else no_number(digits)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs) and not may_repeat:
            raise Refused("json-duplicate-key", name)
        return found

    try:
        return json.loads(text, parse_constant=no_number, parse_float=finite, object_pairs_hook=once)
    except (ValueError, RecursionError):
        raise Refused("json-broken", name) from None


def refuse_what_cannot_be_kept(value: Any, name: str) -> None:
    """NUL stops databases, half of a surrogate pair stops UTF-8."""
    written = json.dumps(value, ensure_ascii=False)
    if "\\u0000" in written and "\x00" in "".join(strings(value)):
        raise Refused("json-nul", name)
    try:
        written.encode()
    except UnicodeEncodeError:
        raise Refused("json-nul", name) from None


def strings(value: Any) -> list[str]:
    found: list[str] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            waiting.extend(one)
            waiting.extend(one.values())
    return found
