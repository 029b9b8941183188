"""A file without words, dropped where a model is: a list to be scored, or newer rows to learn from."""

from automl.plan import Circumstances, KnownModel, Understood
from automl.table import Table
from automl.understanding.fresh import understand

_MOST = 0.5
"""The share of a model's columns that a list must have."""


def dropped(table: Table, circumstances: Circumstances) -> Understood | None:
    """The plan to score the list with the newest model; None where the file is not such a list.

    A list says nothing of the outcome, or leaves it empty; a file that knows it is newer rows, not a list.
    """
    model = next((each for each in circumstances.models if _fits(each, table)), None)
    return understand("score this list", table, circumstances) if model else None


def _fits(model: KnownModel, table: Table) -> bool:
    columns = {column.name: column for column in table.columns}
    known = sum(name in columns for name in model.features)
    asked = model.target not in columns or columns[model.target].missing == table.rows
    return asked and known > _MOST * len(model.features)
