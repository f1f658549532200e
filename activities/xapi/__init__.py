"""Statements of the Experience API: what one may look like, whom it may speak of, and what Waymark says about an attempt.

Plain Python. xAPI 1.0.3 (adlnet/xAPI-Spec); docs/xapi.md says which parts Waymark offers.
"""

from activities.xapi.about_oneself import NotYourself, about_oneself, account
from activities.xapi.reading import read_json
from activities.xapi.same import says_the_same
from activities.xapi.shapes import Invalid
from activities.xapi.statement import VOIDED, check_statement

__all__ = ["VOIDED", "Invalid", "NotYourself", "about_oneself", "account", "check_statement", "read_json", "says_the_same"]
