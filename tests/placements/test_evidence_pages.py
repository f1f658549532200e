"""What Amara does with evidence, on the pages."""

import re
from uuid import uuid4

import pytest

from placements.models import Evidence, EvidenceDecision, Judgement
from placements.models.sentences import split
from tests.factories.activities import make_entry
from tests.factories.placements import make_day, make_evidence, make_framework, make_request, signs
from tests.placements.pages import filled, heading, words_on
from writing.actions.draft import save_draft
from writing.models import Draft

TYPED = {"title": "The ramp", "words": "I waited.", "why": "", "event_on": "2026-11-20"}


@pytest.fixture
def amaras(as_person, amara):
    return as_person(amara)


@pytest.fixture
def new(placement):
    return f"/placement/{placement.pk}/evidence/new/"


def written(client, page, **changes):
    return filled(client, page, "key", "draft_id", "draft_version") | TYPED | changes


def asks(client, evidence):
    page = f"/placement/evidence/{evidence.pk}/ask-for-sign-off/"
    return client.post(page, filled(client, page, "version", "seen"), follow=True)


class TestWriting:
    def test_what_she_writes_is_a_draft_that_asks_what_it_shows(self, amaras, new):
        shown = amaras.post(new, written(amaras, new), follow=True)
        assert (heading(shown), Evidence.objects.get().state) == ("What does it show?", "draft")

    def test_the_page_says_who_can_see_it(self, amaras, new):
        assert "Only you can see this until you ask for sign-off" in words_on(amaras.get(new))

    def test_pressing_twice_is_one_piece(self, amaras, new):
        data = written(amaras, new)
        for _ in range(2):
            amaras.post(new, data)
        assert Evidence.objects.count() == 1

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"title": ""}, "Give it a title of a few words."),
            ({"words": " "}, "Write what happened and what you did."),
            ({"event_on": "soon"}, "Give the day it happened, such as 20/11/2026."),
            ({"event_on": "2999-01-01"}, "This day has not come yet. Give the day it happened."),
        ],
    )
    def test_what_is_missing_is_said_and_the_rest_is_kept(self, amaras, new, wrong, says):
        shown = amaras.post(new, written(amaras, new, why="Because I waited.") | wrong)
        assert (says in words_on(shown), "Because I waited." in words_on(shown)) == (True, True)
        assert f'href="#id_{next(iter(wrong))}"' in shown.content.decode()
        assert not Evidence.objects.exists()

    def test_changing_it(self, amaras, evidence):
        page = f"/placement/evidence/{evidence.pk}/change/"
        amaras.post(page, written(amaras, page, words="I waited, and saw why."))
        assert Evidence.objects.get().words == "I waited, and saw why."

    def test_a_page_opened_before_she_asked_changes_nothing_and_keeps_what_was_typed(self, amaras, evidence, amara):
        page = f"/placement/evidence/{evidence.pk}/change/"
        data = written(amaras, page, words="Typed too late.")
        asks(amaras, evidence)
        shown = words_on(amaras.post(page, data))
        assert ("Take the request back first." in shown, "Typed too late." in shown) == (True, True)
        assert Evidence.objects.get().words == evidence.words

    def test_after_not_yet_she_begins_again_from_the_same_words(self, amaras, request_to_joan):
        signs(request_to_joan, judgement=Judgement.NOT_YET)
        detail = amaras.get(f"/placement/evidence/{request_to_joan.pk}/").content.decode()
        again = re.search(r'href="([^"]+\?again=\d+)"', detail)[1]
        assert request_to_joan.words in words_on(amaras.get(again))

    def test_after_agree_there_is_nothing_to_begin_again(self, amaras, request_to_joan):
        signs(request_to_joan)
        assert "again=" not in amaras.get(f"/placement/evidence/{request_to_joan.pk}/").content.decode()

    def test_others_words_are_not_begun_from(self, amaras, new, bens_placement):
        bens = make_evidence(bens_placement, words="Ben’s own words.")
        assert "Ben’s own words." not in words_on(amaras.get(f"{new}?again={bens.pk}"))


class TestWhatIsTyped:
    def typed(self, amara, placement, **fields):
        return save_draft(
            id=uuid4(), kind="evidence", about=f"placement-{placement.pk}", fields=TYPED | fields, version_seen=0, by=amara
        )

    def test_what_was_not_saved_is_on_the_page_again(self, amaras, amara, new, placement):
        self.typed(amara, placement, words="Three lines on the bus.")
        shown = words_on(amaras.get(new))
        assert ("Three lines on the bus." in shown, "and have not saved yet" in shown) == (True, True)

    def test_saving_it_ends_the_draft(self, amaras, amara, new, placement):
        self.typed(amara, placement)
        amaras.post(new, written(amaras, new))
        assert Draft.objects.get().finished_at is not None
        assert "have not saved yet" not in words_on(amaras.get(new))

    def test_nobody_else_sees_it(self, as_person, joan, amara, placement):
        draft = self.typed(amara, placement)
        assert as_person(joan).get(f"/writing/drafts/{draft.pk}/").status_code == 404


