"""Plans about rows: predict an outcome, explain it, suppose something else, score a list, value a pipeline."""

from datetime import date
from typing import Literal

from automl.plan import Filter, Frozen, Period, Plan, Scalar
from automl.tabular import Effort


class Costs(Frozen):
    """What mistakes cost, in the same unit: a case that was missed, and a call for nothing."""

    missed: float
    false_alarm: float


class PredictPlan(Plan):
    """Learn `target` from the other columns, say how well that works, and predict the rows whose target is empty.

    positive: the class that probabilities speak of, where the words name it. features: the columns to learn from
    where the words name them, () for all. keep: columns to keep though they look like leaks. drivers: what influences
    the target is asked for, rather than which rows. costs: of mistakes, where the words give them. at_least: the
    chance from which waiting rows are shown.
    """

    capability: Literal["predict"] = "predict"
    positive: str | None = None
    effort: Effort = "balanced"
    features: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    drivers: bool = False
    costs: Costs | None = None
    at_least: float | None = None


Subject = Literal["drivers", "row", "group", "forecast"]


class ExplainPlan(Plan):
    """Say why.

    subject: what drives the target at all; one row (`filters` say which); why a group differs (`filters` say which
    rows, `against` which others; all the rest where () ); what moved a forecast. model: the id of the model that is
    explained; None for a group that is explained from the data. direction: of "why is West lower?". positive: the
    class whose share or probability is meant, where the words name it. row: the number of a row in the table, the
    first is 1; top: the row of which the model says most ("why is the first one so high?"). forecast: the id of
    the forecast that is explained, where it was told before, answered: its figure; time, period, frequency and
    aggregation are then its plan's.
    """

    capability: Literal["explain"] = "explain"
    subject: Subject = "drivers"
    against: tuple[Filter, ...] = ()
    model: str | None = None
    direction: Literal["higher", "lower"] | None = None
    positive: str | None = None
    row: int | None = None
    top: bool = False
    forecast: str | None = None
    answered: float | None = None


class Change(Frozen):
    """A supposed change of one column: set to a value, or moved by an amount (`add`) or a factor (`times`)."""

    column: str
    how: Literal["set", "add", "times"]
    value: Scalar


class WhatIfPlan(Plan):
    """Suppose that columns were otherwise, for the rows of `filters` (all where ()).

    flip: ask for the smallest change that turns the outcome of the row instead; `outcome`: into what. row: the number
    of a row in the table, the first is 1.
    """

    capability: Literal["whatif"] = "whatif"
    changes: tuple[Change, ...] = ()
    model: str | None = None
    flip: bool = False
    outcome: str | None = None
    row: int | None = None


class ScorePlan(Plan):
    """Score a list with a model. at_least: the chance from which rows are shown, where the words give one."""

    capability: Literal["score"] = "score"
    model: str | None = None
    at_least: float | None = None


Focus = Literal["total", "risk", "overdue", "closing", "deals", "deal", "shares", "commit", "rates", "cycle"]


class Suppose(Frozen):
    """What open deals are supposed to do otherwise.

    kind: the named ones are won or lost; the win rate, or the amounts, are `times` as large, or the rate `points` more
    (0.05 for five points); all of them close `days` later. deals: which are meant, all where ().
    """

    kind: Literal["won", "lost", "rate", "amount", "delay"]
    times: float = 1.0
    points: float = 0.0
    days: int = 0
    deals: tuple[Filter, ...] = ()


class PipelinePlan(Plan):
    """Value the open deals of a CRM export.

    focus: what is asked of them: the total of the period; deals at risk, past their expected close, or likely to close
    in the period; a list of deals in the `order` of what they are worth, of their amounts, or of their chances; one
    deal; shares by `groups`, or by month where () ; what is sure and what is possible; win rates of closed deals by
    `groups`; how long deals take. suppose: what if some of them ended otherwise. during: when the closed deals ended
    whose rates are asked for, None for all.

    target: the column that says how a deal ended. amount, stage, created, expected, closed, owner: the columns by
    their part, None where there is none. won, lost: the values of `target` that say so; every other value, and none,
    is an open deal. goal: the target of the quarter. today: the last day that the file knows of.

    ended: a flag that says whether a deal is over, where `target` alone does not tell lost from open. closed_too:
    further columns of the day of closing (lost days beside won ones). key, title: the columns that tell deals apart
    and name them. activity: the last day on which something was done. pushes: how often the close date was moved.
    chance: the file's own probability. currency: the column that says it. snapshot: the day on which each row was
    written down, where deals have several.
    """

    capability: Literal["pipeline"] = "pipeline"
    amount: str | None = None
    stage: str | None = None
    created: str | None = None
    expected: str | None = None
    closed: str | None = None
    owner: str | None = None
    won: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    today: date | None = None
    ended: str | None = None
    closed_too: tuple[str, ...] = ()
    key: str | None = None
    title: str | None = None
    activity: str | None = None
    pushes: str | None = None
    chance: str | None = None
    currency: str | None = None
    snapshot: str | None = None
    focus: Focus = "total"
    order: Literal["worth", "amount", "chance"] = "worth"
    suppose: Suppose | None = None
    during: Period | None = None
