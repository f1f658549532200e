"""The examiner's room as pages: Elin by her link, Priya signed in, and everybody else nothing."""

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from history.models import Delivery, Reading
from placements.actions.examiner import withdraw_room
from placements.models import ExaminerRemark, ExaminerRoom, PortfolioFile
from tests.factories.examiners import answers, choices_of, names, page_of, read_again, remarks
from tests.factories.portfolios import make_confirmed
from tests.factories.records import load_forms
from tests.placements.pages import filled, hidden, words_on
from writing.actions.draft import save_draft
from writing.models import Draft

pytestmark = pytest.mark.django_db
NOTHING_AGAINST = {"taught": "no"}


@pytest.fixture(autouse=True)
def _forms(db):
    load_forms()


@pytest.fixture
def edition(placement):
    return make_confirmed(placement)


@pytest.fixture
def room(edition, cohort, priya, elin):
    return names(cohort, by=priya)


@pytest.fixture
def open_room(room):
    return answers(room)


@pytest.fixture
def portfolio(open_room):
    return page_of(open_room, "_portfolio", choices_of(open_room)[0].pk)


def page(name, row):
    return reverse(f"placements:{name}", args=[row.pk])


def typed(client, address, words, **more):
    return filled(client, address, "draft_id", "draft_version", "request_key", words=words, **more)


def saves(client, address, words, *, version=0, kind="examiner"):
    """What the box does while somebody types."""
    shown = client.get(address).content.decode()
    url, about = (re.search(rf'data-draft-{name}="([^"]*)"', shown)[1] for name in ("url", "about"))
    body = {"kind": kind, "about": about, "version": version, "fields": {"words": words}}
    return client.put(url, json.dumps(body), content_type="application/json")


class TestWhoMay:
    @pytest.mark.parametrize("name", ["examiner_room", "examiner_withdraw", "examiner_send"])
    def test_the_page_of_the_room_is_priyas(self, as_person, cast, room, name):
        for who, person in cast.items():
            expected = 405 if name == "examiner_send" else 200
            expected = expected if who == "priya" else 403 if who == "elin" else 404
            assert as_person(person).get(page(name, room)).status_code == expected, who
            if who != "priya":
                assert as_person(person).post(page(name, room)).status_code in {403, 404}, who
        assert (read_again(room).link.version, read_again(room).is_open) == (1, True)

    def test_naming_one_is_the_coordinators(self, as_person, cast, cohort, edition):
        for who, person in cast.items():
            expected = 200 if who == "priya" else 403 if who in {"amara", "ben", "sam"} else 404
            assert as_person(person).get(page("examiner_name", cohort)).status_code == expected, who
            if who != "priya":
                assert as_person(person).post(page("examiner_name", cohort), {"how": "draw"}).status_code == expected, who
        assert ExaminerRoom.objects.count() == 0

    def test_releasing_a_remark_is_the_coordinators(self, as_person, cast, open_room):
        remark = remarks(open_room, choices_of(open_room)[0])
        for who, person in cast.items():
            expected = 302 if who == "priya" else 403 if who == "elin" else 404
            assert as_person(person).post(page("examiner_release", remark)).status_code == expected, who

    def test_elin_signed_in_finds_neither_the_edition_nor_its_file(self, as_person, elin, open_room, edition):
        pages = [page(name, edition) for name in ("portfolio_edition", "portfolio_file")]
        assert [as_person(elin).get(one).status_code for one in pages] == [404, 404]

    def test_one_link_opens_one_room(self, client, open_room, bens_placement, cohort, priya):
        bens = answers(names(cohort, by=priya, chosen=[make_confirmed(bens_placement).pk], why="His."))
        for name in ("_portfolio", "_file", "_conflict"):
            assert client.get(page_of(open_room, name, choices_of(bens)[0].pk)).status_code == 404
            assert client.post(page_of(open_room, name, choices_of(bens)[0].pk), {"words": "x"}).status_code == 404
        other = client.get(reverse("placements:examine_by_link", args=["not-a-token"]))
        assert (other.status_code, Reading.objects.count(), ExaminerRemark.objects.count()) == (404, 0, 0)


