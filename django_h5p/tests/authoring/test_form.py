import copy
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from django_h5p.authoring.semantics import new_params
from django_h5p.tests.authoring.browser import read_page, sent
from django_h5p.tests.authoring.site import PARAMS, Libraries, form_of, page_of, post
from django_h5p.tests.own_types.contents import CASE

DOOR = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x07\x00\x00\x00\x05\x08\x06\x00\x00\x00"


def with_change(*path, to):
    """The params with one value changed, and every other as it was."""
    changed = copy.deepcopy(PARAMS)
    inside = changed
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = to
    return changed


def test_saving_a_page_as_it_came_changes_nothing():
    form = form_of()
    assert post(form) == PARAMS
    assert form.metadata.metadata() == form.known


@pytest.mark.parametrize(
    ("name", "typed", "path", "stored"),
    [
        ("parts/0/params/answers/1/text", "Nein", ("parts", 0, "params", "answers", 1, "text"), "Nein"),
        ("parts/0/params/answers/0/text", "Ja & nein", ("parts", 0, "params", "answers", 0, "text"), "<div>Ja &amp; nein</div>"),
        ("parts/0/params/answers/0/tips", "It's <here>", ("parts", 0, "params", "answers", 0, "tips"), "It&#x27;s &lt;here&gt;"),
        ("parts/0/params/seconds", "2.5", ("parts", 0, "params", "seconds"), 2.5),
        ("parts/0/params/question", "a\n\nb", ("parts", 0, "params", "question"), "<p>a</p><p>b</p>"),
        ("inner/word", "v", ("inner", "word"), "v"),
        ("picture:author", "Amira", ("picture", "copyright"), {"license": "CC BY", "year": "2020", "author": "Amira"}),
    ],
)
def test_one_change_deep_inside_leaves_everything_else_as_it_was(name, typed, path, stored):
    assert post(form_of(), **{name: typed}) == with_change(*path, to=stored)


def test_a_box_that_is_unticked_says_no():
    form = form_of()
    posted = sent(page_of(form))
    del posted["parts/0/params/answers/0/correct"]
    assert form.post(posted, {}) == with_change("parts", 0, "params", "answers", 0, "correct", to=False)


def test_an_answer_is_added_moved_and_taken_out_without_a_script():
    form = form_of()
    assert post(form, do="add:parts/0/params/answers", title="Half written") is None
    assert (form.focus, form.params["title"]) == ("parts/0/params/answers/2", "Half written")
    post(form, do="up:parts/0/params/answers/1")
    answers = form.params["parts"][0]["params"]["answers"]
    assert [answer.get("text") for answer in answers] == ["No", "<div>Yes</div>", ""]
    assert answers[1]["chosenFeedback"] == "kept"
    post(form, do="remove:parts/0/params/answers/2")
    assert len(form.params["parts"][0]["params"]["answers"]) == 2


def test_what_was_taken_out_can_be_put_back():
    form = form_of()
    post(form, do="remove:parts/0")
    assert len(form.params["parts"]) == 1
    post(form, do="undo")
    assert form.params == PARAMS


def test_a_list_takes_no_more_than_it_may_hold():
    form = form_of()
    for _ in range(4):
        post(form, do="add:parts/0/params/answers")
    assert len(form.params["parts"][0]["params"]["answers"]) == 4
    assert "add:parts/0/params/answers" not in read_page(page_of(form)).buttons


def test_another_library_keeps_what_fits():
    form = form_of()
    post(form, **{"parts/0": "T.Plain 1.0", "do": "library:parts/0"})
    part = form.params["parts"][0]
    assert (part["library"], part["params"]) == ("T.Plain 1.0", {"question": "<p>First&nbsp;one</p>\n"})
    assert (part["subContentId"], part["metadata"]["extra"]) == ("7b0f8f6e-0000-4000-8000-000000000001", [1, 2])


def test_only_libraries_that_are_here_are_offered_and_a_missing_part_stays():
    page = page_of(form_of())
    assert "T.Gone" not in page
    assert "This part is made with T.Missing 2.3, which is not installed here" in page


