"""The plan said back in words."""

from collections.abc import Sequence
from datetime import date

from automl.plan import Aggregation, AskPlan, Filter, Plan, Scalar
from automl.table import Frequency
from automl.understanding.calendar.written import dated, day_written, days_written
from automl.understanding.groups import MEASURE_GROUP

_SUMMED_UP: dict[Aggregation, str] = {
    "sum": "total {}",
    "mean": "average {}",
    "median": "median {}",
    "min": "lowest {}",
    "max": "highest {}",
    "count": "number of {}",
    "count_distinct": "number of different {}",
}
_OPENING = {
    "forecast": "Forecast {}",
    "ask": "Look up {}",
    "predict": "Predict {} from the other columns",
    "explain": "Explain {}",
    "describe": "Describe {}",
    "whatif": "Work out what would change for {}",
    "score": "Apply a model to {}",
    "improve": "Improve the model behind {}",
    "pipeline": "Weigh the open deals of {}",
    "drift": "Compare {} with what it was",
    "watch": "Keep watch over {}",
}
_UNNAMED = {
    "predict": "an outcome",
    "explain": "the numbers",
    "whatif": "the numbers",
    "score": "the rows",
    "improve": "the last answer",
    "pipeline": "the file",
}
"""What a plan is about that names no column."""
_OPS = {
    "=": "only {column} {value}",
    "in": "only {column} {value}",
    "!=": "without {column} {value}",
    "not_in": "without {column} {value}",
    ">=": "only {column} from {value} on",
    ">": "only {column} above {value}",
    "<=": "only {column} up to {value}",
    "<": "only {column} below {value}",
    "between": "only {column} from {value}",
}


def said(plan: Plan, noun: str | None = None) -> str:
    """One sentence for a plan: what is done, with the dates, the measure, the grouping and what is left out."""
    parts = [
        _OPENING[plan.capability].format(_measured(plan, noun)),
        _grouped(plan),
        _timed(plan),
        _stepped(plan.frequency) if plan.capability == "forecast" else "",
    ]
    opening = " ".join(part for part in parts if part)
    clauses = [opening, *(filtered(each) for each in plan.filters)]
    if isinstance(plan, AskPlan) and plan.having is not None:
        clauses.append(f"only those with {filtered(plan.having).removeprefix('only ')}")
    if plan.exclude:
        clauses.append(f"leaving out the column {listed(list(plan.exclude))}")
    if plan.goal is not None:
        clauses.append(f"and how likely it is to reach {in_figures(plan.goal)}")
    further = [f" Then: {further.words}" for further in plan.then]
    return ", ".join(clauses).rstrip(",") + "." + "".join(further)


def _measured(plan: Plan, noun: str | None) -> str:
    if isinstance(plan, AskPlan) and plan.form in ("rows", "values"):
        return f"the values of {listed(list(plan.groups))}" if plan.form == "values" else "the rows themselves"
    if isinstance(plan, AskPlan) and plan.each:
        return f"average {plan.target} for each {plan.each}"
    if plan.aggregation == "count":
        return _SUMMED_UP["count"].format(noun or "rows")
    if plan.target is None:
        return _UNNAMED.get(plan.capability, "the file")
    named = f"{plan.target} ({plan.expression})" if plan.expression and len(plan.expression) < 60 else plan.target  # noqa: PLR2004
    if plan.aggregation is None or plan.capability == "predict":
        return named
    return _SUMMED_UP[plan.aggregation].format(named)


def _timed(plan: Plan) -> str:
    """The steps of a question about the past, its period, and what that is set against."""
    said = [f"for {dated(plan.period)}"] if plan.period else []
    if not isinstance(plan, AskPlan):
        return " ".join(said)
    said = [f"for {dated(plan.later)}"] if plan.later and not plan.period else said
    step = plan.frequency.value if plan.frequency else ""
    steps = f"by {plan.part}" if plan.part else f"{'per' if plan.steps else 'by'} {step}" if step else ""
    before = {"year": "against the year before", "step": "against the one before"}
    against = f"against {plan.against.label}" if plan.against else before.get(plan.before or "", "")
    share = "as shares of the whole" if plan.share else ""
    return " ".join(part for part in (steps, *said, against, share) if part)


def _grouped(plan: Plan) -> str:
    if not plan.groups or (isinstance(plan, AskPlan) and plan.form == "values"):
        return ""
    names = ["measure" if name == MEASURE_GROUP else name for name in plan.groups]
    end = plan.order or "largest" if isinstance(plan, AskPlan) else "largest"
    best = f", the {plan.limit} {end}," if plan.limit else ""
    if isinstance(plan, AskPlan) and plan.leaders:
        best = f", the {plan.limit} {end} of each {plan.leaders},"
    return f"by {listed(list(names))}{best}"


def _stepped(frequency: Frequency | None) -> str:
    return f"by {frequency.value}" if frequency else ""


def filtered(filter_: Filter) -> str:
    """A filter in words: "only Region West", "without Region East"."""
    value = filter_.value
    if isinstance(value, list):
        written = _span(value[0], value[1]) if filter_.op == "between" else listed(value)
    else:
        written = _scalar(value)
    return _OPS[filter_.op].format(column=filter_.column, value=written)


def _span(low: Scalar, high: Scalar) -> str:
    if isinstance(low, date) and isinstance(high, date):
        return days_written(low, high)
    return f"{_scalar(low)} to {_scalar(high)}"


def listed(values: Sequence[Scalar]) -> str:
    """Values in a row: "West, East and North"."""
    written = [_scalar(value) for value in values]
    return written[0] if len(written) == 1 else f"{', '.join(written[:-1])} and {written[-1]}"


def _scalar(value: Scalar) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_written(value)
    return in_figures(value) if isinstance(value, (int, float)) else value


def in_figures(value: float) -> str:
    """A number with marks between its thousands."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
