"""Several requests on one page: answer those you can, sign once; without an account, by one link."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from history.outbox import drain
from placements.actions.evidence import ask_for_sign_off, change_evidence, withdraw_request
from placements.models import Day, Desk, Evidence, Signature
from tests.factories.placements import make_day, make_request, signs
from tests.placements.pages import heading, words_on


@pytest.fixture
def desk(request_to_joan):
    """Joan's, by her link: two pieces of Amara's and a week of hers."""
    make_request(request_to_joan.placement, title="The second", shows=("7",))
    make_day(request_to_joan.placement, 1)
    return f"/to-sign/{Desk.objects.get().link.token}/"


def sends(client, page, **answers):
    """What the form would send: all its hidden fields, and the answers by prefix and name."""
    body = client.get(page).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([ew][^"]*)" value="([^"]*)"', body))
    return client.post(page, hidden | answers, follow=True)


def week_of(body):
    return re.search(r'name="(w[\d-]+)-days"', body)[1]


class TestAnswering:
    def test_it_says_how_many_things_and_how_long(self, client, desk):
        assert heading(client.get(desk)) == "3 things for you, about 5 minutes"

    def test_nothing_is_chosen(self, client, desk):
        assert re.findall(r"<input[^>]*checked", client.get(desk).content.decode()) == []

    def test_two_are_signed_at_once_and_the_third_waits_on(self, client, desk, request_to_joan):
        week = week_of(client.get(desk).content.decode())
        shown = sends(client, desk, **{f"e{request_to_joan.pk}-judgement": "agree", f"{week}-answer": "confirm"})
        assert "2 things done." in words_on(shown)
        assert (Evidence.objects.waiting().get().title, Day.objects.get().state) == ("The second", "confirmed")

    def test_one_that_is_wrong_holds_all_back_and_keeps_what_was_typed(self, client, desk, request_to_joan):
        other = Evidence.objects.get(title="The second")
        answers = {f"e{request_to_joan.pk}-judgement": "agree", f"e{other.pk}-judgement": "partly"}
        shown = sends(client, desk, **answers)
        assert "Say in a few words what is missing. Nothing has been signed yet." in words_on(shown)
        assert (Signature.objects.count(), len(re.findall(r"<input[^>]*checked", shown.content.decode()))) == (0, 2)

    def test_the_sentence_that_is_signed_stands_beside_each(self, client, desk, request_to_joan):
        shown = words_on(client.get(desk))
        sends(client, desk, **{f"e{request_to_joan.pk}-judgement": "agree"})
        assert shown.count(Signature.objects.get().facts["statement"]) == len(["Friday’s visit", "The second"])

    def test_words_for_a_text_that_changed_meanwhile_come_back(self, client, desk, request_to_joan, amara):
        body = client.get(desk).content.decode()
        seen = dict(re.findall(r'<input type="hidden" name="([ew][^"]*)" value="([^"]*)"', body))
        withdraw_request(evidence=request_to_joan, by=amara)
        change_evidence(evidence=request_to_joan, by=amara, title="New", words="New words.", event_on=request_to_joan.event_on)
        ask_for_sign_off(evidence=request_to_joan, by=amara)
        prefix = f"e{request_to_joan.pk}"
        shown = words_on(client.post(desk, seen | {f"{prefix}-judgement": "agree", f"{prefix}-comment": "You let him lead."}))
        assert ("Not done, because it changed meanwhile" in shown, "You let him lead." in shown) == (True, True)
        assert not Signature.objects.exists()

    def test_no_answer_at_all_says_so(self, client, desk):
        assert "Choose an answer for at least one of these." in words_on(sends(client, desk))

    def test_a_comment_without_an_answer_is_not_lost(self, client, desk, request_to_joan):
        shown = words_on(sends(client, desk, **{f"e{request_to_joan.pk}-comment": "You let him lead."}))
        assert ("You let him lead." in shown, "Choose what you think" in shown) == (True, True)

    def test_sent_twice_is_one_signature(self, client, desk, request_to_joan):
        body = client.get(desk).content.decode()
        hidden = dict(re.findall(r'<input type="hidden" name="([ew][^"]*)" value="([^"]*)"', body))
        for _ in range(2):
            client.post(desk, hidden | {f"e{request_to_joan.pk}-judgement": "agree"})
        assert Signature.objects.count() == 1

    def test_what_was_taken_back_meanwhile_is_not_signed_and_the_words_come_back(self, client, desk, request_to_joan, amara):
        body = client.get(desk).content.decode()
        hidden = dict(re.findall(r'<input type="hidden" name="([ew][^"]*)" value="([^"]*)"', body))
        withdraw_request(evidence=request_to_joan, by=amara)
        answers = {f"e{request_to_joan.pk}-judgement": "agree", f"e{request_to_joan.pk}-comment": "You let him lead."}
        shown = words_on(client.post(desk, hidden | answers))
        assert ("You let him lead." in shown, Signature.objects.count()) == (True, 0)

    def test_a_question_about_a_week_stands_beside_its_days(self, client, desk):
        week = week_of(client.get(desk).content.decode())
        sends(client, desk, **{f"{week}-answer": "ask", f"{week}-comment": "Were you not ill?"})
        day = Day.objects.get()
        assert (day.state, day.decisions.get().comment) == ("queried", "Were you not ill?")

    def test_what_was_signed_just_now_leads_to_its_receipt(self, client, desk, request_to_joan):
        signs(request_to_joan)
        assert "Receipt, and undo until" in words_on(client.get(desk))


class TestTheLink:
    def test_it_opens_nobody_elses_desk(self, client, desk, bens_placement, tom):
        make_request(bens_placement, title="Ben’s own")
        assert "Ben’s own" not in words_on(client.get(desk))

    def test_opening_signs_nothing(self, client, desk):
        for _ in range(3):
            client.head(desk)
            client.get(desk)
        assert (Signature.objects.count(), Evidence.objects.waiting().count()) == (0, 2)

    def test_an_expired_link_sends_a_new_one_to_its_own_address(self, client, desk, joan):
        with time_machine.travel(timezone.now() + timedelta(days=31)):
            assert client.get(desk).status_code == 410
            mail.outbox.clear()
            client.post(f"{desk}again/")
            drain(worker="test")
            renewed = next(one for one in mail.outbox if one.subject == "Your new link to what waits for you")
            new = re.search(r"/to-sign/\S+/", renewed.body)[0]
            assert (renewed.to, client.get(new).status_code, client.get(desk).status_code) == ([joan.email], 200, 404)

    def test_after_her_part_has_ended_nothing_waits_there(self, client, desk, placement):
        placement.people.filter(part="practice_educator").update(ends=timezone.localdate() - timedelta(days=1))
        assert heading(client.get(desk)) == "Nothing waits for you"

    def test_the_second_request_tells_her_of_the_page_for_all(self, desk):
        drain(worker="test")
        told = [one.body for one in mail.outbox if "1 thing to confirm" in one.subject]
        assert all("3 things wait for you now, about 5 minutes." in body for body in told)

    @pytest.mark.parametrize("more", [0, 2])
    def test_it_costs_the_same_however_much_waits(self, client, desk, placement, django_assert_num_queries, more):
        for number in range(more):
            make_request(placement, title=f"More {number}")
        with django_assert_num_queries(12):
            client.get(desk)


class TestAskingForDays:
    def test_joan_is_asked_once_a_day_by_mail(self, as_person, amara, joan, placement):
        make_day(placement, 1)
        for _ in range(2):
            as_person(amara).post(f"/placement/{placement.pk}/days/ask/")
        drain(worker="test")
        assert [(one.subject, one.to) for one in mail.outbox] == [("Amara: 1 day to confirm (about 1 minute)", [joan.email])]

    def test_where_nothing_waits_nobody_is_asked(self, as_person, amara, placement):
        shown = as_person(amara).post(f"/placement/{placement.pk}/days/ask/", follow=True)
        assert "No day waits to be confirmed." in words_on(shown)


class TestHowFarItHasCome:
    def test_sent_delivered_opened(self, as_person, client, amara, request_to_joan):
        page = f"/placement/evidence/{request_to_joan.pk}/"
        assert "On its way" in words_on(as_person(amara).get(page))
        drain(worker="test")
        assert "Not opened yet" in words_on(as_person(amara).get(page))
        as_person(None).get(f"/evidence/by-link/{request_to_joan.link.token}/")
        assert "Opened, " in words_on(as_person(amara).get(page))

    def test_priya_sees_it_in_the_list_without_the_words(self, as_person, priya, placement, request_to_joan):
        shown = words_on(as_person(priya).get(f"/placement/{placement.pk}/evidence/"))
        assert ("Sent, not delivered yet" in shown, request_to_joan.title in shown) == (True, False)
