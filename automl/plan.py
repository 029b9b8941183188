"""Plans: what will be done, as data. Validated against the table, printable in words, equal to the JSON contract."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from automl.errors import Problem
from automl.table import Frequency

Capability = Literal[
    "describe", "ask", "forecast", "predict", "score", "explain", "whatif", "improve", "pipeline", "drift", "watch"
]
Aggregation = Literal["sum", "mean", "median", "min", "max", "count", "count_distinct"]
Task = Literal["forecast", "binary", "multiclass", "regression"]
Op = Literal["=", "!=", "in", "not_in", ">=", ">", "<=", "<", "between"]
Scalar = str | int | float | bool | date


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Period(Frozen):
    """The days that a question is about, both ends inclusive, with the label that people read ("Q4 2022")."""

    label: str
    start: date
    end: date


class Filter(Frozen):
    """Rows to keep: `column op value`; `in`, `not_in` take a list, `between` a list of two, both ends inclusive."""

    column: str
    op: Op
    value: Scalar | list[Scalar]


class Plan(Frozen):
    """What was understood. The fields are the JSON contract; an unknown is None, never left out."""

    capability: Capability
    target: str | None = None
    expression: str | None = None
    time: str | None = None
    groups: list[str] = []
    aggregation: Aggregation | None = None
    frequency: Frequency | None = None
    period: Period | None = None
    filters: list[Filter] = []
    exclude: list[str] = []
    limit: int | None = None
    task: Task | None = None
    metric: str | None = None
    goal: float | None = None
    then: list["Plan"] = []
    language: str = "en"
    assumptions: list[str] = []
    words: str = ""


class DescribePlan(Plan):
    """Say what is in the file. `target` and `groups` narrow it to columns when some were named."""

    capability: Literal["describe"] = "describe"


class ForecastPlan(Plan):
    """Forecast `target` (a column, or the label of `expression`) over `period`, by `groups`, in steps of `frequency`.

    When `groups` is exactly ["measure"] and no column has that name, the table holds measures side by side and
    `expression` is their sum ("a + b + c", names quoted with backticks): each of them is a group.
    `count` has a target of None when rows are counted.
    """

    capability: Literal["forecast"] = "forecast"
    task: Literal["forecast"] = "forecast"
    time: str
    aggregation: Aggregation
    frequency: Frequency
    period: Period


Form = Literal["figures", "change", "rows", "values"]
CalendarPart = Literal["weekday", "month", "quarter", "hour"]


class AskPlan(Plan):
    """Look up what has been. The fields of the contract say of what, by what and when; these say in which form.

    form: figures (one, or one for each group and step), the change between two periods or steps, rows, or the
    different values of `groups`. order: which end of the ranking is asked for. part: "by weekday", all Mondays
    together. share: of the whole; `within` are the columns whose filters say what the part of the whole is.
    against: the earlier period of a change, ranked by its percentage where it is `relative`; before: "year" or
    "step", when each step is set against an earlier one. later: the later period, where no words named it.
    through: the last day that counts in both periods, when the later one is not over. each: the mean for each
    different one of this column. steps: the mean of the totals of `frequency`'s steps. of_totals: `expression` is
    reckoned with the totals of its columns. shift: months by which quarters and years begin after January.
    having: what is asked of the measure of each group or step ("customers with sales above 10,000"). leaders: of each
    of this group's values the first `limit` ("top 2 products per country").
    sql: what is run, its days as parameters.
    """

    capability: Literal["ask"] = "ask"
    form: Form = "figures"
    order: Literal["largest", "smallest"] | None = None
    part: CalendarPart | None = None
    share: bool = False
    within: list[str] = []
    against: Period | None = None
    later: Period | None = None
    relative: bool = False
    before: Literal["year", "step"] | None = None
    through: date | None = None
    each: str | None = None
    steps: bool = False
    of_totals: bool = False
    having: Filter | None = None
    leaders: str | None = None
    shift: int = 0
    sql: str = ""
    parameters: dict[str, date] = {}


class Choice(Frozen):
    """One answer to a clarifying question: what people read, and the value that `--choose` takes."""

    label: str
    value: str


class Clarify(Frozen):
    """A clarifying question with its choices."""

    question: str
    choices: list[Choice]


class KnownModel(Frozen):
    """A model that a question may be about: what it predicts, from which columns; names: those that tell rows apart.

    aside: the columns that were left out since they give the outcome away.
    """

    id: str
    target: str
    task: Task
    positive: str | None = None
    features: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


class ToldForecast(Frozen):
    """The forecast that a thread goes on from, as it was told. figure: of the whole period."""

    id: str
    figure: float


class Circumstances(Frozen):
    """What besides words and table decides a plan: the day, the workspace's settings, and choices made before.

    models: that there are for the thread, the newest first. told: the forecast that was just told in it. budget:
    seconds that an answer may usually take. at_most: seconds that this one may take whatever it is, where that was
    said.
    """

    today: date
    fiscal_start: int = 1
    currency: str | None = None
    country: str | None = None
    choices: tuple[str, ...] = ()
    models: tuple[KnownModel, ...] = ()
    budget: float = 60.0
    at_most: float | None = None
    told: ToldForecast | None = None


class Understood(Frozen):
    """The outcome of understanding: a plan, or a clarifying question, or an error in words (a plan may stay filled)."""

    plan: Plan | None = None
    clarify: Clarify | None = None
    error: Problem | None = None
