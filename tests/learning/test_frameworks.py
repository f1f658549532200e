import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from history.append_only import CannotChange
from learning.actions.framework import FrameworkChanged, load_framework
from learning.models import Framework, FrameworkNode

FACTS = {
    "key": "pcf-2018", "name": "PCF", "short_name": "PCF", "owner": "BASW", "jurisdiction": "england", "version": "2018",
    "valid_from": "2018-01-01", "licence": "© BASW. Our own summaries.", "source_url": "https://www.basw.co.uk/",
}  # fmt: skip


def row(code, parent="", title="Values"):
    return {"code": code, "parent": parent, "kind": "domain", "title": title, "summary": "", "source_url": ""}


@pytest.fixture
def loaded(db):
    call_command("load_frameworks", verbosity=0)


def test_all_frameworks_come_with_version_and_licence(loaded):
    assert Framework.objects.count() == 6
    assert not Framework.objects.filter(licence="").exists()
    assert not Framework.objects.filter(version="").exists()


def test_the_standards_have_their_statements_below_them(loaded):
    standards = FrameworkNode.objects.filter(framework__key="swe-professional-standards-2019")
    assert standards.filter(kind="standard").count() == 6
    assert standards.filter(kind="statement", parent__isnull=False).count() == 50
    assert standards.get(code="3.10").parent.code == "3"


def test_the_domains_have_their_groups_and_levels_beside_them(loaded):
    nodes = FrameworkNode.objects.filter(framework__key="pcf-2018")
    kinds = [nodes.filter(kind=kind).count() for kind in ("group", "domain", "level")]
    assert kinds == [3, 9, 9]


def test_loading_twice_is_loading_once(loaded):
    before = list(FrameworkNode.objects.values())
    call_command("load_frameworks", verbosity=0)
    assert list(FrameworkNode.objects.values()) == before


def test_children_may_stand_before_their_parents(db):
    framework, new = load_framework(facts=FACTS, rows=[row("1", parent="S1"), row("S1")], by=None)
    assert new
    assert [(node.code, node.order) for node in framework.nodes.all()] == [("1", 1), ("S1", 2)]


@pytest.mark.parametrize("rows", [[row("1", title="Other words")], [], [row("1"), row("2")]])
def test_a_version_that_is_here_is_never_changed(rows, db):
    load_framework(facts=FACTS, rows=[row("1")], by=None)
    with pytest.raises(FrameworkChanged, match="stays as it is"):
        load_framework(facts=FACTS, rows=rows, by=None)
    assert [node.title for node in FrameworkNode.objects.all()] == ["Values"]


def test_the_end_and_the_licence_of_a_version_can_be_corrected(db):
    load_framework(facts=FACTS, rows=[row("1")], by=None)
    load_framework(facts=FACTS | {"valid_to": "2027-12-31", "licence": "Now open."}, rows=[row("1")], by=None)
    framework = Framework.objects.get()
    assert (str(framework.valid_to), framework.licence) == ("2027-12-31", "Now open.")


def test_the_database_refuses_to_edit_a_node(loaded):
    node = FrameworkNode.objects.first()
    with pytest.raises(CannotChange):
        node.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        FrameworkNode.objects.filter(pk=node.pk)._raw_delete("default")


def test_which_versions_hold_on_a_day(loaded):
    Framework.objects.filter(key="pcf-2018").update(valid_to="2026-12-31")
    keys = set(Framework.objects.in_force("2027-01-01").values_list("key", flat=True))
    assert "pcf-2018" not in keys
    assert "swe-professional-standards-2019" in keys
