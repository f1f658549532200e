"""Makes the databases that tests are copied from, both at once, and prints their names for a shell.

bin/migrated_databases.py make FOLDER [POSTGRES_ADDRESS]
bin/migrated_databases.py remove POSTGRES_ADDRESS NAME
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg.sql import SQL, Identifier


def migrate(folder: Path, address: str) -> subprocess.Popen:
    around = os.environ | {"DATABASE_URL": address, "REDIS_URL": "", "WAYMARK_MODE": "test", "WAYMARK_DATA": str(folder)}
    return subprocess.Popen([sys.executable, "manage.py", "migrate", "--verbosity", "0"], env=around)


def run(address: str, statement: str, name: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(SQL(statement).format(Identifier(name)))


def make(folder: Path, postgres: str = "") -> None:
    sqlite, name = folder / "migrated.sqlite3", ""
    at_work = [migrate(folder, f"sqlite:///{sqlite}")]
    if postgres:
        name = f"waymark_migrated_{os.getpid()}"
        run(postgres, "create database {}", name)
        at_work.append(migrate(folder, urlunsplit(urlsplit(postgres)._replace(path=f"/{name}"))))
    ends = [one.wait() for one in at_work]
    if any(ends):
        sys.exit("A database could not be migrated.")
    print(f"migrated_sqlite={shlex.quote(str(sqlite))}\nmigrated_postgres={shlex.quote(name)}")


def remove(postgres: str, name: str) -> None:
    run(postgres, "drop database if exists {}", name)


if __name__ == "__main__":
    what, *words = sys.argv[1:]
    make(Path(words[0]), *words[1:]) if what == "make" else remove(*words)