class TestBefore:
    def test_she_is_asked_first_and_no_student_is_named(self, client, room, edition):
        shown = client.get(page_of(room))
        assert ("Before you read" in words_on(shown), "Amara" in words_on(shown)) == (True, False)
        assert "checked" not in shown.content.decode()
        for name, more in (("_portfolio", [choices_of(room)[0].pk]), ("_file", [choices_of(room)[0].pk]), ("_overall", [])):
            assert client.get(page_of(room, name, *more)).headers["Location"] == page_of(room)
        assert Reading.objects.count() == 0

    def test_the_question_has_to_be_answered(self, client, room):
        assert "Answer yes or no." in words_on(client.post(page_of(room), {}))
        assert client.post(page_of(room), NOTHING_AGAINST).status_code == 302
        shown = words_on(client.get(page_of(room)))
        assert ("Portfolio 1" in shown, "No recommendation stands in it." in shown, "Amara" in shown) == (True, True, False)
        client.post(page_of(room), {"taught": "yes"})  # the page from before, pressed once more
        assert read_again(room).declarations.count() == 1

    @pytest.mark.parametrize("answer", ["university", "agency"])
    def test_a_conflict_closes_the_portfolio_and_priya_reads_what_was_said(self, client, as_person, priya, room, agency, answer):
        said = {"taught": "yes"} if answer == "university" else NOTHING_AGAINST | {"agencies": [agency.pk]}
        client.post(page_of(room), said)
        assert "Closed to you" in words_on(client.get(page_of(room)))
        address = page_of(room, "_portfolio", choices_of(room)[0].pk)
        assert client.get(address).headers["Location"] == client.post(page_of(room, "_overall"), {}).headers.get(
            "Location", page_of(room)
        )
        shown = words_on(as_person(priya).get(page("examiner_room", room)))
        assert "Closed to the examiner: a conflict of interest." in shown
        assert ("Yes." if answer == "university" else "Kestrelshire Council.") in shown
        assert Reading.objects.count() == 0

    def test_she_can_say_so_once_she_has_seen_whose_it_is(self, client, open_room, portfolio):
        address = page_of(open_room, "_conflict", choices_of(open_room)[0].pk)
        assert "Close portfolio 1 to you?" in words_on(client.get(address))
        assert read_again(open_room).closed_to_examiner == set()
        client.post(address)
        assert client.get(portfolio).status_code == 302
        assert "Closed to you" in words_on(client.get(page_of(open_room)))


class TestReading:
    def test_she_reads_what_an_examiner_may_and_the_student_sees_that(self, client, as_person, amara, portfolio, edition):
        shown = words_on(client.get(portfolio))
        assert ("Amara Osei" in shown, "Unchanged." in shown, "Days, one by one Its words are not for you" in shown) == (True,) * 3
        client.head(portfolio)
        assert [(one.reader, one.part, one.channel, one.version) for one in Reading.objects.all()] == [
            (choices_of(ExaminerRoom.objects.get())[0].room.person_id, "external examiner", "link", 1)
        ]
        said = words_on(as_person(amara).get(reverse("writing:who_opened")))
        assert re.search(r"Prof. Elin Rees , external examiner, opened edition 1 of your portfolio by the link", said)

    def test_she_asks_for_the_file_and_takes_it_once_it_is_made(self, client, open_room, edition, portfolio):
        address = page_of(open_room, "_file", choices_of(open_room)[0].pk)
        assert client.get(address).status_code == 302
        client.post(address)
        client.post(address)
        assert Delivery.objects.filter(kind="placements.portfolio_file").count() == 1
        PortfolioFile.objects.update(content=b"%PDF-1.7 x", made_at=timezone.now(), stage="ready")
        taken = client.get(address)
        assert (b"".join(taken.streaming_content), taken.headers["Content-Disposition"][:10]) == (b"%PDF-1.7 x", "attachment")
        assert [one.channel for one in Reading.objects.all()] == ["file"]
        assert "Take the signed PDF" in words_on(client.get(portfolio))

    def test_it_asks_the_database_as_much_for_two_portfolios_as_for_one(
        self, client, edition, bens_placement, cohort, priya, django_assert_num_queries
    ):
        one = answers(names(cohort, by=priya))
        client.get(page_of(one))
        make_confirmed(bens_placement)
        two = answers(names(cohort, by=priya))
        for room in (one, two):
            address = page_of(room)
            with django_assert_num_queries(10):
                client.get(address)


