import json
import re

import pytest
from django.core.management import call_command
from django.urls import reverse

from django_h5p.actions import write_content
from django_h5p.models import UserData
from django_h5p.packages.names import Name
from django_h5p.player import bundle
from django_h5p.player.tokens import PLAYS, Ticket
from django_h5p.tests import made


@pytest.fixture(autouse=True)
def player_files(tmp_path, settings):
    """Files in place of the real bundle, which comes from npm: these tests are about the page around it."""
    folder = tmp_path / "player"
    for name in ("frame.bundle.js", "main.bundle.js", "styles/h5p.css", "styles/h5p-fonts.css"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"/* {name} */")
    settings.H5P_PLAYER_ROOT = folder
    bundle.version.cache_clear()
    yield
    bundle.version.cache_clear()


@pytest.fixture
def page(client, learner, token):
    client.force_login(learner)
    return client.get(reverse("django_h5p:player", args=[token]))


def ask(client, address, **headers):
    """The answer, read to its end, so that its file is closed."""
    answer = client.get(address, headers=headers)
    if answer.streaming:
        answer.body = b"".join(answer)
    return answer


def integration(page):
    return json.loads(re.search(r'id="h5p-integration">(.*?)</script>', page.content.decode(), re.DOTALL)[1])


def test_a_page_is_made_for_one_person(page, content):
    said = integration(page)
    assert said["contents"][f"cid-{content.pk}"]["library"] == "H5P.Count 1.0"
    assert json.loads(said["contents"][f"cid-{content.pk}"]["jsonContent"]) == made.PARAMS
    assert said["libraryDirectories"] == {"H5P.Count-1.0": "H5P.Count-1.0.1"}
    assert "learner" not in page.content.decode()
    scripts = re.findall(r'<script src="([^"]+)"', page.content.decode())
    assert [address.rpartition("/")[2] for address in scripts] == [
        "before.js",
        "frame.bundle.js",
        "after.js",
        "notices.js",
        "count.js",
    ]
    assert all(address.startswith("http://testserver/") for address in scripts)


def test_the_page_can_do_nothing_outside_its_sandbox(page):
    policy = page["Content-Security-Policy"]
    assert policy.endswith("; sandbox allow-scripts allow-forms allow-popups allow-modals")
    assert "allow-same-origin" not in policy
    assert "frame-ancestors 'self'" in policy
    assert page["Cache-Control"] == "no-store" or page["Cache-Control"] == "private, no-store"
    assert "X-Frame-Options" not in page


def test_markup_in_titles_and_parameters_stays_text(take, client, admin, tmp_path):
    nasty = "</script><script>alert(1)</script>\u2028"
    path = made.package(tmp_path / "x.h5p", params={"question": nasty}, described=made.description(title=nasty))
    content = take(path, by=admin).content
    client.force_login(admin)
    token = Ticket(admin.pk, content.uuid, "", None, 1).signed(PLAYS)
    text = client.get(reverse("django_h5p:player", args=[token])).content.decode()
    assert "<script>alert" not in text
    assert "\u2028" not in text.split("h5p-integration")[1].split("</script>")[0]


def test_a_page_costs_few_queries(client, learner, token, settings, django_assert_num_queries):
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.db"
    client.force_login(learner)
    with django_assert_num_queries(
        7
    ):  # 2: who is signed in, content, person, libraries that it names, all libraries, what was kept
        client.get(reverse("django_h5p:player", args=[token]))


@pytest.mark.parametrize("who", ["stranger", "author", None])
def test_the_address_of_a_page_is_worth_nothing_to_others(client, request, token, who):
    if who:
        client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("django_h5p:player", args=[token])).status_code == 404


def test_a_token_of_another_kind_or_none_opens_nothing(client, learner, content, token, files_token):
    client.force_login(learner)
    for forged in (files_token, token[:-2] + "xx", "x"):
        assert client.get(reverse("django_h5p:player", args=[forged])).status_code == 404


def test_a_token_holds_for_some_hours(client, learner, token, settings):
    settings.H5P_TOKEN_SECONDS = -1
    client.force_login(learner)
    assert client.get(reverse("django_h5p:player", args=[token])).status_code == 404


