"""What every template knows without asking."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from config import reading

HOME = ("Home", "home")
COURSE = ("Course", "learning:course")
PLACEMENT = ("Placement", "placements:placements")
LOG = ("My log", "activities:log")
SEMINARS = ("Seminars", "seminars:seminars")
TEACHING_CONTENT = ("Teaching content", "wagtailadmin_home")

# Who sees what at the top of a page, in this order where somebody has several roles.
MENUS = {
    "student": (HOME, COURSE, PLACEMENT, LOG, SEMINARS),
    "tutor": (HOME, SEMINARS, COURSE),
    "practice_educator": (HOME,),
    "on_site_supervisor": (HOME,),
    "coordinator": (HOME, SEMINARS),
    "author": (HOME, COURSE, TEACHING_CONTENT),
    "examiner": (HOME,),
    "administrator": (HOME,),
}


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the entries for this person's roles. Asks for the roles only when a page draws the menu."""
    if not request.user.is_authenticated:
        return []
    roles = request.user.roles_now()
    entries = dict.fromkeys(entry for role, own in MENUS.items() if role in roles for entry in own) or {HOME: None}
    found = []
    for label, name in entries:
        try:
            found.append({"label": label, "url": reverse(name)})
        except NoReverseMatch:
            continue
    here = max((entry["url"] for entry in found if request.path.startswith(entry["url"])), key=len, default="")
    return [entry | {"here": entry["url"] == here and (here != "/" or request.path == "/")} for entry in found]


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "site_name": settings.SITE_NAME,
        "help_email": settings.HELP_EMAIL,
        "demo": settings.DEMO,
        "reading": reading.Reading.of(request),
        "menu": partial(menu, request),
        "reading_questions": reading.sheet,
    }
