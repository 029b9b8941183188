"""Computed measures: sums, differences, products and quotients of columns, and nothing else.

Names with anything but letters, digits and underscores stand in backticks: "`Unit price` * Quantity".
"""

import ast
import operator
import re
from collections.abc import Callable, Mapping

import pandas as pd

from automl.errors import UnderstandingError

_QUOTED = re.compile(r"`([^`]+)`")
_OPERATORS: Mapping[type[ast.operator], Callable[[pd.Series, pd.Series], pd.Series]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def names_in(expression: str) -> tuple[str, ...]:
    """The columns that an expression reads, in order, each once."""
    tree, quoted = _parse(expression)
    names = [quoted.get(node.id, node.id) for node in ast.walk(tree) if isinstance(node, ast.Name)]
    return tuple(dict.fromkeys(names))


def evaluate(expression: str, frame: pd.DataFrame) -> pd.Series:
    """The expression's value for each row, float64; NaN where a value is missing or a divisor is zero.

    UnderstandingError when a column is missing or anything but arithmetic is asked for.
    """
    tree, quoted = _parse(expression)
    return _value(tree, frame, quoted).replace([float("inf"), float("-inf")], float("nan"))


def quote(name: str) -> str:
    """The name as an expression spells it."""
    return name if name.isidentifier() else f"`{name}`"


def _parse(expression: str) -> tuple[ast.expr, dict[str, str]]:
    quoted: dict[str, str] = {}

    def stand_in(match: re.Match[str]) -> str:
        key = f"quoted_{len(quoted)}_"
        quoted[key] = match.group(1)
        return key

    try:
        return ast.parse(_QUOTED.sub(stand_in, expression), mode="eval").body, quoted
    except SyntaxError:
        raise _refused(expression) from None


def _value(node: ast.expr, frame: pd.DataFrame, quoted: Mapping[str, str]) -> pd.Series:
    match node:
        case ast.Name(id=name) if quoted.get(name, name) in frame.columns:
            return frame[quoted.get(name, name)].astype("float64")
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _OPERATORS:
            return _OPERATORS[type(sign)](_value(left, frame, quoted), _value(right, frame, quoted))
        case ast.Constant(value=int() | float() as number):
            return pd.Series(float(number), index=frame.index)
        case _:
            raise _refused(ast.unparse(node))


def _refused(expression: str) -> UnderstandingError:
    return UnderstandingError(
        f"I can't compute “{expression}” from this file.",
        "Use the file's own number columns with +, -, * and /.",
    )