def test_a_picture_is_for_those_who_may_play(client, content, token, files_token, learner):
    address = reverse("django_h5p:content_file", args=[files_token, content.uuid, 1, "images/dog.png"])
    answer = ask(client, address)
    assert (answer.status_code, answer["Content-Type"], answer["X-Content-Type-Options"]) == (200, "image/png", "nosniff")
    assert answer.body == b"\x89PNG not really"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert client.get(address.replace(files_token, token)).status_code == 404
    assert client.get(address.replace("/1/images", "/2/images")).status_code == 404
    learner.is_active = False
    learner.save()
    assert client.get(address).status_code == 404


def test_a_film_is_given_in_parts(client, content, files_token):
    address = reverse("django_h5p:content_file", args=[files_token, content.uuid, 1, "images/dog.png"])
    answer = ask(client, address, range="bytes=1-3")
    assert (answer.status_code, answer.body, answer["Content-Range"]) == (206, b"PNG", "bytes 1-3/15")
    assert ask(client, address, range="bytes=-6").body == b"really"
    assert ask(client, address, range="bytes=99-").status_code == 416


@pytest.mark.parametrize("name", ["../../content.json", "..%2f..%2fsettings.py", "content.json", "images"])
def test_nothing_outside_a_content_is_given(client, content, files_token, name):
    address = reverse("django_h5p:content_file", args=[files_token, content.uuid, 1, "x"]).removesuffix("x") + name
    assert client.get(address).status_code == 404


def test_scripts_of_libraries_are_kept_for_ever(client, content):
    exact = ask(client, reverse("django_h5p:library_file", args=["H5P.Count-1.0.1", "count.js"]))
    assert (exact.status_code, exact["Cache-Control"]) == (200, "public, max-age=31536000, immutable")
    assert exact["Content-Type"] == "text/javascript; charset=utf-8"
    newest = ask(client, reverse("django_h5p:library_file", args=["H5P.Count-1.0", "count.js"]))
    assert (newest.status_code, newest["Cache-Control"]) == (200, "public, max-age=300")
    assert client.get(reverse("django_h5p:library_file", args=["H5P.Count-1.0.1", "absent.js"])).status_code == 404
    assert client.get("/h5p/libraries/..%2fwork/count.js").status_code == 404


def test_only_what_plays_is_given_of_the_players_package(client, content):
    version = bundle.version()
    assert ask(client, reverse("django_h5p:core", args=[version, "frame.bundle.js"])).status_code == 200
    assert ask(client, reverse("django_h5p:core", args=[version, "before.js"]))["Cache-Control"].endswith("immutable")
    for name in ("main.bundle.js", "styles/../main.bundle.js", "styles/../../../h5p/libraries"):
        assert client.get(f"/h5p/core/{version}/{name}").status_code == 404


def test_a_frame_of_an_opaque_origin_may_ask(client, token):
    answer = client.options(reverse("django_h5p:statements", args=[token]))
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, "*")
    assert answer["Access-Control-Allow-Headers"] == "content-type, x-requested-with"


def test_what_was_kept_is_at_hand_and_is_over_when_the_content_changes(client, learner, content, token):
    UserData.objects.create(
        user=learner, content=content, data_type="state", data='{"answer": "3"}', preload=True, invalidate=True, revision=1
    )
    client.force_login(learner)
    address = reverse("django_h5p:player", args=[token])
    kept = integration(client.get(address))["contents"][f"cid-{content.pk}"]["contentUserData"]
    assert kept == {"0": {"state": '{"answer": "3"}'}}
    write_content(by=None, title="New", main=Name("H5P.Count", 1, 0), params={"question": "Other"}, content=content)
    kept = integration(client.get(address))["contents"][f"cid-{content.pk}"]["contentUserData"]
    assert kept == {"0": {"state": "RESET"}}


def test_a_page_says_so_when_its_player_is_not_installed(client, learner, token, settings, tmp_path):
    settings.H5P_PLAYER_ROOT = tmp_path / "nowhere"
    bundle.version.cache_clear()
    client.force_login(learner)
    answer = client.get(reverse("django_h5p:player", args=[token]))
    assert answer.status_code == 503
    assert "The H5P player is not installed on this site." in answer.content.decode()


def test_the_player_is_installed_from_a_folder_without_what_it_does_not_need(settings, tmp_path, player_files, capsys):
    source, target = settings.H5P_PLAYER_ROOT, tmp_path / "installed"
    settings.H5P_PLAYER_ROOT = target
    call_command("h5p_install_player", source)
    found = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file())
    assert found == ["frame.bundle.js", "styles/h5p-fonts.css", "styles/h5p.css"]
