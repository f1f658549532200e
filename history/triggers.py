"""The database's own refusal to change rows that are kept for ever: SQL for SQLite and PostgreSQL.

Both raise IntegrityError. Both let changes through while the guard is lifted, which only the connection that
lifted it can see, and which ends with its transaction:
- SQLite: a row in history_guard. It points at a row that cannot exist, by a foreign key checked at commit,
  so a lifted guard can never be committed and thus never be seen by another connection.
- PostgreSQL: a setting made with SET LOCAL.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

SQLITE_GUARD = """
CREATE TABLE IF NOT EXISTS history_guard (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    never INTEGER NOT NULL CHECK (never = 2) REFERENCES history_guard (id) DEFERRABLE INITIALLY DEFERRED
)"""
SQLITE_TRIGGER = """
CREATE TRIGGER "{table}_forbids_{verb}" BEFORE {verb} ON "{table}"
WHEN NOT EXISTS (SELECT 1 FROM history_guard)
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""

POSTGRES_GUARD = """
CREATE OR REPLACE FUNCTION history_forbid_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('waymark.erasing', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
    RETURN OLD;
END $$"""
POSTGRES_TRIGGER = """
CREATE TRIGGER "{table}_forbids_{verb}" BEFORE {verb} ON "{table}"
FOR EACH {scope} EXECUTE FUNCTION history_forbid_changes()"""

SCOPES = {"update": "ROW", "delete": "ROW", "truncate": "STATEMENT"}


def forbid(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    """Return the statements that make a table append-only."""
    if connection.vendor == "sqlite":
        return [SQLITE_GUARD, *(SQLITE_TRIGGER.format(table=table, verb=verb) for verb in ("update", "delete"))]
    return [
        POSTGRES_GUARD,
        *(POSTGRES_TRIGGER.format(table=table, verb=verb, scope=scope) for verb, scope in SCOPES.items()),
    ]


def allow(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    """Return the statements that undo forbid()."""
    if connection.vendor == "sqlite":
        return [f'DROP TRIGGER IF EXISTS "{table}_forbids_{verb}"' for verb in ("update", "delete")]
    return [f'DROP TRIGGER IF EXISTS "{table}_forbids_{verb}" ON "{table}"' for verb in SCOPES]


def lift(connection: BaseDatabaseWrapper) -> None:
    """Let changes through until drop() or the end of the transaction, on this connection only."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO history_guard (id, never) VALUES (1, 2)")
        else:
            cursor.execute("SET LOCAL waymark.erasing = 'on'")


def drop(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM history_guard")
        else:
            cursor.execute("SET LOCAL waymark.erasing = 'off'")


def forbidden_tables(connection: BaseDatabaseWrapper) -> set[str]:
    """Return the tables on which every trigger is in place and switched on."""
    if connection.vendor == "sqlite":
        verbs, query = {"update", "delete"}, "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
    else:
        verbs = set(SCOPES)
        query = "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgenabled <> 'D' AND NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = {(table.strip('"'), name) for table, name in cursor.fetchall()}
    return {table for table, _ in found if all((table, f"{table}_forbids_{verb}") in found for verb in verbs)}
