"""What Priya sets for the logs of a programme: questions of its own, and whether photos may go with an entry."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from activities.actions.programme_log import set_photos
from activities.models import LogTemplate
from activities.models.log_template import to_choose_from
from history.models import Entry
from tests.activities.test_documents import address, text_of
from tests.activities.test_sharing_documents import opens
from tests.factories.activities import make_entry
from writing.models import Attachment

pytestmark = pytest.mark.django_db
WHY = "A photo of your own notes, never of people."


def photo(name="board.jpeg", kind="JPEG"):
    """A small picture with the place and the camera written beside it."""
    out, exif = BytesIO(), Image.Exif()
    exif[0x010F], exif[0x9286] = "A camera", "14 Larch Close"
    Image.new("RGB", (40, 30), "navy").save(out, kind, exif=exif)
    return SimpleUploadedFile(name, out.getvalue())


@pytest.fixture
def page(programme):
    return f"/programmes/{programme.pk}/log/"


@pytest.fixture
def entry(amara):
    return make_entry(amara)


def adds(client, entry, file):
    return client.post(address(entry), {"id": uuid4(), "file": file}, follow=True)


class TestQuestions:
    def keeps(self, client, page, key, **says):
        given = {"title": "Weekly log", "about": "", "questions": "What happened?\n\nWhat next?", "live": "on"} | says
        return client.post(f"{page}questions/{key}/", given, follow=True)

    def test_priya_adds_questions_and_amara_can_choose_them(self, as_person, priya, amara, joan, page):
        key = f"own-{uuid4()}"
        for _ in range(2):
            assert "Students find it where they choose questions" in text_of(self.keeps(as_person(priya), page, key))
        assert [one.questions for one in to_choose_from(amara, None) if one.key == key] == [["What happened?", "What next?"]]
        assert [one.key for one in to_choose_from(joan, None) if one.key == key] == []
        assert Entry.objects.filter(verb="log_template.keep").count() == 1

    def test_what_is_not_offered_any_more_is_no_choice(self, as_person, priya, amara, page):
        key = f"own-{uuid4()}"
        self.keeps(as_person(priya), page, key)
        assert "Not offered any more." in text_of(self.keeps(as_person(priya), page, key, live=""))
        assert [one.key for one in to_choose_from(amara, None) if one.key == key] == []

    def test_without_a_question_it_says_what_to_write(self, as_person, priya, page):
        shown = text_of(self.keeps(as_person(priya), page, f"own-{uuid4()}", questions="  \n "))
        assert ("Write at least one question." in shown, LogTemplate.objects.filter(title="Weekly log").exists()) == (True, False)

    def test_those_that_waymark_brings_and_other_programmes_are_not_changed_here(self, as_person, priya, page):
        LogTemplate.objects.get_or_create(key="gibbs", defaults={"title": "Gibbs", "questions": ["What happened?"]})
        assert self.keeps(as_person(priya), page, "gibbs").status_code == 404


class TestPhotos:
    def test_they_are_off_and_the_page_says_so(self, as_person, amara, entry):
        shown = adds(as_person(amara), entry, photo())
        assert "This is not a Word document (.docx)" in text_of(shown)
        assert "Photos are off: they show more about people than a log needs." in text_of(shown)
        assert Attachment.objects.count() == 0

    def test_priya_says_why_and_students_read_it(self, as_person, priya, amara, entry, page):
        client = as_person(priya)
        assert "Say why, in a sentence" in text_of(client.post(page, {"taken": "yes", "about": ""}))
        client.post(page, {"taken": "yes", "about": WHY})
        assert WHY in text_of(as_person(amara).get(address(entry)))
        assert WHY in text_of(as_person(amara).get(f"/log/{entry.pk}/edit/"))
        assert Entry.objects.get(verb="programme.set_photos").details == {"taken": True}

    @pytest.mark.parametrize(("name", "kind"), [("board.jpeg", "JPEG"), ("board.png", "PNG")])
    def test_one_is_made_anew_without_what_the_camera_wrote(self, as_person, amara, entry, programme, priya, name, kind):
        set_photos(programme=programme, taken=True, about=WHY, by=priya)
        shown = text_of(adds(as_person(amara), entry, photo(name, kind)))
        with Attachment.objects.get().file.open() as file:
            kept = file.read()
        assert "Larch" not in kept.decode("latin-1") and "camera" not in kept.decode("latin-1")
        assert Image.open(BytesIO(kept)).size == (40, 30)
        assert ("Taken out: 2 file properties." in shown, "which we cannot look into" in shown) == (True, True)

    def test_before_it_is_shared_it_needs_a_reason(self, as_person, amara, around_amara, entry, programme, priya, joan):
        set_photos(programme=programme, taken=True, about=WHY, by=priya)
        adds(as_person(amara), entry, photo())
        shown = text_of(opens(as_person(amara), entry, joan))
        assert ("A photo has no words that the check could read." in shown, "needed where you tick it" in shown) == (True, True)

    def test_one_from_an_iphone_says_what_to_do(self, as_person, amara, entry, programme, priya):
        set_photos(programme=programme, taken=True, about=WHY, by=priya)
        file = SimpleUploadedFile("IMG_1.heic", b"\x00\x00\x00\x18ftypheic" + bytes(40))
        assert "Save or send it as JPEG first." in text_of(adds(as_person(amara), entry, file))
