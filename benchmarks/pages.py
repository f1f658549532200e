"""Builds a world, then measures the floor and each page against it, all in one run."""

import io
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings

from accounts.models import User
from benchmarks.budgets import PAGES, Budget
from benchmarks.cohorts import fill_cohort
from benchmarks.discussions import fill_discussion
from benchmarks.report import Figure
from benchmarks.requests import compressed, count_queries, cpu, cpu_over, get
from benchmarks.rooms import measure_room
from benchmarks.view import first_view
from config.demo.cast import COHORT
from learning.models.outline import library
from placements.models import Evidence, Placement

CALLS = 12


def measure() -> list[Figure]:
    """Return every figure. Sessions, cache and database are the product's own."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("demo", stdout=io.StringIO())
    from config.wsgi import application  # noqa: PLC0415 - as it is served, and settles down when it is loaded

    with override_settings(ROOT_URLCONF="benchmarks.urls"):
        return measure_pages(application)


def measure_pages(app: Callable) -> list[Figure]:
    amara = User.objects.get(called="Amara")
    cookie = session_of(amara)
    placement = Placement.objects.visible_to(amara).get()
    waiting = Evidence.objects.visible_to(amara).waiting().select_related("link").get()
    section = next(iter(library().modules.values())).chapters[0].sections[1].url
    addresses = {
        "section": (section, cookie),
        "section_signed_out": (section, ""),
        "home": ("/", cookie),
        "evidence_list": (f"/placement/{placement.pk}/evidence/", cookie),
        "placement": (f"/placement/{placement.pk}/", cookie),
        "log": ("/log/", cookie),
        "sign_off": (f"/evidence/by-link/{waiting.link.token}/", ""),
    }
    floor = partial(get, app, "/benchmark-floor/", cookie)
    figures = [Figure("floor, signed in", cpu(floor, CALLS * 4), "ms CPU")]
    for name, address in addresses.items():
        figures += measure_page(app, name, *address, PAGES[name], floor)
    figures += measure_room(floor) + first_view(app, section)
    # Last: five hundred posts and three hundred students would be in the way of every other page.
    talk = fill_discussion(COHORT)
    figures += measure_page(app, "discussion", f"/discussions/{talk.pk}/", cookie, PAGES["discussion"], floor)
    cohort, sam = fill_cohort(COHORT), session_of(User.objects.get(called="Sam"))
    return figures + measure_page(app, "matrix", f"/cohorts/{cohort.pk}/done/", sam, PAGES["matrix"], floor)


def session_of(person: User) -> str:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def measure_page(app: Callable, name: str, path: str, cookie: str, budget: Budget, floor: Callable) -> list[Figure]:
    ask = partial(get, app, path, cookie)
    return [
        Figure(f"{name}: queries", count_queries(ask), "", budget.queries),
        Figure(f"{name}: CPU over the floor", cpu_over(ask, floor, CALLS), "times", budget.ratio),
        Figure(f"{name}: HTML", compressed(ask()) / 1000, "kB", budget.size / 1000),
    ]
