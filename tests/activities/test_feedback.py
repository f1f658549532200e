"""Sam tells Ben what he thinks of an entry that Ben shared; Ben answers. Nobody else learns that there is any of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notice
from accounts.rules import Role
from activities.actions.feedback import AlreadySent, NotLetIn, give_feedback, take_back
from activities.actions.feedback_answer import answer_feedback, say_read
from activities.actions.log import share_entry, withdraw_entry, write_entry
from activities.models import Feedback, FeedbackAnswer, UnreadFeedback
from activities.models.feedback_page import begun_on
from activities.models.written import Written
from activities.views import home
from history.append_only import CannotChange
from history.models import Delivery, Entry
from history.outbox import drain
from tests.factories.accounts import make_person
from tests.factories.activities import make_entry
from writing.actions.comment import TooLate
from writing.actions.draft import save_draft
from writing.models import Draft, candidates
from writing.models.candidates import Candidate

pytestmark = pytest.mark.django_db

MORNING, EVENING = "2026-11-25 10:00Z", "2026-11-25 17:30Z"  # a Wednesday
WORDS = "Zibeline. You say what you saw before what you think."


@pytest.fixture(autouse=True)
def _on_a_wednesday_morning():
    with time_machine.travel(MORNING):
        yield


@pytest.fixture
def around(amara, ben, carol, joan, sam, monkeypatch):
    near = [Candidate(one) for one in (amara, carol, joan, sam)]
    monkeypatch.setattr(candidates, "_sources", [lambda person: [one for one in near if one.person != person]])


@pytest.fixture
def shared(ben, sam, around):
    return share_entry(entry=make_entry(ben, title="Quincunx", body="The ramp was the assessment."), with_person=sam, by=ben)


def address(name, *args):
    return reverse(f"activities:{name}", args=args)


def gives(entry, by, words=WORDS, id=None):  # noqa: A002
    return give_feedback(id=id or uuid4(), about=entry.audience, version=entry.version, words=words, by=by)


def answers(feedback, by, words="What did you mean?", id=None):  # noqa: A002
    return answer_feedback(id=id or uuid4(), feedback=feedback, words=words, by=by)


def box_of(page):
    form, begun = page.context["box"], page.context["begun"]
    return begun.id, {name: form[name].value() for name in form.fields}


def opens(client, entry):
    return client.get(address("log_entry", entry.pk))


def sends(client, entry, words=WORDS, **more):
    pk, fields = box_of(opens(client, entry))
    return client.post(address("log_feedback", entry.pk, pk), fields | {"words": words} | more, follow=True)


def said(page):
    return " ".join(str(one) for one in page.context["messages"])


def text(page):
    return " ".join(page.content.decode().split())


def told(person):
    return [thing["title"] for thing in home.next_things(person)]


class TestGiving:
    def test_sam_writes_beside_the_entry_and_ben_reads_it_there(self, as_person, ben, sam, shared):
        page = sends(as_person(sam), shared)
        assert said(page) == "Sent. Ben will get one message tonight at 17:30 with everything from today."
        feedback = Feedback.objects.get()
        assert (feedback.about, feedback.version, feedback.author) == (shared.audience, 1, sam)
        assert page.redirect_chain[-1][0].endswith(f"#feedback-{feedback.pk}")
        theirs = text(opens(as_person(ben), shared))
        assert WORDS in theirs and "You and Dr Sam Whitlock can see this" in theirs

    def test_who_will_see_it_stands_under_the_box(self, as_person, sam, shared):
        assert "You and Ben Hollis can see what you send" in text(opens(as_person(sam), shared))

    def test_nothing_is_filled_in_before_sam_writes(self, as_person, sam, shared):
        page = opens(as_person(sam), shared)
        assert (page.context["box"]["words"].value(), page.context["phrases"]) == ("", [])

    def test_without_words_it_says_what_to_do(self, as_person, sam, shared):
        page = sends(as_person(sam), shared, words="  ")
        assert page.context["box"].errors == {"words": ["Write something, or record it, then press Send."]}
        assert not Feedback.objects.exists()

    def test_too_many_words_are_kept_on_the_page(self, as_person, sam, shared):
        page = sends(as_person(sam), shared, words="x" * 10_001)
        assert page.context["box"].errors == {"words": ["Keep it under 10,000 characters."]}
        assert "x" * 10_001 in page.content.decode()

    def test_a_double_press_is_one(self, as_person, sam, shared):
        client = as_person(sam)
        pk, fields = box_of(opens(client, shared))
        for _ in range(2):
            client.post(address("log_feedback", shared.pk, pk), fields | {"words": WORDS})
        assert (Feedback.objects.count(), Notice.objects.count()) == (1, 1)

    def test_two_devices_with_two_texts_send_both(self, as_person, sam, shared):
        client = as_person(sam)
        pk, fields = box_of(opens(client, shared))
        client.post(address("log_feedback", shared.pk, pk), fields | {"words": "From the phone."})
        again = client.post(address("log_feedback", shared.pk, pk), fields | {"words": "From the laptop."})
        assert "You sent other words from another page." in again.content.decode()
        pk, fields = box_of(again)
        client.post(address("log_feedback", shared.pk, pk), fields)
        assert [one.words for one in Feedback.objects.all()] == ["From the phone.", "From the laptop."]

    def test_words_he_never_had_before_him_cannot_be_what_it_is_about(self, as_person, sam, shared):
        assert "These words were not shared with you." in sends(as_person(sam), shared, version=7).content.decode()
        assert not Feedback.objects.exists()

    def test_it_says_when_ben_has_shared_other_words_since(self, as_person, ben, sam, shared):
        gives(shared, sam)
        written = Written(title="Quincunx", body="Other words.", event_on=shared.event_on)
        write_entry(id=shared.pk, written=written, by=ben, version_seen=1)
        assert "About your entry as you had shared it then." in text(opens(as_person(ben), shared))

    def test_promise_audit_and_notice_hold_no_words(self, sam, ben, shared):
        answers(gives(shared, sam), ben, words="Zibeline?")
        kept = [*Delivery.objects.values_list("key", "payload"), *Entry.objects.values_list("verb", "details")]
        assert "Zibeline" not in str(kept)
        assert "feedback.give" in str(kept) and "feedback.ask" in str(kept)


class TestWhatWasTyped:
    def draft(self, entry, by, words="Half a thou"):
        pk, _ = box_of_person(entry, by)
        fields = {"words": words, "entry": str(entry.pk), "version": "1"}
        return save_draft(id=pk, kind="feedback", about=str(pk), fields=fields, version_seen=0, by=by)

    def test_it_is_there_again_for_sam_and_nobody_else(self, as_person, ben, sam, shared):
        self.draft(shared, sam)
        assert "Half a thou" in opens(as_person(sam), shared).content.decode()
        assert "Half a thou" not in opens(as_person(ben), shared).content.decode()

    def test_each_student_has_a_text_of_their_own(self, as_person, amara, sam, shared):
        other = share_entry(entry=make_entry(amara), with_person=sam, by=amara)
        self.draft(shared, sam)
        assert opens(as_person(sam), other).context["box"]["words"].value() == ""

    def test_every_page_of_his_makes_the_same_id_and_another_person_another(self, shared, sam, joan, ben):
        share_entry(entry=shared, with_person=joan, by=ben)
        assert box_of_person(shared, sam)[0] == box_of_person(shared, sam)[0] != box_of_person(shared, joan)[0]

    def test_what_was_sent_is_not_offered_again(self, as_person, sam, shared):
        draft = self.draft(shared, sam, words=WORDS)
        client = as_person(sam)
        sends(client, shared)
        assert Draft.objects.get(pk=draft.pk).finished_at is not None
        assert opens(client, shared).context["box"]["words"].value() == ""

    def test_a_page_that_goes_on_typing_after_another_has_sent_loses_nothing(self, as_person, sam, shared):
        draft = self.draft(shared, sam, words=WORDS)
        client = as_person(sam)
        sends(client, shared)
        late = {"words": "And one thing more.", "entry": str(shared.pk), "version": "1"}
        save_draft(id=draft.pk, kind="feedback", about=str(draft.pk), fields=late, version_seen=1, by=sam)
        page = opens(client, shared)
        assert page.context["box"]["words"].value() == "And one thing more."
        sends(client, shared, words="And one thing more.")
        assert Draft.objects.filter(finished_at=None).count() == 0
        assert opens(client, shared).context["box"]["words"].value() == ""


def box_of_person(entry, person):
    begun = begun_on(entry, person, Feedback.objects.filter(about=entry.audience, author=person).count())
    return begun.id, begun


class TestWhoMayDoWhat:
    @pytest.mark.parametrize("who", ["carol", "amara", "tom", "priya", "ruth"])
    def test_who_was_not_let_in_finds_nothing(self, as_person, cast, shared, who):
        feedback = gives(shared, cast["sam"])
        client = as_person(cast[who])
        pages = [client.post(address("log_feedback", shared.pk, uuid4()), {"words": "x"})]
        pages += [client.get(address("feedback_answer", feedback.pk)), client.post(address("feedback_say_read", feedback.pk))]
        pages += [
            client.post(address("feedback_take_back", feedback.pk)),
            client.get(address("log_next_without_feedback", shared.pk)),
        ]
        assert [page.status_code for page in pages] == [404] * 5

    def test_another_tutor_finds_nothing(self, as_person, university, sam, shared):
        feedback = gives(shared, sam)
        client = as_person(make_person("Dr Nell Frost", Role.TUTOR, university, called="Nell"))
        assert client.get(address("feedback_answer", feedback.pk)).status_code == 404
        assert client.post(address("log_feedback", shared.pk, uuid4()), {"words": "x"}).status_code == 404

    def test_a_fellow_student_comments_and_gives_no_feedback_and_sees_none(self, as_person, ben, carol, sam, shared):
        share_entry(entry=shared, with_person=carol, by=ben)
        gives(shared, sam)
        page = opens(as_person(carol), shared)
        assert ("box" in page.context, page.context["feedback"], "Zibeline" in text(page)) == (False, [], False)
        assert as_person(carol).post(address("log_feedback", shared.pk, uuid4()), {"words": "x"}).status_code == 403

    def test_joan_with_an_account_gives_feedback_too_and_does_not_see_sams(self, as_person, ben, joan, sam, shared):
        share_entry(entry=shared, with_person=joan, by=ben)
        gives(shared, sam)
        client = as_person(joan)
        sends(client, shared, words="From Joan")
        assert [one.words for one in opens(client, shared).context["feedback"]] == ["From Joan"]

    def test_ben_cannot_take_back_what_sam_said_nor_sam_say_that_ben_read_it(self, as_person, ben, sam, shared):
        feedback = gives(shared, sam)
        assert as_person(ben).post(address("feedback_take_back", feedback.pk)).status_code == 403
        assert as_person(ben).post(address("feedback_tell_now", feedback.pk)).status_code == 403
        assert as_person(sam).post(address("feedback_say_read", feedback.pk)).status_code == 403
        assert as_person(sam).get(address("feedback_say_what_next", feedback.pk)).status_code == 403

    def test_after_withdrawal_sam_sees_nothing_and_ben_keeps_it(self, as_person, ben, sam, shared):
        feedback = gives(shared, sam)
        answers(feedback, ben)
        withdraw_entry(entry=shared, from_people=[sam], by=ben)
        assert as_person(sam).get(address("feedback_answer", feedback.pk)).status_code == 404
        assert list(Feedback.objects.visible_to(sam)) == told(sam) == []
        theirs = text(opens(as_person(ben), shared))
        assert "Sam cannot read this entry now, and sees nothing of what you write here." in theirs and WORDS in theirs
        with pytest.raises(NotLetIn):
            gives(shared, sam)

    def test_an_id_of_somebody_else_is_not_written_to(self, ben, joan, sam, shared):
        share_entry(entry=shared, with_person=joan, by=ben)
        feedback = gives(shared, sam)
        with pytest.raises(Feedback.DoesNotExist):
            gives(shared, joan, id=feedback.pk)
        with pytest.raises(AlreadySent):
            gives(shared, sam, words="Other words", id=feedback.pk)


class TestTakingBack:
    def test_within_a_quarter_of_an_hour_nobody_has_it_any_more(self, as_person, ben, sam, shared):
        feedback = gives(shared, sam)
        client = as_person(sam)
        assert "Taken back. Nobody can read or hear it any more." in said(
            client.post(address("feedback_take_back", feedback.pk), follow=True)
        )
        assert (Feedback.objects.get().words, told(ben)) == ("", [])
        assert "Zibeline" not in text(opens(as_person(ben), shared))

    def test_after_that_it_is_too_late(self, as_person, sam, shared):
        feedback = gives(shared, sam)
        with time_machine.travel(timezone.now() + timedelta(minutes=16)):
            assert "15 minutes" in said(as_person(sam).post(address("feedback_take_back", feedback.pk), follow=True))
            with pytest.raises(TooLate):
                take_back(feedback=feedback, by=sam)
        assert Feedback.objects.get().words == WORDS

    def test_the_database_keeps_no_words_of_it(self, sam, shared):
        feedback = take_back(feedback=gives(shared, sam), by=sam)
        with pytest.raises(IntegrityError), transaction.atomic():
            Feedback.objects.filter(pk=feedback.pk).update(words="Back again")


class TestTelling:
    def mailed(self, mailoutbox, at=EVENING):
        mailoutbox.clear()
        with time_machine.travel(at):
            call_command("send_digests")
            drain(worker="test")
        return [(mail.to[0], mail.subject) for mail in mailoutbox]

    def test_ben_gets_one_mail_in_the_evening_without_a_word_of_it(self, ben, sam, shared, mailoutbox):
        gives(shared, sam)
        other = share_entry(entry=make_entry(ben), with_person=sam, by=ben)
        gives(other, sam)
        assert self.mailed(mailoutbox) == [(ben.email, "Ben: 2 messages")]
        assert "Zibeline" not in mailoutbox[0].body and "Quincunx" not in mailoutbox[0].body
        assert address("log_entry", shared.pk) in mailoutbox[0].body

    def test_whoever_has_opened_it_by_then_gets_none(self, as_person, ben, sam, shared, mailoutbox):
        gives(shared, sam)
        opens(as_person(ben), shared)
        assert self.mailed(mailoutbox) == []

    def test_what_was_taken_back_is_not_mailed(self, sam, shared, mailoutbox):
        take_back(feedback=gives(shared, sam), by=sam)
        assert self.mailed(mailoutbox) == []

    def test_sam_tells_ben_now_and_twice_is_once(self, as_person, ben, sam, shared, mailoutbox):
        feedback = gives(shared, sam)
        for _ in range(2):
            page = as_person(sam).post(address("feedback_tell_now", feedback.pk), follow=True)
            assert said(page) == "The mail to Ben leaves now, unless Ben has opened it by then."
        drain(worker="test")
        assert [mail.subject for mail in mailoutbox] == ["Ben: Sam gave you feedback"]
        assert self.mailed(mailoutbox) == []

    def test_after_the_evening_there_is_nothing_left_to_tell_now(self, as_person, ben, sam, shared, mailoutbox):
        feedback = gives(shared, sam)
        assert len(self.mailed(mailoutbox)) == 1
        mailoutbox.clear()
        with time_machine.travel("2026-11-25 18:00Z"):
            as_person(sam).post(address("feedback_tell_now", feedback.pk))
            drain(worker="test")
        assert mailoutbox == []

    def test_now_is_not_at_night(self, as_person, sam, shared, mailoutbox):
        feedback = gives(shared, sam)
        with time_machine.travel("2026-11-28 21:00Z"):
            page = as_person(sam).post(address("feedback_tell_now", feedback.pk), follow=True)
            drain(worker="test")
        assert "leaves on Mon 30 Nov at 07:00, since none leaves at night or on a Sunday" in said(page)
        assert mailoutbox == []

    def test_at_home_it_stands_until_it_was_opened(self, as_person, ben, sam, shared):
        gives(shared, sam)
        [thing] = home.next_things(ben)
        assert (thing["title"], "Zibeline" in str(thing)) == ("Sam gave you feedback on “Quincunx”", False)
        client = as_person(ben)
        client.get(address("log_entry", shared.pk), headers={"Sec-Purpose": "prefetch"})
        assert told(ben) == ["Sam gave you feedback on “Quincunx”"]
        opens(client, shared)
        assert (told(ben), UnreadFeedback.objects.count()) == ([], 0)

    @pytest.mark.parametrize("entries", [1, 3])
    def test_home_asks_two_more_however_much_there_is(self, ben, sam, around, django_assert_num_queries, entries):
        ben.roles_now()
        with django_assert_num_queries(1):
            home.next_things(ben)
        for _ in range(entries):
            gives(share_entry(entry=make_entry(ben), with_person=sam, by=ben), sam)
        with django_assert_num_queries(3):
            assert len(home.next_things(ben)) == entries


class TestWhatBenSaysToIt:
    def test_he_has_read_it_and_sam_sees_the_day_and_no_hour(self, as_person, ben, sam, shared):
        feedback = gives(shared, sam)
        opens(as_person(ben), shared)
        assert "I have read this" not in text(opens(as_person(sam), shared))
        for _ in range(2):
            page = as_person(ben).post(address("feedback_say_read", feedback.pk), follow=True)
        assert said(page) == "Sam can see that you have read this."
        assert "Ben said on Wed 25 Nov 2026: I have read this" in text(opens(as_person(sam), shared))
        assert Entry.objects.filter(verb="feedback.say_read").count() == 1

    def test_his_question_goes_to_sam_until_it_is_answered(self, as_person, ben, sam, shared):
        feedback = gives(shared, sam)
        client = as_person(ben)
        page = client.get(address("feedback_answer", feedback.pk))
        fields = {name: page.context["form"][name].value() for name in page.context["form"].fields}
        for _ in range(2):
            sent = client.post(address("feedback_answer", feedback.pk), fields | {"words": "Which part?"}, follow=True)
        assert said(sent) == "Sent. Sam sees it at home now, and gets one message tonight at 17:30."
        assert FeedbackAnswer.objects.count() == 1
        assert told(sam) == ["Ben has a question about your feedback"]
        assert "Which part?" not in str(home.next_things(sam))
        assert "Ben waits for your answer" in text(opens(as_person(sam), shared))
        assert (told(sam), Feedback.objects.get().question_at is None) == ([], False)
        answers(feedback, sam, words="The last line.")
        assert Feedback.objects.get().question_at is None
        assert told(ben) == ["Sam gave you feedback on “Quincunx”"]
        assert "The last line." in text(opens(as_person(ben), shared))

    def test_an_empty_question_says_what_to_do(self, as_person, ben, sam, shared):
        feedback = gives(shared, sam)
        client = as_person(ben)
        form = client.get(address("feedback_answer", feedback.pk)).context["form"]
        fields = {name: form[name].value() for name in form.fields}
        page = client.post(address("feedback_answer", feedback.pk), fields)
        assert page.context["form"].errors == {"words": ["Write your words, or go back to the entry."]}

    def test_when_he_says_that_it_is_answered_it_waits_no_longer(self, ben, sam, shared):
        feedback = gives(shared, sam)
        answers(feedback, ben)
        say_read(feedback=feedback, by=ben)
        assert Feedback.objects.get().question_at is None

    def test_what_he_will_do_is_in_his_words_and_he_can_change_it(self, as_person, ben, sam, shared):
        feedback = gives(shared, sam)
        for words in ("I will ring first.", "I will ring on Monday."):
            client = as_person(ben)
            page = client.get(address("feedback_say_what_next", feedback.pk))
            assert "You and Dr Sam Whitlock can see this" in text(page)
            fields = {"words": words, "draft_version": page.context["form"]["draft_version"].value()}
            kept = client.post(address("feedback_say_what_next", feedback.pk), fields, follow=True)
            assert said(kept) == "Kept. Sam can see it under the feedback."
            assert words in text(opens(as_person(sam), shared))
        client = as_person(ben)
        client.post(address("feedback_say_what_next", feedback.pk), {"words": "", "draft_version": 0})
        assert Feedback.objects.get().will_do_at is None

    def test_what_was_asked_is_never_changed(self, ben, sam, shared):
        answer = answers(gives(shared, sam), ben)
        answer.words = "Other words"
        with pytest.raises(CannotChange):
            answer.save()


class TestNextStudent:
    def test_the_next_entry_without_his_feedback_and_round_again(self, as_person, amara, ben, sam, shared):
        second = share_entry(entry=make_entry(amara), with_person=sam, by=amara)
        make_entry(amara, title="Only hers")
        client = as_person(sam)
        there = address("log_next_without_feedback", shared.pk)
        assert client.get(there)["Location"] == f"{address('log_entry', second.pk)}#entry"
        gives(second, sam)
        nothing = client.get(there, follow=True)
        assert said(nothing) == "There is no other entry here without your feedback."
        assert client.get(address("log_next_without_feedback", second.pk))["Location"] == f"{address('log_entry', shared.pk)}#entry"


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_however_much_feedback(as_person, ben, sam, shared, django_assert_num_queries, number):
    for words in range(number):
        answers(gives(shared, sam, words=str(words)), ben)
    opens(as_person(sam), shared), opens(as_person(ben), shared)
    for person, queries in ((sam, 18), (ben, 19)):
        client = as_person(person)
        with django_assert_num_queries(queries):
            opens(client, shared)
