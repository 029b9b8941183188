"""Numbers that make up the target exactly: a copy in another unit, parts of a sum, factors of a product."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

_EXACT = 1e-3
"""What may be left of the target's spread after what the columns tell: rounding."""
_HOLDS = 0.98
_UNIT = 0.02
"""How far a factor may be from 1 (or −1) for a column to be a part of a sum."""
_MOST_PARTS = 8
_MOST_ROUNDS = 4
_MOST_FACTORS = 16
_LEAST_ROWS = 20
_LEAST_DISTINCT = 3


@dataclass(frozen=True, slots=True)
class Made:
    """The columns that the target is made of, and how ("casual + registered")."""

    columns: tuple[str, ...]
    formula: str


def made_of(columns: Mapping[str, Numbers], target: Numbers) -> Iterator[Made]:
    """What the target follows from exactly. columns: numbers, NaN where missing; target: without NaN."""
    left = {name: values for name, values in columns.items() if _varies(values)}
    for found in [*_copies(left, target), *_products(left, target)]:
        if all(name in left for name in found.columns):
            yield found
            left = {name: values for name, values in left.items() if name not in found.columns}
    for _ in range(_MOST_ROUNDS):
        summed = _sum(left, target)
        if summed is None:
            return
        yield summed
        left = {name: values for name, values in left.items() if name not in summed.columns}


def _varies(values: Numbers) -> bool:
    known = values[np.isfinite(values)]
    return len(known) >= _LEAST_ROWS and len(np.unique(known)) >= _LEAST_DISTINCT


def _copies(columns: Mapping[str, Numbers], target: Numbers) -> Iterator[Made]:
    """Columns that are the target times a number, plus a number."""
    for name, values in columns.items():
        known = np.isfinite(values)
        if known.mean() >= 1 / 2 and _line(values[known], target[known]):
            yield Made((name,), name)


def _line(values: Numbers, target: Numbers) -> bool:
    if np.ptp(values) == 0 or np.ptp(target) == 0:
        return False
    slope, start = np.polyfit(values - values.mean(), target, 1)
    return _same(slope * (values - values.mean()) + start, target)


def _same(made: Numbers, target: Numbers) -> bool:
    """Whether nearly all rows agree, but for rounding."""
    near = np.abs(made - target) <= np.maximum(_EXACT * target.std(), 1e-9 * np.abs(target))
    return bool(near.mean() >= _HOLDS)


def _products(columns: Mapping[str, Numbers], target: Numbers) -> Iterator[Made]:
    """Two columns whose product, or ratio, is the target."""
    names = [name for name in list(columns)[:_MOST_FACTORS] if len(np.unique(columns[name])) >= _LEAST_DISTINCT]
    with np.errstate(divide="ignore", invalid="ignore"):
        for a, b in combinations(names, 2):
            tried = {f"{a} × {b}": columns[a] * columns[b], f"{a} ÷ {b}": columns[a] / columns[b]}
            tried[f"{b} ÷ {a}"] = columns[b] / columns[a]
            for formula, made in tried.items():
                known = np.isfinite(made)
                if known.mean() >= 1 / 2 and known.sum() >= _LEAST_ROWS and _same(made[known], target[known]):
                    yield Made((a, b), formula)


def _sum(columns: Mapping[str, Numbers], target: Numbers) -> Made | None:
    """Columns of which the target is the sum, some of them taken away; found one by one, by what is still unsaid."""
    names = [name for name, values in columns.items() if np.isfinite(values).all()]
    chosen: list[str] = []
    unsaid, spread = target - target.mean(), float(target.std())
    factors: Numbers = np.zeros(0)
    while len(chosen) < min(_MOST_PARTS, len(names)) and spread > 0:
        best = max((name for name in names if name not in chosen), key=lambda name: _agreement(columns[name], unsaid))
        chosen.append(best)
        matrix = np.column_stack([np.ones(len(target)), *(columns[name] for name in chosen)])
        factors = np.asarray(np.linalg.lstsq(matrix, target, rcond=None)[0], dtype=np.float64)
        unsaid = target - matrix @ factors
        if _same(target - unsaid, target):
            break
    else:
        return None
    told = [(name, factor) for name, factor in zip(chosen, factors[1:], strict=True) if abs(factor) > _UNIT]
    if len(told) < 2 or any(abs(abs(factor) - 1) > _UNIT for _, factor in told):  # noqa: PLR2004 - a sum has two parts
        return None
    words = "".join(f" {'+' if factor > 0 else '−'} {name}" for name, factor in told)
    return Made(tuple(name for name, _ in told), words.removeprefix(" + ").strip())


def _agreement(values: Numbers, unsaid: Numbers) -> float:
    centred = values - values.mean()
    size = float(np.sqrt((centred**2).sum() * (unsaid**2).sum()))
    return abs(float(centred @ unsaid)) / size if size else 0.0
