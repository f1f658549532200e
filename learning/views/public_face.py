"""What search engines and feed readers are told: only of modules that are open to everyone."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response, quote_etag
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.views import View

from learning.models import BasePage, Remark
from learning.models.outline import Entry, Module, library
from learning.views.reader import ReaderPage

NEWEST = 30


def with_tag(request: HttpRequest, response: HttpResponse, *, changed: datetime | None) -> HttpResponseBase:
    """Return the answer with a tag of its content and its date, or 304 to whoever has it already."""
    response.headers["ETag"] = quote_etag(sha256(response.content).hexdigest()[:20])
    response.headers["Cache-Control"] = "no-cache"
    stamp = int(changed.timestamp()) if changed else None
    if stamp:
        response.headers["Last-Modified"] = http_date(stamp)
    return get_conditional_response(request, etag=response.headers["ETag"], last_modified=stamp, response=response)


def readable_in(module: Module) -> list[Entry]:
    """Return chapters and sections in reading order, without those that Wagtail's restrictions shut."""
    found = [one for chapter in module.chapters for one in (chapter.entry, *chapter.sections)]
    return [entry for entry in found if not entry.restricted]


def dates_of(entries: list[Entry]) -> dict[int, tuple[datetime, datetime]]:
    """Return when each page was published first and last. One query."""
    rows = BasePage.objects.filter(pk__in=[entry.pk for entry in entries], first_published_at__isnull=False)
    return {pk: (first, last) for pk, first, last in rows.values_list("pk", "first_published_at", "last_published_at")}


class Sitemap(View):
    """Every page that everybody may read, with the day on which it changed."""

    public_because = "lists what is open to everyone, and nothing else"

    def get(self, request: HttpRequest) -> HttpResponseBase:
        modules = [one for one in library().modules.values() if one.open_to == "everyone" and not one.entry.restricted]
        entries = [entry for module in modules for entry in (module.entry, *readable_in(module))]
        dates = dates_of(entries)
        lines = [(settings.SITE_URL + reverse("learning:course"), None)]
        for module in modules:
            lines += [
                (settings.SITE_URL + entry.url, dates.get(entry.pk, (None, None))[1])
                for entry in (module.entry, *readable_in(module))
            ]
            beyond = [chapter.further_url for chapter in module.chapters if not chapter.entry.restricted]
            beside = [reverse(f"learning:{name}", args=[module.entry.slug]) for name in ("glossary", "you_said")]
            lines += [(settings.SITE_URL + url, None) for url in (*beyond, *beside)]
        page = HttpResponse(
            render_to_string("learning/sitemap.xml", {"lines": lines}), content_type="application/xml; charset=utf-8"
        )
        return with_tag(request, page, changed=max((last for _, last in dates.values()), default=None))


class WhatIsNew(ReaderPage):
    """An Atom feed of a module: what was published or changed, and which remarks were answered."""

    template_name = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        items = sorted([*self.published(), *self.answered()], key=lambda item: item["updateddate"], reverse=True)[:NEWEST]
        entry = self.module.entry
        here = {"link": settings.SITE_URL + entry.url, "feed_url": settings.SITE_URL + request.path}
        feed = Atom1Feed(title=f"What is new in {entry.title}", description=entry.summary, language="en-GB", **here)
        for item in items:
            feed.add_item(unique_id=item["link"], **item)
        page = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
        return with_tag(request, page, changed=items[0]["updateddate"] if items else None)

    def published(self) -> list[dict[str, Any]]:
        entries = readable_in(self.module)
        dates = dates_of(entries)
        return [
            {
                "title": f"{entry.number} {entry.title}",
                "link": settings.SITE_URL + entry.url,
                "description": entry.summary,
                "pubdate": dates[entry.pk][0],
                "updateddate": dates[entry.pk][1],
            }
            for entry in entries
            if entry.pk in dates
        ]

    def answered(self) -> list[dict[str, Any]]:
        pages = {entry.pk: entry for entry in (self.module.entry, *readable_in(self.module))}
        board = settings.SITE_URL + reverse("learning:you_said", args=[self.module.entry.slug])
        return [
            {
                "title": f"You said, we did: {pages[remark.page_id].number} {pages[remark.page_id].title}",
                "link": f"{board}#remark-{remark.pk}",
                "description": f"{remark.you_said}\n\n{remark.we_did}",
                "pubdate": remark.answered_at,
                "updateddate": remark.answered_at,
            }
            for remark in Remark.objects.answered_in(pages)[:NEWEST]
        ]
