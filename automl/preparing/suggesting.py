"""Which steps would make a table better, each with its reason."""

from collections.abc import Iterator

from automl.preparing.applying import PREPARED
from automl.preparing.cells import filling
from automl.preparing.step import Step, counted, figure
from automl.profiling.copies import copies
from automl.profiling.outliers import outliers
from automl.profiling.spellings import spellings
from automl.result import Preparation
from automl.table import Column, Kind, Offer, Table

_WIDE = 3
"""Rows of fewer columns are the same by chance."""
_OFTEN_MISSING = 0.6


def suggest(table: Table) -> tuple[Preparation, ...]:
    """The steps that were done, as asked, and then those that are suggested, each with its reason and its offer."""
    applied = tuple(_applied(table))
    columns = (step for column in table.columns for step in _of_column(table, column))
    touched = {step.column for step in applied}
    return (*applied, *_rows(table), *(step for step in columns if step.column not in touched))


def _applied(table: Table) -> Iterator[Preparation]:
    for note in table.notes:
        for offer in note.offers if note.kind == PREPARED else ():
            step = Step.known(offer.wish.partition("=")[2])
            yield Preparation(step.words, step.column, note.sentence, step.id, applied=True, offer=offer)


def _rows(table: Table) -> Iterator[Preparation]:
    if len(table.columns) >= _WIDE and (count := int(copies(table.frame).sum())):
        why = f"{counted(count, 'row')} {'is an exact copy' if count == 1 else 'are exact copies'} of earlier ones."
        yield _offered(Step("drop_duplicates"), why, f"Leave out {counted(count, 'duplicate row')}")
    axis = table.time
    if axis is not None and (blank := table.column(axis.column).missing):
        why = f"{counted(blank, 'row')} {'has' if blank == 1 else 'have'} no {axis.column}, so no period counts them."
        label = f"Leave out {counted(blank, 'row')} without {axis.column}"
        yield _offered(Step("leave_out_rows", axis.column), why, label)


def _of_column(table: Table, column: Column) -> Iterator[Preparation]:
    if column.kind is Kind.EMPTY or column.distinct == 0:
        yield _without(column, "It holds nothing.")
    elif column.distinct == 1 and not column.missing:
        yield _without(column, "It holds the same value in every row.")
    elif column.missing > _OFTEN_MISSING * table.rows:
        yield _without(column, f"{_missing(table, column)}.")
    elif column.missing and (put := filling(table, column.name)):
        why = f"{_missing(table, column)}; blanks would become {put.words}."
        yield _offered(Step("fill", column.name), why, f"Fill {counted(column.missing, 'blank')} in {column.name}")
    if column.kind is Kind.CATEGORY:
        yield from _spelt(table, column)
    if column.kind.numeric:
        yield from _far(table, column)


def _spelt(table: Table, column: Column) -> Iterator[Preparation]:
    found = spellings(table.frame[column.name])
    if found:
        first = found[0]
        why = f"“{first.others[0].value}” and “{first.kept.value}” seem to be one value."
        yield _offered(Step("merge_spellings", column.name), why, f"Merge the spellings in {column.name}")


def _far(table: Table, column: Column) -> Iterator[Preparation]:
    found = outliers(table.frame[column.name])
    if found is not None:
        verb = "value lies" if found.count == 1 else "values lie"
        why = f"{found.count:,} {verb} far from the others, such as {figure(float(found.examples[0].value))}."
        yield _offered(
            Step("cap_outliers", column.name), why, f"Cap {counted(found.count, 'outlier')} in {column.name}"
        )


def _without(column: Column, why: str) -> Preparation:
    return _offered(Step("leave_out", column.name), why, f"Leave out {column.name}")


def _offered(step: Step, why: str, label: str) -> Preparation:
    return Preparation(step.words, step.column, why, step.id, offer=Offer(label, f"prepare={step.id}"))


def _missing(table: Table, column: Column) -> str:
    return f"{column.missing:,} of {table.rows:,} {'is' if column.missing == 1 else 'are'} missing"
