"""Joan comments on words of Amara's entry, Amara answers; nobody learns more through it than was shared with them."""

import re
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from accounts.models import Notice
from activities.actions.comments import NotLetIn, answer_on_entry, comment_on_entry
from activities.actions.log import share_entry, withdraw_entry, write_entry
from activities.models.log_comments import said_in, threads_on
from activities.models.written import Written
from history.models import Delivery, Entry
from history.outbox import drain
from tests.factories.activities import make_entry
from writing.actions.comment import take_back
from writing.actions.draft import save_draft
from writing.models import Comment, Draft

pytestmark = pytest.mark.django_db

BODY = "# Friday\n\nThe **ramp** was the assessment.\n\n- I waited\n- I asked & listened\n\nHe laughed."


@pytest.fixture
def shared(amara, joan, around_amara):
    entry = make_entry(amara, title="Quincunx", body=BODY)
    return share_entry(entry=entry, with_person=joan, by=amara)


def address(name, *args):
    return reverse(f"activities:{name}", args=args)


def opens(client, entry, seen=1, **chosen):
    return client.get(address("log_comment_new", entry.pk), {"seen": seen, **chosen}, follow=True)


def fields_of(page, words="Say more about it."):
    form = page.context["form"]
    drawn = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in drawn.items()} | {"words": words}


def sends(client, entry, words="Say more about it.", **chosen):
    page = opens(client, entry, **chosen)
    return client.post(page.redirect_chain[-1][0].partition("?")[0], fields_of(page, words), follow=True)


def rewrites(entry, body):
    written = Written(title=entry.title, body=body, event_on=entry.event_on)
    return write_entry(id=entry.pk, written=written, by=entry.author, version_seen=entry.version)


def comments(entry, by, quote="The ramp", words="Say more about it."):
    passage = said_in(entry).between(6, 13)
    assert passage.quote == quote
    return comment_on_entry(id=uuid4(), entry=entry, passage=passage, version=entry.version, words=words, by=by)


def threads_of(entry, person):
    entry = type(entry).objects.get(pk=entry.pk)
    return threads_on(entry, said_in(entry.as_read_by(person)), person)


def test_joan_comments_on_a_paragraph_and_amara_reads_it_beside_the_words(as_person, amara, joan, shared):
    sends(as_person(joan), shared, on="p2")
    page = as_person(amara).get(address("log_entry", shared.pk))
    [thread] = page.context["threads"]
    assert (thread.shown, thread.place) == ("The ramp was the assessment.", "p2")
    assert "Say more about it." in page.content.decode()


def test_joan_comments_on_some_words(as_person, joan, shared):
    sends(as_person(joan), shared, first=9, last=13)
    assert Comment.objects.get().thread.quote == "ramp"


def test_what_a_browser_shows_and_what_is_counted_are_the_same_but_for_white_space(shared):
    shown = re.sub(r"<[^>]+>", "", "".join(html for _, html in shared.blocks)).replace("&amp;", "&")
    assert "".join(shown.split()) == "".join(said_in(shared).text.split())


def test_who_can_see_it_stands_beside_the_box(as_person, amara, joan, shared):
    assert opens(as_person(joan), shared, on="p2").context["sentence"] == "You and Amara Osei can see this"
    assert opens(as_person(amara), shared, on="p2").context["sentence"] == "You and Joan Pritchard can see this"


def test_amara_answers_beneath(as_person, amara, joan, shared):
    thread = comments(shared, joan).thread
    answered = sends(as_person(amara), shared, words="I was late.", thread=thread.pk)
    assert f"#comment-{thread.comments.last().pk}" in answered.redirect_chain[-1][0]
    assert [comment.words for comment in thread.comments.all()] == ["Say more about it.", "I was late."]


def test_a_double_press_makes_one_comment(as_person, joan, shared):
    client = as_person(joan)
    page = opens(client, shared, on="p2")
    there = page.redirect_chain[-1][0].partition("?")[0]
    for _ in range(2):
        client.post(there, fields_of(page))
    assert (Comment.objects.count(), Notice.objects.count()) == (1, 1)
    assert client.get(there).status_code == 302


def test_a_phone_number_in_it_is_named_once_and_the_second_press_sends_it(as_person, joan, shared):
    client, words = as_person(joan), "Ring the office on 07700 900123 about it."
    page = opens(client, shared, on="p2")
    there = page.redirect_chain[-1][0].partition("?")[0]
    answer = client.post(there, fields_of(page, words))
    assert "This might identify somebody: “07700 900123” (phone number)." in answer.content.decode()
    assert not Comment.objects.exists()
    mark = re.search(r'name="words-seen" value="(\w+)"', answer.content.decode())[1]
    client.post(there, fields_of(answer, words) | {"words-seen": mark}, follow=True)
    assert Comment.objects.get().words == words


