"""A calculator: Amara types numbers, the lines come out exact, and the page's own script finds the same figures."""

import json
import shutil
import subprocess
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from activities.actions.attempt import save_answer, take_to_log, try_again
from activities.blocks import KINDS
from activities.blocks.figures import figure_in, shown, work_out
from activities.models import Activity, Attempt
from activities.models.shown import show_to
from tests.factories.activities import calculator_value, make_calculator

pytestmark = pytest.mark.django_db
CALCULATOR = KINDS["calculator"]
TYPED = [
    "12.50",
    "£1,200",
    " .5 ",
    "-3",
    "−3.25",
    "0.005",
    "1e3",
    "12,50",
    "ten",
    "",
    "1,2345",
    "999999999",
    "12.1234567",
    "٣",
    "1 200",
]


@pytest.fixture
def calculator(db):
    return make_calculator()


def sends(client, calculator, verb="save", **typed):
    posted = {f"field-{key}": words for key, words in typed.items()}
    return client.post(reverse(f"activities:attempt_{verb}", args=[calculator.pk]), posted, follow=True).content.decode()


def comes_to(facts, **typed):
    """Every sentence that is said about these numbers."""
    drawn = CALCULATOR.draw(facts, {f"field-{key}": words for key, words in typed.items()})
    return ["".join(part["words"] for part in line["parts"]) for line in drawn["lines"] if line["found"]]


def beside(facts, **typed):
    """What is said beside each field."""
    drawn = CALCULATOR.draw(facts, {f"field-{key}": words for key, words in typed.items()})
    return {field["key"]: field["trouble"] for field in drawn["fields"] if field["trouble"]}


class TestFigures:
    def test_numbers_are_read_as_people_write_them(self):
        read = [figure_in(words) for words in TYPED]
        assert read == [
            Fraction("12.5"), 1200, Fraction("0.5"), -3, Fraction("-3.25"), Fraction("0.005"), None, None, None, None, None,
            999999999, None, None, 1200,
        ]  # fmt: skip

    def test_they_are_shown_with_pence_or_without_the_zeros_at_the_end(self):
        assert [shown(Fraction("1204.5"), "£"), shown(Fraction("-0.005"), "£"), shown(Fraction(7, 2), "hours", 3)] == [
            "£1,204.50",
            "−£0.01",
            "3.5",
        ]

    def test_nothing_is_lost_between_tenths_and_pence(self):
        line = {"key": "sum", "unit": "£", "places": 0, "add": ["0.1", "0.2"], "less": [], "times": ["3"], "over": []}
        assert work_out([line], {}) == {"sum": Fraction("0.9")}

    def test_a_line_goes_on_from_what_is_shown_of_the_line_before(self):
        third = {"key": "third", "unit": "£", "places": 0, "add": ["10"], "less": [], "times": [], "over": ["3"]}
        all_of_it = {"key": "all", "unit": "£", "places": 0, "add": [], "less": [], "times": ["third", "3"], "over": []}
        assert work_out([third, all_of_it], {}) == {"third": Fraction("3.33"), "all": Fraction("9.99")}

    def test_nothing_is_divided_by_nought(self):
        line = {"key": "share", "unit": "", "places": 0, "add": ["1"], "less": [], "times": [], "over": ["wage"]}
        assert work_out([line], {"wage": Fraction(0)})["share"] is None

    @pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
    def test_the_script_of_the_page_finds_the_same_figures(self, settings):
        call_command("load_activities", verbosity=0)
        facts = Activity.objects.get(key="the-cost-of-being-online").facts()
        cases = [{field["key"]: words for field in facts["fields"]} for words in TYPED]
        cases += [
            {f["key"]: str(Fraction(n * 37 % 4001, 100) * 1.0) for n, f in enumerate(facts["fields"], seed)} for seed in range(60)
        ]
        units = {line["key"]: (line["unit"], line["places"]) for line in facts["lines"]}
        ours = []
        for case in cases:
            found = work_out(facts["lines"], {key: figure_in(words) for key, words in case.items()})
            ours.append({key: shown(found[key], *unit) if found[key] is not None else "" for key, unit in units.items()})
        script = f"""
            import {{ figureIn, workOut, shown }} from "{settings.BASE_DIR}/static/js/exact.js";
            const [lines, cases] = {json.dumps([facts["lines"], cases])};
            const said = (found) => Object.fromEntries(lines.map((line) =>
              [line.key, found[line.key] ? shown(found[line.key], line.unit, line.places) : ""]));
            console.log(JSON.stringify(cases.map((one) => said(workOut(lines,
              Object.fromEntries(Object.entries(one).map(([key, words]) => [key, figureIn(words)])))))));
        """
        done = subprocess.run(
            ["node", "--input-type=module", "--no-warnings", "--eval", script], capture_output=True, text=True, check=True
        )
        assert json.loads(done.stdout) == ours
        assert sum(all(line.values()) for line in ours) > 50


