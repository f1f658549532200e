"""Trying the links that readers are given: a few at a time, each site left alone in between, nothing asked of whoever says no."""

import time
from datetime import timedelta
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from learning.models import Link, LinkHost, LinkPlace
from learning.models.link import DAY, HOUR
from learning.models.link_found import links_by_page
from learning.providers import web

AT_ONCE = 10  # sites in one run
LONGEST = 45.0  # seconds of one run: on a small site mail waits meanwhile
BETWEEN = 60  # seconds between two requests to one site, at least
LONGEST_WAIT = 86_400
ROBOTS_HOLD = DAY
AGAIN = {Link.Answer.WORKS: 14 * DAY, Link.Answer.MOVED: 7 * DAY, Link.Answer.SHUT: 28 * DAY, Link.Answer.ASKED_NOT_TO: 28 * DAY}
MOST_HOPS = 6
OK, GONE, MOVES, FOR_GOOD = range(200, 300), {404, 410}, {301, 302, 303, 307, 308}, {301, 308}
SHUT = {401, 402, 403, 405, 406, 407, 418, 429, 451, 999}
TROUBLE = range(500, 600)


def check_links() -> int:
    """Try the links whose turn it is, one for each site. Returns how many requests were made: none where LINK_CHECKER is off."""
    if not settings.LINK_CHECKER:
        return 0
    note_links()
    began, asked = time.monotonic(), 0
    for link in next_of_each_host():
        if time.monotonic() - began > LONGEST:
            break
        asked += check_link(link=link)
    return asked


@transaction.atomic
def note_links() -> None:
    """Bring the list up to date with what stands on published pages."""
    found = links_by_page()
    wanted = {url for urls in found.values() for url in urls}
    Link.objects.exclude(pk__in=[pk for pk, url in Link.objects.values_list("pk", "url") if url in wanted]).delete()
    there = set(Link.objects.values_list("url", flat=True))
    Link.objects.bulk_create([Link(url=url, host=host_of(url)) for url in sorted(wanted - there)], ignore_conflicts=True)
    ids = dict(Link.objects.values_list("url", "pk"))
    places = {(ids[url], page) for page, urls in found.items() for url in urls if url in ids}
    kept = set(LinkPlace.objects.values_list("link_id", "page_id"))
    for link, page in kept - places:
        LinkPlace.objects.filter(link_id=link, page_id=page).delete()
    new = [LinkPlace(link_id=link, page_id=page) for link, page in sorted(places - kept)]
    LinkPlace.objects.bulk_create(new, ignore_conflicts=True)


def host_of(url: str) -> str:
    return (urlsplit(url).netloc.rpartition("@")[2]).lower()[:255]


def next_of_each_host() -> list[Link]:
    """Return the links whose turn it is, the longest waiting of each site, at most so many."""
    first: dict[str, Link] = {}
    for link in Link.objects.due(timezone.now())[:500]:
        first.setdefault(host_of(link.asking or link.url), link)
    return list(first.values())[:AT_ONCE]


def check_link(*, link: Link) -> int:
    """Make at most one request for a link, and keep what came of it. Returns how many were made.

    The rules of its site are asked for first; then its turn comes again with the next run.
    """
    url = link.asking or link.url
    host, _ = LinkHost.objects.get_or_create(host=host_of(url))
    if not take_turn(host):
        return 0
    try:
        if not host.robots_at or timezone.now() - host.robots_at > ROBOTS_HOLD:
            learn_rules(host, url)
        elif not may_ask(host, url):
            settle(link, Link.Answer.ASKED_NOT_TO)
            return 0
        else:
            answered(link, url, web.ask(url))
    except web.Private:
        settle(link, Link.Answer.PRIVATE)
        return 0
    except web.NoAnswer:
        settle(link, Link.Answer.FAILING)
    return 1


def take_turn(host: LinkHost) -> bool:
    """Of two workers who reach for the same site, one gets it; and nobody does before it was left alone for long enough."""
    now = timezone.now()
    rested = Q(asked_at=None) | Q(asked_at__lte=now - timedelta(seconds=max(BETWEEN, host.wait)))
    return bool(LinkHost.objects.filter(rested, pk=host.pk).update(asked_at=now))


def learn_rules(host: LinkHost, url: str) -> None:
    """Ask for robots.txt, and follow it one step each turn. Where the site fails to give it, nothing is asked for a day."""
    parts = urlsplit(url)
    at = host.robots_url or f"{parts.scheme}://{parts.netloc}/robots.txt"
    said = web.ask(at, read=True)
    if said.status in MOVES and said.leads_to and host.robots_hops < MOST_HOPS:
        host.robots_url, host.robots_hops = urljoin(at, said.leads_to), host.robots_hops + 1
    else:
        host.robots, host.robots_status, host.robots_at = said.text.replace("\x00", ""), said.status, timezone.now()
        host.robots_url, host.robots_hops = "", 0
        delay = rules_of(host).crawl_delay(web.AGENT)
        host.wait = min(int(delay), LONGEST_WAIT) if delay else 0
    host.save(update_fields=["robots", "robots_url", "robots_hops", "robots_status", "robots_at", "wait"])


def rules_of(host: LinkHost) -> RobotFileParser:
    rules = RobotFileParser()
    rules.parse(host.robots.splitlines() if host.robots_status in OK else [])
    return rules


def may_ask(host: LinkHost, url: str) -> bool:
    """A site without rules lets everybody in; one that could not give them is left alone."""
    if host.robots_status in TROUBLE:
        return False
    return rules_of(host).can_fetch(web.AGENT, url)


def answered(link: Link, url: str, said: web.Said) -> None:
    if said.status in MOVES and said.leads_to and link.hops < MOST_HOPS:
        led_on(link, urldefrag(urljoin(url, said.leads_to)).url, for_good=said.status in FOR_GOOD)
    elif said.status in OK:
        moved = link.hops and link.for_good and link.asking != link.url
        settle(link, Link.Answer.MOVED if moved else Link.Answer.WORKS, said.status)
    elif said.status in GONE:
        settle(link, Link.Answer.GONE, said.status)
    else:
        settle(link, Link.Answer.SHUT if said.status in SHUT else Link.Answer.FAILING, said.status)


def led_on(link: Link, url: str, *, for_good: bool) -> None:
    """Where a link leads on, the next request goes there, when it is that site's turn."""
    link.asking, link.hops, link.for_good = url, link.hops + 1, link.for_good and for_good
    link.next_at = timezone.now()
    link.save(update_fields=["asking", "hops", "for_good", "next_at"])


@transaction.atomic
def settle(link: Link, answer: str, status: int | None = None) -> None:
    """Keep what came of a check, and when the next one is. No entry in the audit: nobody did anything."""
    now = timezone.now()
    failed = answer in Link.FAILING
    link.answer, link.status, link.checked_at = answer, status, now
    link.leads_to = link.asking if answer == Link.Answer.MOVED else ""
    link.tries = link.tries + 1 if failed else 0
    link.failing_since = (link.failing_since or now) if failed else None
    link.asking, link.hops, link.for_good = "", 0, True
    link.next_at = now + AGAIN.get(Link.Answer(answer), DAY + HOUR)
    link.save()
