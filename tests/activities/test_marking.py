"""Marking: Sam reads what was handed in, a second marker does too, and everybody's comes back together."""

import csv
import io
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import Notice
from accounts.rules import Role
from activities.actions.assignment import NothingToDraw, draw_sample, set_up
from activities.actions.marking import NoReason, NotNow, Overtaken, agree, mark_piece
from activities.actions.release import ChangedSince, NothingToRelease, release
from activities.models import Assessment, Piece
from activities.notifications import given_back_said
from activities.states import PIECE_MOVES, PieceState
from history.transitions import IllegalMove
from tests.factories.accounts import make_person
from tests.factories.assignments import PAST, again, agreed, handed_in, marked, open_in, piece_of, said
from writing.actions.draft import save_draft
from writing.models import Draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def nia(university):
    return make_person("Nia Powell", Role.TUTOR, university)


@pytest.fixture
def assignment(cohort, sam):
    return open_in(cohort, sam, due=PAST)


@pytest.fixture
def piece(assignment, amara):
    return handed_in(amara, assignment)


def words_of(answer):
    return " ".join(answer.content.decode().split())


def fields(**more):
    return {
        "id": uuid4(),
        "draft_version": 0,
        "level-moment": 1,
        "level-choice": 2,
        "remark-moment": "The kettle says it.",
        "comment": "You let him speak first.",
        "mark": 65,
        **more,
    }


def mark_page(piece):
    return reverse("activities:piece_mark", args=[piece.assignment_id, piece.pk])


def students(number, university, cohort):
    return [make_person(f"Student {letter}", Role.STUDENT, university, cohort=cohort) for letter in "abcdefghijklmnop"[:number]]


class TestTheList:
    def test_sam_sees_who_waits_and_nobody_who_can_still_take_back(self, as_person, sam, amara, ben, cohort):
        assignment = open_in(cohort, sam)
        handed_in(amara, assignment)
        before = words_of(as_person(sam).get(reverse("activities:assignment", args=[assignment.pk])))
        assert ("Nothing can be read yet." in before, "Amara Osei" in before) == (True, False)

    @pytest.mark.parametrize("number", [1, 3, 12])
    def test_it_costs_the_same_for_one_and_for_many(
        self, as_person, sam, university, cohort, assignment, number, django_assert_num_queries
    ):
        for student in students(number, university, cohort):
            handed_in(student, assignment)
        client = as_person(sam)
        with django_assert_num_queries(5):
            page = client.get(reverse("activities:assignment", args=[assignment.pk]))
        assert len(page.context["rows"]) == number

    @pytest.mark.parametrize("number", [1, 3, 12])
    def test_so_does_whose_is_where(self, as_person, priya, sam, university, cohort, assignment, number, django_assert_num_queries):
        for student in students(number, university, cohort):
            marked(handed_in(student, assignment), sam)
        client = as_person(priya)
        with django_assert_num_queries(5):
            page = client.get(reverse("activities:assignment_people", args=[assignment.pk]))
        assert [row.mark for row in page.context["rows"]] == [65] * number

    @pytest.mark.parametrize("number", [1, 3, 12])
    def test_so_does_what_would_be_given_back(
        self, as_person, priya, sam, university, cohort, assignment, number, django_assert_num_queries
    ):
        for student in students(number, university, cohort):
            marked(handed_in(student, assignment), sam)
        client = as_person(priya)
        with django_assert_num_queries(6):
            page = client.get(reverse("activities:assignment_release", args=[assignment.pk]))
        assert len(page.context["preview"].ready) == number

    def test_whether_somebody_has_begun_is_told_nobody(self, as_person, sam, amara, ben, assignment):
        piece_of(amara, assignment)
        rows = as_person(sam).get(reverse("activities:assignment_people", args=[assignment.pk])).context["rows"]
        assert [(row.student, row.status) for row in rows] == [(amara, "Not handed in"), (ben, "Not handed in")]

    @pytest.mark.parametrize(("who", "gets"), [("amara", 403), ("priya", 403), ("carol", 404), ("marek", 404), ("ruth", 404)])
    def test_others_find_no_list(self, as_person, cast, assignment, who, gets):
        assert as_person(cast[who]).get(reverse("activities:assignment", args=[assignment.pk])).status_code == gets

    @pytest.mark.parametrize(
        ("who", "gets"), [("amara", 403), ("ben", 404), ("priya", 404), ("carol", 404), ("marek", 404), ("joan", 404)]
    )
    def test_others_read_no_piece(self, as_person, cast, piece, who, gets):
        assert as_person(cast[who]).get(mark_page(piece)).status_code == gets

    def test_a_tutor_of_another_cohort_finds_nothing(self, as_person, university, other_cohort, piece):
        other = make_person("Dr Mo Other", Role.TUTOR, university, cohort=other_cohort)
        client = as_person(other)
        pages = [mark_page(piece), *(reverse(f"activities:assignment{name}", args=[piece.assignment_id]) for name in NAMES)]
        assert [client.get(page).status_code for page in pages] == [404] * len(pages)


