"""Links to other sites, tried on a site that this test starts itself on 127.0.0.1."""

from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.core.management import call_command
from django.utils import timezone

from learning.actions.links import check_links, note_links
from learning.models import Link, LinkHost, LinkPlace, SectionPage
from learning.models.link_found import found_in
from learning.providers import web
from learning.views.links import with_places
from tests.factories.learning import make_chapter, make_module, make_section


class Site:
    """Answers as it is told, and remembers who asked for what."""

    def __init__(self):
        self.answers, self.asked, self.agents = {"/robots.txt": (404, {}, "")}, [], []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append(self.path)
                site.agents.append(self.headers["User-Agent"])
                status, headers, text = site.answers.get(self.path, (404, {}, ""))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def site(settings):
    settings.LINK_CHECKER = settings.LINK_CHECKER_REACHES_THIS_MACHINE = True
    site = Site()
    yield site
    site.stop()


def page_with(*urls, title="A section"):
    html = "".join(f'<p><a href="{url}">link</a></p>' for url in urls)
    return make_section(make_chapter(make_module()), title, body=[{"type": "text", "id": "t", "value": html}])


def run(times=1):
    """Run by the clock, each time after the site was left alone for long enough."""
    for _ in range(times):
        LinkHost.objects.update(asked_at=timezone.now() - timedelta(days=2))
        check_links()


def answer_of(url):
    return Link.objects.get(url=url).answer


@pytest.mark.parametrize(
    ("status", "answer"), [(200, "works"), (404, "gone"), (410, "gone"), (403, "shut"), (429, "shut"), (500, "failing")]
)
def test_what_an_answer_means(status, answer, site, db):
    page_with(f"{site.url}/a")
    site.answers["/a"] = (status, {}, "")
    run(2)
    assert (answer_of(f"{site.url}/a"), site.asked) == (answer, ["/robots.txt", "/a"])


def test_one_site_gets_one_request_in_a_run_and_is_told_who_asks(site, settings, db):
    settings.HELP_EMAIL = "help@waymark.example"
    page_with(f"{site.url}/a", f"{site.url}/b")
    check_links()
    check_links()
    assert site.asked == ["/robots.txt"]
    run(2)
    assert site.asked == ["/robots.txt", "/a", "/b"]
    assert set(site.agents) == {"WaymarkLinkChecker/1.0 (+http://testserver; help@waymark.example)"}


def test_a_site_that_says_no_is_asked_for_nothing(site, db):
    page_with(f"{site.url}/private/a")
    site.answers["/robots.txt"] = (200, {}, "User-agent: *\nDisallow: /private/\nCrawl-delay: 120")
    run(2)
    assert (answer_of(f"{site.url}/private/a"), site.asked) == ("asked_not_to", ["/robots.txt"])
    assert LinkHost.objects.get().wait == 120


def test_a_site_that_cannot_give_its_rules_is_left_alone(site, db):
    page_with(f"{site.url}/a")
    site.answers["/robots.txt"] = (503, {}, "")
    run(2)
    assert site.asked == ["/robots.txt"]


def test_rules_that_have_moved_are_followed(site, db):
    page_with(f"{site.url}/a")
    site.answers |= {"/robots.txt": (301, {"Location": "/rules"}, ""), "/rules": (200, {}, "User-agent: *\nDisallow: /")}
    run(3)
    assert site.asked == ["/robots.txt", "/rules"]


def test_a_link_that_has_moved_for_good_says_where_and_one_that_only_leads_on_works(site, db):
    page_with(f"{site.url}/old", f"{site.url}/short")
    site.answers |= {"/old": (301, {"Location": "/new"}, ""), "/short": (302, {"Location": "/new"}, ""), "/new": (200, {}, "")}
    run(6)
    old, short = Link.objects.get(url=f"{site.url}/old"), Link.objects.get(url=f"{site.url}/short")
    assert (old.answer, old.leads_to, short.answer, short.leads_to) == ("moved", f"{site.url}/new", "works", "")


def test_a_link_that_leads_round_in_circles_ends(site, db):
    page_with(f"{site.url}/a")
    site.answers["/a"] = (302, {"Location": "/a"}, "")
    run(9)
    assert (answer_of(f"{site.url}/a"), len(site.asked)) == ("failing", 8)


