"""Facts that belong together, kept together by the database."""

from django.db.models import CheckConstraint, Q


def all_or_none(*fields: str, name: str) -> CheckConstraint:
    """Return a constraint: these columns are all filled or all null, such as "signed_at" and "signed_by"."""
    if len(fields) <= 1:
        raise ValueError("all_or_none needs two fields or more.")
    filled = Q(**{f"{field}__isnull": False for field in fields})
    empty = Q(**{f"{field}__isnull": True for field in fields})
    return CheckConstraint(condition=filled | empty, name=name)
