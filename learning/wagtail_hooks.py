"""What learning changes in the Wagtail admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from learning.rules import Permission
from learning.views import cartridge, links

# Reports and settings speak of people and of the whole site; neither is an author's business.
NOT_FOR_AUTHORS = {"reports", "settings"}
CARTRIDGES = [
    path("", cartridge.BringCartridge.as_view(), name="bring"),
    path("<uuid:pk>/", cartridge.SeeImport.as_view(), name="see"),
    path("export/<int:pk>/<str:format>/", cartridge.ExportModule.as_view(), name="export"),
]
LINKS = [path("", links.LinkReport.as_view(), name="report")]


@hooks.register("construct_main_menu")
def only_what_authors_need(request: HttpRequest, items: list[Any]) -> None:
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in NOT_FOR_AUTHORS]


class ForAuthors(MenuItem):
    """A line of the menu for whoever may go where it leads."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))


@hooks.register("register_admin_urls")
def pages_of_authors() -> list[URLResolver]:
    return [path("cartridges/", include((CARTRIDGES, "cartridges"))), path("links/", include((LINKS, "links")))]


@hooks.register("register_admin_menu_item")
def import_a_course() -> MenuItem:
    where = reverse("cartridges:bring")
    return ForAuthors("Import a course", where, icon_name="upload", order=220, permission=Permission.BRING_CARTRIDGE)


@hooks.register("register_admin_menu_item")
def links_to_mend() -> MenuItem:
    return ForAuthors("Links", reverse("links:report"), icon_name="link-external", order=221, permission=Permission.SEE_LINKS)


@hooks.register("register_page_header_buttons")
def take_it_away(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """The ways in which a published module leaves as a file."""
    if user.has_perm(Permission.BRING_CARTRIDGE):
        for number, (format_name, words) in enumerate(cartridge.ways_out(page)):
            address = reverse("cartridges:export", args=[page.pk, format_name])
            yield Button(words, address, icon_name="download", priority=80 + number)
