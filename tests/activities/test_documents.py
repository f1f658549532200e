"""Amara adds a document to a log entry: what is kept of it, what she is told, and how it goes again."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from activities.models import LogEntry
from activities.models.log_documents import documents_of
from history.outbox import drain
from tests.factories.clamd import running
from tests.factories.documents import make_document, word_document
from tests.writing.documents.hiding_places import found_in
from tests.writing.documents.word_files import HIDDEN, SEEN, full_of_hiding_places
from writing.actions.unfinished_upload import add_part, begin_upload
from writing.actions.virus_check import settle
from writing.models import Attachment, CleanedDocument, UnfinishedUpload
from writing.models.attachment import private_files
from writing.providers import Verdict

pytestmark = pytest.mark.django_db


def address(entry):
    return reverse("activities:log_documents", args=[entry.pk])


def adds(client, entry, data=None, *, name="Process recording.docx", id=None, **more):  # noqa: A002
    file = SimpleUploadedFile(name, data or word_document("I was late."))
    return client.post(address(entry), {"id": id or uuid4(), "file": file, **more}, follow=True)


def text_of(answer):
    return " ".join(answer.content.decode().split())


def bytes_of(document):
    with private_files().open(document.file.name) as file:
        return file.read()


def test_what_is_kept_is_the_cleaned_copy_and_nothing_of_the_original(as_person, amara, entry):
    adds(as_person(amara), entry, full_of_hiding_places())
    [document] = documents_of(entry, amara)
    assert found_in(bytes_of(document), HIDDEN) == set()
    assert found_in(bytes_of(document), SEEN) == SEEN
    assert [word for word in HIDDEN if word in str(document.document.passages)] == []


def test_she_sees_what_was_taken_out_and_that_nobody_else_has_it(as_person, amara, entry):
    page = text_of(adds(as_person(amara), entry, full_of_hiding_places()))
    assert "The cleaned copy is kept. Nobody else can see it until you share it with the entry." in page
    assert "Taken out: " in page
    assert "1 comment" in page
    assert "Only you can open it." in page


def test_the_page_says_what_must_not_be_brought_and_that_pictures_go(as_person, amara, entry):
    page = text_of(as_person(amara).get(address(entry)))
    assert "Do not bring assessments, case notes, e-mails" in page
    assert "let your practice educator see the original" in page
    assert "Pictures are taken out of documents: they show more about people than a log needs" in page
    assert "Photos are off: they show more about people than a log needs." in page
    assert "We keep a cleaned copy and not your file." in page


def test_where_the_site_lets_pictures_stay_the_page_says_what_that_means(as_person, amara, entry, settings):
    settings.DOCUMENT_PICTURES = True
    page = text_of(adds(as_person(amara), entry, full_of_hiding_places()))
    assert "Pictures stay, without what a camera wrote into them." in page
    assert "Still in it: 1 picture, which we cannot look into." in page


def test_sent_twice_it_is_there_once(as_person, amara, entry):
    client, page_made = as_person(amara), uuid4()
    for _ in range(2):
        assert adds(client, entry, id=page_made).status_code == 200
    assert Attachment.objects.count() == CleanedDocument.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("notes.pdf", word_document("words"), "The file is not what its name says."),
        ("notes.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "This is an older Word document (.doc)."),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "This is not a Word document (.docx), an OpenDocument text (.odt) or a PDF."),
        ("empty.docx", word_document(""), "There are no words in the document."),
    ],
)
def test_a_file_that_is_not_taken_is_refused_with_a_sentence_and_nothing_is_kept(as_person, amara, entry, name, data, sentence):
    page = text_of(adds(as_person(amara), entry, data, name=name))
    assert "There is a problem" in page
    assert sentence in page
    assert not Attachment.objects.exists()


def test_without_a_file_she_is_asked_to_choose_one(as_person, amara, entry):
    answer = as_person(amara).post(address(entry), {"id": uuid4()})
    assert "Choose a file first." in text_of(answer)


def test_a_file_that_is_too_large_is_refused(as_person, amara, entry, settings):
    settings.DOCUMENT_BYTES = 100
    assert "This file is too large" in text_of(adds(as_person(amara), entry))
    assert not Attachment.objects.exists()


def test_there_is_room_for_five_and_a_sixth_may_take_the_place_of_one(as_person, amara, entry):
    documents = [make_document(entry) for _ in range(5)]
    client = as_person(amara)
    assert "which is the most there can be" in text_of(client.get(address(entry)))
    assert "There are 5 documents here already." in text_of(adds(client, entry))
    adds(client, entry, word_document("Newer."), instead_of=documents[0].pk)
    assert {one.pk for one in documents_of(entry, amara)} > {one.pk for one in documents[1:]}
    assert len(documents_of(entry, amara)) == 5


def test_a_new_file_in_its_place_takes_the_old_one_away_with_its_words(as_person, amara, entry):
    old = make_document(entry, "The old words.")
    client = as_person(amara)
    assert "A new file in place of Process recording.docx" in text_of(client.get(address(entry), {"instead_of": old.pk}))
    adds(client, entry, word_document("The new words."), instead_of=old.pk, name="Again.docx")
    [document] = documents_of(entry, amara)
    assert (document.name, document.document.passages[0][1]) == ("Again.docx", "The new words.")
    assert "old words" not in str(list(CleanedDocument.objects.values_list("passages", flat=True)))


def test_she_downloads_the_copy_and_removes_it(as_person, amara, entry):
    document, client = make_document(entry), as_person(amara)
    answer = client.get(reverse("writing:attachment", args=[document.pk]))
    assert b"".join(answer.streaming_content) == bytes_of(document)
    remove = reverse("activities:log_document_remove", args=[entry.pk, document.pk])
    assert "Only you can open it. Once it is removed, nobody can bring it back." in text_of(client.get(remove))
    page = text_of(client.post(remove, follow=True))
    assert "The document is removed." in page
    assert not CleanedDocument.objects.exists()
    assert documents_of(entry, amara) == []


def test_removing_twice_is_removing_once(as_person, amara, entry):
    document, client = make_document(entry), as_person(amara)
    remove = reverse("activities:log_document_remove", args=[entry.pk, document.pk])
    assert [client.post(remove).status_code for _ in range(2)] == [302, 404]


def test_nobody_else_finds_the_page_or_the_document(as_person, amara, ben, joan, sam, entry):
    document = make_document(entry)
    pages = [address(entry), reverse("activities:log_document_remove", args=[entry.pk, document.pk])]
    pages.append(reverse("writing:attachment", args=[document.pk]))
    for person in (ben, joan, sam):
        assert [as_person(person).get(page).status_code for page in pages] == [404, 404, 404]


def test_a_document_of_hers_is_not_removed_by_an_address_of_another_entry(as_person, amara, entry):
    document = make_document(entry)
    other = LogEntry.objects.get(pk=entry.pk)
    remove = reverse("activities:log_document_remove", args=[uuid4(), document.pk])
    assert as_person(amara).post(remove).status_code == 404
    assert documents_of(other, amara) == [document]


def test_the_entrys_page_costs_the_same_with_one_document_and_with_three(as_person, amara, entry, django_assert_num_queries):
    make_document(entry)
    page = reverse("activities:log_entry", args=[entry.pk])
    client = as_person(amara)
    client.get(page)
    with django_assert_num_queries(18):
        client.get(page)
    make_document(entry)
    make_document(entry)
    with django_assert_num_queries(18):
        assert client.get(page).content.decode().count("Process recording.docx") == 3


SAID_OF_DOCUMENTS = [("json", '"taken_out"'), ("html", "Download it from the entry."), ("markdown", "- Document: ")]


@pytest.mark.parametrize(("kind", "said"), SAID_OF_DOCUMENTS)
def test_the_log_she_takes_with_her_names_her_documents(as_person, amara, entry, kind, said):
    make_document(entry, data=full_of_hiding_places())
    answer = as_person(amara).get(reverse("activities:log_export_file", args=[kind]))
    taken = b"".join(answer.streaming_content).decode()
    assert said in taken
    assert "Process recording.docx" in taken
    assert "Plainwords" not in taken


class TestWhileANewEntryIsWritten:
    TYPED = {"title": "After the visit", "body": "I was late.", "event_on": "2026-11-20", "version": 0, "draft_version": 0}

    def sends(self, client, pk, **typed):
        return client.post(
            reverse("activities:log_entry_write", args=[pk]), self.TYPED | {"and_document": "on"} | typed, follow=True
        )

    def test_one_button_saves_it_and_goes_on_to_its_documents(self, as_person, amara):
        pk, client = uuid4(), as_person(amara)
        assert 'name="and_document"' in client.get(reverse("activities:log_entry_write", args=[pk])).content.decode()
        answer = self.sends(client, pk)
        assert answer.redirect_chain == [(reverse("activities:log_documents", args=[pk]), 302)]
        assert [str(said) for said in answer.context["messages"]] == ["Saved. Only you can see this."]
        assert f'data-module="forget-draft" data-draft-id="{pk}"' in answer.content.decode()
        assert LogEntry.objects.visible_to(amara).get(pk=pk).body == "I was late."

    def test_a_second_press_is_one_entry(self, as_person, amara):
        pk, client = uuid4(), as_person(amara)
        for _ in range(2):
            answer = self.sends(client, pk)
        assert answer.redirect_chain[-1][0] == reverse("activities:log_documents", args=[pk])
        assert LogEntry.objects.get().version == 1

    def test_without_words_nothing_is_saved_and_the_rest_is_still_there(self, as_person, amara):
        answer = self.sends(as_person(amara), uuid4(), body="")
        assert (answer.redirect_chain, LogEntry.objects.exists()) == ([], False)
        assert answer.context["form"]["title"].value() == "After the visit"
        assert list(answer.context["form"].errors) == ["body"]


class TestInParts:
    @pytest.fixture
    def arrived(self, amara):
        def arrive(data, *, of=None, name="Process recording.docx"):
            upload = begin_upload(id=uuid4(), name=name, size=of or len(data), by=amara)
            return add_part(upload=upload, offset=0, part=data, by=amara)

        return arrive

    def adds(self, client, entry, upload, **more):
        return client.post(address(entry), {"id": uuid4(), "sent": str(upload.pk), **more}, follow=True)

    def test_what_arrived_is_cleaned_and_kept_and_the_original_goes(self, as_person, amara, entry, arrived):
        upload = arrived(full_of_hiding_places())
        page = text_of(self.adds(as_person(amara), entry, upload))
        assert "The cleaned copy is kept." in page
        [document] = documents_of(entry, amara)
        assert document.name == "Process recording.docx"
        assert found_in(bytes_of(document), HIDDEN) == set()
        drain(worker="test")
        assert not UnfinishedUpload.objects.exists()
        assert not private_files().exists(upload.file.name)
        assert private_files().exists(document.file.name)

    def test_a_second_press_finds_what_the_first_has_kept(self, as_person, amara, entry, arrived):
        upload, client, pk = arrived(word_document("I was late.")), as_person(amara), uuid4()
        pages = [text_of(self.adds(client, entry, upload, id=pk)) for _ in range(2)]
        assert Attachment.objects.count() == 1
        assert not any("There is a problem" in page for page in pages)

    def test_one_that_is_not_whole_yet_is_asked_for_again_and_stays(self, as_person, amara, entry, arrived):
        upload = arrived(b"PK", of=100)
        page = text_of(self.adds(as_person(amara), entry, upload))
        assert "The file did not arrive whole. Choose it again: what is here already is not sent twice." in page
        assert UnfinishedUpload.objects.get() == upload

    def test_one_that_is_no_document_is_refused_and_goes(self, as_person, amara, entry, arrived):
        upload = arrived(b"GIF89a")
        page = text_of(self.adds(as_person(amara), entry, upload))
        assert "This is not a Word document (.docx), an OpenDocument text (.odt) or a PDF." in page
        assert str(upload.pk) not in page
        assert not UnfinishedUpload.objects.exists()

    def test_where_there_is_no_room_it_need_not_be_sent_again(self, as_person, amara, entry, arrived):
        documents = [make_document(entry) for _ in range(5)]
        upload, client = arrived(word_document("I was late.")), as_person(amara)
        assert "There are 5 documents here already." in text_of(self.adds(client, entry, upload))
        assert UnfinishedUpload.objects.get() == upload
        client.post(reverse("activities:log_document_remove", args=[entry.pk, documents[0].pk]))
        assert "The cleaned copy is kept." in text_of(self.adds(client, entry, upload))

    def test_what_somebody_else_sent_is_nobodys_document(self, as_person, ben, amara, entry, arrived):
        upload = begin_upload(id=uuid4(), name="a.docx", size=2, by=ben)
        add_part(upload=upload, offset=0, part=b"PK", by=ben)
        assert "did not arrive whole" in text_of(self.adds(as_person(amara), entry, upload))
        assert UnfinishedUpload.objects.get() == upload

    @pytest.mark.parametrize("sent", ["x", "../../etc/passwd", "0" * 36])
    def test_an_id_that_is_none_is_answered_kindly(self, as_person, amara, entry, sent):
        answer = as_person(amara).post(address(entry), {"id": uuid4(), "sent": sent})
        assert "did not arrive whole" in text_of(answer)


class TestTheVirusCheck:
    @pytest.fixture
    def clamd(self, settings):
        with running() as server:
            settings.FILE_SCANNER, settings.FILE_SCANNER_ADDRESS = "clamd", server.address
            yield server

    def test_an_infected_document_is_refused_with_what_was_found(self, as_person, amara, entry, clamd):
        clamd.finds = b"word/document.xml"
        page = text_of(adds(as_person(amara), entry))
        assert "This file was not kept: the virus check found “Win.Test.EICAR_HDB-1” in it." in page
        assert not Attachment.objects.exists()

    def test_a_checked_one_says_when_and_by_what(self, as_person, amara, entry, clamd):
        page = text_of(adds(as_person(amara), entry))
        assert "No virus found" in page and "ClamAV 1.4.3/27700" in page
        assert "not checked for viruses" not in page

    def test_while_the_scanner_is_away_the_page_says_that_it_waits(self, as_person, amara, around_amara, joan, entry, settings):
        settings.FILE_SCANNER, settings.FILE_SCANNER_ADDRESS = "clamd", "127.0.0.1:1"
        client = as_person(amara)
        assert "It waits for the virus check, and cannot be shared until then." in text_of(adds(client, entry))
        choose = {"person": joan.pk, "version": entry.version}
        page = text_of(client.get(reverse("activities:log_entry_share", args=[entry.pk]), choose))
        assert "This document waits for the virus check and is left out until then." in page
        assert 'name="give"' not in page

    def test_where_nobody_checks_the_page_says_so(self, as_person, amara, entry):
        assert "Files are not checked for viruses here." in text_of(as_person(amara).get(address(entry)))

    def test_one_that_was_refused_later_is_named_with_what_was_found(self, as_person, amara, entry):
        document = make_document(entry)
        settle(attachment=document, verdict=Verdict("Doc.Macro-7", "ClamAV 1"))
        page = text_of(as_person(amara).get(address(entry)))
        assert "the virus check found “Doc.Macro-7” in it. It is erased" in page
        assert not CleanedDocument.objects.exists()
