"""JSON and JSON lines read into grids, one for each list of records."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from json import JSONDecodeError

from automl.errors import ReadingError
from automl.reading.formats.json_scanner import Scanner
from automl.reading.formats.records import Records, columns_of
from automl.reading.grid import Grid
from automl.reading.limits import Limits
from automl.reading.text.encoding import decoded

_BEGINS = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*(?:[\[{\]]|\"(?:[^\"\\\n]|\\.){0,200}\"\s*[,\]]|-?\d[\d.eE+-]*\s*[,\]]))")
_RECORDS = r"\[\s*\{"
_SOME = re.compile(r"\S")
_DEEPEST = 4
_REMEDY = "Export it again as CSV, Excel, or JSON with one list of records, and send that."


def looks_like_json(head: str) -> bool:
    """Whether a text begins as an object, or as a list of records, lists or values."""
    return _BEGINS.match(head) is not None


def read_json(name: str, data: bytes, limits: Limits) -> list[Grid]:
    """Grids in the order of the lists. ReadingError when the text breaks off or holds no records."""
    scanner = Scanner(decoded(data).utf8.decode(errors="replace"))
    try:
        grids = list(_grids(name, scanner, limits))
    except JSONDecodeError as error:
        raise _broken(error) from error
    except RecursionError as error:
        raise ReadingError("The JSON is nested too deeply to be a table.", _REMEDY) from error
    if not grids:
        raise ReadingError("The JSON holds no list of records.", _REMEDY)
    return grids


def _broken(error: JSONDecodeError) -> ReadingError:
    if error.doc[error.pos :].strip():
        return ReadingError(f"The JSON is broken in line {error.lineno}.", "Export it again and send it once more.")
    return ReadingError("The JSON breaks off; it did not arrive whole.", "Export it again and send it once more.")


def _grids(name: str, scanner: Scanner, limits: Limits) -> Iterator[Grid]:
    if _is_lines(scanner.text):
        yield from _of_values(name, scanner.sequence(), limits)
    elif scanner.ahead() == "[":
        yield from _of_values(name, scanner.elements(), limits)
        scanner.end()
    else:
        begin, grids = scanner.place, list(_of_object(name, scanner, limits))
        if scanner.ahead():
            scanner.place = begin
            grids = list(_of_values(name, scanner.sequence(), limits))
        yield from grids


def _is_lines(text: str) -> bool:
    """Whether the first value ends where a line does, and another one follows."""
    begin = _SOME.search(text)
    end = text.find("\n", begin.start()) if begin else -1
    first = text[:end].rstrip()
    if end < 0 or not first.endswith(("}", "]")) or _SOME.search(text, end) is None:
        return False
    scanner = Scanner(first)
    try:
        scanner.value()
        scanner.end()
    except JSONDecodeError:
        return False
    return True


def _of_values(name: str, values: Iterator[object], limits: Limits) -> Iterator[Grid]:
    """The grid of a list of records, of rows, or of plain values."""
    first = next(values, None)
    if first is None:
        return
    if isinstance(first, list):
        yield _of_rows(name, chain([first], values), limits)
    else:
        yield _of_records(name, chain([first], values), limits)


def _of_records(name: str, values: Iterable[object], limits: Limits) -> Grid:
    records = Records(limits)
    for value in values:
        if value is not None:
            records.add(value if isinstance(value, dict) else {"Value": value})
    return records.grid(name, f"{records.rows:,} records")


def _of_rows(name: str, values: Iterable[object], limits: Limits) -> Grid:
    """Rows without names: a header is looked for among them."""
    records = Records(limits)
    for value in values:
        cells = value if isinstance(value, list) else [value]
        records.add({str(place): cell for place, cell in enumerate(cells)})
    return replace(records.grid(name, "the lists"), header=None, row_noun="row")


def _of_object(name: str, scanner: Scanner, limits: Limits) -> Iterator[Grid]:
    """The lists of records in an object; else the object itself, by columns, by rows, or as one record."""
    others: dict[str, object] = {}
    grids = []
    for key in scanner.fields():
        if scanner.ahead(_RECORDS):
            grids.append(_of_records(key, scanner.elements(), limits))
        else:
            others[key] = scanner.value()
    grids += [_of_records(key, found, limits) for key, found in _lists_within(others)]
    if grids:
        yield from [replace(grids[0], name=name)] if len(grids) == 1 else grids
    elif others:
        yield _shaped(name, others, limits)


def _lists_within(value: Mapping[str, object], level: int = 0) -> Iterator[tuple[str, list[object]]]:
    for key, inner in value.items():
        if isinstance(inner, list) and any(isinstance(each, dict) for each in inner):
            yield key, inner
        elif isinstance(inner, dict) and level < _DEEPEST:
            yield from _lists_within(inner, level + 1)


def _shaped(name: str, value: Mapping[str, object], limits: Limits) -> Grid:
    """An object without a list of records, in one of the shapes that programs write tables in."""
    names, rows = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(rows, list):
        header = [str(each) for each in names]
        return _of_records(
            name, (dict(zip(header, row, strict=False)) for row in rows if isinstance(row, list)), limits
        )
    lists = {key: each for key, each in value.items() if isinstance(each, list)}
    if len(lists) == len(value):
        return _of_records(name, columns_of(lists), limits)
    within = {key: each for key, each in value.items() if isinstance(each, dict)}
    if len(within) == len(value) and len(value) > 1:
        return _of_records(name, _by_key(within), limits)
    return _of_records(name, [value], limits)


def _by_key(within: Mapping[str, dict[str, object]]) -> Iterator[dict[str, object]]:
    """Records from columns whose cells have row keys, or from rows that have one."""
    if all(key.isdigit() for inner in within.values() for key in inner):
        yield from columns_of({name: list(inner.values()) for name, inner in within.items()})
    else:
        yield from (inner if key.isdigit() else {"Key": key} | inner for key, inner in within.items())
