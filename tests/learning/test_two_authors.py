"""Two authors on one page, and what Wagtail gives them: history, review, days to come."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from accounts.rules import Role
from history.models import Entry
from history.schedule import SCHEDULE
from learning.models import PublishedBody, SectionPage
from tests.factories.accounts import make_person
from tests.factories.forms import section_sent


@pytest.fixture
def page(course):
    return SectionPage.objects.get(slug="a-visit-three-ways")


@pytest.fixture
def sofia(university):
    return make_person("Sofia Lind", Role.AUTHOR, university)


@pytest.fixture
def edit(page, as_person):
    def send(person, sent, **how):
        return as_person(person).post(f"/cms/pages/{page.pk}/edit/", sent, **how)

    return send


def written(page, words):
    page.body = [("text", f"<p>{words}</p>")]
    return page


def newest(page):
    return SectionPage.objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.mark.parametrize("press", [{}, {"action-publish": "on"}])
def test_what_sofia_saved_meanwhile_is_not_overwritten_and_what_marek_wrote_is_kept(press, marek, sofia, page, edit):
    opened = section_sent(written(page, "By Marek."))
    written(SectionPage.objects.get(pk=page.pk), "By Sofia.").save_revision(user=sofia)
    answer = edit(marek, opened | press)
    assert answer.status_code == 409
    assert "Sofia Lind saved “A visit, three ways” while you were writing" in answer.content.decode()
    assert "By Sofia." in str(newest(page).body)
    assert sum("By Marek." in revision.content["body"] for revision in page.revisions.all()) == 1
    assert "One" in str(PublishedBody.objects.get(page=page.pk).content)
    assert Entry.objects.filter(verb="page.keep_both").count() == 1


def test_the_two_texts_can_be_compared_and_marek_can_bring_his_back(marek, sofia, page, edit, client):
    opened = section_sent(written(page, "By Marek."))
    written(SectionPage.objects.get(pk=page.pk), "By Sofia.").save_revision(user=sofia)
    edit(marek, opened)
    mine, theirs = (Revision.objects.filter(user=who).order_by("-pk")[0].pk for who in (marek, sofia))
    compared = client.get(f"/cms/pages/{page.pk}/revisions/compare/{theirs}...{mine}/").content.decode()
    assert "By Sofia" in compared.replace('<span class="deletion">', "") or "Sofia" in compared
    assert "Marek" in compared
    assert client.get(f"/cms/pages/{page.pk}/revisions/{mine}/revert/").status_code == 200


def test_a_draft_that_saves_itself_stays_in_the_form_where_sofia_saved_meanwhile(marek, sofia, page, edit):
    opened = section_sent(written(page, "By Marek."))
    written(SectionPage.objects.get(pk=page.pk), "By Sofia.").save_revision(user=sofia)
    answer = edit(marek, opened, headers={"accept": "application/json"})
    assert answer.json()["error_code"] == "invalid_revision"
    assert "By Sofia." in str(newest(page).body)


def test_whoever_opened_the_newest_version_saves_and_publishes_it(marek, page, edit):
    assert edit(marek, section_sent(written(page, "By Marek.")) | {"action-publish": "on"}).status_code == 302
    assert "By Marek." in str(PublishedBody.objects.get(page=page.pk).content)


def test_marek_sees_the_history_and_restores_what_he_deleted(marek, page, edit, client):
    before = page.latest_revision.pk
    edit(marek, section_sent(written(page, "Nothing left.")))
    assert client.get(f"/cms/pages/{page.pk}/history/").status_code == 200
    assert client.get(f"/cms/pages/{page.pk}/revisions/compare/earliest...latest/").status_code == 200
    form = client.get(f"/cms/pages/{page.pk}/revisions/{before}/revert/").content.decode()
    assert "You are viewing a previous version of this" in form


def test_marek_schedules_a_section_and_the_clock_publishes_it(marek, page, edit):
    monday = timezone.now() + timedelta(days=3)
    sent = section_sent(written(page, "On Monday.")) | {"action-publish": "on", "go_live_at": f"{monday:%Y-%m-%d %H:%M}"}
    edit(marek, sent)
    assert "On Monday." not in str(PublishedBody.objects.get(page=page.pk).content)
    with time_machine.travel(monday + timedelta(minutes=1)):
        call_command("publish_scheduled")
    assert "On Monday." in str(PublishedBody.objects.get(page=page.pk).content)


def test_the_clock_looks_for_what_is_due_every_minute():
    assert [job.seconds for job in SCHEDULE if job.command == "publish_scheduled"] == [60]


def test_marek_asks_for_a_review_and_sofia_approves_it(marek, sofia, page, edit, as_person):
    edit(marek, section_sent(written(page, "To be looked at.")) | {"action-submit": "on"})
    state = SectionPage.objects.get(pk=page.pk).current_workflow_task_state
    assert state.task.specific.user_can_access_editor(page, sofia)
    as_person(sofia).post(f"/cms/pages/workflow/action/{page.pk}/approve/{state.pk}/", {"comment": "Clear."})
    assert "To be looked at." in str(PublishedBody.objects.get(page=page.pk).content)