class TestFromALogEntry:
    BODY = "He showed me the ramp. I waited.\n\nMr. B built it. “Why?” I asked. Next time I’ll ask first."

    @pytest.fixture
    def entry(self, amara):
        return make_entry(amara, body=self.BODY)

    def test_sentences_are_offered_one_by_one(self, amaras, placement, entry):
        shown = amaras.get(f"/placement/evidence/from-log/{entry.pk}/").content.decode()
        assert re.findall(r'type="checkbox" name="sentences" value="([^"]+)"', shown) == [
            "p1-1",
            "p1-2",
            "p2-1",
            "p2-2",
            "p2-3",
            "p2-4",
        ]

    def test_only_the_chosen_ones_become_evidence_in_their_order(self, amaras, placement, entry):
        page = f"/placement/evidence/from-log/{entry.pk}/"
        amaras.post(page, filled(amaras, page, "key", sentences=["p2-4", "p1-2"], title="The ramp"))
        evidence = Evidence.objects.get()
        assert evidence.words == "I waited.\n\nNext time I’ll ask first."
        assert (evidence.entry, evidence.event_on, evidence.written_at) == (entry, entry.event_on, entry.written_at)

    def test_choosing_none_is_said(self, amaras, placement, entry):
        page = f"/placement/evidence/from-log/{entry.pk}/"
        shown = amaras.post(page, filled(amaras, page, "key", title="The ramp"))
        assert "Choose at least one sentence." in words_on(shown)

    def test_pressing_twice_is_one_piece(self, amaras, placement, entry):
        page = f"/placement/evidence/from-log/{entry.pk}/"
        data = filled(amaras, page, "key", sentences=["p1-2"], title="The ramp")
        for _ in range(2):
            amaras.post(page, data)
        assert Evidence.objects.count() == 1

    def test_somebody_elses_entry_is_not_there(self, amaras, placement, ben):
        assert amaras.get(f"/placement/evidence/from-log/{make_entry(ben).pk}/").status_code == 404

    @pytest.mark.parametrize(
        ("text", "sentences"),
        [
            ("One. Two! Three?", ["One.", "Two!", "Three?"]),
            ("Dr. Smith came. She sat.", ["Dr. Smith came.", "She sat."]),
            ("“Why?” I asked.", ["“Why?”", "I asked."]),
            ("No end", ["No end"]),
            ("It cost 3.50 in all.", ["It cost 3.50 in all."]),
        ],
    )
    def test_where_a_sentence_ends(self, text, sentences):
        assert split(text) == sentences


class TestChoosing:
    @pytest.fixture
    def page(self, evidence):
        return f"/placement/evidence/{evidence.pk}/claim/"

    def offered(self, shown):
        return re.findall(r"<b>(\d) ", shown.content.decode())

    def node(self, code):
        return make_framework().nodes.get(code=code).pk

    def test_domains_are_offered_with_their_words(self, amaras, page):
        shown = amaras.get(page)
        assert (self.offered(shown), "Critical reflection and analysis" in words_on(shown)) == (["1", "6", "7"], True)

    def test_searching_shortens_the_list_and_keeps_what_is_ticked(self, amaras, page):
        shown = amaras.post(page, {"find": "yes", "search": "INTERVENTION", "nodes": [self.node("1")]})
        assert self.offered(shown) == ["1", "7"]
        assert re.findall(r'value="(\d+)" checked|value="(\d+)" id="id_nodes_0" checked', shown.content.decode()) != []
        assert [tag.node.code for tag in Evidence.objects.get().tags.all()] == ["6"]

    def test_a_word_that_fits_nothing_says_what_to_do(self, amaras, page):
        shown = amaras.post(page, {"find": "yes", "search": "ramp"})
        assert "Nothing is called “ramp”. Try a shorter word, or show all." in words_on(shown)

    def test_show_all_shows_all(self, amaras, page):
        assert self.offered(amaras.post(page, {"find": "all", "search": "ramp"})) == ["1", "6", "7"]

    def test_saving_what_is_ticked(self, amaras, page):
        amaras.post(page, {"nodes": [self.node("1"), self.node("7")]})
        assert [tag.node.code for tag in Evidence.objects.get().tags.all()] == ["1", "7"]

    def test_ticking_nothing_is_said(self, amaras, page):
        assert "Choose at least one capability or standard." in words_on(amaras.post(page, {}))

    def test_what_is_not_offered_cannot_be_chosen(self, amaras, page):
        assert amaras.post(page, {"nodes": ["999999"]}).status_code == 200
        assert [tag.node.code for tag in Evidence.objects.get().tags.all()] == ["6"]


