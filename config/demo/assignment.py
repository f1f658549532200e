"""Two assignments of Amara's cohort: an older one that came back, and one that Sam is marking without names. All invented."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import Notice, User
from activities.actions.assignment import give_more_time, open_assignment, set_up
from activities.actions.marking import mark_piece
from activities.actions.piece import open_piece
from activities.actions.piece_hand_in import Work, hand_in
from activities.actions.release import release
from activities.models import Activity, Assignment, Piece
from activities.models.assignment_check import checked_piece
from activities.models.assignment_piece import DRAFT_KIND
from activities.models.assignment_said import Said
from activities.models.discussion_check import Decided
from config.demo.assignment_words import AMARAS_DRAFT, FORMS, SAID_OF_FORMS, SAID_OF_TOOLS, TOOLS
from writing.actions.draft import save_draft

FORM, TOOL = "one-page-about-a-form", "one-tool-in-practice"
FORM_DUE, TOOL_DUE = 21, 2  # days ago
AMARA_HAS = 5  # days from now
WHY = "You told me about this week. Take until then, and write to me if it is not enough."


def build(cast: dict[str, User], today: date) -> None:
    people = {person.get_short_name(): person for person in User.objects.filter(memberships__cohort__isnull=False)}
    give_back_the_forms(cast, people, noon(today - timedelta(days=FORM_DUE)))
    begin_marking_the_tools(cast, people, today)


def give_back_the_forms(cast: dict[str, User], people: dict[str, User], due: datetime) -> None:
    """Everybody handed one in, Sam marked all of them, and they came back."""
    assignment = opened(FORM, cast["sam"], due)
    for name, words in FORMS.items():
        mark(handed_in(people[name], assignment, words, due - timedelta(hours=len(words) % 30)), SAID_OF_FORMS[name], cast["sam"])
    release(assignment=assignment, pieces_seen=len(FORMS), by=cast["sam"])
    # The demo begins in the middle: they were told two weeks ago, and have read it.
    Piece.objects.filter(assignment=assignment).update(has_news=False, released_at=due + timedelta(days=7))
    Notice.objects.filter(kind="activities.given_back").update(settled_at=timezone.now() - timedelta(days=13), mailed=True)


def begin_marking_the_tools(cast: dict[str, User], people: dict[str, User], today: date) -> None:
    """Amara is writing and has more time; some have handed in, one of them late; Sam has marked one, and given nothing back."""
    due = noon(today - timedelta(days=TOOL_DUE))
    assignment = opened(TOOL, cast["sam"], due)
    pieces = {
        name: handed_in(people[name], assignment, words, due + timedelta(hours=5 if name == "Callum" else -3))
        for name, words in TOOLS.items()
    }
    for name, said in SAID_OF_TOOLS.items():
        mark(pieces[name], said, cast["sam"])
    until = noon(today + timedelta(days=AMARA_HAS))
    piece = give_more_time(assignment=assignment, student=cast["amara"], until=until, reason=WHY, by=cast["sam"])
    fields = {"words": AMARAS_DRAFT}
    save_draft(id=uuid4(), kind=DRAFT_KIND, about=str(piece.pk), fields=fields, version_seen=0, by=cast["amara"])


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12, 0)))


def opened(key: str, sam: User, due: datetime) -> Assignment:
    cohort = next(one.cohort_id for one in sam.memberships_now if one.cohort_id)
    assignment = open_assignment(activity=Activity.objects.get(key=key), cohort=cohort, by=sam)
    return set_up(assignment=assignment, due_at=due, second_marker=None, by=sam)


def handed_in(student: User, assignment: Assignment, words: str, at: datetime) -> Piece:
    """Let somebody hand in these words. Nothing in them is pointed out by the check."""
    piece = open_piece(assignment=assignment, by=student)
    checked = checked_piece(words, piece=piece, readers=assignment.readers())
    hand_in(id=uuid4(), piece=piece, work=Work(Decided(checked, {})), by=student, at=at)
    return piece


def mark(piece: Piece, said: Said, sam: User) -> None:
    mark_piece(id=uuid4(), piece=piece, said=said, seen=None, by=sam)