def test_an_author_is_told_of_a_failure_only_when_it_stays(site, db):
    page_with(f"{site.url}/a")
    run(2)
    assert Link.objects.to_mend().count() == 0
    since = Link.objects.get().failing_since
    Link.objects.update(next_at=timezone.now())
    run()
    assert Link.objects.to_mend().get().failing_since == since
    site.answers["/a"] = (200, {}, "")
    Link.objects.update(next_at=timezone.now())
    run()
    assert (Link.objects.to_mend().count(), Link.objects.get().failing_since) == (0, None)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://[fd00::1]/",
        "http://[64:ff9b::a00:1]/",
        "http://224.0.0.1/",
        "ftp://192.0.2.1/",
        "file:///etc/passwd",
    ],
)
def test_a_private_address_is_never_reached(url, monkeypatch):
    monkeypatch.setattr("socket.create_connection", lambda *rest: pytest.fail("a connection was made"))
    with pytest.raises(web.Private):
        web.ask(url)


def test_another_port_is_no_site_for_readers(monkeypatch):
    monkeypatch.setattr("socket.getaddrinfo", lambda *rest, **more: [(2, 1, 6, "", ("93.184.216.34", 8080))])
    with pytest.raises(web.Private):
        web.ask("http://a.example:8080/")


def test_a_link_that_leads_into_a_private_network_is_to_mend(site, settings, db):
    page_with(f"{site.url}/a")
    run()
    settings.LINK_CHECKER_REACHES_THIS_MACHINE = False
    run()
    assert (answer_of(f"{site.url}/a"), site.asked) == ("private", ["/robots.txt"])


def test_nothing_is_asked_where_it_is_off(site, settings, db):
    settings.LINK_CHECKER = False
    page_with(f"{site.url}/a")
    call_command("check_links")
    assert (site.asked, Link.objects.count()) == ([], 0)


def test_links_are_known_by_the_pages_they_stand_on_and_forgotten_with_them(db):
    page = page_with("https://a.gov.uk/x", "https://a.gov.uk/y", "/here/", "https://made-up.example/", "http://testserver/z")
    other = page_with("https://a.gov.uk/x", title="Another")
    note_links()
    assert set(LinkPlace.objects.values_list("link__url", "page")) == {
        ("https://a.gov.uk/x", page.pk),
        ("https://a.gov.uk/y", page.pk),
        ("https://a.gov.uk/x", other.pk),
    }
    SectionPage.objects.get(pk=page.pk).unpublish()
    note_links()
    assert list(Link.objects.values_list("url", flat=True)) == ["https://a.gov.uk/x"]


def test_links_are_found_in_words_and_in_fields():
    content = [{"html": '<a href="https://a.gov.uk/?a=1&amp;b=2">a</a>'}, {"facts": {"doi": "10.1/x", "url": "https://b.gov.uk/"}}]
    assert list(found_in(content)) == ["https://a.gov.uk/?a=1&b=2", "https://doi.org/10.1/x", "https://b.gov.uk/"]


def test_marek_reads_which_link_on_which_page_and_what_to_do(marek, as_person, settings, db):
    settings.LINK_CHECKER = True
    page = page_with("https://a.gov.uk/x")
    note_links()
    Link.objects.update(answer="gone", status=404, tries=2, failing_since=timezone.now(), checked_at=timezone.now())
    said = as_person(marek).get("/cms/links/").content.decode()
    assert "https://a.gov.uk/x" in said
    assert f'href="/cms/pages/{page.pk}/edit/"' in said
    assert "Look for its new place, or take it out." in said


def test_the_report_asks_as_much_for_three_links_as_for_one(marek, django_assert_num_queries, db):
    marek.has_perm("learning.see_links")
    for count in (1, 3):
        page_with(*(f"https://a.gov.uk/{count}-{n}" for n in range(count)), title=f"Page {count}")
        note_links()
        Link.objects.update(answer="moved")
        with django_assert_num_queries(3):
            with_places(Link.objects.visible_to(marek).to_mend())
