"""Say what is in a file: its columns, what goes together, what could be asked of it."""

import numpy as np
import pandas as pd

from automl.describing.gist import gist
from automl.findings import DescribeResult
from automl.pictures.cells import in_words
from automl.plan import Circumstances, DescribePlan
from automl.preparing.suggesting import suggest
from automl.profiling.copies import copies, repeated_identifiers
from automl.profiling.derived import derived
from automl.profiling.portraits import portraits
from automl.profiling.relationships import relationships
from automl.profiling.rhythm import rhythm
from automl.table import Column, Kind, Table
from automl.understanding.lexicon import ENGLISH
from automl.understanding.scene import scene
from automl.understanding.suggestions import suggestions

_SAMPLE = 20_000
"""Rows that are looked at for what goes together: enough to see any link of 0.1."""
_SEED = 20_240_229
_SUGGESTIONS = 5
_COPIED = 100
_SHOWN = 5


def describe(plan: DescribePlan, table: Table, circumstances: Circumstances) -> DescribeResult:
    """What the plan's table holds; of the named columns only, where the plan names some.

    Counts are of all rows; relationships and formulas are looked for in at most 20,000, drawn by chance, always the
    same ones.
    """
    named = {name for name in (plan.target, *plan.groups) if name}
    columns = tuple(column for column in table.columns if not named or column.name in named)
    around, looked = scene(table, ENGLISH, circumstances), _sample(table.frame)
    copied, drawn = copies(table.frame), tuple(portraits(table, circumstances.today))
    told = gist(around, circumstances.today)
    return DescribeResult(
        columns=columns,
        rows=table.rows,
        duplicates=int(copied.sum()),
        relationships=relationships(table, looked),
        targets=tuple(column.name for column in table.columns if _is_target(column, table)),
        suggestions=suggestions(around, _SUGGESTIONS, described=True),
        preparation=suggest(table, drawn, int(copied.sum()), told.outcome),
        sample=in_words(table.frame.head(_SHOWN), table),
        portraits=tuple(each for each in drawn if not named or each.column in named),
        copied=tuple(int(row) + 1 for row in np.flatnonzero(copied)[:_COPIED]),
        repeated=repeated_identifiers(table),
        derived=derived(table, looked),
        rhythm=rhythm(table, circumstances.today),
        gist=told,
        sampled=len(looked) if len(looked) < table.rows else None,
    )


def _sample(frame: pd.DataFrame) -> pd.DataFrame:
    if len(frame) <= _SAMPLE:
        return frame
    rows = np.random.default_rng(_SEED).choice(len(frame), _SAMPLE, replace=False)
    return frame.iloc[np.sort(rows)]


def _is_target(column: Column, table: Table) -> bool:
    """A measure, or a category of few values: what people predict."""
    if table.time is not None and column.name == table.time.column:
        return False
    few = column.kind in (Kind.CATEGORY, Kind.BOOLEAN) and column.distinct in (2, 3)
    return column.distinct > 1 and (column.kind.numeric or few)
