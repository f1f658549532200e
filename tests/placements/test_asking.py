"""Before Amara asks Joan: what might identify somebody is replaced or left with a reason, and what Joan signs is what is left."""

import re

import pytest

from activities.actions.sharing import share_checked
from activities.models.log_check import checked_entry
from history.models import Delivery, Entry
from history.transitions import IllegalMove
from placements.actions.asking import ChangedMeanwhile, ask_checked
from placements.actions.evidence import NothingClaimed, change_evidence, claim, withdraw_request
from placements.models import Evidence
from placements.models.evidence_check import checked_evidence
from tests.factories.activities import make_entry
from tests.factories.placements import make_evidence, signs
from tests.placements.pages import filled, heading, words_on
from tests.sent import fields_of
from writing.actions.check import Undecided
from writing.actions.made_up_name import add_made_up_name
from writing.models import Check
from writing.models.candidates import Chosen
from writing.models.made_up_name import made_up_names_of

WORDS = "His mum rang me on 07700 900123. NHS 999 123 0009.\n\nI was late and said so."
REASON = "Both are invented numbers."


@pytest.fixture
def amaras(as_person, amara):
    return as_person(amara)


@pytest.fixture
def named(placement):
    """Evidence with two numbers in it."""
    return make_evidence(placement, title="The call", words=WORDS)


def page_of(evidence):
    return f"/placement/evidence/{evidence.pk}/ask-for-sign-off/"


def fields(answer):
    return fields_of(answer, "ask-form")


def presses(client, evidence, answer, step="", **more):
    return client.post(page_of(evidence), fields(answer) | {"step": step} | more, follow=True)


def left(answer):
    return {name: "leave" for name in fields(answer) if name.startswith("do-")}


def replaces_all(client, evidence):
    return presses(client, evidence, client.get(page_of(evidence)), "all")


def leaves_all(client, evidence):
    marked = replaces_all(client, evidence)
    return presses(client, evidence, marked, "mark", **left(marked), reason=REASON)


def now(evidence):
    return Evidence.objects.get(pk=evidence.pk)


class TestThePage:
    def test_it_counts_what_might_identify_someone_and_sends_nothing(self, amaras, named):
        shown = amaras.get(page_of(named))
        assert heading(shown) == "Before you ask: 2 things that might identify someone"
        assert (now(named).state, Check.objects.count(), Delivery.objects.count()) == ("draft", 0, 0)

    def test_nothing_is_chosen_and_no_promise_is_made(self, amaras, named):
        page = amaras.get(page_of(named)).content.decode()
        assert not re.search(r"\b(safe|anonymous|compliant)\b", page)
        assert " checked" not in page

    def test_it_says_when_a_reason_is_needed(self, amaras, named):
        page = words_on(amaras.get(page_of(named)))
        assert "Why does what you leave not identify anybody? (needed where you leave something)" in page
        assert ("At least 10 characters. Only you can see your reason." in page, "(if you like)" in page) == (True, False)

    def test_where_nothing_is_found_sending_is_one_press_as_before(self, amaras, evidence):
        shown = amaras.get(page_of(evidence))
        assert heading(shown) == "Check before you ask"
        assert "Replace all" not in words_on(shown)
        amaras.post(page_of(evidence), filled(amaras, page_of(evidence), "version", "seen"))
        assert (now(evidence).state, now(evidence).version) == ("waiting", evidence.version)

    def test_rare_details_that_meet_are_pointed_out_and_stand_in_nobodys_way(self, amaras, placement):
        words = "He is the only wheelchair user in the village, has a twin, and his father is the vicar. I waited."
        together = make_evidence(placement, words=words)
        shown = amaras.get(page_of(together))
        assert "Small details add up" in words_on(shown)

    def test_joan_and_the_university_are_named_openly_but_a_stranger_is_not(self, amara, joan, placement):
        evidence = make_evidence(placement, title="A", words="Joan said that Mrs Okafor would ring.")
        checked = checked_evidence(evidence, author=amara, reader=joan)
        assert [one.finding.text for one in checked.pointed] == ["Mrs Okafor"]

    def test_why_it_shows_this_is_looked_through_too(self, amaras, named, amara):
        change_evidence(
            evidence=named, by=amara, title="The call", words="I was late.", why="I rang 07700 900123.", event_on=named.event_on
        )
        assert heading(amaras.get(page_of(named))) == "Before you ask: 1 thing that might identify someone"


