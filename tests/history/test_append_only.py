import contextlib
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, connections, models, transaction
from django.db.migrations.state import ProjectState

from history import triggers
from history.append_only import CannotChange, ForbidChanges, append_only_tables, every_table_is_guarded, guard_lifted
from history.audit import record
from history.decision import Decision
from history.erasure import lawful_erasure
from history.models import Entry


@pytest.fixture
def entry(amara, joan):
    return record("evidence.sign_off", subject=amara, by=joan)


def signed():
    return Entry.objects.filter(verb="evidence.sign_off")


def run(sql):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


SHORT_CUTS = {
    "sqlite": "INSERT OR REPLACE INTO history_entry SELECT * FROM history_entry",
    "postgresql": "TRUNCATE history_entry",
}
CHANGES = ["UPDATE history_entry SET verb = 'other'", "DELETE FROM history_entry"]


class TestPython:
    def test_a_written_entry_cannot_be_saved_again(self, entry):
        with pytest.raises(CannotChange, match=r"history.Entry is append-only. Write a new row"):
            entry.save()

    def test_nor_deleted(self, entry):
        with pytest.raises(CannotChange):
            entry.delete()

    def test_nor_changed_through_a_queryset(self, entry):
        for change in (
            lambda: Entry.objects.update(verb="other"),
            lambda: Entry.objects.all().delete(),
            lambda: Entry.objects.bulk_update([entry], ["verb"]),
            lambda: Entry.objects.update_or_create(pk=entry.pk, defaults={"verb": "other"}),
        ):
            with pytest.raises(CannotChange), transaction.atomic():
                change()
        assert signed().get() == entry

    def test_nor_overwritten_by_a_new_one_with_its_number(self, entry):
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry(pk=entry.pk, verb="other").save()


class TestDatabase:
    @pytest.mark.parametrize("change", CHANGES)
    def test_refuses_changes_whoever_asks(self, entry, change):
        with pytest.raises(IntegrityError, match="history_entry is append-only"):
            run(change)
        assert signed().get() == entry

    def test_refuses_the_short_cuts_of_each_database(self, entry):
        with pytest.raises(IntegrityError, match="history_entry is append-only"):
            run(SHORT_CUTS[connection.vendor])
        assert signed().get() == entry

    def test_refuses_what_goes_round_python(self, entry):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            models.QuerySet(Entry)._raw_delete(using="default")


class TestLawfulErasure:
    def test_erases_and_says_who_and_why(self, entry, ruth):
        with lawful_erasure("retention", ruth):
            Entry.objects.filter(pk=entry.pk).delete()
        assert signed().count() == 0
        left = Entry.objects.first()
        assert (left.verb, left.actor_pk, left.details) == ("history.erase", str(ruth.pk), {"reason": "retention"})

    def test_can_blank_a_row_in_place(self, entry, ruth):
        with lawful_erasure("right-to-erasure", ruth, subject=entry):
            entry.details = {}
            entry.save()
        assert Entry.objects.first().subject_pk == str(entry.pk)

    @pytest.mark.parametrize("change", CHANGES)
    def test_ends_with_its_block(self, entry, ruth, change):
        with lawful_erasure("retention", ruth):
            pass
        with pytest.raises(IntegrityError, match="append-only"):
            run(change)
        with pytest.raises(CannotChange):
            entry.save()

    def test_is_undone_whole_when_something_goes_wrong(self, entry, ruth):
        with pytest.raises(ZeroDivisionError), lawful_erasure("retention", ruth):
            Entry.objects.all().delete()
            raise ZeroDivisionError
        assert signed().get() == entry
        with pytest.raises(IntegrityError, match="append-only"):
            run(CHANGES[1])

    def test_the_reason_is_a_kind_and_not_a_story(self, entry, ruth):
        with pytest.raises(ValueError, match="never what people wrote"), lawful_erasure("Amara\nasked", ruth):
            pytest.fail("the guard was lifted without a record")

    def test_one_inside_another_leaves_the_outer_one_open(self, entry, ruth):
        with guard_lifted():
            with lawful_erasure("retention", ruth):
                pass
            run(CHANGES[1])
        assert Entry.objects.count() == 0

    def test_only_history_lifts_the_guard(self):
        root = Path(settings.BASE_DIR)
        apps = ("config", "placements", "activities", "seminars", "learning", "writing", "accounts", "history")
        callers = {
            path.relative_to(root).as_posix()
            for app in apps
            for path in (root / app).rglob("*.py")
            if "guard_lifted" in path.read_text(encoding="utf-8")
        }
        assert callers == {"history/append_only.py", "history/erasure.py", "history/management/commands/flush.py"}