NAMES = ("", "_people", "_set_up", "_release", "_marks")


class TestMarking:
    def test_sam_marks_and_goes_to_the_next_in_one_press(self, as_person, sam, piece, ben, assignment):
        following = handed_in(ben, assignment)
        answer = as_person(sam).post(mark_page(piece), fields(next="yes"))
        kept = again(piece)
        assert answer.url == mark_page(following)
        assert (kept.state, kept.first.levels, kept.first.mark) == (PieceState.SETTLED, {"moment": 1, "choice": 2}, 65)
        assert kept.first.remarks == {"moment": "The kettle says it."}

    def test_after_the_last_he_is_back_at_the_list(self, as_person, sam, piece):
        assert as_person(sam).post(mark_page(piece), fields(next="yes")).url == f"/assignments/{piece.assignment_id}/"

    def test_the_same_press_twice_is_one(self, piece, sam):
        id = uuid4()  # noqa: A001
        for _ in range(2):
            mark_piece(id=id, piece=piece, said=said(), seen=None, by=sam)
        assert Assessment.objects.count() == 1

    def test_what_is_missing_is_said_and_what_was_typed_stays(self, as_person, sam, piece):
        answer = as_person(sam).post(mark_page(piece), fields(mark="many", **{"level-choice": ""}))
        page = words_of(answer)
        assert "Choose a level for “Keeps choice in sight”." in page
        assert "Write the mark as a whole number from 0 to 100." in page
        assert "You let him speak first." in page

    def test_saying_something_else_keeps_what_was_said_before(self, piece, sam):
        first = marked(piece, sam).first
        marked(piece, sam, said(mark=58), seen=first.pk)
        assert list(Assessment.objects.order_by("at").values_list("mark", flat=True)) == [65, 58]
        assert again(piece).first.mark == 58

    def test_two_tutors_do_not_overwrite_each_other(self, as_person, piece, sam, university, cohort):
        jo = make_person("Jo Field", Role.TUTOR, university, cohort=cohort)
        marked(piece, sam)
        with pytest.raises(Overtaken):
            mark_piece(id=uuid4(), piece=piece, said=said(mark=40), seen=None, by=jo)
        assert "Somebody else has marked this since you opened it." in words_of(
            as_person(jo).post(mark_page(piece), fields(), follow=True)
        )
        assert again(piece).first.by == sam

    def test_what_he_typed_is_kept_for_each_piece_until_he_saves(self, as_person, sam, piece):
        typed = {"comment": "Half a thought", "level-moment": "2"}
        save_draft(id=uuid4(), kind="marking", about=str(piece.pk), fields=typed, version_seen=0, by=sam)
        page = as_person(sam).get(mark_page(piece))
        assert "Half a thought" in words_of(page)
        assert "You have begun" in words_of(as_person(sam).get(reverse("activities:assignment", args=[piece.assignment_id])))
        full = dict.fromkeys(page.context["form"].names_typed, "")
        as_person(sam).post(mark_page(piece), {**full, **fields(draft_version=1)})
        assert Draft.objects.get(owner=sam).finished_at is not None

    def test_nobody_marks_what_its_author_can_still_take_back(self, sam, amara, cohort):
        piece = handed_in(amara, open_in(cohort, sam))
        with pytest.raises(Piece.DoesNotExist):
            mark_piece(id=uuid4(), piece=piece, said=said(), seen=None, by=sam)

    def test_the_student_sees_nothing_of_it_before_it_is_given_back(self, as_person, amara, piece, sam):
        marked(piece, sam)
        answer = as_person(amara).get(reverse("activities:piece", args=[piece.pk]))
        page = words_of(answer)
        assert ("You let him speak first." in page, "out of 100," in page, "It waits to be marked" in page) == (False, False, True)
        assert [name for name in ("judged", "spoken", "mark") if name in answer.context] == []


