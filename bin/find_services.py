"""Prints, for a shell, the addresses of a PostgreSQL and a Redis that answer, and why where one does not."""

import os
import shlex
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import psycopg
import redis


def postgres_addresses() -> Iterator[str]:
    named = os.environ.get("DATABASE_URL", "")
    if named.startswith("postgres"):
        yield named
        return
    yield "postgresql://postgres@127.0.0.1:5432/postgres"
    yield f"postgresql://{os.environ.get('USER', 'root')}@127.0.0.1:5432/postgres"


def find_postgres() -> tuple[str, str]:
    why = ""
    for address in postgres_addresses():
        try:
            with psycopg.connect(address, connect_timeout=3) as connection:
                row = connection.execute("select rolcreatedb or rolsuper from pg_roles where rolname = current_user").fetchone()
        except psycopg.Error as error:
            why = why or f"PostgreSQL: {str(error).strip().splitlines()[-1]}"
            continue
        if row and row[0]:
            return address, ""
        why = "PostgreSQL answers, but its role may not create databases"
    return "", why


def find_redis() -> tuple[str, str]:
    """The tests keep to database 15 and below, so that what a developer has in database 0 stays."""
    named = os.environ.get("REDIS_URL") or "redis://127.0.0.1:6379"
    address = urlunsplit(urlsplit(named)._replace(path="/15"))
    try:
        redis.Redis.from_url(address, socket_connect_timeout=3, socket_timeout=3).ping()
    except redis.RedisError as error:
        return "", f"Redis: {error}"
    return address, ""


def main() -> None:
    (database, no_database), (broker, no_broker) = find_postgres(), find_redis()
    print(f"postgres_url={shlex.quote(database)}")
    print(f"redis_url={shlex.quote(broker)}")
    print(f"no_services={shlex.quote('; '.join(filter(None, [no_database, no_broker])))}")


if __name__ == "__main__":
    main()
