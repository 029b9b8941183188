"""Every literal of a query must have been given: a number or a name that nobody said is refused, not looked up."""

from collections.abc import Sequence

from sqlglot import exp

from automl.asking.given import Given
from automl.errors import RefusedQueryError

_COMPARING = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between, exp.In, exp.NullSafeEQ, exp.NullSafeNEQ)


def check_literals(tree: exp.Expression, columns: Sequence[str], given: Given) -> None:
    """RefusedQueryError for a literal that occurs neither in the words nor in the profile nor in the calendar."""
    for literal in tree.find_all(exp.Literal):
        column = _compared_with(literal, columns)
        text = literal.is_string and not isinstance(literal.parent, exp.Interval)
        known = given.text(literal.this, column) if text else _number(literal, column, given)
        if not known:
            raise RefusedQueryError(f"“{literal.this}” occurs neither in the question nor in the file")


def _number(literal: exp.Literal, column: str | None, given: Given) -> bool:
    try:
        value = float(literal.this)
    except ValueError:
        return False
    place = isinstance(literal.parent, (exp.Group, exp.Ordered))
    sign = -1 if isinstance(literal.parent, exp.Neg) else 1
    return place or given.number(sign * value, column) or given.number(value, column)


def _compared_with(literal: exp.Literal, columns: Sequence[str]) -> str | None:
    """The column of the table that a literal is compared with, None where there is none."""
    parent = literal.parent
    while isinstance(parent, (exp.Neg, exp.Paren, exp.Cast)):
        parent = parent.parent
    if not isinstance(parent, _COMPARING):
        return None
    sides = [parent.this, parent.args.get("expression")]
    while sides and isinstance(sides[0], exp.Cast):
        sides[0] = sides[0].this
    names = [side.name for side in sides if isinstance(side, exp.Column)]
    return next((name for name in names if name in columns), None)
