"""Rows that are written once: refused in Python with a clear sentence, and by the database for everything else."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NoReturn

from django.apps import apps
from django.core import checks
from django.db import connection, connections, models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from history import triggers

_lifted: ContextVar[bool] = ContextVar("history_guard_lifted", default=False)


class CannotChange(Exception):
    """Somebody tried to change or delete a row that is kept as it was written."""

    def __init__(self, model: type[models.Model]) -> None:
        super().__init__(f"{model._meta.label} is append-only. Write a new row that says what changed.")


class AppendOnlyQuerySet(models.QuerySet):
    """Refuses update and delete. Models with a queryset of their own build it on this one."""

    def _refuse(self) -> None:
        if not _lifted.get():
            raise CannotChange(self.model)

    def update(self, **values: Any) -> int:
        self._refuse()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse()
        return super().delete()

    # Django's own marks: templates must not call these, and a manager does not have delete().
    update.alters_data = True  # type: ignore[attr-defined]
    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def update_or_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise CannotChange(self.model)


class AppendOnly(models.Model):
    """Base of rows that are written once. Its table also needs ForbidChanges as last operation of the migration."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding and not _lifted.get():
            raise CannotChange(type(self))
        if self._state.adding:
            kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if not _lifted.get():
            raise CannotChange(type(self))
        return super().delete(*args, **kwargs)


@contextmanager
def guard_lifted() -> Iterator[None]:
    """Let append-only rows be changed inside this block: one transaction, this connection only.

    For history.erasure.lawful_erasure, the flush command and tests that tamper. A test refuses other callers.
    """
    if _lifted.get():
        yield
        return
    token = _lifted.set(True)
    try:
        with transaction.atomic():
            triggers.lift(connection)
            yield
            triggers.drop(connection)
    finally:
        _lifted.reset(token)


class ForbidChanges(Operation):
    """Migration operation: the database refuses UPDATE, DELETE and TRUNCATE on this table. Reversible.

    Goes last in its migration: SQLite forgets a table's triggers whenever a later operation rebuilds the table.
    `manage.py check --database default` names append-only tables that have lost theirs.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, model_table: str) -> None:
        self.model_table = model_table

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The tables are the same as before; only what may be done to them changes."""

    def database_forwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *states: ProjectState) -> None:
        # A second run, after a rebuilt table, must not stumble over triggers that are still there.
        self._run(schema_editor, triggers.allow(schema_editor.connection, self.model_table))
        self._run(schema_editor, triggers.forbid(schema_editor.connection, self.model_table))

    def database_backwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *states: ProjectState) -> None:
        self._run(schema_editor, triggers.allow(schema_editor.connection, self.model_table))

    def describe(self) -> str:
        return f"Refuse changes to rows of {self.model_table}"

    @property
    def migration_name_fragment(self) -> str:
        return f"forbid_changes_to_{self.model_table}"

    @staticmethod
    def _run(schema_editor: BaseDatabaseSchemaEditor, statements: list[str]) -> None:
        for statement in statements:
            schema_editor.execute(statement, params=None)


def append_only_tables() -> set[str]:
    """Return the tables of every model built on AppendOnly."""
    return {model._meta.db_table for model in apps.get_models() if issubclass(model, AppendOnly)}


@checks.register(checks.Tags.database)
def every_table_is_guarded(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Name the append-only tables whose triggers are missing. Runs with `check --database` and with `migrate`."""
    problems: list[checks.CheckMessage] = []
    for alias in databases or []:
        there = set(connections[alias].introspection.table_names())
        bare = (append_only_tables() & there) - triggers.forbidden_tables(connections[alias])
        problems += [
            checks.Warning(
                f"The database would accept changes to {table}, which is append-only.",
                hint=f'Add history.append_only.ForbidChanges("{table}") as the last operation of a new migration.',
                id="history.W001",
            )
            for table in sorted(bare)
        ]
    return problems
