"""Amara shares an entry that has documents: each is looked through, and goes only where she says so."""

from uuid import uuid4

import pytest
from django.urls import reverse

from activities.actions.share_with_files import share_with_files
from activities.actions.undo_share import undo_share
from activities.models.log_check import checked_entry
from activities.models.log_documents import documents_of, looked_at_for
from history.models import Entry
from tests.factories.activities import make_entry
from tests.factories.documents import CALM, SAYS_A_NUMBER, make_document
from tests.sent import fields_of
from tests.writing.documents.word_files import full_of_hiding_places
from writing.actions.audience import withdraw
from writing.actions.cleaned_document import remove_cleaned_document
from writing.actions.flag import flag_identifier
from writing.models import Attachment, Check
from writing.models.candidates import Chosen

pytestmark = pytest.mark.django_db
REASON = "It is a number from a leaflet."


@pytest.fixture
def entry(amara, around_amara):
    return make_entry(amara, title="The call", body="I was late and said so.")


def page_of(entry):
    return reverse("activities:log_entry_share", args=[entry.pk])


def opens(client, entry, reader):
    entry.refresh_from_db()
    return client.get(page_of(entry), {"person": reader.pk, "version": entry.version})


def presses_share(client, entry, reader, **more):
    fields = fields_of(opens(client, entry, reader), "share-form")
    return client.post(page_of(entry), fields | {"step": "share"} | more, follow=True)


def shares(entry, reader, *, documents=None, reason=REASON):
    """As the page does it, with these of the entry's documents."""
    entry.refresh_from_db()
    looked_at = looked_at_for(entry, reader)
    giving = [(one, reason) for one in looked_at if documents is None or one.document in documents]
    share_with_files(
        notes=[], why="", giving=giving, entry=entry, with_people=[Chosen(reader)], by=entry.author,
        version_seen=entry.version, checked=checked_entry(entry, reader), choices={},
    )  # fmt: skip
    entry.refresh_from_db()


def text_of(answer):
    return " ".join(answer.content.decode().split())


def has(person, document):
    return Attachment.objects.visible_to(person).filter(pk=document.pk).exists()


def test_the_page_lists_what_in_the_document_might_identify_someone_and_where(as_person, amara, joan, entry):
    document = make_document(entry, CALM, SAYS_A_NUMBER)
    page = text_of(opens(as_person(amara), entry, joan))
    assert "1 thing in it might identify someone. We cannot write in your document" in page
    assert "Phone number · In the text" in page
    assert "07700 900123" in page
    assert f"?instead_of={document.pk}#add" in page
    assert not has(joan, document)


def test_the_name_of_the_file_is_looked_through_too(as_person, amara, joan, entry):
    make_document(entry, CALM, name="Visit_to_Agnieszka_Nowicka.docx")
    page = text_of(opens(as_person(amara), entry, joan))
    assert "Name · The file’s name" in page


def test_a_document_goes_only_where_it_is_ticked(as_person, amara, joan, entry):
    document = make_document(entry)
    presses_share(as_person(amara), entry, joan)
    assert entry.audience.members.now().filter(person=joan).exists()
    assert not has(joan, document)


def test_a_document_without_findings_goes_with_a_tick(as_person, amara, joan, entry):
    document = make_document(entry)
    presses_share(as_person(amara), entry, joan, give=document.pk)
    assert has(joan, document)
    page = text_of(as_person(joan).get(reverse("activities:log_entry", args=[entry.pk])))
    assert "Process recording.docx" in page
    assert "A copy without what its pages do not show." in page
    answer = as_person(joan).get(reverse("writing:attachment", args=[document.pk]))
    assert b"".join(answer.streaming_content).startswith(b"PK")


@pytest.mark.parametrize("reason", ["", "too short"])
def test_with_something_in_it_that_might_identify_someone_it_needs_a_reason(as_person, amara, joan, entry, reason):
    document = make_document(entry, SAYS_A_NUMBER)
    answer = presses_share(as_person(amara), entry, joan, give=document.pk, **{f"why-{document.pk}": reason})
    page = text_of(answer)
    assert "Say in at least 10 characters why what stands in “Process recording.docx” does not identify anybody." in page
    assert f'value="{document.pk}" checked' in page
    assert not entry.audience.members.exists()