def test_an_empty_comment_says_what_to_do_and_keeps_what_it_is_about(as_person, joan, shared):
    client = as_person(joan)
    page = opens(client, shared, on="p2")
    answer = client.post(page.redirect_chain[-1][0].partition("?")[0], fields_of(page, " "))
    assert answer.context["form"].errors == {"words": ["Write your comment, or go back to the entry."]}
    assert "There is a problem" in answer.content.decode()
    assert "The ramp was the assessment." in answer.content.decode()


@pytest.mark.parametrize("chosen", [{}, {"on": "p9"}, {"on": "p2", "seen": 7}, {"first": 5, "last": 5}, {"first": "x"}])
def test_where_no_words_are_chosen_the_entry_opens_again(as_person, joan, shared, chosen):
    answer = opens(as_person(joan), shared, **chosen)
    assert [str(said) for said in answer.context["messages"]] == [
        "The entry changed after you opened it. Please choose the words again."
    ]


class TestWhoMayDoWhat:
    @pytest.mark.parametrize(("who", "status"), [("amara", 200), ("joan", 200), ("sam", 404), ("ben", 404), ("ruth", 404)])
    def test_who_can_write(self, as_person, cast, shared, who, status):
        assert opens(as_person(cast[who]), shared, on="p2").status_code == status

    @pytest.mark.parametrize(("who", "status"), [("joan", 302), ("amara", 403), ("sam", 404), ("ruth", 404), (None, 302)])
    def test_who_can_take_it_back(self, as_person, cast, shared, who, status):
        comment = comments(shared, cast["joan"])
        there = address("log_comment_take_back", shared.pk, comment.pk)
        assert as_person(cast.get(who)).post(there).status_code == status
        assert (Comment.objects.get().words == "") == (who == "joan")

    @pytest.mark.parametrize(("who", "status"), [("amara", 302), ("joan", 403), ("sam", 404), ("ruth", 404), (None, 302)])
    def test_who_can_deal_with_it(self, as_person, cast, shared, who, status):
        thread = comments(shared, cast["joan"]).thread
        there = address("log_thread_deal_with", shared.pk, thread.pk)
        assert as_person(cast.get(who)).post(there, {"dealt_with": "on"}).status_code == status
        thread.refresh_from_db()
        assert (thread.dealt_with_at is not None) == (who == "amara")

    def test_a_thread_of_one_entry_is_not_answered_beside_another(self, as_person, amara, joan, shared):
        other = share_entry(entry=make_entry(amara), with_person=joan, by=amara)
        thread = comments(shared, joan).thread
        fields = {"words": "x", "entry": other.pk, "thread": thread.pk, "draft_version": 0}
        assert as_person(joan).post(address("log_comment_write", other.pk, uuid4()), fields).status_code == 404

    def test_an_id_of_somebody_else_is_not_written_to(self, as_person, amara, joan, shared):
        hers = comments(shared, joan)
        fields = {"words": "x", "entry": shared.pk, "thread": hers.thread_id, "draft_version": 0}
        assert as_person(amara).post(address("log_comment_write", shared.pk, hers.pk), fields).status_code == 404

    def test_after_withdrawal_joan_sees_nothing_and_amara_keeps_it(self, as_person, amara, joan, shared):
        thread = comments(shared, joan).thread
        withdraw_entry(entry=shared, from_people=[joan], by=amara)
        assert as_person(joan).get(address("log_entry", shared.pk)).status_code == 404
        assert threads_on(shared, said_in(shared), joan) == []
        assert threads_of(shared, amara) == [thread]
        with pytest.raises(NotLetIn):
            answer_on_entry(id=uuid4(), entry=shared, thread=thread, words="x", by=joan)


class TestWhenTheWordsChange:
    def test_the_comment_moves_with_its_words(self, amara, joan, shared):
        comments(shared, joan)
        rewrites(shared, f"Before.\n\n{BODY}")
        assert [(one.shown, one.place) for one in threads_of(shared, amara)] == [("The ramp", "p3")]
        assert [(one.shown, one.place) for one in threads_of(shared, joan)] == [("The ramp", "p2")]

    def test_when_they_are_gone_the_old_words_stay_with_the_comment(self, as_person, amara, joan, shared):
        comments(shared, joan)
        rewrites(shared, "Another text.")
        page = as_person(amara).get(address("log_entry", shared.pk)).content.decode()
        assert "The words this was about have changed." in page
        assert "The ramp" in page

    def test_a_reader_who_never_had_the_old_words_is_not_shown_them(self, amara, joan, sam, shared):
        comments(shared, joan)
        share_entry(entry=rewrites(shared, "Another text."), with_person=sam, by=amara)
        assert [one.shown for one in threads_of(shared, sam)] == [""]
        assert [one.shown for one in threads_of(shared, joan)] == ["The ramp"]

    def test_amara_cannot_quote_words_that_she_has_not_shared(self, as_person, amara, shared):
        rewrites(shared, f"{BODY}\n\nA private thought.")
        client = as_person(amara)
        answer = opens(client, shared, seen=2, on="p5")
        assert [str(said)[:37] for said in answer.context["messages"]] == ["Nobody else can read these words yet."]
        assert opens(client, shared, seen=2, on="p2").context["form"]["version"].value() == 1

    def test_a_made_up_quote_is_refused_and_the_comment_kept_on_the_page(self, as_person, joan, shared):
        client = as_person(joan)
        page = opens(client, shared, on="p2")
        fields = fields_of(page) | {"quote": "Words that she made up"}
        answer = client.post(page.redirect_chain[-1][0].partition("?")[0], fields)
        assert Comment.objects.count() == 0
        assert "Say more about it." in answer.content.decode()

    def test_an_entry_that_nobody_reads_offers_no_comments(self, as_person, amara, entry):
        page = as_person(amara).get(address("log_entry", entry.pk)).content.decode()
        assert "passage-comments" not in page
        assert opens(as_person(amara), entry, on="p1").status_code == 200
        assert Comment.objects.count() == 0


