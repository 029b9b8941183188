"""What a table with periods as columns becomes."""

from dataclasses import dataclass

from automl.reading.columns.cells import Cells
from automl.reading.dates.parts import Days
from automl.table import Note


@dataclass(frozen=True, slots=True, eq=False)
class Long:
    """The long table. place: where the period's column stands; `columns[place]` holds the periods' names.

    days: their dates, one for each row; None where the periods have no year.
    """

    names: tuple[str, ...]
    columns: tuple[Cells, ...]
    place: int
    days: Days | None
    notes: tuple[Note, ...]

    def __len__(self) -> int:
        return len(self.columns[self.place])
