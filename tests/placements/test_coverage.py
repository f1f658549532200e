"""What the evidence covers: a number in every cell, the same for everybody who may read it, and gaps that become an agenda."""

import re

import pytest

from placements.actions.evidence import withdraw_request
from placements.models import AgendaLine
from placements.models.judgement import Answer
from tests.factories.placements import make_evidence, make_request, signs
from tests.placements.pages import words_on


@pytest.fixture
def page(placement):
    return f"/placement/{placement.pk}/coverage/"


def row_of(response, title):
    """Return the cells of one line of the table, in words."""
    row = next(row for row in re.findall(r"<tr.*?</tr>", response.content.decode(), re.DOTALL) if title in row)
    cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
    return [re.sub(r"\s+", " ", re.sub(r'<span class="vh">.*?</span>|<[^>]+>', "", cell)).strip() for cell in cells]


def spoken(response, title):
    heading = next(row for row in re.findall(r"<th scope=\"row\".*?</th>", response.content.decode(), re.DOTALL) if title in row)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", heading)).strip()


class TestTheMap:
    def test_every_cell_has_a_number_or_says_gap(self, as_person, amara, page, placement):
        signs(make_request(placement))
        make_request(placement, source="people", days_ago=1)
        shown = as_person(amara).get(page)
        assert row_of(shown, "Critical reflection")[:6] == ["1", "gap", "1", "gap", "1 of 2", "yesterday"]
        assert row_of(shown, "Professionalism") == ["gap", "gap", "gap", "gap", "none", "never", "Nothing yet"]

    def test_a_screen_reader_hears_the_line_in_one_breath(self, as_person, amara, page, placement):
        signs(make_request(placement))
        make_request(placement)
        shown = as_person(amara).get(page)
        assert spoken(shown, "Critical") == "6 Critical reflection and analysis: 2 pieces, 1 agreed, newest 3 days ago"

    def test_what_waits_is_counted_and_not_as_agreed(self, as_person, amara, page, request_to_joan):
        cells = row_of(as_person(amara).get(page), "Critical reflection")
        assert (cells[0], cells[4]) == ("1", "0 of 1")
        assert "1 piece waits for an answer" in cells[6]

    def test_drafts_and_what_was_taken_back_count_for_nobody(self, as_person, amara, joan, page, placement, request_to_joan):
        make_evidence(placement)
        withdraw_request(evidence=request_to_joan, by=amara)
        for person in (amara, joan):
            assert row_of(as_person(person).get(page), "Critical reflection")[0] == "gap"

    def test_what_was_judged_not_yet_is_said_and_not_counted(self, as_person, amara, page, placement):
        signs(make_request(placement), judgement="not_yet")
        cells = row_of(as_person(amara).get(page), "Critical reflection")
        assert (cells[0], cells[6]) == ("gap", "Nothing yet: 1 piece was judged not yet")

    def test_each_claim_counts_with_its_own_answer(self, as_person, amara, page, placement):
        signs(make_request(placement, shows=("6", "7")), apart=[Answer("pcf-2018", "7", "not_yet", "No.")])
        shown = as_person(amara).get(page)
        assert (row_of(shown, "Critical reflection")[0], row_of(shown, "Intervention")[0]) == ("1", "gap")

    def test_the_student_sees_exactly_what_the_others_see(self, as_person, amara, joan, sam, page, placement):
        signs(make_request(placement))
        make_evidence(placement, title="A draft")
        tables = [
            re.search(r"<tbody>.*?</tbody>", as_person(one).get(page).content.decode(), re.DOTALL)[0] for one in (amara, joan, sam)
        ]
        assert tables[0] == tables[1] == tables[2]

    def test_the_list_has_the_biggest_gap_first(self, as_person, amara, page, placement):
        signs(make_request(placement, shows=("1",)))
        body = as_person(amara).get(page).content.decode().split("cov-list")[1]
        assert body.index("Critical reflection") < body.index("Intervention") < body.index("Professionalism")

    def test_a_line_lists_its_pieces_with_what_was_said(self, as_person, amara, page, placement):
        signs(make_request(placement), apart=[Answer("pcf-2018", "6", "partly", "What did you feel?")])
        shown = words_on(as_person(amara).get(f"{page}pcf-2018/6/"))
        assert ("Friday’s visit" in shown, "What did you feel?" in shown, "Partly" in shown) == (True, True, True)

    def test_a_line_that_is_not_there_is_not_found(self, as_person, amara, page, placement, request_to_joan):
        assert as_person(amara).get(f"{page}pcf-2018/99/").status_code == 404

    @pytest.mark.parametrize(("who", "status"), [("priya", 403), ("tom", 404), ("carol", 404)])
    def test_it_is_not_for_others(self, as_person, cast, page, who, status):
        assert as_person(cast[who]).get(page).status_code == status

    @pytest.mark.parametrize("rows", [1, 3])
    def test_it_costs_nine_queries(self, as_person, amara, page, placement, django_assert_num_queries, rows):
        for _ in range(rows):
            make_request(placement)
        client = as_person(amara)
        with django_assert_num_queries(9):
            client.get(page)


class TestTheAgenda:
    def adds(self, client, placement):
        node = make_request(placement).tags.get().node
        return client.post(f"/placement/{placement.pk}/agenda/add-gap/", {"node": node.pk})

    def test_a_gap_is_one_press_away_and_twice_is_once(self, as_person, amara, placement):
        client = as_person(amara)
        self.adds(client, placement)
        self.adds(client, placement)
        assert [line.words for line in AgendaLine.objects.all()] == [
            "Critical reflection and analysis: what could show it in the next two weeks?"
        ]

    def test_joan_reads_it_and_says_that_they_talked_about_it(self, as_person, amara, joan, placement):
        self.adds(as_person(amara), placement)
        page = f"/placement/{placement.pk}/agenda/"
        assert "Amara Osei" in words_on(as_person(joan).get(page))
        as_person(joan).post(f"/placement/agenda/{AgendaLine.objects.get().pk}/dealt-with/")
        assert not AgendaLine.objects.to_come().exists()

    def test_sam_reads_what_evidence_covers_without_the_agenda(self, as_person, amara, sam, placement):
        self.adds(as_person(amara), placement)
        assert "supervision" not in words_on(as_person(sam).get(f"/placement/{placement.pk}/coverage/"))
        assert as_person(sam).get(f"/placement/{placement.pk}/agenda/").status_code == 403

    def test_their_own_words_go_on_it_too(self, as_person, joan, placement):
        client = as_person(joan)
        client.post(f"/placement/{placement.pk}/agenda/", {"words": "How the duty desk is going"})
        assert AgendaLine.objects.get().added_by == joan
