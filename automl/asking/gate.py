"""The gate: one SELECT over the one table, made of what the grammar lists. It takes text and trusts nothing.

What passes is written anew from the tree, so what is run is what was judged, whatever the text hid in comments,
quotes or odd characters.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from automl.asking import grammar
from automl.asking.given import Given
from automl.asking.literals import check_literals
from automl.errors import RefusedQueryError

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CLICKABLE = re.compile(r"[:@<>|\\`\[\]]|//|www\.|\w\.\w|\n", re.IGNORECASE)
"""What turns a word into a link, a mention or markup in some chat."""
_TABLE_PARTS = frozenset(("this", "alias"))
_JOIN_SIDES = frozenset(("", "LEFT", "RIGHT", "FULL"))
_JOIN_KINDS = frozenset(("", "INNER", "OUTER", "SEMI", "ANTI"))


@dataclass(frozen=True, slots=True)
class Admitted:
    """A query that may run. sql: written anew. columns: of the table, those that it reads; None for all of them."""

    sql: str
    columns: frozenset[str] | None


def admitted(sql: str, columns: Sequence[str], given: Given, parameters: Collection[str] = ()) -> Admitted:
    """The query, if it may be run on a table with these columns. RefusedQueryError when it may not.

    given: what literals may come from. parameters: the names of `$name` that values will be given for.
    """
    tree = _parsed(sql)
    nodes = list(_walked(tree))
    for node in nodes:
        _check(node, parameters)
    _check_relations(tree, nodes)
    check_literals(tree, columns, given)
    for node in nodes:
        _check_heading(node, columns)
    return Admitted(tree.sql(dialect="duckdb", comments=False), _read(nodes, columns))


def _parsed(sql: str) -> exp.Select:
    if len(sql) > grammar.MOST_LETTERS or _CONTROL.search(sql):
        raise RefusedQueryError("it is too long, or holds characters that no query needs")
    try:
        trees = sqlglot.parse(sql, dialect="duckdb")
    except (SqlglotError, RecursionError, ValueError, AttributeError, TypeError, IndexError, KeyError):
        raise RefusedQueryError("it is no SQL that could be read") from None
    if len(trees) != 1 or type(trees[0]) is not exp.Select:
        raise RefusedQueryError("only one SELECT may be run")
    return trees[0]


def _walked(tree: exp.Expression) -> Iterator[exp.Expression]:
    """Every node, in order. RefusedQueryError for a tree that is too large or too deep."""
    waiting: list[tuple[exp.Expression, int]] = [(tree, 0)]
    seen = 0
    while waiting:
        node, depth = waiting.pop()
        seen += 1
        if seen > grammar.MOST_NODES or depth > grammar.MOST_DEEP:
            raise RefusedQueryError("it is too involved")
        yield node
        waiting += [(child, depth + 1) for child in node.iter_expressions()]


def _check(node: exp.Expression, parameters: Collection[str]) -> None:
    if type(node) is exp.Anonymous and node.name.lower() not in grammar.NAMED:
        raise RefusedQueryError(f"the function {node.name} may not be used")
    if type(node) is not exp.Anonymous and type(node) not in grammar.NODES:
        raise RefusedQueryError(f"{type(node).__name__} may not be used")
    if type(node) is exp.Placeholder and node.name not in parameters:
        raise RefusedQueryError("a parameter has no value")
    _check_name(node)


def _check_name(node: exp.Expression) -> None:
    """Types, bare words and columns are only those that a question needs."""
    if isinstance(node, exp.DataType) and (node.this not in grammar.TYPES or node.expressions):
        raise RefusedQueryError("that type may not be used")
    if isinstance(node, exp.Var) and node.name.upper() not in grammar.UNITS:
        raise RefusedQueryError(f"{node.name} may not be used")
    if isinstance(node, exp.Column) and (node.args.get("db") or node.args.get("catalog")):
        raise RefusedQueryError("only columns of the file may be read")


def _check_heading(node: exp.Expression, columns: Sequence[str]) -> None:
    """Names that a query makes up are headings that people read: short ones, in which nothing can be clicked."""
    name = node.alias if isinstance(node, (exp.Alias, exp.CTE, exp.TableAlias, exp.Subquery, exp.Table)) else ""
    for column in sorted(columns, key=len, reverse=True):
        name = re.sub(re.escape(column), " ", name, flags=re.IGNORECASE)
    if len(name) > grammar.LONGEST_HEADING or _CLICKABLE.search(name):
        raise RefusedQueryError("a name that it makes up is no heading")


def _check_relations(tree: exp.Select, nodes: Sequence[exp.Expression]) -> None:
    named = _named_parts(nodes)
    tables = [node for node in nodes if isinstance(node, exp.Table)]
    for table in tables:
        _check_table(table, named)
    if not any(table.name.lower() == grammar.TABLE for table in tables):
        raise RefusedQueryError("it does not read the file")
    joins = [node for node in nodes if isinstance(node, exp.Join)]
    if len(tables) > grammar.MOST_TABLES or len(joins) > grammar.MOST_JOINS:
        raise RefusedQueryError("it reads the file too often")
    for join in joins:
        _check_join(join)
    if any(
        select.args.get("from_") is None and select.args.get("from") is None for select in tree.find_all(exp.Select)
    ):
        raise RefusedQueryError("each part must read the file")


def _named_parts(nodes: Sequence[exp.Expression]) -> frozenset[str]:
    """The names that WITH gives to parts of the query."""
    names = [node.alias.lower() for node in nodes if isinstance(node, exp.CTE)]
    recursive = any(isinstance(node, exp.With) and node.args.get("recursive") for node in nodes)
    if recursive or grammar.TABLE in names or len(set(names)) < len(names):
        raise RefusedQueryError("a part of it is recursive, or takes a name that is taken")
    return frozenset(names)


def _check_table(table: exp.Table, named: frozenset[str]) -> None:
    extra = {name for name, value in table.args.items() if value and name not in _TABLE_PARTS} - {"joins"}
    if extra or type(table.this) is not exp.Identifier:
        raise RefusedQueryError("only the file's own table may be read")
    if table.name.lower() != grammar.TABLE and table.name.lower() not in named:
        raise RefusedQueryError(f"there is no table called {table.name}")


def _check_join(join: exp.Join) -> None:
    """Rows are only put together where they match: no product of all with all."""
    plain = not join.args.get("method") and not join.args.get("global") and not join.args.get("match_condition")
    kinds = join.side.upper() in _JOIN_SIDES and join.kind.upper() in _JOIN_KINDS
    on = join.args.get("on")
    matched = bool(join.args.get("using")) or (on is not None and _matches(on))
    if not (plain and kinds and matched):
        raise RefusedQueryError("tables may only be joined where their columns are equal")


def _matches(on: exp.Expression) -> bool:
    """Whether a condition holds only where a column of one side equals a column of the other."""
    parts = list(on.flatten()) if isinstance(on, exp.And) else [on]
    return any(_of_two(part) for part in parts)


def _of_two(part: exp.Expr) -> bool:
    bare = part.unnest()
    if not isinstance(bare, (exp.EQ, exp.NullSafeEQ)):
        return False
    left, right = bare.this, bare.expression
    both = isinstance(left, exp.Column) and isinstance(right, exp.Column)
    return both and bool(left.table) and bool(right.table) and left.table != right.table


def _read(nodes: Sequence[exp.Expression], columns: Sequence[str]) -> frozenset[str] | None:
    starred = [node for node in nodes if isinstance(node, exp.Star) and not isinstance(node.parent, exp.Count)]
    if starred:
        return None
    read = {node.name.lower() for node in nodes if isinstance(node, exp.Column)}
    read |= {node.name.lower() for node in nodes if isinstance(node, exp.Identifier)}
    return frozenset(name for name in columns if name.lower() in read)
