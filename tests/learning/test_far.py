from learning.models.far import far_in
from learning.models.outline import Entry, Task


def section(pk, minutes, *tasks):
    return Entry(pk, "", "", "", "", minutes, "", None, "", "", len(tasks), False, "", "", tuple(tasks))


SORT, POLL = Task("activity", "sort", "Sort", 6), Task("activity", "poll", "Poll", 4)
SECTIONS = [section(1, 16, SORT), section(2, 14, POLL), section(3, 10)]


def test_minutes_of_activities_are_counted_by_themselves():
    far = far_in(SECTIONS, {1}, {("activity", "poll")})
    assert far == (3, 1, 2, 1, 40, 14)
    assert far.minutes_left == 26


def test_nothing_and_all():
    assert (far_in(SECTIONS, set(), set()).is_begun, far_in(SECTIONS, set(), set()).minutes_left) == (False, 40)
    every = far_in(SECTIONS, {1, 2, 3}, {("activity", "poll"), ("activity", "sort")})
    assert (every.is_all, every.minutes_left) == (True, 0)


def test_an_activity_in_two_sections_is_one():
    assert far_in([section(1, 16, SORT), section(2, 16, SORT)], set(), {("activity", "sort")})[2:4] == (1, 1)
