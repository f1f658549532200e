"""An administrator gets a content type from a hub; what a hub could do wrong is done here by one of our own."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.urls import reverse

from django_h5p import hub_door
from django_h5p.models import Content, Import, Library
from django_h5p.tests import made

COUNT = {
    "id": "H5P.Count",
    "title": "Count <things>",
    "summary": "How many are there?",
    "version": {"major": 1, "minor": 0, "patch": 1},
    "coreApiVersionNeeded": {"major": 1, "minor": 19},
    "license": {"id": "MIT"},
}
TOO_NEW = COUNT | {"id": "H5P.Tomorrow", "title": "Tomorrow", "coreApiVersionNeeded": {"major": 9, "minor": 0}}


class Hub(ThreadingHTTPServer):
    """Answers as the hub of h5p.org is said to, and remembers what it was asked."""

    def __init__(self, package):
        super().__init__(("127.0.0.1", 0), Answer)
        self.package, self.asked, self.types, self.redirect = package, [], [COUNT, TOO_NEW, "no entry", {"id": "../x"}], ""

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/v1/"


class Answer(BaseHTTPRequestHandler):
    def do_POST(self):
        said = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.asked.append((self.path, said))
        self.give({"uuid": "given-by-the-hub"} if self.path == "/v1/sites" else {"contentTypes": self.server.types})

    def do_GET(self):
        self.server.asked.append((self.path, ""))
        self.give(self.server.package)

    def give(self, said):
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.send_response(302 if self.server.redirect else 200)
        if self.server.redirect:
            self.send_header("Location", self.server.redirect)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


@pytest.fixture
def hub(root, settings):
    server = Hub(made.raw(made.parts()))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.H5P_HUB_URL, settings.H5P_HUB_MAY_BE_PRIVATE = server.url, True
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(client, admin):
    client.force_login(admin)
    return lambda **typed: client.post(reverse("django_h5p:hub"), typed) if typed else client.get(reverse("django_h5p:hub"))


def test_an_administrator_installs_a_content_type_and_its_example_is_not_kept(client, hub, page, admin):
    text = page().content.decode()
    assert "Count &lt;things&gt;</b> 1.0.1" in text
    assert "It needs a newer H5P than this site has." in text
    answer = page(machine="H5P.Count")
    record = Import.objects.get()
    assert answer["Location"] == reverse("django_h5p:import", args=[record.uuid])
    assert (record.status, record.by, record.libraries_installed) == ("done", admin, ["H5P.Count-1.0.1"])
    assert record.file_name.startswith("H5P.Count, from 127.0.0.1:")
    assert (Library.objects.count(), Content.objects.count()) == (1, 0)
    assert "1.0.1 is here." in page().content.decode()


def test_the_hub_is_told_nothing_of_the_site_and_asked_twice_a_day(hub, page, root):
    page()
    page()
    paths = [path for path, _ in hub.asked]
    assert paths == ["/v1/sites", "/v1/content-types/"]
    assert "testserver" not in "".join(said for _, said in hub.asked)
    assert "uuid=given-by-the-hub" in hub.asked[1][1]
    page(wish="again")
    assert [path for path, _ in hub.asked][2:] == ["/v1/content-types/"]


def test_what_the_hub_sends_is_looked_at_like_any_upload(hub, page, root):
    hub.package = b"no package"
    page(machine="H5P.Count")
    assert Import.objects.get().code == "not-a-package"
    assert list((root / "uploads").iterdir()) == []


@pytest.mark.parametrize("machine", ["H5P.Tomorrow", "H5P.Other", "../../etc"])
def test_only_what_is_on_the_list_and_fits_is_fetched(hub, page, machine):
    assert page(machine=machine).status_code == 404
    assert Import.objects.count() == 0


def test_a_hub_inside_the_network_is_not_asked_unless_the_site_says_so(hub, page, settings):
    settings.H5P_HUB_MAY_BE_PRIVATE = False
    settings.H5P_HUB_URL = hub.url.replace("http:", "https:")
    answer = page()
    assert (answer.status_code, hub.asked) == (502, [])
    assert "leads into a private network" in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["http://hub.example/v1/", "ftp://hub.example/", "https://ruth:secret@hub.example/", "hub.example"]
)
def test_an_address_that_is_not_https_to_a_host_is_not_asked(page, root, settings, address):
    settings.H5P_HUB_URL = address
    assert "H5P_HUB_URL has to be https://" in page().content.decode()


def test_a_redirect_is_not_followed(hub, page):
    hub.redirect = "http://169.254.169.254/latest/meta-data/"
    assert "The hub answered 302." in page().content.decode()


def test_more_than_the_site_takes_is_not_fetched_and_nothing_of_it_stays(hub, page, root, settings):
    page()
    settings.H5P_MAX_UPLOAD = 100
    page(machine="H5P.Count")
    assert Import.objects.get().code == "hub-away"
    assert list((root / "uploads").iterdir()) == []


def test_what_is_no_list_is_said_to_be_none(hub, page):
    hub.types = {"H5P.Count": COUNT}
    assert "Nothing was changed." in page().content.decode()


PUBLIC = {
    "93.184.215.14": True,
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c": True,
    "127.0.0.1": False,
    "10.1.2.3": False,
    "172.16.0.1": False,
    "192.168.1.1": False,
    "169.254.169.254": False,
    "100.64.0.1": False,
    "0.0.0.0": False,  # noqa: S104 - an address to be refused
    "224.0.0.1": False,
    "::1": False,
    "fe80::1%eth0": False,
    "fd00::1": False,
    "::ffff:127.0.0.1": False,
    "2002:7f00:1::": False,
    "64:ff9b::a9fe:a9fe": False,
}


@pytest.mark.parametrize(("number", "public"), PUBLIC.items())
def test_which_addresses_are_of_the_public_internet(number, public):
    assert hub_door.is_public(number) == public


def test_without_a_hub_there_is_no_page_and_no_link(client, page, root):
    assert page().status_code == 404
    assert reverse("django_h5p:hub") not in client.get(reverse("django_h5p:libraries")).content.decode()


@pytest.mark.parametrize("who", ["author", "learner"])
def test_a_hub_is_for_administrators(client, hub, request, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("django_h5p:hub")).status_code == 403
    assert hub.asked == []
