"""Sam notices that Amara's entry might identify somebody and says so. It is held back until she has looked."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.states import next_digest
from activities.actions.comments import NotLetIn, comment_on_entry
from activities.actions.identifier_flag import Overtaken, flag_identifier
from activities.actions.log import HeldBack, share_entry, withdraw_entry, write_entry
from activities.actions.sharing import share_checked
from activities.models import LogEntry
from activities.models.log_check import checked_entry
from activities.models.log_comments import said_in, threads_on
from activities.models.written import Written
from activities.views import home
from history.append_only import CannotChange
from history.models import Delivery, Entry
from history.outbox import drain
from history.transitions import IllegalMove
from identifiers.findings import KINDS as FOUND
from tests.factories.activities import make_entry
from tests.factories.placements import make_placement, make_rule_set
from writing.actions.flag import say_not_identifying, take_back_flag
from writing.models import AudienceMember, IdentifierFlag, Opening
from writing.models.candidates import Chosen
from writing.models.flag import KINDS, OTHER
from writing.states import FLAG_MOVES, HOLDS_BACK, FlagState

pytestmark = pytest.mark.django_db

BODY = "The Larchwood family said it again.\n\nI was late and said so."
MENDED = "The family said it again.\n\nI was late and said so."
REASON = "The word is made up for this log."
HELD = "Held back for now"


@pytest.fixture
def placement(amara, joan, sam, priya, cohort, programme, agency):
    """Joan is Amara's practice educator there, and Sam her tutor."""
    rule_set = make_rule_set(programme, priya)
    return make_placement(amara, cohort=cohort, agency=agency, rule_set=rule_set, by=priya, practice_educator=joan, tutor=sam)


@pytest.fixture
def shared(amara, joan, sam, placement):
    entry = make_entry(amara, title="Quincunx", body=BODY)
    for reader in (joan, sam):
        entry = share_entry(entry=entry, with_person=reader, by=amara)
    return entry


def address(name, *args):
    return reverse(f"activities:{name}", args=args)


def flags(entry, by, kind="name", note="", version=1, key=None):
    return flag_identifier(id=key or uuid4(), entry=entry, version_seen=version, kind=kind, note=note, by=by)


def typed(kind="name", note="First paragraph.", version=1, key=None):
    return {"kind": kind, "note": note, "version": version, "key": key or uuid4()}


def opens(client, entry):
    return client.get(address("log_entry", entry.pk)).content.decode()


def rewrites(entry, body=MENDED):
    entry = LogEntry.objects.get(pk=entry.pk)
    written = Written(title=entry.title, body=body, event_on=entry.event_on)
    return write_entry(id=entry.pk, written=written, by=entry.author, version_seen=entry.version)


def shares(entry, reader, **choices):
    entry = LogEntry.objects.get(pk=entry.pk)
    checked = checked_entry(entry, reader)
    left = {one.key: choices.get("put") for one in checked.pointed}
    return share_checked(
        entry=entry,
        with_people=[Chosen(reader)],
        by=entry.author,
        version_seen=entry.version,
        checked=checked,
        choices=left,
        reason=REASON,
    )


def readers(entry):
    return sorted(
        member.person.get_short_name() for member in LogEntry.objects.with_readers().get(pk=entry.pk).audience.readers_now
    )


def delivered():
    Delivery.objects.update(due=timezone.now() - timedelta(seconds=1))
    drain(worker="test")
    return mail.outbox


