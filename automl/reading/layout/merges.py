"""Cells that a sheet shows as one."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Merge:
    """A rectangle of cells, counted from 0 within a grid; its text stands in the first one."""

    rows: range
    columns: range

    @property
    def wide(self) -> bool:
        return len(self.columns) > 1

    @property
    def tall(self) -> bool:
        return len(self.rows) > 1


def within(merges: Iterable[Merge], rows: range, columns: range) -> tuple[Merge, ...]:
    """Those that begin in the part of a grid, counted from its corner and cut to it."""
    return tuple(
        Merge(_cut(merge.rows, rows), _cut(merge.columns, columns))
        for merge in merges
        if merge.rows.start in rows and merge.columns.start in columns
    )


def _cut(inner: range, outer: range) -> range:
    return range(inner.start - outer.start, min(inner.stop, outer.stop) - outer.start)