@pytest.mark.django_db(transaction=True)
class TestBetweenTransactions:
    @pytest.mark.parametrize("change", CHANGES)
    def test_a_lifted_guard_does_not_outlive_its_transaction(self, entry, change):
        with contextlib.suppress(IntegrityError), transaction.atomic():
            triggers.lift(connection)  # and never dropped
        with pytest.raises(IntegrityError, match="append-only"):
            run(change)

    def test_another_connection_is_still_refused(self, entry):
        other = connections.create_connection("default")
        try:
            with guard_lifted(), other.cursor() as cursor, pytest.raises(DatabaseError, match=r"append-only|is locked"):
                cursor.execute(CHANGES[0])
        finally:
            other.close()

    def test_tests_of_transactions_are_cleaned_up(self, entry):
        call_command("flush", interactive=False, verbosity=0)
        assert Entry.objects.count() == 0

    def test_after_which_the_guard_is_up_again(self, entry):
        with pytest.raises(IntegrityError, match="append-only"):
            run(CHANGES[1])

    def test_production_cannot_be_emptied(self, entry, settings):
        settings.MODE = "production"
        with pytest.raises(CommandError, match="cannot be done in production"):
            call_command("flush", interactive=False, verbosity=0)
        settings.MODE = "test"
        assert signed().get() == entry


@pytest.mark.django_db(transaction=True)
class TestForbidChanges:
    @pytest.fixture
    def shelf(self):
        run("CREATE TABLE tests_shelf (id INTEGER PRIMARY KEY)")
        run("INSERT INTO tests_shelf VALUES (1)")
        yield "tests_shelf"
        run("DROP TABLE tests_shelf")

    def migrate(self, operation, direction):
        with connection.schema_editor(atomic=False) as editor:
            getattr(operation, f"database_{direction}")("tests", editor, ProjectState(), ProjectState())

    def test_goes_forwards_twice_and_back(self, shelf):
        operation = ForbidChanges(shelf)
        self.migrate(operation, "forwards")
        self.migrate(operation, "forwards")
        with pytest.raises(IntegrityError, match="tests_shelf is append-only"):
            run("DELETE FROM tests_shelf")
        self.migrate(operation, "backwards")
        run("DELETE FROM tests_shelf")
        assert shelf not in triggers.forbidden_tables(connection)

    def test_can_be_written_into_a_migration(self):
        name, args, kwargs = ForbidChanges("tests_shelf").deconstruct()
        assert (name, [*args], kwargs) == ("ForbidChanges", ["tests_shelf"], {})
        assert ForbidChanges(model_table="tests_shelf").describe() == "Refuse changes to rows of tests_shelf"

    def test_every_append_only_table_has_its_triggers(self):
        assert append_only_tables() - triggers.forbidden_tables(connection) == set()
        assert every_table_is_guarded(databases=["default"]) == []

    def test_a_table_that_lost_them_is_named(self):
        self.migrate(ForbidChanges("history_entry"), "backwards")
        problem = every_table_is_guarded(databases=["default"])[0]
        self.migrate(ForbidChanges("history_entry"), "forwards")
        assert problem.msg == "The database would accept changes to history_entry, which is append-only."
        assert problem.id == "history.W001"

    def test_no_database_is_asked_unless_wanted(self):
        assert every_table_is_guarded(databases=None) == []


class TestDecision:
    def test_says_who_when_and_why_and_stays(self):
        assert [field.name for field in Decision._meta.get_fields()] == ["move", "by", "at", "comment"]
        assert Decision._meta.abstract
        assert Decision._meta.ordering == ["at", "pk"]
        with pytest.raises(CannotChange):
            Decision.delete(Entry())


def test_the_first_migration_guards_entries():
    last = import_module("history.migrations.0001_initial").Migration.operations[-1]
    assert (type(last), last.model_table) == (ForbidChanges, "history_entry")