class TestSayingSo:
    def test_sam_says_so_and_finds_it_held_back(self, as_person, sam, shared):
        client = as_person(sam)
        answer = client.post(address("log_identifier_flag", shared.pk), typed(), follow=True)
        assert [str(said) for said in answer.context["messages"]] == [
            "Thank you. Amara has been told, and it is held back until Amara has looked."
        ]
        flag = IdentifierFlag.objects.get()
        assert (flag.version, flag.kind, flag.note, flag.flagged_by) == (1, "name", "First paragraph.", sam)
        assert HELD in answer.content.decode()

    def test_the_way_to_say_so_stands_under_the_entry_for_readers_only(self, as_person, amara, sam, shared):
        there = address("log_identifier_flag", shared.pk)
        assert [there in opens(as_person(person), shared) for person in (sam, amara)] == [True, False]

    def test_opening_the_page_says_nothing_and_chooses_nothing(self, as_person, sam, shared):
        page = as_person(sam).get(address("log_identifier_flag", shared.pk))
        assert (page.status_code, IdentifierFlag.objects.count(), page.context["form"]["kind"].value()) == (200, 0, None)
        assert page.context["sentence"] == "You and Amara Osei can see what you write here"

    def test_it_asks_for_the_kind_and_keeps_the_note(self, as_person, sam, shared):
        answer = as_person(sam).post(address("log_identifier_flag", shared.pk), typed(kind=""))
        assert answer.context["form"].errors == {"kind": ["Choose what comes nearest. “Something else” will do."]}
        assert "There is a problem" in answer.content.decode()
        assert "First paragraph." in answer.content.decode()

    @pytest.mark.parametrize("note", ["Mrs Okafor is named in it.", "It has 07700 900123 in it", "They live at 14 Larch Close"])
    def test_a_note_that_names_somebody_is_refused_kindly_and_stays_on_the_page(self, as_person, sam, shared, note):
        answer = as_person(sam).post(address("log_identifier_flag", shared.pk), typed(note=note))
        [said] = answer.context["form"].errors["note"]
        assert said.endswith("might identify somebody too. Say where it stands without repeating it.")
        assert note in answer.content.decode()
        assert not IdentifierFlag.objects.exists()

    @pytest.mark.parametrize(
        "note", ["", "Second paragraph, the school", "In the title, and twice below", "Amara wrote it in line 3."]
    )
    def test_a_note_that_says_where_to_look_is_taken(self, as_person, sam, shared, note):
        as_person(sam).post(address("log_identifier_flag", shared.pk), typed(note=note))
        assert IdentifierFlag.objects.get().note == note

    def test_a_note_is_short(self, as_person, sam, shared):
        answer = as_person(sam).post(address("log_identifier_flag", shared.pk), typed(note="word " * 41))
        assert answer.context["form"].errors["note"] == ["Keep it under 200 characters: where to look is enough."]

    def test_every_kind_that_the_check_knows_can_be_chosen_and_something_else(self):
        assert {kind for _, kinds in KINDS for kind, _ in kinds} == {*FOUND, OTHER}

    def test_a_double_press_is_one_flag_and_one_mail(self, as_person, sam, shared):
        client, sent = as_person(sam), typed()
        for _ in range(2):
            answer = client.post(address("log_identifier_flag", shared.pk), sent, follow=True)
        assert (IdentifierFlag.objects.count(), Delivery.objects.count()) == (1, 1)
        assert "What you typed" not in answer.content.decode()

    def test_joan_who_goes_on_reading_says_it_once(self, as_person, joan, shared):
        client = as_person(joan)
        for _ in range(2):
            client.post(address("log_identifier_flag", shared.pk), typed())
        assert IdentifierFlag.objects.count() == 1
        assert client.get(address("log_identifier_flag", shared.pk)).status_code == 302

    def test_newer_words_are_read_first_and_nothing_typed_is_lost(self, as_person, amara, sam, shared):
        shares(rewrites(shared), sam)
        client = as_person(sam)
        answer = client.post(address("log_identifier_flag", shared.pk), typed())
        assert "Amara has shared newer words since you opened the entry" in answer.content.decode()
        assert (answer.context["form"]["note"].value(), IdentifierFlag.objects.count()) == ("First paragraph.", 0)
        client.post(address("log_identifier_flag", shared.pk), typed(version=answer.context["form"]["version"].value()))
        assert IdentifierFlag.objects.get().version == 2

    def test_an_older_page_of_the_entry_leads_to_the_same_words(self, as_person, sam, shared):
        shares(rewrites(shared), sam)
        page = as_person(sam).get(address("log_identifier_flag", shared.pk), {"seen": 1}).content.decode()
        assert "Amara has shared newer words since you opened the entry" in page

    def test_somebody_was_faster(self, as_person, tom, sam, amara, shared, monkeypatch):
        monkeypatch.setattr("activities.actions.log.candidates", lambda person: [tom])
        share_entry(entry=shared, with_person=tom, by=amara)
        flags(shared, tom)
        page = as_person(sam).post(address("log_identifier_flag", shared.pk), typed()).content.decode()
        assert ("First paragraph." in page, "It was not sent." in page, IdentifierFlag.objects.count()) == (True, True, 1)


