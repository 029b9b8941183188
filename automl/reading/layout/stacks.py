"""Sheets of one shape, one for each year, month or region, put under one another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from automl.reading.columns.cells import Cells
from automl.reading.handling import Handling
from automl.reading.layout.body import Body
from automl.reading.layout.parts import Part
from automl.reading.layout.sheet_names import is_aside, is_default, is_period, series_name, stem_and_ends
from automl.reading.layout.sorts import Sort, sort_of
from automl.table import Note, Offer

_KIND = "sheets_stacked"
_MANY = 3
_SAMPLE = 20
_SHARE = 0.6
_MOST_NAMED = 4
_MOST_OFFERED = 6
_SCENARIOS = frozenset(
    ["plan", "planned", "budget", "target", "targets", "forecast", "actual", "actuals", "ist", "soll"]
)


@dataclass(frozen=True, slots=True)
class Stack:
    """Parts of one shape. likely: whether they are one table in sheets, by the names of the sheets."""

    name: str
    parts: tuple[Part, ...]
    called: str
    ends: tuple[str, ...]
    likely: bool

    def wanted(self, handling: Handling) -> bool:
        """Whether the parts are to be read as one table."""
        if handling.table == self.name:
            return True
        alone = any(part.name == handling.table for part in self.parts)
        return self.likely and not alone and handling.does(_KIND)

    def told(self, handling: Handling) -> Note:
        """That the parts could be one table, where they are read one by one."""
        count = len(self.parts)
        sentence = f"{count} sheets have the same columns: {_named(self.parts)}."
        if self.likely and not handling.does(_KIND):
            sentence = f"{count} sheets have the same columns and are read one by one, as you asked."
            return Note(_KIND, sentence, count, (Offer("Read them as one table", f"do={_KIND}"),))
        return Note("sheets_alike", sentence, count, (Offer("Read them as one table", f"table={self.name}"),))


def stacks_of(parts: Sequence[Part]) -> list[Stack]:
    """The groups of parts that have the same columns."""
    alike = defaultdict(list)
    for part in parts:
        if part.header is not None and len(part.header) > 1 and not is_aside(part.name):
            alike[frozenset(map(_plain, part.header))].append(part)
    taken = {part.name for part in parts}
    return [_stack(group, taken) for group in _with_fewer(alike, parts) if len(_distinct(group)) > 1]


def _with_fewer(alike: Mapping[frozenset[str], list[Part]], parts: Sequence[Part]) -> list[list[Part]]:
    """The groups, those of periods with the sheets that lack a few of their columns."""
    groups = []
    left = dict(sorted(alike.items(), key=lambda item: -len(item[0])))
    while left:
        names = next(iter(left))
        group = left.pop(names)
        for fewer in [other for other in left if other < names and len(other) >= _SHARE * len(names)]:
            called = series_name(stem_and_ends([part.name for part in (*group, *left[fewer])])[1])
            if called is not None and is_period(called):
                group = [*group, *left.pop(fewer)]
        groups.append([part for part in parts if part in group])
    return groups


def _distinct(parts: Iterable[Part]) -> list[Part]:
    """Without copies of the ones before."""
    found: list[Part] = []
    for part in parts:
        if not any(_same(part.body, other.body) for other in found):
            found.append(part)
    return found


def _same(one: Body, other: Body) -> bool:
    if one.height != other.height:
        return False
    return all(
        a.texts.equals(b.texts) and np.array_equal(a.codes, b.codes)
        for a, b in zip(one.columns, other.columns, strict=False)
    )


def _stack(group: Sequence[Part], taken: set[str]) -> Stack:
    parts = _distinct(group)
    stem, ends = stem_and_ends([part.name for part in parts])
    called = series_name(ends)
    names = [part.name for part in parts]
    doubtful = any(is_default(name) or _SCENARIOS & set(name.lower().split()) for name in names)
    likely = not doubtful and (called is not None or bool(stem) or len(parts) >= _MANY)
    name = stem if stem and stem not in taken else "All sheets"
    return Stack(name, tuple(parts), called or "Sheet", ends, likely)


def stacked(stack: Stack, handling: Handling) -> Part:
    """The parts under one another, with a column for the sheet where the others don't say it."""
    first = max(stack.parts, key=lambda part: len(part.body.header))
    header = first.body.header
    bodies = [_ordered(part.body, header) for part in stack.parts]
    columns = [concatenated([body.columns[place] for body in bodies]) for place in range(len(header))]
    if not _says_it(stack, bodies):
        called = stack.called if stack.called.lower() not in map(_plain, header) else "Sheet"
        header, columns = (called, *header), [_labels(stack.ends, bodies), *columns]
    notes = (_told(stack, handling), *_shared_notes(stack.parts))
    return Part(stack.name, header, _summed(header, columns, bodies), notes, first.semicolons)


