"""How a number changes a column: set to it, moved by it, or moved by a share of itself."""

from dataclasses import dataclass
from typing import Literal

from automl.table import Column, Kind
from automl.understanding.numbers import Number
from automl.understanding.rows.asked import Asked
from automl.understanding.rows.changed_columns import Place

_HUNDRED = 100.0
_POINTS = frozenset(("point", "points", "pp", "ppt"))
_NEAR, _BEHIND = 3, 4
_TO = frozenset(("to", "at", "of", "is", "are", "were", "was", "be", "=", "equals"))


@dataclass(frozen=True, slots=True)
class Amount:
    """What a number does to a column. assumptions: sentences on how it was taken."""

    how: Literal["set", "add", "times"]
    value: float
    assumptions: tuple[str, ...] = ()


def amount_of(number: Number, place: Place, asked: Asked) -> Amount:
    """What a number beside a column means: "by 5%", "12 months longer", "to 50", "were 10%"."""
    side = _side(number, place, asked)
    points = _points(number, asked)
    column = place.column
    if side == 0:
        value, assumed = level_of(number, column)
        return Amount("set", value, assumed)
    if (number.percent or points) and _is_share(column):
        assumed = (
            ()
            if points
            else (f"“{number.value:g}%” was taken as {number.value:g} percentage points of {column.name}.",)
        )
        return Amount("add", side * number.value / _HUNDRED, assumed)
    if number.percent and not points:
        return Amount("times", round(1 + side * number.value / _HUNDRED, 10))
    return Amount("add", side * number.value)


def _side(number: Number, place: Place, asked: Asked) -> int:
    """1 for more, -1 for less, 0 for a new level."""
    sentence, rows = asked.sentence, asked.rows
    lead = sentence.plain(number.span.start - 1)
    start = min(place.span.start, number.span.start)
    end = max(place.span.end, number.span.end)
    behind = list(range(number.span.end, min(number.span.end + _BEHIND, len(sentence))))
    after = next((word for at in behind if (word := sentence.plain(at)) in rows.up | rows.down), "")
    stopped = any(sentence.plain(at) in (",", "and", "for") for at in behind[: _first(behind, after, asked)])
    if after and not stopped and not (lead == "to" and after in rows.becoming):
        return 1 if after in rows.up else -1
    before = [sentence.plain(at) for at in range(max(0, start - _NEAR), end) if at not in place.span]
    if lead in ("to", "at", "=") or (lead in _TO and not {*before} & (rows.up | rows.down)):
        return 0
    moved = [word for word in before if word in rows.up | rows.down]
    return 0 if not moved else 1 if moved[-1] in rows.up else -1


def _first(behind: list[int], word: str, asked: Asked) -> int:
    return next((place for place, at in enumerate(behind) if asked.sentence.plain(at) == word), 0)


def _points(number: Number, asked: Asked) -> bool:
    after = {asked.sentence.plain(at) for at in range(number.span.end, number.span.end + 3)}
    return not _POINTS.isdisjoint(after)


def _is_share(column: Column) -> bool:
    """Whether a column's figures are shares themselves."""
    return column.kind is Kind.PERCENT


def level_of(number: Number, column: Column) -> tuple[float, tuple[str, ...]]:
    """A new level in the column's own unit: percentages are fractions where the column holds fractions."""
    fractions = isinstance(column.max, (int, float)) and column.max <= 1
    if number.percent and (_is_share(column) or fractions):
        return number.value / _HUNDRED, ()
    if _is_share(column) and number.value > 1:
        return number.value / _HUNDRED, (f"“{number.value:g}” was taken as {number.value:g}% of {column.name}.",)
    return number.value, ()
