"""Plans of sales pipelines: which column is which, the quarter, its target."""

import re
from dataclasses import replace
from datetime import date

import pandas as pd

from automl.errors import Problem
from automl.plan import Choice, Filter, Period, Plan
from automl.row_plans import PipelinePlan
from automl.table import Frequency, Table
from automl.timeline import is_live
from automl.understanding.calendar.moment import Moment
from automl.understanding.calendar.resolve import Stretch, resolve
from automl.understanding.calendar.spoken import Phrase, Role, This
from automl.understanding.calendar.written import day_written
from automl.understanding.capability import wants_future
from automl.understanding.choices import key_value, value_of
from automl.understanding.currencies import currency_column, one_currency
from automl.understanding.deal_columns import Parts, parts_of
from automl.understanding.deal_outcome import Outcome, outcome_of, outcome_told
from automl.understanding.deals.focus import Wanted
from automl.understanding.deals.history import names_revenue
from automl.understanding.deals.saying import said_pipeline
from automl.understanding.deals.target import goal_of
from automl.understanding.filters import cell_filters
from automl.understanding.heard import Heard
from automl.understanding.measure import Measure
from automl.understanding.periods import as_period
from automl.understanding.roles import Part
from automl.understanding.scene import Scene

NO_OUTCOME = Problem(
    "Nothing in this file says which deals were won and which were lost, so there is nothing to learn chances from.",
    "Add the stage or status of every deal, such as “Closed Won” and “Closed Lost”, with closed deals in the list.",
)
_FEW_EVENTS = 5.0
_TOTAL = Wanted("total")
_OF_PAST = ("rates", "cycle")
_TIMED = ("total", "closing", "commit")
"""What is asked of a period."""
_AS_FOUND = (
    "stage", "created", "expected", "closed", "closed_too", "owner", "key", "title", "activity", "pushes", "chance",
    "snapshot",
)  # fmt: skip
"""The parts of a deal that the plan names as they were found."""
_NAMED = frozenset(("pipeline", "pipelines"))
_CALLED_WON = re.compile(r"(?i)\bwon\b|closedwon").search


def pipeline(heard: Heard, scene: Scene, wanted: Wanted = _TOTAL) -> Plan:
    """The plan that values open deals. Without an outcome it has no target (see `lacks_outcome`)."""
    outcome = outcome_of(scene.table, scene.choices)
    if outcome is None:
        return _without_outcome(heard, scene)
    parts = parts_of(scene.table, outcome)
    amount, assumed = _amount(parts, heard, scene)
    known = _known_until(scene, outcome, parts)
    moment = _moment(known, scene)
    during = _during(heard, moment) if wanted.focus in _OF_PAST else None
    stretch, said_when = _stretch(replace(heard, phrases=()) if during else heard, moment, wanted)
    filters = [*wanted.deals] if wanted.deals else _filters(heard, scene, outcome, parts)
    if wanted.suppose is not None and wanted.suppose.deals:
        filters = []
    money = one_currency(Measure(amount, "sum"), [], filters, heard.sentence, scene) if amount else []
    plan = PipelinePlan(
        target=outcome.column,
        won=outcome.won,
        lost=outcome.lost,
        ended=outcome.ended,
        amount=amount,
        time=parts.closed if _is_date(parts.closed, scene) else None,
        **{name: getattr(parts, name) for name in _AS_FOUND},
        currency=_currency(scene) if amount else None,
        groups=list(wanted.groups),
        period=as_period(stretch, moment),
        filters=[*filters, *money],
        focus=wanted.focus,
        order=wanted.order,
        suppose=wanted.suppose,
        during=during,
        goal=goal_of(heard, scene),
        limit=heard.limit,
        today=known,
        language=scene.lexicon.language,
        assumptions=[*heard.corrections, *assumed, *said_when],
    )
    return plan.model_copy(update={"words": said_pipeline(plan)})


def _currency(scene: Scene) -> str | None:
    """The column that names the currency of each amount."""
    column = currency_column(scene)
    return column.name if column else None


def about_deals(heard: Heard, scene: Scene) -> bool:
    """Whether a CRM export is asked for its pipeline, for the chance to reach a target, or for what a period brings, in
    words that say no more: its amounts in sum, won and lost and open, are nobody's forecast.

    "Pipeline" is a value of some exports, and a target is a forecast's elsewhere.
    """
    if names_deals(heard, scene):
        return True
    if heard.goal is not None:
        return outcome_told(scene.table) is not None
    return _of_a_period(heard, scene) and _has_open_deals(scene.table)


def names_deals(heard: Heard, scene: Scene) -> bool:
    """Whether the pipeline itself is named, and the file says which deals were won."""
    return not _NAMED.isdisjoint(heard.sentence.words()) and outcome_told(scene.table) is not None


def _of_a_period(heard: Heard, scene: Scene) -> bool:
    """Whether the words look ahead at a period and name nothing else of the data."""
    return (
        not names_revenue(heard)
        and bool(heard.phrases)
        and not heard.played
        and not heard.frequency
        and wants_future(heard, scene)
    )