class TestSending:
    def test_all_suggestions_then_what_joan_reads_has_no_number(self, amaras, named):
        shown = presses(amaras, named, replaces_all(amaras, named))
        assert "Waiting for Joan" in words_on(shown)
        asked = now(named)
        assert (asked.words, asked.title) == (asked.asked_version.words, "The call")
        assert ("07700" in asked.words, "999" in asked.words, "I was late and said so." in asked.words) == (False, False, True)

    def test_the_mended_words_are_a_new_version_and_that_is_signed(self, amaras, named):
        presses(amaras, named, replaces_all(amaras, named))
        asked = now(named)
        assert [version.number for version in asked.versions.all()] == [named.version + 1] == [asked.version]
        assert "07700" not in signs(asked).payload

    def test_pressing_send_at_once_sends_nothing(self, amaras, named):
        answer = presses(amaras, named, amaras.get(page_of(named)))
        assert "Decide first about what is still marked. Nothing has been sent." in words_on(answer)
        assert now(named).state == "draft"

    def test_a_change_is_read_before_it_is_sent_and_her_own_wording_stands(self, amaras, named):
        marked = replaces_all(amaras, named)
        first = next(name for name in fields(marked) if name.startswith("with-"))
        edited = presses(amaras, named, marked, **{first: "her landline"})
        assert ("her landline" in words_on(edited), now(named).state) == (True, "draft")
        presses(amaras, named, edited)
        assert "rang me on her landline" in now(named).words

    def test_what_is_left_needs_a_reason_that_joan_never_sees(self, amaras, as_person, joan, named):
        marked = replaces_all(amaras, named)
        refused = presses(amaras, named, marked, **left(marked))
        assert ("Say why in at least 10 characters." in words_on(refused), now(named).state) == (True, "draft")
        assert "All decided" in words_on(refused)
        presses(amaras, named, refused, reason=REASON)
        assert (now(named).state, now(named).words, now(named).version) == ("waiting", WORDS, named.version)
        joans = as_person(joan)
        pages = [f"/placement/evidence/{named.pk}/", f"/placement/evidence/{named.pk}/sign-off/"]
        assert [page for page in pages if "invented" in joans.get(page).content.decode()] == []

    def test_a_title_that_would_be_too_long_is_said_and_nothing_is_cut(self, amaras, placement):
        evidence = make_evidence(placement, title="Mrs Okafor rang, " + "and rang again, " * 6, words="I was late.")
        marked = replaces_all(amaras, evidence)
        [field] = [name for name in fields(marked) if name.startswith("with-")]
        refused = presses(amaras, evidence, presses(amaras, evidence, marked, "mark", **{field: "x" * 150}))
        assert "The title would be longer than 150 characters." in words_on(refused)
        assert now(evidence).state == "draft"

    def test_kinds_and_counts_are_kept_and_never_the_words(self, amaras, named):
        presses(amaras, named, replaces_all(amaras, named))
        check, decision = Check.objects.get(), now(named).decisions.get()
        assert (check.replaced, check.left, check.reason, decision.checked) == ({"phone": 1, "nhs_number": 1}, {}, "", check)
        entry = Entry.objects.get(verb="evidence.check")
        assert (entry.details, "07700" in str(vars(check))) == ({"replaced": 2, "left": 0}, False)

    def test_pressing_twice_asks_once(self, amaras, named):
        data = fields(replaces_all(amaras, named))
        for _ in range(2):
            shown = amaras.post(page_of(named), data, follow=True)
        assert "This was asked already. It was sent once." in words_on(shown)
        assert (now(named).decisions.count(), Check.objects.count(), Delivery.objects.count()) == (1, 1, 1)

    def test_a_page_older_than_the_words_sends_nothing_and_gives_back_what_was_typed(self, amaras, amara, named):
        marked = replaces_all(amaras, named)
        first = next(name for name in fields(marked) if name.startswith("with-"))
        change_evidence(evidence=named, by=amara, title="The call", words=f"On Friday: {WORDS}", why="", event_on=named.event_on)
        answer = presses(amaras, named, marked, **{first: "her landline"}, reason="Typed a moment ago")
        for said in ("The words changed after you opened this page.", "her landline", "Typed a moment ago", "On Friday"):
            assert said in words_on(answer)
        assert (now(named).state, Check.objects.count()) == ("draft", 0)

    def test_new_claims_make_an_older_page_stale(self, amaras, amara, named):
        data = fields(replaces_all(amaras, named))
        claim(evidence=named, nodes=[], by=amara)
        assert heading(amaras.post(page_of(named), data, follow=True)) == "What does it show?"
        assert now(named).state == "draft"


class TestMadeUpNames:
    """“This is a name I made up” answers a finding, sends nothing, and the rest goes on as before."""

    def pressed(self, client, evidence, text):
        shown = client.get(page_of(evidence))
        key = next(line["one"].key for line in shown.context["lines"] if line["one"].finding.text == text)
        return client.post(page_of(evidence), fields(shown) | {"made_up": key})

    def test_one_press_puts_it_on_the_list_and_sends_nothing(self, amaras, amara, placement):
        evidence = make_evidence(placement, title="A visit", words="Mrs Fern rang 07700 900123.")
        again = self.pressed(amaras, evidence, "Mrs Fern")
        assert heading(again) == "Before you ask: 1 thing that might identify someone"
        assert (made_up_names_of(amara), now(evidence).state) == (("Mrs Fern",), "draft")

    def test_even_where_it_was_the_last_thing_to_decide(self, amaras, placement):
        evidence = make_evidence(placement, title="A visit", words="Mrs Fern waved.")
        again = self.pressed(amaras, evidence, "Mrs Fern")
        assert (heading(again), now(evidence).state) == ("Check before you ask", "draft")
        amaras.post(page_of(evidence), filled(amaras, page_of(evidence), "version", "seen"))
        assert (now(evidence).state, now(evidence).words) == ("waiting", "Mrs Fern waved.")

    def test_a_name_from_the_list_goes_into_what_joan_signs(self, amaras, amara, placement):
        add_made_up_name(name="Liam K.", by=amara)
        evidence = make_evidence(placement, title="A visit", words="Mrs Okafor waved.")
        shown = amaras.get(page_of(evidence))
        [key] = [line["one"].key for line in shown.context["lines"]]
        presses(amaras, evidence, presses(amaras, evidence, shown, "mark", **{f"made-{key}": "Liam K."}))
        assert now(evidence).asked_version.words == "Liam K. waved."