def test_the_reason_and_the_counts_are_kept_and_never_the_words(as_person, amara, joan, entry):
    document = make_document(entry, SAYS_A_NUMBER)
    presses_share(as_person(amara), entry, joan, give=document.pk, **{f"why-{document.pk}": REASON})
    assert has(joan, document)
    check = Check.objects.get(attachment=document)
    assert (check.left, check.replaced, check.reason) == ({"phone": 1}, {}, REASON)
    assert "07700" not in str([vars(one) for one in (*Check.objects.all(), *Entry.objects.all())])
    assert Entry.objects.filter(verb="attachment.check").count() == 1
    assert REASON not in text_of(as_person(joan).get(reverse("activities:log_entry", args=[entry.pk])))


def test_pictures_are_named_as_something_nobody_looked_into_and_need_a_reason(as_person, amara, joan, entry, settings):
    settings.DOCUMENT_PICTURES = True
    document = make_document(entry, data=full_of_hiding_places(), pictures=True)
    page = text_of(opens(as_person(amara), entry, joan))
    assert "There is 1 picture in it. We cannot look into pictures: look for faces, names, places and screens." in page
    presses_share(as_person(amara), entry, joan, give=document.pk)
    assert not has(joan, document)


def test_buttons_that_show_the_page_again_keep_the_tick_and_the_reason(as_person, amara, joan, entry):
    document = make_document(entry, SAYS_A_NUMBER)
    fields = fields_of(opens(as_person(amara), entry, joan), "share-form")
    more = {"give": document.pk, f"why-{document.pk}": "short", "step": "mark"}
    page = text_of(as_person(amara).post(page_of(entry), fields | more))
    assert f'value="{document.pk}" checked' in page
    assert ">short</textarea>" in page.replace("> short", ">short")
    assert "There is a problem" not in page


def test_she_sees_what_joan_will_have_and_shares_from_there(as_person, amara, joan, entry):
    given, left = make_document(entry, SAYS_A_NUMBER, name="One.docx"), make_document(entry, name="Two.docx")
    client = as_person(amara)
    fields = fields_of(opens(client, entry, joan), "share-form")
    seen = client.post(page_of(entry), fields | {"give": given.pk, f"why-{given.pk}": REASON, "step": "view"})
    page = text_of(seen)
    assert "Joan will also have" in page
    assert "Two.docx is left out." in page
    client.post(page_of(entry), fields_of(seen, "share-form") | {"step": "share"})
    assert (has(joan, given), has(joan, left)) == (True, False)


def test_a_document_that_was_removed_meanwhile_is_given_to_nobody(as_person, amara, joan, entry):
    document, client = make_document(entry), as_person(amara)
    fields = fields_of(opens(client, entry, joan), "share-form")
    remove_cleaned_document(document=document, by=amara)
    page = text_of(client.post(page_of(entry), fields | {"give": document.pk, "step": "share"}))
    assert "One of these documents is not there any more." in page
    assert not entry.audience.members.exists()


def test_taking_the_entry_back_takes_the_document(amara, joan, entry):
    document = make_document(entry)
    shares(entry, joan)
    assert has(joan, document)
    withdraw(audience=entry.audience, from_person=joan, by=amara)
    assert not has(joan, document)


def test_undoing_takes_it_away_and_gives_back_what_went_with_the_words_before(amara, joan, entry):
    first, second = make_document(entry, name="First.docx"), make_document(entry, name="Second.docx")
    shares(entry, joan, documents=[first])
    entry.recent_shares.all().delete()
    entry.put_words({"body": "I began again."})
    shares(entry, joan, documents=[second])
    assert (has(joan, first), has(joan, second)) == (False, True)
    undo_share(entry=entry, share=entry.recent_shares.last().pk, by=amara)
    assert (has(joan, first), has(joan, second)) == (True, False)


def test_the_same_words_with_another_document_are_a_version_of_their_own_that_can_be_undone(amara, joan, entry):
    shares(entry, joan)
    document, version = make_document(entry), entry.version
    shares(entry, joan)
    assert entry.version == version + 1
    undo_share(entry=entry, share=entry.recent_shares.last().pk, by=amara)
    assert entry.audience.members.now().get(person=joan).version == version
    assert not has(joan, document)


