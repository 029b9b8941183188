"""The one statement that is ever sent to a database: a SELECT of an allowed table, or an admin's query."""

from typing import Any

import sqlglot
from sqlalchemy import TextClause, literal_column, select, table, text
from sqlalchemy.sql import Select
from sqlglot import exp
from sqlglot.errors import SqlglotError

from workers.sources.problems import SourceError

_DIALECTS = {"postgresql": "postgres", "mssql": "tsql", "mariadb": "mysql"}
_CHANGING = (
    exp.Insert, exp.Update, exp.Delete, exp.Merge, exp.Into, exp.Lock, exp.Command, exp.Create, exp.Drop, exp.Alter,
    exp.Copy, exp.Set, exp.Pragma, exp.Attach, exp.Transaction, exp.TruncateTable,
)  # fmt: skip


def of_table(name: str) -> Select[Any]:
    """All rows of a table. name: as registered, "orders" or "shop.orders"; its parts are quoted by the dialect."""
    schema, _, own = name.rpartition(".")
    return select(literal_column("*")).select_from(table(own, schema=schema or None))


def of_query(query: str) -> TextClause:
    """A checked query. Colons in it stand for themselves."""
    return text(query.strip().rstrip(";").replace(":", "\\:"))


def check_query(query: str, dialect: str) -> str:
    """The query, where it is one SELECT that changes nothing. SourceError says what else it is.

    dialect: SQLAlchemy's name of it.
    """
    try:
        statements = [each for each in sqlglot.parse(query, dialect=_DIALECTS.get(dialect, dialect)) if each]
    except (SqlglotError, ValueError, RecursionError) as error:
        raise SourceError(
            "The query can't be read as SQL.", "Try it in the database first, then give it here."
        ) from error
    if len(statements) != 1:
        raise SourceError("The query must be one statement.", "Give one SELECT, without a semicolon in it.")
    (statement,) = statements
    if not isinstance(statement, exp.Query) or any(statement.find(each) for each in _CHANGING):
        raise SourceError("The query must only read.", "Give one SELECT that changes and locks nothing.")
    return query.strip().rstrip(";")