class TestAsking:
    def test_she_checks_what_joan_will_read_before_she_sends_it(self, amaras, evidence):
        shown = words_on(amaras.get(f"/placement/evidence/{evidence.pk}/ask-for-sign-off/"))
        assert ("Joan Pritchard gets a mail with a link" in shown, evidence.words in shown, "Send to Joan" in shown) == (True,) * 3
        assert Evidence.objects.get().state == "draft"

    def test_then_it_waits_for_joan(self, amaras, evidence):
        shown = words_on(asks(amaras, evidence))
        assert ("Waiting for Joan" in shown, "asked today" in shown) == (True, True)
        assert "You, Joan Pritchard and Dr Sam Whitlock can see this" in shown

    def test_pressing_twice_asks_once(self, amaras, evidence):
        page = f"/placement/evidence/{evidence.pk}/ask-for-sign-off/"
        data = filled(amaras, page, "version", "seen")
        for _ in range(2):
            shown = amaras.post(page, data, follow=True)
        assert "This was asked already. It was sent once." in words_on(shown)
        assert EvidenceDecision.objects.count() == 1

    def test_while_it_waits_nothing_offers_to_change_it(self, amaras, request_to_joan):
        shown = amaras.get(f"/placement/evidence/{request_to_joan.pk}/").content.decode()
        assert ("/change/" in shown, "/claim/" in shown, "Withdraw request" in shown) == (False, False, True)

    def test_withdrawing_makes_it_hers_again(self, amaras, request_to_joan):
        shown = amaras.post(f"/placement/evidence/{request_to_joan.pk}/withdraw-request/", follow=True)
        assert ("Your request is taken back." in words_on(shown), "/change/" in shown.content.decode()) == (True, True)

    def test_withdrawing_after_joan_signed_is_too_late(self, amaras, request_to_joan):
        signs(request_to_joan)
        shown = amaras.post(f"/placement/evidence/{request_to_joan.pk}/withdraw-request/", follow=True)
        assert "It was decided a moment ago, so it cannot be taken back." in words_on(shown)

    def test_without_a_claim_she_is_sent_to_choose(self, amaras, placement):
        evidence = make_evidence(placement, shows=())
        shown = asks(amaras, evidence)
        assert heading(shown) == "What does it show?"

    @pytest.mark.parametrize(("judgement", "says"), [("agree", "agreed"), ("partly", "partly"), ("not_yet", "not yet")])
    def test_the_list_says_what_joan_said(self, amaras, request_to_joan, judgement, says):
        signs(request_to_joan, judgement=Judgement(judgement), comment="Say more.")
        shown = words_on(amaras.get(f"/placement/{request_to_joan.placement_id}/evidence/"))
        assert f"Signed: {says}" in shown

    def test_her_comment_and_fingerprint_stand_in_the_history(self, amaras, request_to_joan):
        signature = signs(request_to_joan, judgement=Judgement.PARTLY, comment="Say who decided.")
        shown = words_on(amaras.get(f"/placement/evidence/{request_to_joan.pk}/"))
        assert ("Say who decided." in shown, signature.short_fingerprint in shown) == (True, True)


class TestReturned:
    def test_joan_never_reads_what_has_not_been_asked_about_yet(self, amaras, as_person, joan, client, request_to_joan):
        page = f"/evidence/by-link/{request_to_joan.link.token}/return/"
        client.post(page, {"sure": "yes", "comment": "Say more."})
        change = f"/placement/evidence/{request_to_joan.pk}/change/"
        amaras.force_login(request_to_joan.author, backend="django.contrib.auth.backends.ModelBackend")
        amaras.post(change, written(amaras, change, title="Not asked yet", words="A new beginning."))
        amaras.post(f"/placement/evidence/{request_to_joan.pk}/claim/", {"nodes": [make_framework().nodes.get(code="1").pk]})
        pages = ["/", f"/placement/{request_to_joan.placement_id}/", f"/placement/{request_to_joan.placement_id}/evidence/",
                 f"/placement/evidence/{request_to_joan.pk}/", f"/evidence/by-link/{request_to_joan.link.token}/"]  # fmt: skip
        joans = as_person(joan)
        said = " ".join(words_on(joans.get(one)) for one in pages)
        assert [text for text in ("Not asked yet", "A new beginning.", "Professionalism") if text in said] == []
        assert "Friday’s visit" in said


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("who", "page", "queries"),
    [
        ("amara", "/placement/{}/evidence/", 9),
        ("joan", "/placement/{}/evidence/", 7),
        ("priya", "/placement/{}/evidence/", 10),
        ("amara", "/placement/{}/", 7),
        ("joan", "/placement/{}/", 8),
        ("amara", "/placement/{}/days/", 6),
        ("joan", "/placement/", 7),
    ],
)
def test_a_list_costs_the_same_with_one_row_and_with_three(
    as_person, cast, placement, django_assert_num_queries, rows, who, page, queries
):
    for number in range(rows):
        make_request(placement, title=f"Number {number}")
        make_day(placement, number + 1)
    client = as_person(cast[who])
    with django_assert_num_queries(queries):
        client.get(page.format(placement.pk))
