"""Every page of placements, for every member of the cast."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from placements.actions.placement import add_person, complete, end_person
from placements.models import Day, Evidence, Placement
from placements.rules import Part
from tests.architecture.addresses import walk
from tests.factories.activities import make_entry
from tests.factories.placements import make_day, make_evidence, make_request, signs
from tests.factories.records import load_forms
from tests.placements.pages import words_on

# Amara the student, Joan her practice educator, Sam her tutor, Priya the coordinator; everybody else is a stranger to it.
ONLY_THE_STUDENT = {"amara": 200, "joan": 403, "sam": 403, "priya": 403}
WHOEVER_DECIDES = {"amara": 403, "joan": 200, "sam": 403, "priya": 403}
EVERYBODY_ON_IT = {"amara": 200, "joan": 200, "sam": 200, "priya": 200}
WHOEVER_READS = {"amara": 200, "joan": 200, "sam": 200, "priya": 403}
POST_BY_THE_STUDENT = {"amara": 405, "joan": 403, "sam": 403, "priya": 403}
POST_BY_WHOEVER_DECIDES = {"amara": 403, "joan": 405, "sam": 403, "priya": 403}
# Who needs their tutor: a page for tutors, and one for the two people whom it is about. Where nothing is shared it leads back.
TUTORS = dict.fromkeys(("amara", "joan", "priya", "ben", "carol", "tom", "marek", "ruth", "elin"), 403)
STUDENT_AND_TUTOR = {"joan": 403, "priya": 403}

PAGES = {
    "placement": EVERYBODY_ON_IT,
    "needs_you": TUTORS | {"sam": 200},
    "nudge": TUTORS | {"sam": 302},  # back to the list, with nobody ticked
    "next_student": TUTORS | {"sam": 302},
    "seen_by_tutor": STUDENT_AND_TUTOR | {"amara": 200, "sam": 200},
    "latest_shared": STUDENT_AND_TUTOR | {"amara": 302, "sam": 302},
    "days": EVERYBODY_ON_IT,
    "day_record": ONLY_THE_STUDENT,
    "days_confirm": POST_BY_WHOEVER_DECIDES,
    "day_query": WHOEVER_DECIDES,
    "evidence_list": EVERYBODY_ON_IT,
    "evidence_new": ONLY_THE_STUDENT,
    "evidence": WHOEVER_READS,
    "evidence_change": ONLY_THE_STUDENT,
    "evidence_claim": ONLY_THE_STUDENT,
    "ask_for_sign_off": ONLY_THE_STUDENT,
    "withdraw_request": POST_BY_THE_STUDENT,
    "sign_off": WHOEVER_DECIDES,
    "sign_off_conversation": WHOEVER_DECIDES,
    "sign_off_return": WHOEVER_DECIDES,
    "sign_off_not_mine": WHOEVER_DECIDES,
    "sign_off_undo": POST_BY_WHOEVER_DECIDES,
    "sign_off_new_link": POST_BY_WHOEVER_DECIDES,
    "coverage": WHOEVER_READS,
    "agenda": {"amara": 200, "joan": 200, "sam": 403, "priya": 403},
    "records": EVERYBODY_ON_IT,
    "record_begin": {"amara": 200, "joan": 200, "sam": 403, "priya": 403},
    "form_on_paper": {"amara": 200, "joan": 200, "sam": 403, "priya": 403},
    "portfolio": EVERYBODY_ON_IT,
    "portfolio_explain": ONLY_THE_STUDENT,
    "forms": dict.fromkeys(("amara", "joan", "sam", "ben", "carol", "tom", "marek", "ruth", "elin"), 403) | {"priya": 200},
    "evidence_from_log": {"amara": 200, "joan": 404, "sam": 404, "priya": 404},
    # Whoever is a student on a placement goes straight to it.
    "placements": {"amara": 302, "ben": 302, "joan": 200, "tom": 200, "sam": 200, "priya": 200}
    | dict.fromkeys(("carol", "marek", "ruth", "elin"), 200),
}
STRANGERS = ["ben", "carol", "tom", "marek", "ruth", "elin"]
SIGNED_IN = [address for address in walk() if address.name.startswith("placements:") and "by-link" not in address.route]
# Pages of one record and of one form: test_records.py, test_record_signing.py and test_form_pages.py.
OF_ONE_RECORD = {address.name.removeprefix("placements:") for address in SIGNED_IN if "records/<int:pk>" in address.route}
OF_ONE_FORM = {"form", "form_change"}
# What needs a line, a week or a desk has tests of its own; tests/architecture/test_cast.py asks each of them for everybody.
OF_ONE_LINE = {"agenda_add_gap", "agenda_dealt_with", "coverage_line"}
# Pages that need a whole portfolio, or one edition of it: test_portfolio.py and tests/architecture/test_cast.py.
OF_A_PORTFOLIO = {f"portfolio_{page}" for page in ("hand_in", "agree", "edition", "confirm", "return", "file")}
OF_A_PORTFOLIO |= {"check_portfolio", "check_portfolio_script", "checkpoint_keys", "checkpoint_keys_json"}  # open to everybody
# A list of the panel and one portfolio on it: test_panel_pages.py.
OF_A_PORTFOLIO |= {f"panel_{page}" for page in ("make_list", "list", "portfolio", "outcome", "send", "board")} | {"panel"}
# The examiner's room: test_examiner_pages.py.
OF_A_PORTFOLIO |= {f"examiner_{page}" for page in ("name", "room", "send", "withdraw", "release")} | {"examine_sent"}
OF_A_WEEK = {"days_ask", "day_refuse", "day_reopen", "day_answer"}
OF_A_DESK = {"desk", "desk_sent", "desk_by_link", "desk_by_link_again"} | {
    f"record_by_link{page}"
    for page in ("", "_conversation", "_not_mine", "_undo", "_put_forward", "_draft", "_write", "_check", "_finish", "_reopen")
}


def address_of(name, placement, asked, day, entry):
    route = next(address.route for address in SIGNED_IN if address.name == f"placements:{name}")
    row = {"placement": placement, "days": placement, "day_record": placement, "days_confirm": placement, "day_query": day,
           "evidence_list": placement, "evidence_new": placement,
           "coverage": placement, "agenda": placement, "records": placement, "record_begin": placement, "form_on_paper": placement,
           "portfolio": placement, "portfolio_explain": placement,
           "seen_by_tutor": placement, "latest_shared": placement}.get(name, asked)  # fmt: skip
    route = route.replace("<slug:form>", "direct_observation").replace("<slug:item>", "pla")
    route = route.replace("<int:person>", str(placement.student.pk))
    return "/" + re.sub(r"<int:pk>", str(row.pk), route).replace("<uuid:entry>", str(entry.pk))


@pytest.fixture
def things(placement, bens_placement, amara):
    load_forms()
    return placement, make_request(placement), make_day(placement), make_entry(amara)


@pytest.mark.parametrize("name", PAGES)
def test_who_may_open_each_page(as_person, cast, things, name):
    address = address_of(name, *things)
    expected = dict.fromkeys(STRANGERS, 404) | PAGES[name]
    assert {who: as_person(cast[who]).get(address).status_code for who in expected} == expected


@pytest.mark.parametrize("name", PAGES)
def test_somebody_signed_out_is_asked_to_sign_in(client, things, name):
    shown = client.get(address_of(name, *things))
    assert (shown.status_code, shown.headers["Location"].startswith("/account/login/?next=/placement/")) == (302, True)


@pytest.mark.parametrize("name", [name for name in PAGES if name != "placements"])
def test_nobody_else_gets_further_by_sending_a_form(as_person, cast, things, name):
    address = address_of(name, *things)
    before = [Evidence.objects.get().state, Day.objects.get().state, Evidence.objects.get().decisions.count()]
    for who in [*STRANGERS, *(who for who, status in PAGES[name].items() if status in {403, 404})]:
        assert as_person(cast[who]).post(address, {"sure": "yes", "comment": "x", "days": [things[2].pk]}).status_code in {403, 404}
    assert [Evidence.objects.get().state, Day.objects.get().state, Evidence.objects.get().decisions.count()] == before


def test_every_signed_in_address_stands_in_this_table():
    named = {address.name.removeprefix("placements:") for address in SIGNED_IN} - {"not_mine_thanks"}
    assert named - OF_ONE_RECORD - OF_ONE_FORM - OF_ONE_LINE - OF_A_WEEK - OF_A_DESK - OF_A_PORTFOLIO == set(PAGES)


class TestOnSiteSupervisor:
    @pytest.fixture
    def lee(self, placement, marek, priya):
        """Marek, for once, supervises on site."""
        add_person(placement=placement, person=marek, part=Part.ON_SITE_SUPERVISOR, by=priya)
        return marek

    @pytest.mark.parametrize(
        ("name", "status"),
        [("placement", 200), ("days", 200), ("day_query", 200), ("evidence", 200), ("sign_off", 403), ("evidence_new", 403)],
    )
    def test_reads_and_confirms_days_and_signs_nothing_off(self, as_person, lee, things, name, status):
        assert as_person(lee).get(address_of(name, *things)).status_code == status


class TestDrafts:
    def test_a_draft_is_nobodys_but_the_students(self, as_person, cast, placement):
        draft = make_evidence(placement)
        address = f"/placement/evidence/{draft.pk}/"
        assert {who: as_person(cast[who]).get(address).status_code for who in cast} == dict.fromkeys(cast, 404) | {"amara": 200}

    @pytest.mark.parametrize("who", ["joan", "sam", "priya"])
    @pytest.mark.parametrize("page", ["/placement/{}/", "/placement/{}/evidence/", "/"])
    def test_no_page_of_others_names_or_counts_it(self, as_person, cast, placement, who, page):
        make_evidence(placement, title="A private beginning")
        shown = words_on(as_person(cast[who]).get(page.format(placement.pk)))
        assert ("A private beginning" in shown, "1 piece" in shown) == (False, False)

    @pytest.mark.parametrize("page", ["/placement/{}/evidence/", "/placement/{}/"])
    def test_a_coordinator_sees_the_state_and_not_the_words(self, as_person, request_to_joan, priya, page):
        shown = words_on(as_person(priya).get(page.format(request_to_joan.placement_id)))
        assert ("1 piece" in shown or "Waiting for Joan" in shown, "Friday’s visit" in shown, "Critical" in shown) == (
            True,
            False,
            False,
        )


class TestTime:
    def test_a_former_practice_educator_gets_404(self, as_person, things, joan, priya):
        placement, asked, *_ = things
        signs(asked)
        end_person(someone=placement.person_as(Part.PRACTICE_EDUCATOR), by=priya, on=timezone.localdate() - timedelta(days=1))
        pages = [f"/placement/{placement.pk}/", f"/placement/evidence/{asked.pk}/", f"/placement/evidence/{asked.pk}/sign-off/"]
        assert [as_person(joan).get(page).status_code for page in pages] == [404, 404, 404]

    @pytest.mark.parametrize(("days", "seen"), [(42, 1), (43, 0)])
    def test_after_the_end_joan_reads_on_for_six_weeks(self, placement, joan, priya, days, seen):
        complete(placement=placement, by=priya, on=timezone.localdate() - timedelta(days=days))
        assert Placement.objects.visible_to(joan).count() == seen

    @pytest.mark.parametrize("who", ["amara", "sam", "priya"])
    def test_the_university_and_the_student_read_on(self, placement, cast, priya, who):
        complete(placement=placement, by=priya, on=timezone.localdate() - timedelta(days=100))
        assert Placement.objects.visible_to(cast[who]).count() == 1

    def test_her_signature_stays_under_her_name(self, as_person, things, amara, priya):
        placement, asked, *_ = things
        signs(asked)
        end_person(someone=placement.person_as(Part.PRACTICE_EDUCATOR), by=priya, on=timezone.localdate() - timedelta(days=1))
        assert "Joan Pritchard signed it off: agrees" in words_on(as_person(amara).get(f"/placement/evidence/{asked.pk}/"))
