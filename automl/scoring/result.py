"""The result of scoring a list."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from automl.jsonable import Frame
from automl.result import Caution, Unit
from automl.tabular import RowTask


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """A list with predictions. scored: the file (Parquet, relative to where the capability leaves files) with the
    list's rows in their order with all their columns, `<target>_predicted`, `<target>_p_<class>` for each class, and
    reason_1 to reason_3. renamed: columns of the list that were taken for columns of the model, by the model's name.
    missing: columns of the model that the list has not; new_categories: values never seen, by column. top: the rows
    most likely first, their names, `predicted`, `probability`, `reason`. expected: the sum of probabilities or values.
    """

    target: str
    task: RowTask
    positive: str | None
    classes: tuple[str, ...]
    model: str
    model_id: str | None
    rows: int
    scored: str
    top: Frame
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many rows are predicted to be of each class."""
    flagged: int | None = None
    expected: float | None = None
    beyond: int | None = None
    """How many rows have the chance that was asked for, or more."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    new_categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unit: Unit | None = None
    cautions: tuple[Caution, ...] = ()
    seconds: float = 0.0
