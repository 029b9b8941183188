"""Columns that follow from others: a formula of two numbers, or one value for each value of another column."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, permutations

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.findings import Derived
from automl.table import Column, Kind, Table

Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]

_MOST_NUMBERS = 24
_MOST_KEYS = 40
_FIRST_LOOK = 200
_HOLDS = 0.98
_LEAST_ROWS = 20
_LEAST_DISTINCT = 5
_RELATIVE = 1e-4
_CENT = 0.0051
"""How far rounding to cents takes a result; values that are all smaller than a few are judged relatively."""
_SMALL = 1.0
_REPEATS = 3
_ALMOST_ALL = 0.98
"""The share of one value from which a column follows from nothing."""
_OPERATIONS: Mapping[str, Callable[[Numbers, Numbers], Numbers]] = {
    "*": lambda a, b: a * b,
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
}
_SIGNS = {"*": "×", "+": "+", "-": "−"}
_NEUTRAL = {"*": 1.0, "+": 0.0, "-": 0.0}


def derived(table: Table, sample: pd.DataFrame) -> tuple[Derived, ...]:
    """What follows from what, formulas first. sample: the rows of the table that are looked at."""
    operands = [column.name for column in table.numeric if column.distinct > 1][:_MOST_NUMBERS]
    values = {name: sample[name].to_numpy(dtype=np.float64) for name in operands}
    varied = [name for name in operands if table.column(name).distinct >= _LEAST_DISTINCT]
    multiples = tuple(_multiples(varied, values))
    left = [name for name in operands if name not in {each.column for each in multiples}]
    return (*_formulas(left, varied, values), *multiples, *_determined(table, sample))


def _multiples(names: Sequence[str], values: Mapping[str, Numbers]) -> Iterator[Derived]:
    """Columns that are the same as an earlier one, or a fixed share of it."""
    followed: set[str] = set()
    for a, b in combinations(names, 2):
        if a in followed or b in followed:
            continue
        factor = _factor(values[a], values[b])
        if factor is not None:
            followed.add(b)
            yield Derived(b, (a,), a if factor == 1 else f"{factor:.4g} × {a}", 1.0)


def _factor(a: Numbers, b: Numbers) -> float | None:
    """The number that takes one column to the other in every row."""
    known = np.isfinite(a) & np.isfinite(b) & (a != 0)
    if known.sum() < _LEAST_ROWS or known.sum() < len(a) / 2:
        return None
    largest = int(np.argmax(np.where(known, np.abs(a), 0)))
    factor = float(f"{b[largest] / a[largest]:.4g}")
    made, told = a[known] * factor, b[known]
    return factor if factor and (np.abs(made - told) <= _allowed(told)).all() else None


def _allowed(told: Numbers) -> Numbers:
    """How far rounding may take values: a cent, or their own precision where they are small."""
    allowed = np.abs(told) * _RELATIVE
    return np.maximum(allowed, _CENT) if np.median(np.abs(told)) > _SMALL else allowed


def _formulas(operands: Sequence[str], results: Sequence[str], values: Mapping[str, Numbers]) -> Iterator[Derived]:
    looked = np.array([values[name][:_FIRST_LOOK] for name in results])
    covered: set[frozenset[str]] = set()
    for sign in _OPERATIONS:
        pairs = permutations(operands, 2) if sign == "-" else combinations(operands, 2)
        for a, b in pairs:
            for place in _likely(values[a][:_FIRST_LOOK], values[b][:_FIRST_LOOK], looked, sign):
                trio = frozenset((a, b, results[place]))
                if len(trio) < 3 or trio in covered:  # noqa: PLR2004 - three different columns
                    continue
                share = _holds(values[a], values[b], values[results[place]], sign)
                if share is not None:
                    covered.add(trio)
                    yield Derived(results[place], (a, b), f"{a} {_SIGNS[sign]} {b}", share)


def _likely(a: Numbers, b: Numbers, looked: Numbers, sign: str) -> npt.NDArray[np.intp]:
    """Which of the results the formula may give, at a first look: it is near in nearly all of the rows that tell."""
    telling = np.isfinite(a) & np.isfinite(b) & (a != 0) & (b != 0)
    if not len(looked) or telling.sum() < _LEAST_DISTINCT:
        return np.zeros(0, dtype=np.intp)
    made, told = _OPERATIONS[sign](a[telling], b[telling]), looked[:, telling]
    near = np.abs(made - told) <= np.maximum(np.abs(told) * _RELATIVE, _CENT)
    return np.flatnonzero(near.sum(axis=1) >= (_HOLDS - 0.05) * np.isfinite(told).sum(axis=1))


def _holds(a: Numbers, b: Numbers, result: Numbers, sign: str) -> float | None:
    """The share of rows in which the formula holds; None where it does not hold in nearly all that tell."""
    telling = np.isfinite(a) & np.isfinite(b) & np.isfinite(result) & (b != _NEUTRAL[sign]) & (a != 0) & (b != 0)
    if sign != "-":
        telling &= a != _NEUTRAL[sign]
    rows = int(telling.sum())
    if rows < min(_LEAST_ROWS, len(a) // 2) or rows < _LEAST_DISTINCT:
        return None
    made, told = _OPERATIONS[sign](a[telling], b[telling]), result[telling]
    share = float((np.abs(made - told) <= _allowed(told)).mean())
    return share if share >= _HOLDS and len(np.unique(told[:_FIRST_LOOK])) >= _LEAST_DISTINCT else None


def _determined(table: Table, sample: pd.DataFrame) -> Iterator[Derived]:
    """Each column of few values with the coarsest other one that decides it."""
    keys = [column for column in table.columns if _may_decide(column, table)][:_MOST_KEYS]
    codes = {column.name: pd.factorize(sample[column.name])[0].astype(np.int64) for column in keys}
    for column in keys:
        finer = [each for each in keys if each.name != column.name and _finer(each, column)]
        for key in sorted(finer, key=lambda each: (each.kind is Kind.ID, each.distinct)):
            share = _decided(codes[key.name], codes[column.name])
            if share is not None:
                yield Derived(column.name, (key.name,), None, share)
                break


def _may_decide(column: Column, table: Table) -> bool:
    textual = column.kind in (Kind.CATEGORY, Kind.ID, Kind.TEXT)
    return textual and 1 < column.distinct <= table.rows / _REPEATS


def _finer(key: Column, column: Column) -> bool:
    """Whether a column has more values than another; of two with as many, identifiers decide names."""
    if key.distinct == column.distinct:
        return key.kind is Kind.ID and column.kind is not Kind.ID
    return key.distinct > column.distinct


def _decided(keys: Codes, codes: Codes) -> float | None:
    """The share of rows whose value is that of their key; None where that is no rule, or none that says anything."""
    known = (keys >= 0) & (codes >= 0)
    keys, codes = keys[known], codes[known]
    if len(keys) < _LEAST_ROWS or np.bincount(codes).max() > _ALMOST_ALL * len(codes):
        return None
    sizes = np.bincount(keys)
    if (sizes > 1).sum() < 2 or len(keys) < _REPEATS * (sizes > 0).sum():  # noqa: PLR2004 - keys that come back
        return None
    wide = int(codes.max()) + 1
    pairs, counts = np.unique(keys * wide + codes, return_counts=True)
    usual = np.zeros(int(keys.max()) + 1, dtype=np.int64)
    np.maximum.at(usual, pairs // wide, counts)
    share = float(usual.sum() / len(keys))
    return share if share >= 0.995 else None  # noqa: PLR2004 - a slip or two is allowed
