"""“Something unclear or wrong here?”: written by anybody, answered by authors, read by everybody."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.exceptions import FieldDoesNotExist

from history.models import Entry
from history.transitions import IllegalMove
from learning.actions import remark as actions
from learning.models import Remark, SectionPage
from learning.states import REMARK_MOVES, RemarkState
from tests.factories.learning import make_course

MODULE = "/modules/digital-practice/"
READ = f"{MODULE}good-practice/a-visit-three-ways/"
WRITE = f"{READ}remark/"
WORDS = "The second paragraph says the opposite of the first."


@pytest.fixture(autouse=True)
def _nobody_has_written(db):
    cache.clear()


@pytest.fixture
def page(course):
    return SectionPage.objects.get(slug="a-visit-three-ways")


@pytest.fixture
def remark(page):
    return write(page)


def write(page, words=WORDS, **values):
    facts = {"id": uuid4(), "page": page.pk, "place": "block-opening--2", "quote": "Two word", "sender": "here"}
    return actions.write_remark(**facts | {"words": words} | values)


def typed(client, **values):
    form = BeautifulSoup(client.get(WRITE).content, "html.parser").select_one("main form")
    fields = {field["name"]: field.get("value", "") for field in form.find_all("input") if field.get("name")}
    return fields | {"words": WORDS, "place": "block-opening--2"} | values


def board(client):
    page = BeautifulSoup(client.get(f"{MODULE}you-said/").content, "html.parser")
    return [dd.get_text(strip=True) for dd in page.select(".said dd")]


def answered(remark, marek, you_said="Two paragraphs disagree.", we_did="We changed the second."):
    return actions.answer(remark=remark, you_said=you_said, we_did=we_did, by=marek)


def test_somebody_signed_out_says_what_is_unclear(client, course):
    response = client.post(WRITE, typed(client))
    assert response["Location"] == f"{WRITE}?thanks=yes"
    remark = Remark.objects.get()
    assert (remark.words, remark.place, remark.state) == (WORDS, "block-opening--2", RemarkState.NEW)
    assert remark.quote.startswith("Two word word")
    assert "Thank you" in client.get(response["Location"]).content.decode()


def test_the_section_the_chapter_and_the_module_all_take_remarks(client, course):
    for address in (MODULE, f"{MODULE}good-practice/", READ):
        assert f'href="{address}remark/"' in client.get(address).content.decode()
        assert client.get(f"{address}remark/").status_code == 200


def test_it_is_kept_nowhere_who_wrote_it(amara, as_person, course):
    client = as_person(amara)
    client.post(WRITE, typed(client))
    with pytest.raises(FieldDoesNotExist):
        Remark._meta.get_field("by")
    entry = Entry.objects.get(verb="remark.write")
    assert (entry.actor_pk, WORDS in str(entry.details)) == ("", False)


def test_sending_twice_is_once(client, course):
    form = typed(client)
    assert [client.post(WRITE, form).status_code for _ in range(2)] == [302, 302]
    assert Remark.objects.count() == 1


def test_a_remark_without_words_is_asked_for_them(client, course):
    response = client.post(WRITE, typed(client, words=" "))
    assert response.status_code == 422
    assert "Write what is unclear or wrong, then send it." in response.content.decode()


def test_a_part_that_is_not_there_is_refused_and_the_words_are_kept(client, course):
    response = client.post(WRITE, typed(client, place="block-nowhere"))
    assert response.status_code == 422
    assert WORDS in response.content.decode()
    assert not Remark.objects.exists()


def test_a_link_can_say_which_part_it_is_about(client, course):
    page = BeautifulSoup(client.get(WRITE, {"at": "block-opening--3"}).content, "html.parser")
    assert page.select_one("option[selected]")["value"] == "block-opening--3"


def test_a_name_is_pointed_out_once_and_can_stay(client, course):
    form = typed(client, words="It reads like Sarah Pemberton wrote it on 07700 900123.")
    response = client.post(WRITE, form)
    assert response.status_code == 422
    assert "This might identify someone" in response.content.decode()
    assert "Sarah Pemberton wrote it" in response.content.decode()
    seen = BeautifulSoup(response.content, "html.parser").find("input", attrs={"name": "seen"})["value"]
    assert client.post(WRITE, form | {"seen": seen, "words": "Another: Sarah Pemberton."}).status_code == 422
    assert client.post(WRITE, form | {"seen": seen}).status_code == 302


def test_the_eleventh_remark_of_an_hour_is_not_sent_and_its_words_are_kept(client, course):
    for _ in range(10):
        client.post(WRITE, typed(client))
    response = client.post(WRITE, typed(client, words="One more."))
    assert response.status_code == 429
    assert "One more." in response.content.decode()
    assert Remark.objects.count() == 10


def test_somebody_elses_remarks_are_counted_apart(page):
    for _ in range(10):
        write(page)
    with pytest.raises(actions.TooMany):
        write(page)
    assert write(page, sender="elsewhere").words == WORDS


def test_all_together_have_a_limit_too(page, monkeypatch):
    monkeypatch.setattr(actions, "MOST_OF_ALL", 1)
    write(page)
    with pytest.raises(actions.TooMany):
        write(page, sender="elsewhere")


def test_who_may_not_read_a_page_cannot_remark_on_it(client, joan, as_person, programme):
    make_course(open_to="members", programmes=[programme])
    assert client.get(WRITE).status_code == 302
    assert as_person(joan).post(WRITE, {}).status_code == 404


@pytest.mark.parametrize("who", ["amara", "sam", "priya", "ruth", "joan"])
def test_only_authors_find_remarks(who, cast, as_person, remark):
    client = as_person(cast[who])
    assert client.get("/remarks/").status_code == 403
    assert client.get(f"/remarks/{remark.pk}/").status_code == 404
    assert [client.post(f"/remarks/{remark.pk}/{move}/").status_code for move in ("set-aside", "erase")] == [404, 404]


def test_marek_answers_and_everybody_reads_it(client, marek, as_person, remark):
    assert board(client) == []
    author = as_person(marek)
    assert WORDS in author.get("/remarks/").content.decode()
    given = {"you_said": "Two paragraphs disagree.", "we_did": "We changed the second.", "seen": ""}
    assert author.post(f"/remarks/{remark.pk}/", given).status_code == 302
    author.logout()
    assert board(client) == ["Two paragraphs disagree.", "We changed the second."]


def test_what_was_written_is_read_by_authors_alone(client, marek, as_person, remark):
    answered(remark, marek)
    assert WORDS not in client.get(f"{MODULE}you-said/").content.decode()


def test_an_answer_that_names_somebody_is_looked_at_again(marek, as_person, remark):
    given = {"you_said": "Sarah Pemberton is named.", "we_did": "Taken out.", "seen": ""}
    assert as_person(marek).post(f"/remarks/{remark.pk}/", given).status_code == 422


def test_an_answer_says_what_was_asked_and_what_was_done(marek, remark):
    with pytest.raises(actions.NothingSaid):
        answered(remark, marek, we_did=" ")


def test_an_answer_can_be_changed_and_stays_in_its_month(marek, remark):
    first = answered(remark, marek)
    again = answered(remark, marek, we_did="We took it out.")
    assert (again.we_did, again.answered_at) == ("We took it out.", first.answered_at)
    assert [one.move for one in again.decisions.all()] == ["answer", "answer"]


def test_the_same_answer_twice_is_one_move(marek, remark):
    answered(remark, marek)
    assert answered(remark, marek).decisions.count() == 1


def test_what_is_set_aside_is_read_by_nobody_else(client, marek, remark):
    actions.set_aside(remark=answered(remark, marek), by=marek)
    assert board(client) == []
    with pytest.raises(IllegalMove):
        actions.set_aside(remark=remark, by=marek)


def test_words_about_a_person_are_deleted_for_good(marek, remark):
    gone = actions.erase(remark=answered(remark, marek), by=marek)
    assert (gone.words, gone.quote, gone.you_said, gone.we_did) == ("", "", "", "")
    assert actions.erase(remark=gone, by=marek).decisions.count() == 2


def test_every_move_is_in_the_table():
    assert REMARK_MOVES.moves == ["answer", "set_aside", "erase"]
    assert REMARK_MOVES.allowed_from(RemarkState.SET_ASIDE) == ["answer", "erase"]


def test_marek_is_told_at_home_that_a_remark_waits(marek, amara, as_person, remark):
    assert "1 remark waits for an answer" in as_person(marek).get("/").content.decode()
    assert "remark" not in as_person(amara).get("/").content.decode()


def test_a_page_that_its_author_deletes_leaves_the_remark(marek, page, remark, as_person):
    page.delete()
    assert "A page that is not published any more" in as_person(marek).get("/remarks/").content.decode()


def test_a_stranger_is_sent_the_board_again_only_when_an_answer_changed(client, marek, remark):
    first = client.get(f"{MODULE}you-said/")
    assert client.get(f"{MODULE}you-said/", headers={"if-none-match": first["ETag"]}).status_code == 304
    answered(remark, marek)
    assert client.get(f"{MODULE}you-said/", headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_inbox_and_the_board_cost_the_same_queries(count, marek, as_person, page, django_assert_num_queries):
    for number in range(count):
        write(page, f"Unclear {number}.")
        answered(write(page, f"Wrong {number}."), marek)
    client = as_person(marek)
    client.get("/remarks/")
    with django_assert_num_queries(4):  # the person and their roles, what waits, what was dealt with
        client.get("/remarks/")
    with django_assert_num_queries(3):
        client.get(f"{MODULE}you-said/")
