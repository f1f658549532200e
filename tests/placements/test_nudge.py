"""Sam nudges Ben and Amara: he sees each message first, each is sent once, and whoever acts before the mail gets none."""

import html
import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notice
from accounts.rules import Role
from history.append_only import CannotChange
from history.models import Entry
from history.outbox import drain
from placements.actions.day import confirm_days
from placements.actions.nudge import nudge
from placements.actions.placement import end_person
from placements.models import Nudge
from placements.models.needs import who_needs
from placements.models.nudge_standing import told_at_home
from placements.views import home
from tests.factories.accounts import make_person
from tests.factories.placements import make_day, make_placement
from tests.placements.needing import flags, shares, works
from writing.actions.flag import say_not_identifying

pytestmark = pytest.mark.django_db

MORNING = "2026-11-25 10:00Z"  # a Wednesday
EVENING = "2026-11-25 17:30Z"
FLAGGED = "An entry that might identify someone has waited 4 days to be looked at"
WORDS = "How are you getting on?"


@pytest.fixture(autouse=True)
def _on_a_wednesday_morning():
    with time_machine.travel(MORNING):
        yield


@pytest.fixture
def behind(placement, bens_placement, sam, amara, ben):
    """Neither has shared anything for sixteen days; Ben has recorded no day for twelve."""
    works(placement), works(bens_placement, range(12, 36))
    return shares(amara, sam, days_ago=16), shares(ben, sam, days_ago=16)


def address(name, *args):
    return reverse(f"placements:{name}", args=args)


def nudges(*placements, by, words=WORDS, press=None, **how):
    return nudge(placements=placements, words=words, by=by, press=press or uuid4(), **how)


def mailed(mailoutbox, at=EVENING):
    """Return what is mailed when the daily mail leaves, and everything promised is delivered."""
    mailoutbox.clear()
    with time_machine.travel(at):
        call_command("send_digests")
        drain(worker="test")
    return [mail for mail in mailoutbox if "message" in mail.subject]


def looks(client, *placements):
    return client.get(address("nudge"), {"student": [one.pk for one in placements]})


def fields_of(page, **typed):
    form = page.context["form"]
    kept = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    return {"student": [need.placement.pk for need, *_ in page.context["shown"]]} | kept | typed


def letters_of(page):
    found = re.findall(r'<div class="letter">(.*?)</div>', page.content.decode(), re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]*>", "", one)) for one in found]


class TestThePreview:
    def test_it_shows_each_message_with_its_name_and_reasons(self, as_person, behind, placement, bens_placement, sam):
        page = looks(as_person(sam), placement, bens_placement)
        assert "Send to 2" in page.content.decode()
        to_amara, to_ben = sorted(letters_of(page))
        assert to_amara.startswith("Hello Amara,\n\nI noticed a few things")
        assert "- Nothing shared for 16 days\n" in to_amara and "No day recorded" not in to_amara
        assert "- Nothing shared for 16 days\n- No day recorded for 12 days\n" in to_ben
        assert to_ben.endswith("Dr Sam Whitlock")

    def test_what_is_mailed_is_what_was_shown(self, as_person, behind, placement, sam, mailoutbox):
        client = as_person(sam)
        page = looks(client, placement)
        client.post(address("nudge"), fields_of(page))
        [mail] = mailed(mailoutbox)
        assert mail.body.startswith(letters_of(page)[0])
        assert (mail.to, mail.subject) == ([placement.student.email], "Amara: a message from Dr Sam Whitlock")

    def test_words_that_changed_are_shown_before_they_are_sent(self, as_person, behind, placement, sam):
        client = as_person(sam)
        again = client.post(address("nudge"), fields_of(looks(client, placement), words="Come by on Tuesday."))
        assert "Hello Amara,\n\nCome by on Tuesday.\n" in letters_of(again)[0]
        assert "Read them once more, then send." in again.content.decode()
        assert not Nudge.objects.exists()
        client.post(address("nudge"), fields_of(again))
        assert Nudge.objects.get().words == "Come by on Tuesday."

    def test_without_a_script_a_button_shows_them_with_new_words(self, as_person, behind, placement, sam):
        client = as_person(sam)
        again = client.post(address("nudge"), fields_of(looks(client, placement), words="Come by.", look="on"))
        assert "Hello Amara,\n\nCome by.\n" in letters_of(again)[0]
        assert not Nudge.objects.exists()

    def test_without_words_it_says_what_to_do_and_keeps_who_was_ticked(self, as_person, behind, placement, sam):
        client = as_person(sam)
        again = client.post(address("nudge"), fields_of(looks(client, placement), words=" "))
        assert "Write a sentence or two." in again.content.decode()
        assert again.content.decode().count('name="student"') == 1

    def test_with_nobody_ticked_it_goes_back_and_says_so(self, as_person, behind, sam):
        page = as_person(sam).get(address("nudge"), follow=True)
        assert page.redirect_chain[-1][0] == address("needs_you")
        assert "Tick at least one student" in page.content.decode()

    def test_it_names_nothing_that_waits_for_somebody_else(self, placement, sam, amara):
        works(placement)
        make_day(placement, 30)
        shares(amara, sam)
        [need] = who_needs(sam)[0]
        assert (len(need.reasons), need.to_nudge_about) == (1, [])
        assert nudges(placement, by=sam) == []

    @pytest.mark.parametrize("how_many", ["", "10", "eleven"])
    def test_more_than_ten_need_the_number_typed(self, as_person, sam, priya, cohort, agency, university, rule_set, how_many):
        placements = []
        for number in range(11):
            student = make_person(f"Student {number}", Role.STUDENT, university, cohort=cohort)
            placements.append(make_placement(student, cohort=cohort, agency=agency, rule_set=rule_set, by=priya, tutor=sam))
        client = as_person(sam)
        page = looks(client, *placements)
        refused = client.post(address("nudge"), fields_of(page, how_many=how_many))
        assert "Type" in str(refused.context["form"].errors["how_many"])
        assert not Nudge.objects.exists()
        client.post(address("nudge"), fields_of(page, how_many="11"))
        assert Nudge.objects.count() == 11


