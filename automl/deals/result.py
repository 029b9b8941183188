"""The result of a pipeline: what open deals are worth, and what the quarter may bring."""

from dataclasses import dataclass
from datetime import date

from automl.jsonable import Loose
from automl.plan import Period
from automl.result import Caution, Unit


@dataclass(frozen=True, slots=True)
class Quarter:
    """The quarter's won amount: what is won already, and the distribution of the whole."""

    p10: float
    p50: float
    p90: float
    won: float = 0.0
    probability: float | None = None
    """To reach the target."""


@dataclass(frozen=True, slots=True)
class Open:
    """The open deals: how many, what they amount to, what of it is expected; in all, and closing in the quarter."""

    count: int
    amount: float
    expected: float
    in_quarter: int = 0
    amount_in_quarter: float = 0.0
    expected_in_quarter: float = 0.0


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a deal is likelier or less likely: a column, what it holds, what it adds to the probability."""

    column: str
    value: Loose
    contribution: float


@dataclass(frozen=True, slots=True)
class Deal:
    """An open deal. close: when it is expected; in_quarter: its probability to be won within the quarter."""

    id: str
    probability: float
    expected: float
    close: date | None
    reasons: tuple[Reason, ...]
    amount: float = 0.0
    in_quarter: float = 0.0
    owner: str | None = None
    stage: str | None = None
    at_risk: tuple[str, ...] = ()
    """Kinds of risk, keys of the phrases: overdue, old, pushed, stalled, unlikely_large."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How honest the probabilities are, on deals that closed later than all that was learnt from. None: not tested."""

    brier: float | None
    baseline_brier: float | None
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """What belongs to one owner or month: open deals, their amount, what is expected of it."""

    key: str
    count: int
    amount: float
    expected: float


@dataclass(frozen=True, slots=True)
class PipelineResult:
    """What the open deals are worth. modelled: by a model, or by one simple rate where too few deals are closed.

    win_rate: of the closed deals. coverage: the open amount in the quarter over what is missing to the target.
    forecast: the time series' forecast of the won amount in the quarter (p10, p50, p90), None where it has no answer;
    gap: its p50 minus the pipeline's.
    """

    period: Period
    quarter: Quarter
    open: Open
    deals: tuple[Deal, ...]
    calibration: Calibration
    unit: Unit
    modelled: bool
    model: str
    closed: int
    won: int
    win_rate: float
    owners: tuple[Share, ...] = ()
    months: tuple[Share, ...] = ()
    target: float | None = None
    coverage: float | None = None
    forecast: Quarter | None = None
    gap: float | None = None
    cycle_days: float | None = None
    """The median days from creation to close of won deals."""
    set_aside: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    seconds: float = 0.0
