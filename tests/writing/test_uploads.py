"""A large file in parts, by tus 1.0: what the protocol asks for, whose it is, and what is never lost."""

import base64
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from history.outbox import drain
from tests.factories.writing import make_voice_note
from writing.actions import unfinished_upload as actions
from writing.actions.attachment import NoRoom
from writing.documents.refusals import MOST_BYTES
from writing.models import UnfinishedUpload
from writing.models.attachment import private_files

pytestmark = pytest.mark.django_db
UPLOADS = "/writing/uploads/"
WHOLE = bytes(range(256)) * 10
VERSION = {"Tus-Resumable": "1.0.0"}


def said(**pairs):
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in pairs.items())


def begins(her, *, size=2560, id=None, name="Process recording.docx", **headers):  # noqa: A002
    told = {"Upload-Length": str(size), "Upload-Metadata": said(filename=name, id=str(id or uuid4()))}
    return her.post(UPLOADS, headers=VERSION | told | headers)


def sends(her, place, part, *, at=0, **headers):
    told = VERSION | {"Upload-Offset": str(at)} | headers
    return her.patch(place, part, content_type=told.pop("Content-Type", "application/offset+octet-stream"), headers=told)


def place_of(upload):
    return reverse("writing:upload", args=[upload.pk])


@pytest.fixture
def her(as_person, amara):
    return as_person(amara)


@pytest.fixture
def upload(amara):
    return actions.begin_upload(id=uuid4(), name="Process recording.docx", size=len(WHOLE), by=amara)


class TestTheProtocol:
    def test_it_says_what_it_can_do(self, her):
        answer = her.options(UPLOADS)
        assert answer.status_code == 204
        assert {name: answer.headers[name] for name in ("Tus-Resumable", "Tus-Version", "Tus-Extension", "Tus-Max-Size")} == {
            "Tus-Resumable": "1.0.0",
            "Tus-Version": "1.0.0",
            "Tus-Extension": "creation,expiration,termination",
            "Tus-Max-Size": str(MOST_BYTES),
        }

    def test_another_version_is_refused_with_ours(self, her, upload):
        for answer in (her.post(UPLOADS), her.head(place_of(upload), headers={"Tus-Resumable": "0.2.2"})):
            assert (answer.status_code, answer.headers["Tus-Version"]) == (412, "1.0.0")

    def test_a_file_that_is_begun_has_a_place(self, her):
        pk = uuid4()
        answer = begins(her, id=pk)
        assert (answer.status_code, answer.headers["Location"]) == (201, f"http://testserver{UPLOADS}{pk}/")
        assert answer.headers["Upload-Offset"] == "0"
        assert answer.headers["Upload-Expires"].endswith(" GMT")

    def test_it_arrives_part_by_part_and_says_how_far_it_is(self, her, upload):
        place = place_of(upload)
        for at in (0, 1000, 2000):
            part = WHOLE[at : at + 1000]
            assert her.head(place, headers=VERSION).headers["Upload-Offset"] == str(at)
            answer = sends(her, place, part, at=at)
            assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, str(at + len(part)))
        head = her.head(place, headers=VERSION)
        assert (head.headers["Upload-Length"], head.headers["Cache-Control"]) == (str(len(WHOLE)), "no-store")
        assert UnfinishedUpload.objects.whole().get().read() == WHOLE

    @pytest.mark.parametrize("at", [1, 900, 1100, 10**6])
    def test_a_part_in_the_wrong_place_is_refused_with_the_right_one(self, her, upload, at):
        sends(her, place_of(upload), WHOLE[:1000])
        answer = sends(her, place_of(upload), b"x", at=at)
        assert (answer.status_code, answer.headers["Upload-Offset"]) == (409, "1000")

    def test_the_same_part_twice_is_there_once(self, her, upload):
        answers = [sends(her, place_of(upload), WHOLE[:1000]).status_code for _ in range(2)]
        assert answers == [204, 409]
        upload.refresh_from_db()
        assert upload.read() == WHOLE[:1000]

    def test_more_than_was_announced_is_refused(self, her, upload):
        assert sends(her, place_of(upload), WHOLE + b"x").status_code == 413

    def test_another_type_of_body_is_refused(self, her, upload):
        assert sends(her, place_of(upload), b"x", **{"Content-Type": "application/json"}).status_code == 415

    @pytest.mark.parametrize("offset", ["-1", "x", "", "1" * 30, "٣"])
    def test_an_offset_that_is_no_number_is_refused(self, her, upload, offset):
        answer = her.patch(
            place_of(upload), b"x", content_type="application/offset+octet-stream",
            headers=VERSION, HTTP_UPLOAD_OFFSET=offset.encode().decode("latin-1"),
        )  # fmt: skip
        assert answer.status_code == 400

    @pytest.mark.parametrize(
        ("headers", "status"),
        [
            ({"Upload-Length": ""}, 400),
            ({"Upload-Length": "many"}, 400),
            ({"Upload-Metadata": "filename %%%"}, 400),
            ({"Upload-Metadata": "filename /w=="}, 400),
            ({"Upload-Length": "0"}, 413),
            ({"Upload-Length": str(MOST_BYTES + 1)}, 413),
            ({"Upload-Length": "9" * 12}, 413),
            ({"Upload-Metadata": ""}, 201),
        ],
    )
    def test_what_is_announced_must_be_readable_and_not_too_much(self, her, headers, status):
        assert begins(her, **headers).status_code == status

    def test_whoever_ends_it_leaves_nothing(self, her, upload):
        sends(her, place_of(upload), WHOLE[:1000])
        assert her.delete(place_of(upload), headers=VERSION).status_code == 204
        assert her.head(place_of(upload), headers=VERSION).status_code == 404
        drain(worker="test")
        assert not private_files().exists(upload.file.name)

    def test_nothing_of_it_can_be_read_back(self, her, upload):
        assert her.get(place_of(upload), headers=VERSION).status_code == 405