class TestWithoutNames:
    @pytest.fixture
    def assignment(self, cohort, sam):
        return open_in(cohort, sam, due=PAST, anonymous=True, brings="both")

    def test_sam_reads_a_number_and_no_name_anywhere(self, as_person, sam, piece):
        client = as_person(sam)
        pages = [client.get(reverse("activities:assignment", args=[piece.assignment_id])), client.get(mark_page(piece))]
        assert [f"Piece of work {piece.number}" in words_of(page) for page in pages] == [True, True]
        assert ["Amara" in words_of(page) for page in pages] == [False, False]

    def test_the_table_has_numbers_for_sam_and_names_for_priya(self, as_person, sam, priya, piece):
        marked(piece, sam)
        address = reverse("activities:assignment_marks", args=[piece.assignment_id])
        tables = [b"".join(as_person(who).get(address).streaming_content).decode() for who in (sam, priya)]
        assert [("Amara Osei" in table, f"Piece of work {piece.number}" in table) for table in tables] == [
            (False, True),
            (True, False),
        ]

    def test_where_names_stand_sam_learns_only_who_has_handed_in(self, as_person, sam, priya, piece):
        marked(piece, sam)
        address = reverse("activities:assignment_people", args=[piece.assignment_id])
        rows = {who.pk: as_person(who).get(address).context["rows"] for who in (sam, priya)}
        assert [(row.status, row.mark) for row in rows[sam.pk]] == [("Handed in", None)]
        assert [(row.status, row.mark) for row in rows[priya.pk]] == [("Marked", 65)]

    def test_names_come_when_it_is_given_back(self, as_person, sam, piece):
        marked(piece, sam)
        release(assignment=piece.assignment, pieces_seen=1, by=sam)
        assert "Amara Osei" in words_of(as_person(sam).get(mark_page(piece)))

    def test_the_author_is_told_where_her_name_stands_in_it(self, as_person, amara, assignment):
        piece = piece_of(amara, assignment)
        address = reverse("activities:piece_hand_in", args=[piece.pk])
        page = as_person(amara).post(address, {"words": "I, Amara, saw it.", "draft_version": 0})
        assert "Your own name stands in it." in words_of(page)


class TestTwoMarkers:
    @pytest.fixture
    def assignment(self, cohort, sam, nia):
        return open_in(cohort, sam, due=PAST, second=nia, marking="second")

    def test_neither_sees_the_others_before_both_have_spoken(self, as_person, sam, nia, piece):
        marked(piece, sam, said(comment="Sam thinks it strong."))
        page = words_of(as_person(nia).get(mark_page(piece)))
        assert ("Sam thinks it strong." in page, "65 out of 100" in page) == (False, False)
        listed = words_of(as_person(nia).get(reverse("activities:assignment", args=[piece.assignment_id])))
        assert ("Marked: 65" in listed, "To mark" in listed) == (False, True)
        marked(piece, nia, said(mark=55, comment="Nia thinks it secure."))
        pages = [words_of(as_person(who).get(mark_page(piece))) for who in (sam, nia)]
        assert [("Sam thinks" in page, "Nia thinks" in page) for page in pages] == [(True, True)] * 2

    def test_once_both_have_spoken_neither_changes_it(self, sam, nia, piece):
        first = marked(piece, sam).first
        marked(piece, nia)
        with pytest.raises(NotNow, match="Agree on what is given back instead"):
            mark_piece(id=uuid4(), piece=piece, said=said(mark=1), seen=first.pk, by=sam)

    def test_where_they_differ_agreeing_needs_a_reason(self, as_person, sam, nia, piece):
        marked(piece, sam)
        marked(piece, nia, said(mark=55))
        address = reverse("activities:piece_agree", args=[piece.assignment_id, piece.pk])
        assert "Say why in a sentence" in words_of(as_person(sam).post(address, fields(mark=60)))
        with pytest.raises(NoReason):
            agree(id=uuid4(), piece=piece, said=said(mark=60), by=sam)
        as_person(sam).post(address, fields(mark=60, reason="We read the ending again."))
        assert (again(piece).state, again(piece).result.mark) == (PieceState.SETTLED, 60)

    def test_where_they_said_the_same_it_is_one_press(self, sam, nia, piece):
        marked(piece, sam)
        marked(piece, nia)
        assert agreed(piece, nia).result.mark == 65

    def test_it_cannot_be_agreed_before_both_have_spoken(self, sam, piece):
        marked(piece, sam)
        with pytest.raises(NotNow, match="Both have to mark it first"):
            agree(id=uuid4(), piece=piece, said=said(), by=sam)

    def test_nobody_marks_the_same_piece_twice(self, amara, sam, university, cohort):
        jo = make_person("Jo Field", Role.TUTOR, university, cohort=cohort)
        assignment = open_in(cohort, sam, due=PAST, marking="second")
        piece = marked(handed_in(amara, assignment), jo)
        set_up(assignment=assignment, due_at=assignment.due_at, second_marker=jo, by=sam)
        with pytest.raises(NotNow, match="Somebody else marks it the other time"):
            mark_piece(id=uuid4(), piece=piece, said=said(), seen=None, by=jo)

    def test_the_second_marker_stays_once_somebody_has_marked(self, as_person, sam, nia, piece, university):
        other = make_person("Ivo Grant", Role.TUTOR, university)
        marked(piece, sam)
        address = reverse("activities:assignment_set_up", args=[piece.assignment_id])
        page = as_person(sam).post(address, {"on": "2031-02-03", "at": "17:00", "second_marker": other.pk})
        assert "Somebody has marked a piece already, so the second marker stays." in words_of(page)
        assert again(piece.assignment).second_marker == nia

    def test_somebody_elses_second_marking_opens_nothing_of_this(self, as_person, university, piece):
        other = make_person("Ivo Grant", Role.TUTOR, university)
        assert as_person(other).get(mark_page(piece)).status_code == 404

    def test_whoever_is_a_tutor_no_more_reads_no_more(self, as_person, nia, piece):
        nia.memberships.update(ends="2020-01-01", starts="2019-01-01")
        assert as_person(nia).get(mark_page(piece)).status_code == 404


