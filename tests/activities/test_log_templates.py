from uuid import uuid4

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.models import Programme
from activities.actions.log import share_entry
from activities.forms.log import with_headings
from activities.models import LogEntry, LogTemplate
from tests.factories.activities import make_entry
from writing.models import Draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def gibbs(db):
    call_command("load_log_templates", verbosity=0)
    return LogTemplate.objects.get(key="gibbs")


@pytest.fixture
def weekly(programme):
    return LogTemplate.objects.create(key="weekly", programme=programme, title="Weekly log", questions=["What was new?"], order=5)


@pytest.fixture
def elsewhere(university):
    other = Programme.objects.create(university=university, title="MA Social Work")
    return LogTemplate.objects.create(key="elsewhere", programme=other, title="Theirs", questions=["Secret question?"])


def write_address(pk=None):
    return reverse("activities:log_entry_write", args=[pk or uuid4()])


def typed(**others):
    today = timezone.localdate().isoformat()
    return {"title": "", "body": "The ramp.", "event_on": today, "version": 0, "draft_version": 0, "template": ""} | others


def test_waymark_brings_five_with_three_to_six_short_questions_each(gibbs):
    call_command("load_log_templates", verbosity=0)
    templates = list(LogTemplate.objects.all())
    keys = ["what-so-what-now-what", "gibbs", "process-recording", "critical-analysis", "free-writing"]
    assert [template.key for template in templates] == keys
    assert all(3 <= len(template.questions) <= 6 for template in templates)
    assert max(len(question.split()) for template in templates for question in template.questions) <= 18


def test_one_that_was_switched_off_stays_off(gibbs):
    LogTemplate.objects.filter(key="gibbs").update(live=False, title="Old name")
    call_command("load_log_templates", verbosity=0)
    gibbs.refresh_from_db()
    assert (gibbs.live, gibbs.title) == (False, "Gibbs’ reflective cycle")


def test_a_student_is_offered_waymarks_and_their_programmes_own_and_no_others(amara, joan, gibbs, weekly, elsewhere):
    offered = [template.key for template in LogTemplate.objects.offered_to(amara)]
    assert offered == ["weekly", "what-so-what-now-what", "gibbs", "process-recording", "critical-analysis", "free-writing"]
    assert weekly not in LogTemplate.objects.offered_to(joan)


def test_without_a_script_choosing_questions_keeps_every_word_and_saves_nothing(as_person, amara, gibbs):
    sent = typed(title="Kept", body="Half a thought.", tags="law", event_on="") | {"use_template": "gibbs"}
    answer = as_person(amara).post(write_address(), sent)
    form = answer.context["form"]
    assert (answer.status_code, answer.context["chosen"]) == (200, "gibbs")
    assert (form["title"].value(), form["body"].value(), form["tags"].value()) == ("Kept", "Half a thought.", "law")
    assert form.errors == {}
    assert (LogEntry.objects.count(), Draft.objects.count()) == (0, 0)


def test_choosing_no_questions_takes_them_away_and_keeps_the_text(as_person, amara, gibbs):
    answer = as_person(amara).post(write_address(), typed(template="gibbs") | {"use_template": ""})
    assert (answer.context["chosen"], answer.context["form"]["body"].value()) == ("", "The ramp.")


def test_without_a_script_questions_become_headings_below_the_text(as_person, amara, weekly):
    answer = as_person(amara).post(write_address(), typed(template="weekly") | {"use_headings": "weekly"})
    assert answer.context["form"]["body"].value() == "The ramp.\n\n## What was new?\n\n"


def test_headings_that_are_there_are_not_put_in_twice():
    questions = ["What?", "So what?"]
    once = with_headings("", questions)
    assert once == "## What?\n\n\n\n## So what?\n\n"
    assert with_headings(once, questions) == once
    assert with_headings("## What?\n\nA lot.", questions) == "## What?\n\nA lot.\n\n## So what?\n\n"


def test_an_entry_keeps_its_questions_as_they_were_and_so_does_what_is_shared(as_person, amara, joan, around_amara, weekly):
    pk = uuid4()
    as_person(amara).post(write_address(pk), typed(template="weekly"))
    LogTemplate.objects.update(title="Renamed", questions=["Other?"], live=False)
    entry = LogEntry.objects.get(pk=pk)
    share_entry(entry=entry, with_person=joan, by=amara)
    given = entry.versions.get()
    assert (entry.template_title, entry.questions) == (given.template_title, given.questions) == ("Weekly log", ["What was new?"])
    page = as_person(joan).get(reverse("activities:log_entry", args=[pk])).content.decode()
    assert "What was new?" in page


def test_rewriting_keeps_the_questions_of_a_template_that_is_no_longer_offered(as_person, amara, weekly):
    pk = uuid4()
    client = as_person(amara)
    client.post(write_address(pk), typed(template="weekly"))
    weekly.live = False
    weekly.save()
    edit = reverse("activities:log_entry_edit", args=[pk])
    assert client.get(edit).context["chosen"] == "weekly"
    client.post(edit, typed(template="weekly", body="More.", version=1))
    entry = LogEntry.objects.get(pk=pk)
    assert (entry.template, entry.questions, entry.body) == (weekly, ["What was new?"], "More.")


def test_questions_of_another_programme_can_be_neither_read_nor_used(as_person, amara, elsewhere):
    client, pk = as_person(amara), uuid4()
    answer = client.post(write_address(), typed(template="elsewhere") | {"use_headings": "elsewhere"})
    assert "Secret question?" not in answer.content.decode()
    client.post(write_address(pk), typed(template="elsewhere"))
    assert LogEntry.objects.get(pk=pk).template is None


@pytest.mark.parametrize("templates", [1, 3])
def test_the_editor_costs_the_same(as_person, amara, programme, django_assert_num_queries, templates):
    for number in range(templates):
        LogTemplate.objects.create(key=f"t{number}", programme=programme, title=f"T {number}", questions=["Why?"])
    entry = make_entry(amara)
    client = as_person(amara)
    with django_assert_num_queries(9):
        client.get(write_address())
    with django_assert_num_queries(12):
        client.get(reverse("activities:log_entry_edit", args=[entry.pk]))


def test_a_browser_is_given_the_questions_of_its_person_and_no_others(as_person, amara, gibbs, weekly, elsewhere):
    said = as_person(amara).get(reverse("activities:log_editor_parts")).content.decode()
    assert [question in said for question in (gibbs.questions[0], "What was new?", "Secret question?")] == [True, True, False]