class TestWhose:
    def test_nobody_else_finds_it(self, as_person, cast, upload):
        for name, person in cast.items():
            got = as_person(person).head(place_of(upload), headers=VERSION).status_code
            assert got == (200 if name == "amara" else 404), name

    def test_nobody_else_adds_to_it_or_ends_it_or_begins_it_anew(self, as_person, ben, upload):
        his = as_person(ben)
        assert sends(his, place_of(upload), b"x").status_code == 404
        assert his.delete(place_of(upload), headers=VERSION).status_code == 404
        assert begins(his, id=upload.pk).status_code == 404

    def test_somebody_signed_out_is_sent_to_sign_in(self, upload):
        assert Client().head(place_of(upload), headers=VERSION).url.startswith("/account/login/")

    def test_what_one_person_began_is_not_sent_under_the_name_of_another(self, her, ben, upload):
        assert sends(her, place_of(upload), b"x", **{"X-Whose": str(ben.pk)}).status_code == 401

    def test_another_site_can_send_nothing(self, amara, upload):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(amara, backend="django.contrib.auth.backends.ModelBackend")
        assert begins(strict).status_code == 403
        assert sends(strict, place_of(upload), b"x").status_code == 403
        assert strict.delete(place_of(upload), headers=VERSION).status_code == 403

    @pytest.mark.parametrize("name", ["../../etc/passwd", "a\r\nSet-Cookie: x", "\u202ecod.exe", "", "n" * 500, "<script>.docx"])
    def test_no_name_leads_anywhere(self, her, name):
        assert begins(her, name=name).status_code == 201
        upload = UnfinishedUpload.objects.get()
        assert upload.name.isprintable() and 0 < len(upload.name) <= 150
        assert not set(upload.file.name) - set("0123456789abcdef/")


