"""What database drivers give, as columns of Arrow: one type for each column of a chunk."""

import json
import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pyarrow as pa

SECONDS = b"seconds"
"""Marks a column of durations in the field's metadata: its numbers are seconds."""
_INT64 = 2**63
_DURATION = pa.field("", pa.float64(), metadata={SECONDS: b"1"})
_TYPES: Mapping[type, Any] = {
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    datetime: pa.timestamp("us"),
    date: pa.date32(),
    str: pa.string(),
}

_AS_THEY_ARE = {bool, date, str}
"""Nothing is to be looked at in cells of these types."""


def column(name: str, cells: Sequence[Any]) -> tuple[Any, Any]:
    """The field and the array of one column. Durations become seconds, moments lose their zone and keep their clock."""
    types = set(map(type, cells)) - {type(None)}
    plain = cells if types and types <= _AS_THEY_ARE else [_plain(cell) for cell in cells]
    kinds = {type(cell) for cell in plain if cell is not None}
    if kinds == {timedelta}:
        field = _DURATION.with_name(name)
        return field, pa.array([cell and cell.total_seconds() for cell in plain], field.type)
    kind = _one(kinds)
    if kind is None:
        return pa.field(name, pa.null()), pa.nulls(len(plain))
    alike = plain if kinds == {kind} else [_as(kind, cell) for cell in plain]
    return pa.field(name, _TYPES[kind]), pa.array(alike, _TYPES[kind])


def _one(kinds: set[type]) -> type | None:
    """The type that holds all of a column's cells."""
    if not kinds:
        return None
    if len(kinds) == 1:
        (only,) = kinds
        return only if only in _TYPES else str
    if kinds == {int, float}:
        return float
    return datetime if kinds == {date, datetime} else str


def _as(kind: type, cell: Any) -> Any:
    if cell is None or type(cell) is kind:
        return cell
    if kind is float:
        return float(cell)
    if kind is datetime:
        return datetime.combine(cell, time())
    return str(cell)


def _plain(cell: Any) -> Any:
    """A cell as one of the types that have a column, or None where it holds nothing that counts."""
    match cell:
        case None | bool() | str() | timedelta():
            return cell
        case int():
            return int(cell) if -_INT64 <= cell < _INT64 else str(cell)
        case float():
            return float(cell) if math.isfinite(cell) else None
        case Decimal():
            return _number(cell)
        case datetime():
            return cell.replace(tzinfo=None)
        case date():
            return cell
        case bytes() | bytearray() | memoryview():
            return _written(bytes(cell))
    return _text(cell)


def _number(cell: Decimal) -> int | float | str | None:
    """A whole number stays one where it was kept without decimals, as a code of 18 digits is."""
    if not cell.is_finite():
        return None
    if cell.as_tuple().exponent == 0:
        whole = int(cell)
        return whole if -_INT64 <= whole < _INT64 else str(whole)
    return float(cell)


def _text(cell: Any) -> str:
    """A list, a document, an id, an address, a range: as people would write it."""
    if isinstance(cell, Mapping):
        return json.dumps(cell, ensure_ascii=False, default=str)
    if isinstance(cell, list | tuple | set):
        nested = any(isinstance(each, Mapping | list | tuple) for each in cell)
        return json.dumps(list(cell), ensure_ascii=False, default=str) if nested else ", ".join(map(_item, cell))
    return str(cell) if isinstance(cell, UUID) or not isinstance(cell, time) else cell.isoformat()


def _item(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _written(cell: bytes) -> str:
    try:
        return cell.decode("utf-8")
    except UnicodeDecodeError:
        return cell.hex()