class TestAnsweredBefore:
    """What she left with a reason, in the same words, is not asked again; what is new or was replaced is."""

    def shared(self, amara, joan, choice):
        entry = make_entry(amara, title="The call", body=WORDS)
        checked = checked_entry(entry, joan)
        share_checked(
            entry=entry, with_people=[Chosen(joan)], by=amara, version_seen=entry.version, checked=checked,
            choices={one.key: choice for one in checked.pointed}, reason=REASON, keep_original=True,
        )  # fmt: skip
        return entry

    def from_log(self, placement, entry, words=WORDS):
        evidence = make_evidence(placement, title="The call", words=words)
        Evidence.objects.filter(pk=evidence.pk).update(entry=entry)
        return evidence

    def test_what_was_left_when_the_entry_was_shared_is_one_press(self, amaras, amara, joan, placement):
        evidence = self.from_log(placement, self.shared(amara, joan, None))
        shown = amaras.get(page_of(evidence))
        assert ("All decided" in words_on(shown), "You left all of these in the same words before" in words_on(shown)) == (
            True,
            True,
        )
        assert REASON in words_on(shown)
        presses(amaras, evidence, shown)
        assert (now(evidence).words, now(evidence).state) == (WORDS, "waiting")
        assert Check.objects.first().reason == REASON

    def test_what_was_replaced_then_is_asked_about(self, amaras, amara, joan, placement):
        evidence = self.from_log(placement, self.shared(amara, joan, "X"))
        assert "2 to decide" in words_on(amaras.get(page_of(evidence)))

    def test_only_the_new_one_is_asked_about(self, amaras, amara, joan, placement):
        evidence = self.from_log(placement, self.shared(amara, joan, None), WORDS + " Mrs Okafor was cross.")
        shown = words_on(amaras.get(page_of(evidence)))
        assert ("1 to decide" in shown, "You left 2 of these" in shown) == (True, True)

    def test_an_entry_that_nobody_read_answers_nothing(self, amaras, amara, placement):
        evidence = self.from_log(placement, make_entry(amara, title="The call", body=WORDS))
        assert "2 to decide" in words_on(amaras.get(page_of(evidence)))

    def test_asking_again_about_the_same_words_is_one_press(self, amaras, amara, named):
        presses(amaras, named, leaves_all(amaras, named))
        withdraw_request(evidence=now(named), by=amara)
        again = amaras.get(page_of(named))
        assert "All decided" in words_on(again)
        presses(amaras, named, again)
        assert now(named).state == "waiting"


class TestTheAction:
    def given(self, named, joan, **more):
        checked = checked_evidence(named, author=named.author, reader=joan)
        choices = {one.key: "X" for one in checked.pointed}
        return {"evidence": named, "by": named.author, "version_seen": named.version, "checked": checked, "choices": choices} | more

    def test_something_undecided_is_refused_and_nothing_changes(self, named, joan):
        with pytest.raises(Undecided):
            ask_checked(**self.given(named, joan, choices={}))
        assert (now(named).state, now(named).words, Check.objects.count()) == ("draft", WORDS, 0)

    def test_evidence_that_changed_is_refused(self, named, joan):
        with pytest.raises(ChangedMeanwhile):
            ask_checked(**self.given(named, joan, version_seen=0))

    def test_a_second_press_is_refused_as_asked_already(self, named, joan):
        ask_checked(**self.given(named, joan))
        with pytest.raises(IllegalMove):
            ask_checked(**self.given(named, joan))

    def test_without_a_claim_nothing_is_mended(self, placement, joan):
        bare = make_evidence(placement, words=WORDS, shows=())
        with pytest.raises(NothingClaimed):
            ask_checked(**self.given(bare, joan))
        assert now(bare).words == WORDS


def test_the_page_costs_the_same_with_one_finding_and_with_many(amaras, placement, django_assert_num_queries):
    few = make_evidence(placement, words="I rang 07700 900123.")
    many = make_evidence(placement, words=WORDS + " Mrs Okafor was there. So was Mr Lindqvist. My e-mail is a.b@mail.example.")
    for evidence in (few, many):
        with django_assert_num_queries(9):
            amaras.get(page_of(evidence))
