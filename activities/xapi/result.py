"""What came of it: scores, success, duration. xAPI 1.0.3, part two, section 2.4.5."""

from typing import Any

from activities.xapi.formats import duration, extensions
from activities.xapi.shapes import fields, number, refuse, text, yes_or_no

_score = fields(dict.fromkeys(("scaled", "raw", "min", "max"), number))


def score(value: Any, where: str) -> None:
    _score(value, where)
    if not -1 <= value.get("scaled", 0) <= 1:
        refuse(f"{where}.scaled", "must lie between -1 and 1")
    lowest, highest = value.get("min"), value.get("max")
    if lowest is not None and highest is not None and lowest >= highest:
        refuse(f"{where}.min", "must be less than max")
    if "raw" not in value:
        return
    if (lowest is not None and value["raw"] < lowest) or (highest is not None and value["raw"] > highest):
        refuse(f"{where}.raw", "must lie between min and max")


result = fields(
    {
        "score": score,
        "success": yes_or_no,
        "completion": yes_or_no,
        "response": text,
        "duration": duration,
        "extensions": extensions,
    }
)
