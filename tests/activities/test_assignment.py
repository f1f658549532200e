"""An assignment: Amara and Ben write, hand in and take back; what they handed in stays as it was."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notice
from activities.actions.activity import publish_activity
from activities.actions.assignment import GivenBackAlready, NoReason, give_more_time, open_assignment, set_up
from activities.actions.piece import CannotTakeBack, open_piece, take_back
from activities.actions.piece_hand_in import HandedInAlready, NothingToHandIn, hand_in
from activities.blocks.assignment_words import late_in_words, length_in_words, limit_in_words
from activities.models import Assignment, Attempt, HandIn, Piece
from activities.states import PieceState
from history.models import Delivery, Entry
from history.outbox import drain
from tests.factories.activities import assignment_value, body_of, make_assignment, make_sort
from tests.factories.assignments import IN_TIME, PAST, again, as_it_is, handed_in, marked, open_in, piece_of
from writing.models import Check, Draft

pytestmark = pytest.mark.django_db
WORDS = "The form asked him first, and he answered."


@pytest.fixture
def assignment(cohort, sam):
    return open_in(cohort, sam)


@pytest.fixture
def piece(assignment, amara):
    return piece_of(amara, assignment)


def words_of(answer):
    return " ".join(answer.content.decode().split())


def page(client, piece):
    return client.get(reverse("activities:piece", args=[piece.pk]))


def press(client, piece, words=WORDS, **more):
    return client.post(
        reverse("activities:piece_hand_in", args=[piece.pk]), {"words": words, "draft_version": 0, **more}, follow=True
    )


def hands_in(client, piece, words=WORDS, **more):
    """Both presses: the first shows what would go, the second hands it in."""
    shown = press(client, piece, words, **more)
    carried = shown.context["carried"]
    return press(client, piece, seen=shown.context["digest"], **{**carried, **more})


class TestTheWayIn:
    def test_amara_comes_to_her_own_piece_and_twice_is_one(self, as_person, amara, cohort):
        activity = make_assignment()
        came = [as_person(amara).get(reverse("activities:assignment_open", args=[activity.pk])).url for _ in range(2)]
        assert came == [f"/pieces/{Piece.objects.get().pk}/"] * 2
        assert Assignment.objects.get().cohort == cohort

    def test_sam_comes_to_the_pieces_of_his_cohort(self, as_person, sam, assignment):
        came = as_person(sam).get(reverse("activities:assignment_open", args=[assignment.activity_id]))
        assert came.url == f"/assignments/{assignment.pk}/"

    def test_priya_chooses_among_the_cohorts_that_run_today(self, as_person, priya, assignment, other_cohort):
        said = words_of(as_person(priya).get(reverse("activities:assignment_open", args=[assignment.activity_id])))
        assert (str(other_cohort) in said, f"/assignments/{assignment.pk}/people/" in said) == (True, True)

    def test_marek_is_told_who_works_on_it(self, as_person, marek, assignment):
        said = words_of(as_person(marek).get(reverse("activities:assignment_open", args=[assignment.activity_id])))
        assert "You are none of these here" in said

    def test_another_kind_of_activity_has_no_assignment(self, as_person, amara):
        assert as_person(amara).get(reverse("activities:assignment_open", args=[make_sort().pk])).status_code == 404


class TestWriting:
    def test_the_page_says_what_is_asked_for_and_who_sees_it(self, as_person, amara, piece):
        said = words_of(page(as_person(amara), piece))
        assert "20 words. Up to 22 are fine." in said
        assert "Only you can see this until you hand it in" in said
        assert "It opens a question." in said

    def test_what_she_typed_is_there_again_without_a_script(self, as_person, amara, piece):
        press(as_person(amara), piece, step="save")
        assert page(as_person(amara), piece).context["form"]["words"].value() == WORDS

    def test_a_piece_that_is_being_written_is_seen_by_nobody_else(self, as_person, sam, ben, carol, priya, piece):
        assert [page(as_person(other), piece).status_code for other in (sam, ben, carol, priya)] == [404] * 4


class TestHandingIn:
    def test_the_first_press_shows_what_would_go_and_hands_in_nothing(self, as_person, amara, piece):
        said = words_of(press(as_person(amara), piece))
        assert "Nothing is handed in until you press Hand in." in said
        assert "You and Dr Sam Whitlock can see what you hand in" in said
        assert "8 words of 20." in said
        assert HandIn.objects.count() == 0

    def test_the_second_press_hands_it_in_and_shows_the_receipt(self, as_person, amara, piece):
        answer = hands_in(as_person(amara), piece)
        kept = HandIn.objects.get()
        assert (kept.words, kept.word_count, again(piece).state) == (WORDS, 8, PieceState.HANDED_IN)
        assert kept.digest in words_of(answer)

    def test_the_double_press_is_one(self, piece, amara):
        id = uuid4()  # noqa: A001
        first, second = (hand_in(id=id, piece=piece, work=as_it_is(WORDS), by=amara) for _ in range(2))
        assert (first, HandIn.objects.count()) == (second, 1)

    def test_the_same_words_from_another_tab_are_one(self, piece, amara):
        first, second = (hand_in(id=uuid4(), piece=piece, work=as_it_is(WORDS), by=amara) for _ in range(2))
        assert (first, HandIn.objects.count()) == (second, 1)

    def test_other_words_from_another_tab_are_kept_and_said(self, as_person, piece, amara):
        hand_in(id=uuid4(), piece=piece, work=as_it_is(WORDS), by=amara)
        with pytest.raises(HandedInAlready):
            hand_in(id=uuid4(), piece=piece, work=as_it_is("Something else."), by=amara)
        said = words_of(hands_in(as_person(amara), piece, "Something else."))
        assert "You handed this in from another page, in other words." in said
        assert Draft.objects.get(owner=amara).fields == {"words": "Something else."}

    def test_nothing_cannot_be_handed_in(self, as_person, piece, amara):
        with pytest.raises(NothingToHandIn):
            hand_in(id=uuid4(), piece=piece, work=as_it_is(" "), by=amara)
        assert "Write it in the box first." in words_of(press(as_person(amara), piece, ""))

    def test_what_might_identify_somebody_is_decided_first(self, as_person, amara, piece):
        client = as_person(amara)
        shown = press(client, piece, "Jane Pemberton rang me about it.")
        [one] = shown.context["check"].checked.pointed
        still = press(client, piece, seen=shown.context["digest"], **shown.context["carried"])
        assert "Decide first about what is still marked. Nothing has been handed in." in words_of(still)
        marked = press(client, piece, step="mark", seen="", **shown.context["carried"], **{f"do-{one.key}": "replace"})
        press(client, piece, seen=marked.context["digest"], **marked.context["carried"], **{f"do-{one.key}": "replace"})
        assert HandIn.objects.get().words == f"{one.finding.suggestion} rang me about it."
        assert Check.objects.get().replaced == {"name": 1}

    def test_work_that_is_too_long_can_be_handed_in_and_says_so(self, as_person, amara, piece):
        said = words_of(hands_in(as_person(amara), piece, "word " * 25))
        assert "25 words: 3 more than the 22 that are fine." in said

    def test_it_is_done_with_the_first_time(self, piece, amara):
        hand_in(id=uuid4(), piece=piece, work=as_it_is(WORDS), by=amara)
        assert Attempt.objects.get(person=amara).is_finished

    def test_a_receipt_goes_by_mail_without_a_word_of_the_work(self, piece, amara, mailoutbox):
        one = hand_in(id=uuid4(), piece=piece, work=as_it_is(WORDS), by=amara)
        drain(worker="test")
        [mail] = mailoutbox
        assert (mail.to, one.digest in mail.body, "answered" in mail.body) == ([amara.email], True, False)

    def test_the_audit_entry_has_numbers_and_no_words(self, piece, amara):
        hand_in(id=uuid4(), piece=piece, work=as_it_is(WORDS), by=amara)
        entry = Entry.objects.get(verb="piece.hand_in")
        assert entry.details == {"number": 1, "words": 8, "documents": 0, "late": False}

    def test_ben_cannot_hand_in_hers(self, as_person, ben, piece):
        assert press(as_person(ben), piece).status_code == 404
        with pytest.raises(Piece.DoesNotExist):
            hand_in(id=uuid4(), piece=piece, work=as_it_is(WORDS), by=ben)

    def test_what_the_author_changes_later_changes_nothing_for_this_cohort(self, assignment, amara, ben):
        handed_in(amara, assignment)
        publish_activity(key="one-tool", title="One tool", body=body_of("assignment", assignment_value(limit=5)))
        assert again(assignment).facts["limit"] == 20


class TestLate:
    def test_it_is_never_refused_and_said_in_words(self, as_person, amara, cohort, sam):
        piece = piece_of(amara, open_in(cohort, sam, due=PAST))
        client = as_person(amara)
        assert "It is late now. You can hand it in all the same" in words_of(press(client, piece))
        assert "It was handed in 1 day after its date." in words_of(hands_in(client, piece))

    def test_late_work_cannot_be_taken_back(self, as_person, amara, cohort, sam):
        piece = piece_of(amara, open_in(cohort, sam, due=PAST))
        hands_in(as_person(amara), piece)
        said = words_of(as_person(amara).post(reverse("activities:piece_take_back", args=[piece.pk]), follow=True))
        assert "It cannot be taken back any more" in said
        assert again(piece).state == PieceState.HANDED_IN


class TestTakingBack:
    def test_she_takes_it_back_and_goes_on_from_her_words(self, as_person, amara, piece):
        client = as_person(amara)
        hands_in(client, piece)
        client.post(reverse("activities:piece_take_back", args=[piece.pk]))
        shown = page(client, piece)
        assert (again(piece).state, shown.context["form"]["words"].value()) == (PieceState.WRITING, WORDS)
        assert "Everything you handed in" in words_of(shown)

    def test_handed_in_again_both_stay_as_they_were(self, amara, piece):
        hand_in(id=uuid4(), piece=piece, work=as_it_is(WORDS), by=amara)
        for _ in range(2):  # pressed twice
            take_back(piece=piece, by=amara)
        hand_in(id=uuid4(), piece=piece, work=as_it_is("Other words."), by=amara)
        assert list(HandIn.objects.order_by("number").values_list("number", "words")) == [(1, WORDS), (2, "Other words.")]
        assert (again(piece).current.number, again(piece).number) == (2, again(piece).number)

    def test_the_database_keeps_what_was_handed_in(self, amara, piece):
        hand_in(id=uuid4(), piece=piece, work=as_it_is(WORDS), by=amara)
        with pytest.raises(IntegrityError), transaction.atomic():
            HandIn.objects.all()._raw_delete("default")

    def test_from_its_date_on_it_stays(self, amara, piece, assignment):
        hand_in(id=uuid4(), piece=piece, work=as_it_is(WORDS), by=amara)
        with time_machine.travel(assignment.due_at, tick=False), pytest.raises(CannotTakeBack):
            take_back(piece=piece, by=amara)

    def test_once_somebody_has_marked_it_it_stays_whatever_its_date(self, amara, sam, cohort):
        assignment = open_in(cohort, sam, due=PAST)
        piece = marked(handed_in(amara, assignment), sam)
        give_more_time(assignment=assignment, student=amara, until=timezone.now() + IN_TIME, reason="You were ill.", by=sam)
        with pytest.raises(CannotTakeBack):
            take_back(piece=piece, by=amara)

    def test_ben_cannot_take_back_hers(self, as_person, ben, piece):
        assert as_person(ben).post(reverse("activities:piece_take_back", args=[piece.pk])).status_code == 404

    def test_an_earlier_receipt_says_that_it_does_not_count(self, as_person, amara, piece):
        first = hand_in(id=uuid4(), piece=piece, work=as_it_is(WORDS), by=amara)
        take_back(piece=piece, by=amara)
        said = words_of(as_person(amara).get(reverse("activities:piece_receipt", args=[piece.pk, first.pk])))
        assert "You have taken this back since. It is kept as it was, and does not count." in said


class TestMoreTime:
    def give(self, client, assignment, student, *, days=7, reason="You told me on Monday."):
        until = timezone.localtime(timezone.now() + timedelta(days=days))
        address = reverse("activities:assignment_more_time", args=[assignment.pk, student.pk])
        return client.post(address, {"on": f"{until:%Y-%m-%d}", "at": "12:00", "reason": reason}, follow=True)

    @pytest.mark.parametrize("who", ["sam", "priya"])
    def test_tutor_and_coordinator_give_it_and_the_student_reads_why(self, as_person, cast, assignment, amara, who):
        said = words_of(self.give(as_person(cast[who]), assignment, amara))
        assert "and is told so with your reason." in said
        shown = words_of(page(as_person(amara), Piece.objects.get(student=amara)))
        assert "You have more time: until" in shown
        assert "You told me on Monday." in shown

    def test_she_is_told_in_one_mail_unless_she_has_looked(self, as_person, sam, assignment, amara):
        self.give(as_person(sam), assignment, amara)
        notice = Notice.objects.get(person=amara)
        from activities.notifications import more_time_said  # noqa: PLC0415

        assert "Dr Sam Whitlock says why on its page." in more_time_said([notice])[notice.pk].text
        page(as_person(amara), Piece.objects.get())
        assert more_time_said([notice]) == {}

    def test_without_a_reason_there_is_none(self, as_person, sam, assignment, amara):
        assert "Say why in a sentence." in words_of(self.give(as_person(sam), assignment, amara, reason=" "))
        with pytest.raises(NoReason):
            give_more_time(assignment=assignment, student=amara, until=timezone.now(), reason=" ", by=sam)

    def test_it_is_later_than_everybodys(self, as_person, sam, assignment, amara):
        said = words_of(self.give(as_person(sam), assignment, amara, days=1))
        assert "Choose a time after the date that everybody has." in said

    def test_it_excuses_a_piece_that_was_late(self, amara, sam, cohort):
        assignment = open_in(cohort, sam, due=PAST)
        piece = handed_in(amara, assignment, at=timezone.now())
        assert piece.late_by is not None
        give_more_time(assignment=assignment, student=amara, until=timezone.now() + IN_TIME, reason="Ill.", by=sam)
        assert again(piece).late_by is None

    def test_students_and_strangers_give_none(self, as_person, amara, ben, carol, assignment):
        assert [self.give(as_person(who), assignment, amara).status_code for who in (amara, ben, carol)] == [403, 403, 404]

    def test_nobody_of_another_cohort_is_given_any(self, as_person, sam, carol, assignment):
        assert self.give(as_person(sam), assignment, carol).status_code == 404

    def test_nothing_changes_once_it_is_given_back(self, amara, sam, cohort):
        assignment = open_in(cohort, sam, due=PAST)
        Piece.objects.filter(pk=marked(handed_in(amara, assignment), sam).pk).update(
            state=PieceState.RELEASED, released_at=timezone.now(), released_by=sam
        )
        with pytest.raises(GivenBackAlready):
            give_more_time(assignment=assignment, student=amara, until=timezone.now(), reason="Ill.", by=sam)


class TestTheDate:
    def test_sam_sets_it_and_the_student_reads_it(self, as_person, sam, amara, cohort):
        assignment = open_in(cohort, sam, due=None)
        piece = piece_of(amara, assignment)
        assert "Your tutor has not set a date yet" in words_of(page(as_person(amara), piece))
        address = reverse("activities:assignment_set_up", args=[assignment.pk])
        as_person(sam).post(address, {"on": "2031-02-03", "at": "17:00"})
        assert "Mon 3 Feb 2031, 17:00" in words_of(page(as_person(amara), piece))

    def test_a_date_that_is_none_says_what_to_write(self, as_person, sam, assignment):
        address = reverse("activities:assignment_set_up", args=[assignment.pk])
        said = words_of(as_person(sam).post(address, {"on": "soon", "at": ""}))
        assert ("Write the date as day, month and year" in said, "Say at what time." in said) == (True, True)

    def test_setting_the_same_again_leaves_no_trace(self, assignment, sam):
        set_up(assignment=assignment, due_at=assignment.due_at, second_marker=None, by=sam)
        assert Entry.objects.filter(verb="assignment.set_up").count() == 1

    @pytest.mark.parametrize(("who", "gets"), [("amara", 403), ("carol", 404), ("marek", 404), ("ruth", 404), ("joan", 404)])
    def test_others_set_none(self, as_person, cast, assignment, who, gets):
        assert as_person(cast[who]).get(reverse("activities:assignment_set_up", args=[assignment.pk])).status_code == gets


class TestWords:
    FACTS = {"limit": 500, "tolerance": 10}

    @pytest.mark.parametrize(
        ("number", "says"),
        [
            (1, "1 word of 500."),
            (500, "500 words of 500."),
            (501, "501 words, which is within the 550 that are fine."),
            (551, "551 words: 1 more than the 550 that are fine."),
        ],
    )
    def test_how_long_it_is(self, number, says):
        assert length_in_words(self.FACTS, number) == says

    def test_without_a_limit_it_is_only_counted(self):
        facts = {"limit": 0, "tolerance": 10}
        assert (limit_in_words(facts), length_in_words(facts, 3)) == ("There is no limit to how long it is.", "3 words.")

    def test_how_late_it_is(self):
        said = late_in_words(timedelta(days=2, hours=3, minutes=5))
        assert said.startswith("It was handed in 2 days and 3 hours after its date.")
        assert late_in_words(timedelta(seconds=5)).startswith("It was handed in less than a minute after")


class TestAuthoring:
    def problems(self, **says):
        with pytest.raises(ValidationError) as refused:
            make_assignment(key="wrong", **says)
        [block] = refused.value.block_errors.values()
        return {name: error.messages for name, error in block.block_errors.items()}

    def test_a_point_needs_a_sentence_for_each_level(self):
        criteria = [{"key": "a", "title": "A", "words": ["One.", "Two."]}]
        assert self.problems(criteria=criteria) == {"criteria": ["“A” needs one sentence for each of the 3 levels."]}

    def test_two_levels_have_two_names(self):
        assert self.problems(levels=["Secure", "secure", "Strong"]) == {"levels": ["Two levels have the same name."]}


def test_one_piece_for_each_student_is_what_the_database_keeps(assignment, amara):
    open_piece(assignment=assignment, by=amara)
    with pytest.raises(IntegrityError), transaction.atomic():
        Piece.objects.create(assignment=assignment, student=amara)


def test_opening_twice_is_one_assignment(cohort, sam):
    activity = make_assignment()
    first, second = (open_assignment(activity=activity, cohort=cohort.pk, by=sam) for _ in range(2))
    assert (first, Entry.objects.filter(verb="assignment.open").count()) == (second, 1)


def test_the_receipt_is_promised_once(piece, amara):
    id = uuid4()  # noqa: A001
    for _ in range(2):
        hand_in(id=id, piece=piece, work=as_it_is(WORDS), by=amara)
    assert Delivery.objects.filter(kind="activities.handed_in").count() == 1
