"""Steps done to a table."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from automl.preparing.cells import capped, filled, merged
from automl.preparing.columns import without
from automl.preparing.rows import without_blank, without_copies
from automl.preparing.step import Done, Step, Verb
from automl.profile import profile_column, time_axis
from automl.table import Note, Offer, Table

_DEEDS: Mapping[Verb, Callable[[Table, str], Done]] = {
    "leave_out": without,
    "merge_spellings": merged,
    "leave_out_rows": without_blank,
    "drop_duplicates": without_copies,
    "cap_outliers": capped,
    "fill": filled,
}
PREPARED = "prepared"
"""The kind of the notes that tell what was done."""


def prepared(table: Table, steps: Collection[str]) -> Table:
    """The table after the steps, profiled again, with a note for each that says what was done and offers to undo it.

    steps: ids, in any order, as `suggest` gives them. ReadingError for a step that is not known, that names a column
    that is not there, or that cannot be done to this column.
    """
    for step in sorted((Step.of(each, table) for each in set(steps)), key=lambda each: each.place):
        table = _after(table, step)
    return table


def _after(table: Table, step: Step) -> Table:
    gone = bool(step.column) and step.column not in table.frame
    done = Done(table.frame, f"{step.column} is left out", 0) if gone else _DEEDS[step.verb](table, step.column)
    ending = ", as you asked" if done.count else ", so the step you asked for changes nothing"
    beside = f"; {done.beside}" if done.beside else ""
    note = Note(PREPARED, f"{done.clause}{ending}{beside}.", done.count, (Offer(step.back, f"unprepare={step.id}"),))
    return replace(_profiled(table, done, step), notes=(*table.notes, note))


def _profiled(table: Table, done: Done, step: Step) -> Table:
    """The table with a new frame; only what changed is profiled anew."""
    anew = len(done.frame) != table.rows
    columns = tuple(
        profile_column(done.frame[column.name], column.kind, column.currencies)
        if anew or column.name == step.column
        else column
        for column in table.columns
        if column.name in done.frame.columns
    )
    return replace(table, frame=done.frame, columns=columns, time=time_axis(done.frame, columns))