class TestRemark:
    def test_what_is_typed_is_kept_and_nobody_else_reads_it(self, client, as_person, priya, open_room, portfolio):
        saved = saves(client, portfolio, "Half a sen")
        assert (saved.status_code, saved.json()["version"]) == (200, 1)
        assert "Half a sen" in client.get(portfolio).content.decode()
        assert "Draft kept" in words_on(client.get(page_of(open_room)))
        assert "Half a sen" not in as_person(priya).get(page("examiner_room", open_room)).content.decode()

    def test_it_is_sent_with_a_press_and_the_box_is_empty_again(self, client, as_person, priya, open_room, portfolio):
        saves(client, portfolio, "Clear.")
        said = typed(client, portfolio, "Clear,\r\nand fair.")
        for _ in range(2):
            shown = client.post(portfolio, said, follow=True)
        assert ("Sent." in words_on(shown), 'data-module="forget-draft"' in shown.content.decode()) == (True, True)
        assert [one.words for one in ExaminerRemark.objects.all()] == ["Clear,\nand fair."]
        assert Draft.objects.get().finished_at is not None
        assert hidden(client.get(portfolio), "draft_version") == "2"
        assert "1 remark sent" in words_on(client.get(page_of(open_room)))
        assert "Clear, and fair." in words_on(as_person(priya).get(page("examiner_room", open_room)))

    def test_without_a_script_it_is_kept_with_a_press(self, client, open_room, portfolio):
        client.post(portfolio, typed(client, portfolio, "For later.", keep="yes"))
        assert (ExaminerRemark.objects.count(), "For later." in client.get(portfolio).content.decode()) == (0, True)

    def test_two_pages_keep_both_texts(self, client, portfolio):
        older = typed(client, portfolio, "From the phone.", keep="yes")
        client.post(portfolio, typed(client, portfolio, "From the desk.", keep="yes"))
        shown = client.post(portfolio, older)
        assert ("Both are kept." in words_on(shown), "From the phone." in shown.content.decode()) == (True, True)
        again = {name: hidden(shown, name) for name in ("draft_id", "draft_version", "request_key")}
        client.post(portfolio, again | {"words": "From the phone.", "keep": "yes"})
        assert Draft.objects.get().fields == {"words": "From the phone."}

    def test_nothing_is_not_sent(self, client, portfolio):
        assert "Write something before you send it." in words_on(client.post(portfolio, typed(client, portfolio, "  ")))
        assert client.post(portfolio, typed(client, portfolio, "x") | {"draft_id": "x"}).status_code == 200
        assert ExaminerRemark.objects.count() == 0

    def test_the_box_saves_remarks_of_this_room_and_nothing_else(self, client, open_room, portfolio):
        assert saves(client, portfolio, "x", kind="log_entry").status_code == 400
        body = {"kind": "examiner", "about": "examiner-0-0", "version": 0, "fields": {"words": "x"}}
        url = page_of(open_room, "_draft", uuid4())
        assert client.put(url, json.dumps(body), content_type="application/json").status_code == 400
        assert (client.get(f"{url}?token").status_code, Draft.objects.count()) == (200, 0)

    def test_whoever_holds_the_link_reaches_nothing_else_that_elin_typed(self, client, elin, open_room, portfolio):
        other = save_draft(id=uuid4(), kind="record", about="record-1-1", fields={"words": "Hers."}, version_seen=0, by=elin)
        url = page_of(open_room, "_draft", other.pk)
        body = {"kind": "examiner", "about": f"examiner-{open_room.pk}-0", "version": 1, "fields": {"words": "x"}}
        assert client.get(url).status_code == 404
        assert client.put(url, json.dumps(body), content_type="application/json").status_code == 400
        said = typed(client, portfolio, "x") | {"draft_id": other.pk, "draft_version": 1}
        assert [client.post(portfolio, said | more).status_code for more in ({}, {"keep": "yes"})] == [400, 400]
        assert (Draft.objects.get().fields, ExaminerRemark.objects.count()) == ({"words": "Hers."}, 0)

    def test_about_the_whole_sample(self, client, as_person, priya, amara, open_room, edition):
        address = page_of(open_room, "_overall")
        client.post(address, typed(client, address, "Well kept."))
        assert "Well kept." in words_on(as_person(priya).get(page("examiner_room", open_room)))
        assert "Let the student read it" not in words_on(as_person(priya).get(page("examiner_room", open_room)))
        assert "Well kept." not in words_on(as_person(amara).get(page("portfolio_edition", edition)))

    def test_the_student_reads_it_once_it_is_released(self, as_person, amara, joan, priya, open_room, edition):
        remark = remarks(open_room, choices_of(open_room)[0], "Clear, and fair to her.")
        address = page("portfolio_edition", edition)
        assert "Clear, and fair" not in words_on(as_person(amara).get(address))
        as_person(priya).post(page("examiner_release", remark))
        shown = {who.get_short_name(): words_on(as_person(who).get(address)) for who in (amara, joan)}
        assert {who: "Clear, and fair to her." in words for who, words in shown.items()} == {"Amara": True, "Joan": False}