def _ordered(body: Body, header: Sequence[str]) -> Body:
    """The columns in the order of the first sheet's."""
    places = {_plain(name): place for place, name in enumerate(body.header)}
    blank = Cells(pa.array([], pa.string()), np.full(body.height, -1, dtype=np.int32))
    columns = [body.columns[places[name]] if name in places else blank for name in map(_plain, header)]
    return replace(body, header=tuple(header), columns=tuple(columns))


def _says_it(stack: Stack, bodies: Sequence[Body]) -> bool:
    """Whether a column holds one text in each sheet and another in each, or dates where the sheets are periods."""
    for place in range(len(bodies[0].columns)):
        cells = [body.columns[place] for body in bodies]
        if is_period(stack.called) and all(_dated(each) for each in cells):
            return True
        texts = {each.texts[0].as_py() for each in cells if len(each.texts) == 1}
        if len(texts) == len(bodies):
            return True
    return False


def _dated(cells: Cells) -> bool:
    sample = cells.texts[:_SAMPLE].to_pylist()
    return sum(sort_of(text) is Sort.DATE for text in sample) * 2 > len(sample)


def _labels(ends: Sequence[str], bodies: Sequence[Body]) -> Cells:
    texts = pa.array(list(ends), pa.string())
    return Cells(texts, np.repeat(np.arange(len(ends), dtype=np.int32), [body.height for body in bodies]))


def concatenated(parts: Sequence[Cells]) -> Cells:
    """Columns under one another."""
    texts = [pc.fill_null(cells.texts.take(pa.array(cells.codes, mask=cells.codes < 0)), "") for cells in parts]
    native = all(cells.native for cells in parts if len(cells.texts))
    return Cells.of(pa.concat_arrays(texts), native=native)


def _summed(header: Sequence[str], columns: Sequence[Cells], bodies: Sequence[Body]) -> Body:
    kinds = dict.fromkeys(kind for body in bodies for kind in body.left_out)
    return Body(
        tuple(header),
        tuple(columns),
        sum(body.source_rows for body in bodies),
        {kind: sum(body.left_out.get(kind, 0) for body in bodies) for kind in kinds},
        tuple(dict.fromkeys(name for body in bodies for name in body.filled_down)),
        tuple(note for body in bodies for note in body.notes),
    )


def _told(stack: Stack, handling: Handling) -> Note:
    count = len(stack.parts)
    alone = [Offer(f"Use {part.name} alone", f"table={part.name}") for part in stack.parts[:_MOST_OFFERED]]
    apart = Offer("Read the sheets one by one", f"undo={_KIND}")
    offers = (apart, *alone) if handling.table != stack.name else tuple(alone)
    return Note(_KIND, f"Read {count} sheets as one table: {_named(stack.parts)}.", count, offers)


def _shared_notes(parts: Sequence[Part]) -> list[Note]:
    """What the sheets tell, each sentence once, without the row of each sheet's header."""
    notes = {note.sentence: note for part in parts for note in part.notes if note.kind != "sheet_read"}
    return list(notes.values())


def _named(parts: Sequence[Part]) -> str:
    return ", ".join(part.name for part in parts[:_MOST_NAMED]) + (", …" if len(parts) > _MOST_NAMED else "")


def _plain(name: str) -> str:
    return " ".join(name.lower().split())
