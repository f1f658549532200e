"""Before the others read somebody’s part of a record: what might identify somebody is replaced, or left with a reason."""

import pytest

from history.models import Entry
from placements.models import Record
from placements.models.record_progress import Progress
from placements.rules import Part
from tests.factories.records import fresh, make_record, writes
from tests.placements.pages import heading, words_on
from tests.sent import fields_of
from writing.models import Check

BEFORE, AFTER = "student-before", "observer-after"
WORDS = "I visited Mrs Greenhalgh at 14 Larch Close. Joan came along."
REASON = "Both are made-up names."


@pytest.fixture
def written(observation):
    """Amara’s part before the visit, with two things in it and nothing else to point out."""
    writes(observation, BEFORE, Part.STUDENT, finished=False)
    return writes(observation, BEFORE, Part.STUDENT, finished=False, plan={"answer": WORDS})


def address(record, what="check", section=BEFORE):
    return f"/placement/records/{record.pk}/{what}/{section}/"


def finishes(client, record, section=BEFORE):
    return client.post(address(record, "finish", section), follow=True)


def presses(client, record, answer, step="", section=BEFORE, **more):
    return client.post(address(record, section=section), fields_of(answer, "check-form") | {"step": step} | more, follow=True)


def part_is_done(record, section=BEFORE, part=Part.STUDENT):
    shares = Progress(fresh(record)).shares_of({part})
    return [share.finished for share in shares if share.section.key == section] == [True]


def said_of(record, key):
    return [answer.value for answer in fresh(record).answers.all() if answer.field.key == key][-1]


def test_finishing_shows_what_might_identify_someone_and_finishes_nothing(as_person, amara, written):
    shown = finishes(as_person(amara), written)
    assert (heading(shown), part_is_done(written)) == ("Before you finish: 2 things that might identify someone", False)
    assert "Joan Pritchard" in words_on(shown)  # who can see it


def test_what_joan_reads_are_the_words_that_amara_chose(as_person, amara, joan, written):
    client = as_person(amara)
    shown = presses(client, written, finishes(client, written), "all")
    presses(client, written, shown)
    read = words_on(as_person(joan).get(f"/placement/records/{written.pk}/"))
    assert (part_is_done(written), "Greenhalgh" in read, "Larch" in read, "Joan came along." in read) == (True, False, False, True)


def test_kinds_and_counts_are_kept_and_never_the_words(as_person, amara, written):
    client = as_person(amara)
    presses(client, written, presses(client, written, finishes(client, written), "all"))
    check = Check.objects.get(by=amara)
    assert (check.replaced, check.left, check.reason) == ({"name": 1, "address": 1}, {}, "")
    assert Entry.objects.get(verb="record.check").details == {"replaced": 2, "left": 0}
    assert fresh(written).decisions.get(move="finish_part").checked == check


def test_what_is_left_needs_a_reason_and_is_not_asked_twice(as_person, amara, written):
    client = as_person(amara)
    leaves = {f"do-{one.key}": "leave" for one in finishes(client, written).context["check"].checked.pointed}
    shown = presses(client, written, finishes(client, written), "mark", **leaves)
    refused = presses(client, written, shown)
    assert ("Say why in at least 10 characters." in words_on(refused), part_is_done(written)) == (True, False)
    presses(client, written, presses(client, written, shown, "mark", reason=REASON), reason=REASON)
    assert (part_is_done(written), said_of(written, "plan")) == (True, {"answer": WORDS})
    client.post(address(written, "reopen"))
    again = finishes(client, written)
    assert ("You left all of these in the same words before" in words_on(again), REASON in words_on(again)) == (True, True)


def test_without_anything_to_point_out_one_press_finishes(as_person, amara, observation):
    writes(observation, BEFORE, Part.STUDENT, finished=False)
    finishes(as_person(amara), observation)
    assert part_is_done(observation)


def test_saving_and_finishing_in_one_press_is_looked_through_too(as_person, amara, written):
    client = as_person(amara)
    boxes = client.get(address(written, "write")).context["form"]
    form = {name: boxes[name].value() for name in boxes.fields if boxes[name].value() is not None}
    shown = client.post(address(written, "write"), form | {"finish": "yes", "plan-answer": "Ask Jayden first."}, follow=True)
    assert (heading(shown), said_of(written, "plan")["answer"], part_is_done(written)) == (
        "Before you finish: 1 thing that might identify someone", "Ask Jayden first.", False,
    )  # fmt: skip


def test_words_that_came_meanwhile_are_looked_at_first(as_person, amara, written):
    client = as_person(amara)
    shown = presses(client, written, finishes(client, written), "all")
    writes(written, BEFORE, Part.STUDENT, finished=False, plan={"answer": WORDS + " Her son is Jayden."})
    again = presses(client, written, shown)
    assert ("Please look at it again before you finish." in words_on(again), part_is_done(written)) == (True, False)


def test_pressing_twice_finishes_once(as_person, amara, written):
    client = as_person(amara)
    shown = presses(client, written, finishes(client, written), "all")
    for _ in range(2):
        presses(client, written, shown)
    assert fresh(written).decisions.filter(move="finish_part").count() == 1
    assert Check.objects.filter(by=amara).count() == 1


def test_the_observer_is_asked_the_same(as_person, joan, written):
    writes(written, BEFORE, Part.STUDENT)
    writes(written, AFTER, Part.PRACTICE_EDUCATOR, finished=False)
    writes(written, AFTER, Part.PRACTICE_EDUCATOR, finished=False, description={"answer": "Mr Tadesse let us in."})
    shown = finishes(as_person(joan), written, AFTER)
    assert heading(shown) == "Before you finish: 1 thing that might identify someone"


def test_a_name_that_amara_settled_is_not_pointed_out_to_the_observer(as_person, amara, joan, written):
    leaves = {f"do-{one.key}": "leave" for one in finishes(as_person(amara), written).context["check"].checked.pointed}
    shown = presses(as_person(amara), written, finishes(as_person(amara), written), "mark", reason=REASON, **leaves)
    presses(as_person(amara), written, shown, reason=REASON)
    writes(written, AFTER, Part.PRACTICE_EDUCATOR, finished=False)
    writes(written, AFTER, Part.PRACTICE_EDUCATOR, finished=False, description={"answer": "Mrs Greenhalgh let us in."})
    finishes(as_person(joan), written, AFTER)
    assert part_is_done(written, AFTER, Part.PRACTICE_EDUCATOR)


def test_words_in_lines_of_a_table_are_replaced_where_they_stand(as_person, amara, placement):
    record = make_record(placement, "supervision_record")
    section = record.template.sections.get()
    rows = [["A.", "Told Mrs Greenhalgh", "Amara"], ["B.", "Nothing", "Joan"]]
    writes(record, section.key, Part.STUDENT, finished=False)
    writes(record, section.key, Part.STUDENT, finished=False, cases={"answer": rows})
    client = as_person(amara)
    shown = presses(client, record, finishes(client, record, section.key), "all", section.key)
    presses(client, record, shown, section=section.key)
    assert said_of(record, "cases")["answer"] == [["A.", "Told Ms A", "Amara"], ["B.", "Nothing", "Joan"]]
    assert Record.objects.get(pk=record.pk).state == "being_written"
