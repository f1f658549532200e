"""Priya names Elin for a sample of the cohort; Elin says what stands against it, and sends remarks."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.actions.role import give_role
from accounts.models import User
from accounts.rules import Role
from history.append_only import CannotChange
from history.models import Entry as AuditEntry
from history.outbox import drain
from placements.actions.examiner import KnowsThem, NothingToExamine, RoomClosed, release_remark, send_room_again, withdraw_room
from placements.actions.examiner_room import ClosedToThem, NotDeclared
from placements.actions.placement import add_person
from placements.actions.portfolio import return_for_more
from placements.actions.record import NotYours
from placements.models import ExaminerChoice, ExaminerRelease, ExaminerRemark, ExaminerRoom
from placements.models.examiner_sample import drawn, examinable, why
from placements.models.independence import why_not_independent
from placements.models.panel_sample import Entry, digest
from placements.rules import Part
from tests.factories.accounts import make_person
from tests.factories.examiners import answers, choices_of, names, read_again, remarks
from tests.factories.panels import asks, make_choice
from tests.factories.portfolios import make_confirmed, make_edition
from tests.factories.records import load_forms

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forms(db):
    load_forms()


@pytest.fixture
def edition(placement):
    return make_confirmed(placement)


@pytest.fixture
def bens_edition(bens_placement):
    return make_confirmed(bens_placement)


@pytest.fixture
def room(edition, cohort, priya, elin):
    return names(cohort, by=priya)


def sent_to(address):
    """What workers send to somebody of the mails about examining."""
    drain(worker="test")
    return [one for one in mail.outbox if one.to == [address] and "examiner" in one.subject]


def entry(number, recommendation="Pass", *, returned=False, share=20):
    return Entry(digest(str(number)), recommendation, returned, "70 days", share)


class TestSample:
    def test_the_rule_of_the_panel_draws_and_each_has_its_reason(self):
        entries = [entry(1, "Fail"), entry(2, ""), entry(3, returned=True), *(entry(number) for number in range(4, 14))]
        reasons = drawn(entries)
        assert (len(reasons), drawn(list(reversed(entries)))) == (5, reasons)
        assert [why(one) for one in entries[:4]] == [
            "Its recommendation is not a plain pass: “Fail”.",
            "No recommendation stands in it.",
            "It was returned once and handed in again.",
            "By its place in the order: 20 in 100 of the passes are read.",
        ]

    def test_only_what_is_confirmed_and_the_coordinators_own_can_be_in_it(
        self, placement, bens_placement, cohort, other_cohort, priya, sam, marek
    ):
        edition = make_confirmed(placement)
        make_edition(bens_placement)  # handed in, and not confirmed
        found = [[one.pk for one in examinable(cohort, who)] for who in (priya, sam, marek)]
        assert (found, examinable(other_cohort, priya)) == ([[edition.pk], [], []], [])

    def test_the_draw_and_its_reasons_are_kept(self, room, edition):
        assert [(one.edition, one.number, one.reason) for one in choices_of(room)] == [
            (edition, 1, "No recommendation stands in it.")
        ]
        assert [one["fingerprint"] for one in room.drawn_from] == [edition.fingerprint]

    def test_priya_may_choose_and_says_why(self, edition, bens_edition, cohort, priya):
        room = names(cohort, by=priya, chosen=[bens_edition.pk], why="A new agency.")
        assert [(one.edition, one.reason) for one in choices_of(room)] == [(bens_edition, "Priya Nair chose it: A new agency.")]
        assert room.drawn_from == []

    def test_nothing_to_read_or_something_else_makes_no_room(self, placement, bens_placement, other_cohort, cohort, priya):
        with pytest.raises(NothingToExamine):
            names(cohort, by=priya)
        edition, draft = make_confirmed(placement), make_edition(bens_placement)
        for chosen in ([draft.pk], [edition.pk, draft.pk]):
            with pytest.raises(NothingToExamine):
                names(cohort, by=priya, chosen=chosen, why="These.")
        with pytest.raises(NothingToExamine):
            names(other_cohort, by=priya, chosen=[edition.pk], why="These.")
        assert (ExaminerRoom.objects.count(), User.objects.filter(email__startswith="elin").count()) == (0, 0)

    def test_the_same_page_twice_is_one_room_and_one_mail(self, edition, cohort, priya, elin):
        key = uuid4()
        assert names(cohort, by=priya, key=key) == names(cohort, by=priya, key=key)
        (asked,) = sent_to(elin.email)
        assert (asked.subject, "Amara" in asked.body) == ("Portfolios to read as external examiner", False)

    def test_somebody_new_needs_no_account_and_is_sent_nothing_else(self, edition, cohort, priya):
        room = names(cohort, by=priya, name="Prof. Gwen Morris", email="Gwen.Morris@westmoor.example")
        assert len(sent_to("gwen.morris@westmoor.example")) == len([one for one in mail.outbox if "gwen" in one.to[0]]) == 1
        assert (room.person.memberships.count(), room.person.has_usable_password()) == (0, False)

    @pytest.mark.parametrize("table", ["placements_examinerchoice", "placements_examinerdeclaration", "placements_examinerremark"])
    def test_the_database_refuses_to_change_it(self, room, table):
        remarks(answers(room), choices_of(room)[0])
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
        with pytest.raises(CannotChange):
            ExaminerRemark.objects.update(words="Better.")


class TestFromOutside:
    @pytest.mark.parametrize("who", ["joan", "sam", "marek", "priya", "amara"])
    def test_whoever_has_a_part_or_a_role_there_is_not_named(self, cast, edition, cohort, priya, who):
        with pytest.raises(KnowsThem):
            names(cohort, by=priya, name=cast[who].name, email=cast[who].email)
        assert ExaminerRoom.objects.count() == 0

    def test_nor_whoever_read_it_for_the_panel_and_the_examiner_does_not_read_for_the_panel(
        self, placement, bens_placement, cohort, priya, elin
    ):
        asks(make_choice(placement, by=priya), elin)
        with pytest.raises(KnowsThem, match="has, or had, a part in a placement of Amara Osei"):
            names(cohort, by=priya)
        bens = make_confirmed(bens_placement)
        names(cohort, by=priya, chosen=[bens.pk], why="The other.")
        assert why_not_independent(elin, bens_placement) == (
            "Prof. Elin Rees examines Ben Hollis from outside, so somebody else has to do this"
        )

    def test_nor_whoever_worked_at_the_agency(self, edition, cohort, priya, elin, agency):
        today = timezone.localdate()
        started, left = today - timedelta(days=900), today - timedelta(days=500)
        give_role(person=elin, role=Role.PRACTICE_EDUCATOR, organisation=agency, starts=started, ends=left, by=None)
        with pytest.raises(KnowsThem, match="works, or has worked, with Kestrelshire Council"):
            names(cohort, by=priya)

    def test_nothing_is_sent_before_she_has_answered(self, room):
        for choice in (None, choices_of(room)[0]):
            with pytest.raises(NotDeclared):
                remarks(room, choice)

    @pytest.mark.parametrize("said", ["everything", "agency", "choice"])
    def test_what_she_says_closes_it_and_stays(self, room, agency, said):
        closes = {"everything": said == "everything", "agencies": [agency.pk] * (said == "agency")}
        answers(room, **closes, choices=[choices_of(room)[0].pk] * (said == "choice"))
        room = answers(room)  # saying otherwise later opens nothing
        for choice in (None, choices_of(room)[0]):
            with pytest.raises(ClosedToThem):
                remarks(room, choice)

    def test_an_agency_closes_its_own_portfolios_only(self, edition, bens_edition, cohort, priya, other_agency):
        room = answers(names(cohort, by=priya), agencies=[other_agency.pk])
        by_student = {one.placement.student.get_short_name(): one for one in choices_of(room)}
        assert room.closed_to_examiner == {by_student["Ben"].pk}
        remarks(room, by_student["Amara"])
        remarks(room)
        assert ExaminerRemark.objects.count() == 2

    def test_a_part_that_she_gets_later_closes_it_too(self, room, bens_placement, priya, elin, placement):
        room = answers(room)
        add_person(placement=placement, person=elin, part=Part.TUTOR, by=priya)
        with pytest.raises(ClosedToThem):
            remarks(room, choices_of(room)[0])

    def test_so_does_returning_it(self, room, edition, priya):
        room = answers(room)
        return_for_more(edition=edition, by=priya, comment="More about the law.")
        with pytest.raises(ClosedToThem):
            remarks(room, choices_of(room)[0])


class TestRemarks:
    def test_it_stays_as_typed_and_twice_is_once(self, room):
        room, key = answers(room), uuid4()
        words = "  Two spaces before.\n\nAnd a line between. "
        assert remarks(room, words=words, key=key) == remarks(room, words="Otherwise.", key=key)
        assert ExaminerRemark.objects.get().words == words

    def test_priya_is_told_once_a_day_without_a_word_of_it(self, room, priya):
        room = answers(room)
        remarks(room, words="Quincunx.")
        remarks(room, choices_of(room)[0], words="Quincunx.")
        told = sent_to(priya.email)
        assert ([one.subject for one in told], "Quincunx" in told[0].body) == (["The external examiner sent something"], False)
        assert "Quincunx" not in str(list(AuditEntry.objects.values()))

    def test_who_reads_it(self, cast, room, bens_placement):
        room = answers(room)
        one, whole = remarks(room, choices_of(room)[0]), remarks(room)
        read = {who: set(ExaminerRemark.objects.visible_to(person)) for who, person in cast.items()}
        assert {who for who, found in read.items() if found} == {"priya", "elin"}
        assert read["priya"] == read["elin"] == {one, whole}

    def test_released_it_is_the_students_too_and_nobody_elses(self, cast, room, priya):
        room = answers(room)
        one = remarks(room, choices_of(room)[0], words="Quincunx.")
        remarks(room, choices_of(room)[0])
        assert release_remark(remark=one, by=priya) == release_remark(remark=one, by=priya)
        read = {who: list(ExaminerRemark.objects.visible_to(person)) for who, person in cast.items()}
        assert ({who for who, found in read.items() if found}, read["amara"]) == ({"amara", "priya", "elin"}, [one])
        (told,) = sent_to(cast["amara"].email)
        assert (told.subject, "Quincunx" in told.body) == ("What the external examiner wrote", False)

    def test_only_one_portfolio_and_only_by_who_looks_after_it(self, room, priya, sam):
        room = answers(room)
        for remark, who in ((remarks(room), priya), (remarks(room, choices_of(room)[0]), sam)):
            with pytest.raises(NotYours):
                release_remark(remark=remark, by=who)
        assert ExaminerRelease.objects.count() == 0


class TestTheLink:
    def test_it_lasts_no_longer_than_the_room(self, edition, cohort, priya, settings):
        short, long = names(cohort, by=priya, days=3), names(cohort, by=priya, days=300)
        assert timezone.localtime(short.link.expires_at).date() == short.ends_on + timedelta(days=1)
        assert long.link.expires_at < timezone.now() + timedelta(days=settings.LINK_DAYS, minutes=1)

    def test_elin_gets_a_new_one_once_hers_has_expired_and_priya_may_send_one_at_any_time(self, edition, cohort, priya):
        room = names(cohort, by=priya, days=300)
        assert len(sent_to(room.person.email)) == send_room_again(room=room, by=room.person).link.version == 1
        with time_machine.travel(timezone.now() + timedelta(days=60)):
            assert send_room_again(room=room, by=room.person).link.version == 2
            assert send_room_again(room=room, by=room.person).link.version == 2
            assert send_room_again(room=room, by=priya).link.version == 3
            assert len(sent_to(room.person.email)) == 2  # the second link was replaced before its mail left

    def test_none_after_the_last_day_and_none_once_withdrawn(self, edition, cohort, priya):
        over, withdrawn = names(cohort, by=priya, days=3), names(cohort, by=priya)
        for _ in range(2):
            withdraw_room(room=withdrawn, by=priya)
        assert AuditEntry.objects.filter(verb="examiner.withdraw_room").count() == 1
        with time_machine.travel(timezone.now() + timedelta(days=4)):
            for room in (over, withdrawn):
                for act in (lambda room: send_room_again(room=room, by=priya), answers, remarks):
                    with pytest.raises(RoomClosed):
                        act(room)
        assert (read_again(over).is_over, read_again(withdrawn).is_open) == (False, False)

    def test_a_link_that_was_withdrawn_before_its_mail_left_is_not_sent(self, room, priya):
        withdraw_room(room=room, by=priya)
        assert sent_to(room.person.email) == []

    def test_another_university_sees_no_room(self, room, db):
        from accounts.models import Organisation  # noqa: PLC0415

        elsewhere = Organisation.objects.create(kind=Organisation.Kind.UNIVERSITY, name="University of Fenwick")
        nia = make_person("Nia Vaughan", "coordinator", elsewhere)
        assert (list(ExaminerRoom.objects.visible_to(nia)), list(ExaminerChoice.objects.visible_to(nia))) == ([], [])
