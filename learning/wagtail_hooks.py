"""What learning changes in the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

# Reports and settings speak of people and of the whole site; neither is an author's business.
NOT_FOR_AUTHORS = {"reports", "settings"}


@hooks.register("construct_main_menu")
def only_what_authors_need(request: HttpRequest, items: list[Any]) -> None:
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in NOT_FOR_AUTHORS]
