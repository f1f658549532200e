"""Joan decides from the mailed link, without an account."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from accounts.actions.person import deactivate_person
from history.models import Delivery, Entry
from placements.actions.evidence import ask_for_sign_off, change_evidence, withdraw_request
from placements.actions.placement import end_person
from placements.models import Evidence, EvidenceDecision, Signature
from tests.factories.placements import WORDS, make_request, signs
from tests.placements.pages import filled, heading, hidden, words_on

BUTTONS = ["", "conversation/", "return/", "not-mine/", "undo/"]


@pytest.fixture
def page(request_to_joan):
    return address_of(request_to_joan)


def address_of(evidence):
    return f"/evidence/by-link/{evidence.link.token}/"


def untouched(evidence):
    """Nothing was signed, refused or told: only the asking is there, and the link is open."""
    evidence = Evidence.objects.get(pk=evidence.pk)
    moves = list(evidence.decisions.values_list("move", flat=True))
    return (evidence.state, moves, evidence.link.is_open(), Signature.objects.count()) == ("waiting", ["ask_for_sign_off"], True, 0)


class TestThePage:
    def test_it_says_who_asks_whom_for_what_and_what_signing_means(self, client, page, request_to_joan):
        shown = client.get(page)
        said = words_on(shown)
        assert heading(shown) == "Amara Osei asks you to confirm one piece of evidence"
        assert "You are Joan Pritchard , practice educator at Kestrelshire Council" in said
        assert WORDS.split(". ")[0] in said
        assert "Critical reflection and analysis (PCF 6)" in said
        assert request_to_joan.statement in said
        assert "Sign as Joan Pritchard" in said

    def test_nothing_is_chosen(self, client, page):
        assert re.findall(r'<input type="radio"[^>]*checked', client.get(page).content.decode()) == []

    def test_it_is_never_stored_and_never_found(self, client, page):
        headers = client.get(page).headers
        assert "no-store" in headers["Cache-Control"]
        assert (headers["Referrer-Policy"], headers["X-Robots-Tag"]) == ("same-origin", "noindex, nofollow")

    def test_opening_it_signs_nobody_in_and_sets_no_cookie_but_the_one_that_protects_the_form(self, client, page):
        client.get(page)
        assert set(client.cookies) == {"csrf"}

    def test_it_costs_eight_queries_and_twelve_kilobytes(self, client, page, django_assert_max_num_queries):
        with django_assert_max_num_queries(8):
            shown = client.get(page)
        assert len(shown.content) < 30_000

    def test_it_goes_to_the_joan_of_the_link_even_where_somebody_else_is_signed_in(self, as_person, page, ben):
        assert "You are Joan Pritchard" in words_on(as_person(ben).get(page))


class TestScanners:
    def test_looking_any_number_of_times_changes_nothing(self, client, page, request_to_joan):
        for _ in range(3):
            assert [client.get(page).status_code, client.head(page).status_code] == [200, 200]
        assert untouched(request_to_joan)

    @pytest.mark.parametrize("button", BUTTONS)
    def test_pressing_any_button_without_an_answer_changes_nothing(self, client, page, request_to_joan, button):
        waiting = Delivery.objects.count()
        data = filled(client, page)
        for _ in range(3):
            assert client.post(page + button, data).status_code in {200, 302}
        assert untouched(request_to_joan)
        assert Delivery.objects.count() == waiting

    def test_a_post_with_nothing_at_all_changes_nothing(self, client, page, request_to_joan):
        for button in BUTTONS:
            client.post(page + button, {})
        assert untouched(request_to_joan)

    def test_an_address_cut_short_says_whom_to_ask(self, client, page):
        shown = client.get(page[:-8] + "/")
        assert (shown.status_code, heading(shown)) == (404, "This link no longer works")

    def test_a_form_without_the_protecting_cookie_is_refused_and_what_was_typed_comes_back(self, page, request_to_joan):
        strict = Client(enforce_csrf_checks=True)
        answer = {"judgement": "agree", "comment": "You let him lead.", "version_seen": 1, "request_key": uuid4()}
        refused = strict.post(page, answer)
        assert (refused.status_code, "You let him lead." in words_on(refused)) == (403, True)
        assert untouched(request_to_joan)


class TestSigning:
    @pytest.mark.parametrize("judgement", ["agree", "partly", "not_yet"])
    def test_two_choices_and_it_is_signed(self, client, page, request_to_joan, judgement):
        client.post(page, filled(client, page, judgement=judgement, comment="Say who decided."))
        signature = Signature.objects.get()
        assert (signature.decision.judgement, signature.method, signature.decision.comment) == (
            judgement,
            "link",
            "Say who decided.",
        )

    def test_a_comment_is_a_choice(self, client, page):
        client.post(page, filled(client, page, judgement="agree"))
        assert Signature.objects.get().decision.comment == ""

    def test_without_an_answer_it_says_so_and_keeps_the_comment(self, client, page, request_to_joan):
        shown = client.post(page, filled(client, page, comment="You let him lead."))
        assert "Choose what you think: agree, partly or not yet. Nothing has been signed." in words_on(shown)
        assert "You let him lead." in words_on(shown)
        assert 'href="#id_judgement_0"' in shown.content.decode()
        assert "<title>Error: " in shown.content.decode()
        assert untouched(request_to_joan)

    def test_partly_needs_words_and_keeps_the_answer(self, client, page, request_to_joan):
        shown = client.post(page, filled(client, page, judgement="partly"))
        assert "Say in a few words what is missing. Nothing has been signed yet." in words_on(shown)
        assert re.search(r'value="partly"[^>]*checked', shown.content.decode())
        assert untouched(request_to_joan)

    @pytest.mark.parametrize(
        "answer", [{"judgement": "fail"}, {"version_seen": "x"}, {"request_key": "x"}, {"comment": "x" * 4001}]
    )
    def test_a_form_that_was_tampered_with_signs_nothing(self, client, page, request_to_joan, answer):
        data = filled(client, page, judgement="agree") | answer
        assert client.post(page, data).status_code == 200
        assert untouched(request_to_joan)

    def test_pressing_twice_is_one_signature(self, client, page):
        data = filled(client, page, judgement="agree")
        pages = [client.post(page, data, follow=True) for _ in range(2)]
        assert Signature.objects.count() == 1
        assert [heading(one) for one in pages] == [f"Signed {timezone.localtime():%H:%M}"] * 2

    def test_two_open_pages_are_one_signature_and_the_second_is_told(self, client, page):
        first, second = (filled(client, page, judgement=judgement, comment=judgement * 3) for judgement in ("agree", "not_yet"))
        client.post(page, first)
        told = client.post(page, second)
        assert Signature.objects.get().decision.judgement == "agree"
        assert (heading(told).startswith("Signed"), "What you sent came too late." in words_on(told)) == (True, True)
        assert "not_yet" * 3 in words_on(told)

    def test_what_was_signed_is_the_sentence_on_the_page(self, client, page, request_to_joan):
        client.post(page, filled(client, page, judgement="agree"))
        assert Signature.objects.get().facts["statement"] == request_to_joan.statement


class TestTheReceipt:
    @pytest.fixture
    def signed(self, client, page):
        with time_machine.travel(timezone.localtime().replace(hour=9, minute=14, second=0), tick=False):
            yield client.post(page, filled(client, page, judgement="agree", comment="You let him lead."), follow=True)

    def test_it_says_when_what_and_until_when_it_can_be_undone(self, signed):
        said = words_on(signed)
        assert heading(signed) == "Signed 09:14"
        assert "Amara has been told. You can undo this until 09:29" in said
        assert "You let him lead." in said
        assert Signature.objects.get().short_fingerprint in said
        assert "Nothing else is waiting" in said

    def test_the_link_shows_it_again(self, client, page, signed):
        assert heading(client.get(page)) == "Signed 09:14"

    def test_there_is_nothing_to_sign_on_it(self, signed):
        assert "Sign as" not in words_on(signed)

    @pytest.mark.parametrize(("days", "status"), [(29, 200), (31, 410)])
    def test_it_stays_for_thirty_days(self, client, page, signed, days, status):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            assert client.get(page).status_code == status

    def test_the_next_one_is_a_press_away_by_its_own_link(self, client, placement, page):
        other = make_request(placement, title="Another")
        shown = client.post(page, filled(client, page, judgement="agree"), follow=True)
        assert "Next (1 more)" in words_on(shown)
        assert address_of(other) in shown.content.decode()

    def test_what_waits_for_others_is_not_offered(self, client, page, bens_placement):
        make_request(bens_placement)
        shown = client.post(page, filled(client, page, judgement="agree"), follow=True)
        assert "Nothing else is waiting" in words_on(shown)


class TestUndoing:
    def test_undo_opens_the_same_page_again(self, client, page, request_to_joan):
        signs(request_to_joan)
        shown = client.post(f"{page}undo/", follow=True)
        assert heading(shown) == "Amara Osei asks you to confirm one piece of evidence"
        assert "Your signature is taken back. Both are kept in the record, and you can decide again." in words_on(shown)

    def test_after_16_minutes_it_says_why_not(self, client, page, request_to_joan):
        signs(request_to_joan)
        with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
            shown = client.post(f"{page}undo/", follow=True)
        assert "The time to undo is over." in words_on(shown)
        assert Evidence.objects.get().state == "signed_off"

    def test_the_button_is_gone_by_then(self, client, page, request_to_joan):
        signs(request_to_joan)
        with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
            assert "Undo" not in words_on(client.get(page))

    def test_the_form_of_the_first_signature_sent_again_signs_nothing_and_says_so(self, client, page):
        data = filled(client, page, judgement="agree", comment="You let him lead.")
        client.post(page, data)
        client.post(f"{page}undo/")
        shown = client.post(page, data)
        assert (Evidence.objects.get().state, Signature.objects.count()) == ("waiting", 2)
        assert "You took back what you signed on this page. Please read it again." in words_on(shown)
        assert "You let him lead." in words_on(shown)


class TestOtherWaysOut:
    def test_a_conversation_is_asked_for_in_two_steps_and_keeps_the_comment(self, client, page, request_to_joan):
        first = client.post(f"{page}conversation/", filled(client, page, comment="About consent."))
        assert "About consent." in words_on(first)
        assert untouched(request_to_joan)
        client.post(f"{page}conversation/", {"sure": "yes", "comment": "About consent."})
        assert EvidenceDecision.objects.get(move="need_conversation").comment == "About consent."

    def test_after_that_the_page_says_so_and_she_can_still_sign(self, client, page):
        client.post(f"{page}conversation/", {"sure": "yes"})
        assert "You asked for a conversation" in words_on(client.get(page))
        client.post(page, filled(client, page, judgement="agree"))
        assert Signature.objects.count() == 1

    def test_giving_it_back_needs_words(self, client, page, request_to_joan):
        shown = client.post(f"{page}return/", {"sure": "yes", "comment": " "})
        assert "Say what should change, so that the evidence can be improved." in words_on(shown)
        assert untouched(request_to_joan)

    def test_giving_it_back_with_words(self, client, page):
        shown = client.post(f"{page}return/", {"sure": "yes", "comment": "Say who decided."}, follow=True)
        assert (heading(shown), Evidence.objects.get().state) == ("You gave this back", "returned")

    def test_not_mine_asks_once_more(self, client, page, request_to_joan):
        assert heading(client.get(f"{page}not-mine/")) == "Is this not yours?"
        assert untouched(request_to_joan)

    def test_not_mine_closes_the_link(self, client, page):
        shown = client.post(f"{page}not-mine/", {"sure": "yes"}, follow=True)
        assert heading(shown) == "Thank you for telling us"
        assert client.get(page).status_code == 410


class TestExpired:
    @pytest.fixture
    def late(self, page):
        with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
            yield page

    @pytest.mark.parametrize("swept", [False, True])
    def test_it_says_so_and_offers_one_button(self, client, late, swept):
        if swept:
            call_command("expire_sign_off_requests")
        shown = client.get(late)
        assert heading(shown) == "This request has expired"
        assert words_on(shown).count("Ask Amara for a new one") == 1

    @pytest.mark.parametrize("swept", [False, True])
    def test_an_old_page_signs_nothing(self, client, page, request_to_joan, swept):
        data = filled(client, page, judgement="agree", comment="You let him lead.")
        with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
            if swept:
                call_command("expire_sign_off_requests")
            shown = client.post(page, data, follow=True)
        assert (shown.status_code, heading(shown)) == (409, "This request has expired")
        assert "You let him lead." in words_on(shown)
        assert not Signature.objects.exists()

    def test_the_button_mails_amara(self, client, late, mailoutbox):
        client.post(f"{late}new-link/")
        assert Delivery.objects.get(kind="placements.new_link_wanted").payload["evidence"] == Evidence.objects.get().pk

    def test_before_it_expires_nothing_does(self, page, request_to_joan):
        with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
            call_command("expire_sign_off_requests")
        assert untouched(request_to_joan)

    def test_what_was_decided_does_not_expire(self, page, request_to_joan):
        signs(request_to_joan)
        with time_machine.travel(timezone.now() + timedelta(days=62), tick=False):
            call_command("expire_sign_off_requests")
        assert Evidence.objects.get().state == "signed_off"

    def test_the_audit_log_says_that_nobody_did_it(self, late):
        call_command("expire_sign_off_requests")
        assert Entry.objects.get(verb="evidence.expire_request").actor_pk == ""


class TestStale:
    def change_meanwhile(self, evidence):
        withdraw_request(evidence=evidence, by=evidence.author)
        change_evidence(evidence=evidence, by=evidence.author, title="Changed", words="New words.", event_on=evidence.event_on)
        ask_for_sign_off(evidence=evidence, by=evidence.author)

    def test_a_page_opened_before_the_text_changed_is_refused_kindly_and_keeps_the_comment(self, client, page, request_to_joan):
        data = filled(client, page, judgement="agree", comment="You let him lead.")
        self.change_meanwhile(request_to_joan)
        shown = client.post(page, data, follow=True)
        said = words_on(shown)
        assert ("The text changed after you opened this page" in said, "New words." in said, "You let him lead." in said) == (
            True,
        ) * 3
        assert not Signature.objects.exists()

    def test_what_she_reads_then_can_be_signed(self, client, page, request_to_joan):
        data = filled(client, page, judgement="agree")
        self.change_meanwhile(request_to_joan)
        shown = client.post(page, data)
        again = {name: hidden(shown, name) for name in ("version_seen", "request_key")} | {"judgement": "agree"}
        client.post(page, again)
        assert Signature.objects.get().facts["content"]["words"] == "New words."

    def test_a_request_that_was_taken_back_loses_no_comment(self, client, page, request_to_joan):
        data = filled(client, page, judgement="agree", comment="You let him lead.")
        withdraw_request(evidence=request_to_joan, by=request_to_joan.author)
        shown = client.post(page, data, follow=True)
        assert "You let him lead." in words_on(shown)
        assert not Signature.objects.exists()


class TestWhoseLinkItIs:
    def test_a_link_opens_its_own_evidence_and_no_other(self, client, page, bens_placement):
        bens = make_request(bens_placement, words="Ben’s own words.")
        assert "Ben’s own words." not in words_on(client.get(page))
        assert "You are Tom Reyes" in words_on(client.get(address_of(bens)))

    def test_after_her_part_has_ended_the_link_is_dead(self, client, page, placement, priya):
        end_person(someone=placement.person_as("practice_educator"), by=priya, on=timezone.localdate() - timedelta(days=1))
        assert client.get(page).status_code == 410
        assert client.post(page, {"judgement": "agree"}).status_code == 410

    def test_nor_does_it_admit_somebody_who_was_deactivated(self, client, page, joan, ruth):
        deactivate_person(person=joan, by=ruth)
        assert client.get(page).status_code == 410

    @pytest.mark.parametrize("button", ["", "conversation/", "return/", "not-mine/", "undo/", "new-link/"])
    def test_a_token_that_we_did_not_write_opens_nothing(self, client, db, button):
        assert client.post(f"/evidence/by-link/1-1.forged/{button}", {"sure": "yes"}).status_code == 404

    def test_the_link_signs_nobody_in(self, client, page):
        client.post(page, filled(client, page, judgement="agree"))
        assert client.get("/placement/").status_code == 302

    def test_no_session_is_begun_before_signing(self, client, page):
        client.get(page)
        assert "session" not in client.cookies