class TestWhatWasTyped:
    def typed(self, entry, by, **other):
        fields = {"words": "Half a thou", "entry": str(entry.pk), "thread": "", "quote": "The ramp", "start": "8", "version": "1"}
        return save_draft(id=uuid4(), kind="comment", fields=fields | other, version_seen=0, by=by)

    def test_it_is_there_again_and_knows_what_it_was_about(self, as_person, joan, shared):
        draft = self.typed(shared, joan)
        client = as_person(joan)
        there = address("log_comment_write", shared.pk, draft.pk)
        assert there in client.get(address("log_entry", shared.pk)).content.decode()
        page = client.get(there)
        assert "Half a thou" in page.content.decode()
        client.post(there, fields_of(page, "Half a thought.\r\nAll of it."))
        assert (Draft.objects.get().finished_at is None, Comment.objects.get().thread.quote) == (False, "The ramp")

    def test_nobody_else_is_offered_it(self, as_person, amara, joan, shared):
        draft = self.typed(shared, joan)
        assert str(draft.pk) not in as_person(amara).get(address("log_entry", shared.pk)).content.decode()


class TestTheMail:
    """In the one mail of the day, for whoever has not opened the entry by then."""

    @pytest.fixture(autouse=True)
    def _on_a_wednesday_morning(self):
        with time_machine.travel("2026-11-25 10:00Z"):
            yield

    def mailed(self, at="2026-11-25 17:30Z"):
        with time_machine.travel(at):
            call_command("send_digests")
            drain(worker="test")
        return [(told.to[0], told.subject) for told in mail.outbox]

    def test_amara_is_told_once_for_several_comments_without_a_word_of_them(self, amara, joan, shared):
        for _ in range(2):
            comments(shared, joan, words="Quincunx")
        assert self.mailed() == [(amara.email, "Amara: Joan wrote a comment on something you shared")]
        assert "Quincunx" not in mail.outbox[0].body
        assert address("log_entry", shared.pk) in mail.outbox[0].body

    def test_joan_is_told_of_an_answer(self, amara, joan, shared):
        thread = comments(shared, joan).thread
        answer_on_entry(id=uuid4(), entry=shared, thread=thread, words="x", by=amara)
        assert sorted(self.mailed()) == [
            (amara.email, "Amara: Joan wrote a comment on something you shared"),
            (joan.email, "Joan: Amara wrote a comment on something you can read"),
        ]

    def test_what_comes_after_the_mail_goes_into_the_next_one(self, amara, joan, shared):
        comments(shared, joan)
        self.mailed()
        with time_machine.travel("2026-11-25 18:00Z"):
            comments(shared, joan)
        mail.outbox.clear()
        assert self.mailed(at="2026-11-26 17:30Z") == [(amara.email, "Amara: Joan wrote a comment on something you shared")]

    def test_whoever_has_opened_the_entry_by_then_gets_none(self, as_person, amara, joan, shared):
        comments(shared, joan)
        as_person(amara).get(address("log_entry", shared.pk))
        assert self.mailed() == []

    def test_nobody_is_told_of_what_was_taken_back(self, joan, shared):
        take_back(comment=comments(shared, joan), by=joan)
        assert self.mailed() == []

    def test_nobody_is_told_who_cannot_read_it_any_more(self, amara, joan, shared):
        comments(shared, amara)
        withdraw_entry(entry=shared, from_people=[joan], by=amara)
        assert self.mailed() == []

    def test_promise_and_audit_hold_ids_only(self, joan, shared):
        comments(shared, joan, words="Zibeline")
        kept = [*Delivery.objects.values_list("key", "payload"), *Entry.objects.values_list("verb", "details")]
        assert not re.search("Zibeline|Quincunx|ramp", str(kept))


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_however_many_comments(as_person, amara, joan, shared, django_assert_num_queries, number):
    for _ in range(number):
        thread = comments(shared, joan).thread
        answer_on_entry(id=uuid4(), entry=shared, thread=thread, words="x", by=amara)
    for person, queries in ((joan, 17), (amara, 18)):  # what a reader opens is noted for the author
        client = as_person(person)
        for forgetting_what_was_new in (1, 0):
            with django_assert_num_queries(queries + forgetting_what_was_new):
                client.get(address("log_entry", shared.pk))
