import json
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from activities.actions.activity import publish_activity
from activities.blocks import KINDS
from activities.models import Activity
from tests.factories.activities import (
    body_of,
    make_assignment,
    make_branch,
    make_calculator,
    make_discussion,
    make_h5p,
    make_mark_up,
    make_poll,
    make_questions,
    make_rewrite,
    make_sort,
    make_web_quest,
    sort_value,
)

pytestmark = pytest.mark.django_db


def test_publishing_the_same_words_again_makes_no_revision(sort):
    _, changed = publish_activity(key=sort.key, title=sort.title, body=body_of("sort", sort_value()))
    assert (changed, sort.revisions.count()) == (False, 1)


def test_publishing_other_words_makes_a_revision(sort):
    activity, changed = publish_activity(key=sort.key, title="Where does it go?")
    assert (changed, activity.title, activity.revisions.count()) == (True, "Where does it go?", 2)


def test_every_kind_says_everything_a_kind_has_to_say(sort, prompt):
    made = (make_branch, make_poll, make_questions, make_mark_up, make_rewrite, make_calculator, make_web_quest, make_discussion)
    activities = (sort, prompt, make_assignment(), make_h5p(), *(make() for make in made))
    assert {activity.kind_name for activity in activities} == set(KINDS)
    for activity in activities:
        assert activity.kind.draw(activity.facts(), {})
        assert activity.kind.quote(activity.facts(), {}).question


def what_is_wrong_with(value):
    with pytest.raises(ValidationError) as refused:
        make_sort(value=value)
    return json.dumps(refused.value.as_json_data(), ensure_ascii=False)


def test_a_card_without_feedback_for_a_group_is_refused():
    value = sort_value()
    value["cards"][0]["places"].pop()
    assert "needs one line of feedback for each group" in what_is_wrong_with(value)


def test_a_card_that_names_no_group_is_refused():
    value = sort_value()
    value["cards"][0]["places"][0]["group"] = "Wish"
    assert "names a group that is not there: wish" in what_is_wrong_with(value)


def test_a_card_that_fits_nowhere_is_refused():
    value = sort_value()
    for place in value["cards"][0]["places"]:
        place["fits"] = False
    assert "fits nowhere" in what_is_wrong_with(value)


def test_two_cards_of_one_name_are_refused():
    value = sort_value()
    value["cards"][1]["text"] = "falls alarm"
    assert "There are two called “falls alarm”" in what_is_wrong_with(value)


def test_an_author_may_name_a_group_by_its_title():
    value = sort_value()
    for card in value["cards"]:
        for place in card["places"]:
            place["group"] = place["group"].title()
    assert make_sort(value=value).facts()["cards"][0]["fits"] == ["tool"]


def test_a_draft_is_not_there_for_students(amara, sort):
    sort.unpublish()
    assert list(Activity.objects.visible_to(amara)) == []


def test_the_course_files_load_and_load_again(db, capsys):
    there = len(list(Path(apps.get_app_config("learning").path).glob("course/*/*/activities/*.toml")))
    call_command("load_activities")
    call_command("load_activities")
    there = Activity.objects.count()
    assert capsys.readouterr().out.splitlines() == [
        f"{there} activities loaded or renewed, {there} in all.",
        f"0 activities loaded or renewed, {there} in all.",
    ]
    cards = Activity.objects.get(key="tool-practice-policy-value").facts()["cards"]
    assert (len(cards), sum(len(card["fits"]) > 1 for card in cards)) == (12, 4)


def test_what_an_author_has_edited_is_left_alone(marek, capsys):
    call_command("load_activities")
    publish_activity(key="how-it-saw-me", title="How it saw you", by=marek)
    call_command("load_activities")
    assert Activity.objects.get(key="how-it-saw-me").title == "How it saw you"
    call_command("load_activities", overwrite=True)
    assert Activity.objects.get(key="how-it-saw-me").title == "How it saw me"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("format = 2", "is not in format 1"),
        ("format = ", "cannot be read"),
        ('format = 1\ntype = "quiz"', "there is no type “quiz”"),
        ('format = 1\ntype = "sort"\nkey = "x"\ncolour = "red"', "missing or not known: card, closing, code, colour"),
    ],
)
def test_a_course_file_that_is_wrong_says_where(tmp_path, words, says):
    path = tmp_path / "5a_no_such_thing.toml"
    path.write_text(words)
    with pytest.raises(CommandError, match=says):
        call_command("load_activities", str(path))


def test_only_known_cards_and_groups_are_read(sort):
    facts = sort.facts()
    posted = {"card-privacy": "value", "card-red-flag": "moon", "card-nobody": "tool", "other": "x"}
    assert KINDS["sort"].read(facts, posted) == {"privacy": "value"}


def test_many_missing_cards_are_counted_not_listed(db):
    facts = make_sort().facts() | {"cards": [{"key": str(number), "text": "x"} for number in range(4)]}
    assert KINDS["sort"].missing(facts, {}) == "4 cards are still to place, then you can check."
