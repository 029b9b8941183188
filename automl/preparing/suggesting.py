"""Which steps would make a table better, each with its reason."""

from collections.abc import Iterator, Sequence

from automl.findings import Outcome, Portrait, Preparation
from automl.preparing.applying import PREPARED
from automl.preparing.cells import filling
from automl.preparing.hindsight import known_after
from automl.preparing.step import Step, counted, figure
from automl.profiling.copies import copies
from automl.profiling.portraits import portraits
from automl.table import Column, Offer, Table

_WIDE = 3
"""Rows of fewer columns are the same by chance."""
_OFTEN_MISSING = 0.6
_UNLIKE = 0.5
"""The share of different texts from which a column of them is free text rather than names."""
_WEIGHT = ("drop_duplicates", "leave_out_rows", "merge_spellings", "fill", "cap_outliers", "leave_out")
"""The verbs of steps, the weightiest first."""


def suggest(
    table: Table,
    drawn: Sequence[Portrait] | None = None,
    duplicates: int | None = None,
    outcome: Outcome | None = None,
) -> tuple[Preparation, ...]:
    """The steps that were done, as asked, and then those that are suggested, the weightiest first, each with its
    reason and its offer.

    drawn, duplicates: the columns' portraits and the count of rows that are copies, where they are known already.
    outcome: what is likely to be predicted; columns that are known only after it are told then.
    """
    seen = portraits(table) if drawn is None else drawn
    copied = int(copies(table.frame).sum()) if duplicates is None else duplicates
    applied = tuple(_applied(table))
    touched = {step.column for step in applied}
    late = dict(known_after(table, outcome)) if outcome else {}
    after = [_offered(Step("leave_out", name), why, f"Leave out {name}") for name, why in late.items()]
    columns = [each for each in seen if each.column not in late]
    steps = [*_rows(table, copied), *after, *(step for each in columns for step in _of_column(table, each))]
    new = [step for step in steps if step.column not in touched or not step.column]
    return (*applied, *sorted(new, key=lambda step: _WEIGHT.index(step.id.partition(":")[0])))


def _applied(table: Table) -> Iterator[Preparation]:
    for note in table.notes:
        for offer in note.offers if note.kind == PREPARED else ():
            step = Step.known(offer.wish.partition("=")[2])
            yield Preparation(step.words, step.column, note.sentence, step.id, applied=True, offer=offer)


def _rows(table: Table, copied: int) -> Iterator[Preparation]:
    if len(table.columns) >= _WIDE and copied:
        why = f"{counted(copied, 'row')} {'is an exact copy' if copied == 1 else 'are exact copies'} of earlier ones."
        yield _offered(Step("drop_duplicates"), why, f"Leave out {counted(copied, 'duplicate row')}")
    axis = table.time
    if axis is not None and (blank := table.column(axis.column).missing):
        why = f"{counted(blank, 'row')} {'has' if blank == 1 else 'have'} no {axis.column}, so no period counts them."
        label = f"Leave out {counted(blank, 'row')} without {axis.column}"
        yield _offered(Step("leave_out_rows", axis.column), why, label)


def _of_column(table: Table, seen: Portrait) -> Iterator[Preparation]:
    column = table.column(seen.column)
    if useless := _useless(column, seen, table.rows):
        yield _offered(Step("leave_out", column.name), useless, f"Leave out {column.name}")
        return
    if column.missing and (put := filling(table, column.name)):
        why = f"{_missing(column, table.rows)}; blanks would become {put.words}."
        yield _offered(Step("fill", column.name), why, f"Fill {counted(column.missing, 'blank')} in {column.name}")
    if seen.spellings:
        first = seen.spellings[0]
        why = f"“{first.others[0].value}” and “{first.kept.value}” seem to be one value."
        yield _offered(Step("merge_spellings", column.name), why, f"Merge the spellings in {column.name}")
    if seen.outliers is not None:
        count, example = seen.outliers.count, figure(float(seen.outliers.examples[0].value))
        why = f"{count:,} {'value lies' if count == 1 else 'values lie'} far from the others, such as {example}."
        yield _offered(Step("cap_outliers", column.name), why, f"Cap {counted(count, 'outlier')} in {column.name}")


def _useless(column: Column, seen: Portrait, rows: int) -> str | None:
    """Why a column tells nothing of its rows, where it does not."""
    if seen.role == "empty":
        return "It holds nothing."
    if seen.role == "constant":
        return "It holds the same value in every row."
    if seen.common is not None:
        return f"{seen.common.count:,} of {rows - column.missing:,} rows hold the same value, “{seen.common.value}”."
    if column.missing > _OFTEN_MISSING * rows:
        return f"{_missing(column, rows)}."
    free = seen.role == "text" and column.distinct > _UNLIKE * (rows - column.missing)
    return "It holds free text, which no forecast can use." if free else None


def _offered(step: Step, why: str, label: str) -> Preparation:
    return Preparation(step.words, step.column, why, step.id, offer=Offer(label, f"prepare={step.id}"))


def _missing(column: Column, rows: int) -> str:
    return f"{column.missing:,} of {rows:,} {'is' if column.missing == 1 else 'are'} missing"
