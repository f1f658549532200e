import pytest

from writing.models.edit import Edit
from writing.models.passage import find_again

BEFORE = "Somebody chose the boxes.\n\nA person with a name wrote the list, and could write it differently.\n\nLeo draws."
MARKED = "A person with a name wrote the list, and could write it differently."


def after_edit(after, quote=MARKED):
    now = Edit(BEFORE, after).where_now(find_again(BEFORE, quote, 0))
    return now and (now.quote, after[now.start : now.end])


def test_words_that_moved_are_found_where_they_are():
    after = f"A new beginning.\n\n{MARKED}\n\nLeo draws."
    assert after_edit(after) == (MARKED, MARKED)


@pytest.mark.parametrize(
    "mended",
    [
        "A person with a name wrote that list, and could write it differently.",
        "A person with a name wrote the long list, and could easily write it differently.",
        "A named person wrote the list, and could write it differently.",
    ],
)
def test_words_that_were_mended_are_followed(mended):
    assert after_edit(BEFORE.replace(MARKED, mended)) == (mended, mended)


@pytest.mark.parametrize(
    "after", [BEFORE.replace(MARKED, ""), BEFORE.replace(MARKED, "The list is a form of power over people."), ""]
)
def test_words_that_were_deleted_or_replaced_are_gone(after):
    assert after_edit(after) is None


def test_what_was_written_before_and_behind_is_not_marked():
    after = BEFORE.replace(MARKED, f"Before it. {MARKED} Behind it.")
    assert after_edit(after) == (MARKED, MARKED)


def test_of_the_same_words_twice_those_are_taken_that_were_marked():
    before = "One two three.\n\nOther words here.\n\nOne two three."
    after = "One two three.\n\nOne two three.\n\nNew.\n\nOther words here.\n\nOne two three."
    marked = find_again(before, "One two three.", len(before))
    assert Edit(before, after).where_now(marked).start == after.rindex("One two three.")