class TestSending:
    def test_a_second_press_sends_nothing_more_and_says_the_same(
        self, as_person, behind, placement, bens_placement, sam, mailoutbox
    ):
        client = as_person(sam)
        fields = fields_of(looks(client, placement, bens_placement))
        pages = [client.post(address("nudge"), fields, follow=True).content.decode() for _ in range(2)]
        said = [re.search(r"Sent to 2: [^<]*", page)[0] for page in pages]
        assert said[0] == said[1]
        assert Nudge.objects.count() == 2
        assert sorted(mail.to[0] for mail in mailed(mailoutbox)) == sorted([placement.student.email, bens_placement.student.email])

    def test_never_two_for_one_thing(self, as_person, behind, placement, sam, mailoutbox):
        assert len(nudges(placement, by=sam)) == 1
        assert nudges(placement, by=sam) == []
        assert len(mailed(mailoutbox)) == 1
        with time_machine.travel("2026-11-26 10:00Z"):
            assert nudges(placement, by=sam) == []
        assert mailed(mailoutbox, at="2026-11-26 17:30Z") == []
        page = as_person(sam).get(address("needs_you")).content.decode()
        assert f'name="student" value="{placement.pk}"' not in page

    def test_a_new_thing_can_be_said_and_the_old_one_is_not_repeated(self, behind, placement, sam, amara):
        nudges(placement, by=sam)
        flags(behind[0], sam, days_ago=4)
        [second] = nudges(placement, by=sam)
        assert [reason["words"] for reason in second.reasons] == [FLAGGED]

    def test_he_can_nudge_nobody_elses_student(self, behind, placement, university):
        other = make_person("Dr Nell Frost", Role.TUTOR, university, called="Nell")
        assert nudges(placement, by=other) == []

    def test_he_finds_nobody_elses_student_by_number(self, as_person, behind, placement, university):
        other = make_person("Dr Nell Frost", Role.TUTOR, university, called="Nell")
        client = as_person(other)
        assert looks(client, placement)["Location"] == address("needs_you")
        fields = {"student": [placement.pk, "x", "9" * 40], "words": WORDS, "seen": WORDS, "press": uuid4()}
        client.post(address("nudge"), fields)
        assert not Nudge.objects.exists()

    @pytest.mark.parametrize("who", ["amara", "joan", "priya", "ruth"])
    def test_it_is_for_tutors(self, as_person, cast, behind, placement, who):
        client = as_person(cast[who])
        assert client.post(address("nudge"), {"student": placement.pk}).status_code == 403
        assert not Nudge.objects.exists()

    def test_it_leaves_one_entry_for_itself_and_one_for_its_notice_without_a_word(self, behind, placement, sam):
        nudges(placement, by=sam)
        entries = Entry.objects.filter(actor_pk=str(sam.pk), verb__in=["nudge.write", "notice.keep"])
        assert sorted(entry.verb for entry in entries) == ["notice.keep", "nudge.write"]
        assert all(WORDS not in str(entry.details) for entry in entries)

    def test_what_was_written_is_never_changed(self, behind, placement, sam):
        [written] = nudges(placement, by=sam)
        written.words = "Other words"
        with pytest.raises(CannotChange):
            written.save()


