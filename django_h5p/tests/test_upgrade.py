"""A content goes on with a newer version of its library. What the library's scripts make of it is checked like an upload."""

import json
import re

import pytest
from django.urls import reverse

from django_h5p.actions import restrict_library
from django_h5p.models import Content, Library
from django_h5p.tests import made

UPGRADES = """
var H5PUpgrades = H5PUpgrades || {};
H5PUpgrades["H5P.Count"] = {1: {
  1: function (parameters, finished) {
    parameters.ask = parameters.question;
    delete parameters.question;
    finished(null, parameters);
  },
  2: {contentUpgrade: function (parameters, finished, extras) { parameters.ask += "!"; finished(null, parameters, extras); }},
}};
"""
SEMANTICS = [
    {"name": "ask", "type": "text", "label": "Question"},
    {
        "name": "more",
        "type": "list",
        "label": "More",
        "optional": True,
        "field": {"name": "part", "type": "library", "label": "Part", "options": ["H5P.Count 1.2"]},
    },
]


def newer(minor, **changes):
    script = made.COUNT_JS.replace("params.question", "params.ask")
    files = made.library(version=(1, minor, 0), script=script, **changes)
    return files | {"semantics.json": json.dumps(SEMANTICS), "upgrades.js": UPGRADES}


def package_of(path, minor, **changes):
    libraries = {f"H5P.Count-1.{minor}": newer(minor, **changes)}
    return made.package(path, libraries=libraries, params={"ask": "Newer"}, described=made.description(version=(1, minor)))


@pytest.fixture
def old(take, content, admin, tmp_path):
    """A content of 1.0, where 1.1 and 1.2 are installed."""
    for minor in (1, 2):
        take(package_of(tmp_path / f"{minor}.h5p", minor), by=admin)
    return content


def address(content, *more):
    return reverse("django_h5p:upgrade_frame" if more else "django_h5p:upgrade", args=[content.uuid, *more])


def post(client, content, made_of, **more):
    said = {"to": "H5P.Count-1.2", "revision": "1", "params": json.dumps(made_of), "wish": "keep", **more}
    return client.post(address(content), said, follow=True).content.decode()


def test_a_newer_version_is_offered_and_the_newest_first(client, old, admin):
    client.force_login(admin)
    assert address(old) in client.get(reverse("django_h5p:content", args=[old.uuid])).content.decode()
    text = client.get(address(old)).content.decode()
    assert re.findall(r'<option value="([^"]+)"', text) == ["H5P.Count-1.2", "H5P.Count-1.1"]
    newest = Content.objects.get(current__minor=2)
    assert "nothing newer of that is installed" in client.get(address(newest)).content.decode()
    assert address(newest) not in client.get(reverse("django_h5p:content", args=[newest.uuid])).content.decode()


def test_the_frame_holds_what_the_scripts_need_and_can_do_nothing_else(client, old, admin):
    client.force_login(admin)
    frame = client.get(address(old, "H5P.Count-1.2"))
    assert frame["Content-Security-Policy"].endswith("; sandbox allow-scripts")
    text = frame.content.decode()
    said = json.loads(re.search(r'id="h5p-upgrade">(.*?)</script>', text)[1])
    assert (said["from"], said["to"], said["params"]) == ("H5P.Count 1.0", "H5P.Count 1.2", made.PARAMS)
    assert set(said["semantics"]) == {"H5P.Count 1.2"}
    assert re.findall(r"libraries/(H5P[^\"]+)", text) == ["H5P.Count-1.2.0/upgrades.js"]


def test_what_the_scripts_made_is_the_next_revision(client, old, admin):
    client.force_login(admin)
    text = post(client, old, {"ask": "How many?", "picture": made.PARAMS["picture"]})
    assert "It plays with H5P.Count 1.2 now." in text
    old.refresh_from_db()
    assert (str(old.current.main), old.current.number, old.current.params["ask"]) == ("H5P.Count 1.2", 2, "How many?")
    assert (old.current.folder / "images/dog.png").is_file()
    assert old.current.metadata["license"] == "CC BY"


def test_a_copy_leaves_the_first_as_it_was(client, old, admin):
    client.force_login(admin)
    post(client, old, {"ask": "How many?", "picture": made.PARAMS["picture"]}, wish="copy")
    old.refresh_from_db()
    assert str(old.current.main) == "H5P.Count 1.0"
    copied = Content.objects.get(title="How many? (copy)")
    assert (str(copied.current.main), copied.current.files.count()) == ("H5P.Count 1.2", 1)


BAD = {
    "no JSON": ({"params": "{"}, "cannot be read"),
    "a list": ({"params": "[]"}, "not in the form that H5P uses"),
    "a missing part": ({"params": '{"more": [{"library": "H5P.Gone 1.0", "params": {}}]}'}, "H5P.Gone 1.0"),
    "somebody saved meanwhile": ({"revision": "0"}, "Somebody saved this activity meanwhile"),
}


@pytest.mark.parametrize(("change", "sentence"), BAD.values(), ids=BAD)
def test_what_cannot_be_kept_changes_nothing(client, old, admin, change, sentence):
    client.force_login(admin)
    assert sentence in post(client, old, {"ask": "How many?"}, **change)
    old.refresh_from_db()
    assert old.current.number == 1


def test_markup_that_a_script_plants_is_made_harmless(client, old, admin):
    client.force_login(admin)
    post(client, old, {"ask": "<b onclick=evil()>How</b><script>evil()</script>"})
    old.refresh_from_db()
    assert (
        old.current.params["ask"] == "&lt;b onclick=evil()&gt;How&lt;/b&gt;&lt;script&gt;evil()&lt;/script&gt;"
    )  # a field of words


@pytest.mark.parametrize("to", ["H5P.Count-1.0", "H5P.Count-9.9", "H5P.Other-1.2"])
def test_only_what_is_offered_can_be_chosen(client, old, admin, to):
    client.force_login(admin)
    assert client.get(address(old, to)).status_code == 404
    assert client.post(address(old), {"to": to, "revision": "1", "params": "{}"}).status_code == 404


def test_a_restricted_version_is_for_administrators(client, old, author, admin):
    old.owner = author
    old.save()
    restrict_library(library=Library.objects.get(minor=2), by=admin, restricted=True)
    client.force_login(author)
    assert client.get(address(old, "H5P.Count-1.2")).status_code == 404
    assert client.get(address(old, "H5P.Count-1.1")).status_code == 200


def test_only_who_may_change_a_content_may_upgrade_it(client, old, author):
    client.force_login(author)
    assert client.get(address(old)).status_code == 403
    assert client.get(address(old, "H5P.Count-1.2")).status_code == 403
    assert client.post(address(old), {}).status_code == 403