def _has_open_deals(table: Table) -> bool:
    """Whether the deals of a file are won and lost by these very words, and some are neither."""
    outcome = outcome_told(table)
    if outcome is None or not (outcome.lost and all(map(_CALLED_WON, outcome.won))):
        return False
    over = table.frame[outcome.column].astype(str).isin([*outcome.won, *outcome.lost])
    return bool((~over & table.frame[outcome.column].notna()).any())


def lacks_outcome(plan: Plan) -> Problem | None:
    """Why a plan of a pipeline cannot be run: nothing says which deals were won."""
    return NO_OUTCOME if plan.capability == "pipeline" and plan.target is None else None


def _without_outcome(heard: Heard, scene: Scene) -> Plan:
    axis = scene.table.time
    moment = replace(_moment(axis.end if axis else scene.today, scene), past=True)
    stretch, assumed = _stretch(heard, moment, _TOTAL)
    plan = PipelinePlan(
        groups=[each.mention.columns[0].column.name for each in heard.parts(Part.GROUP)],
        period=as_period(stretch, moment),
        goal=heard.goal.value if heard.goal else None,
        language=scene.lexicon.language,
        assumptions=[*heard.corrections, *assumed],
    )
    return plan.model_copy(update={"words": said_pipeline(plan)})


def _amount(parts: Parts, heard: Heard, scene: Scene) -> tuple[str | None, list[str]]:
    """The column of amounts: the one named, else the one that looks like it; asked where several may be."""
    named = [each.mention.columns[0].column for each in heard.parts(Part.MEASURE) if each.mention.columns]
    numbers = [column.name for column in named if column.kind.numeric and column.name in parts.amounts]
    if numbers:
        return numbers[0], []
    if not parts.amounts:
        return None, ["No column of amounts was found, so deals are counted."]
    if len(parts.amounts) == 1:
        return parts.amounts[0], []
    options = [Choice(label=name, value=key_value("amount", name)) for name in parts.amounts]
    return value_of(scene.choices.settle("Which column is the amount of a deal?", options)), []


def _known_until(scene: Scene, outcome: Outcome, parts: Parts) -> date:
    """The last day on which a deal was created or closed, not after today; today where it cannot be far behind."""
    frame, today = scene.table.frame, pd.Timestamp(scene.today)
    over = frame[outcome.column].astype(str).isin([*outcome.won, *outcome.lost])
    stamps = [_days(frame[parts.created])] if parts.created else []
    stamps += [_days(frame.loc[over, name]) for name in (parts.closed, *parts.closed_too) if name]
    seen = pd.concat(stamps).dropna() if stamps else pd.Series(dtype="datetime64[ns]")
    seen = seen[seen <= today + pd.Timedelta(days=1)]
    if seen.empty:
        return scene.today
    last = seen.max()
    recent = seen[seen > last - pd.Timedelta(days=180)]
    rate = len(recent) / max((last - recent.min()).days, 1)
    behind = (today - last).days
    return scene.today if behind * rate <= _FEW_EVENTS and is_live(last.date(), scene.today) else last.date()


def _days(cells: pd.Series) -> pd.Series:
    if cells.dtype.kind == "M":
        return cells
    return pd.Series(pd.to_datetime(cells, errors="coerce", format="mixed"))


def _moment(known: date, scene: Scene) -> Moment:
    live = is_live(known, scene.today)
    return Moment(known, live, scene.today, scene.circumstances.fiscal_start)


def _during(heard: Heard, moment: Moment) -> Period | None:
    """When the closed deals ended that are asked about; None where no words say so."""
    asked = [each for each in heard.phrases if each.role is Role.PERIOD]
    return as_period(resolve(asked[0].spoken, replace(moment, past=True)), moment) if asked else None


def _stretch(heard: Heard, moment: Moment, wanted: Wanted) -> tuple[Stretch, list[str]]:
    """The period asked for, else the quarter that is running."""
    asked = [each for each in heard.phrases if each.role in (Role.PERIOD, Role.UNTIL)]
    sure = [each for each in asked if not each.weak] or asked
    now = [] if moment.live else [f"The file ends on {day_written(moment.end)}, so the period counts from there."]
    if sure:
        return _ahead(sure, moment), now
    quarter = ["No period was named, so the running quarter is taken."]
    timed = wanted.focus in _TIMED or wanted.suppose is not None
    return resolve(This(Frequency.QUARTER), moment), [*(quarter if timed else []), *now]


def _ahead(phrases: list[Phrase], moment: Moment) -> Stretch:
    """The first period that is not over."""
    stretches = [resolve(each.spoken, moment) for each in phrases]
    return next((each for each in stretches if each.end > moment.end), stretches[0])


def _filters(heard: Heard, scene: Scene, outcome: Outcome, parts: Parts) -> list[Filter]:
    """Which deals are asked about; "won" and "open" are no filters here."""
    unfit = {outcome.column, outcome.ended}
    played = [
        each for each in heard.played if not _NAMED & set(heard.sentence.written(each.mention.span).lower().split())
    ]
    found = [*cell_filters(heard.sentence, played, scene), *heard.comparisons]
    ends = {*outcome.won, *outcome.lost}
    stages = [each for each in found if each.column == parts.stage and each.value not in ends]
    return [each for each in found if each.column not in unfit or each in stages]


def _is_date(name: str | None, scene: Scene) -> bool:
    return name is not None and scene.table.column(name).kind.value == "date"
