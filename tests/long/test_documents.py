"""Documents with bytes and elements nobody thought of: each is cleaned or refused with a sentence, and none gives up its secret."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.writing.documents import open_files, pdf_files, word_files
from tests.writing.documents.hiding_places import found_in
from tests.writing.documents.word_files import paragraph, run, word_file
from writing.documents.clean import clean
from writing.documents.refusals import Refused

pytestmark = pytest.mark.long
PATIENT = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
WHOLE = {files.__name__: files.full_of_hiding_places() for files in (word_files, open_files, pdf_files)}
SECRET = "Zqxsecret"


def cleaned_or_refused(data):
    try:
        return clean(data)
    except Refused:  # any other fault is one of ours
        return None


@pytest.mark.parametrize("whole", WHOLE.values(), ids=WHOLE)
@PATIENT
@given(changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8)), min_size=1, max_size=12))
def test_bytes_that_changed_on_the_way(whole, changes):
    data = bytearray(whole)
    for where, new in changes:
        at = int(where * len(data))
        data[at : at + len(new)] = new
    cleaned_or_refused(bytes(data))


@pytest.mark.parametrize("whole", WHOLE.values(), ids=WHOLE)
@PATIENT
@given(part=st.floats(0, 1))
def test_half_a_file(whole, part):
    cleaned_or_refused(whole[: int(part * len(whole))])


HIDING = st.sampled_from([
    lambda inner: f'<w:del w:author="{SECRET}">{inner}</w:del>',
    lambda inner: f'<w:ins w:author="{SECRET}">{inner}</w:ins>',
    lambda inner: f'<w:smartTag w:element="{SECRET}">{inner}</w:smartTag>',
    lambda inner: f'<w:sdt><w:sdtPr><w:tag w:val="{SECRET}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>',
    lambda inner: f'<w:hyperlink w:anchor="{SECRET}">{inner}</w:hyperlink>',
    lambda inner: f"{inner}<w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r>",
    lambda inner: f"{inner}<w:r><w:instrText>{SECRET}</w:instrText></w:r>",
    lambda inner: f'{inner}<w:bookmarkStart w:name="{SECRET}"/>',
    lambda inner: f"{inner}<w:r><w:object>{SECRET}</w:object></w:r>",
    lambda inner: f'{inner}<w:unheardof w:{SECRET}="1">{SECRET}</w:unheardof>',
    lambda inner: f"<w:moveFrom>{inner}<w:r><w:t>{SECRET}</w:t></w:r></w:moveFrom>",
    lambda inner: f'{inner}<w:r><w:drawing><wp:inline><wp:docPr name="{SECRET}"/></wp:inline></w:drawing></w:r>',
])  # fmt: skip


@PATIENT
@given(ways=st.lists(HIDING, min_size=1, max_size=12))
def test_hiding_places_inside_one_another(ways):
    inside = run("seen")
    for way in ways:
        inside = way(inside)
    cleaned = cleaned_or_refused(word_file(paragraph(inside) + paragraph(run("and more"))))
    assert cleaned is not None
    assert found_in(cleaned.data, {SECRET}) == set()
