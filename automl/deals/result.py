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
    expected: float = 0.0
    """Of the open deals, to be won within the period."""
    unseen: float = 0.0
    """Of deals that are not created yet, and will be won within the period."""


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
    name: str | None = None
    expected_close: date | None = None
    """As the file has it."""
    age: int | None = None
    """Days since it was created."""
    quiet: int | None = None
    """Days since anything was done about it."""
    pushes: int | None = None
    """How often its close date was moved."""
    assumed_amount: bool = False
    """Whether the file has no amount for it."""
    closing: float = 0.0
    """Its probability to close within the quarter, won or lost."""
    usual: float | None = None
    """The probability that it would have if it were average in every column; None where one rate is given to all."""
    group: str | None = None
    """What it holds in the column that shares are asked by."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Deals that were given about the same probability: how many, what they were given, the share that was won."""

    rows: int
    given: float
    won: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How honest the probabilities are, on deals that closed later than all that was learnt from. None: not tested.

    quarters: past periods whose total was told as of then; held: how many of them came out within p10 to p90.
    """

    brier: float | None
    baseline_brier: float | None
    rows: int = 0
    bins: tuple[Bin, ...] = ()
    quarters: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """What belongs to one owner or month: open deals, their amount, what is expected of it."""

    key: str
    count: int
    amount: float
    expected: float


@dataclass(frozen=True, slots=True)
class Rate:
    """How the closed deals of a group ended. low, high: the 95% interval (Wilson) of the rate.

    amount: that was won. days: the median from creation to close of the won ones, None where it is unknown.
    """

    key: str
    won: int
    closed: int
    rate: float
    low: float
    high: float
    amount: float
    days: float | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """A deal that was asked about and is over. state: won or lost."""

    name: str
    state: str
    close: date | None
    amount: float


@dataclass(frozen=True, slots=True)
class Supposed:
    """What the period would bring if deals ended otherwise, and what it brings as things stand (p50 of both).

    deals: how many open deals are meant; amount: theirs; rate: the mean chance that they have as things stand.
    """

    quarter: Quarter
    before: float
    deals: int
    amount: float
    rate: float


@dataclass(frozen=True, slots=True)
class Point:
    """What is won of the period up to a day, this day included. Where it has happened, all three are the same."""

    day: date
    p10: float
    p50: float
    p90: float


@dataclass(frozen=True, slots=True)
class Usual:
    """How the pipeline stood at the same point of earlier periods, in the middle of them.

    won: of the period by then. count, amount: of the deals that were open then.
    """

    periods: int
    won: float
    count: float
    amount: float


@dataclass(frozen=True, slots=True)
class SetAside:
    """A column that was not learnt from. why: a key of the phrases: stage, afterwards, outcome."""

    column: str
    why: str


@dataclass(frozen=True, slots=True)
class PipelineResult:
    """What the open deals are worth. modelled: by a model, or by one simple rate where too few deals are closed.

    win_rate: of the closed deals. coverage: the open amount in the quarter over what is missing to the target.
    forecast: the time series' forecast of the won amount in the quarter (p10, p50, p90), None where it has no answer;
    gap: its p50 minus the pipeline's.
    today: the last day that the file knows of. rate_low, rate_high: the 95% interval (Wilson) of the win rate.
    crm_expected: what the file's own probabilities of the open deals would make of them, in all.
    course: of the period, week by week. past: what was won in the periods before it, by their labels.
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
    set_aside: tuple[SetAside, ...] = ()
    cautions: tuple[Caution, ...] = ()
    seconds: float = 0.0
    today: date | None = None
    rate_low: float = 0.0
    rate_high: float = 1.0
    crm_expected: float | None = None
    course: tuple[Point, ...] = ()
    past: tuple[tuple[str, float], ...] = ()
    usual: Usual | None = None
    shares: tuple[Share, ...] = ()
    """By the column that was asked for, the most expected first."""
    rates: tuple[Rate, ...] = ()
    """Of closed deals: of all of them first, then by the column that was asked for."""
    ended: tuple[Ended, ...] = ()
    """Deals that were asked about by name and are over."""
    supposed: Supposed | None = None