class TestWhoMayDoWhat:
    @pytest.mark.parametrize(("who", "status"), [("amara", 403), ("joan", 200), ("sam", 200), ("ben", 404), ("ruth", 404)])
    def test_who_can_say_so(self, as_person, cast, shared, who, status):
        assert as_person(cast[who]).get(address("log_identifier_flag", shared.pk)).status_code == status

    @pytest.mark.parametrize(("who", "status"), [("amara", 403), ("joan", 403), ("sam", 302), ("ben", 404), ("ruth", 404)])
    def test_who_can_take_it_back(self, as_person, cast, sam, shared, who, status):
        there = address("log_identifier_take_back", shared.pk, flags(shared, sam).pk)
        assert as_person(cast[who]).post(there).status_code == status
        assert (IdentifierFlag.objects.get().state == FlagState.TAKEN_BACK) == (who == "sam")

    @pytest.mark.parametrize(("who", "status"), [("amara", 302), ("joan", 403), ("sam", 403), ("ben", 404), ("ruth", 404)])
    def test_who_can_say_that_it_does_not(self, as_person, cast, sam, shared, who, status):
        there = address("log_identifier_not_identifying", shared.pk, flags(shared, sam).pk)
        assert as_person(cast[who]).post(there, {"reason": REASON}).status_code == status
        assert (IdentifierFlag.objects.get().state == FlagState.NOT_IDENTIFYING) == (who == "amara")

    def test_a_flag_of_one_entry_is_not_found_beside_another(self, as_person, amara, sam, shared):
        other = make_entry(amara)
        there = address("log_identifier_not_identifying", other.pk, flags(shared, sam).pk)
        assert as_person(amara).get(there).status_code == 404

    def test_the_author_and_somebody_who_was_let_out_cannot(self, amara, sam, shared):
        withdraw_entry(entry=shared, from_people=[sam], by=amara)
        for person in (amara, sam):
            with pytest.raises(NotLetIn):
                flags(shared, person)

    def test_an_id_of_somebody_else_is_refused(self, joan, sam, shared):
        with pytest.raises(IdentifierFlag.DoesNotExist):
            flags(shared, joan, key=flags(shared, sam).pk)


