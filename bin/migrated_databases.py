"""Makes the databases that tests are copied from, both at once: a file of SQLite and, where there is a PostgreSQL, one there.

bin/migrated_databases.py make FOLDER/NAME.sqlite3 [POSTGRES_ADDRESS NAME]
bin/migrated_databases.py remove POSTGRES_ADDRESS NAME
"""

import os
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


def make(file: Path, postgres: str = "", name: str = "") -> None:
    at_work = [migrate(file.parent, f"sqlite:///{file}")]
    if postgres:
        run(postgres, "create database {}", name)
        at_work.append(migrate(file.parent, urlunsplit(urlsplit(postgres)._replace(path=f"/{name}"))))
    ends = [one.wait() for one in at_work]
    if any(ends):
        sys.exit("A database could not be migrated.")


def remove(postgres: str, name: str) -> None:
    run(postgres, "drop database if exists {}", name)


if __name__ == "__main__":
    what, *words = sys.argv[1:]
    make(Path(words[0]), *words[1:]) if what == "make" else remove(*words)