class TestWorkingItOut:
    def test_the_numbers_of_the_author_are_worked_out_before_anybody_types(self, calculator):
        assert comes_to(calculator.facts()) == ["It costs £5.00 a week.", "That is 0.4 hours of work."]

    def test_without_a_script_a_button_works_it_out(self, as_person, amara, calculator):
        page = sends(as_person(amara), calculator, fare="£3", trips="5", wage="12")
        assert '<strong data-figure="week">£15.00 a week</strong>' not in page
        assert ('data-figure="week">£15.00</strong>' in page, "<p>It is a lot.</p>" in page) == (True, True)

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ("", "Write a number here, 0 if there is none."),
            ("two pounds", "Write a number here in figures, such as £2.50."),
            ("500", "Write a number from £0.00 to £200.00."),
            ("2.505", "Write it to the nearest penny, such as £2.50."),
        ],
    )
    def test_what_cannot_be_used_is_said_beside_the_field_and_stays_as_typed(self, as_person, amara, calculator, typed, says):
        page = sends(as_person(amara), calculator, fare=typed)
        assert beside(calculator.facts(), fare=typed) == {"fare": says}
        assert f'name="field-fare" value="{typed}"' in page
        assert says in page

    def test_whole_numbers_are_asked_for_in_words(self, calculator):
        assert beside(calculator.facts(), trips="1.5") == {"trips": "Write a whole number, such as 2."}

    def test_what_does_not_need_the_wrong_number_is_still_worked_out(self, calculator):
        assert comes_to(calculator.facts(), wage="?") == ["It costs £5.00 a week."]

    def test_the_words_for_how_much_it_is_change_at_their_threshold(self, calculator):
        def words(fare):
            drawn = CALCULATOR.draw(calculator.facts(), {"field-fare": fare, "field-trips": "1"})
            return [level["words"] for level in drawn["lines"][0]["levels"] if level["now"]]

        assert [words("9.99"), words("10"), words("?")] == [["It adds up."], ["It is a lot."], []]

    def test_only_fields_of_the_calculator_are_kept(self, as_person, amara, calculator):
        sends(as_person(amara), calculator, fare="3", nobody="7")
        assert Attempt.objects.get().answer == {"field-fare": "3"}

    def test_a_page_opened_earlier_does_not_put_old_numbers_back(self, as_person, amara, calculator):
        save_answer(activity=calculator, answer={"field-fare": "4"}, by=amara)
        earlier = {"field-fare": "2.50", "was-field-fare": "2.50", "field-trips": "3", "was-field-trips": "2"}
        as_person(amara).post(reverse("activities:attempt_save", args=[calculator.pk]), earlier)
        assert Attempt.objects.get().answer == {"field-fare": "4", "field-trips": "3"}