class TestHeldBack:
    def test_readers_find_a_kind_page_with_nothing_of_the_entry(self, as_person, joan, sam, shared):
        flags(shared, joan)
        answer = as_person(sam).get(address("log_entry", shared.pk))
        page = answer.content.decode()
        assert (answer.status_code, HELD in page) == (200, True)
        assert not re.search("Quincunx|Larchwood|Joan Pritchard said", page)
        assert "Amara Osei and Joan Pritchard can see this. You cannot, for now" in page

    def test_it_is_gone_from_their_list_and_no_visit_is_noted(self, as_person, joan, sam, shared):
        flags(shared, joan)
        client = as_person(sam)
        opens(client, shared)
        assert "Quincunx" not in client.get(address("log")).content.decode()
        assert (list(LogEntry.objects.visible_to(sam)), Opening.objects.count()) == ([], 0)

    def test_amara_keeps_everything_and_so_does_her_practice_educator(self, as_person, amara, joan, sam, shared):
        flags(shared, sam)
        for person in (amara, joan):
            assert "Larchwood" in opens(as_person(person), shared)
        assert "Quincunx" in as_person(joan).get(address("log")).content.decode()
        assert readers(shared) == ["Joan"]

    def test_a_practice_educator_who_was_never_let_in_gains_nothing(self, as_person, amara, joan, sam, shared):
        withdraw_entry(entry=shared, from_people=[joan], by=amara)
        flags(shared, sam)
        assert as_person(joan).get(address("log_entry", shared.pk)).status_code == 404
        assert list(IdentifierFlag.objects.visible_to(joan)) == []

    @pytest.mark.parametrize(("who", "status"), [("ben", 404), ("carol", 404), ("ruth", 404), ("priya", 404)])
    def test_a_stranger_does_not_learn_that_it_is_held_back(self, as_person, cast, sam, shared, who, status):
        flags(shared, sam)
        assert as_person(cast[who]).get(address("log_entry", shared.pk)).status_code == status

    def test_the_line_that_says_who_can_see_it_is_true(self, as_person, amara, joan, sam, shared):
        flags(shared, sam)
        for person, said in ((amara, "You and Joan Pritchard can see this"), (joan, "You and Amara Osei can see this")):
            client = as_person(person)
            assert client.get(address("log_entry", shared.pk)).context["sentence"] == said
            assert said in client.get(address("log")).content.decode()

    def test_comments_are_gone_with_it_and_what_was_typed_is_given_back(self, as_person, joan, sam, shared):
        comment_on_entry(id=uuid4(), entry=shared, passage=said_in(shared).between(0, 3), version=1, words="Hm", by=joan)
        flags(shared, joan)
        client, there = as_person(sam), address("log_comment_write", shared.pk, uuid4())
        for answer in (client.get(there), client.post(there, {"words": "Half a thought"})):
            assert HELD in answer.content.decode()
        assert "Half a thought" in answer.content.decode()
        assert threads_on(shared, said_in(shared), sam) == []
        with pytest.raises(NotLetIn):
            comment_on_entry(id=uuid4(), entry=shared, passage=said_in(shared).between(0, 3), version=1, words="x", by=sam)

    def test_no_mail_speaks_of_a_comment_on_it(self, amara, joan, sam, shared):
        comment_on_entry(id=uuid4(), entry=shared, passage=said_in(shared).between(0, 3), version=1, words="Hm", by=amara)
        flags(shared, joan)
        with time_machine.travel(next_digest(timezone.now())):
            call_command("send_digests")
            assert {told.to[0] for told in delivered()} == {amara.email, joan.email}

    def test_the_same_words_are_given_to_nobody_else(self, amara, tom, sam, shared, monkeypatch):
        monkeypatch.setattr("activities.actions.log.candidates", lambda person: [tom])
        flags(shared, sam)
        with pytest.raises(HeldBack):
            share_entry(entry=LogEntry.objects.get(pk=shared.pk), with_person=tom, by=amara)

    def test_the_check_says_that_nothing_has_changed(self, as_person, amara, sam, shared):
        flags(shared, sam, note="First paragraph.")
        client, there = as_person(amara), address("log_entry_share", shared.pk)
        page = client.get(there, {"person": sam.pk, "version": 1})
        assert "Dr Sam Whitlock thinks that this might identify someone: a name." in page.content.decode()
        left = {f"do-{one.key}": "leave" for one in checked_entry(shared, sam).pointed}
        sent = {"person": sam.pk, "version": 1, "reason": REASON, **left}
        seen = client.post(there, sent | {"step": "mark"}).context["digest"]
        answer = client.post(there, sent | {"step": "share", "seen": seen})
        assert "These are the words that were held back." in answer.content.decode()
        assert IdentifierFlag.objects.get().is_open


