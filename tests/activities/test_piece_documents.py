"""Documents of a piece of work: cleaned as any other, handed in with it, and kept with what was handed in."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from activities.actions.piece import take_back
from activities.actions.piece_document import HandedIn, keep_piece_document, remove_piece_document
from activities.models import HandIn, Piece
from activities.models.assignment_check import documents_of
from tests.factories.assignments import PAST, again, handed_in, open_in, piece_of
from tests.factories.documents import SAYS_A_NUMBER, word_document
from writing.documents.clean import clean
from writing.models import Attachment
from writing.models.attachment import Upload
from writing.states import VirusState

pytestmark = pytest.mark.django_db


@pytest.fixture
def piece(cohort, sam, amara):
    return piece_of(amara, open_in(cohort, sam, brings="both"))


def add(piece, words="I was late and said so.", *, name="Amara Osei essay.docx", id=None, **more):  # noqa: A002
    cleaned = clean(word_document(words), pictures=False)
    upload = Upload(file=BytesIO(cleaned.data), name=name, content_type=cleaned.kind.content_type, size=len(cleaned.data))
    return keep_piece_document(id=id or uuid4(), piece=piece, upload=upload, cleaned=cleaned, by=piece.student, **more)


def words_of(answer):
    return " ".join(answer.content.decode().split())


def press(client, piece, **more):
    return client.post(reverse("activities:piece_hand_in", args=[piece.pk]), {"words": "", "draft_version": 0, **more}, follow=True)


def test_she_adds_one_on_its_page_and_what_is_kept_is_the_cleaned_copy(as_person, amara, piece):
    file = SimpleUploadedFile("Essay.docx", word_document("I was late."))
    address = reverse("activities:piece_documents", args=[piece.pk])
    answer = as_person(amara).post(address, {"id": uuid4(), "file": file}, follow=True)
    assert "The cleaned copy is kept. Nobody else can see it until you hand it in." in words_of(answer)
    assert [one.file_name for one in documents_of(piece)] == ["Essay.docx"]


def test_what_she_typed_is_kept_when_she_goes_to_her_documents(as_person, amara, piece):
    answer = press(as_person(amara), piece, words="Half a thought", step="documents")
    assert answer.redirect_chain[-1][0] == f"/pieces/{piece.pk}/documents/"
    page = as_person(amara).get(reverse("activities:piece", args=[piece.pk]))
    assert page.context["form"]["words"].value() == "Half a thought"


def test_a_scanner_that_is_away_makes_nobody_late(as_person, amara, piece):
    document, client = add(piece), as_person(amara)
    Attachment.objects.update(virus_state=VirusState.AWAITING)
    shown = press(client, piece)
    press(client, piece, seen=shown.context["digest"], give=[str(document.pk)], **shown.context["carried"])
    assert again(piece).is_handed_in


def test_it_is_handed_in_with_the_piece_and_counted(as_person, amara, piece):
    document = add(piece)
    client = as_person(amara)
    shown = press(client, piece)
    assert "6 words of 20." in words_of(shown)
    press(client, piece, seen=shown.context["digest"], give=[str(document.pk)], **shown.context["carried"])
    [kept] = HandIn.objects.get().documents.all()
    assert (kept.attachment, kept.sha256) == (document, document.sha256)


def test_what_in_it_might_identify_somebody_needs_a_reason(as_person, amara, piece):
    document = add(piece, SAYS_A_NUMBER)
    client = as_person(amara)
    shown = press(client, piece)
    ready = {"seen": shown.context["digest"], "give": [str(document.pk)], **shown.context["carried"]}
    assert "Say in at least 10 characters why" in words_of(press(client, piece, **ready))
    press(client, piece, **ready, **{f"why-{document.pk}": "It is a number that nobody has."})
    assert HandIn.objects.count() == 1


def test_nothing_is_added_or_removed_while_it_is_handed_in(as_person, amara, piece):
    document = add(piece)
    handed_in(amara, piece.assignment, documents=[document])
    with pytest.raises(HandedIn):
        remove_piece_document(piece=piece, document=document, by=amara)
    with pytest.raises(HandedIn):
        add(piece)
    page = as_person(amara).get(reverse("activities:piece_documents", args=[piece.pk]), follow=True)
    assert "Take it back first" in words_of(page)


def test_removed_after_taking_back_it_stays_with_what_was_handed_in(amara, piece):
    document = add(piece)
    handed_in(amara, piece.assignment, documents=[document])
    take_back(piece=piece, by=amara)
    remove_piece_document(piece=piece, document=document, by=amara)
    assert documents_of(piece) == []
    assert HandIn.objects.get().documents.get().attachment.removed_at is None


def test_one_that_was_never_handed_in_goes_for_good(amara, piece):
    document = add(piece)
    remove_piece_document(piece=piece, document=document, by=amara)
    assert Attachment.objects.get(pk=document.pk).removed_at is not None


def test_a_new_one_takes_its_place_and_pressing_twice_is_one(amara, piece):
    old, id = add(piece), uuid4()  # noqa: A001
    for _ in range(2):
        add(piece, "Other words.", id=id, instead_of=old.pk)
    assert [one.pk for one in documents_of(piece)] == [id]


def test_ben_adds_nothing_to_hers(as_person, ben, piece):
    assert as_person(ben).get(reverse("activities:piece_documents", args=[piece.pk])).status_code == 404
    with pytest.raises(Piece.DoesNotExist):
        remove_piece_document(piece=piece, document=add(piece), by=ben)


class TestTheFile:
    @pytest.fixture
    def piece(self, cohort, sam, amara):
        piece = piece_of(amara, open_in(cohort, sam, due=PAST, brings="both", anonymous=True))
        document = add(piece)
        return handed_in(amara, piece.assignment, documents=[document])

    def address(self, piece):
        document = again(piece).current.documents.get().attachment_id
        return reverse("activities:piece_document", args=[piece.pk, document])

    def test_sam_gets_it_under_a_name_that_tells_nothing(self, as_person, sam, piece):
        answer = as_person(sam).get(self.address(piece))
        answer_name = answer["Content-Disposition"]
        assert f'filename="Piece of work {piece.number}, Document 1.docx"' in answer_name
        assert answer.getvalue().startswith(b"PK")

    def test_its_author_gets_it_under_her_own_name(self, as_person, amara, piece):
        answer = as_person(amara).get(self.address(piece))
        answer.close()
        assert "Amara Osei essay.docx" in answer["Content-Disposition"]

    def test_sam_waits_with_her_for_its_virus_check(self, as_person, amara, sam, piece):
        Attachment.objects.update(virus_state=VirusState.AWAITING)
        assert as_person(sam).get(self.address(piece)).status_code == 404
        page = words_of(as_person(sam).get(reverse("activities:piece_mark", args=[piece.assignment_id, piece.pk])))
        assert "It is being looked through for viruses, and can be opened once that is done." in page
        own = as_person(amara).get(self.address(piece))
        own.close()
        assert own.status_code == 200

    @pytest.mark.parametrize("who", ["ben", "priya", "carol", "joan", "marek", "ruth"])
    def test_others_get_nothing(self, as_person, cast, piece, who):
        assert as_person(cast[who]).get(self.address(piece)).status_code == 404

    def test_the_page_for_private_files_gives_it_to_nobody_else(self, as_person, sam, piece):
        document = again(piece).current.documents.get().attachment_id
        assert as_person(sam).get(reverse("writing:attachment", args=[document])).status_code == 404
