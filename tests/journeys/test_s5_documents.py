"""S5, beside step 5. Amara adds a document to an entry, sees what was taken out, and gives Joan the mended one."""

import pytest

from tests.writing.documents.hiding_places import found_in
from tests.writing.documents.word_files import full_of_hiding_places, paragraph, run, word_file

PLAIN = word_file(paragraph(run("I was late and said so. Thomas Greenhalgh laughed. His number is 07700 900123.")))
MENDED = word_file(paragraph(run("I was late and said so. The son laughed.")))
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def writes(amara):
    amara.opens("/log/new/?another=1")
    amara.types("Title", "After the visit")
    amara.types("Your entry", "I was late and said so.")
    amara.page.get_by_role("button", name="Save", exact=True).click()
    amara.page.get_by_role("link", name="Share…").wait_for()


def chooses_file(amara, data, name="Process recording.docx"):
    amara.page.get_by_label("Document", exact=True).set_input_files({"name": name, "mimeType": WORD, "buffer": data})


def adds(amara, data, **named):
    chooses_file(amara, data, **named)
    amara.presses("Add it")


def looks_before_sharing(amara):
    amara.follows("Share…")
    amara.chooses("Joan Pritchard")
    amara.presses("Continue")


def test_a_document_is_cleaned_mended_and_given_to_joan(amara, somebody):
    writes(amara)
    address = amara.page.url
    amara.follows("Add a document")
    amara.sees_heading("Documents")
    amara.sees("Do not bring assessments, case notes, e-mails")
    adds(amara, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), name="Old.doc")
    amara.sees("This is an older Word document (.doc).")
    adds(amara, PLAIN)
    amara.sees("The cleaned copy is kept.")
    amara.follows("Back to the entry")
    looks_before_sharing(amara)
    amara.sees("Phone number · In the text")
    amara.page.get_by_role("checkbox", name="Give Joan this document").check()
    amara.presses("Share with Joan")
    amara.sees("Say in at least 10 characters why what stands in “Process recording.docx” does not identify anybody.")
    amara.page.get_by_role("link", name="put the new file in its place").click()
    amara.page.get_by_role("heading", name="A new file in place of Process recording.docx").wait_for()
    amara.finds_the_page_in_order()
    chooses_file(amara, MENDED, name="Mended.docx")
    amara.presses("Put it in its place")
    amara.follows("Back to the entry")
    looks_before_sharing(amara)
    amara.sees("The check found no words to point out.")
    amara.page.get_by_role("checkbox", name="Give Joan this document").check()
    amara.presses("View as Joan")
    amara.sees("Joan will also have")
    amara.presses("Share with Joan")
    amara.sees("You and Joan Pritchard can open it.")
    joan = somebody("Joan")
    joan.signs_in_on_the_demo_page("Joan")
    joan.opens(address)
    with joan.page.expect_download() as download:
        joan.page.get_by_role("link", name="Mended.docx").click()
    assert found_in(download.value.path().read_bytes(), {"laughed", "Greenhalgh"}) == {"laughed"}


def test_by_keyboard_and_without_javascript_she_adds_one_and_removes_it(somebody):
    amara = somebody("Amara", script=False)
    amara.signs_in_on_the_demo_page("Amara")
    writes(amara)
    amara.follows("Add a document")
    chooses_file(amara, full_of_hiding_places())
    amara.page.get_by_role("button", name="Add it").focus()
    amara.page.keyboard.press("Enter")
    amara.sees("The cleaned copy is kept.")
    amara.sees("Taken out:")
    amara.finds_the_page_in_order()
    amara.follows("Remove… Process recording.docx")
    amara.sees_heading("Remove this document?")
    amara.presses("Remove it")
    amara.sees("The document is removed.")


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_from_a_new_entry_one_button_saves_it_and_goes_on_to_its_documents(somebody, script):
    amara = somebody("Amara", script=script)
    amara.signs_in_on_the_demo_page("Amara")
    amara.opens("/log/new/?another=1")
    amara.types("Title", "After the visit")
    amara.types("Your entry", "I was late and said so.")
    amara.presses("Save, and add a document")
    amara.sees("Saved. Only you can see this.")
    adds(amara, PLAIN)
    amara.sees("The cleaned copy is kept.")
    amara.opens("/log/")
    amara.sees("1 document")
    amara.no_longer_sees("On this phone, not yet backed up")
    assert amara.page.get_by_role("heading", name="Not finished").count() == 0
