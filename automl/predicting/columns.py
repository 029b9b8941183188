"""Which columns a model may look at, and which are set aside before anything is tried."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.predicting.result import SetAside
from automl.reading.columns.identifiers import named_as_identifier
from automl.reading.layout.names import words_of
from automl.row_plans import PredictPlan
from automl.table import Column, Kind, Table

_NAMES_SPELT = (
    "name names fullname firstname lastname surname customer client person contact employee passenger patient"
)
_NAMES = frozenset(_NAMES_SPELT.split())
_PEOPLE = frozenset(
    [
        "customer",
        "client",
        "person",
        "patient",
        "employee",
        "user",
        "member",
        "subscriber",
        "account",
        "household",
        "subject",
    ]
)
_COUNTERS = frozenset(["unnamed", "index", "idx", "row", "rownum", "rowid", "nr", "#", "sr", "sno"])
_LEAST_WORDS = 3.0
"""Words in a text on average from which it says something, rather than names something."""
_MOSTLY_UNIQUE = 0.5
_MANY_EACH = 50
"""Rows for each code on average from which it is a category, such as a store's number."""
_FEW_CODES = 20
_DIGITS = 0.5
_MOST_NAMES = 3
_LOOKED = 2_000


@dataclass(frozen=True, slots=True)
class Columns:
    """kinds: of the features. names: columns that tell rows apart. group: the column whose rows belong together."""

    kinds: Mapping[str, Kind]
    names: tuple[str, ...]
    group: str | None
    aside: tuple[SetAside, ...]
    counters: tuple[str, ...] = ()
    """Columns that number the rows, which copies of a row need not share."""

    @property
    def features(self) -> tuple[str, ...]:
        return tuple(self.kinds)

    def without(self, names: set[str]) -> "Columns":
        """The same with fewer features."""
        kinds = {name: kind for name, kind in self.kinds.items() if name not in names}
        return replace(self, kinds=kinds)


@dataclass(frozen=True, slots=True)
class _Found:
    """What becomes of a column: a feature of a kind, or set aside with why."""

    name: str
    kind: Kind | None = None
    why: SetAside | None = None
    group: int | None = None
    """How many groups there are, where its values say which rows belong together."""

    @property
    def naming(self) -> bool:
        return self.why is not None and self.why.why in ("identifier", "names")


def columns_of(plan: PredictPlan, table: Table, frame: pd.DataFrame, known: npt.NDArray[np.bool_]) -> Columns:
    """The columns beside the target. known: the rows to learn from."""
    found = tuple(_found(plan, table, frame[known]))
    groups = sorted((each for each in found if each.group), key=lambda each: (not _personal(each.name), each.group))
    names = sorted((each for each in found if each.naming), key=lambda each: each not in groups[:1])
    return Columns(
        {each.name: each.kind for each in found if each.kind is not None},
        tuple(each.name for each in names if not _counts(each.name))[:_MOST_NAMES],
        groups[0].name if groups else None,
        tuple(each.why for each in found if each.why is not None),
        tuple(each.name for each in names if _counts(each.name)),
    )


def _found(plan: PredictPlan, table: Table, rows: pd.DataFrame) -> Iterator[_Found]:
    for column in table.columns:
        if column.name == plan.target:
            continue
        values = rows[column.name]
        found = _judged(column, values)
        asked = column.name in plan.exclude or (plan.features and column.name not in plan.features)
        wanted = column.name in plan.keep or column.name in plan.features
        if wanted and found.naming:
            found = _Found(column.name, _kept_kind(column))
        if asked and not found.naming:
            found = _Found(column.name, why=SetAside(column.name, "asked"))
        yield found


def _kept_kind(column: Column) -> Kind:
    return Kind.CATEGORY if column.kind is Kind.ID else column.kind


def _judged(column: Column, values: pd.Series) -> _Found:
    filled = values.dropna()
    distinct = int(filled.nunique())
    if distinct == 0:
        return _Found(column.name, why=SetAside(column.name, "empty"))
    if distinct == 1 and len(filled) == len(values):
        return _Found(column.name, why=SetAside(column.name, "constant", {"value": _text(filled.iloc[0])}))
    several = column.kind is Kind.CATEGORY and (_own(filled, distinct) or _many_people(column.name, filled, distinct))
    if column.kind in (Kind.ID, Kind.TEXT) or several:
        return _textual(column, filled, distinct)
    if column.kind is Kind.INTEGER and _numbers_rows(column, filled, distinct):
        return _identifier(column.name, filled, distinct)
    return _Found(column.name, column.kind)


def _own(filled: pd.Series, distinct: int) -> bool:
    return distinct > _MOSTLY_UNIQUE * len(filled) and distinct > _FEW_CODES


def _many_people(name: str, filled: pd.Series, distinct: int) -> bool:
    return _personal(name) and distinct > max(_FEW_CODES, len(filled) / _MANY_EACH)


def _personal(name: str) -> bool:
    return bool(_PEOPLE & set(words_of(name)))


def _textual(column: Column, filled: pd.Series, distinct: int) -> _Found:
    some = filled.head(_LOOKED).astype(str)
    called = bool(_NAMES & set(words_of(column.name)))
    speaking = float(some.str.count(r"\S+").mean()) >= _LEAST_WORDS
    if speaking and not called:
        return _Found(column.name, Kind.TEXT)
    if column.kind is not Kind.ID and not _own(filled, distinct) and not _many_people(column.name, filled, distinct):
        return _Found(column.name, column.kind)
    digits = float(some.str.contains(r"\d").mean()) >= _DIGITS
    if digits or (column.kind is Kind.ID and not called and not speaking):
        return _identifier(column.name, filled, distinct)
    why = SetAside(column.name, "names", {"distinct": distinct})
    return _Found(column.name, why=why, group=None if _own(filled, distinct) else distinct)


def _identifier(name: str, filled: pd.Series, distinct: int) -> _Found:
    """A code: of each row, of what several rows are of (a group), or of so many rows that it is a category."""
    if distinct <= max(_FEW_CODES, len(filled) / _MANY_EACH):
        return _Found(name, Kind.CATEGORY if filled.dtype == object else Kind.INTEGER)
    repeats = distinct <= _MOSTLY_UNIQUE * len(filled)
    return _Found(name, why=SetAside(name, "identifier", {"distinct": distinct}), group=distinct if repeats else None)


def _numbers_rows(column: Column, filled: pd.Series, distinct: int) -> bool:
    """Whether whole numbers name rows: called so, or counting them one by one."""
    if named_as_identifier(column.name):
        return True
    if distinct < len(filled) or len(filled) < _FEW_CODES:
        return False
    steps = np.diff(np.sort(filled.to_numpy(dtype=np.float64)))
    dense = bool(steps.mean() < 2)  # noqa: PLR2004 - half of the numbers are there, as after a draw
    counted = bool((np.diff(filled.to_numpy(dtype=np.float64)) == 1).mean() > 0.9)  # noqa: PLR2004 - one by one
    return counted or (dense and _counts(column.name))


def _counts(name: str) -> bool:
    return not words_of(name) or words_of(name)[0] in _COUNTERS


def _text(value: object) -> str:
    return str(value)
