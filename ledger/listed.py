"""Looking up many things with one statement, whose text is the same for however many: they are handed over as JSON.

So the statement stays prepared, and a database across a network is asked once.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, bindparam, cast, column, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB

Keys = Sequence[ColumnElement[Any]]
Matches = Callable[[Keys], Sequence[ColumnElement[bool]]]


@dataclass(frozen=True)
class EachOf:
    """Rows of a table for each of many keys. matches: what a row has to meet, given the parts of a key, all texts.

    latest, most: of each key's rows, so many of the latest. SQLite tells of all; so take rows that are few.
    """

    table: Table
    told: Sequence[Column[Any]]
    parts: int
    matches: Matches
    latest: Column[Any]
    most: int

    def prepared(self) -> Mapping[str, Select[Any]]:
        """The statement, by database."""
        return {"sqlite": self._sqlite(), "postgresql": self._postgresql()}

    def _sqlite(self) -> Select[Any]:
        listed = func.json_each(bindparam("listed")).table_valued("key", "value", joins_implicitly=True)
        keys = [func.json_extract(listed.c.value, f"$[{part}]") for part in range(self.parts)]
        rows = listed.join(self.table, literal(value=True))
        return (
            select(listed.c.key, *self.told).select_from(rows).where(*self.matches(keys)).order_by(self.latest.desc())
        )

    def _postgresql(self) -> Select[Any]:
        listed = (
            func.jsonb_array_elements(cast(bindparam("listed"), JSONB))
            .table_valued(column("value", JSONB), with_ordinality="key")
            .render_derived()
        )
        keys = [listed.c.value[part].astext for part in range(self.parts)]
        rows = select(*self.told).where(*self.matches(keys)).order_by(self.latest.desc()).limit(self.most).lateral()
        return select(listed.c.key - 1, *rows.c).select_from(listed.join(rows, literal(value=True)))


def found_for_each(
    connection: Connection, statement: Mapping[str, Select[Any]], keys: Iterable[Sequence[str]]
) -> list[list[Any]]:
    """For each key its rows, the latest first."""
    listed = list(keys)
    found: list[list[Any]] = [[] for _ in listed]
    if listed:
        for place, *row in connection.execute(statement[connection.dialect.name], {"listed": json.dumps(listed)}):
            found[int(place)].append(row)
    return found
