"""What every template knows without asking."""

from functools import lru_cache, partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from config import reading

HOME = ("Home", "home")
COURSE = ("Course", "learning:course")
NEEDS_YOU = ("Needs you", "placements:needs_you")
PLACEMENT = ("Placement", "placements:placements")
PLACEMENTS = ("Placements", "placements:placements")
LOG = ("My log", "activities:log")
NOTES = ("My notes", "learning:my_notes")
COHORTS = ("Cohorts", "activities:cohorts")
SEMINARS = ("Seminars", "seminars:seminars")
EMERGENCY = ("Emergency readings", "writing:emergency_readings")
REMARKS = ("Remarks", "learning:remarks")
TEACHING_CONTENT = ("Teaching content", "wagtailadmin_home")

# Who sees what at the top of a page, in this order where somebody has several roles.
MENUS = {
    "student": (HOME, COURSE, PLACEMENT, LOG, NOTES, SEMINARS),
    "tutor": (HOME, NEEDS_YOU, COHORTS, PLACEMENTS, SEMINARS, COURSE, NOTES),
    "practice_educator": (HOME, PLACEMENTS),
    "on_site_supervisor": (HOME, PLACEMENTS),
    "coordinator": (HOME, COHORTS, PLACEMENTS, SEMINARS, EMERGENCY),
    "author": (HOME, COURSE, REMARKS, TEACHING_CONTENT),
    "examiner": (HOME,),
    "administrator": (HOME, EMERGENCY),
}


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the entries for this person's roles. Asks for the roles only when a page draws the menu."""
    if not request.user.is_authenticated:
        return []
    entries = entries_for(frozenset(request.user.roles_now()))
    here = nearest(request.path, [*entries])
    return [{"label": label, "url": url, "here": url == here} for url, label in entries.items()]


@lru_cache
def entries_for(roles: frozenset[str]) -> dict[str, str]:
    """Return address and label of each entry. There are few sets of roles, and addresses do not change while we run."""
    entries: dict[str, str] = {}
    for own in (own for role, own in MENUS.items() if role in roles):
        for label, address in own:
            entries.setdefault(reverse(address), label)
    return entries


def nearest(path: str, urls: list[str]) -> str:
    """Return the entry this page belongs to: the longest beginning of its address. The first page owns only itself."""
    return max((url for url in urls if path == url or (url != "/" and path.startswith(url))), key=len, default="")


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "help_email": settings.HELP_EMAIL,
        "demo": settings.DEMO,
        "university": settings.UNIVERSITY.name if settings.UNIVERSITY.server else "",
        "reading": reading.Reading.of(request),
        "menu": partial(menu, request),
        "reading_questions": reading.sheet,
    }