class TestWhoeverActs:
    """The reasons are looked at again when the mail is made, and when home is."""

    def acts(self, how, placement, amara, sam):
        if how == "shares":
            shares(amara, sam)
        elif how == "records a day":
            make_day(placement, 0)
        else:
            end_person(someone=placement.person_as("tutor"), by=sam, on=timezone.localdate() - timedelta(days=1))

    @pytest.mark.parametrize("how", ["shares", "records a day", "has another tutor"])
    def test_gets_no_mail_and_no_line_at_home(self, placement, sam, amara, mailoutbox, how):
        works(placement, range(12, 30))
        shares(amara, sam, days_ago=16)
        [written] = nudges(placement, by=sam)
        assert len(written.reasons) == 3
        assert [thing["title"] for thing in home.next_things(amara)] == ["Sam wrote to you"]
        self.acts(how, placement, amara, sam)
        with time_machine.travel(EVENING):
            assert told_at_home(amara, timezone.now() - timedelta(days=14)) == []
        assert mailed(mailoutbox) == []
        notice = Notice.objects.get()
        assert (notice.mailed, notice.is_needless) == (False, True)

    def test_who_mends_what_was_flagged_gets_none(self, placement, sam, amara, mailoutbox):
        works(placement)
        entry = shares(amara, sam, days_ago=5)
        flag = flags(entry, sam, days_ago=4)
        nudges(placement, by=sam)
        say_not_identifying(flag=flag, reason="Flowers.", by=amara)
        assert mailed(mailoutbox) == []

    def test_what_joan_confirms_meanwhile_does_not_make_it_amaras_doing(self, placement, sam, joan, amara, mailoutbox):
        works(placement, range(2, 14))
        shares(amara, sam)
        waiting = make_day(placement, 1)
        nudges(placement, by=sam)
        confirm_days(days=[waiting], by=joan)
        [mail] = mailed(mailoutbox)
        assert "- 13 of 24 expected days confirmed\n" in mail.body

    def test_after_that_the_rest_can_be_said(self, placement, sam, amara, mailoutbox):
        works(placement)
        flags(shares(amara, sam, days_ago=16), sam, days_ago=4)
        nudges(placement, by=sam)
        shares(amara, sam)
        assert mailed(mailoutbox) == []
        [second] = nudges(placement, by=sam)
        assert [reason["words"] for reason in second.reasons] == [FLAGGED]

    def test_a_nudge_leaves_home_after_two_weeks(self, behind, placement, sam, amara):
        nudges(placement, by=sam)
        vars(amara).pop("placements_on_home", None)
        with time_machine.travel("2026-12-10 10:00Z"):
            assert home.next_things(amara) == []


class TestTheLogOfContact:
    def test_both_read_who_wrote_when_about_what_and_what_came_of_it(self, as_person, behind, placement, sam, amara, mailoutbox):
        nudges(placement, by=sam)
        for who in (sam, amara):
            page = as_person(who).get(address("seen_by_tutor", placement.pk)).content.decode()
            assert "Wed 25 Nov 2026, 10:00" in page and "wrote about: Nothing shared for 16 days." in page
            assert WORDS in page and "Its mail leaves on Wed 25 Nov at 17:30" in page
        mailed(mailoutbox)
        page = as_person(amara).get(address("seen_by_tutor", placement.pk)).content.decode()
        assert "Mailed on Wed 25 Nov 2026, 17:30." in page

    def test_that_it_came_to_nothing_is_said_too(self, as_person, behind, placement, sam, amara, mailoutbox):
        nudges(placement, by=sam)
        shares(amara, sam)
        mailed(mailoutbox)
        page = as_person(sam).get(address("seen_by_tutor", placement.pk)).content.decode()
        assert "Not mailed: something of it had changed by then." in page

    def test_nobody_else_sees_it(self, behind, placement, sam, amara, joan, ben, priya):
        nudges(placement, by=sam)
        assert [Nudge.objects.visible_to(who).count() for who in (sam, amara, joan, ben, priya)] == [1, 1, 0, 0, 0]

    @pytest.mark.parametrize("rows", [1, 3])
    def test_it_costs_fourteen_queries_with_one_line_and_with_three(
        self, client, placement, sam, amara, django_assert_num_queries, rows
    ):
        for number in range(rows):
            with time_machine.travel(timezone.now() + timedelta(days=number)):
                make_day(placement, 40 - number)
                nudges(placement, by=sam)
        client.force_login(amara, backend="django.contrib.auth.backends.ModelBackend")
        with django_assert_num_queries(14):
            page = client.get(address("seen_by_tutor", placement.pk))
        assert page.content.decode().count("wrote about") == rows


class TestNow:
    def test_told_now_it_is_mailed_at_once_and_not_again_in_the_evening(self, behind, placement, sam, mailoutbox):
        nudges(placement, by=sam, alone=True)
        drain(worker="test")
        assert [mail.subject for mail in mailoutbox if "message" in mail.subject] == ["Amara: a message from Dr Sam Whitlock"]
        assert mailed(mailoutbox) == []

    @pytest.mark.parametrize(
        ("night", "morning"),
        [
            ("2026-11-25 20:00Z", "2026-11-26 07:00Z"),
            ("2026-11-28 23:00Z", "2026-11-30 07:00Z"),
            ("2026-11-29 12:00Z", "2026-11-30 07:00Z"),
        ],
    )
    def test_not_at_night_and_not_on_a_sunday(self, behind, placement, sam, mailoutbox, night, morning):
        with time_machine.travel(night):
            nudges(placement, by=sam, alone=True)
            drain(worker="test")
        assert not [mail for mail in mailoutbox if "message" in mail.subject]
        with time_machine.travel(morning):
            drain(worker="test")
        assert len([mail for mail in mailoutbox if "message" in mail.subject]) == 1