class TestTheEnd:
    def test_after_the_last_day_a_kind_sentence_and_nothing_else(self, client, open_room, portfolio):
        said = typed(client, portfolio, "Almost done.")
        with time_machine.travel(timezone.now() + timedelta(days=31)):
            for address in (page_of(open_room), portfolio, page_of(open_room, "_overall")):
                shown = client.get(address)
                assert (shown.status_code in {404, 410}, "Amara" in words_on(shown)) == (True, False)
            shown = words_on(client.get(page_of(open_room)))
            assert ("This room has ended" in shown, "Thank you for reading." in shown, "new link" in shown) == (True, True, False)
            assert "Almost done." in words_on(client.post(portfolio, said))
            client.post(page_of(open_room, "_again"))
        assert (read_again(open_room).link.version, ExaminerRemark.objects.count()) == (1, 0)

    def test_withdrawn_it_says_so(self, client, open_room, priya):
        withdraw_room(room=open_room, by=priya)
        shown = client.get(page_of(open_room))
        assert (shown.status_code, "Priya Nair closed it." in words_on(shown)) == (410, True)

    def test_an_expired_link_has_one_button_and_the_old_one_stays_dead(self, client, edition, cohort, priya):
        room = answers(names(cohort, by=priya, days=300))
        address = page_of(room)
        with time_machine.travel(timezone.now() + timedelta(days=40)):
            assert "Send me a new link" in words_on(client.get(address))
            assert client.post(page_of(room, "_again")).headers["Location"] == reverse("placements:examine_sent")
            assert (client.get(address).status_code, client.get(page_of(room)).status_code) == (404, 200)


class TestPriya:
    def test_she_names_elin_and_sees_the_room(self, as_person, priya, cohort, edition, elin):
        client, address = as_person(priya), page("examiner_name", cohort)
        shown = words_on(client.get(address))
        assert ("Amara Osei No recommendation stands in it." in shown, "checked" in client.get(address).content.decode()) == (
            True,
            False,
        )
        day = timezone.localdate() + timedelta(days=20)
        said = filled(client, address, "request_key", name=elin.name, email=elin.email, ends_on=str(day), how="draw")
        for _ in range(2):
            assert client.post(address, said).status_code == 302
        room = ExaminerRoom.objects.get()
        assert "Not opened yet" in words_on(client.get(page("examiner_room", room)))
        assert "Prof. Elin Rees" in words_on(client.get(page("panel", cohort)))

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"name": ""}, "Give the examiner’s name."),
            ({"email": "elin"}, "Give an address such as"),
            ({"ends_on": "2020-01-01"}, "Give a day from today to a year from now."),
            ({"how": ""}, "Say how the sample is made."),
            ({"how": "choose"}, "Choose at least one portfolio"),
            ({"email": "joan.pritchard@alderbrook.example"}, "has, or had, a part in a placement of Amara Osei"),
        ],
    )
    def test_what_is_wrong_is_said_and_kept(self, as_person, priya, cohort, edition, elin, wrong, words):
        client, address = as_person(priya), page("examiner_name", cohort)
        day = timezone.localdate() + timedelta(days=20)
        said = filled(client, address, "request_key", name=elin.name, email=elin.email, ends_on=str(day), how="draw", why="Why not")
        shown = client.post(address, said | wrong)
        assert (words in words_on(shown), "Why not" in shown.content.decode(), ExaminerRoom.objects.count()) == (True, True, 0)

    def test_she_closes_it_and_sends_a_new_link(self, as_person, priya, room):
        client = as_person(priya)
        client.post(page("examiner_send", room))
        assert read_again(room).link.version == 2
        assert "can’t be opened again" in words_on(client.get(page("examiner_withdraw", room)))
        client.post(page("examiner_withdraw", room))
        shown = words_on(client.get(page("examiner_room", room)))
        assert ("Withdrawn." in shown, "Send a new link" in shown) == (True, False)
        assert "no link was sent" in words_on(client.post(page("examiner_send", room), follow=True))

    def test_the_board_page_carries_the_remark(self, as_person, priya, cohort, placement, elin):
        from tests.factories.panels import choice_of, has_its_list  # noqa: PLC0415

        make_confirmed(placement)
        has_its_list(placement, by=priya)
        room = answers(names(cohort, by=priya))
        remarks(room, choices_of(room)[0], "Clear, and fair to her.")
        for name in ("panel_portfolio", "panel_board"):
            assert "Clear, and fair to her." in words_on(as_person(priya).get(page(name, choice_of(placement))))
