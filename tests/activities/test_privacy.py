"""Nothing gives a private log entry away: unique words are planted, and looked for everywhere."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib import admin
from django.core import mail
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backend

from activities.models import Activity, BankQuestion, LogEntry
from activities.views.home import tasks
from history.models import Entry
from tests.factories.activities import make_entry
from writing.actions.draft import save_draft
from writing.models import Draft

pytestmark = pytest.mark.django_db

PRIVATE = "Quincunx"
OTHERS = ["ben", "carol", "joan", "tom", "sam", "priya", "marek", "ruth", "elin"]


@pytest.fixture
def planted(amara):
    pk = uuid4()
    fields = {"title": f"{PRIVATE} draft", "body": f"{PRIVATE} body"}
    save_draft(id=pk, kind="log_entry", about=str(pk), fields=fields, version_seen=0, by=amara)
    return make_entry(amara, title=f"{PRIVATE} title", body=f"{PRIVATE} body")


@pytest.mark.parametrize("who", OTHERS)
def test_neither_lists_nor_home_show_it(as_person, cast, planted, who):
    client = as_person(cast[who])
    for page in (reverse("activities:log"), reverse("home")):
        assert PRIVATE not in client.get(page).content.decode()
    assert tasks(cast[who]) == []


@pytest.mark.parametrize("who", OTHERS)
def test_no_query_reaches_it(cast, planted, who):
    assert (LogEntry.objects.visible_to(cast[who]).count(), Draft.objects.visible_to(cast[who]).count()) == (0, 0)


def test_writing_leaves_no_audit_entry_to_count(planted):
    assert list(Entry.objects.filter(verb__contains="log")) == []
    assert list(Entry.objects.filter(verb__contains="draft")) == []


def test_neither_mail_nor_search_nor_the_index_of_references_know_of_it(searchable, planted):
    assert mail.outbox == []
    assert list(get_search_backend().search(PRIVATE, Activity)) == []
    assert not ReferenceIndex.model_is_indexable(LogEntry)
    assert not ReferenceIndex.model_is_indexable(Draft)


@pytest.mark.parametrize("app", ["activities", "writing"])
def test_neither_admin_holds_it(app):
    private = [model for model in apps.get_app_config(app).get_models() if model not in {Activity, BankQuestion}]
    assert [model for model in private if admin.site.is_registered(model)] == []
    assert [model for model in private if getattr(model, "snippet_viewset", None)] == []


def test_its_name_says_nothing_of_it(planted):
    draft = Draft.objects.get()
    names = f"{planted} {planted.audience} {draft} {draft.versions.all()}"
    assert PRIVATE not in names


def test_amara_finds_it_at_home(amara, planted):
    assert [task["title"] for task in tasks(amara)] == ["Finish “Quincunx draft”"]


def test_home_asks_what_there_is_and_then_for_what_was_begun_and_what_is_due(amara, planted, django_assert_num_queries):
    amara.roles_now()
    with django_assert_num_queries(3):
        tasks(amara)