class TestTakingItToTheLog:
    def test_the_figures_are_quoted(self, as_person, amara, calculator):
        page = sends(as_person(amara), calculator, "log", fare="3")
        quoted = Attempt.objects.get().quoted
        assert quoted.question == "What should an assessment ask?"
        assert quoted.answers.split("\n") == [
            "A fare: £3.00",
            "Trips: 2 a week",
            "The wage: £12.00 an hour",
            "",
            "It costs £6.00 a week.",
            "That is 0.5 hours of work.",
        ]
        assert "It costs £6.00 a week." in page
        assert Attempt.objects.get().is_finished

    def test_a_number_that_cannot_be_used_is_said_first_and_kept(self, as_person, amara, calculator):
        page = sends(as_person(amara), calculator, "log", fare="lots")
        assert "Look again at “A fare”, then it can be worked out." in page
        assert (Attempt.objects.get().answer, Attempt.objects.get().is_finished) == ({"field-fare": "lots"}, False)

    def test_pressing_twice_is_one_finish(self, amara, calculator):
        for _ in range(2):
            attempt = take_to_log(activity=calculator, answer={"field-fare": "3"}, by=amara)
        assert (Attempt.objects.count(), attempt.decisions.filter(move="finish").count()) == (1, 1)

    def test_changing_the_numbers_begins_with_them(self, amara, calculator):
        take_to_log(activity=calculator, answer={"field-fare": "3"}, by=amara)
        again = try_again(activity=calculator, by=amara)
        assert (again.answer, again.is_finished, Attempt.objects.count()) == ({"field-fare": "3"}, False, 2)

    def test_a_number_typed_on_another_device_after_that_is_kept(self, amara, calculator):
        finished = take_to_log(activity=calculator, answer={"field-fare": "3"}, by=amara)
        later = save_answer(activity=calculator, answer={"field-fare": "4"}, by=amara)
        finished.refresh_from_db()
        assert (finished.answer, later.answer, later.is_finished) == ({"field-fare": "3"}, {"field-fare": "4"}, False)

    def test_nothing_of_it_is_a_score(self, amara, calculator):
        assert take_to_log(activity=calculator, by=amara).result == {"fit": 0, "of": 0}
        assert not any("score" in one.statement.get("result", {}) for one in amara.statements.all())

    def test_nobody_else_sees_the_numbers(self, amara, carol, calculator):
        save_answer(activity=calculator, answer={"field-fare": "3"}, by=amara)
        assert show_to(carol, calculator).attempt is None


class TestAuthoring:
    @pytest.mark.parametrize(
        ("part", "place", "wrong", "says"),
        [
            ("lines", 0, {"times": ["fare", "moon"]}, "names what is not there before it: moon."),
            ("lines", 0, {"add": ["hours"]}, "names what is not there before it: hours."),
            ("lines", 0, {"sentence": "{moon}"}, "names what is not there before it: moon."),
            ("lines", 1, {"label": "A fare"}, "“A fare” is there twice: call one of them something else."),
            ("lines", 1, {"add": [], "over": []}, "is worked out from nothing"),
            ("lines", 0, {"levels": [{"at_least": "9", "words": "a"}, {"at_least": "1", "words": "b"}]}, "go from the smallest"),
            ("fields", 0, {"start": "900"}, "does not begin between its lowest and its highest number"),
            ("fields", 1, {"start": "1.5"}, "cannot begin between two steps"),
            ("fields", 1, {"label": "A fare"}, "“A fare” is there twice: call one of them something else."),
            ("fields", 0, {"start": "import os"}, "Write plain numbers for “A fare”, such as 12.50."),
        ],
    )
    def test_a_calculator_that_cannot_be_worked_out_is_refused(self, part, place, wrong, says):
        value = calculator_value()
        value[part][place] |= wrong
        with pytest.raises(ValidationError) as refused:
            make_calculator(value=value)
        assert says in json.dumps(refused.value.as_json_data(), ensure_ascii=False)