def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_is_kept():
    form = form_of()
    assert post(form, **{"parts/0/params/seconds": "soon", "title": ""}) is None
    page = page_of(form)
    assert "“soon” is not a number." in page
    assert "Write something for “Title”." in page
    assert 'value="soon"' in page


def test_numbers_stay_within_their_limits():
    form = form_of()
    assert post(form, **{"parts/0/params/seconds": "101"}) is None
    assert [node.errors for node in form.wrong] == [["Enter 100 or less."]]


def test_what_was_wrong_before_does_not_stop_a_change_elsewhere():
    old = with_change("parts", 0, "params", "answers", 1, "text", to="")
    assert post(form_of(old), title="New") == {**old, "title": "New"}
    assert post(form_of(old, is_new=True), title="New") is None


def test_a_field_for_another_choice_is_not_asked_for():
    form = form_of()
    assert "Used only when “Kind” is “B”." in page_of(form)
    assert post(form) == PARAMS
    assert post(form_of(), kind="b") is None


def test_scripts_in_what_is_typed_are_taken_away():
    saved = post(
        form_of(),
        **{"parts/0/params/question": 'Hm <img src=x onerror=alert(1)> <strong onclick="x()">so</strong><script>alert(1)</script>'},
    )
    assert saved["parts"][0]["params"]["question"] == "<p>Hm  <strong>so</strong></p>"


def test_a_page_of_somebody_else_is_not_saved():
    posted = sent(page_of(form_of(whose="ben")))
    form = form_of()
    assert form.post(posted, {}) is None
    assert form.is_stale


def test_a_picture_is_taken_with_its_size_and_other_things_are_not():
    form = form_of()
    saved = post(form, uploads={"picture": SimpleUploadedFile("door.png", DOOR)})
    assert saved["picture"] == {
        "path": "images/new.png",
        "mime": "image/png",
        "width": 7,
        "height": 5,
        "copyright": PARAMS["picture"]["copyright"],
    }
    form = form_of()
    assert post(form, uploads={"picture": SimpleUploadedFile("door.png", b"<script>")}) is None
    assert "holds something else" in page_of(form)


def test_a_case_with_loose_ends_is_sent_back_with_sentences():
    case = copy.deepcopy(CASE)
    form = form_of(case, "H5P.WaymarkCase 1.0")
    assert post(form, **{"scenes/0/choices/0/leadsTo": "nowhere"}) is None
    assert form.faults == ["A choice in the scene “door” leads to “nowhere”, and nothing is called that."]
    assert (
        post(form, **{"scenes/0/choices/0/leadsTo": "voice", "scenes/1/choices/1/text": "Ring"})["scenes"][1]["choices"][1]["text"]
        == "Ring"
    )


def test_a_new_content_begins_with_what_its_library_gives():
    made = new_params(Libraries().semantics("H5P.WaymarkSort 1.0"), Libraries())
    assert [len(group["things"]) for group in made["groups"]] == [1, 1]
    assert made["words"]["check"] == "Check"
    assert post(form_of(made, "H5P.WaymarkSort 1.0", is_new=True)) is None


def test_people_and_licence_are_written_and_the_rest_is_kept():
    form = form_of()
    post(form, **{"metadata-authors": "Amira\nBen, editor", "metadata-license": "CC BY", "metadata-licenseVersion": "4.0"})
    made = form.metadata.metadata()
    assert made == {
        **form.known,
        "authors": [{"name": "Amira", "role": "Author"}, {"name": "Ben", "role": "Editor"}],
        "license": "CC BY",
        "licenseVersion": "4.0",
    }


@pytest.mark.parametrize(
    ("name", "body", "size"),
    [
        ("a.gif", b"GIF89a\x09\x00\x04\x00", (9, 4)),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\x08\0\0\x03\0\0", (9, 4)),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x04\0\x09\x01\x01\x11\0", (9, 4)),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_first_bytes(name, body, size):
    saved = post(form_of(), uploads={"picture": SimpleUploadedFile(name, io.BytesIO(body).read())})
    assert (saved["picture"]["width"], saved["picture"]["height"]) == size