class TestSettling:
    def test_newer_words_that_were_looked_through_settle_it(self, as_person, amara, sam, shared):
        flag = flags(shared, sam)
        shares(rewrites(shared), sam)
        flag.refresh_from_db()
        assert (flag.state, flag.settled_by) == (FlagState.MENDED, amara)
        page = opens(as_person(sam), shared)
        assert ("The family said it again." in page, "Larchwood" in page) == (True, False)

    def test_words_put_there_in_the_check_settle_it_too(self, sam, shared):
        flag = flags(shared, sam)
        assert checked_entry(shared, sam).pointed
        shares(shared, sam, put="the people")
        flag.refresh_from_db()
        assert (flag.state, readers(shared)) == (FlagState.MENDED, ["Joan", "Sam"])

    def test_who_was_not_given_the_newer_words_does_not_get_the_older_ones_back(self, as_person, joan, sam, shared):
        flags(shared, sam)
        shares(rewrites(shared), joan)
        page = opens(as_person(sam), shared)
        assert (HELD in page, "Amara has changed the words since." in page) == (True, True)
        assert readers(shared) == ["Joan"]

    def test_a_newer_version_with_the_flagged_words_settles_nothing(self, sam, shared):
        flags(shared, sam)
        with pytest.raises(HeldBack):
            shares(rewrites(rewrites(shared), BODY), sam)
        assert IdentifierFlag.objects.get().is_open

    def test_rewriting_without_sharing_settles_nothing(self, sam, shared):
        flags(shared, sam)
        rewrites(shared)
        assert (IdentifierFlag.objects.get().is_open, readers(shared)) == (True, ["Joan"])

    def test_a_comment_beside_newer_words_does_not_bring_the_old_ones_back(self, joan, sam, shared):
        comment_on_entry(id=uuid4(), entry=shared, passage=said_in(shared).between(3, 12), version=1, words="Hm", by=joan)
        flags(shared, sam)
        entry = shares(rewrites(shared, "Other words."), sam)
        entry = shares(entry, joan)
        assert [[one.shown for one in threads_on(entry, said_in(entry), person)] for person in (sam, joan)] == [[""], ["Larchwood"]]

    def test_amara_says_why_it_does_not_and_sam_reads_it_again(self, as_person, amara, sam, shared):
        flag = flags(shared, sam)
        there = address("log_identifier_not_identifying", shared.pk, flag.pk)
        as_person(amara).post(there, {"reason": REASON})
        page = opens(as_person(sam), shared)
        assert ("Larchwood" in page, REASON in page) == (True, True)
        assert flag.decisions.get(move="say_not_identifying").comment == REASON

    def test_nobody_else_is_shown_her_reason(self, as_person, amara, joan, sam, shared):
        say_not_identifying(flag=flags(shared, sam), reason=REASON, by=amara)
        assert REASON not in opens(as_person(joan), shared)

    @pytest.mark.parametrize(
        ("reason", "said"),
        [
            ("", "Say why, in a sentence."),
            ("No.", "Say why in at least 10 characters."),
            ("Mrs Okafor is nobody real", "“Mrs Okafor” might identify somebody too. Give your reason without repeating it."),
        ],
    )
    def test_her_reason_is_a_sentence_that_names_nobody(self, as_person, amara, sam, shared, reason, said):
        there = address("log_identifier_not_identifying", shared.pk, flags(shared, sam).pk)
        answer = as_person(amara).post(there, {"reason": reason})
        assert answer.context["form"].errors == {"reason": [said]}
        assert reason in answer.content.decode()

    def test_sam_takes_it_back_and_the_note_is_gone(self, as_person, sam, shared):
        flag = flags(shared, sam, note="First paragraph.")
        client = as_person(sam)
        for _ in range(2):
            client.post(address("log_identifier_take_back", shared.pk, flag.pk))
        assert (IdentifierFlag.objects.get().note, "Larchwood" in opens(client, shared)) == ("", True)
        assert flag.decisions.filter(move="take_back").count() == 1

    def test_as_long_as_one_of_two_is_open_it_stays_held_back(self, as_person, amara, joan, sam, shared):
        first = flags(shared, joan)
        second = IdentifierFlag.objects.create(
            id=uuid4(), audience=shared.audience, version=1, kind=OTHER, flagged_by=sam
        )  # in the same moment, as only two servers could
        say_not_identifying(flag=first, reason=REASON, by=amara)
        assert HELD in opens(as_person(sam), shared)
        take_back_flag(flag=second, by=sam)
        assert HELD not in opens(as_person(sam), shared)

    def test_a_stale_page_changes_nothing_and_says_how_it_stands(self, as_person, amara, sam, shared):
        flag = flags(shared, sam)
        take_back_flag(flag=flag, by=sam)
        client, there = as_person(amara), address("log_identifier_not_identifying", shared.pk, flag.pk)
        for answer in (client.get(there, follow=True), client.post(there, {"reason": REASON}, follow=True)):
            assert [str(said) for said in answer.context["messages"]] == ["That is settled already: taken back."]
        flag.refresh_from_db()
        assert flag.state == FlagState.TAKEN_BACK

    def test_taking_back_after_amara_has_looked_changes_nothing(self, as_person, amara, sam, shared):
        flag = flags(shared, sam)
        say_not_identifying(flag=flag, reason=REASON, by=amara)
        answer = as_person(sam).post(address("log_identifier_take_back", shared.pk, flag.pk), follow=True)
        assert [str(said) for said in answer.context["messages"]] == [
            "The author has looked at it meanwhile, so there is nothing to take back."
        ]

    @pytest.mark.parametrize("state", [state for state in FlagState if state != FlagState.OPEN])
    def test_what_is_settled_is_settled_for_good(self, state):
        assert FLAG_MOVES.allowed_from(FlagState.OPEN) == ["mend", "say_not_identifying", "take_back"]
        for move in FLAG_MOVES.moves:
            with pytest.raises(IllegalMove):
                FLAG_MOVES.target(move, state=state)

    def test_the_table_says_of_every_state_whether_it_holds_back(self):
        assert set(HOLDS_BACK) == set(FlagState)

    def test_when_and_by_whom_it_was_settled_stay_together(self, sam, shared):
        flag = flags(shared, sam)
        for change in ({"settled_by": sam}, {"state": FlagState.MENDED}):
            with pytest.raises(IntegrityError), transaction.atomic():
                IdentifierFlag.objects.filter(pk=flag.pk).update(**change)

    def test_what_was_decided_is_never_changed(self, sam, shared):
        decision = flags(shared, sam).decisions.get()
        decision.comment = "Another"
        with pytest.raises(CannotChange):
            decision.save()