class TestTheSample:
    @pytest.fixture
    def assignment(self, cohort, sam, nia):
        return open_in(cohort, sam, due=PAST, second=nia, marking="sample")

    @pytest.fixture
    def drawn(self, assignment, sam, university, cohort):
        """Seven are marked, one of them under the pass mark; five are drawn."""
        for place, student in enumerate(students(7, university, cohort)):
            marked(handed_in(student, assignment), sam, said(mark=30 if place == 6 else 60))
        draw_sample(assignment=assignment, by=sam)
        return list(Piece.objects.filter(second_look=True).with_work())

    def test_five_are_drawn_and_whatever_is_under_the_pass_mark(self, drawn):
        assert (len(drawn), 30 in [piece.first.mark for piece in drawn]) == (5, True)

    def test_it_is_drawn_once(self, assignment, drawn, sam):
        with pytest.raises(NothingToDraw):
            draw_sample(assignment=assignment, by=sam)

    def test_the_second_reads_the_sample_and_nothing_else(self, as_person, nia, assignment, drawn):
        rows = as_person(nia).get(reverse("activities:assignment", args=[assignment.pk])).context["rows"]
        assert {row.piece.pk for row in rows} == {piece.pk for piece in drawn}

    def test_agreeing_leaves_it_and_changing_needs_a_reason(self, nia, drawn):
        mark = drawn[0].first.mark
        assert agreed(drawn[0], nia, said(mark=mark)).result.mark == mark
        with pytest.raises(NoReason):
            agree(id=uuid4(), piece=drawn[1], said=said(mark=72), by=nia)
        assert agreed(drawn[1], nia, said(mark=72, reason="It meets more than the second level.")).result.mark == 72

    def test_whoever_marked_it_does_not_agree_with_themselves(self, sam, drawn):
        with pytest.raises(NotNow, match="somebody else looks at it"):
            agree(id=uuid4(), piece=drawn[0], said=said(), by=sam)

    def test_nothing_goes_before_it_is_drawn(self, assignment, sam, amara):
        marked(handed_in(amara, assignment), sam)
        with pytest.raises(NothingToRelease):
            release(assignment=assignment, pieces_seen=1, by=sam)