def test_sharing_the_same_again_changes_nothing(amara, joan, entry):
    document = make_document(entry)
    for _ in range(2):
        shares(entry, joan)
    assert entry.version == 1
    assert document.given.count() == 1


def test_what_joan_has_today_is_ticked_with_its_reason_when_it_is_shared_again(as_person, amara, joan, entry):
    document = make_document(entry, SAYS_A_NUMBER)
    shares(entry, joan)
    entry.put_words({"body": "I began again."})
    page = text_of(opens(as_person(amara), entry, joan))
    assert f'value="{document.pk}" checked' in page
    assert REASON in page


def test_a_late_tick_is_not_taken_for_the_press_before_it(as_person, amara, joan, entry):
    entry.put_words({"body": "His mum is on 07700 900123."})
    document, client = make_document(entry), as_person(amara)
    sent = {"person": joan.pk, "version": entry.version}
    fields = fields_of(client.post(page_of(entry), sent | {"step": "all"}), "share-form") | {"step": "share"}
    client.post(page_of(entry), fields)
    page = text_of(client.post(page_of(entry), fields | {"give": document.pk}))
    assert not has(joan, document)
    assert "The entry changed after you opened this page." in page
    assert f'value="{document.pk}" checked' in page


def test_the_same_press_twice_says_the_same(as_person, amara, joan, entry):
    entry.put_words({"body": "His mum is on 07700 900123."})
    document, client = make_document(entry), as_person(amara)
    sent = {"person": joan.pk, "version": entry.version}
    fields = fields_of(client.post(page_of(entry), sent | {"step": "all"}), "share-form") | {"step": "share", "give": document.pk}
    for _ in range(2):
        assert "You and Joan Pritchard can see this." in text_of(client.post(page_of(entry), fields, follow=True))
    assert document.given.count() == 1


def test_joan_and_sam_are_given_it_with_one_press(as_person, amara, joan, sam, entry):
    document = make_document(entry)
    client = as_person(amara)
    page = client.get(page_of(entry), {"person": [joan.pk, sam.pk], "version": entry.version})
    assert "Give Joan and Sam this document" in text_of(page)
    fields = fields_of(page, "share-form") | {"person": [joan.pk, sam.pk], "give": document.pk, "step": "share"}
    client.post(page_of(entry), fields)
    assert (has(joan, document), has(sam, document)) == (True, True)


def test_it_is_ticked_beforehand_only_where_everybody_chosen_has_it(as_person, amara, joan, sam, entry):
    document = make_document(entry)
    shares(entry, joan)
    page = text_of(as_person(amara).get(page_of(entry), {"person": [joan.pk, sam.pk], "version": entry.version}))
    assert f'value="{document.pk}" checked' not in page
    assert f'value="{document.pk}" checked' in text_of(opens(as_person(amara), entry, joan))


def test_sam_who_is_let_in_to_the_same_words_does_not_get_it_by_that(amara, joan, sam, entry):
    document = make_document(entry)
    shares(entry, joan)
    shares(entry, sam, documents=[])
    assert (has(joan, document), has(sam, document)) == (True, False)


def test_a_held_back_entry_holds_its_document_back(joan, sam, entry):
    document = make_document(entry)
    shares(entry, sam)
    flag_identifier(id=uuid4(), audience=entry.audience, version=entry.version, kind="name", by=sam, note="")
    assert not has(sam, document)


def test_putting_a_new_file_in_its_place_takes_the_old_one_from_joan(as_person, amara, joan, entry):
    old = make_document(entry)
    shares(entry, joan)
    make_document(entry, "Mended.", instead_of=old.pk)
    assert not has(joan, old)
    assert [one.pk for one in documents_of(entry, joan)] == []


def test_who_has_it_is_said_to_the_author(as_person, amara, joan, entry):
    make_document(entry)
    shares(entry, joan)
    page = text_of(as_person(amara).get(reverse("activities:log_entry", args=[entry.pk])))
    assert "You and Joan Pritchard can open it." in page