class TestWhatAmaraSees:
    def test_what_kind_by_whom_and_where_and_the_way_to_the_check(self, as_person, amara, sam, shared):
        flag = flags(shared, sam, kind="school", note="First paragraph.")
        page = " ".join(opens(as_person(amara), shared).split())
        for said in ("Held back: this might identify someone", "Dr Sam Whitlock said so on", "<b>a school</b>", "First paragraph."):
            assert said in page
        assert "Dr Sam Whitlock cannot read it until you have looked. Joan Pritchard still can." in page
        assert f"{address('log_entry_share', shared.pk)}?person={sam.pk}&amp;version=1" in page
        assert address("log_identifier_not_identifying", shared.pk, flag.pk) in page

    def test_once_nobody_is_let_in_it_is_said_briefly(self, as_person, amara, joan, sam, shared):
        flag = flags(shared, sam, kind="school", note="First paragraph.")
        withdraw_entry(entry=shared, from_people=[joan, sam], by=amara)
        page = " ".join(opens(as_person(amara), shared).split())
        assert ("Held back" in page, "until you have looked" in page, "Look through it and share again" in page) == (False,) * 3
        assert "Nobody reads this entry now. Before you share it again, look at what" in page
        assert "a school. “First paragraph.”" in page
        assert address("log_identifier_not_identifying", shared.pk, flag.pk) in page
        say_not_identifying(flag=flag, reason=REASON, by=amara)
        assert "Before you share it again" not in opens(as_person(amara), shared)

    def test_her_practice_educator_sees_the_kind_and_not_the_note(self, as_person, joan, sam, shared):
        flags(shared, sam, note="First paragraph.")
        page = opens(as_person(joan), shared)
        assert ("Held back from others" in page, "<b>a name</b>" in page, "First paragraph." in page) == (True, True, False)

    def test_one_line_at_home_until_she_has_looked(self, amara, joan, sam, shared):
        flags(shared, joan)
        [thing] = home.next_things(amara)
        assert (thing["title"], thing["url"]) == ("“Quincunx” might identify someone", address("log_entry", shared.pk))
        assert "Joan said so on" in thing["detail"]
        say_not_identifying(flag=IdentifierFlag.objects.get(), reason=REASON, by=amara)
        assert home.next_things(amara) == []

    def test_no_line_where_nobody_is_let_in_any_more(self, amara, joan, sam, shared):
        flags(shared, joan)
        for reader in (joan, sam):
            withdraw_entry(entry=shared, from_people=[reader], by=amara)
        assert home.next_things(amara) == []

    def test_home_asks_once_and_once_more_whom_it_is_about(self, amara, joan, shared, django_assert_num_queries):
        amara.roles_now(), joan.roles_now()
        with django_assert_num_queries(1):
            home.next_things(amara)
        flags(shared, joan)
        with django_assert_num_queries(2):
            home.next_things(amara)
        with django_assert_num_queries(1):
            home.next_things(joan)

    @pytest.mark.parametrize(
        ("contact", "said"),
        [
            ("", "No data-protection contact is named here."),
            ("Data Protection Office, dpo@alderbrook.example", "Data-protection contact: Data Protection Office"),
        ],
    )
    def test_pages_name_the_data_protection_contact_or_say_that_nobody_is_named(
        self, as_person, amara, sam, joan, shared, settings, contact, said
    ):
        settings.DATA_PROTECTION_CONTACT = contact
        assert said in as_person(sam).get(address("log_identifier_flag", shared.pk)).content.decode()
        flags(shared, joan)
        assert said in opens(as_person(sam), shared)
        assert said in opens(as_person(amara), shared)

    def test_she_is_told_by_a_mail_without_the_kind_or_a_word_of_it(self, amara, sam, shared):
        flags(shared, sam, kind="school", note="First paragraph.")
        [told] = delivered()
        assert (told.to, told.subject) == ([amara.email], "Sam thinks that something you shared might identify someone")
        assert not re.search("school|First paragraph|Quincunx|Larchwood", told.body)
        assert address("log_entry", shared.pk) in told.body

    def test_no_mail_once_it_is_settled(self, sam, shared):
        take_back_flag(flag=flags(shared, sam), by=sam)
        assert delivered() == []

    @pytest.mark.parametrize("how", ["mended", "not identifying"])
    def test_whoever_said_so_is_told_when_she_has_looked_without_what_came_of_it(self, amara, sam, shared, how):
        flag = flags(shared, sam, kind="school", note="First paragraph.")
        if how == "mended":
            shares(rewrites(shared), sam)
        else:
            say_not_identifying(flag=flag, reason=REASON, by=amara)
        [told] = delivered()
        assert (told.to, told.subject) == ([sam.email], "Amara has looked at what you flagged")
        assert not re.search(f"school|First paragraph|Quincunx|Larchwood|{REASON}", told.body)
        assert address("log_entry", shared.pk) in told.body

    def test_who_was_let_out_or_given_nothing_newer_is_told_nothing(self, amara, joan, sam, shared):
        flags(shared, sam)
        shares(rewrites(shared), joan)
        assert delivered() == []

    def test_promise_and_audit_hold_ids_and_the_kind_only(self, amara, sam, shared):
        flag = flags(shared, sam, kind="school", note="Zibeline")
        say_not_identifying(flag=flag, reason="Zibeline is not a place", by=amara)
        kept = [*Delivery.objects.values_list("key", "payload"), *Entry.objects.values_list("verb", "details")]
        assert not re.search("Zibeline|Quincunx|Larchwood", str(kept))
        assert Entry.objects.get(verb="identifier_flag.flag").details == {"kind": "school", "version": 1}


