"""S5, beside step 5. Amara sends a large document from a train: the connection goes in the middle, and nothing is sent twice."""

import random

from tests.writing.documents.word_files import paragraph, run, word_file

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PADDING = {"customXml/item1.bin": random.Random(4).randbytes(4_600_000)}  # noqa: S311 - no secret
LARGE = word_file(paragraph(run("I was late and said so.")), parts=PADDING)
PARTS = "**/writing/uploads/*-*/"


def has_an_entry_with_documents(amara):
    amara.opens("/log/new/?another=1")
    amara.types("Title", "After the visit")
    amara.types("Your entry", "I was late and said so.")
    amara.presses("Save, and add a document")
    amara.sees_heading("Documents")


def chooses_the_file(amara):
    file = {"name": "Process recording.docx", "mimeType": WORD, "buffer": LARGE}
    amara.page.get_by_label("Document", exact=True).set_input_files(file)


class Line:
    """What lies between her and the site: after `holds` parts it is gone. `sent` is what arrived, by where it began."""

    def __init__(self, amara, holds):
        self.holds, self.sent = holds, []
        amara.page.route(PARTS, self.carry)

    def carry(self, route):
        if len(self.sent) >= self.holds:
            return route.abort("internetdisconnected")
        self.sent.append(route.request.headers.get("upload-offset", "ended"))
        return route.continue_()


def test_the_connection_goes_in_the_middle_and_it_goes_on_by_itself(amara):
    has_an_entry_with_documents(amara)
    line = Line(amara, holds=2)
    chooses_the_file(amara)
    amara.page.get_by_role("button", name="Add it").click()
    amara.sees("2 of 5 MB sent. There is no connection; it goes on by itself once there is.")
    amara.context.set_offline(True)
    amara.faults.clear()  # the browser notes the connection that we took away
    amara.finds_the_page_in_order()
    line.holds = 10
    amara.context.set_offline(False)
    amara.sees("The cleaned copy is kept.")
    amara.finds_the_page_in_order()
    amara.sees("Process recording.docx")
    assert line.sent == ["0", "1000000", "2000000", "3000000", "4000000"]


def test_by_keyboard_after_the_page_was_left_the_same_file_goes_on_where_it_stopped(amara):
    has_an_entry_with_documents(amara)
    Line(amara, holds=3)
    chooses_the_file(amara)
    amara.page.get_by_role("button", name="Add it").press("Enter")
    amara.sees("3 of 5 MB sent. There is no connection")
    amara.faults.clear()
    address = amara.page.url
    amara.page.close()
    amara.opens_a_tab()
    amara.opens(address)
    line = Line(amara, holds=10)
    chooses_the_file(amara)
    amara.page.get_by_role("button", name="Add it").press("Enter")
    amara.sees("The cleaned copy is kept.")
    assert line.sent == ["3000000", "4000000"]


def test_she_stops_it_and_nothing_is_kept(amara):
    has_an_entry_with_documents(amara)
    line = Line(amara, holds=1)
    chooses_the_file(amara)
    amara.page.get_by_role("button", name="Add it").click()
    amara.sees("1 of 5 MB sent. There is no connection")
    amara.faults.clear()
    line.holds = 10
    amara.presses("Stop sending")
    amara.sees("Stopped. Nothing of the file is kept.")


def test_without_javascript_it_is_sent_in_one_piece(somebody):
    amara = somebody("Amara", script=False)
    amara.signs_in_on_the_demo_page("Amara")
    has_an_entry_with_documents(amara)
    chooses_the_file(amara)
    amara.presses("Add it")
    amara.sees("The cleaned copy is kept.")
