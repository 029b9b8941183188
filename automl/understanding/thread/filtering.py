"""Filters of a follow-up, brought together with those that were there."""

from collections.abc import Iterable, Sequence

from automl.plan import Filter, Scalar

_KEEPING = ("=", "in")
_LEAVING = ("!=", "not_in")


def merged(old: Sequence[Filter], new: Iterable[Filter], *, adding: bool) -> list[Filter]:
    """`old` with `new`: what is left out comes to what was; what is kept replaces it, or joins it when `adding`."""
    filters = list(old)
    for each in new:
        same = [other for other in filters if other.column == each.column and _kind(other) in _met_by(each)]
        together = _together(same, each, adding=adding)
        at = filters.index(same[0]) if same else len(filters)
        filters = [other for other in filters if other not in same]
        filters[at:at] = together
    return filters


def _kind(filter_: Filter) -> str:
    """The kind of a filter: cells kept or left out, or a limit of numbers or days."""
    return "cells" if filter_.op in (*_KEEPING, *_LEAVING) else "limits"


def _met_by(filter_: Filter) -> tuple[str, ...]:
    return ("cells",) if filter_.op in _LEAVING else ("cells", "limits")


def values(filter_: Filter) -> list[Scalar]:
    """The values of a filter as a list."""
    return list(filter_.value) if isinstance(filter_.value, list) else [filter_.value]


def _together(same: Sequence[Filter], new: Filter, *, adding: bool) -> list[Filter]:
    kept = [value for each in same if each.op in _KEEPING for value in values(each)]
    left = [value for each in same if each.op in _LEAVING for value in values(each)]
    named = values(new)
    if new.op in _LEAVING:
        if kept:
            rest = [value for value in kept if value not in named]
            return filter_of(new.column, rest, keep=True) or [new]
        return filter_of(new.column, [*left, *(value for value in named if value not in left)], keep=False)
    if new.op in _KEEPING and adding and left:
        return filter_of(new.column, [value for value in left if value not in named], keep=False)
    if new.op in _KEEPING and adding and kept:
        return filter_of(new.column, [*kept, *(value for value in named if value not in kept)], keep=True)
    return [new]


def filter_of(column: str, listed: Sequence[Scalar], *, keep: bool) -> list[Filter]:
    """The filter that keeps, or leaves out, the values listed; none for none."""
    if not listed:
        return []
    if len(listed) == 1:
        return [Filter(column=column, op="=" if keep else "!=", value=listed[0])]
    return [Filter(column=column, op="in" if keep else "not_in", value=list(listed))]