def test_a_page_that_was_overtaken_in_the_last_moment_flags_nothing(sam, shared):
    shares(rewrites(shared), sam)
    with pytest.raises(Overtaken):
        flags(shared, sam, version=1)
    assert not IdentifierFlag.objects.exists()


def test_members_know_what_is_held_back_from_them_fetched_or_not(joan, sam, shared):
    flags(shared, joan)
    audience = LogEntry.objects.get(pk=shared.pk).audience
    assert [member.person for member in audience.readers_now] == [joan]
    fetched = LogEntry.objects.prefetch_related("audience__members__person").get(pk=shared.pk).audience
    assert [member.person for member in fetched.readers_now] == [joan]
    held = AudienceMember.objects.with_holds().values_list("person__called", "is_held_back")
    assert sorted(held) == [("", False), ("Sam", True)]


@pytest.mark.parametrize("number", [1, 2])
def test_the_page_costs_the_same_however_many_flags(as_person, amara, joan, sam, shared, django_assert_num_queries, number):
    for person in (sam, joan)[:number]:
        IdentifierFlag.objects.create(id=uuid4(), audience=shared.audience, version=1, kind=OTHER, flagged_by=person)
    client = as_person(amara)
    with django_assert_num_queries(18):
        opens(client, shared)
    client = as_person(joan)
    with django_assert_num_queries(17):
        opens(client, shared)
    client = as_person(sam)
    with django_assert_num_queries(6):
        opens(client, shared)
