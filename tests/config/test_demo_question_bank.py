"""What Marek finds in the demo: a bank that came from a file, a set that asks it, and numbers of seven students by fives."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from activities.models import Activity, BankQuestion
from activities.models.item_report import report_of
from config.demo import world
from config.demo.question_bank import FILE, FROM_THE_SET

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("referenced")]


def test_the_bank_is_full_and_one_question_waits_to_be_mended():
    world.build()
    topics = dict(BankQuestion.objects.values_list("topic").distinct().values_list("topic", "topic"))
    file = (Path(apps.get_app_config("learning").path) / FILE).read_text()
    assert sorted(topics) == re.findall(r"^\$CATEGORY: \$course\$/top/(.+)$", file, re.MULTILINE)
    assert list(BankQuestion.objects.filter(live=False).values_list("key", flat=True)) == ["five-words"]
    assert BankQuestion.objects.count() == file.count("[id:") + len(FROM_THE_SET)
    items = report_of(Activity.objects.get(key="looking-back"))
    assert [(item.people, item.fitted) for item in items] == [(5, 4), (5, 4), (5, 3), (5, 3), (5, 1)]
    assert (
        items[4].advice
        == "Look at the wording: “That the website answers their questions.” was chosen by more people than what fits."
    )
    assert [item.advice for item in items[:4]] == ["", "", "", ""]