class TestHowMuch:
    def test_the_same_file_begun_again_goes_on_where_it_stopped(self, her):
        pk = uuid4()
        begins(her, id=pk)
        sends(her, f"{UPLOADS}{pk}/", WHOLE[:1000])
        assert begins(her, id=pk).headers["Upload-Offset"] == "1000"
        assert UnfinishedUpload.objects.count() == 1

    def test_with_another_size_it_begins_anew(self, her):
        pk = uuid4()
        begins(her, id=pk)
        sends(her, f"{UPLOADS}{pk}/", WHOLE[:1000])
        assert begins(her, id=pk, size=50).headers["Upload-Offset"] == "0"

    def test_a_part_larger_than_a_part_may_be_is_refused_before_it_is_read(self, her, amara):
        upload = actions.begin_upload(id=uuid4(), name="a.docx", size=5_000_000, by=amara)
        assert sends(her, place_of(upload), bytes(1_000_000)).status_code == 204
        assert sends(her, place_of(upload), bytes(1_000_001), at=1_000_000).status_code == 413

    def test_what_is_on_its_way_counts_with_what_is_kept(self, amara, settings, her):
        settings.FILES_BYTES = make_voice_note(amara).size + 3000
        actions.begin_upload(id=uuid4(), name="a.docx", size=2000, by=amara)
        answer = begins(her, size=1001)
        assert (answer.status_code, answer.content.decode()) == (
            507,
            "There is no room for another file. Remove one that you need no more, then try again.",
        )
        with pytest.raises(NoRoom):
            actions.begin_upload(id=uuid4(), name="a.docx", size=1001, by=amara)

    def test_of_more_than_five_the_oldest_gives_way(self, her):
        pks = [uuid4() for _ in range(7)]
        for pk in pks:
            begins(her, id=pk)
        assert set(UnfinishedUpload.objects.values_list("pk", flat=True)) == set(pks[2:])


class TestHowLong:
    def test_after_a_day_it_is_gone_with_its_bytes(self, her, upload, time_machine):
        sends(her, place_of(upload), WHOLE[:1000])
        time_machine.move_to(timezone.now() + timedelta(hours=23), tick=False)
        assert her.head(place_of(upload), headers=VERSION).status_code == 200
        time_machine.shift(timedelta(hours=2))
        assert her.head(place_of(upload), headers=VERSION).status_code == 404
        drain(worker="test")
        assert not UnfinishedUpload.objects.exists()
        assert not private_files().exists(upload.file.name)

    def test_begun_again_after_a_day_it_is_not_taken_away_by_the_first(self, her, upload, time_machine):
        time_machine.move_to(timezone.now() + timedelta(hours=25), tick=False)
        assert begins(her, id=upload.pk).status_code == 201
        sends(her, place_of(upload), WHOLE[:1000])
        drain(worker="test")
        assert UnfinishedUpload.objects.get().read() == WHOLE[:1000]

    def test_bytes_that_were_never_acknowledged_do_not_count(self, her, upload):
        sends(her, place_of(upload), WHOLE[:1000])
        private_files().write_part(upload.file.name, 1000, b"written by a process that died before it said so")
        sends(her, place_of(upload), WHOLE[1000:], at=1000)
        assert UnfinishedUpload.objects.get().read() == WHOLE


def test_where_the_storage_cannot_take_parts_there_is_no_such_address(her, monkeypatch):
    monkeypatch.delattr("config.private_files.PrivateFiles.write_part")
    assert begins(her).status_code == 404


def test_a_part_costs_the_same_however_far_it_is(her, upload, django_assert_num_queries):
    sends(her, place_of(upload), b"x")
    for at in (1, 2):
        with django_assert_num_queries(6):
            sends(her, place_of(upload), b"x", at=at)


def test_no_line_of_the_log_holds_a_name(her, lines):
    begins(her, name="Mrs Okafor.docx")
    assert "writing:uploads" in str(lines())
    assert "Okafor" not in str(lines())