class TestGivingBack:
    def give(self, client, assignment, pieces):
        return client.post(reverse("activities:assignment_release", args=[assignment.pk]), {"pieces": pieces}, follow=True)

    def test_everybodys_goes_together_after_a_look_at_what_is_missing(
        self, as_person, sam, piece, ben, assignment, university, cohort
    ):
        marked(piece, sam)
        handed_in(ben, assignment)
        make_person("Late Student", Role.STUDENT, university, cohort=cohort)
        client = as_person(sam)
        page = words_of(client.get(reverse("activities:assignment_release", args=[assignment.pk])))
        assert "Ben Hollis: nobody has marked it" in page
        assert "<dt>Not handed in</dt><dd>Late Student</dd>" in page
        assert "Marks from 65 to 65; 0 under the pass mark of 40" in page
        assert "Given back: one piece." in words_of(self.give(client, assignment, 1))
        assert [again(one).state for one in (piece, Piece.objects.get(student=ben))] == [PieceState.RELEASED, PieceState.HANDED_IN]

    def test_the_student_reads_levels_words_and_mark(self, as_person, amara, sam, piece):
        marked(piece, sam, said(remarks={"moment": "The kettle says it."}))
        release(assignment=piece.assignment, pieces_seen=1, by=sam)
        page = words_of(as_person(amara).get(reverse("activities:piece", args=[piece.pk])))
        for words in ("<b>Secure.</b> There is one.", "The kettle says it.", "You let him speak first.", "65 out of 100, above"):
            assert words in page

    def test_she_is_told_once_and_not_once_she_has_looked(self, as_person, amara, sam, piece):
        marked(piece, sam)
        release(assignment=piece.assignment, pieces_seen=1, by=sam)
        notice = Notice.objects.get(person=amara)
        assert given_back_said([notice])[notice.pk].subject == "“One tool” is back"
        as_person(amara).get(reverse("activities:piece", args=[piece.pk]))
        assert given_back_said([notice]) == {}

    def test_pressed_twice_nobody_is_told_twice(self, as_person, sam, piece, assignment):
        marked(piece, sam)
        client = as_person(sam)
        self.give(client, assignment, 1)
        assert "There is nothing to give back now." in words_of(self.give(client, assignment, 1))
        assert Notice.objects.count() == 1

    def test_what_was_marked_since_stops_it(self, piece, sam, ben, assignment):
        for one in (piece, handed_in(ben, assignment)):
            marked(one, sam)
        with pytest.raises(ChangedSince):
            release(assignment=assignment, pieces_seen=1, by=sam)

    def test_nothing_changes_afterwards(self, piece, sam):
        first = marked(piece, sam).first
        release(assignment=piece.assignment, pieces_seen=1, by=sam)
        with pytest.raises(NotNow, match="given back to its author"):
            mark_piece(id=uuid4(), piece=piece, said=said(mark=1), seen=first.pk, by=sam)

    def test_students_release_nothing(self, as_person, amara, carol, assignment):
        assert [self.give(as_person(who), assignment, 0).status_code for who in (amara, carol)] == [403, 404]

    def test_ben_reads_nothing_of_hers(self, as_person, ben, sam, piece):
        marked(piece, sam)
        release(assignment=piece.assignment, pieces_seen=1, by=sam)
        assert as_person(ben).get(reverse("activities:piece", args=[piece.pk])).status_code == 404


class TestTheTable:
    def table(self, client, assignment):
        answer = client.get(reverse("activities:assignment_marks", args=[assignment.pk]))
        assert answer.streaming
        return list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode().removeprefix("\ufeff"))))

    def test_a_line_for_each_piece(self, as_person, priya, sam, piece):
        marked(piece, sam)
        head, line = self.table(as_person(priya), piece.assignment)
        assert dict(zip(head, line, strict=True)) | {"Handed in": ""} == {
            "Name": "Amara Osei",
            "Handed in": "",
            "Late": "",
            "Words": "5",
            "Where it is": "marked",
            "Begins with a moment": "Secure",
            "Keeps choice in sight": "Strong",
            "Mark": "65",
            "Marked by": "Dr Sam Whitlock",
        }

    @pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
    def test_nothing_in_it_is_worked_out(self, as_person, priya, sam, amara, piece, begins):
        amara.name = f"{begins}HYPERLINK(0)"
        amara.save()
        assert self.table(as_person(priya), piece.assignment)[1][0] == f"'{begins}HYPERLINK(0)"

    def test_it_holds_nobody_of_another_cohort(self, as_person, priya, piece, carol, other_cohort, sam):
        other = open_in(other_cohort, sam, due=PAST)
        handed_in(carol, other)
        assert [line[0] for line in self.table(as_person(priya), piece.assignment)[1:]] == ["Amara Osei"]


ILLEGAL = [
    ("hand_in", PieceState.HANDED_IN),
    ("take_back", PieceState.SETTLED),
    ("take_back", PieceState.RELEASED),
    ("settle", PieceState.WRITING),
    ("mark", PieceState.RELEASED),
    ("look_again", PieceState.RELEASED),
    ("release", PieceState.HANDED_IN),
    ("release", PieceState.RELEASED),
]


@pytest.mark.parametrize(("move", "state"), ILLEGAL)
def test_what_cannot_happen(move, state):
    with pytest.raises(IllegalMove):
        PIECE_MOVES.target(move, state=state)
