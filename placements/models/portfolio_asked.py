"""What a programme asks to be in a portfolio. A rule set holds it as data; a placement keeps the one it began with."""

from dataclasses import dataclass
from typing import Any

DAYS, EVIDENCE = "days", "evidence"  # what is no form; everything else is named by the key of its form


@dataclass(frozen=True)
class Asked:
    """One line of the list. `leave_out`: fields of the form that are not in the portfolio. `unnamed`: nor who wrote in it."""

    key: str
    title: str
    at_least: int = 1
    leave_out: tuple[str, ...] = ()
    unnamed: bool = False


def usual_portfolio() -> list[dict[str, Any]]:
    """The usual contents and their order (practice learning, A7), with the numbers that C8 to C11 name.

    How many days and pieces of evidence the rule set says itself.
    """
    return [
        {"key": "pla", "title": "Practice learning agreement", "leave_out": ["parties"]},
        {"key": DAYS, "title": "Placement days"},
        {"key": EVIDENCE, "title": "Evidence of capabilities"},
        {"key": "direct_observation", "title": "Direct observations", "at_least": 2},
        {"key": "su_feedback", "title": "Feedback from people who use services", "at_least": 2},
        {"key": "colleague_feedback", "title": "Feedback from colleagues", "at_least": 2, "leave_out": ["author"], "unnamed": True},
        {"key": "supervision_record", "title": "Supervision records"},
        {"key": "midway_review", "title": "Midway review"},
        {"key": "final_report", "title": "Final report"},
    ]


def asked_from(stored: list[dict[str, Any]]) -> list[Asked]:
    return [
        Asked(line["key"], line["title"], line.get("at_least", 1), tuple(line.get("leave_out", ())), line.get("unnamed", False))
        for line in stored
    ]
