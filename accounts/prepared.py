"""Queries that are built once and asked many times.

Django builds and compiles a queryset anew for every request. For the querysets of a page that costs five to twenty times what
the database needs to answer. A prepared query is built at its first use, with slots where the values go, and afterwards
only filled in and sent (docs/decisions/0009).

    @prepared
    def unsettled_of(person, today):
        return Evidence.objects.visible_to(person, today).filter(author=person)

    unsettled_of(person=request.user, today=timezone.localdate())   # a list of rows, as the queryset would give them
"""

import inspect
import re
from collections.abc import Callable, Iterable
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connections, models
from django.db.models.expressions import Expression
from django.db.models.sql.compiler import SQLCompiler

A_MOMENT = re.compile(r"\d{4}-\d\d-\d\d")
A_PLACE = re.compile(r"(?<!%)%s")
A_PLAIN_WORD = re.compile(r"[A-Za-z _-]*")


class Slot(Expression):
    """Stands in a query for a value that comes later."""

    def __init__(self, name: str, output_field: models.Field) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list[Any]]:
        return "%s", [self]

    def filled(self, value: Any, connection: Any) -> Any:
        return self.output_field.get_db_prep_value(value, connection, prepared=False)


class PersonSlot(Slot):
    """Somebody signed in. Querysets may ask for `pk` and `is_authenticated`, as they do of a person."""

    is_authenticated = True

    @property
    def pk(self) -> "PersonSlot":
        return self

    def filled(self, value: Any, connection: Any) -> Any:
        return value.pk


# What the names of a prepared query's arguments mean. Any other name is the id of a row.
FIELDS: dict[str, Callable[[], models.Field]] = {
    "today": models.DateField,
    "now": models.DateTimeField,
    "since": models.DateTimeField,
    "soon": models.DateTimeField,
}


def slot(name: str) -> Slot:
    if name == "person":
        return PersonSlot(name, models.BigIntegerField())
    return Slot(name, FIELDS.get(name, models.BigIntegerField)())


def with_names(sql: str, params: Iterable[Any]) -> tuple[str, dict[str, Any]]:
    """Return the query with a name at each place, and the values that are always the same.

    Names of states and parts are written out. SQLite plans a query anew each time a value is put where an index is only
    over some rows, such as those that wait: it can't know which rows before it has the value.
    """
    values, always = iter(params), {}

    def write(place: re.Match) -> str:
        value = next(values)
        if isinstance(value, Slot):
            return f"%({value.name})s"
        if isinstance(value, str) and A_PLAIN_WORD.fullmatch(value):
            return f"'{value}'"
        always[f"always_{len(always)}"] = value
        return f"%(always_{len(always) - 1})s"

    return A_PLACE.sub(write, sql), always


class Prepared:
    """One query, asked by keyword. Costs the same query, and gives the same rows, as its queryset would."""

    def __init__(self, build: Callable[..., models.QuerySet]) -> None:
        self.build, self.__doc__, self.__name__ = build, build.__doc__, build.__name__
        self.slots = {name: slot(name) for name in inspect.signature(build).parameters}
        self.queryset: models.QuerySet | None = None
        self.converters: WeakKeyDictionary[Any, dict] = WeakKeyDictionary()

    def __call__(self, **values: Any) -> list[Any]:
        """Return the rows. Raises KeyError where a value is missing."""
        if self.queryset is None:
            self.compile()
        return list(self.rows(values))

    def compile(self) -> None:
        """Build the queryset and write its SQL down. Raises ValueError where it holds a moment that would never pass."""
        queryset = self.build(**self.slots)
        compiler = queryset.query.get_compiler(queryset.db)
        sql, params = compiler.as_sql()
        for value in params:
            if A_MOMENT.match(str(value)):
                raise ValueError(f"{self.__name__} was built with the clock in it. Take `today` or `now` as an argument instead.")
        self.compiler = compiler
        self.sql, self.always = with_names(sql, params)
        self.queryset = queryset  # last: another thread that finds it finds all the rest

    def rows(self, values: dict[str, Any]) -> models.QuerySet:
        connection = connections[self.queryset.db]
        params = self.always | {name: place.filled(values[name], connection) for name, place in self.slots.items()}
        compiler = like(
            self.compiler,
            connection=connection,
            as_sql=lambda *_, **__: (self.sql, params),
            get_converters=lambda expressions: self.converters_on(connection, expressions),
        )
        query = like(self.queryset.query, get_compiler=lambda *_, **__: compiler)
        return like(self.queryset, _query=query, _result_cache=None)

    def converters_on(self, connection: Any, expressions: Any) -> dict:
        if connection not in self.converters:
            compiler = like(self.compiler, connection=connection)
            self.converters[connection] = compiler.get_converters(expressions)
        return self.converters[connection]


def like(thing: Any, **but: Any) -> Any:
    """Return a thing of the same kind that holds the same, but for these. Django's own copies follow each part of a query."""
    other = object.__new__(type(thing))
    vars(other).update(vars(thing), **but)
    return other


def prepared(build: Callable[..., models.QuerySet]) -> Prepared:
    """Make a function that returns a queryset into a query that is built once. Its arguments: person, today, now, since, or ids."""
    return Prepared(build)


def attach(rows: Iterable[models.Model], name: str, related: Iterable[models.Model], *, by: str) -> None:
    """Hand each row its related rows, as prefetch_related would: `row.name.all()` costs no query afterwards.

    `by` is the column of a related row that holds the id of its row, such as "evidence_id".
    """
    belonging: dict[Any, list[models.Model]] = {}
    for one in related:
        belonging.setdefault(getattr(one, by), []).append(one)
    for row in rows:
        fetched = getattr(type(row), name).rel.related_model._default_manager.all()  # noqa: SLF001 the manager that Django uses here
        fetched._result_cache = belonging.get(row.pk, [])  # noqa: SLF001 what prefetch_related does itself
        vars(row).setdefault("_prefetched_objects_cache", {})[name] = fetched
