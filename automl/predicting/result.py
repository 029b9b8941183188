"""The result of a prediction: how well an outcome can be told from the other columns, and for which rows it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from automl.jsonable import Frame, Loose
from automl.models.card import SplitKind
from automl.result import Caution, Unit
from automl.tabular import Effort, Member, RowTask

Metrics = Mapping[str, float | None]
"""accuracy, balanced_accuracy, precision, recall, f1, roc_auc, log_loss, brier; or mae, rmse, r2."""


@dataclass(frozen=True, slots=True)
class Split:
    """How the rows never seen were chosen. column: of the time or of the groups. start: the first day of the test."""

    kind: SplitKind
    column: str | None = None
    start: str | None = None
    folds: int = 1
    """More than one: every row was predicted once by a model that had not seen it."""


@dataclass(frozen=True, slots=True)
class Driver:
    """A column that matters. share: of the whole influence, 0 to 1. direction: of the positive class or the value, as
    the column grows; None where it bends or is a category. toward, away: the values that raise and lower it most.
    """

    column: str
    share: float
    direction: Literal["up", "down"] | None = None
    toward: Loose = None
    away: Loose = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A column that was left out, or rows. why: the kind of reason, a key of the phrases; values fill its sentence.

    honest, dishonest: the headline metric without and with the column, where it was tried.
    """

    column: str
    why: Literal["leak", "copy", "afterwards", "identifier", "constant", "empty", "names", "asked"]
    values: Mapping[str, Loose] = field(default_factory=dict)
    honest: float | None = None
    dishonest: float | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows where the model does worse than elsewhere, beyond chance after correction for how many were looked at.

    where: the column's value or range in words of the data ("Germany", (0, 12)). error: of the slice, overall: of all.
    """

    column: str
    where: Loose
    rows: int
    metric: str
    error: float
    overall: float
    p_value: float


@dataclass(frozen=True, slots=True)
class Flagged:
    """What the model's yes is worth at its threshold, on rows never seen: counts.

    threshold: probability from which a row is flagged. costs: the mean cost of a row with and without the model.
    """

    threshold: float
    flagged: int
    right: int
    positives: int
    rows: int
    cost: float | None = None
    cost_without: float | None = None


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows of about the same predicted probability: its mean, the share that came true, how many."""

    predicted: float
    actual: float
    rows: int


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """The model that answers. path: of its folder, relative to where the capability leaves files; id: of its card."""

    name: str
    family: str
    path: str
    id: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class PredictResult:
    """How well `target` can be told, from what, and for which rows.

    headline: the metric that people read first (balanced error is not one of them). intervals: of metrics, 95%.
    skill: whether it beats the baseline beyond chance. drivers: the strongest first. flagged: binary only. lift: the
    share of positives in the top tenth over their share at all. confusion: class × class counts, rows are the truth.
    pairs: truth and prediction of tested rows, at most 2,000, for the chart of a regression. waiting: rows whose
    target is empty, most likely first, with their names (the columns that tell rows apart), `predicted` and, for
    classes, `probability` (of the positive, or of the predicted one) and `reason` (most telling columns, in data's
    words); waiting_count: how many there are. scored: the file with all of them, relative, None where there is none.
    """

    target: str
    task: RowTask
    positive: str | None
    classes: tuple[str, ...]
    metrics: Metrics
    baseline: Metrics
    headline: str
    intervals: Mapping[str, tuple[float, float]]
    skill: bool
    model: ModelInfo
    members: tuple[Member, ...]
    rows_trained: int
    rows_tested: int
    split: Split
    drivers: tuple[Driver, ...]
    set_aside: tuple[SetAside, ...]
    slices: tuple[Slice, ...]
    warnings: tuple[Caution, ...]
    unit: Unit | None = None
    share: float | None = None
    """Of the positive class among all rows with a known target."""
    flagged: Flagged | None = None
    lift: float | None = None
    calibration: tuple[Bin, ...] = ()
    confusion: tuple[tuple[int, ...], ...] = ()
    pairs: tuple[tuple[float, float], ...] = ()
    waiting: Frame | None = None
    waiting_count: int = 0
    scored: str | None = None
    duplicates: int = 0
    effort: Effort = "balanced"
    seconds: float = 0.0
    partial: bool = False
    """Whether it is the best so far, and not all that was meant to be tried."""
